"""A scene as a picture, for print, slides and pages without scripts: the same spec, drawn by Altair and vl-convert."""

import re
from typing import Any

import altair as alt

from iraqcourse.data import basemap
from iraqcourse.maps import cards, drawing, flat, naming, things
from iraqcourse.maps.flat import HEIGHT, WIDTH, Frame, Point, towards
from iraqcourse.maps.placing import Box, Label, Room, written
from iraqcourse.maps.spec import MapSpec, Scene
from iraqcourse.maps.symbols import SYMBOLS, WHITE
from iraqcourse.maps.things import Drawn, Sign

_SIGN, _TEXT = 20, 15
_FONT = "DejaVu Sans, Noto Sans, Liberation Sans, sans-serif"


def _data(rows: list[dict[str, Any]]) -> Any:
    return alt.Data(values=rows)  # type: ignore[no-untyped-call]


def _shape(kind: str, outlines: list[list[Point]]) -> dict[str, Any]:
    """Give outlines as one GeoJSON shape; ``kind`` is ``MultiLineString`` or ``Polygon``, which fills by even-odd."""
    return {"type": "Feature", "properties": {}, "geometry": {"type": kind, "coordinates": outlines}}


def _areas(outlines: list[list[Point]], **style: Any) -> Any:
    shapes = [_shape("Polygon", [one]) for one in outlines]
    return alt.Chart(_data(shapes)).mark_geoshape(clip=True, **style)


def _strokes(outlines: list[list[Point]], **style: Any) -> Any:
    return alt.Chart(_data([_shape("MultiLineString", outlines)])).mark_geoshape(clip=True, filled=False, **style)


def _texts(labels: list[Label], size: float, colour: str, *, bold: bool = True, italic: bool = False) -> list[Any]:
    """Write texts, each on a white shadow of its own."""
    font: dict[str, Any] = {
        "fontSize": size,
        "fontWeight": "bold" if bold else "normal",
        "fontStyle": "italic" if italic else "normal",
        "baseline": "middle",
    }
    drawn = []
    for align in dict.fromkeys(one.align for one in labels):
        rows = [{"x": one.at[0], "y": one.at[1], "text": one.text} for one in labels if one.align == align]
        base = alt.Chart(_data(rows)).encode(x=_axis("x", WIDTH), y=_axis("y", HEIGHT), text="text:N")
        drawn.append(base.mark_text(align=align, stroke=WHITE, strokeWidth=4, strokeJoin="round", color=WHITE, **font))
        drawn.append(base.mark_text(align=align, color=colour, **font))
    return drawn


def _axis(channel: str, most: int) -> Any:
    made = alt.X if channel == "x" else alt.Y
    domain = [0, most] if channel == "x" else [most, 0]
    return made(f"{channel}:Q", scale=alt.Scale(domain=domain, nice=False, zero=False), axis=None)


def _outlines(frame: Frame, name: str) -> list[list[Point]]:
    """Give the outlines of a part of the basemap that touch the picture, in pixels."""
    made = []
    for ring in basemap.rings(name):
        flat = [frame.at(lat, lon) for lon, lat in ring]
        xs, ys = [x for x, _ in flat], [y for _, y in flat]
        if max(xs) >= 0 and min(xs) <= frame.width and max(ys) >= 0 and min(ys) <= frame.height:
            made.append(flat)
    return made


def _background(frame: Frame) -> list[Any]:
    south, west, north, east = things.WINDOW
    corners = [frame.at(lat, lon) for lat, lon in ((south, west), (south, east), (north, east), (north, west))]
    sea = [*corners, corners[0]]
    water = drawing.WATER
    return [
        _areas([sea], fill=drawing.SEA, stroke=drawing.BORDER, strokeWidth=1),
        _areas(_outlines(frame, "countries"), fill=drawing.LAND, stroke=drawing.BORDER, strokeWidth=0.8),
        _areas(_outlines(frame, "lakes"), fill=drawing.SEA, stroke=water, strokeWidth=0.5),
        _strokes(_outlines(frame, "rivers"), stroke=water, strokeWidth=1),
    ]


