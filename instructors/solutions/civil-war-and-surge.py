"""Solutions to the exercises of lesson 04: one function each, and the errors that students are known to make."""

import pandas as pd

from iraqcourse.data import frames


def _joined() -> pd.DataFrame:
    """Join the lesson's events to their places."""
    events = frames.table("events")
    ours = events[events["lesson"] == "civil-war-and-surge"][["id", "title"]].rename(columns={"id": "event_id"})
    places = frames.table("places").rename(columns={"id": "place_id"})
    return ours.merge(frames.table("event_places"), on="event_id").merge(places, on="place_id")


def _documented() -> "pd.Series[int]":
    """Give the documented civilian deaths by month, lower figure."""
    table = frames.table("civilian_deaths_ibc_monthly")
    return table.set_index(table["month"].astype(str))["civilian_deaths_min_persons"]


def several_places() -> int:
    """Count the events with more than one row."""
    rows = _joined()["event_id"].value_counts()
    return len(rows[rows > 1])


def baghdad_events() -> int:
    """Count the events with a place in the province of Baghdad."""
    joined = _joined()
    return int(joined[joined["province"] == "Baghdad"]["event_id"].nunique())


def peak_month() -> str:
    """Find the month with the most documented deaths from 2005 to 2008."""
    return str(_documented().loc["2005-01":"2008-12"].astype(int).idxmax())


def un_and_ibc() -> int:
    """Subtract the documented deaths of 2006 from the UN's figure."""
    editions = frames.table("civilian_deaths_ibc_yearly")
    one = editions[(editions["year"] == 2006) & (editions["edition_date"] == "2020-01-02")]
    return 34452 - int(one["civilian_deaths_persons"].iloc[0])


def without_sinjar() -> int:
    """Give the fall from August to September 2007, with 500 taken out of August."""
    deaths = _documented()
    return int(deaths["2007-08"] - 500 - deaths["2007-09"])


def before_the_freeze() -> float:
    """Give the share of the fall of 2007 that had happened by August, in per cent."""
    deaths = _documented()
    to_august = deaths["2007-01"] - deaths["2007-08"]
    to_december = deaths["2007-01"] - deaths["2007-12"]
    return round(float(to_august / to_december * 100), 1)


TYPICAL_ERRORS = {
    "several-places": [7, 18],
    "baghdad-events": [18, 11],
    "peak-month": ["2006-12", "2007-10"],
    "un-and-ibc": [4890, 5011],
    "without-sinjar": [1018, 1518],
    "before-the-freeze": [14.1, 78.4],
}
