"""Solutions to the exercises of lesson 11: one function each, and the errors that students are known to make."""

import pandas as pd

from iraqcourse.data import frames


def _tolls() -> pd.DataFrame:
    """Give the death tolls of the protests, one row for each statement."""
    return frames.table("protest_death_tolls_2019_2020")


def _stated(who: str, said_on: str) -> int:
    """Give the deaths that a counter stated on a day."""
    table = _tolls()
    row = table[table["counted_by"].str.startswith(who) & (table["as_of"] == said_on)]
    return int(row["deaths_persons"].iloc[0])


def un_together() -> int:
    """Add the three reports of UNAMI."""
    table = _tolls()
    return int(table[table["counted_by"] == "UNAMI"]["deaths_persons"].sum())


def days_between() -> int:
    """Count the days to 8 December that no report of UNAMI covers."""
    table = _tolls()
    reports = table[table["counted_by"] == "UNAMI"]
    covered = (reports["period_end"] - reports["period_start"]).dt.days + 1
    return len(pd.date_range("2019-10-01", "2019-12-08")) - int(covered.sum())


def between_two_results() -> int:
    """Give the difference between the two results of the government's inquiry."""
    table = _tolls()
    results = table[table["counted_by"].str.contains("inquiry")]["deaths_persons"]
    return int(results.max() - results.min())


def two_agencies() -> float:
    """Say by how many per cent Reuters' figure of 29 November is higher than AP's."""
    reuters, ap = _stated("Reuters", "2019-11-29"), _stated("AP", "2019-11-29")
    return round((reuters - ap) / ap * 100, 1)


def still_unexplained() -> int:
    """Take 22 activists out of the commission's figure, then subtract the UN's last count."""
    return _stated("Iraqi High Commission", "2020-02-07") - 22 - _stated("UNAMI and OHCHR", "2020-08-27")


def missing_attacks() -> int:
    """Take the attacks of the table from CNN's nine."""
    table = frames.table("attacks_on_bases_2019_2020")
    return 9 - int(table["date"].between("2019-10-01", "2019-12-26").sum())


def seats_short() -> int:
    """Say how many seats Sairoon and Fatah lacked for a majority, after the recount."""
    table = frames.table("parliament_seats_iraq")
    final = table[(table["election_date"] == "2018-05-12") & table["status"].str.startswith("after manual recount")]
    return 165 - int(final[final["list_name"].isin(["Sairoon", "Fatah Alliance"])]["seats"].sum())


TYPICAL_ERRORS = {
    "un-together": [254, 267],
    "days-between": [54, 16],
    "between-two-results": [50, 42],
    "two-agencies": [14.2, 58],
    "still-unexplained": [56, 17],
    "missing-attacks": [4, 7],
    "seats-short": [64, 16],
}
