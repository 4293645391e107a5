"""The map of a place item as a picture, for systems that cannot draw outlines: the same projection as in the quiz."""

from math import cos, radians

from msgspec import Struct

from iraqcourse.data import records
from iraqcourse.palette import GRID, QUIET
from iraqcourse.quiz.items import Place
from iraqcourse.quiz.outlines import outlines

# Moodle shrinks a larger picture when it takes it in, and leaves the target where it was: the key would be wrong.
# (QTYPE_DDMARKER_BGIMAGE_MAXWIDTH and _MAXHEIGHT in its question type "ddmarker".)
WIDEST, HIGHEST = 600, 400
# Kilometres in one degree of latitude, on a sphere of 6,371 km.
_KM = 111.195


class Picture(Struct, frozen=True):
    """A PNG, and where the target lies in it: middle and radius in pixels."""

    png: bytes
    x: int
    y: int
    radius: int


def draw(item: Place) -> Picture:
    """Draw the map of an item, without its target.

    The picture is plate carree, true to scale in the middle of the view, as ``front/place.js`` draws it.
    """
    import vl_convert

    view, place = item.view, records.places()[item.target.place]
    squeeze = cos(radians((view.south + view.north) / 2))
    scale = min(WIDEST / ((view.east - view.west) * squeeze), HIGHEST / (view.north - view.south))
    wide, high = round((view.east - view.west) * squeeze * scale), round((view.north - view.south) * scale)

    def x(lon: float) -> float:
        return (lon - view.west) * squeeze * scale

    def y(lat: float) -> float:
        return (view.north - lat) * scale

    paths = []
    drawn = outlines(view)
    for kind, style in (
        ("land", f'fill="#f4f1ea" stroke="{QUIET}" stroke-width="1"'),
        ("water", 'fill="none" stroke="#6f93b3" stroke-width="1.2"'),
    ):
        steps = "".join(
            "M" + "L".join(f"{x(lon):.1f} {y(lat):.1f}" for lon, lat in ring) for ring in drawn.get(kind, [])
        )
        paths.append(f'<path d="{steps}" {style}/>')
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}">'
        f'<rect width="{wide}" height="{high}" fill="#dbe7f0" stroke="{GRID}"/>{"".join(paths)}</svg>'
    )
    radius = max(round(item.target.full_km / _KM * scale), 1)
    return Picture(bytes(vl_convert.svg_to_png(svg)), round(x(place.longitude)), round(y(place.latitude)), radius)
