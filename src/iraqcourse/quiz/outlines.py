"""The outlines that a place item draws: those of its view, thinned to what a small map shows."""

from typing import Any

from iraqcourse.data import basemap
from iraqcourse.quiz.items import View


def outlines(view: View) -> dict[str, Any]:
    """Give rings of [longitude, latitude] for land and water inside a view."""
    step = (view.east - view.west) / 400
    drawn = {"land": basemap.rings("countries"), "water": basemap.rings("rivers")}
    return {
        kind: [thin for ring in found if _touches(ring, view) and len(thin := _thinned(ring, step)) > 2]
        for kind, found in drawn.items()
    }


def _touches(ring: basemap.Ring, view: View) -> bool:
    lons, lats = [lon for lon, _ in ring], [lat for _, lat in ring]
    return min(lons) < view.east and max(lons) > view.west and min(lats) < view.north and max(lats) > view.south


def _thinned(ring: basemap.Ring, step: float) -> list[list[float]]:
    """Drop points nearer than a step to the last one kept."""
    kept = [ring[0]]
    for lon, lat in ring[1:]:
        if abs(lon - kept[-1][0]) + abs(lat - kept[-1][1]) >= step:
            kept.append((lon, lat))
    return [[round(lon, 2), round(lat, 2)] for lon, lat in kept]
