"""Solutions to the exercises of lesson 03: one function each, and the errors that students are known to make."""

from iraqcourse.data import frames


def three_largest() -> float:
    """Give the share of the house that the three largest lists of December 2005 held, in per cent."""
    seats = frames.table("parliament_seats_iraq")
    december = seats[seats["election_date"].dt.strftime("%Y-%m") == "2005-12"]
    return round(int(december["seats"].nlargest(3).sum()) / 275 * 100, 1)


def small_lists() -> int:
    """Count the lists with five seats or fewer in January 2005."""
    seats = frames.table("parliament_seats_iraq")
    january = seats[seats["election_date"].dt.strftime("%Y-%m") == "2005-01"]
    return len(january[january["seats"] <= 5])


def disputed_events() -> int:
    """Count the events of the lesson with at least one disputed fact."""
    events = frames.table("events")
    ours = events[events["lesson"] == "occupation-and-insurgency"]
    facts = frames.table("facts")
    disputed = facts[facts["event_id"].isin(ours["id"]) & (facts["certainty"] == "disputed")]
    return len(disputed.groupby("event_id"))


def deadly_months() -> list[str]:
    """Find the months from May 2003 to December 2005 with more than 120 American dead."""
    months = frames.table("us_military_deaths_iraq_monthly")
    months = months[months["month"].between("2003-05", "2005-12")]
    return [str(month) for month in months[months["us_deaths_guardian_dod_persons"] > 120]["month"]]


def three_years() -> int:
    """Add up documented civilian deaths of 2003 to 2005 in one edition."""
    documented = frames.table("civilian_deaths_ibc_yearly")
    edition = documented[(documented["edition_date"] == "2020-01-02") & (documented["year"] <= 2005)]
    return int(edition["civilian_deaths_persons"].sum())


TYPICAL_ERRORS = {
    "three-largest": [225, 92.7],
    "small-lists": [12, 20],
    "disputed-events": [6, 16],
    "deadly-months": [["2004-04"], ["2004-04", "2005-01"]],
    "three-years": [40472, 40186],
}
