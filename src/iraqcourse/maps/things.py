"""What a layer puts on the map, as values: signs, lines and circles. Page, picture and table all draw from these."""

from datetime import date

from msgspec import Struct

from iraqcourse.data import dates, records
from iraqcourse.data.records import BaseUse, Event, Place
from iraqcourse.maps import cards, flat
from iraqcourse.maps import spec as kinds
from iraqcourse.maps.spec import AnyLayer, MapSpec, Scene, Side
from iraqcourse.maps.symbols import LINES, MEASURED, RINGS

# What the basemap covers: south, west, north, east. Places beyond are named in a list and never drawn.
WINDOW = (11.0, 30.0, 43.0, 66.0)


class Sign(Struct, frozen=True):
    """A place marked on the map.

    ``since`` and ``until`` bound the days on which a sign that follows the time bar is there; ``sure`` is the day
    from which a dated thing is certain to have happened.
    """

    place: Place
    symbol: str
    side: Side
    card: str
    says: str
    since: date | None = None
    until: date | None = None
    sure: date | None = None

    @property
    def beyond(self) -> bool:
        """Whether the place lies outside of what the basemap covers."""
        south, west, north, east = WINDOW
        return not (south <= self.place.latitude <= north and west <= self.place.longitude <= east)

    def on(self, day: date | None) -> bool:
        """Whether the sign is there on a day; always, if it does not follow time."""
        return day is None or self.until is None or self.since is None or self.since <= day <= self.until


class Line(Struct, frozen=True):
    """A line from one place to another, with what is written on it; ``arrow`` makes it a direction."""

    start: Place
    end: Place
    label: str
    says: str
    colour: str
    dash: str
    arrow: bool


class Circle(Struct, frozen=True):
    """A circle on the globe around a place, in km."""

    centre: Place
    km: float
    label: str
    colour: str
    dash: str


class Drawn(Struct, frozen=True):
    """Everything that one layer puts on the map."""

    signs: tuple[Sign, ...] = ()
    lines: tuple[Line, ...] = ()
    circles: tuple[Circle, ...] = ()
    governorates: bool = False


def on_map(spec: MapSpec, layer: AnyLayer) -> Drawn:
    """Give what a layer puts on the map.

    >>> from iraqcourse.maps.reading import read_map
    >>> spec = read_map("twelve-days")
    >>> [sign.place.id for sign in on_map(spec, spec.layer("capitals")).signs]
    ['baghdad', 'tehran']
    """
    match layer:
        case kinds.Places():
            return Drawn(signs=tuple(_place(layer, one) for one in places_of(layer)))
        case kinds.Events():
            return Drawn(signs=tuple(_event(layer, one) for one in events_of(layer)))
        case kinds.BasesOn():
            return Drawn(signs=tuple(_bases_on(layer)))
        case kinds.BasesThrough():
            return Drawn(signs=tuple(_bases_through(layer)))
        case kinds.Held():
            return Drawn(signs=tuple(_held(layer, one) for one in layer.held))
        case kinds.Routes():
            colour, dash = line_of(spec, layer)
            return Drawn(lines=tuple(_route(one, colour, dash) for one in layer.routes))
        case kinds.Distances():
            return Drawn(lines=tuple(_distance(one) for one in layer.pairs))
        case kinds.Rings():
            colour, dash = line_of(spec, layer)
            centre = records.places()[layer.centre]
            return Drawn(circles=tuple(Circle(centre, km, f"{km:,g} km", colour, dash) for km in layer.km))
        case _:
            return Drawn(governorates=True)


def on_scene(spec: MapSpec, scene: Scene) -> list[Sign]:
    """Give the signs of a scene as they stand on its day, those beyond the map's window included."""
    day = dates.first_day(scene.day) if scene.day else None
    return [
        one
        for name in scene.layers
        for one in on_map(spec, spec.layer(name)).signs
        if one.until is None or one.on(day or one.since)
    ]


def in_picture(spec: MapSpec, scene: Scene) -> list[Sign]:
    """Give the signs that the picture of a scene draws, also those just outside of its view; none on a page of text."""
    if scene.view is None:
        return []
    frame = flat.of_picture(scene.view)
    there = [one for one in on_scene(spec, scene) if not one.beyond]
    return [one for one in there if frame.inside(frame.at(one.place.latitude, one.place.longitude))]


def line_of(spec: MapSpec, layer: AnyLayer) -> tuple[str, str]:
    """Give colour and dash of a layer of lines: another one for each meaning of the map."""
    if isinstance(layer, kinds.Distances):
        return MEASURED
    looks = RINGS if isinstance(layer, kinds.Rings) else LINES
    meanings = list(dict.fromkeys(one.legend for one in spec.layers if isinstance(one, type(layer))))
    return looks[meanings.index(layer.legend) % len(looks)]


