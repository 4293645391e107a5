"""Solutions to the exercises of lesson 05: one function each, and the errors that students are known to make."""

import pandas as pd

from iraqcourse.data import frames

CLAIMED = 603


def _deaths() -> pd.DataFrame:
    """Give the months from March 2003 to December 2011."""
    table = frames.table("us_military_deaths_iraq_monthly")
    return table[table["month"].between("2003-03", "2011-12")]


def _share(column: str) -> float:
    """Give the 603 as a share of a column's sum, in per cent."""
    return round(CLAIMED / int(_deaths()[column].sum()) * 100, 1)


def his_figure() -> int:
    """Subtract the Pentagon's figure of 1 March 2008 from Ahmadinejad's."""
    by_date = frames.table("us_troops_iraq_by_date")
    return 160_000 - int(by_date[by_date["date"] == "2008-03-01"]["us_troops_persons"].iloc[0])


def widest_gap() -> int:
    """Find the month in which the two tables of troops are furthest apart."""
    brookings = frames.table("us_troops_iraq_monthly")
    both = brookings.merge(frames.table("us_troops_iraq_monthly_globalsecurity"), on="month")
    return int((both["us_troops_persons"] - both["us_ground_troops_in_iraq_persons"]).abs().max())


def months_that_differ() -> int:
    """Count the months in which two columns of deaths differ."""
    deaths = _deaths()
    difference = deaths["us_deaths_guardian_dod_persons"] - deaths["us_deaths_icasualties_persons"]
    return int((difference != 0).sum())


def share_of_every_cause() -> float:
    """Give 603 as a share of deaths of every cause."""
    return _share("us_deaths_icasualties_persons")


def which_whole() -> float:
    """Give 603 as a share of deaths by hostile action."""
    return _share("us_deaths_icasualties_hostile_persons")


def rockets_fell() -> float:
    """Give the fall of indirect fire from July to December 2007, in per cent."""
    attacks = frames.table("coalition_recorded_attacks_monthly")
    fire = attacks.set_index(attacks["month"].astype(str))["indirect_fire_count"]
    return round(float((fire["2007-07"] - fire["2007-12"]) / fire["2007-07"] * 100), 1)


def single_source() -> int:
    """Count the lines of support from outside that rest on one source only."""
    relations = frames.table("relations")
    groups = ["badr", "mahdi-army", "kataib-hezbollah", "asaib-ahl-al-haq"]
    backers = ["iran", "quds-force", "lebanese-hezbollah"]
    lines = relations[
        relations["other_actor_id"].isin(groups)
        & relations["actor_id"].isin(backers)
        & (relations["kind"] == "supports")
    ]
    rests = frames.table("relation_sources")
    counts = rests[rests["relation_id"].isin(lines["id"])]["relation_id"].value_counts()
    return int((counts == 1).sum())


TYPICAL_ERRORS = {
    "his-figure": [2000, 5000, -300],
    "widest-gap": [11500, 7500],
    "months-that-differ": [103, 106],
    "share-of-every-cause": [17.0, 0.134],
    "which-whole": [13.4, 0.17],
    "rockets-fell": [50.4, 25.2],
    "single-source": [3, 5],
}
