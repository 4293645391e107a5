"""The columns of a chart: checked, with a remedy for each fault, and turned into what Vega-Lite can draw."""

import re
from collections.abc import Hashable
from datetime import date, datetime
from typing import Any, NoReturn

import pandas as pd
from msgspec import Struct

from iraqcourse.errors import CourseError, fault

# In Vega-Lite a dot or a bracket in a field's name leads into the field, and Altair reads a colon as a type.
_UNSAFE = re.compile(r"[^\w %-]")
NEEDED = {"bars": ("x", "y"), "lines": ("x", "y"), "dots": ("x", "y"), "ranges": ("low", "high")}
_NUMBERS_OR_DAYS = "numbers or days"


class Columns(Struct, frozen=True):
    """Which column of the drawn table is what, by safe names (empty: none), and how each is written for a reader."""

    x: str
    y: str
    by: str
    low: str
    high: str
    said: dict[str, str]

    def title(self, name: str) -> str:
        """Give the words under an axis.

        >>> Columns("n_km", "", "", "", "", {"n_km": "n [km]"}).title("n_km")
        'n [km]'
        """
        return self.said[name].replace("_", " ")


def _no(text: str, remedy: str) -> NoReturn:
    raise CourseError(fault(text, remedy))


def as_table(table: Any, chosen: dict[str, Hashable | None]) -> tuple[pd.DataFrame, dict[str, Hashable]]:
    """Give a table, and the columns that are used of it: of a Series its index and its values.

    Raises
    ------
    CourseError
        If this is no table.
    """
    used = {role: name for role, name in chosen.items() if name is not None}
    if isinstance(table, pd.DataFrame):
        return table, used
    if not isinstance(table, pd.Series):
        what = type(table).__name__
        _no(f"A chart is drawn from a table, and this is a {what}", "Make it a table: pd.DataFrame(...).")
    if table.index.nlevels > 1:
        _no("The series has an index of several levels", "Call .reset_index() and say which column is x, y and by.")
    name = str(table.name or "count")
    rows = table.rename("count" if name in table.index.names else name).reset_index()
    if "x" not in used and "y" not in used:
        index, values = rows.columns
        used |= {"y": index, "x": values} if is_words(_plain(rows[index])) else {"x": index, "y": values}
    return rows, used


def chosen_of(table: pd.DataFrame, used: dict[str, Hashable], kind: str) -> pd.DataFrame:
    """Give the columns that a kind of chart uses, without the rows that lack an end of an axis.

    Raises
    ------
    CourseError
        If the chart needs a column that is not said or not there, or if no row is left.
    """
    there = f"The table's columns are: {', '.join(map(str, table.columns))}."
    for name in used.values():
        found = sum(one == name for one in table.columns)
        if found == 0:
            _no(f"The table has no column '{name}'", there)
        if found > 1:
            _no(f"The table has {found} columns called '{name}'", "Give one of them another name with .rename(...).")
    missing = [role for role in NEEDED[kind] if role not in used]
    if missing:
        example = ", ".join(f"{role}='...'" for role in missing)
        _no(f"Charts of kind '{kind}' need a column for {' and '.join(missing)}", f"Add {example}. {there}")
    if kind == "ranges" and not {"x", "y", "by"} & used.keys():
        _no("Charts of kind 'ranges' need a column that names the rows", f"Add y='...'. {there}")
    order = [used[role] for role in ("y", "x", "by", "low", "high") if role in used]
    shown = table[list(dict.fromkeys(order))].dropna(subset=[used[role] for role in ("x", "y") if role in used])
    if shown.empty:
        _no("There is no row to draw", "Look at the table: is it empty, or is a value missing in every row?")
    return shown.reset_index(drop=True)


