"""What a map is: layers of things with places, and scenes that a room looks at, one after the other."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

Id = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Text = Annotated[str, Meta(min_length=1, max_length=1200)]
Side = Literal["right", "left", "top", "bottom"]


class Content(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every part of a map is: immutable, and without room for a slip of the pen."""


class View(Content, frozen=True, kw_only=True):
    """What is in sight, in degrees."""

    south: Annotated[float, Meta(ge=-60, le=80)]
    west: Annotated[float, Meta(ge=-180, le=180)]
    north: Annotated[float, Meta(ge=-60, le=80)]
    east: Annotated[float, Meta(ge=-180, le=180)]


class Layer(Content, frozen=True, tag_field="kind", kw_only=True):
    """What every layer has: an id, and an entry in the legend that says what its sign means."""

    id: Id
    legend: Text


class Places(Layer, frozen=True, tag="places", kw_only=True):
    """Places by their ids, or all of a kind, with one sign; ``labels`` moves a name to another side of its sign."""

    symbol: str
    places: tuple[Id, ...] = ()
    of_kind: str = ""
    country: str = ""
    labels: dict[str, Side] = {}


class Events(Layer, frozen=True, tag="events", kw_only=True):
    """Events by their ids, or all of a lesson, each drawn at its first place, with date and precision in the card."""

    events: tuple[str, ...] = ()
    lesson: str = ""
    symbol: str = "event"
    at: dict[str, Id] = {}
    labels: dict[str, Side] = {}


class BasesOn(Layer, frozen=True, tag="bases-on", kw_only=True):
    """Bases in use on a date: certain and possible use have different signs."""

    on: date
    labels: dict[str, Side] = {}


class BasesThrough(Layer, frozen=True, tag="bases-through", kw_only=True):
    """Bases in use on the day of the scene or of the time bar, certain and possible use with different signs."""

    since: date
    until: date
    labels: dict[str, Side] = {}


class Holding(Content, frozen=True, kw_only=True):
    """A place, and the facts that say when it was taken and lost; without ``lost`` the end is not told."""

    place: Id
    taken: str
    lost: str = ""


class Held(Layer, frozen=True, tag="held", kw_only=True):
    """Places that an actor held on a date, as points with a source each: never an area, for none was surveyed.

    The legend defines what *held* means here.
    """

    holder: Id
    on: date
    held: Annotated[tuple[Holding, ...], Meta(min_length=1)]
    symbol: str = "held"
    labels: dict[str, Side] = {}


class Route(Content, frozen=True, kw_only=True):
    """A line with an arrow from one place to another: a direction, not a flight path."""

    start: Id
    end: Id
    label: str = ""


class Routes(Layer, frozen=True, tag="routes", kw_only=True):
    """Arrows between places."""

    routes: Annotated[tuple[Route, ...], Meta(min_length=1)]
    symbol: str = "launch"


class Pair(Content, frozen=True, kw_only=True):
    """Two places whose distance is drawn and written; it is computed, so it cannot be wrong by a slip."""

    start: Id
    end: Id


class Distances(Layer, frozen=True, tag="distances", kw_only=True):
    """Straight thin lines, each with its length in km on the great circle."""

    pairs: Annotated[tuple[Pair, ...], Meta(min_length=1)]


class Rings(Layer, frozen=True, tag="rings", kw_only=True):
    """Circles around a place, in km on the great circle."""

    centre: Id
    km: Annotated[tuple[Annotated[float, Meta(gt=0, le=3000)], ...], Meta(min_length=1, max_length=6)]


class Governorates(Layer, frozen=True, tag="governorates", kw_only=True):
    """The governorates of Iraq as a background."""


AnyLayer = Places | Events | BasesOn | BasesThrough | Held | Routes | Distances | Rings | Governorates


class Series(Content, frozen=True, kw_only=True):
    """A data series that stands beside the map's time bar; ``measure`` names the column that says what was counted.

    ``name`` says in a word or two what is counted, for the sentence under the map; the legend says the rest.
    """

    name: Text
    table: str
    time: str
    value: str
    legend: Text
    measure: str = ""


class Scene(Content, frozen=True, kw_only=True):
    """What the room looks at now. A scene without a view is a page of text."""

    id: Id
    title: Text
    caption: Text
    view: View | None = None
    layers: tuple[Id, ...] = ()
    day: str = ""
    points: tuple[Text, ...] = ()
    sources: tuple[str, ...] = ()
    notes: str = ""
    minutes: Annotated[float, Meta(gt=0, le=30)] = 1

    @property
    def is_text(self) -> bool:
        """Whether the scene is a page of text."""
        return self.view is None


class MapSpec(Content, frozen=True, kw_only=True):
    """A map: what it shows, what it cannot show, its layers and its scenes."""

    map: Id
    title: Text
    shows: Text
    cannot_show: Text
    layers: tuple[AnyLayer, ...] = ()
    scenes: Annotated[tuple[Scene, ...], Meta(min_length=1)]
    series: tuple[Series, ...] = ()

    def layer(self, name: str) -> AnyLayer:
        """Give a layer by its id."""
        return next(one for one in self.layers if one.id == name)
