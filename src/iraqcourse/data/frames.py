"""The course's tables as typed pandas frames: the only module of this floor that knows pandas.

Types come from ``data/datapackage.json``: whole numbers are ``Int64`` (a gap stays a gap), months are
periods, full dates are ``datetime64``, and dates known only to the month or year stay text.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

import pandas as pd

from iraqcourse import errors, paths
from iraqcourse.data import dates, package, records


def _whole_numbers(column: "pd.Series[Any]") -> "pd.Series[Any]":
    return pd.to_numeric(column).astype("Int64")


def _numbers(column: "pd.Series[Any]") -> "pd.Series[Any]":
    return pd.to_numeric(column).astype("Float64")


def _dates(column: "pd.Series[Any]") -> "pd.Series[Any]":
    return pd.to_datetime(column, format="%Y-%m-%d")


def _months(column: "pd.Series[Any]") -> "pd.Series[Any]":
    return pd.Series(pd.PeriodIndex(column, freq="M"), index=column.index)


def _flags(column: "pd.Series[Any]") -> "pd.Series[Any]":
    return column.map({"true": True, "false": False}).astype("boolean")


_TYPED: dict[str, Callable[["pd.Series[Any]"], "pd.Series[Any]"]] = {
    "integer": _whole_numbers,
    "number": _numbers,
    "date": _dates,
    "yearmonth": _months,
    "boolean": _flags,
}


@cache
def _read(name: str) -> pd.DataFrame:
    described = package.resource(name)
    file = paths.data() / described["path"]
    frame = pd.read_csv(file, dtype="string", keep_default_na=False, na_values=[""], encoding="utf-8")
    for field in described["schema"]["fields"]:
        column = field["name"]
        if column not in frame:
            raise errors.CourseError(
                errors.fault(
                    f"Column '{column}' is missing",
                    "Put it back, or take it out of data/datapackage.json as well.",
                    file=file,
                    place="line 1",
                )
            )
        try:
            if field["type"] in _TYPED:
                frame[column] = _TYPED[field["type"]](frame[column])
        except (ValueError, TypeError) as problem:
            raise errors.CourseError(
                errors.fault(
                    f"Column '{column}' holds a cell that is not of type {field['type']} ({problem})",
                    "Mend the cell; data/datapackage.json says what the column takes.",
                    file=file,
                )
            ) from None
    return frame


def table(name: str) -> pd.DataFrame:
    """Give any table or series of the course, by the name of its file.

    Parameters
    ----------
    name
        ``"events"``, ``"places"``, ``"missile_counts_2020_01_08"`` ...: a file of ``data/`` or ``data/series/``.

    Returns
    -------
    DataFrame
        One row for each row of the file; a copy, so that changing it changes nothing else.

    Raises
    ------
    CourseError
        If there is no such table, or a cell does not fit its column.

    Examples
    --------
    >>> table("tbi_counts_al_asad")["us_tbi_reported_persons"].max()
    np.int64(110)
    """
    return _read(name).copy()


def series(name: str) -> pd.DataFrame:
    """Give one data series; as :func:`table`, but an ordinary table's name is an error."""
    if name not in package.series():
        package.resource(name)
        raise errors.CourseError(
            errors.fault(f"'{name}' is a table of the course, not a data series", f"Use table('{name}').")
        )
    return table(name)


def events(lesson: str | None = None) -> pd.DataFrame:
    """Give the events, all or those of one lesson, with ``first_day`` and ``last_day`` as full dates to sort by.

    >>> len(events("twelve-days"))
    22
    """
    frame = table("events")
    if lesson is not None:
        frame = frame[frame["lesson"] == lesson].reset_index(drop=True)
    frame["first_day"] = pd.to_datetime(frame["date"].map(dates.first_day))
    frame["last_day"] = frame["end_date"].fillna(pd.to_datetime(frame["date"].map(dates.last_day)))
    return frame


def facts() -> pd.DataFrame:
    """Give the facts, with the number of sources behind each."""
    frame = table("facts")
    frame["sources"] = [len(records.facts()[fact].sources) for fact in frame["id"]]
    return frame


def sources() -> pd.DataFrame:
    """Give the sources."""
    return table("sources")


def places() -> pd.DataFrame:
    """Give the gazetteer."""
    return table("places")


def base_use() -> pd.DataFrame:
    """Give the use of bases by US and coalition forces, with the base's name."""
    return table("base_use").merge(
        places()[["id", "name"]].rename(columns={"id": "place_id", "name": "place"}), on="place_id", how="left"
    )


def actors() -> pd.DataFrame:
    """Give the actors."""
    return table("actors")


def relations() -> pd.DataFrame:
    """Give the relations between actors."""
    return table("relations")


def glossary() -> pd.DataFrame:
    """Give the glossary."""
    return table("glossary")


def claims() -> pd.DataFrame:
    """Give the claims of the article that the course grew from."""
    return table("claims")


def counter_arguments() -> pd.DataFrame:
    """Give the arguments that the article leaves out."""
    return table("counter_arguments")
