"""Figures in the text of lesson 07 are those of the data: a changed figure fails here."""

import json
import math
from itertools import pairwise

import pytest

from iraqcourse import paths
from iraqcourse.data import frames, records
from iraqcourse.maps import read_map
from iraqcourse.maps.cards import km_between

LESSON = "syria-and-the-rise-of-is"
EARTH_KM = 6371.0
SQUARE_KM = 1.609 * 1.609


@pytest.fixture
def text(prose):
    return prose(LESSON)


def said(event, figure):
    return any(figure in f"{fact.text} {fact.note}" for fact in records.facts_of(event))


def deaths(bound):
    table = frames.table("civilian_deaths_ibc_monthly")
    return table.set_index(table["month"].astype(str))[f"civilian_deaths_{bound}_persons"].astype(int)


def ring_km2(ring):
    """Give the area on a sphere of a ring of (longitude, latitude) in degrees."""
    total = 0.0
    for (lon_1, lat_1), (lon_2, lat_2) in pairwise(ring):
        total += math.radians(lon_2 - lon_1) * (math.sin(math.radians(lat_1)) + math.sin(math.radians(lat_2))) / 2
    return abs(total) * EARTH_KM**2


def country_km2(name):
    shapes = json.loads((paths.data() / "basemap" / "countries.geojson").read_text(encoding="utf-8"))["features"]
    geometry = next(one["geometry"] for one in shapes if one["properties"]["name"] == name)
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return sum(ring_km2(part[0]) - sum(ring_km2(hole) for hole in part[1:]) for part in parts)


@pytest.mark.parametrize(
    ("event", "figure", "words"),
    [
        ("2011-12-19-hashimi-arrest-warrant", "about 150 attacks", "about 150 attacks from 2005 to 2011"),
        ("2011-12-19-hashimi-arrest-warrant", "at least 58", "at least 58 people by the first reports"),
        ("2012-12-21-sunni-protests-begin", "about 2,000 people", "about 2,000 people blocked the highway"),
        ("2012-12-21-sunni-protests-begin", "13 demands", "a committee in Ramadi published thirteen demands"),
        ("2013-04-23-hawija-raid", "about 1,000 people", "about 1,000 people had been sitting in"),
        ("2013-04-23-hawija-raid", "27 dead", "first gave 27 dead"),
        ("2013-04-23-hawija-raid", "23 including three", "gave 23, three of them its own"),
        ("2013-04-23-hawija-raid", "more than 250", "More than 250 people had been killed by early May"),
        ("2013-04-23-hawija-raid", "over 330", "over 330 from 23 to 26 April alone"),
        ("2011-03-syria-uprising-begins", "350,209", "350,209 people whom it could identify"),
        ("2011-03-syria-uprising-begins", "306,887", "306,887, and meant something else"),
        ("2011-03-syria-uprising-begins", "143,350", "143,350 of them documented one by one"),
        ("2013-soleimani-and-irans-support-for-assad", "80,000", "estimates of up to 80,000"),
        ("2013-soleimani-and-irans-support-for-assad", "about 7,000", "about 7,000 new Iranian and Iraqi fighters"),
        ("2013-soleimani-and-irans-support-for-assad", "20 to 30 billion", "20 to 30 billion in total"),
        ("2013-04-10-iraqi-militias-acknowledge-syria-role", "more than 1,500", "had sent more than 1,500 men"),
        ("2013-07-21-abu-ghraib-prison-break", "500 to 1,000", "quoted him with 500 to 1,000"),
        (
            "2013-12-30-ramadi-protest-camp-cleared",
            "seven gunmen and three police",
            "Seven gunmen and three policemen died",
        ),
        ("2014-01-04-fallujah-lost", "killed 65", "65 people were killed in the province"),
        ("2014-06-10-fall-of-mosul", "800 to about 1,500", "attackers run from 800 to about 1,500"),
        ("2014-06-10-fall-of-mosul", "25,000 to 30,000", "from up to 25,000 to 30,000"),
        ("2014-06-10-fall-of-mosul", "more than 500,000", "More than 500,000 people fled"),
        ("2014-06-12-camp-speicher-massacre", "160 to 190", "first confirmed 160 to 190"),
        ("2014-06-12-camp-speicher-massacre", "between 560 and 770", "between 560 and 770"),
        ("2014-06-12-camp-speicher-massacre", "at least 1,500", "speaks of at least 1,500"),
        ("2014-06-12-camp-speicher-massacre", "about 1,700", "claimed about 1,700"),
        ("2014-08-03-sinjar-attack-on-yazidis", "2,100 to 4,400", "3,100 killed, with a range of 2,100 to 4,400"),
        ("2014-08-03-sinjar-attack-on-yazidis", "4,200 to 10,800", "6,800 kidnapped, with a range of 4,200 to 10,800"),
        ("2014-08-03-sinjar-attack-on-yazidis", "at least 3,200", "At least 3,200 women and children"),
    ],
)
def test_a_figure_of_the_facts_stands_in_the_text(text, event, figure, words):
    assert said(event, figure)
    assert words in text


