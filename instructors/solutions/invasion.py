"""Solutions to the exercises of lesson 02: one function each, and the errors that students are known to make."""

import pandas as pd

from iraqcourse.data import frames


def _month(table: str, month: str) -> "pd.Series[int]":
    """Give the row of one month."""
    rows = frames.table(table)
    return rows[rows["month"] == month].iloc[0]


def before_may() -> int:
    """Add up the American deaths of the months before May 2003."""
    deaths = frames.table("us_military_deaths_iraq_monthly")
    return int(deaths[deaths["month"] < "2003-05"]["us_deaths_guardian_dod_persons"].sum())


def other_causes() -> list[str]:
    """Find the months of 2003 in which more soldiers died of other causes than by hostile action."""
    deaths = frames.table("us_military_deaths_iraq_monthly")
    year = deaths[deaths["month"].between("2003-03", "2003-12")]
    hostile = year["us_deaths_icasualties_hostile_persons"]
    return [str(month) for month in year[year["us_deaths_icasualties_nonhostile_persons"] > hostile]["month"]]


def other_foreign() -> int:
    """Subtract American troops from all foreign troops at the end of May 2003."""
    may = _month("us_troops_iraq_monthly", "2003-05")
    return int(may["all_foreign_troops_persons"] - may["us_troops_persons"])


def may_spread() -> int:
    """Give the distance between the highest and the lowest of three figures for May 2003."""
    statements = frames.table("us_troops_iraq_by_date")
    three = [
        statements[statements["date"] == "2003-05"]["us_troops_persons"].iloc[0],
        _month("us_troops_iraq_monthly", "2003-05")["us_troops_persons"],
        _month("us_troops_iraq_monthly_globalsecurity", "2003-05")["us_ground_troops_in_iraq_persons"],
    ]
    return int(max(three) - min(three))


def spring_share() -> float:
    """Give the share of March and April in the documented deaths of 2003, lower figures, in per cent."""
    civilians = frames.table("civilian_deaths_ibc_monthly")
    spring, year = (
        civilians[civilians["month"].between("2003-03", last)]["civilian_deaths_min_persons"].sum()
        for last in ("2003-04", "2003-12")
    )
    return round(float(spring / year * 100), 1)


def spanning_share() -> float:
    """Give the share of March's higher figure that stands in reports spanning months, in per cent."""
    march = _month("civilian_deaths_ibc_monthly", "2003-03")
    share = march["max_persons_in_records_spanning_months"] / march["civilian_deaths_max_persons"]
    return round(float(share * 100), 1)


TYPICAL_ERRORS = {
    "before-may": [176, 74],
    "other-causes": [["2003-05"], ["2003-08"]],
    "other-foreign": [173000, 150000],
    "may-spread": [4000, 46000],
    "spring-share": [6465, 65.1],
    "spanning-share": [0.889, 48.7],
}
