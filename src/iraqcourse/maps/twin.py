"""The map in words: its scenes and everything on it as tables, and one sentence for each scene."""

from html import escape
from typing import Any

import pandas as pd

from iraqcourse import markup
from iraqcourse.data import dates
from iraqcourse.maps import cards, things, timebar
from iraqcourse.maps.spec import AnyLayer, MapSpec, Scene


def date_of(scene: Scene) -> str:
    """Write a scene's date for a reader; empty where it has none."""
    return dates.in_words(scene.day) if scene.day else ""


def citations(scene: Scene) -> str:
    """Write a scene's sources: publisher and date of each."""
    return cards.cited(scene.sources)


def contents(spec: MapSpec, layer: AnyLayer) -> list[tuple[str, str]]:
    """Give what a layer puts on the map: name and description of each thing."""
    drawn = things.on_map(spec, layer)
    found = [(one.place.name, one.says) for one in drawn.signs]
    found += [(f"{one.start.name} to {one.end.name}", one.says) for one in drawn.lines]
    found += [(f"{one.km:g} km around {one.centre.name}", "circle on the globe") for one in drawn.circles]
    if drawn.governorates:
        found.append(("Governorates of Iraq", "borders as Natural Earth draws them"))
    return found


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
    return f"{start} On the map: {', '.join(named_on(spec, scene))}."


def named_on(spec: MapSpec, scene: Scene) -> list[str]:
    """Name everything on a scene once; what follows time, as it is on the scene's day."""
    names: dict[str, None] = {}
    for name in scene.layers:
        layer = spec.layer(name)
        signs = len(things.on_map(spec, layer).signs)
        names |= dict.fromkeys(one for one, _ in contents(spec, layer)[signs:])
    return list(dict.fromkeys(one.place.name for one in things.on_scene(spec, scene))) + list(names)


def rows(spec: MapSpec) -> list[dict[str, Any]]:
    """Give everything on the map as rows: scenes that show it, name, what it is, how it is drawn, where it lies."""
    made = []
    for layer in spec.layers:
        drawn = things.on_map(spec, layer)
        on = ", ".join(str(number) for number, one in enumerate(spec.scenes, start=1) if layer.id in one.layers)
        for number, (name, what) in enumerate(contents(spec, layer)):
            place = drawn.signs[number].place if number < len(drawn.signs) else None
            made.append(
                {
                    "name": name,
                    "what": what,
                    "drawn as": layer.legend,
                    "scenes": on,
                    "latitude": place.latitude if place else None,
                    "longitude": place.longitude if place else None,
                    "uncertainty, km": place.coordinate_uncertainty_km if place else None,
                }
            )
    return made


def frame(spec: MapSpec) -> pd.DataFrame:
    """Give everything on the map as a table.

    >>> from iraqcourse.maps.reading import read_map
    >>> frame(read_map("twelve-days")).columns[:3].tolist()
    ['name', 'what', 'drawn as']
    """
    return pd.DataFrame(rows(spec))


def alt(spec: MapSpec, number: int) -> str:
    """Give the text that stands for the picture of a scene: what it shows, and the places, lines and circles on it.

    >>> from iraqcourse.maps.reading import read_map
    >>> alt(read_map("start-here"), 5).partition("Lines: ")[2]
    '7.6 km from K-1 Air Base to Kirkuk Regional Air Base (FOB Warrior).'
    """
    scene = spec.scenes[number - 1]
    when = f", {date_of(scene)}" if scene.day else ""
    if scene.is_text:
        return f"{scene.title}. {' '.join(scene.points)}"
    named = list(dict.fromkeys(one.place.name for one in things.in_picture(spec, scene)))
    start = f"Map: {scene.title}{when}. On it: {_most(named, ', ') or 'no place of ours'}."
    return " ".join([start, *_drawn_beside(spec, scene)])


def _most(named: list[str], between: str) -> str:
    return between.join(named[:25]) + (f" and {len(named) - 25} more" if len(named) > 25 else "")


def _drawn_beside(spec: MapSpec, scene: Scene) -> list[str]:
    """Say what a picture draws beside signs: lines with what is written on them, circles, governorates."""
    drawn = [things.on_map(spec, spec.layer(name)) for name in scene.layers]
    arrows, lines = [], []
    for one in (line for part in drawn for line in part.lines):
        ends = f"from {one.start.name} to {one.end.name}"
        if one.arrow:
            arrows.append(f"{ends} ({one.label})" if one.label else ends)
        else:
            lines.append(f"{one.label} {ends}")
    around: dict[str, list[str]] = {}
    for ring in (ring for part in drawn for ring in part.circles):
        around.setdefault(ring.centre.name, []).append(ring.label)
    circles = [f"{', '.join(sizes)} around {centre}" for centre, sizes in around.items()]
    said = [("Arrows", arrows), ("Lines", lines), ("Circles", circles)]
    made = [f"{what}: {_most(found, '; ')}." for what, found in said if found]
    return [*made, "Drawn too: the governorates of Iraq."] if any(part.governorates for part in drawn) else made


def tables(spec: MapSpec) -> str:
    """Give the map as tables: its scenes, what is on it, and the figures beside its time bar if it has one."""
    scenes = (
        [str(number), escape(scene.title), escape(date_of(scene)), escape(scene.caption), escape(citations(scene))]
        for number, scene in enumerate(spec.scenes, start=1)
    )
    found = (
        [escape(name), escape(what), escape(layer.legend)]
        for layer in spec.layers
        for name, what in contents(spec, layer)
    )
    figures = [
        [escape(one.says), escape(series.name), escape(one.source)]
        for series in spec.series
        for one in timebar.figures(series)
    ]
    made = markup.table(f"{spec.title}: scenes", ["Scene", "Title", "Date", "What it says", "Sources"], scenes)
    made += markup.table(f"{spec.title}: what is on the map", ["Name", "What", "Drawn as"], found)
    if figures:
        made += markup.table(f"{spec.title}: beside the time bar", ["Figure", "Of what", "Source"], figures)
    return made
