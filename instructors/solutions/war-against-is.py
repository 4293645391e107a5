"""Solutions to the exercises of lesson 08: one function each, and the errors that students are known to make."""

from iraqcourse.data import frames


def above_the_average() -> int:
    """Subtract the average of the fiscal year 2007 from the count of 1 September 2007."""
    counted = frames.table("us_troops_iraq_by_date").set_index("date")["us_troops_persons"]
    averages = frames.table("us_troops_iraq_fiscal_year_average").set_index("fiscal_year")["avg_us_troops_persons"]
    return int(counted["2007-09-01"] - averages[2007])


def above_the_ceiling() -> int:
    """Subtract the ceiling of September 2016 from the lower print of the quarterly report a year later."""
    troops = frames.table("us_troops_iraq_by_date")
    printed = troops[(troops["date"] == "2017-09-30") & (troops["measure"] == "dmdc_quarterly")]
    ceiling = troops[(troops["date"] == "2016-09-28") & (troops["measure"] == "authorised_total")]
    return int(printed["us_troops_persons"].min() - ceiling["us_troops_persons"].max())


def ratio_2017() -> float:
    """Divide the documented deaths of 2017 by those that the UN announced."""
    un = frames.table("civilian_casualties_unami_yearly").set_index("year")["civilians_killed_persons"]
    ibc = frames.table("civilian_deaths_ibc_yearly")
    ibc = ibc[ibc["edition_date"] == "2020-01-02"].set_index("year")
    return round(float(ibc.loc[2017, "civilian_deaths_persons"] / un[2017]), 1)


def ratio_with_anbar() -> float:
    """Divide the two sums over the months in which the UN's figure includes Anbar."""
    un = frames.table("civilian_casualties_unami_monthly")
    pairs = un.merge(frames.table("civilian_deaths_ibc_monthly"), on="month")
    pairs = pairs[(pairs["month"] >= "2014-01") & (pairs["includes_anbar"] == "yes")]
    return round(float(pairs["civilian_deaths_min_persons"].sum() / pairs["civilians_killed_persons"].sum()), 2)


def _change(column: str) -> int:
    """Give how much an IOM figure rose from 30 June 2017 to 31 May 2018."""
    iom = frames.table("idps_iraq_iom_dtm").set_index("date")[column]
    return int(iom["2018-05-31"] - iom["2017-06-30"])


def fewer_displaced() -> int:
    """Subtract the displaced of May 2018 from those of June 2017."""
    return -_change("idps_persons")


def returns_above() -> int:
    """Subtract the fall of the displaced from the rise of the returnees."""
    return _change("returnees_persons") - fewer_displaced()


TYPICAL_ERRORS = {
    "above-the-average": [7807, -17307],
    "above-the-ceiling": [3730, 1550],
    "ratio-2017": [0.25, 9885],
    "ratio-with-anbar": [1.68, 0.53],
    "fewer-displaced": [-1305414, 1876890],
    "returns-above": [1876890, 3182304],
}
