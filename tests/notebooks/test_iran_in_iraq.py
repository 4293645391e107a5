"""Figures in the text of lesson 05 are those of the data: a changed figure fails here."""

import pytest

from iraqcourse.data import frames, records
from iraqcourse.data.distance import great_circle_km


@pytest.fixture
def text(prose):
    return prose("iran-in-iraq")


def said(event, figure):
    return any(figure in f"{fact.text} {fact.note}" for fact in records.facts_of(event))


@pytest.mark.parametrize(
    ("event", "figure", "words"),
    [
        ("2007-01-11-erbil-five", "03:00", "at about 03:00, American soldiers seized five Iranians"),
        ("2007-01-11-erbil-five", "9 July 2009", "handed over on 9 July 2009"),
        ("2007-01-11-erbil-five", "29 December", "released on 29 December"),
        ("2007-01-20-karbala-raid", "Nine to twelve", "nine to twelve men drove into the provincial centre"),
        ("2007-02-11-efp-briefing", "170", "had killed 170 coalition soldiers"),
        ("2007-02-11-efp-briefing", "620", "wounded about 620"),
        ("2007-02-11-efp-briefing", "196", "documents opened in 2015 gave 196 Americans"),
        ("2007-02-11-efp-briefing", "603", "at least 603 American deaths from 2003 to 2011"),
        ("2007-02-11-efp-briefing", "608", "A transcript had first said 608"),
        ("2007-02-11-efp-briefing", "17 per cent", "the 603 were 17 per cent of all deaths"),
        ("2007-05-28-us-iran-talks", "27 years", "first formal talks of the two states alone in 27 years"),
        ("2008-03-02-ahmadinejad-in-baghdad", "160,000", "a country with 160,000 troops in Iraq"),
        ("2008-03-25-basra-charge-of-the-knights", "488", "spoke of 488 dead and over 900 wounded"),
        ("2008-03-25-basra-charge-of-the-knights", "210", "210 dead militiamen and 50 civilians"),
        ("2009-06-24-us-designates-kataib-hezbollah", "24 June 2009", "on 24 June 2009"),
        ("2009-11-13-hill-cable", "100 to 200 million", "at 100 to 200 million dollars a year"),
        ("2009-11-13-hill-cable", "70 million", "About 70 million went to Badr and its party"),
        ("2008-11-27-parliament-approves", "149", "by 149 of 198 votes counted"),
        ("2019-11-18-iran-cables", "700 pages", "about 700 pages of reports"),
    ],
)
def test_a_figure_of_the_facts_stands_in_the_text(text, event, figure, words):
    assert said(event, figure)
    assert words in text


def test_one_fact_in_three_is_weak_as_the_text_says(text):
    ours = {event.id for event in records.events().values() if event.lesson == "iran-in-iraq"}
    facts = frames.table("facts")
    facts = facts[facts["event_id"].isin(ours)]
    assert 0.3 < (facts["provenance"] == "weak").sum() / len(facts) < 0.36
    assert "About one fact in three of this lesson rests only on copies or excerpts" in text


def test_four_figures_of_troops_in_march_2008_are_those_of_two_tables(text):
    by_month = frames.table("us_troops_iraq_monthly")
    ends = by_month[by_month["month"].between("2008-02", "2008-03")]["us_troops_persons"].tolist()
    by_date = frames.table("us_troops_iraq_by_date")
    march = by_date[by_date["date"].str.startswith("2008-03")]
    assert ends == [157_000, 155_000]
    assert march["us_troops_persons"].tolist() == [159_700, 158_000]
    assert "23,000 in Kuwait" in march["note"].iloc[0]
    assert "157,000, 159,700, 158,000 and 155,000" in text
    assert "leaves out 23,000 soldiers in Kuwait" in text


def test_neither_table_of_troops_is_always_the_lower_one(text):
    both = frames.table("us_troops_iraq_monthly").merge(
        frames.table("us_troops_iraq_monthly_globalsecurity"), on="month"
    )
    gap = both["us_troops_persons"] - both["us_ground_troops_in_iraq_persons"]
    assert (gap > 0).any()
    assert (gap < 0).any()
    assert str(both["month"][gap.abs().idxmax()]) == "2004-03"
    assert "it is higher in some months and lower in others" in text


def test_the_two_shares_of_603_are_those_of_the_series(text):
    deaths = frames.table("us_military_deaths_iraq_monthly")
    deaths = deaths[deaths["month"].between("2003-03", "2011-12")]
    every = int(deaths["us_deaths_icasualties_persons"].sum())
    hostile = int(deaths["us_deaths_icasualties_hostile_persons"].sum())
    assert (len(deaths), every, hostile) == (106, 4485, 3545)
    assert (round(603 / every * 100, 1), round(603 / hostile * 100, 1)) == (13.4, 17.0)
    assert "are 13.4 per cent of all deaths and 17.0 per cent of those by hostile action" in text
    assert "about five of six Americans killed in combat died by other hands" in text


def test_the_fall_of_all_attacks_and_the_months_with_few_rockets_are_those_of_the_series(text):
    attacks = frames.table("coalition_recorded_attacks_monthly")
    attacks = attacks.set_index(attacks["month"].astype(str))
    july, december = (attacks["significant_acts_count"][month] for month in ("2007-07", "2007-12"))
    assert round(float((july - december) / july * 100), 1) == 50.4
    assert "all recorded attacks fell by 50.4 per cent" in text
    fire = attacks["indirect_fire_count"]
    assert fire.loc["2005-09":"2006-04"].max() < 10
    assert fire["2004-11"] == 249
    assert "fewer than ten attacks by rocket or mortar a month. In November 2004 it had 249" in text


def test_no_line_of_support_is_for_the_mahdi_army_and_no_source_is_a_document(text):
    relations = frames.table("relations")
    groups = ["badr", "mahdi-army", "kataib-hezbollah", "asaib-ahl-al-haq"]
    backers = ["iran", "quds-force", "lebanese-hezbollah"]
    lines = relations[relations["other_actor_id"].isin(groups) & relations["actor_id"].isin(backers)]
    assert len(lines) == 5
    assert "mahdi-army" not in set(lines["other_actor_id"])
    rests = frames.table("relation_sources")
    rests = rests[rests["relation_id"].isin(lines["id"])]["source_id"]
    used = [records.sources()[name] for name in rests]
    assert (len(used), sum(source.access == "copy" for source in used)) == (8, 3)
    assert not any(source.kind == "primary" for source in used)
    assert "three of eight entries were read in a copy" in text


@pytest.mark.parametrize(
    ("start", "end", "km"), [("basra", "qom", 540), ("baghdad", "qom", 610), ("qom", "tehran", 130)]
)
def test_distances_in_captions_and_questions_are_those_of_the_places(start, end, km):
    one, other = (records.places()[name] for name in (start, end))
    distance = great_circle_km(one.latitude, one.longitude, other.latitude, other.longitude)
    assert abs(distance - km) <= 5
