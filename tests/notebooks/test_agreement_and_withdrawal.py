"""Figures in the text of lesson 06 are those of the data: a changed figure fails here."""

from datetime import date

import pytest

from iraqcourse import paths
from iraqcourse.data import frames, records
from iraqcourse.maps import read_map

SIGNATURE, MID_NOVEMBER = date(2008, 11, 17), date(2011, 11, 15)


@pytest.fixture
def text(prose):
    return prose("agreement-and-withdrawal")


def said(event, figure):
    return any(figure in f"{fact.text} {fact.note}" for fact in records.facts_of(event))


def deaths_of(edition, column="civilian_deaths_persons"):
    table = frames.table("civilian_deaths_ibc_yearly")
    return table[table["edition_date"] == edition].set_index("year")[column]


@pytest.mark.parametrize(
    ("event", "figure", "words"),
    [
        ("2007-09-16-nisour-square", "17", "shot 17 Iraqi civilians dead"),
        ("2008-10-26-abu-kamal-raid", "eight civilians", "eight civilians had died"),
        ("2008-11-17-sofa-signed", "30 June 2009", "out of the cities by 30 June 2009"),
        ("2008-11-17-sofa-signed", "31 December 2011", "out of Iraq by 31 December 2011"),
        ("2008-11-17-sofa-signed", "a launching or transit point", '"a launching or transit point"'),
        (
            "2008-11-27-parliament-approves",
            "149 voted for, 35 against and 14 abstained",
            "149 were for the pact, 35 against",
        ),
        ("2008-11-27-parliament-approves", "220", "220 deputies were in the hall"),
        ("2008-11-27-parliament-approves", "144", "gave 144 votes in favour"),
        ("2008-11-27-parliament-approves", "30 deputies", "the 30 deputies of Sadr's movement"),
        ("2009-02-27-camp-lejeune", "35,000 to 50,000", "From 35,000 to 50,000 troops would stay"),
        ("2009-06-30-pull-out-of-cities", "131,000", "About 131,000 troops"),
        ("2009-06-30-pull-out-of-cities", "at least 30", "killed at least 30 people"),
        ("2010-03-07-election", "159", "claimed 159"),
        ("2010-08-31-combat-mission-ends", "4,400", "had passed 4,400"),
        ("2011-02-25-day-of-rage", "at least 23", "killed at least 23 people"),
        ("2011-06-deadliest-month", "46,000", "About 46,000 soldiers were left"),
        ("2011-10-21-full-withdrawal-announced", "a golden page", '"a golden page"'),
        ("2011-12-18-last-troops-leave", "100 to 125 vehicles", "100 to 125 vehicles with some 500 soldiers"),
        ("2011-12-18-last-troops-leave", "505 bases", "505 bases that are reported"),
    ],
)
def test_a_figure_of_the_facts_stands_in_the_text(text, event, figure, words):
    assert said(event, figure)
    assert words in text


def test_either_count_of_the_vote_is_more_than_half_of_the_house(text):
    assert 144 / 275 > 0.5
    assert 149 + 35 + 14 == 198
    assert "more than half of the whole house" in text


def test_the_paragraph_of_the_clause_is_not_given(text):
    graded = (paths.quizzes() / "agreement-and-withdrawal.yaml").read_text(encoding="utf-8")
    for number in ("Article 27", "Article 4", "27(", "paragraph 3"):
        assert number not in text
        assert number not in graded


def test_the_seats_of_2010_are_those_of_the_table(text):
    seats = frames.table("parliament_seats_iraq")
    seats = seats[seats["election_date"] == "2010-03-07"].set_index("list_name")["seats"]
    assert int(seats.sum()) == 325
    assert (int(seats.iloc[0]), int(seats["State of Law"])) == (91, 89)
    assert int(seats["State of Law"] + seats["National Iraqi Alliance"]) == 159
    assert "came first with 91 of 325 seats. Maliki's State of Law had 89" in text


def test_the_drawdown_is_that_of_the_series(text):
    troops = frames.table("us_troops_iraq_monthly").set_index("month")["us_troops_persons"]
    assert [int(troops[month]) for month in ("2008-11", "2010-08")] == [148_000, 49_700]
    assert "from 148,000 in November 2008 to 49,700 in August 2010" in text
    later = frames.table("us_troops_iraq_by_date").set_index("date")["us_troops_persons"]
    assert [int(later[day]) for day in ("2010-12-31", "2011-06", "2011-11")] == [47_000, 45_000, 13_000]
    assert "47,000 at the end of 2010, about 45,000 in June 2011, about 13,000 in November" in text


def test_the_estimate_for_2012_is_that_of_the_table(text):
    averages = frames.table("us_troops_iraq_fiscal_year_average").set_index("fiscal_year")
    assert int(averages.loc[2012, "avg_us_troops_persons"]) == 4100
    assert averages.loc[2012, "status"] == "estimated"
    assert "they expected 4,100" in text


def test_the_editions_say_what_the_text_says(text):
    new, old = deaths_of("2020-01-02"), deaths_of("2008-01", "civilian_deaths_max_persons")
    assert int(new[2011]) == 4162
    assert "documents 4,162 civilians killed in 2011, in its edition of 2020" in text
    assert len(old) == 5
    assert all(new[year] > old[year] for year in old.index)
    assert "all five years moved in one direction" in text


def test_june_2011_was_the_deadliest_month_since_june_2009(text):
    deaths = frames.table("us_military_deaths_iraq_monthly").set_index("month")["us_deaths_guardian_dod_persons"]
    assert (int(deaths["2011-06"]), int(deaths["2009-06"])) == (15, 15)
    assert all(deaths["2009-07":"2011-05"] < 15)
    assert "fifteen American service members died, the most since June 2009" in text


def test_a_newspaper_count_of_the_dead_is_that_of_the_table(text):
    totals = frames.table("us_military_deaths_operation_totals").set_index("as_of")["us_deaths_persons"]
    assert int(totals["2011-12-18"]) == 4474
    assert "A newspaper's own count of December 2011 was 4,474" in text


def test_the_bases_are_in_use_as_their_signs_say():
    def use(place, day):
        found = {one.on(day) for one in records.base_use() if one.place_id == place} - {"no"}
        return found.pop() if found else "no"

    layers = {layer.id: layer for layer in read_map("agreement-and-withdrawal").layers}
    in_2008, certain, possible = (layers[f"bases-{name}"].places for name in ("2008", "2011", "2011-possible"))
    assert {use(place, SIGNATURE) for place in in_2008} == {"certain"}
    assert {use(place, MID_NOVEMBER) for place in certain} == {"certain"}
    assert {use(place, MID_NOVEMBER) for place in possible} == {"possible"}
    assert {use(place, MID_NOVEMBER) for place in {*in_2008} - {*certain, *possible}} == {"no"}
    assert (len(in_2008), len(certain), len(possible)) == (12, 4, 5)


def test_the_list_has_thirty_bases_in_iraq_for_the_day_of_the_signature():
    iraq = [one for one in records.base_use() if records.places()[one.place_id].country == "Iraq"]
    uses = [one.on(SIGNATURE) for one in iraq]
    assert (uses.count("certain"), uses.count("possible")) == (21, 9)
    scene = next(one for one in read_map("agreement-and-withdrawal").scenes if one.id == "bases-2008")
    assert "The course's list has 30 in Iraq for that day, 9 of them uncertain" in scene.caption
