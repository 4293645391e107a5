"""The description of the tables, ``data/datapackage.json``: which tables there are and what their columns mean."""

import json
from functools import cache
from typing import Any

from iraqcourse import errors, paths


@cache
def resources() -> dict[str, dict[str, Any]]:
    """Give every table's description by the name of its file: ``"events"``, ``"missile_counts_2020_01_08"``."""
    file = paths.data() / "datapackage.json"
    try:
        described = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise errors.CourseError(
            errors.fault("The description of the tables is missing", "Restore it with 'git restore data'.", file=file)
        ) from None
    except json.JSONDecodeError as problem:
        raise errors.CourseError(
            errors.fault(
                f"The description of the tables is not JSON ({problem.msg})",
                "Look for a missing comma or quotation mark there.",
                file=file,
                place=f"line {problem.lineno}",
            )
        ) from None
    return {_file_name(one["path"]): one for one in described["resources"]}


def _file_name(path: str) -> str:
    return path.rsplit("/", 1)[-1].removesuffix(".csv")


def series() -> tuple[str, ...]:
    """Give the names of the data series, the tables in ``data/series/``.

    >>> len(series())
    29
    """
    return tuple(name for name, one in resources().items() if one["path"].startswith("series/"))


def resource(name: str) -> dict[str, Any]:
    """Give the description of one table.

    Raises
    ------
    CourseError
        If there is no such table; names those that come near.
    """
    try:
        return resources()[name]
    except KeyError:
        raise errors.CourseError(
            errors.fault(f"There is no table named '{name}'", f"Did you mean {_nearest(name)}?")
        ) from None


def _nearest(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, resources(), n=3, cutoff=0.4)
    return " or ".join(f"'{one}'" for one in near or ("events", "facts", "places"))
