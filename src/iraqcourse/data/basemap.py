"""The basemap: Natural Earth outlines in ``data/basemap/``, in degrees."""

import json
from functools import cache
from typing import Any

from iraqcourse import errors, paths

Ring = list[tuple[float, float]]
LAYERS = ("countries", "rivers", "lakes", "governorates")


@cache
def layer(name: str) -> dict[str, Any]:
    """Give one layer as GeoJSON: ``countries``, ``rivers``, ``lakes`` or ``governorates``."""
    file = paths.data() / "basemap" / f"{name}.geojson"
    try:
        read: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        remedy = "Restore it with 'git restore data/basemap'."
        raise errors.CourseError(errors.fault("The basemap is missing or damaged", remedy, file=file)) from None
    return read


def rings(name: str) -> list[Ring]:
    """Give the outlines of a layer of areas, outer and inner alike, or the lines of a layer of lines."""
    found: list[Ring] = []
    for feature in layer(name)["features"]:
        nested = feature["geometry"]["coordinates"]
        depth = {"LineString": 0, "MultiLineString": 1, "Polygon": 1, "MultiPolygon": 2}[feature["geometry"]["type"]]
        flat = [nested] if depth == 0 else nested if depth == 1 else [ring for polygon in nested for ring in polygon]
        found += [[(lon, lat) for lon, lat, *_ in ring] for ring in flat]
    return found