def _country_names(frame: Frame, room: Room) -> list[Any]:
    lands: list[Label] = []
    seas: list[Label] = []
    for name in drawing.NAMES:
        sea = name in drawing.SEAS
        said = name if sea else name.upper()
        put = room.at(naming.spots(frame, name, written(said, 13)), said, 13)
        if put:
            (seas if sea else lands).append(put)
    return _texts(lands, 13, "#5c5443", bold=False) + _texts(seas, 13, "#1f4f73", bold=False, italic=True)


def _vega_path(outline: str) -> str:
    """Turn a sign's outline, in a square of 24, into Vega's unit: from -1 to 1.

    >>> _vega_path("M12 0L24 24H0Z")
    'M0 -1L1 1L-1 1Z'
    """
    made, last = [], (0.0, 0.0)
    for command, rest in re.findall(r"([MLHVCAZ])([^MLHVCAZ]*)", outline):
        numbers = [float(one) for one in re.findall(r"-?[\d.]+", rest)]
        if command in "HV":
            numbers = [numbers[0], last[1]] if command == "H" else [last[0], numbers[0]]
        step = 7 if command == "A" else 2
        written = []
        for start in range(0, len(numbers), step):
            part = numbers[start : start + step]
            ends = [f"{(one - 12) / 12:.4g}" for one in part[-2:]]
            if command == "A":
                arc = [f"{part[0] / 12:.4g}", f"{part[1] / 12:.4g}", *(f"{one:g}" for one in part[2:5])]
                written.append(" ".join([*arc, *ends]))
            else:
                written.append(" ".join(ends))
            last = (part[-2], part[-1])
        made.append(("L" if command in "HV" else command) + " ".join(written))
    return "".join(made)


def _stacks(frame: Frame, signs: list[Sign]) -> list[tuple[Box, list[tuple[Sign, Point]]]]:
    """Put signs on one point side by side, so that none hides another."""
    found: dict[tuple[int, int], list[Sign]] = {}
    for one in signs:
        x, y = frame.at(one.place.latitude, one.place.longitude)
        found.setdefault((round(x / 3), round(y / 3)), []).append(one)
    made = []
    for members in found.values():
        x, y = frame.at(members[0].place.latitude, members[0].place.longitude)
        first = x - (len(members) - 1) * (_SIGN + 1) / 2
        points = [(one, (first + number * (_SIGN + 1), y)) for number, one in enumerate(members)]
        half = _SIGN / 2 + 1
        made.append(((first - half, y - half, points[-1][1][0] + half, y + half), points))
    return made


def _signs(stacks: list[tuple[Box, list[tuple[Sign, Point]]]]) -> list[Any]:
    rows: dict[str, list[dict[str, Any]]] = {}
    for _, members in stacks:
        for one, (x, y) in members:
            rows.setdefault(one.symbol, []).append({"x": x, "y": y, "letter": SYMBOLS[one.symbol].letter})
    drawn = []
    for symbol, points in rows.items():
        look = SYMBOLS[symbol]
        base = alt.Chart(_data(points)).encode(x=_axis("x", WIDTH), y=_axis("y", HEIGHT))
        style: dict[str, Any] = {
            "filled": True,
            "opacity": 1,
            "color": look.colour,
            "stroke": WHITE,
            "strokeWidth": 1.2,
        }
        drawn.append(base.mark_point(clip=True, shape=_vega_path(look.outline), size=_SIGN**2, **style))
        if look.letter:
            text = base.mark_text(clip=True, color=WHITE, fontSize=10, fontWeight="bold", dy=1)
            drawn.append(text.encode(text="letter:N"))
    return drawn


def _lines(frame: Frame, parts: list[Drawn], room: Room) -> list[Any]:
    drawn: list[Any] = []
    labels: list[Label | None] = []
    for part in parts:
        for line in part.lines:
            ends = [frame.at(one.latitude, one.longitude) for one in (line.start, line.end)]
            dash = [int(one) for one in line.dash.split()]
            drawn.append(_strokes([ends], stroke=line.colour, strokeWidth=2.5, strokeDash=dash))
            between = [
                (ends[0][0] + part * (ends[1][0] - ends[0][0]), ends[0][1] + part * (ends[1][1] - ends[0][1]))
                for part in (0.6, 0.5, 0.7, 0.4)
            ]
            if line.arrow:
                drawn.append(_arrow(ends, line.colour))
            if line.label:
                labels.append(room.at(between, line.label, 13))
        for ring in part.circles:
            spots = _circle(frame, ring.centre.latitude, ring.centre.longitude, ring.km)
            dash = [int(one) for one in ring.dash.split()]
            drawn.append(_strokes([spots], stroke=ring.colour, strokeWidth=1.5, strokeDash=dash))
            labels.append(room.at([spots[turn] for turn in (0, 60, 30, 90, 15, 45, 75, 105)], ring.label, 13))
    return drawn + _texts([one for one in labels if one], 13, "#1f2328")