def places_of(layer: kinds.Places) -> tuple[Place, ...]:
    """Give the places of a layer: those it names, then all of its kind (in its country, if it names one)."""
    named = [records.places()[one] for one in layer.places]
    if layer.of_kind:
        named += [
            one
            for one in records.places().values()
            if one.kind == layer.of_kind and layer.country in ("", one.country) and one not in named
        ]
    return tuple(named)


def events_of(layer: kinds.Events) -> tuple[Event, ...]:
    """Give the events of a layer: those it names, then those of its lesson that have a place, in order of date."""
    named = [records.events()[one] for one in layer.events]
    if layer.lesson:
        named += [
            one
            for one in records.events().values()
            if one.lesson == layer.lesson and one not in named and (one.places or one.id in layer.at)
        ]
    return tuple(named)


def event_place(layer: kinds.Events, event_id: str) -> Place:
    """Give the place at which a layer draws an event: its first one, unless the layer says another."""
    event = records.events()[event_id]
    return records.places()[layer.at[event_id] if event_id in layer.at else event.places[0]]


def last_of(event: Event) -> date:
    """Give the last day that an event may have lasted."""
    return dates.last_day(event.end_date or event.date)


def _place(layer: kinds.Places, place: Place) -> Sign:
    kind = f"{place.kind.replace('-', ' ')}, {place.province or place.country}"
    return Sign(place, layer.symbol, layer.labels.get(place.id, "right"), cards.of_place(place), kind)


def _event(layer: kinds.Events, event: Event) -> Sign:
    place = event_place(layer, event.id)
    return Sign(
        place,
        layer.symbol,
        layer.labels.get(event.id, "right"),
        cards.of_event(event, place),
        f"{cards.when(event)}: {event.title}",
        since=dates.first_day(event.date),
        sure=dates.last_day(event.date),
    )


def _bases_on(layer: kinds.BasesOn) -> list[Sign]:
    signs = []
    for use in records.base_use():
        sure = use.on(layer.on)
        if sure != "no":
            place = records.places()[use.place_id]
            symbol = "base" if sure == "certain" else "base-possible"
            side = layer.labels.get(place.id, "right")
            says = f"use {sure}: {use.from_text} to {use.to_text}"
            signs.append(Sign(place, symbol, side, cards.of_use(place, use, sure), says))
    return signs


def spans(use: BaseUse, since: date, until: date) -> list[tuple[date, date, str]]:
    """Cut one stretch of use into spans that are ``certain`` or ``possible``, within two days.

    The bounds are those of :meth:`BaseUse.on`; each span is closed at both ends.

    >>> use = next(one for one in records.base_use() if one.id == "k1.u2")
    >>> [(str(a), str(b), sure) for a, b, sure in spans(use, date(2003, 3, 1), date(2020, 1, 31))]
    [('2017-01-01', '2017-12-30', 'possible'), ('2017-12-31', '2020-01-31', 'certain')]
    """
    one_day = date.resolution
    last = until if use.open_end or use.to_latest is None else use.to_latest
    firm = use.from_latest <= use.to_earliest and use.verified != "no"
    cut = (
        [
            (use.from_earliest, use.from_latest - one_day, "possible"),
            (use.from_latest, use.to_earliest, "certain"),
            (use.to_earliest + one_day, last, "possible"),
        ]
        if firm
        else [(use.from_earliest, last, "possible")]
    )
    kept = [(max(begin, since), min(end, until), sure) for begin, end, sure in cut]
    return [(begin, end, sure) for begin, end, sure in kept if begin <= end]


def _bases_through(layer: kinds.BasesThrough) -> list[Sign]:
    signs = []
    for use in records.base_use():
        place = records.places()[use.place_id]
        for begin, end, sure in spans(use, layer.since, layer.until):
            signs.append(
                Sign(
                    place,
                    "base" if sure == "certain" else "base-possible",
                    layer.labels.get(place.id, "right"),
                    cards.of_use(place, use, sure),
                    f"use {sure} from {dates.in_words(str(begin))} to {dates.in_words(str(end))}",
                    since=begin,
                    until=end,
                )
            )
    return signs


def _held(layer: kinds.Held, one: kinds.Holding) -> Sign:
    place = records.places()[one.place]
    says = f"held by {records.actors()[layer.holder].name} on {dates.in_words(str(layer.on))}"
    card = cards.of_holding(place, layer, one, says)
    return Sign(place, layer.symbol, layer.labels.get(place.id, "right"), card, says)


def _route(one: kinds.Route, colour: str, dash: str) -> Line:
    start, end = records.places()[one.start], records.places()[one.end]
    says = f"{one.label or 'direction'}, {cards.km_between(one.start, one.end):,.0f} km"
    return Line(start, end, one.label, says, colour, dash, arrow=True)


def _distance(one: kinds.Pair) -> Line:
    start, end = records.places()[one.start], records.places()[one.end]
    km = cards.km_in_words(cards.km_between(one.start, one.end))
    return Line(start, end, km, f"{km} as the crow flies", *MEASURED, arrow=False)
