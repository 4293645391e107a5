"""Figures in the text of lesson 11 are those of the data: a changed figure fails here."""

import pytest

from iraqcourse.data import frames, records
from iraqcourse.data.distance import great_circle_km
from iraqcourse.maps import reading


@pytest.fixture
def text(prose):
    return prose("protests-2019")


@pytest.fixture(scope="module")
def tolls():
    return frames.table("protest_death_tolls_2019_2020")


@pytest.fixture(scope="module")
def seats():
    table = frames.table("parliament_seats_iraq")
    return table[table["election_date"] == "2018-05-12"]


def said(event, figure):
    return any(figure in f"{fact.text} {fact.note}" for fact in records.facts_of(event))


@pytest.mark.parametrize(
    ("event", "figure", "words"),
    [
        ("2018-05-12-iraqi-election", "54 of 329", "a parliament of 329 seats. Sairoon came first with 54"),
        ("2018-05-12-iraqi-election", "44.52 per cent", "44.52 per cent voted, fewer than at any election since 2003"),
        ("2018-05-12-iraqi-election", "13 of 18 provinces", "In 13 of 18 provinces nothing changed"),
        ("2018-10-25-abdul-mahdi-government", "219 votes", "on 2 October, with 219 votes"),
        ("2018-10-25-abdul-mahdi-government", "14 of 22", "sworn in with 14 of 22 ministers"),
        ("2019-10-01-iraq-protests-begin", "157 people killed and 5,494", "at least 157 killed and 5,494 injured"),
        ("2019-10-22-inquiry-and-first-un-report", "149 civilians and eight", "149 civilians and eight members"),
        ("2019-10-22-inquiry-and-first-un-report", "70 per cent", "About 70 per cent of the dead had wounds"),
        ("2019-10-25-second-protest-wave", "at least 16", "At least 16 of these people had been struck"),
        ("2019-11-03-karbala-consulate", "three people were killed", "three people were reported killed"),
        ("2019-11-08-qayyarah-rockets", "Seventeen rockets", "At about 19:45 on 8 November 17 rockets"),
        ("2019-11-27-najaf-consulate-burnt", "one demonstrator killed and 35", "one demonstrator killed there and 35"),
        ("2019-11-28-nasiriyah-killings", "25 to 29", "25 to 29 dead were reported in the city"),
        ("2019-11-28-nasiriyah-killings", "at 46", "A week later Reuters gave 46"),
        ("2019-12-03-december-rocket-attacks", "wounded six", "and wounded six Iraqi soldiers"),
        ("2019-12-03-december-rocket-attacks", "nine in five weeks", "nine in five weeks"),
        ("2019-12-03-december-rocket-attacks", "11 attacks", "the Pentagon later of 11"),
        ("2019-12-06-khilani-square", "20 to 25 dead", "Reports run from 20 to 25 dead"),
        ("2019-12-06-khilani-square", "more than 125", "more than 125 people were hurt"),
    ],
)
def test_a_figure_of_the_facts_stands_in_the_text(text, event, figure, words):
    assert said(event, figure)
    assert words in text


@pytest.mark.parametrize(
    ("who", "said_on", "deaths", "words"),
    [
        ("UN human rights office", "2019-10-03", 19, "one report gave 19 dead"),
        ("UNAMI", "2019-11-05", 97, "UNAMI recorded at least 97 more deaths"),
        ("Iraqi High Commission", "2019-11-05", 105, "a body of the state, counted 105"),
        ("AP", "2019-11-29", 350, "AP had at least 350 on 29 November"),
        ("Reuters", "2019-11-29", 408, "Reuters at least 408"),
        ("Iraqi High Commission", "2019-11-30", 409, "gave 409 dead"),
        ("Iraqi High Commission", "2019-12-05", 460, "the press had 460 for the same days"),
        ("Iraqi High Commission", "2019-12-25", 489, "gave 489 dead since October"),
        ("Iraqi High Commission", "2020-02-07", 543, "the Iraqi commission had counted 543 dead"),
        ("Amnesty", "2020-01-23", 600, "Amnesty International wrote in January of more than 600"),
        ("UNAMI and OHCHR", "2020-08-27", 487, "at least 487 people, for October 2019 to April 2020"),
    ],
)
def test_a_toll_of_the_series_stands_in_the_text(text, tolls, who, said_on, deaths, words):
    row = tolls[tolls["counted_by"].str.startswith(who) & (tolls["as_of"] == said_on)]
    assert row["deaths_persons"].tolist() == [deaths]
    assert words in text


def test_two_tolls_of_the_commission_cover_the_same_days(tolls):
    both = tolls[tolls["deaths_persons"].isin([409, 460])]
    assert both["period_end"].dt.strftime("%Y-%m-%d").tolist() == ["2019-11-30"] * 2
    assert both["counted_by"].nunique() == 1


def test_the_three_reports_of_unami_add_up(text, tolls):
    reports = tolls[tolls["counted_by"] == "UNAMI"]
    assert reports["deaths_persons"].tolist() == [157, 97, 170]
    assert "UNAMI's three reports add up to 424 dead to 8 December" in text
    assert reports["deaths_persons"].sum() == 424
    assert said("2019-10-25-second-protest-wave", "424 deaths")


def test_the_inquirys_lower_result_is_civilians_and_security_forces_together(text, tolls):
    row = tolls[tolls["counted_by"].str.contains("Al Arabiya")].iloc[0]
    assert (row["deaths_persons"], row["of_which_security_forces_persons"]) == (111, 4)
    assert "107 civilians and 4 security personnel, 111 in all" in text


def test_the_two_largest_lists_held_a_sixth_and_a_seventh(text, seats):
    final = seats[seats["status"].str.startswith("after")].set_index("list_name")["seats"]
    assert (final["Sairoon"], final["Fatah Alliance"], final["Victory Alliance (Nasr)"]) == (54, 48, 42)
    assert (round(329 / final["Sairoon"]), round(329 / final["Fatah Alliance"])) == (6, 7)
    assert "about a sixth and a seventh of the house" in text


def test_no_attack_of_autumn_was_claimed_and_none_killed_an_american(text):
    table = frames.table("attacks_on_bases_2019_2020")
    autumn = table[table["date"].between("2019-10-01", "2019-12-26")]
    assert autumn["rounds_low_count"].tolist() == [17, 5, 2, 4]
    assert set(autumn["claimed_by"]) == {"none"}
    assert autumn["us_killed_persons"].sum() == 0
    assert "by 26 December they had killed no American" in text


def test_the_distances_on_the_map_are_those_of_the_coordinates():
    places = records.places()

    def km(one, other):
        a, b = places[one], places[other]
        return great_circle_km(a.latitude, a.longitude, b.latitude, b.longitude)

    scenes = reading.read_map("protests-2019").scenes
    words = " ".join(f"{scene.caption} {scene.notes}" for scene in scenes)
    assert f"about {km('basra', 'basra-cob'):.0f} km away at the airport" in words
    assert f"about {km('baghdad', 'green-zone'):.0f} km apart" in words
    assert f"about {round(km('baghdad', 'karbala'), -1):.0f} km from Baghdad" in words
    assert f"about {km('najaf', 'karbala'):.0f} km apart" in words