def test_the_two_sizes_of_the_summer_are_those_of_the_table(text):
    sizes = [one.value for one in records.event_values() if one.metric == "area_square_miles"]
    assert sizes == [12_000, 35_000]
    assert "from 12,000 to 35,000 square miles" in text


def test_a_third_of_both_countries_is_more_than_twice_the_larger_size(text):
    iraq, syria = country_km2("Iraq"), country_km2("Syria")
    assert (round(iraq, -2), round(syria, -3)) == (437_600, 186_000)
    assert "Iraq has about 437,600 square kilometres and Syria about 186,000" in text
    assert round((iraq + syria) / 3 / (35_000 * SQUARE_KM), 1) == 2.3


def test_a_third_of_iraq_is_more_than_the_series_has_for_both(text):
    territory = frames.table("is_territory_iraq_syria").set_index("date")["is_territory_iraq_and_syria_km2"]
    assert int(territory["2015-01-01"]) == 90_800
    assert round(country_km2("Iraq") / 3, -3) == 146_000 > int(territory.max())
    assert "about 146,000 square kilometres" in text


def test_the_first_row_of_the_series_is_almost_the_larger_estimate_and_2014_has_none(text):
    territory = frames.table("is_territory_iraq_syria")
    first = int(territory["is_territory_iraq_and_syria_km2"].iloc[0])
    assert abs(first - 35_000 * SQUARE_KM) / first < 0.005
    assert not any(str(day).startswith("2014") for day in territory["date"])
    assert "It has no row for 2014" in text


def test_the_year_after_hawija_has_more_than_twice_the_documented_deaths(text):
    lower = deaths("min")
    before, after = lower["2012-04":"2013-03"].mean(), lower["2013-05":"2014-04"].mean()
    assert (round(before), round(after)) == (330, 859)
    assert after / before > 2
    assert "more than twice as high in the year after April 2013" in text
    cells = json.loads(paths.lesson_notebook(LESSON).read_text(encoding="utf-8"))["cells"]
    drawn = next("".join(cell["source"]) for cell in cells if cell["id"] == "months")
    assert "About 330 a month before April 2013, 859 a month after it." in drawn


def test_june_2014_has_three_figures_and_their_distance_is_larger_than_the_least(text):
    un = frames.table("civilian_casualties_unami_monthly")
    least = int(un[un["month"].astype(str) == "2014-06"]["civilians_killed_persons"].iloc[0])
    assert least == 1775
    assert int(deaths("max")["2014-06"]) - least > least
    assert "announced 1,775 civilians killed" in text
    assert "The distance is larger than the UN's whole figure" in text


def test_the_displaced_of_2013_are_more_than_the_difference_of_2014(text):
    idmc = frames.table("idps_iraq_idmc_yearly").set_index("year")["idps_conflict_violence_end_of_year_persons"]
    iom = frames.table("idps_iraq_iom_dtm").set_index("date")["idps_persons"]
    assert (int(idmc[2014]), int(idmc[2013]), int(iom["2014-12-09"])) == (3_276_000, 2_100_000, 2_086_356)
    assert int(idmc[2014]) - int(iom["2014-12-09"]) < int(idmc[2013])
    assert "IDMC has 2,100,000, and that is far more than the difference" in text


def test_every_figure_of_iom_divides_by_six(text):
    persons = frames.table("idps_iraq_iom_dtm")["idps_persons"].dropna()
    assert all(int(one) % 6 == 0 for one in persons)
    assert "Every figure of that table divides by six" in text


def test_one_of_the_months_of_the_un_is_sure_to_hold_anbar(text):
    table = frames.table("civilian_casualties_unami_monthly")
    table = table[table["month"].between("2012-11", "2014-12")]
    flags = table["includes_anbar"].value_counts()
    assert (len(table), int(flags["yes"])) == (19, 1)
    assert "In one of its 19 months" in text
    february = table[table["month"].astype(str) == "2014-02"].iloc[0]
    assert (int(february["civilians_killed_persons"]), february["includes_anbar"]) == (564, "no")
    assert "298 killed" in february["note"]
    assert "gave 298 killed, apart from UNAMI's 564" in text


def test_the_garrison_and_the_attackers_give_sixteen_to_one(text):
    assert 25_000 // 1_500 == 16
    assert "16 defenders for each attacker" in text


def test_distances_in_text_and_captions_are_those_of_the_places(text):
    captions = {scene.id: scene.caption for scene in read_map(LESSON).scenes}
    assert round(km_between("fallujah", "baghdad")) == 57
    assert "57 km from Baghdad" in text
    assert "57 km from Baghdad" in captions["winter"]
    assert round(km_between("abu-ghraib", "taji")) == 25
    assert "25 km apart" in captions["prisons"]
    assert round(km_between("damascus", "baghdad"), -1) == 750
    assert "750 km from Baghdad" in captions["syria"]


def test_the_map_draws_no_area():
    kinds = {type(layer).__name__ for layer in read_map(LESSON).layers}
    # All three are points: who held a place on a day is a sign with a source, never an outline.
    assert kinds == {"Places", "Events", "Held"}