def _circle(frame: Frame, latitude: float, longitude: float, km: float) -> list[Point]:
    return [frame.at(*towards(latitude, longitude, km, step * 3)) for step in range(121)]


def _arrow(ends: list[Point], colour: str) -> Any:
    (x, y), (to_x, to_y) = ends
    long = max(((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5, 1)
    ahead = ((to_x - x) / long, (to_y - y) / long)
    tip = (to_x - ahead[0] * 14, to_y - ahead[1] * 14)
    back = (tip[0] - ahead[0] * 16, tip[1] - ahead[1] * 16)
    wings = [(back[0] - ahead[1] * 7, back[1] + ahead[0] * 7), (back[0] + ahead[1] * 7, back[1] - ahead[0] * 7)]
    return _areas([[tip, *wings, tip]], fill=colour, stroke=WHITE, strokeWidth=0.8)


def spec_of(made: MapSpec, scene: Scene) -> Any:
    """Give a scene as a Vega-Lite specification.

    Raises
    ------
    ValueError
        If the scene is a page of text.
    """
    if scene.view is None:
        raise ValueError(scene.id)
    frame = flat.of_picture(scene.view)
    parts = [things.on_map(made, made.layer(name)) for name in scene.layers]
    signs = things.in_picture(made, scene)
    stacks = _stacks(frame, signs)
    room = Room(frame, [box for box, _ in stacks])
    labels = []
    for box, members in stacks:
        sides = {one.place.name: one.side for one, _ in reversed(members)}
        if len(sides) > 1:
            # In a row the label on the left is the first sign's, the one on the right the last one's.
            sides |= {members[-1][0].place.name: "right", members[0][0].place.name: "left"}
        for name in dict.fromkeys(one.place.name for one, _ in members):
            labels.append(room.beside(box, name, _TEXT, sides[name]))
    uncertain = [
        _circle(frame, one.place.latitude, one.place.longitude, one.place.coordinate_uncertainty_km)
        for one in signs
        if one.place.coordinate_uncertainty_km > cards.UNCERTAIN_KM
    ]
    drawn = _background(frame)
    if any(part.governorates for part in parts):
        drawn.append(_strokes(_outlines(frame, "governorates"), stroke="#6a6253", strokeWidth=1, strokeDash=[2, 3]))
    if uncertain:
        drawn.append(_strokes(uncertain, stroke="#3f3f46", strokeWidth=1.2, strokeDash=[3, 3]))
    drawn += _lines(frame, parts, room)
    drawn += _country_names(frame, room) + _signs(stacks)
    drawn += _texts([one for one in labels if one], _TEXT, "#111111")
    return (
        alt.layer(*drawn)
        .project(type="identity", scale=1, translate=[0, 0])
        .properties(width=WIDTH, height=HEIGHT)
        .configure(
            font=_FONT,
            autosize=alt.AutoSizeParams(type="none", contains="padding"),
            padding=0,
        )
        .configure_view(stroke=drawing.BORDER)
    )


def to_svg(made: MapSpec, number: int) -> str:
    """Give a scene, counted from 1, as SVG: the same bytes for the same spec."""
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(spec_of(made, made.scenes[number - 1]).to_json(), show_warnings=False)
    # Vega numbers its ids on and on; a page may hold many pictures, so each map and scene has its own.
    numbers: dict[str, str] = {}
    own = f"{made.map}-{number}-"
    return re.sub(r"\b(?:clip|gradient_)\d+", lambda one: numbers.setdefault(one[0], f"{own}{len(numbers) + 1}"), drawn)


def to_png(made: MapSpec, number: int, scale: float = 1.0) -> bytes:
    """Give a scene, counted from 1, as PNG."""
    import vl_convert

    drawn: bytes = vl_convert.vegalite_to_png(
        spec_of(made, made.scenes[number - 1]).to_json(), scale=scale, show_warnings=False
    )
    return drawn
