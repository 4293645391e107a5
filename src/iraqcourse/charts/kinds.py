"""The charts that lessons draw: bars, lines, dots and ranges of rival counts."""

from collections.abc import Callable, Hashable
from typing import Any, Literal

import altair as alt
import pandas as pd

from iraqcourse import palette
from iraqcourse.charts import columns
from iraqcourse.charts.chart import Chart
from iraqcourse.charts.columns import Columns
from iraqcourse.errors import CourseError, fault

Kind = Literal["bars", "lines", "dots", "ranges"]
WIDTH = 560


def chart(
    table: pd.DataFrame | pd.Series,
    kind: Kind = "bars",
    *,
    x: Hashable | None = None,
    y: Hashable | None = None,
    by: Hashable | None = None,
    low: Hashable | None = None,
    high: Hashable | None = None,
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
        ``bars`` (one bar for each row, in the order of the table), ``lines`` and ``dots`` (along a time or number
        axis), ``ranges`` (a line from ``low`` to ``high`` for each row, with a dot at each end).
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
        If a column that the kind needs is not said or not in the table, if words stand where numbers must, if two rows
        would have one bar, or if no sentence says what the chart shows.

    Examples
    --------
    >>> counts = pd.DataFrame({"who": ["Esper", "Iraqi military"], "missiles": [16, 22]})
    >>> print(chart(counts, x="missiles", y="who", title="Missiles", says="Two counts differ."))
    Missiles. Two counts differ.
    """
    if not says:
        raise CourseError(fault("The chart has no sentence", "Add says='...': what does it show?"))
    if kind not in _KINDS:
        raise CourseError(fault(f"There is no chart of kind '{kind}'", f"The kinds are: {', '.join(_KINDS)}."))
    whole, used = columns.as_table(table, {"x": x, "y": y, "by": by, "low": low, "high": high})
    shown = columns.chosen_of(whole, used, kind)
    rows, on = columns.drawable(shown, used, kind)
    return Chart(_KINDS[kind](rows, on), title, says, shown, note)


def _bars(rows: pd.DataFrame, on: Columns) -> Any:
    by = on.by
    lying = columns.is_words(rows[on.y])
    names, values = (on.y, on.x) if lying else (on.x, on.y)
    columns.one_bar_each(rows, names, on)
    words = columns.is_words(rows[names])
    # Groups come one after the other in a table: their years and days together are put in order of time.
    ordered = rows if words or not by else rows.sort_values(names, kind="stable")
    if pd.api.types.is_datetime64_any_dtype(rows[names]):
        written = columns.named_days(rows[names])
        rows, ordered = (one.assign(**{names: written}) for one in (rows, ordered))
    order = list(dict.fromkeys(ordered[names])) if by else None
    count = rows[names].nunique()
    # Of many dates along the bottom some are left out rather than written one on another; a word never is.
    crowded = not lying and not words and count > 24
    many = alt.Axis(title=None, labelLimit=260, labelAngle=0 if lying or count < 9 else -45, labelOverlap=crowded)
    bars = alt.Chart(rows).mark_bar(color=palette.SERIES[0])
    side = (alt.Y if lying else alt.X)(names, type="nominal" if lying else "ordinal", sort=order, axis=many)
    length = (alt.X if lying else alt.Y)(
        values, type="quantitative", axis=alt.Axis(title=on.title(values), tickMinStep=1)
    )
    encoded = bars.encode(side, length, **({"color": alt.Color(by, type="nominal", title=None)} if by else {}))
    if by and lying:
        # Each bar carries the name of its group: colour alone tells nothing to many readers.
        beside = alt.YOffset(by, type="nominal", sort=None)
        said = bars.mark_text(align="left", dx=4, color=palette.TEXT, fontSize=12)
        return (encoded.encode(beside) + said.encode(side, length, beside, text=by)).properties(width=WIDTH)
    if by or len(rows) > 14:
        return encoded.properties(width=WIDTH)
    place: dict[str, Any] = {"align": "left", "dx": 4} if lying else {"dy": -7}
    figures = bars.mark_text(**place, color=palette.TEXT, fontSize=13).encode(
        side, length, text=alt.Text(values, format=",.10~g")
    )
    return (encoded + figures).properties(width=WIDTH)


def _along(rows: pd.DataFrame, x: str) -> Any:
    scale = alt.Scale(zero=False)
    if not pd.api.types.is_datetime64_any_dtype(rows[x]):
        whole = bool((rows[x] % 1 == 0).all())
        first, last = rows[x].min(), rows[x].max()
        # Vega would put a tick between two neighbouring years, and write the later one on it.
        ticks: dict[str, Any] = {"tickMinStep": 1} if whole else {}
        if whole and last - first < 4:
            ticks["values"] = [first + step for step in range(int(last - first) + 1)]
        axis = alt.Axis(title=None, format="d" if whole else ".10~g", **ticks)
        return alt.X(x, type="quantitative", axis=axis, scale=scale)
    axis = alt.Axis(title=None, format=columns.dates_under(rows[x]), labelOverlap=True, tickCount=8)
    return alt.X(x, type="temporal", axis=axis, scale=scale)


def _told_apart(rows: pd.DataFrame, by: str, *, dashes: bool) -> dict[str, Any]:
    if not by:
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


def _lines(rows: pd.DataFrame, on: Columns) -> Any:
    height = alt.Y(on.y, type="quantitative", axis=alt.Axis(title=on.title(on.y)))
    drawn = alt.Chart(rows).mark_line(strokeWidth=2.5, color=palette.SERIES[0])
    return drawn.encode(_along(rows, on.x), height, **_told_apart(rows, on.by, dashes=True)).properties(
        width=WIDTH, height=280
    )


def _dots(rows: pd.DataFrame, on: Columns) -> Any:
    side = (
        alt.Y(on.y, type="nominal", sort=None, axis=alt.Axis(title=None, labelLimit=260))
        if columns.is_words(rows[on.y])
        else alt.Y(on.y, type="quantitative", axis=alt.Axis(title=on.title(on.y)))
    )
    drawn = alt.Chart(rows).mark_point(filled=True, size=80, color=palette.SERIES[0], opacity=1)
    return drawn.encode(_along(rows, on.x), side, **_told_apart(rows, on.by, dashes=False)).properties(width=WIDTH)


def _ranges(rows: pd.DataFrame, on: Columns) -> Any:
    names, low, high = on.y or on.x or on.by, on.low, on.high
    side = alt.Y(names, type="nominal", sort=None, axis=alt.Axis(title=None, labelLimit=260))
    known = rows.dropna(subset=[low, high])
    base = alt.Chart(known).encode(side)
    ends = alt.X(
        low,
        type="quantitative",
        axis=alt.Axis(title=on.title(low).replace(" low", ""), tickMinStep=1),
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
