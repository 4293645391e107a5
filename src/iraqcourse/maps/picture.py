"""A scene as a picture, for print, slides and pages without scripts: the same spec, drawn by Altair and vl-convert."""

from typing import Any

import altair as alt

from iraqcourse.data import basemap, records
from iraqcourse.data.records import Place
from iraqcourse.maps import drawing
from iraqcourse.maps import spec as kinds
from iraqcourse.maps.spec import MapSpec, Scene, View
from iraqcourse.maps.symbols import SYMBOLS

WIDTH, HEIGHT = 960, 540
_MARKS = {"base": "square", "base-possible": "square", "strike": "diamond", "event": "triangle-up"}
_MARKS |= {"launch": "triangle-down", "airport": "cross"}
_SIDES: dict[str, dict[str, Any]] = {
    "right": {"align": "left", "dx": 11},
    "left": {"align": "right", "dx": -11},
    "top": {"align": "center", "dy": -14},
    "bottom": {"align": "center", "dy": 16},
}


def _signs(layer: kinds.AnyLayer) -> list[tuple[Place, str, str]]:
    """Give what a layer marks: place, sign, side of the label."""
    match layer:
        case kinds.Places():
            return [(records.places()[one], layer.symbol, layer.labels.get(one, "right")) for one in layer.places]
        case kinds.Events():
            places = [(drawing.event_place(layer, one), one) for one in layer.events]
            return [(place, layer.symbol, layer.labels.get(one, "right")) for place, one in places]
        case kinds.BasesOn():
            found = [(records.places()[use.place_id], use.on(layer.on)) for use in records.base_use()]
            return [
                (place, "base" if sure == "certain" else "base-possible", layer.labels.get(place.id, "right"))
                for place, sure in found
                if sure != "no"
            ]
        case _:
            return []


def _background(view: View) -> list[Any]:
    def of(name: str) -> Any:
        return alt.Data(values=basemap.layer(name)["features"])  # type: ignore[no-untyped-call]

    water = drawing.WATER
    return [
        alt.Chart(alt.sphere()).mark_geoshape(clip=True, fill=drawing.SEA),
        alt.Chart(of("countries")).mark_geoshape(clip=True, fill=drawing.LAND, stroke=drawing.BORDER, strokeWidth=0.8),
        alt.Chart(of("lakes")).mark_geoshape(clip=True, fill=drawing.SEA, stroke=water, strokeWidth=0.5),
        alt.Chart(of("rivers")).mark_geoshape(clip=True, filled=False, stroke=water, strokeWidth=1),
        alt.Chart(
            alt.Data(  # type: ignore[no-untyped-call]
                values=[
                    {"name": name.upper(), "lat": lat, "lon": lon}
                    for name, (lat, lon) in drawing.NAMES.items()
                    if view.south < lat < view.north and view.west < lon < view.east
                ]
            )
        )
        .mark_text(clip=True, fontSize=13, color="#5c5443")
        .encode(latitude="lat:Q", longitude="lon:Q", text="name:N"),
    ]


def _marked(signs: list[tuple[Place, str, str]]) -> list[Any]:
    drawn = []
    for place, symbol, side in dict.fromkeys(signs):
        data = alt.Data(values=[{"name": place.name, "lat": place.latitude, "lon": place.longitude}])  # type: ignore[no-untyped-call]
        base = alt.Chart(data).encode(latitude="lat:Q", longitude="lon:Q")
        colour, shape = SYMBOLS[symbol].colour, _MARKS.get(symbol, "circle")
        drawn.append(
            base.mark_point(clip=True, shape=shape, filled=True, size=150, color=colour, opacity=1, stroke="#fff")
        )
        text = {"fontSize": 15, "fontWeight": "bold", **_SIDES[side]}
        drawn.append(
            base.mark_text(clip=True, stroke="#fff", strokeWidth=4, color="#fff", **text).encode(text="name:N")
        )
        drawn.append(base.mark_text(clip=True, color="#111111", **text).encode(text="name:N"))
    return drawn


def spec_of(made: MapSpec, scene: Scene) -> Any:
    """Give a scene as a Vega-Lite specification.

    Raises
    ------
    ValueError
        If the scene is a page of text.
    """
    if scene.view is None:
        raise ValueError(scene.id)
    view = scene.view
    layers = {layer.id: layer for layer in made.layers}
    signs = [sign for name in scene.layers for sign in _signs(layers[name])]
    corner = [[view.west, view.south], [view.east, view.north]]
    # Points, not a polygon: the winding of a box decides whether it is the box or the rest of the globe.
    fit = {"type": "Feature", "geometry": {"type": "MultiPoint", "coordinates": corner}, "properties": {}}
    return (
        alt.layer(*_background(view), *_marked(signs))
        .project(type="mercator", fit=fit)
        .properties(width=WIDTH, height=HEIGHT)
        .configure(
            font="DejaVu Sans, Noto Sans, Liberation Sans, sans-serif",
            autosize=alt.AutoSizeParams(type="none", contains="padding"),
            padding=0,
        )
        .configure_view(stroke=drawing.BORDER)
    )


def to_svg(made: MapSpec, number: int) -> str:
    """Give a scene, counted from 1, as SVG: the same bytes for the same spec."""
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(spec_of(made, made.scenes[number - 1]).to_json(), show_warnings=False)
    return drawn


def to_png(made: MapSpec, number: int, scale: float = 1.0) -> bytes:
    """Give a scene, counted from 1, as PNG."""
    import vl_convert

    drawn: bytes = vl_convert.vegalite_to_png(
        spec_of(made, made.scenes[number - 1]).to_json(), scale=scale, show_warnings=False
    )
    return drawn


def preview(made: MapSpec) -> bytes:
    """Give the picture that stands for the whole map: every sign of its scenes, in the widest view."""
    drawn = [scene for scene in made.scenes if scene.view is not None]
    widest = max(drawn, key=lambda scene: (scene.view.east - scene.view.west) if scene.view else 0)
    number = made.scenes.index(next((scene for scene in drawn if scene.layers), widest)) + 1
    return to_png(made, number)
