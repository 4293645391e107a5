"""Read a map's spec; every fault is named with file, line and remedy."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from iraqcourse import errors, paths, strict_yaml
from iraqcourse.data import records
from iraqcourse.data.dates import first_day, last_day
from iraqcourse.errors import CourseError, Fault
from iraqcourse.maps import spec as kinds
from iraqcourse.maps import things, timebar
from iraqcourse.maps.spec import MapSpec
from iraqcourse.maps.symbols import SYMBOLS
from iraqcourse.strict_yaml import Document

_MARKUP = re.compile(r"<\s*/?\s*[a-zA-Z]")


def map_files() -> tuple[Path, ...]:
    """Give the spec of every map."""
    return tuple(sorted(paths.maps().glob("*.yaml")))


def read_map(name: str) -> MapSpec:
    """Read a map by its name, ``assets/maps/<name>.yaml``.

    Raises
    ------
    CourseError
        If there is no such map, or with every fault of its spec.

    Examples
    --------
    >>> read_map("twelve-days").scenes[0].is_text
    True
    """
    file = paths.maps() / f"{name}.yaml"
    if not file.exists():
        known = ", ".join(one.stem for one in map_files())
        raise CourseError(errors.fault(f"There is no map '{name}'", f"The maps are: {known}."))
    return read_file(file)


def read_file(file: Path) -> MapSpec:
    """Read a map from its file; raises as :func:`read_map`."""
    document = strict_yaml.read(file)
    if not isinstance(document.value, dict):
        raise CourseError(document.fault((), "This is not a map", "Begin it with 'map:', 'title:' and 'scenes:'."))
    made = document.build(MapSpec)
    if isinstance(made, Fault):
        raise CourseError(made)
    errors.raise_if_any(faults_of(made, document))
    return made


class _InPython(Document, frozen=True):
    """What stands for the file of a map that was built in Python: a fault names the field instead of a line."""

    def fault(self, path: strict_yaml.Path, text: str, remedy: str) -> Fault:
        steps = "".join(f"[{one}]" if isinstance(one, int) else f".{one}" for one in path)
        return errors.fault(text, remedy, place=f"the map, {steps.lstrip('.')}" if steps else "the map")


def checked(spec: MapSpec) -> MapSpec:
    """Give a map as it would be read from its file; for maps that were built in Python.

    Raises
    ------
    CourseError
        With every fault of the map, in the sentences that its file would get.

    Examples
    --------
    >>> made = read_map("twelve-days")
    >>> checked(made) == made
    True
    """
    try:
        plain = msgspec.to_builtins(spec)
    except TypeError as problem:
        raise CourseError(
            errors.fault(f"The map holds what no map can hold ({problem})", "Look at its fields.")
        ) from None
    name = plain.get("map") if isinstance(plain, dict) else None
    document = _InPython(Path(f"{name}.yaml"), plain, {})
    made = document.build(MapSpec)
    if isinstance(made, Fault):
        raise CourseError(made)
    errors.raise_if_any(faults_of(made, document))
    return made


def faults_of(made: MapSpec, document: Document) -> Iterator[Fault]:
    """Find what no schema can say: ids that lead nowhere, scenes with nothing in them, markup in a text."""
    if document.file.stem != made.map:
        yield document.fault(("map",), f"The map is called '{made.map}' but its file '{document.file.stem}'", "Agree.")
    yield from _twice(document, "layers", (layer.id for layer in made.layers))
    yield from _twice(document, "scenes", (scene.id for scene in made.scenes))
    yield from _one_sign_each(made, document)
    for index, layer in enumerate(made.layers):
        yield from _faults_of_layer(layer, document, ("layers", index))
    for index, scene in enumerate(made.scenes):
        yield from _faults_of_scene(scene, made, document, ("scenes", index))
    for index, series in enumerate(made.series):
        if wrong := timebar.known_series(series):
            yield document.fault(("series", index), wrong[:1].upper() + wrong[1:], "Look it up in data/README.md.")
    for path, text in _texts(made):
        if _MARKUP.search(text):
            yield document.fault(path, "The text holds HTML", "Write plain text; the map adds no markup of yours.")


def _twice(document: Document, part: str, names: Iterable[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, name in enumerate(names):
        if name in seen:
            yield document.fault((part, index, "id"), f"The id '{name}' is taken", "Give one of them another id.")
        seen.add(name)


def _one_sign_each(made: MapSpec, document: Document) -> Iterator[Fault]:
    """Two layers with one sign but different meanings could not be told apart."""
    meanings: dict[str, str] = {}
    for index, layer in enumerate(made.layers):
        symbol = getattr(layer, "symbol", "")
        # Lines get another colour and dash for each meaning by themselves.
        if not symbol or isinstance(layer, kinds.Routes):
            continue
        if symbol not in SYMBOLS:
            remedy = f"The signs are: {', '.join(SYMBOLS)}."
            yield document.fault(("layers", index, "symbol"), f"There is no sign '{symbol}'", remedy)
        elif meanings.setdefault(symbol, layer.legend) != layer.legend:
            text = f"The sign '{symbol}' already means something else on this map"
            yield document.fault(("layers", index, "symbol"), text, "Use another sign, or the same legend.")


def _faults_of_layer(layer: kinds.AnyLayer, document: Document, path: strict_yaml.Path) -> Iterator[Fault]:
    def unknown(step: str, what: str, name: str) -> Fault:
        remedy = f"Look it up in data/{what}s.csv."
        return document.fault((*path, step), f"Layer '{layer.id}': there is no {what} '{name}'", remedy)

    def at(step: str, text: str, remedy: str) -> Fault:
        return document.fault((*path, step), f"Layer '{layer.id}': {text}", remedy)

    for step, name in _named_places(layer):
        if name not in records.places():
            yield unknown(step, "place", name)
    match layer:
        case kinds.Places():
            yield from _faults_of_places(layer, at)
        case kinds.Events():
            yield from (unknown("events", "event", name) for name in layer.events if name not in records.events())
            yield from _faults_of_events(layer, at)
        case kinds.BasesOn():
            if not any(use.on(layer.on) != "no" for use in records.base_use()):
                yield at("on", f"no base was in use on {layer.on}", "Take a date from 1971 on.")
        case kinds.BasesThrough():
            yield from _faults_of_bases_through(layer, at)
        case kinds.Held():
            yield from _faults_of_holdings(layer, at)
        case _:
            pass


_At = Callable[[str, str, str], Fault]


def _named_places(layer: kinds.AnyLayer) -> list[tuple[str, str]]:
    """Give the places that a layer names, each with the field in which it does."""
    match layer:
        case kinds.Places():
            return [("places", name) for name in layer.places]
        case kinds.Rings():
            return [("centre", layer.centre)]
        case kinds.Routes():
            return [("routes", name) for one in layer.routes for name in (one.start, one.end)]
        case kinds.Distances():
            return [("pairs", name) for one in layer.pairs for name in (one.start, one.end)]
        case kinds.Events():
            return [("at", name) for name in layer.at.values()]
        case kinds.Held():
            return [("held", one.place) for one in layer.held]
        case _:
            return []


def _faults_of_places(layer: kinds.Places, at: _At) -> Iterator[Fault]:
    all_kinds = sorted({one.kind for one in records.places().values()})
    if not layer.places and not layer.of_kind:
        yield at("id", "it names no place", "Add 'places: [...]', or 'of_kind: ...'.")
    elif layer.of_kind and layer.of_kind not in all_kinds:
        remedy = f"The kinds are: {', '.join(all_kinds)}."
        yield at("of_kind", f"there is no kind of place '{layer.of_kind}'", remedy)
    elif all(name in records.places() for name in layer.places) and not things.places_of(layer):
        yield at("country", f"no {layer.of_kind} lies in '{layer.country}'", "Look it up in data/places.csv.")


def _faults_of_bases_through(layer: kinds.BasesThrough, at: _At) -> Iterator[Fault]:
    if layer.since >= layer.until:
        yield at("until", f"{layer.until} is not after {layer.since}", "Let 'until' come after 'since'.")
    elif not any(things.spans(use, layer.since, layer.until) for use in records.base_use()):
        yield at("until", "no base was in use in that time", "Take dates from 1971 on.")


def _faults_of_events(layer: kinds.Events, at: _At) -> Iterator[Fault]:
    if not layer.events and not layer.lesson:
        yield at("id", "it names no event", "Add 'events: [...]', or 'lesson: ...'.")
    lessons = {one.lesson for one in records.events().values()}
    if layer.lesson and layer.lesson not in lessons:
        yield at(
            "lesson", f"no event belongs to a lesson '{layer.lesson}'", f"Choose from: {', '.join(sorted(lessons))}."
        )
    for name in layer.events:
        if name in records.events() and name not in layer.at and not records.events()[name].places:
            yield at("events", f"the event '{name}' has no place", "Give it one with 'at:'.")


def _faults_of_holdings(layer: kinds.Held, at: _At) -> Iterator[Fault]:
    if layer.holder not in records.actors():
        yield at("holder", f"there is no actor '{layer.holder}'", "Look it up in data/actors.csv.")
    facts = records.facts()
    for one in layer.held:
        unknown = [name for name in (one.taken, one.lost) if name and name not in facts]
        if unknown:
            yield at("held", f"there is no fact '{unknown[0]}'", "Look it up in data/facts.csv.")
            continue
        events = records.events()
        begin = first_day(events[facts[one.taken].event_id].date)
        end = things.last_of(events[facts[one.lost].event_id]) if one.lost else None
        if layer.on < begin or (end is not None and layer.on > end):
            told = f"it was held from {begin}" + (f" to {end}" if end else "")
            yield at("on", f"'{one.place}' was not held on {layer.on}", f"By the facts named here {told}.")


def _faults_of_scene(scene: kinds.Scene, made: MapSpec, document: Document, path: strict_yaml.Path) -> Iterator[Fault]:
    def at(step: str, text: str, remedy: str) -> Fault:
        return document.fault((*path, step), f"Scene '{scene.id}': {text}", remedy)

    known = {layer.id for layer in made.layers}
    for name in scene.layers:
        if name not in known:
            yield at("layers", f"there is no layer '{name}'", f"The layers are: {', '.join(sorted(known))}.")
    if scene.view is not None and not scene.layers:
        yield at("layers", "there is nothing on the map", "Name at least one layer, or take the view away.")
    if scene.is_text and (scene.layers or not scene.points):
        yield at("points", "a page of text needs points and no layers", "Add 'points:', or give the scene a view.")
    if scene.view is not None and not (scene.view.south < scene.view.north and scene.view.west < scene.view.east):
        yield at("view", "the view is upside down", "South is less than north, west less than east.")
    for name in scene.sources:
        if name not in records.sources():
            yield at("sources", f"there is no source '{name}'", "Look it up in data/sources.csv.")
    if scene.day:
        try:
            first_day(scene.day), last_day(scene.day)
        except ValueError:
            yield at("day", f"'{scene.day}' is not a date", "Write 2020-01-03, 2020-01 or 2020.")


def _texts(made: MapSpec) -> Iterator[tuple[strict_yaml.Path, str]]:
    for name in ("title", "shows", "cannot_show"):
        yield (name,), getattr(made, name)
    for index, layer in enumerate(made.layers):
        yield ("layers", index, "legend"), layer.legend
        for number, route in enumerate(getattr(layer, "routes", ())):
            yield ("layers", index, "routes", number), route.label
    for index, series in enumerate(made.series):
        yield ("series", index, "legend"), series.legend
    for index, scene in enumerate(made.scenes):
        for name in ("title", "caption", "notes"):
            yield ("scenes", index, name), getattr(scene, name)
        for number, point in enumerate(scene.points):
            yield ("scenes", index, "points", number), point
