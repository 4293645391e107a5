"""A chart: readable without seeing it, the same each time, and clear about what it cannot draw."""

import re
from datetime import date
from html import unescape

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


def texts(drawn):
    return [unescape(one) for one in re.findall(r"<text[^>]*>([^<]*)</text>", drawn.svg)]


def bars(drawn):
    return len(re.findall(r'aria-roledescription="bar"', drawn.svg))


@pytest.mark.parametrize(
    ("days", "first_names"),
    [
        (pd.date_range("2003-01-01", periods=96, freq="MS"), ["Jan 2003", "Feb 2003", "Mar 2003"]),
        (pd.date_range("2019-10-01", periods=120), ["1 Oct 2019", "2 Oct 2019", "3 Oct 2019"]),
        (pd.date_range("2003-01-01", periods=9, freq="YS"), ["2003", "2004", "2005"]),
        (pd.to_datetime(["2020-01-08 01:30", "2020-01-08 01:35"]), ["8 Jan 2020, 01:30:00", "8 Jan 2020, 01:35:00"]),
    ],
)
def test_each_date_has_a_bar_and_a_name_of_its_own(days, first_names):
    drawn = charts.chart(pd.DataFrame({"when": days, "n": 1}), x="when", y="n", says="One each.")
    [named] = drawn.spec.to_dict()["datasets"].values()
    names = [row["when"] for row in named]
    assert names[: len(first_names)] == first_names
    assert len(set(names)) == len(days)
    assert bars(drawn) == len(days)
    written = [one for one in texts(drawn) if one in names]
    assert written == [one for one in names if one in written], "in order of time"


def test_a_table_of_a_series_by_months_is_in_order():
    rows = pd.Series([3, 2, 1], index=pd.PeriodIndex(["2019-11", "2019-12", "2020-01"], freq="M"), name="dead")
    assert texts(charts.chart(rows, says="Fewer."))[:3] == ["1 Nov 2019", "1 Dec 2019", "1 Jan 2020"]


def test_bars_keep_the_order_of_the_table():
    rows = pd.DataFrame({"month": ["Jan", "Feb", "Mar", "Apr"], "n": [1, 2, 3, 4]})
    assert texts(charts.chart(rows, x="month", y="n", says="More."))[:4] == ["Jan", "Feb", "Mar", "Apr"]


def test_years_of_several_groups_are_in_order_of_time():
    rows = pd.DataFrame({"year": [2003, 2005, 2004], "n": [1, 2, 3], "who": ["a", "a", "b"]})
    drawn = charts.chart(rows, x="year", y="n", by="who", says="Two.")
    years = [one for one in texts(drawn) if one.replace(",", "").startswith("20")]
    assert len(years) == 3
    assert years == sorted(years)


def test_two_rows_with_one_name_are_never_added_up_in_silence():
    rows = pd.DataFrame({"who": ["a", "a", "b"], "n": [1, 2, 5], "told by": ["UN", "IBC", "UN"]})
    with pytest.raises(CourseError, match=r"Two rows have the name 'a' in 'who'.+groupby\(\['who'\]"):
        charts.chart(rows, x="n", y="who", says="x")
    assert bars(charts.chart(rows, x="n", y="who", by="told by", says="x")) == 3
    with pytest.raises(CourseError, match="Two rows have the name 'a / UN'"):
        charts.chart(rows.assign(**{"told by": "UN"}), x="n", y="who", by="told by", says="x")
    days = pd.DataFrame({"day": pd.to_datetime(["2020-01-01", "2020-01-01"]), "n": [1, 2]})
    with pytest.raises(CourseError, match="Two rows have the name"):
        charts.chart(days, x="day", y="n", says="x")


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({}, r"need a column for x and y. Add x='...', y='...'. The table's columns are: who, missiles"),
        ({"x": "missiles"}, "need a column for y"),
        ({"kind": "lines", "y": "missiles"}, "need a column for x"),
        ({"kind": "ranges", "y": "who"}, "need a column for low and high"),
        ({"kind": "ranges", "low": "low", "high": "missiles"}, "need a column that names the rows"),
        ({"kind": "ranges", "y": "low", "low": "who", "high": "missiles"}, "'who' does not hold numbers"),
        ({"kind": "lines", "x": "day", "y": "who"}, "'who' does not hold numbers"),
        ({"kind": "lines", "x": "who", "y": "missiles"}, r"'who' holds words \(such as 'Esper'\)"),
        ({"x": "who", "y": "who"}, "Neither 'who' nor 'who' holds numbers"),
    ],
)
def test_what_a_kind_needs_is_said_with_the_columns_there_are(options, says):
    with pytest.raises(CourseError, match=says):
        charts.chart(ROWS, says="x", **options)


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ([1, 2], r"this is a list. Make it a table: pd.DataFrame"),
        ({"a": [1]}, "this is a dict"),
        (ROWS.iloc[:0], "no row to draw"),
        (pd.concat([ROWS, ROWS], axis=1), "2 columns called"),
        (ROWS.set_index(["who", "day"])["missiles"], r"index of several levels"),
    ],
)
def test_what_is_no_table_is_said(table, says):
    with pytest.raises(CourseError, match=says):
        charts.chart(table, x="missiles", y="who", says="x")


@pytest.mark.parametrize("name", ["n.us", "n [km]", "n:us", r"n\us", "n'us", "mean(n)", 5, "عدد"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_column_may_have_any_name(kind, name):
    options = {role: name if column == "missiles" else column for role, column in KINDS[kind].items()}
    drawn = charts.chart(ROWS.rename(columns={"missiles": name}), kind, says="x", **options)
    plain = draw(kind)
    assert len(re.findall('role="graphics-symbol"', drawn.svg)) == len(re.findall('role="graphics-symbol"', plain.svg))
    assert (str(name) in texts(drawn)) == ("missiles" in texts(plain)), "the title of the axis"
    assert name in drawn.table.columns


def test_days_and_years_are_understood_as_python_and_text_write_them():
    def axis(values, kind="lines"):
        return texts(charts.chart(pd.DataFrame({"t": values, "n": [1, 2]}), kind, x="t", y="n", says="x"))

    assert axis(["2003", "2004"])[:3] == axis([2003, 2004])[:3] == ["2003", "2004", "0.0"]
    stamps = axis(pd.to_datetime(["2019-12-27", "2020-01-08"]))
    assert axis([date(2019, 12, 27), date(2020, 1, 8)]) == stamps
    assert axis(["2019-12-27", "2020-01-08"]) == stamps
    assert axis([date(2019, 12, 27), date(2020, 1, 8)], "bars")[:2] == ["27 Dec 2019", "8 Jan 2020"]
    assert {"0.5", "1.0"} <= set(axis([0.5, 1], "dots"))


@pytest.mark.parametrize(("title", "label"), [("", "Two."), ("Missiles", "Missiles. Two."), ("Why.", "Why. Two.")])
def test_what_is_read_aloud_is_a_sentence(title, label):
    html = charts.chart(ROWS, says="Two.", title=title, **KINDS["bars"]).to_html()
    assert f'aria-label="{label}"' in html
    assert "<strong></strong>" not in html
    assert "<caption></caption>" not in html
