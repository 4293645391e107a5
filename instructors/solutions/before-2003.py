"""Solutions to the exercises of lesson 01: one function each, and the errors that students are known to make."""

import pandas as pd

from iraqcourse.data import frames


def _war() -> pd.DataFrame:
    """Keep the figures for the war between Iran and Iraq; each row is one statement."""
    values = frames.table("event_values")
    return values[values["event_id"] == "1980-09-22-iran-iraq-war"]


def without_a_label() -> int:
    """Count the figures that do not say what they count."""
    return int(_war()["qualifier"].isna().sum())


def times_as_large() -> float:
    """Divide the highest figure for Iranian dead by the lowest."""
    war = _war()
    iranian = war[war["metric"] == "iranian_dead"]["value"]
    return round(float(iranian.max() / iranian.min()), 1)


def front_and_cities() -> int:
    """Add the newspaper's dead at the front and its dead of air raids and rockets."""
    war = _war()
    return int(war[war["who"].str.contains("newspaper")]["value"].sum())


def barrels_a_day() -> float:
    """Give Iraq's production of 2002 in barrels; the table has thousands of them."""
    oil = frames.table("oil_production_iran_iraq_yearly")
    row = oil[(oil["country_iso3"] == "IRQ") & (oil["year"] == 2002)]
    return float(row["oil_production_all_liquids_thousand_barrels_per_day"].iloc[0]) * 1000


def under_no_zone() -> int:
    """Count the cities between the parallels 33 and 36."""
    places = frames.table("places")
    cities = places[(places["country"] == "Iraq") & (places["kind"] == "city")]
    return int(len(cities) - (cities["latitude"] > 36).sum() - (cities["latitude"] < 33).sum())


TYPICAL_ERRORS = {
    "without-a-label": [11, 8, 2],
    "times-as-large": [0.2, 594919, 3.9],
    "front-and-cities": [171235, 156097, 205015],
    "barrels-a-day": [2116, 2096000, 2522000],
    "under-no-zone": [33, 27, 18, 26],
}
