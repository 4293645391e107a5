"""Figures in the text of lesson 01 are those of the data: a changed figure fails here."""

import pytest

from iraqcourse.data import frames, records
from iraqcourse.data.distance import great_circle_km
from iraqcourse.maps import reading

WAR = "1980-09-22-iran-iraq-war"


@pytest.fixture
def text(prose):
    return prose("before-2003")


def said(event, figure):
    return any(figure in f"{fact.text} {fact.note}" for fact in records.facts_of(event))


@pytest.mark.parametrize(
    ("event", "figure", "words"),
    [
        ("1932-10-03-iraqi-independence", "about half", "the Shia were about half of the people"),
        ("1932-10-03-iraqi-independence", "about 60 per cent", "Congress says about 60 per cent"),
        (WAR, "500,000 Iraqi and 750,000 Iranian", "about 500,000 Iraqi and 750,000 Iranian dead"),
        (WAR, "155,000 to 190,000", "from about 155,000 to 190,000 in combat"),
        (WAR, "16,000 to 17,000", "16,000 to 17,000 civilians"),
        (WAR, "250,000", "put the Iraqi losses at about 250,000"),
        (WAR, "84 per cent", "84 per cent of those who served"),
        (WAR, "50,000 to 100,000", "estimated 50,000 to 100,000 dead"),
        (WAR, "182,000", "have spoken of up to 182,000"),
        ("1990-08-06-sanctions", "half a million", "half a million fewer deaths of children"),
        ("1990-08-06-sanctions", "22 May 2003", "Most sanctions ended on 22 May 2003"),
        ("1990-08-02-invasion-of-kuwait", "16-17 January", "in the night of 16-17 January 1991"),
        ("1992-08-27-no-fly-zones", "1,400", "killed about 1,400 civilians"),
        ("1992-08-27-no-fly-zones", "nearly ten times", "nearly ten times as many flights"),
        ("2002-11-08-unscr-1441", "within 45 days", "to start again within 45"),
        ("2002-11-08-unscr-1441", "within 30 days", "seven days to accept and 30 to make"),
    ],
)
def test_a_figure_of_the_facts_stands_in_the_text(text, event, figure, words):
    assert said(event, figure)
    assert words in text


def values(metric):
    return [one for one in records.event_values() if one.event_id == WAR and one.metric == metric]


def test_the_table_of_the_war_has_the_shape_and_the_gaps_that_the_text_describes(text):
    table = frames.table("event_values")
    war = table[table["event_id"] == WAR]
    assert war.shape == (11, 8)
    assert "`(11, 8)` means 11 rows and 8 columns" in text
    assert war["date"].isna().all()
    assert "*date* is empty in all eleven rows" in text


def test_figures_of_the_table_are_those_of_the_fact_about_the_war():
    iranian = [one.value for one in values("iranian_dead")]
    assert (max(iranian), min(iranian)) == (750_000, 155_081)
    own = [one.value for one in values("iranian_dead") if one.qualifier]
    assert (min(own), max(own)) == (155_081, 190_000)
    assert sorted(one.value for one in values("iraqi_dead")) == [250_000, 500_000]
    assert {round(one.value, -3) for one in values("iranian_civilian_dead")} == {16_000, 17_000}


def test_one_number_stands_for_two_things(text):
    newspaper = [one.value for one in records.event_values() if one.event_id == WAR and "newspaper" in one.who]
    foundation = {one.metric: one.value for one in records.event_values() if one.who.startswith("Martyrs Foundation")}
    assert sum(newspaper) == foundation["iranian_dead"] == 188_015
    assert foundation["iranian_civilian_dead"] == 17_000
    assert round(188_015 + 17_000, -3) == 205_000
    assert "17,000 civilians are added to it, which makes 205,000" in text


def test_the_parallel_of_the_northern_zone_passes_between_the_two_cities(text):
    places = records.places()
    assert places["kirkuk"].latitude < 36 < places["erbil"].latitude
    assert "the 36th passes between Erbil and Kirkuk" in text
    assert 33 < places["sulaymaniyah"].latitude < 36
    assert 32 < places["karbala"].latitude < 33


def test_the_distance_in_the_caption_is_that_of_the_coordinates():
    places = records.places()
    faw, city = places["faw"], places["kuwait-city"]
    km = great_circle_km(faw.latitude, faw.longitude, city.latitude, city.longitude)
    captions = " ".join(scene.caption for scene in reading.read_map("before-2003").scenes)
    assert f"it is about {km:.0f} km" in captions
