"""The charts that lessons draw: bars, lines, dots and ranges of rival counts."""

from collections.abc import Callable
from typing import Any, Literal

import altair as alt
import pandas as pd

from iraqcourse import palette
from iraqcourse.charts.chart import Chart
from iraqcourse.errors import CourseError, fault

Kind = Literal["bars", "lines", "dots", "ranges"]
WIDTH = 560


def chart(
    table: pd.DataFrame | pd.Series,
    kind: Kind = "bars",
    *,
    x: str | None = None,
    y: str | None = None,
    by: str | None = None,
    low: str | None = None,
    high: str | None = None,
    title: str = "",
    says: str = "",
    note: str = "",
) -> Chart:
    """Draw a table.

    Parameters
    ----------
    table
        The rows; a Series becomes a table of its index and values: an index of words names the rows, one of numbers or
        days runs along the bottom.
    kind
        ``bars`` (one bar for each row), ``lines`` and ``dots`` (along a time or number axis), ``ranges`` (a
        line from ``low`` to ``high`` for each row, with a dot at each end).
    x, y
        Columns for the two axes; for ``bars`` and ``ranges`` the one with words in it names the rows.
    by
        Column that tells several series apart, by colour and also by shape or dash.
    low, high
        Columns of the two ends, for ``ranges``.
    title, says, note
        Title, what the chart shows in one sentence, and sources or caveats.

    Raises
    ------
    CourseError
        If a column is not in the table, or no sentence says what the chart shows.

    Examples
    --------
    >>> counts = pd.DataFrame({"who": ["Esper", "Iraqi military"], "missiles": [16, 22]})
    >>> print(chart(counts, x="missiles", y="who", title="Missiles", says="Two counts differ."))
    Missiles. Two counts differ.
    """
    rows = table.rename(str(table.name or "count")).reset_index() if isinstance(table, pd.Series) else table
    if isinstance(table, pd.Series) and x is None and y is None:
        index, values = map(str, rows.columns)
        y, x = (index, values) if _is_words(rows[index]) else (values, index)
    for name in filter(None, (x, y, by, low, high)):
        if name not in rows.columns:
            columns = ", ".join(map(str, rows.columns))
            raise CourseError(fault(f"The table has no column '{name}'", f"Its columns are: {columns}."))
    if not says:
        raise CourseError(fault("The chart has no sentence", "Add says='...': what does it show?"))
    if kind not in _KINDS:
        raise CourseError(fault(f"There is no chart of kind '{kind}'", f"The kinds are: {', '.join(_KINDS)}."))
    used = [name for name in (y, x, by, low, high) if name]
    shown = rows[list(dict.fromkeys(used))].dropna(subset=[name for name in (x, y) if name])
    plain = _plain(shown)
    spec = _KINDS[kind](plain, x, y, by, low, high)
    return Chart(spec, title, says, shown.reset_index(drop=True), note)


def _plain(table: pd.DataFrame) -> pd.DataFrame:
    """Give columns that Vega-Lite takes: no periods, no pandas numbers."""
    made = table.copy()
    for name in made.columns:
        column = made[name]
        if isinstance(column.dtype, pd.PeriodDtype):
            made[name] = column.dt.to_timestamp()
        elif isinstance(column.dtype, pd.StringDtype):
            made[name] = column.astype(object)
        elif pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column):
            made[name] = column.astype(float)
    return made


def _is_words(column: "pd.Series[Any]") -> bool:
    return not pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_datetime64_any_dtype(column)


def _axis(name: str) -> str:
    return name.replace("_", " ")


def _bars(rows: pd.DataFrame, x: str | None, y: str | None, by: str | None, *_: str | None) -> Any:
    assert x is not None
    assert y is not None
    lying = _is_words(rows[y])
    names, values = (y, x) if lying else (x, y)
    if pd.api.types.is_datetime64_any_dtype(rows[names]):
        written = rows[names].dt.strftime(dates_under(rows[names]))
        rows = rows.assign(**{names: written})
    many = alt.Axis(title=None, labelLimit=260, labelAngle=0 if lying or len(rows) < 9 else -45)
    bars = alt.Chart(rows).mark_bar(color=palette.SERIES[0])
    side = alt.Y(names, type="nominal", sort=None, axis=many) if lying else alt.X(names, type="ordinal", axis=many)
    length = (alt.X if lying else alt.Y)(values, type="quantitative", axis=alt.Axis(title=_axis(values), tickMinStep=1))
    encoded = bars.encode(side, length, **({"color": alt.Color(by, type="nominal", title=None)} if by else {}))
    if by is not None and lying:
        # Each bar carries the name of its group: colour alone tells nothing to many readers.
        beside = alt.YOffset(by, type="nominal", sort=None)
        words = bars.mark_text(align="left", dx=4, color=palette.TEXT, fontSize=12)
        return (encoded.encode(beside) + words.encode(side, length, beside, text=by)).properties(width=WIDTH)
    if by is not None or len(rows) > 14:
        return encoded.properties(width=WIDTH)
    place: dict[str, Any] = {"align": "left", "dx": 4} if lying else {"dy": -7}
    figures = bars.mark_text(**place, color=palette.TEXT, fontSize=13).encode(
        side, length, text=alt.Text(values, format=",.10~g")
    )
    return (encoded + figures).properties(width=WIDTH)


