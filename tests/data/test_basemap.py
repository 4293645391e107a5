"""The basemap: whole, inside its window, with its provenance beside it."""

import json
import re

import pytest

from iraqcourse import paths

FOLDER = paths.data() / "basemap"
FILES = sorted(file.name for file in FOLDER.glob("*.geojson"))
README = (FOLDER / "README.md").read_text(encoding="utf-8")


def points(coordinates):
    if isinstance(coordinates[0], (int, float)):
        yield coordinates
    else:
        for inner in coordinates:
            yield from points(inner)


def read(name):
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def test_the_four_files_are_there():
    assert FILES == ["countries.geojson", "governorates.geojson", "lakes.geojson", "rivers.geojson"]


@pytest.mark.parametrize("name", FILES)
def test_every_point_lies_in_the_window(name):
    for feature in read(name)["features"]:
        for lon, lat in points(feature["geometry"]["coordinates"]):
            assert 30 <= lon <= 66
            assert 11 <= lat <= 43


@pytest.mark.parametrize("name", FILES)
def test_rings_are_closed_and_fields_are_known(name):
    for feature in read(name)["features"]:
        assert set(feature["properties"]) <= {"name"}
        kind, parts = feature["geometry"]["type"], feature["geometry"]["coordinates"]
        polygons = {"Polygon": [parts], "MultiPolygon": parts}.get(kind, [])
        assert all(ring[0] == ring[-1] for polygon in polygons for ring in polygon)


@pytest.mark.parametrize("name", FILES)
def test_the_readme_says_how_many_features_and_bytes(name):
    row = next(line for line in README.splitlines() if f"`{name}`" in line)
    size = int(re.findall(r"[\d,]+", row.rsplit("|", 2)[1])[0].replace(",", ""))
    assert size == (FOLDER / name).stat().st_size
    assert str(len(read(name)["features"])) in row


def test_the_readme_names_the_source_and_its_terms():
    assert "Natural Earth" in README
    assert "public domain" in README


def test_iraq_its_six_neighbours_and_its_governorates_are_drawn():
    names = {feature["properties"]["name"] for feature in read("countries.geojson")["features"]}
    assert {"Iraq", "Iran", "Turkey", "Syria", "Jordan", "Saudi Arabia", "Kuwait"} <= names
    assert len({feature["properties"]["name"] for feature in read("governorates.geojson")["features"]}) == 18
