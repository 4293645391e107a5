"""Solutions to the exercises of lesson 07: one function each, and the errors that students are known to make."""

import pandas as pd

from iraqcourse.data import frames

# A mile is 1.609 km; an area needs it twice.
SQUARE_KM = 1.609 * 1.609
IRAQ_KM2, SYRIA_KM2 = 437_600, 186_000


def _documented(bound: str) -> "pd.Series[int]":
    """Give the documented civilian deaths by month, ``min`` or ``max``."""
    table = frames.table("civilian_deaths_ibc_monthly")
    return table.set_index(table["month"].astype(str))[f"civilian_deaths_{bound}_persons"].astype(int)


def _of_iom(day: str) -> int:
    """Give the displaced persons that IOM had on a day."""
    table = frames.table("idps_iraq_iom_dtm")
    return int(table[table["date"] == day]["idps_persons"].iloc[0])


def larger_in_km() -> float:
    """Convert the larger of the two estimates of summer 2014 into square kilometres."""
    values = frames.table("event_values")
    return round(float(values[values["metric"] == "area_square_miles"]["value"].max()) * SQUARE_KM)


def a_third_of_both() -> float:
    """Divide a third of both countries by the larger estimate."""
    return round((IRAQ_KM2 + SYRIA_KM2) / 3 / larger_in_km(), 1)


def after_hawija() -> float:
    """Divide the mean of the year after April 2013 by that of the year before."""
    deaths = _documented("min")
    return round(float(deaths["2013-05":"2014-04"].mean() / deaths["2012-04":"2013-03"].mean()), 1)


def june_2014() -> int:
    """Give the distance between the lowest and the highest figure for June 2014."""
    announced = frames.table("civilian_casualties_unami_monthly")
    un = int(announced[announced["month"].astype(str) == "2014-06"]["civilians_killed_persons"].iloc[0])
    three = [un, int(_documented("min")["2014-06"]), int(_documented("max")["2014-06"])]
    return max(three) - min(three)


def two_definitions() -> int:
    """Subtract IOM's figure of December 2014 from IDMC's for the end of 2014."""
    idmc = frames.table("idps_iraq_idmc_yearly").set_index("year")["idps_conflict_violence_end_of_year_persons"]
    return int(idmc[2014]) - _of_iom("2014-12-09")


def families() -> int:
    """Give the families behind IOM's figure of December 2014."""
    return _of_iom("2014-12-09") // 6


TYPICAL_ERRORS = {
    "larger-in-km": [31080, 56315, 13514],
    "a-third-of-both": [1.6, 6.9, 0.4],
    "after-hawija": [0.4, 529],
    "june-2014": [1475, 1020],
    "two-definitions": [1607694, 13644],
    "families": [12518136, 278051],
}
