"""Solutions to the exercises of lesson 12: one function each, and the errors that students are known to make."""

from iraqcourse.data import frames


def missile_range() -> int:
    """Highest total less lowest."""
    totals = frames.table("missile_counts_2020_01_08")["missiles_fired_total_count"]
    return int(totals.max() - totals.min())


def vote_share() -> float:
    """Votes in favour as a share of 328 seats, in per cent."""
    votes, seats = 170, 328
    return round(votes / seats * 100, 1)


def claimed() -> int:
    """Incidents that somebody claimed."""
    attacks = frames.table("attacks_on_bases_2019_2020")
    return int((attacks["claimed_by"] != "none").sum())


def k1_range() -> int:
    """Highest count of rounds at K-1 less the lowest."""
    attacks = frames.table("attacks_on_bases_2019_2020")
    k1 = attacks[attacks["incident_id"] == "2019-12-27-k1"].iloc[0]
    return int(k1["rounds_high_count"] - k1["rounds_low_count"])


def hours_between() -> float:
    """From 01:30 in Baghdad to 06:12 in Tehran, whose clocks were half an hour ahead."""
    first_missile = 1 + 30 / 60
    take_off_in_baghdad_time = 6 + 12 / 60 - 0.5
    return round(take_off_in_baghdad_time - first_missile, 2)


TYPICAL_ERRORS = {
    "missile-range": [22, 6],
    "vote-share": [51.7, 0.518],
    "claimed": [18, 20],
    "k1-range": [31, 29],
    "hours-between": [4.7, 5.2],
}
