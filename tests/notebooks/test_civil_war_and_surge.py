"""Figures in the text of lesson 04 are those of the data: a changed figure fails here."""

import pytest

from iraqcourse.data import frames, records
from iraqcourse.data.distance import great_circle_km
from iraqcourse.maps import reading


@pytest.fixture
def text(prose):
    return prose("civil-war-and-surge")


@pytest.fixture(scope="module")
def documented():
    table = frames.table("civilian_deaths_ibc_monthly")
    return table.set_index(table["month"].astype(str))["civilian_deaths_min_persons"].astype(int)


def said(event, figure):
    return any(figure in f"{fact.text} {fact.note}" for fact in records.facts_of(event))


@pytest.mark.parametrize(
    ("event", "figure", "words"),
    [
        ("2005-11-13-jadriya-bunker", "166 to 173", "Counts run from 166 to 173"),
        ("2006-02-22-samarra-bombing", "06:55", "At 06:55 men in uniform"),
        ("2006-02-22-samarra-bombing", "more than 1,300", "more than 1,300 people died"),
        ("2006-02-22-samarra-bombing", "at least 165", "at least 165 by an early lower one"),
        ("2006-civil-war-toll", "34,452 civilians killed and 36,685", "34,452 civilians killed and 36,685 wounded"),
        ("2006-civil-war-toll", "151,000", "about 151,000 violent deaths by June 2006"),
        ("2006-civil-war-toll", "655,000", "about 655,000 deaths more than in normal times by July 2006"),
        ("2006-06-07-zarqawi-killed", "Six people died", "Six people died in all"),
        ("2006-12-06-iraq-study-group", "79 recommendations", "It made 79 recommendations"),
        ("2006-12-30-saddam-executed", "148", "the killing of 148 Shia"),
        ("2006-08-anbar-awakening", "105,000", "there were about 105,000 of them"),
        ("2006-08-anbar-awakening", "370 million", "about 370 million dollars had been spent"),
        ("2007-08-29-sadr-freeze", "at least 52", "killed at least 52 people"),
        ("2007-10-troop-peak", "165,607", "165,607 on 1 September"),
        ("2007-10-troop-peak", "796", "later tallies reach 796"),
        ("2007-09-16-nisour-square", "at least 14", "at least 14 of the killings unjustified"),
    ],
)
def test_a_figure_of_the_facts_stands_in_the_text(text, event, figure, words):
    assert said(event, figure)
    assert words in text


def test_the_months_before_and_after_samarra_are_those_of_the_series(text, documented):
    assert documented["2006-01":"2006-02"].tolist() == [1517, 1500]
    assert "February, with 1,500, hardly differs from January, with 1,517" in text
    assert (documented["2005-01":"2005-12"] > 1500).sum() == 1
    assert "In 2005 the documented deaths of a month, in the lower figure, passed 1,500 only once" in text
    high = documented["2006-01":"2007-08"]
    assert (len(high), high.min()) == (20, 1500)
    assert documented["2007-09"] < 1500
    assert "did not fall below it for twenty months" in text


def test_the_highest_month_and_the_fall_of_2007_are_those_of_the_series(text, documented):
    assert documented.nlargest(2).index.tolist() == ["2003-03", "2006-07"]
    assert documented["2006-07"] == 3077
    assert documented["2005-01":"2008-12"].idxmax() == "2006-07"
    assert "The highest month of 2005 to 2008 is July 2006, at 3,077" in text
    assert [documented[f"2007-{month}"] for month in ("01", "08", "09", "12")] == [2715, 2332, 1314, 945]
    assert "falls from 2,332 to 1,314" in text
    assert "fell from 2,715 to 945" in text
    falls = documented["2006-01":"2008-12"].diff()
    assert falls.idxmin() == "2007-09"
    assert "the largest fall of all" in text


def test_documented_deaths_by_year_are_those_of_the_edition_of_2020(text):
    table = frames.table("civilian_deaths_ibc_yearly")
    edition = table[table["edition_date"] == "2020-01-02"].set_index("year")["civilian_deaths_persons"]
    assert (edition[2005], edition[2006]) == (16583, 29526)
    assert "16,583 civilians for 2005" in text
    assert "Iraq Body Count has 29,526 for the same year" in text
    assert round(34452 / (34452 - 29526)) == 7
    assert "differ by one in seven" in text


def test_seven_of_eleven_events_are_placed_in_baghdad(text):
    places = frames.table("event_places")
    ours = {event.id for event in records.events().values() if event.lesson == "civil-war-and-surge"}
    there = set(places[places["place_id"] == "baghdad"]["event_id"]) & ours
    assert (len(ours), len(there)) == (11, 7)
    assert "the seven events that our list places there share one point" in text


def test_the_open_items_sample_uses_figures_of_the_series(documented):
    troops = frames.table("us_troops_iraq_monthly")
    troops = troops.set_index(troops["month"].astype(str))["us_troops_persons"]
    assert (documented["2006-12"], troops["2007-01"], troops["2007-08"]) == (2788, 132_000, 162_000)


def test_the_distance_in_the_notes_is_that_of_the_coordinates():
    karbala, sinjar = records.places()["karbala"], records.places()["sinjar"]
    km = great_circle_km(karbala.latitude, karbala.longitude, sinjar.latitude, sinjar.longitude)
    notes = " ".join(scene.notes for scene in reading.read_map("civil-war-and-surge").scenes)
    assert f"{round(km, -1):.0f} km apart" in notes
