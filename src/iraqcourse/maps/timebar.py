"""What a map's time bar shows: events no more exact than they are known, use of bases, a series beside it."""

from datetime import date
from typing import Any

from msgspec import Struct

from iraqcourse.data import dates, frames, package
from iraqcourse.maps import cards, things
from iraqcourse.maps import spec as kinds
from iraqcourse.maps.spec import MapSpec, Series


class Moment(Struct, frozen=True):
    """An event on the bar: from the first to the last day that its date may mean, or on which it lasted."""

    event: str
    first: date
    last: date
    exact: str
    label: str


class Figure(Struct, frozen=True):
    """One figure of a series: the days it stands for, its value (None where the source gives none), what it counts."""

    first: date
    last: date
    value: int | float | None
    says: str
    source: str


class Bar(Struct, frozen=True):
    """The time bar: its ends, the days at which it stops, and what is drawn on it."""

    first: date
    last: date
    stops: tuple[date, ...]
    moments: tuple[Moment, ...]
    follows: bool


def of_map(spec: MapSpec) -> Bar | None:
    """Give the time bar of a map; None where nothing on it has a date to move through.

    >>> from iraqcourse.maps.reading import read_map
    >>> bar = of_map(read_map("twelve-days"))
    >>> str(bar.first), str(bar.last), bar.moments[0].exact
    ('2019-12-27', '2020-01-08', 'day')
    """
    through = [one for one in spec.layers if isinstance(one, kinds.BasesThrough)]
    moments = _moments(spec)
    if through:
        first, last = min(one.since for one in through), max(one.until for one in through)
        return Bar(first, last, _months(first, last), tuple(one for one in moments if first <= one.first <= last), True)
    if len({one.first for one in moments}) < 2:
        return None
    stops = tuple(sorted({one.last if one.exact in ("month", "year") else one.first for one in moments}))
    return Bar(min(one.first for one in moments), max(one.last for one in moments), stops, moments, False)


def _moments(spec: MapSpec) -> tuple[Moment, ...]:
    events = {
        event.id: event for layer in spec.layers if isinstance(layer, kinds.Events) for event in things.events_of(layer)
    }
    made = []
    for event in sorted(events.values(), key=lambda one: (dates.first_day(one.date), one.id)):
        exact = "span" if event.end_date else {"month": "month", "year": "year"}.get(event.precision, "day")
        label = f"{cards.when(event)}: {event.title}"
        made.append(Moment(event.id, dates.first_day(event.date), things.last_of(event), exact, label))
    return tuple(made)


def _months(first: date, last: date) -> tuple[date, ...]:
    months = [date(year, month, 1) for year in range(first.year, last.year + 1) for month in range(1, 13)]
    return tuple(sorted({first, *(one for one in months if first <= one <= last), last}))


def _number(value: Any) -> int | float | None:
    """Give a figure as it stands in its table, a whole one without a point; None where there is none.

    >>> _number(150000.0), _number(61.5), _number(float("nan"))
    (150000, 61.5, None)
    """
    if value is None or value != value or str(value) == "<NA>":  # noqa: PLR0124 - NaN is not itself
        return None
    number = float(value)
    return int(number) if number.is_integer() else number


def figures(series: Series) -> tuple[Figure, ...]:
    """Give the figures of a series in order of time, each with its source.

    >>> from iraqcourse.maps.reading import read_map
    >>> figures(read_map("bases-through-time").series[0])[0].value
    150000
    """
    made = []
    for row in frames.series(series.table).to_dict("records"):
        when = str(row[series.time])[:10]
        value = _number(row[series.value])
        what = str(row[series.measure]).replace("_", " ") if series.measure else ""
        said = f"{value:,}" if value is not None else "no figure"
        says = f"{said} ({dates.in_words(when)}{', ' + what if what else ''})"
        made.append(
            Figure(
                dates.first_day(when),
                dates.last_day(when),
                value,
                says,
                cards.cited([str(row["source_id"]).split(";")[0]]),
            )
        )
    return tuple(sorted(made, key=lambda one: (one.first, one.says)))


def known_series(series: Series) -> str:
    """Say what is wrong with a series' names; empty if nothing is."""
    if series.table not in package.series():
        return f"there is no data series '{series.table}'"
    fields = {field["name"] for field in package.resource(series.table)["schema"]["fields"]}
    missing = [one for one in (series.time, series.value, series.measure) if one and one not in fields]
    return f"the series '{series.table}' has no column '{missing[0]}'" if missing else ""


def to_plain(spec: MapSpec) -> dict[str, Any] | None:
    """Give the bar as plain values for the page's script."""
    bar = of_map(spec)
    if bar is None:
        return None
    sources: dict[str, int] = {}
    return {
        "first": str(bar.first),
        "last": str(bar.last),
        "stops": [str(one) for one in bar.stops],
        "follows": bar.follows,
        "moments": [[one.event, str(one.first), str(one.last), one.exact, one.label] for one in bar.moments],
        "series": [
            {
                "name": one.name,
                "legend": one.legend,
                "figures": [
                    [str(f.first), str(f.last), f.value, f.says, sources.setdefault(f.source, len(sources))]
                    for f in figures(one)
                ],
            }
            for one in spec.series
        ],
        "sources": list(sources),
    }
