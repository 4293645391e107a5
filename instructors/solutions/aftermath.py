"""Solutions to the exercises of lesson 13: one function each, and the errors that students are known to make."""

import pandas as pd

from iraqcourse.data import frames

# What a student may write: a word of the lesson's list, and a source that bears it out. Other answers are as good.
VERDICTS = {
    "C01": ("other figure", "rferl-vote-2020"),
    "C04": ("other figure", "xinhua-22-missiles-2020"),
    "C06": ("out of date", "military-110-2020-02-25"),
    "C15": ("not tested", "lig-oir-2020-07-31"),
    "C33": ("other figure", "paltoday-vote-2020"),
    "C49": ("disputed", "navy-praying-mantis"),
    "C94": ("disputed", "gulfnews-crisis-2019"),
    "C101": ("holds", "crs-r45633-2020"),
}
WORDS = "holds, other figure, out of date, disputed, not tested, open"


def _whole_tolls() -> pd.DataFrame:
    """Give the counts of the protests' dead from the first day to late December 2019 or later."""
    tolls = frames.table("protest_death_tolls_2019_2020")
    return tolls[(tolls["period_start"] == "2019-10-01") & (tolls["period_end"] >= "2019-12-20")]


def facts_with_a_but() -> int:
    """Count the facts that are not plainly corroborated."""
    claims = frames.table("claims")
    return int(((claims["kind"] == "fact") & (claims["status"] != "corroborated")).sum())


def tested_later() -> int:
    """Count the claims with a source of after the article's date."""
    links = frames.table("claim_sources").merge(frames.table("sources"), left_on="source_id", right_on="id")
    return int(links[links["date"] > "2020-01-21"]["claim_id"].nunique())


def known_on_the_day() -> float:
    """Give the injuries known on the article's date, in per cent of the last count."""
    counts = frames.table("tbi_counts_al_asad")
    known = counts[counts["date"] <= "2020-01-21"]["us_tbi_reported_persons"].iloc[-1]
    return round(float(known / counts["us_tbi_reported_persons"].iloc[-1] * 100), 1)


def toll_gap() -> int:
    """Subtract the UN's last count from the highest."""
    whole = _whole_tolls()
    last = whole[whole["as_of"] == "2020-08-27"]["deaths_persons"].iloc[0]
    return int(whole["deaths_persons"].max() - last)


def bases_ended() -> int:
    """Count the uses of bases that ended in 2020."""
    use = frames.table("base_use")
    return len(use[use["to_latest"].dt.year == 2020])


def troops_fall() -> float:
    """Give the fall of American troops from January 2020 to January 2021, in per cent."""
    return round((5200 - 2500) / 5200 * 100, 1)


def verdicts_ready() -> int:
    """Count the verdicts with a word of the list and a source that exists."""
    known = set(frames.table("sources")["id"])
    return sum(word in WORDS.split(", ") and source in known for word, source in VERDICTS.values())


TYPICAL_ERRORS = {
    "facts-with-a-but": [28, 44],
    "tested-later": [22, 229],
    "known-on-the-day": [30.9, 11],
    "toll-gap": [56, -113],
    "bases-ended": [19, 8],
    "troops-fall": [48.1, 2700],
    "verdicts-ready": [7, 4],
}
