"""A map in a notebook: the page in a frame, its two sentences, and the map in words for everybody else."""

from dataclasses import dataclass
from html import escape

import pandas as pd

from iraqcourse.errors import CourseError, fault
from iraqcourse.maps import page, picture, reading, timebar, twin
from iraqcourse.maps.spec import MapSpec

# What the web book reads instead of the frame: which map, at which scene.
MIME = "application/vnd.iraqcourse.map+json"


def framed(spec: MapSpec, inside: str, height: int) -> str:
    """Give a map with what it shows, what it cannot show, and the map in words.

    Parameters
    ----------
    spec
        The map.
    inside
        The attribute of the frame that holds the page: ``srcdoc="..."`` or ``src="..."``.
    height
        Height of the frame in pixels, without a time bar that is always open.
    """
    bar = timebar.of_map(spec)
    height += 170 if bar and bar.follows else 0
    title = escape(f"Map: {spec.title}. {len(spec.scenes)} scenes.", quote=True)
    return (
        f'<div style="max-width:64rem"><p><strong>This map shows:</strong> {escape(spec.shows)}</p>'
        f'<iframe title="{title}" {inside} allowfullscreen '
        f'style="width:100%;height:{height}px;border:1px solid #6b7280"></iframe>'
        f"<p><strong>What it cannot show:</strong> {escape(spec.cannot_show)}</p>"
        f"<details><summary>The map in words</summary>{twin.tables(spec)}</details></div>"
    )


@dataclass(frozen=True)
class MapView:
    """A map as a cell's output."""

    spec: MapSpec
    scene: int = 1
    online: str | None = None
    height: int = 560

    def to_html(self) -> str:
        """Give the frame with the page inside it; nothing is loaded."""
        inside = escape(page.to_html(self.spec, self.scene, self.online), quote=True)
        return framed(self.spec, f'srcdoc="{inside}"', self.height)

    def table(self) -> pd.DataFrame:
        """Give everything on the map as a table: name, what it is, how it is drawn, on which scenes, where it lies."""
        return twin.frame(self.spec)

    def picture(self, scene: int | None = None) -> "Picture":
        """Give a scene as a picture for print, with its alternative text; by default the one that the map opens at."""
        return Picture(self.spec, scene or self.scene)

    def _repr_mimebundle_(self, **_: object) -> dict[str, object]:
        here = {"map": self.spec.map, "scene": self.scene, "height": self.height}
        return {"text/html": self.to_html(), "text/plain": repr(self), MIME: here}

    def __repr__(self) -> str:
        return f"{self.spec.title}. {self.spec.shows} {twin.scene_in_words(self.spec, self.scene)}"


@dataclass(frozen=True)
class Picture:
    """One scene as a picture, in a cell's output; a text scene is text."""

    spec: MapSpec
    scene: int

    def to_html(self) -> str:
        """Give the scene as a figure with its caption and alternative text."""
        scene = self.spec.scenes[self.scene - 1]
        if scene.is_text:
            points = "".join(f"<li>{escape(one)}</li>" for one in scene.points)
            return f"<h3>{escape(scene.title)}</h3><ul>{points}</ul>"
        alt = escape(twin.alt(self.spec, self.scene), quote=True)
        drawn = picture.to_svg(self.spec, self.scene)
        return (
            f'<figure role="img" aria-label="{alt}" style="margin:0;max-width:64rem">{drawn}'
            f"<figcaption>{escape(scene.caption)}</figcaption></figure>"
        )

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return {"text/html": self.to_html(), "text/plain": repr(self)}

    def __repr__(self) -> str:
        return twin.alt(self.spec, self.scene)


def first_with_map(spec: MapSpec) -> int:
    """Give the number of the first scene that is no page of text, or 1 if all are.

    >>> from iraqcourse.maps.reading import read_map
    >>> first_with_map(read_map("twelve-days"))
    2
    """
    return next((number for number, one in enumerate(spec.scenes, start=1) if not one.is_text), 1)


def show(spec: MapSpec, scene: int | None = None, basemap: str | None = None, height: int = 560) -> MapView:
    """Show a map in a notebook.

    Parameters
    ----------
    spec
        The map.
    scene
        The scene that it opens at, counted from 1; by default the first one that shows a map, so that a reader who
        has the text beside it sees the map at once. The pages of text before it are reached with Back.
    basemap
        ``"osm"`` for online tiles; by default the map asks no network.
    height
        Height of the frame in pixels.

    Raises
    ------
    CourseError
        If the map has faults, or there is no such scene, or no such basemap.
    """
    spec = reading.checked(spec)
    wanted = first_with_map(spec) if scene is None else scene
    if not 1 <= wanted <= len(spec.scenes):
        remedy = f"Choose from 1 to {len(spec.scenes)}."
        raise CourseError(fault(f"The map '{spec.map}' has no scene {wanted}", remedy))
    if basemap not in (None, "osm"):
        raise CourseError(fault(f"There is no basemap '{basemap}'", "Leave it out, or write basemap='osm'."))
    return MapView(spec, wanted, basemap, height)
