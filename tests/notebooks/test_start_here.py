"""Figures in the text of lesson 00 are those of the data: a changed figure fails here."""

import pytest

from iraqcourse.data import frames, records


@pytest.fixture
def text(prose):
    return prose("start-here")


@pytest.mark.parametrize(
    ("says", "count"),
    [
        ("The table of facts has {} rows", lambda: len(records.facts())),
        ("made a list of its {} claims", lambda: len(records.claims())),
    ],
)
def test_what_the_text_counts_is_what_there_is(text, says, count):
    assert says.format(count()) in text


def test_the_list_of_places_is_as_long_as_the_text_says(text):
    assert "a list of more than 160 places" in text
    assert 160 < len(records.places()) < 200


def test_the_count_of_injuries_grew_as_the_text_says(text):
    counts = frames.table("tbi_counts_al_asad")
    said = dict(zip(counts["date"].dt.strftime("%Y-%m-%d"), counts["us_tbi_reported_persons"], strict=True))
    assert said["2020-01-08"] == 0
    assert 11 in set(said.values())
    assert counts["us_tbi_reported_persons"].iloc[-1] == 110
    assert "11 service members had been flown out" in text
    assert "The last count of brain injuries, in February 2020, was 110" in text


def test_three_counts_of_missiles_stand_in_the_table_and_in_the_text(text):
    totals = set(frames.table("missile_counts_2020_01_08")["missiles_fired_total_count"].dropna())
    for figure, words in [(16, "counted 16 missiles"), (15, "had said 15"), (22, "counted 22")]:
        assert figure in totals
        assert words in text


def test_no_place_is_less_certain_than_the_text_says(text):
    places = records.places()
    assert places["strait-of-hormuz"].coordinate_uncertainty_km == 40
    assert "for the Strait of Hormuz 40 km" in text
