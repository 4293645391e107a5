"""The map in words: its scenes and everything on it as tables, and one sentence for each scene."""

from html import escape

from iraqcourse import markup
from iraqcourse.data import dates, records
from iraqcourse.maps import cards, drawing
from iraqcourse.maps import spec as kinds
from iraqcourse.maps.spec import AnyLayer, MapSpec, Scene


def date_of(scene: Scene) -> str:
    """Write a scene's date for a reader; empty where it has none."""
    return dates.in_words(scene.day) if scene.day else ""


def citations(scene: Scene) -> str:
    """Write a scene's sources: publisher and date of each."""
    found = [records.sources()[name] for name in scene.sources]
    return "; ".join(f"{one.publisher}, {one.date}" if one.date else one.publisher for one in found)


def contents(layer: AnyLayer) -> list[tuple[str, str]]:
    """Give what a layer puts on the map: name and description of each thing."""
    match layer:
        case kinds.Places():
            found = [records.places()[name] for name in layer.places]
            return [(one.name, f"{one.kind.replace('-', ' ')}, {one.province or one.country}") for one in found]
        case kinds.Events():
            events = [records.events()[name] for name in layer.events]
            return [(drawing.event_place(layer, one.id).name, f"{cards.when(one)}: {one.title}") for one in events]
        case kinds.BasesOn():
            used = [(use, use.on(layer.on)) for use in records.base_use()]
            return [
                (records.places()[use.place_id].name, f"use {sure}: {use.from_text} to {use.to_text}")
                for use, sure in used
                if sure != "no"
            ]
        case kinds.Routes():
            return [
                (
                    f"{records.places()[one.start].name} to {records.places()[one.end].name}",
                    f"{one.label or 'direction'}, {cards.km_between(one.start, one.end):.0f} km",
                )
                for one in layer.routes
            ]
        case kinds.Rings():
            name = records.places()[layer.centre].name
            return [(f"{km:g} km around {name}", "circle on the globe") for km in layer.km]
        case _:
            return [("Governorates of Iraq", "borders as Natural Earth draws them")]


def scene_in_words(spec: MapSpec, number: int) -> str:
    """Say what is on one scene: what a reader hears who does not see the map.

    >>> from iraqcourse.maps.reading import read_map
    >>> scene_in_words(read_map("twelve-days"), 1).startswith("Scene 1 of ")
    True
    """
    scene = spec.scenes[number - 1]
    when = f" ({date_of(scene)})" if scene.day else ""
    start = f"Scene {number} of {len(spec.scenes)}: {scene.title}{when}. {scene.caption}"
    if scene.is_text:
        return f"{start} {' '.join(scene.points)}"
    layers = {layer.id: layer for layer in spec.layers}
    named = [name for layer in scene.layers for name, _ in contents(layers[layer])]
    return f"{start} On the map: {', '.join(dict.fromkeys(named))}."


def tables(spec: MapSpec) -> str:
    """Give the map as two tables: its scenes, and what is on it."""
    scenes = (
        [str(number), escape(scene.title), escape(date_of(scene)), escape(scene.caption), escape(citations(scene))]
        for number, scene in enumerate(spec.scenes, start=1)
    )
    things = (
        [escape(name), escape(what), escape(layer.legend)] for layer in spec.layers for name, what in contents(layer)
    )
    return markup.table(
        f"{spec.title}: scenes", ["Scene", "Title", "Date", "What it says", "Sources"], scenes
    ) + markup.table(f"{spec.title}: what is on the map", ["Name", "What", "Drawn as"], things)
