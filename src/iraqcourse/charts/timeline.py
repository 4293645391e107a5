"""Events along time, as honest as their dates: a day is a dot, a month or a year a bar."""

from typing import Any

import altair as alt
import pandas as pd

from iraqcourse import palette
from iraqcourse.charts.chart import Chart
from iraqcourse.charts.columns import dates_under


def timeline(events: pd.DataFrame, title: str, says: str) -> Chart:
    """Draw events, one row for each, so that no two labels meet.

    Parameters
    ----------
    events
        As ``frames.events()`` gives them, with ``first_day`` and ``last_day``.
    title, says
        Title, and what the chart shows in one sentence.
    """
    rows = pd.DataFrame(
        {
            "title": [f"{when}  {what}" for when, what in zip(events["date"], events["title"], strict=True)],
            "first": pd.to_datetime(events["first_day"]),
            "last": pd.to_datetime(events["last_day"]),
        }
    )
    # A bar of a few days on an axis of years would be too short to be seen: it is drawn as a dot.
    least = (rows["last"].max() - rows["first"].min()) / 60
    rows["lasts"] = rows["last"] - rows["first"] > least
    side = alt.Y(
        "title", type="nominal", sort=list(rows["title"]), axis=alt.Axis(title=None, labelLimit=430, ticks=False)
    )
    base = alt.Chart(rows).encode(side)
    axis = alt.Axis(title=None, tickCount=5, labelOverlap=True, format=dates_under(rows["first"]))
    ends: dict[str, Any] = {"x": alt.X("first", type="temporal", axis=axis), "x2": "last"}
    bars = base.transform_filter("datum.lasts").mark_rule(strokeWidth=7, color=palette.SERIES[1]).encode(**ends)
    dots = (
        base.transform_filter("!datum.lasts")
        .mark_point(filled=True, size=80, opacity=1, color=palette.SERIES[0])
        .encode(x=alt.X("first", type="temporal"))
    )
    drawn: Any = alt.layer(bars, dots).properties(width=260)
    shown = events[["date", "title", "precision", "significance"]].reset_index(drop=True)
    return Chart(
        drawn, title, says, shown, "A dot is a day or a few; a bar is a longer time, or a date known no closer."
    )
