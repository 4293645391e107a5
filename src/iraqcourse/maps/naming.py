"""Where the name of a country or a sea may stand in a picture: on its own soil or water, as in the page's script."""

from collections.abc import Iterator
from functools import cache
from math import dist

from iraqcourse.data import basemap
from iraqcourse.maps import drawing
from iraqcourse.maps.flat import Frame, Point

Outline = list[Point]
# How far a name keeps from the edge of a picture, in pixels.
EDGE = 10


def holds(ring: Outline, x: float, y: float) -> bool:
    """Whether an outline holds a point: a ray from it crosses the outline an odd number of times.

    >>> square = [(0.0, 0.0), (0.0, 2.0), (2.0, 2.0), (2.0, 0.0)]
    >>> holds(square, 1, 1), holds(square, 3, 1)
    (True, False)
    """
    inside = False
    before = ring[-1]
    for point in ring:
        (p, q), (r, s) = point, before
        if (q > y) != (s > y) and x < (r - p) * (y - q) / (s - q) + p:
            inside = not inside
        before = point
    return inside


@cache
def _outlines(name: str) -> list[Outline]:
    """Give the outlines, in degrees, that a name must stand in; for a sea those of all lands, which it must avoid."""
    lat, lon = drawing.NAMES[name]
    lands = basemap.rings("countries")
    return lands if name in drawing.SEAS else [ring for ring in lands if holds(ring, lon, lat)]


def spots(frame: Frame, name: str, size: tuple[float, float]) -> Iterator[Point]:
    """Give the points on which a name may have its middle, the best first.

    Parameters
    ----------
    frame
        The picture.
    name
        One of :data:`iraqcourse.maps.drawing.NAMES`.
    size
        Width and height of the written name, in pixels.
    """
    width, height = size
    lat, lon = drawing.NAMES[name]
    sea = name in drawing.SEAS
    rings = [[frame.at(at, along) for along, at in ring] for ring in _outlines(name)]
    own = [frame.at(lat + up, lon) for up in (0, 0.6, -0.6, 1.2, -1.2)]

    def covered(x: float, y: float) -> bool:
        return any(holds(one, x, y) for one in rings)

    def share(middle: Point) -> float:
        # Most points of a picture fail with the middle: that is asked first.
        if not sea and not covered(*middle):
            return 0
        parts = [(across * width, up * height) for across in (-0.5, -0.25, 0, 0.25, 0.5) for up in (0, -1 / 3, 1 / 3)]
        return sum(covered(middle[0] + dx, middle[1] + dy) for dx, dy in parts) / len(parts)

    if sea:
        yield from (one for one in own if frame.inside(one) and share(one) == 0)
        return
    yield from (one for one in own if frame.inside(one) and share(one) == 1)
    xs, ys = [x for ring in rings for x, _ in ring], [y for ring in rings for _, y in ring]
    left, right = max(min(xs), EDGE), min(max(xs), frame.width - EDGE)
    top, bottom = max(min(ys), EDGE), min(max(ys), frame.height - EDGE)
    grid = [
        (left + width / 2 + across * width / 4, top + height / 2 + down * height / 2)
        for across in range(max(int((right - left - width) / (width / 4)) + 1, 0))
        for down in range(max(int((bottom - top - height) / (height / 2)) + 1, 0))
    ]
    grid.sort(key=lambda one: dist(one, own[0]))
    yield from (one for one in grid if share(one) == 1)
    if max(xs) - min(xs) < 1.6 * width:
        # A country smaller than its name may carry it over a border, but not with its middle.
        yield from (one for one in own if share(one) >= 0.5)