def _along(rows: pd.DataFrame, x: str) -> Any:
    scale = alt.Scale(zero=False)
    if not pd.api.types.is_datetime64_any_dtype(rows[x]):
        return alt.X(x, type="quantitative", axis=alt.Axis(title=None, format="d", tickMinStep=1), scale=scale)
    axis = alt.Axis(title=None, format=dates_under(rows[x]), labelOverlap=True, tickCount=8)
    return alt.X(x, type="temporal", axis=axis, scale=scale)


def dates_under(days: "pd.Series[Any]") -> str:
    """Say how a day is written under an axis: always with its year, and no finer than the picture is."""
    span = days.max() - days.min()
    if span > pd.Timedelta(days=6 * 365):
        return "%Y"
    return "%b %Y" if span > pd.Timedelta(days=92) else "%-d %b %Y"


def _told_apart(rows: pd.DataFrame, by: str | None, *, dashes: bool) -> dict[str, Any]:
    if by is None:
        return {}
    names = list(dict.fromkeys(rows[by]))
    signs = palette.DASHES if dashes else palette.SHAPES
    scale = alt.Scale(domain=names, range=[signs[index % len(signs)] for index in range(len(names))])
    sign = alt.StrokeDash if dashes else alt.Shape
    colours = alt.Scale(
        domain=names, range=[palette.SERIES[index % len(palette.SERIES)] for index in range(len(names))]
    )
    return {
        "color": alt.Color(by, type="nominal", title=None, scale=colours),
        ("strokeDash" if dashes else "shape"): sign(by, type="nominal", title=None, scale=scale),
    }


def _lines(rows: pd.DataFrame, x: str | None, y: str | None, by: str | None, *_: str | None) -> Any:
    assert x is not None
    assert y is not None
    height = alt.Y(y, type="quantitative", axis=alt.Axis(title=_axis(y)))
    drawn = alt.Chart(rows).mark_line(strokeWidth=2.5, color=palette.SERIES[0])
    return drawn.encode(_along(rows, x), height, **_told_apart(rows, by, dashes=True)).properties(
        width=WIDTH, height=280
    )


def _dots(rows: pd.DataFrame, x: str | None, y: str | None, by: str | None, *_: str | None) -> Any:
    assert x is not None
    assert y is not None
    side = (
        alt.Y(y, type="nominal", sort=None, axis=alt.Axis(title=None, labelLimit=260))
        if _is_words(rows[y])
        else alt.Y(y, type="quantitative", axis=alt.Axis(title=_axis(y)))
    )
    drawn = alt.Chart(rows).mark_point(filled=True, size=80, color=palette.SERIES[0], opacity=1)
    return drawn.encode(_along(rows, x), side, **_told_apart(rows, by, dashes=False)).properties(width=WIDTH)


def _ranges(rows: pd.DataFrame, x: str | None, y: str | None, by: str | None, low: str | None, high: str | None) -> Any:
    names = y or x or by
    assert names is not None
    assert low is not None
    assert high is not None
    side = alt.Y(names, type="nominal", sort=None, axis=alt.Axis(title=None, labelLimit=260))
    known = rows.dropna(subset=[low, high])
    base = alt.Chart(known).encode(side)
    ends = alt.X(
        low,
        type="quantitative",
        axis=alt.Axis(title=_axis(low).replace(" low", ""), tickMinStep=1),
        scale=alt.Scale(padding=26),
    )
    line = base.mark_rule(strokeWidth=3, color=palette.SERIES[0]).encode(ends, x2=high)
    dots = [
        base.mark_point(filled=True, size=90, opacity=1, shape=shape, color=palette.SERIES[number]).encode(
            alt.X(end, type="quantitative")
        )
        for number, (end, shape) in enumerate(((low, "circle"), (high, "square")))
    ]
    figures = [
        base.mark_text(dx=-9, align="right", color=palette.TEXT, fontSize=13).encode(
            alt.X(low, type="quantitative"), text=alt.Text(low, format=",.10~g")
        ),
        base.mark_text(dx=9, align="left", color=palette.TEXT, fontSize=13).encode(
            alt.X(high, type="quantitative"), text=alt.Text(high, format=",.10~g")
        ),
    ]
    return alt.layer(line, *dots, *figures).properties(width=WIDTH - 40)


_KINDS: dict[str, Callable[..., Any]] = {"bars": _bars, "lines": _lines, "dots": _dots, "ranges": _ranges}
