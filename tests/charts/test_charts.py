"""A chart: readable without seeing it, the same each time, and clear about what it cannot draw."""

import re

import pandas as pd
import pytest

from iraqcourse import charts, palette
from iraqcourse.data import frames
from iraqcourse.errors import CourseError

ROWS = pd.DataFrame({"who": ["Esper", "Iraqi <military>"], "missiles": [16, 22], "low": [15, 17], "day": [1, 2]})
KINDS = {
    "bars": {"x": "missiles", "y": "who"},
    "lines": {"x": "day", "y": "missiles"},
    "dots": {"x": "day", "y": "missiles"},
    "ranges": {"y": "who", "low": "low", "high": "missiles"},
}


def draw(kind):
    return charts.chart(ROWS, kind, title="Missiles", says="Two counts differ.", **KINDS[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_has_a_name_and_its_table(kind):
    html = draw(kind).to_html()
    assert 'role="img" aria-label="Missiles. Two counts differ."' in html
    assert "<details" in html
    assert "<military>" not in html
    assert "aria-hidden" in html


def test_words_of_a_table_are_escaped():
    assert "Iraqi &lt;military&gt;" in draw("bars").to_html()


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_chart_gives_the_same_picture(kind):
    assert draw(kind).svg == draw(kind).svg
    assert draw(kind).svg.startswith("<svg")


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_loads_nothing(kind):
    assert re.findall(r'(?:href|src)="http', draw(kind).svg) == []


def test_colours_stand_out_and_are_joined_by_shapes_and_dashes():
    assert all(palette.contrast(colour, palette.PAGE) >= 3 for colour in palette.SERIES)
    assert palette.contrast(palette.TEXT, palette.PAGE) >= 7
    assert palette.contrast(palette.QUIET, palette.PAGE) >= 4.5
    assert len(set(palette.SHAPES)) == len(palette.SERIES) == len(palette.DASHES)


@pytest.mark.parametrize(
    ("changes", "says"),
    [({"x": "missile"}, "missile"), ({"says": ""}, "says"), ({"kind": "pie"}, "pie")],
)
def test_what_cannot_be_drawn_is_said(changes, says):
    with pytest.raises(CourseError, match=says):
        charts.chart(ROWS, **{"kind": "bars", "title": "Missiles", "says": "Two.", **KINDS["bars"], **changes})


def test_a_timeline_names_every_event_of_a_lesson():
    events = frames.events("twelve-days")
    html = charts.timeline(events, "Twelve days", "The events in order.").to_html()
    assert len(events) > 15
    for title in events["title"].head(5):
        assert title.split()[0] in html


@pytest.mark.parametrize(
    ("days", "under_the_axis"),
    [
        (["2019-12-27", "2020-01-02", "2020-01-08"], "27 Dec 2019"),
        (["2007-01-01", "2007-06-01", "2008-03-01"], "Jul 2007"),
        (["2003-01-01", "2010-01-01", "2020-01-01"], ">2010<"),
    ],
)
def test_a_time_axis_always_says_the_year(days, under_the_axis):
    rows = pd.DataFrame({"day": pd.to_datetime(days), "missiles": [1, 3, 2]})
    assert under_the_axis in charts.chart(rows, "lines", x="day", y="missiles", says="Three days.").svg


@pytest.mark.parametrize("kind", ["lines", "dots", "bars"])
def test_years_as_an_index_run_along_the_bottom(kind):
    series = pd.Series([150, 140, 0], index=pd.Index([2007, 2008, 2011], name="year"), name="troops")
    spec = charts.chart(series, kind, says="They left.").spec.to_dict()
    encoding = (spec.get("layer") or [spec])[0]["encoding"]
    assert (encoding["x"]["field"], encoding["y"]["field"]) == ("year", "troops")


def test_bars_of_months_are_named_by_month():
    rows = pd.DataFrame({"month": pd.to_datetime(["2007-01-01", "2007-06-01", "2008-03-01"]), "dead": [3, 2, 1]})
    drawn = charts.chart(rows, x="month", y="dead", says="Fewer.").svg
    assert "Jun 2007" in drawn
    assert "00:00" not in drawn


def test_bars_of_groups_say_their_group_in_words():
    rows = pd.DataFrame({"who": ["a", "a", "b"], "count": [1, 2, 3], "told by": ["UN", "IBC", "UN"]})
    drawn = charts.chart(rows, x="count", y="who", by="told by", says="Two counters.").svg
    assert drawn.count(">UN<") >= 3
