"""Solutions to the exercises of lesson 00: one function each, and the errors that students are known to make."""

from iraqcourse.data import frames


def injuries_added() -> int:
    """Highest count less the first."""
    counts = frames.table("tbi_counts_al_asad")["us_tbi_reported_persons"]
    return int(counts.max() - counts.iloc[0])


def disputed_share() -> int:
    """Disputed facts as a share of all, in per cent."""
    certainty = frames.table("facts")["certainty"]
    return round((certainty == "disputed").sum() / len(certainty) * 100)


def other_figures() -> int:
    """Claims for which others give another figure."""
    claims = frames.table("claims")
    return int(claims["status"].value_counts()["corroborated-with-different-figure"])


def air_bases() -> int:
    """Rows of the kind air-base."""
    places = frames.table("places")
    return int((places["kind"] == "air-base").sum())


TYPICAL_ERRORS = {
    "injuries-added": [109, 7],
    "disputed-share": [65, 0.1],
    "other-figures": [57, 117],
    "air-bases": [25, 164],
}
