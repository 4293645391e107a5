"""Figures in the text of lesson 02 are those of the data: a changed figure fails here."""

from datetime import date

import pytest

from iraqcourse.data import frames, records
from iraqcourse.maps import reading


@pytest.fixture
def text(prose):
    return prose("invasion")


def said(event, figure):
    return any(figure in f"{fact.text} {fact.note}" for fact in records.facts_of(event))


@pytest.mark.parametrize(
    ("event", "figure", "words"),
    [
        ("2003-03-20-invasion-begins", "seven mobile factories", "at least seven of these mobile"),
        ("2003-03-20-invasion-begins", "would take months", 'would take "months"'),
        ("2003-03-20-invasion-begins", "412 votes to 149", "412 votes to 149"),
        ("2003-03-20-invasion-begins", "05:35", "At about 05:35 on 20 March"),
        ("2003-03-20-invasion-begins", "about 40 cruise missiles", "about 40 cruise missiles"),
        ("2003-03-20-invasion-begins", "192,000", "192,000 American troops in March 2003"),
        (
            "2003-03-20-invasion-begins",
            "194 Polish",
            "Britain is usually given 45,000 troops, Australia 2,000 and Poland 194",
        ),
        ("2003-03-20-invasion-begins", "70,000 Kurdish", "some 70,000 Kurdish Peshmerga"),
        ("2003-03-20-invasion-begins", "46 names in March and 49", "46 names in March and 49 in April, then 48"),
        ("2003-03-20-invasion-begins", "39 public supporters", "found 39 public supporters"),
        ("2003-05-01-bush-carrier-speech", "4,217", "Of 4,369 American deaths recorded up to November 2009, 4,217"),
        ("2003-05-22-unscr-1483", "Fourteen members", "Fourteen members voted for it"),
        ("2003-05-22-unscr-1483", "end of 2007", "Until the end of 2007"),
        ("2003-12-13-saddam-captured", "About 600", "some 600 American troops"),
        ("2003-12-13-saddam-captured", "750,000", "some accounts say 750,000"),
        ("2004-10-06-iraq-survey-group", "30 September", "30 September 2004, and it became public on 6 October"),
    ],
)
def test_a_figure_of_the_facts_stands_in_the_text(text, event, figure, words):
    assert said(event, figure)
    assert words in text


def test_from_the_first_strike_to_the_fall_of_baghdad_are_twenty_days(text):
    first, fall = (records.events()[name].date for name in ("2003-03-20-invasion-begins", "2003-04-09-fall-of-baghdad"))
    assert (date.fromisoformat(fall) - date.fromisoformat(first)).days == 20
    assert "Twenty days had passed since the first strike" in text


def test_three_statements_of_2003_and_a_yearly_average_are_those_of_the_tables(text):
    statements = frames.table("us_troops_iraq_by_date")
    spring = statements[statements["date"].between("2003-01-01", "2003-12-31")]
    assert (len(spring), len(statements)) == (3, 45)
    assert spring["us_troops_persons"].tolist() == [192000, 150000, 146000]
    assert "three rows of 45. Two of them speak of March, and they are 42,000 apart" in text
    average = frames.table("us_troops_iraq_fiscal_year_average").set_index("fiscal_year")["avg_us_troops_persons"]
    assert average[2003] == 67700
    assert "an average of 67,700" in text


def test_the_figure_given_for_the_invasion_is_that_of_may(text):
    may = frames.table("us_troops_iraq_monthly").iloc[0]
    assert str(may["month"]) == "2003-05"
    assert (may["us_troops_persons"], may["all_foreign_troops_persons"]) == (150000, 173000)
    march = frames.table("us_troops_iraq_by_date").iloc[1]
    assert "plus 23,000 from other countries" in march["note"]
    assert "150,000 Americans and 23,000 soldiers from other countries" in text


def test_american_deaths_are_those_of_the_series(text):
    deaths = frames.table("us_military_deaths_iraq_monthly").set_index("month")
    assert deaths["us_deaths_guardian_dod_persons"].iloc[:2].tolist() == [65, 74]
    assert "In March 65 American service members died, in April 74" in text
    assert 4369 - 4217 - (65 + 74) == 13
    assert "152 are left for the weeks before May" in text
    other, every = "us_deaths_icasualties_nonhostile_persons", "us_deaths_icasualties_persons"
    assert [(int(deaths[other][month]), int(deaths[every][month])) for month in ("2003-05", "2003-11")] == [
        (29, 37),
        (13, 82),
    ]
    assert "In November 13 of 82 deaths were of this other kind" in text


def test_documented_deaths_of_the_spring_are_those_of_the_series(text):
    months = frames.table("civilian_deaths_ibc_monthly")
    year = months[months["month"].between("2003-03", "2003-12")]
    low, high = (year[f"civilian_deaths_{end}_persons"] for end in ("min", "max"))
    assert (low.iloc[:2].sum(), high.iloc[:2].sum(), low.sum()) == (6465, 8267, 10655)
    assert "between 6,465 and 8,267 documented deaths" in text
    assert "10,655 in the lower figure" in text
    assert 400 < low.iloc[2:].min() < high.iloc[2:].max() < 800
    assert "From May on, each row has between 400 and 800" in text
    assert (high.iloc[0], year["max_persons_in_records_spanning_months"].iloc[0]) == (6324, 5622)


def test_the_row_of_march_has_no_ground_troops_inside_iraq(text):
    march = frames.table("us_troops_iraq_monthly_globalsecurity").iloc[0]
    assert (str(march["month"]), int(march.iloc[1]), int(march.iloc[2])) == ("2003-03", 0, 175000)
    assert "0 in Iraq and 175,000 elsewhere" in text


def test_the_map_marks_the_bases_of_1_may_as_the_table_of_uses_does():
    layers = {layer.id: layer for layer in reading.read_map("invasion").layers}
    for layer, wanted in (("bases", "certain"), ("bases-possible", "possible")):
        for place in layers[layer].places:
            uses = {use.on(date(2003, 5, 1)) for use in records.base_use() if use.place_id == place}
            assert wanted in uses, place
