"""Figures in the text of lesson 10 are those of the data: a changed figure fails here."""

import pytest

from iraqcourse.data import frames, records
from iraqcourse.data.distance import great_circle_km


@pytest.fixture
def text(prose):
    return prose("gulf-crisis-2019")


def said(event, figure):
    return any(figure in f"{fact.text} {fact.note}" for fact in records.facts_of(event))


def km_between(one, other):
    a, b = records.places()[one], records.places()[other]
    return great_circle_km(a.latitude, a.longitude, b.latitude, b.longitude)


@pytest.mark.parametrize(
    ("event", "figure", "words"),
    [
        ("2018-hormuz-oil-share", "21 million", "21 million barrels of oil a day"),
        ("2018-hormuz-oil-share", "21 per cent", "about 21 per cent of the petroleum"),
        ("2018-hormuz-oil-share", "17 million", "gave 17 million barrels"),
        ("2018-hormuz-oil-share", "35 per cent", "35 per cent of seaborne oil"),
        ("2019-05-14-saudi-pipeline-drones", "Two pumping stations", "two pumping stations"),
        ("2019-06-13-gulf-of-oman-tankers", "06:12 and 07:00", "At 06:12 on 13 June"),
        ("2019-06-13-gulf-of-oman-tankers", "10 nautical miles", "about ten nautical miles apart"),
        ("2019-06-20-us-drone-shot-down", "04:05", "At 04:05 on 20 June"),
        (
            "2019-06-20-us-drone-shot-down",
            "nine nautical miles southwest",
            "about nine nautical miles to the southwest",
        ),
        ("2019-06-20-us-drone-shot-down", "34 km", "about 34 km from the nearest Iranian land"),
        ("2019-06-20-us-drone-shot-down", "about 15 km", "at about 15 km"),
        ("2019-06-20-us-drone-shot-down", "22.2 km", "12 nautical miles, or 22.2 km"),
        ("2019-06-20-us-drone-shot-down", "150 people", "150 people might die"),
        ("2019-07-19-stena-impero", "23 crew", "with its crew of 23"),
        ("2019-07-19-stena-impero", "30 days", "prolonged the detention by 30 days"),
        ("2019-07-19-strikes-on-pmf-depots", "one civilian and wounded about 29", "about 29 people were wounded"),
        ("2019-09-14-abqaiq-khurais-attack", "5.7 million", "stopped 5.7 million barrels a day"),
        ("2019-09-14-abqaiq-khurais-attack", "03:43", "at 03:43 by the Saudi energy minister's account"),
        ("2019-09-14-abqaiq-khurais-attack", "18 drones and 7 cruise", "counted 18 drones and 7 cruise missiles"),
        ("2019-09-14-abqaiq-khurais-attack", "14.6 per cent", "rose by 14.6 per cent"),
        ("2019-09-14-abqaiq-khurais-attack", "3 October", "On 3 October output was reported as fully restored"),
        ("2019-07-30-uae-iran-talks", "since 2013", "the first such meeting since 2013"),
    ],
)
def test_a_figure_of_the_facts_stands_in_the_text(text, event, figure, words):
    assert said(event, figure)
    assert words in text


def test_the_two_positions_of_the_drone_lie_nine_nautical_miles_apart():
    gap = km_between("rq4-iran-claim", "rq4-us-claim")
    assert gap == pytest.approx(9 * 1.852, abs=0.05)
    assert records.places()["rq4-us-claim"].coordinate_uncertainty_km == 7


def test_the_point_given_by_iran_is_the_one_that_zarif_wrote():
    place = records.places()["rq4-iran-claim"]
    assert place.latitude == pytest.approx(25 + 59 / 60 + 43 / 3600, abs=0.0001)
    assert place.longitude == pytest.approx(57 + 2 / 60 + 25 / 3600, abs=0.0001)


def test_the_distances_of_the_map_are_those_of_the_places():
    assert km_between("abqaiq", "sanaa") == pytest.approx(1300, abs=50)
    assert km_between("abqaiq", "riyadh") == pytest.approx(330, abs=10)


def test_the_months_of_brent_moved_as_the_text_says(text):
    brent = frames.table("oil_price_brent_monthly").set_index("month")["brent_spot_price_usd_per_barrel"]
    change = (brent.pct_change() * 100).astype(float).round(1)
    assert change["2019-09"] == 6.4
    assert change["2019-06"] == -10.0
    assert "6.4 per cent above that of August" in text
    assert "the mean *fell* by 10 per cent" in text


def test_the_estimates_for_may_2019_run_from_none_to_half_a_million(text):
    exports = frames.table("iran_oil_exports_reported")
    may = exports[exports["month"].astype(str) == "2019-05"]
    assert int(may["exports_low_thousand_barrels_per_day"].min()) == 0
    assert int(may["exports_high_thousand_barrels_per_day"].max()) == 500
    assert "run from none to half a million barrels a day" in text


def test_the_rocket_of_19_may_was_claimed_by_nobody(text):
    attacks = frames.table("attacks_on_bases_2019_2020").set_index("incident_id")
    assert attacks.loc["2019-05-19-green-zone", "claimed_by"] == "none"
    assert "On 19 May one rocket fell in the Green Zone" in text
