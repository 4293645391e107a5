"""Solutions to the exercises of lesson 06: one function each, and the errors that students are known to make."""

import pandas as pd

from iraqcourse.data import frames


def _edition(date: str) -> pd.DataFrame:
    """Give the documented deaths by year as one edition has them."""
    editions = frames.table("civilian_deaths_ibc_yearly")
    return editions[editions["edition_date"] == date].set_index("year")


def summer_2010() -> int:
    """Subtract the troops of August 2010 from those of March."""
    troops = frames.table("us_troops_iraq_monthly").set_index("month")["us_troops_persons"]
    return int(troops["2010-03"] - troops["2010-08"])


def three_months() -> int:
    """Turn an average over twelve months into one over three, the other nine being empty."""
    averages = frames.table("us_troops_iraq_fiscal_year_average").set_index("fiscal_year")
    return int(averages.loc[2012, "avg_us_troops_persons"] * 12 / 3)


def change_2011() -> float:
    """Give the change of the count for 2011 from its first edition to that of 2020, in per cent."""
    earlier = int(_edition("2012-01-02").loc[2011, "civilian_deaths_persons"])
    later = int(_edition("2020-01-02").loc[2011, "civilian_deaths_persons"])
    return round((later - earlier) / earlier * 100, 1)


def above_the_range() -> int:
    """Find the largest distance of the figures of 2020 above the upper ends of 2008."""
    above = _edition("2020-01-02")["civilian_deaths_persons"] - _edition("2008-01")["civilian_deaths_max_persons"]
    return int(above.max())


def largest_revision() -> int:
    """Find the finished year that changed most from the edition of 2016 to that of 2020."""
    change = _edition("2020-01-02")["civilian_deaths_persons"] - _edition("2016")["civilian_deaths_persons"]
    return int(change.drop(2016).idxmax())


def soldiers_revised() -> int:
    """Subtract the department's total of 2011 from the sum of its two totals of 2019."""
    totals = frames.table("us_military_deaths_operation_totals")
    in_2019 = totals[(totals["as_of"] == "2019-05-24") & totals["operation"].isin(["OIF", "OND"])]
    in_2011 = totals[totals["as_of"] == "2011-12-19"]
    return int(in_2019["us_deaths_persons"].sum() - in_2011["us_deaths_persons"].sum())


TYPICAL_ERRORS = {
    "summer-2010": [98300, -48300],
    "three-months": [49200, 12300],
    "change-2011": [103, 102.5],
    "above-the-range": [3512, 2007],
    "largest-revision": [2016, 2006],
    "soldiers-revised": [4, 72],
}