def drawable(shown: pd.DataFrame, used: dict[str, Hashable], kind: str) -> tuple[pd.DataFrame, Columns]:
    """Give the same rows with columns that Vega-Lite takes: safe names, no periods, no pandas numbers, days as days.

    Raises
    ------
    CourseError
        If words stand where the chart needs numbers or days.

    Examples
    --------
    >>> table = pd.DataFrame({"n.us": [1, 2], "year": ["2003", "2004"]})
    >>> rows, on = drawable(table, {"x": "year", "y": "n.us"}, "lines")
    >>> rows["year"].tolist(), on.y, on.title(on.y)
    ([2003.0, 2004.0], 'n_us', 'n.us')
    """
    names: dict[Hashable, str] = {}
    for name in shown.columns:
        safe = _UNSAFE.sub("_", str(name))
        while safe in names.values():
            safe += "_"
        names[name] = safe
    rows = pd.DataFrame({safe: _plain(shown[name]) for name, safe in names.items()})
    roles = {role: names[used[role]] if role in used else "" for role in ("x", "y", "by", "low", "high")}
    on = Columns(**roles, said={safe: str(name) for name, safe in names.items()})
    if kind in ("lines", "dots"):
        rows[on.x] = _along(rows[on.x], on.said[on.x])
    if kind == "bars" and is_words(rows[on.x]) and is_words(rows[on.y]):
        _no(f"Neither '{on.said[on.x]}' nor '{on.said[on.y]}' holds numbers", "A bar needs a number for its length.")
    lengths = {"lines": [on.y], "ranges": [on.low, on.high]}.get(kind, [])
    if wrong := [name for name in lengths if not pd.api.types.is_numeric_dtype(rows[name])]:
        _no(
            f"The column '{on.said[wrong[0]]}' does not hold numbers",
            "Choose another, or convert it: pd.to_numeric(...).",
        )
    return rows, on


def _plain(column: "pd.Series[Any]") -> "pd.Series[Any]":
    if isinstance(column.dtype, pd.PeriodDtype):
        days: pd.Series[Any] = column.dt.to_timestamp()
        return days
    if column.dtype == object:
        column = column.infer_objects()
    if column.dtype == object and column.map(lambda one: isinstance(one, date | datetime) or pd.isna(one)).all():
        return pd.to_datetime(column)
    if pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column):
        return column.astype(float)
    if isinstance(column.dtype, pd.StringDtype | pd.CategoricalDtype):
        return column.astype(object)
    return column


def is_words(column: "pd.Series[Any]") -> bool:
    """Whether a column holds neither numbers nor days; yes and no are words."""
    if pd.api.types.is_bool_dtype(column):
        return True
    return not pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_datetime64_any_dtype(column)


def _along(column: "pd.Series[Any]", said: str) -> "pd.Series[Any]":
    """Give what runs along the bottom as numbers or days, also where a table holds them as text."""
    if not is_words(column):
        return column
    text = column.astype(str)
    if text.str.fullmatch(r"-?\d+(\.\d+)?").all():
        return text.astype(float)
    if text.str.fullmatch(r"\d{4}-\d\d(-\d\d)?").all():
        days = pd.to_datetime(text, format="ISO8601", errors="coerce")
        if days.notna().all():
            return days
    remedy = "Choose another for x, draw bars, or convert it: pd.to_datetime(...), pd.to_numeric(...)."
    _no(f"'{said}' holds words (such as '{text.iloc[0]}'), and lines and dots run along {_NUMBERS_OR_DAYS}", remedy)


def dates_under(days: "pd.Series[Any]") -> str:
    """Say how a day is written under an axis: always with its year, and no finer than the picture is."""
    span = days.max() - days.min()
    if span > pd.Timedelta(days=6 * 365):
        return "%Y"
    return "%b %Y" if span > pd.Timedelta(days=92) else "%-d %b %Y"


def named_days(days: "pd.Series[Any]") -> "pd.Series[Any]":
    """Write each day as the name of a bar: as under an axis, but finer where two days would get one name.

    >>> named_days(pd.Series(pd.to_datetime(["2003-01-01", "2003-02-01", "2019-01-01"]))).tolist()
    ['Jan 2003', 'Feb 2003', 'Jan 2019']
    """
    ways = ["%Y", "%b %Y", "%-d %b %Y", "%-d %b %Y, %H:%M:%S"]
    for way in ways[ways.index(dates_under(days)) :]:
        # "%-d" is d3's, and not known to Python on every system.
        written = days.map(lambda day, way=way: day.strftime(way.replace("%-d", str(day.day))))
        if written.nunique() == days.nunique():
            break
    return written


def one_bar_each(rows: pd.DataFrame, names: str, on: Columns) -> None:
    """See that no two rows have one bar, which would hold their sum and say nothing of it.

    Raises
    ------
    CourseError
        If a name, or a name and its group, stands twice.
    """
    key = [names, on.by] if on.by else [names]
    again = rows[rows.duplicated(key)]
    if again.empty:
        return
    said = on.said[names]
    name = " / ".join(f"{one:g}" if isinstance(one, float) else str(one) for one in again[key].iloc[0])
    add_up = f".groupby({[on.said[one] for one in key]!r}, as_index=False).sum(numeric_only=True)"
    remedy = f"Add them up first, if that makes sense: table{add_up}"
    if not on.by:
        remedy += ", or name with by='...' the column that tells the rows apart"
    _no(f"Two rows have the name '{name}' in '{said}', and each row has a bar of its own", f"{remedy}.")
