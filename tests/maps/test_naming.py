"""Names of countries in a picture: on their own soil at every zoom."""

import pytest

from iraqcourse.data import basemap
from iraqcourse.maps import drawing, naming, reading
from iraqcourse.maps.flat import Frame
from iraqcourse.maps.placing import written
from iraqcourse.maps.spec import View

BASRA = View(south=30.22, west=47.2, north=30.86, east=48.3)
VIEWS = {
    f"{spec.map} {scene.id}": scene.view
    for spec in map(reading.read_file, reading.map_files())
    for scene in spec.scenes
    if scene.view
}


def soil(frame, name):
    """Outlines of a country in pixels: those around its point in the list of names."""
    lat, lon = drawing.NAMES[name]
    return [[frame.at(y, x) for x, y in ring] for ring in basemap.rings("countries") if naming.holds(ring, lon, lat)]


def found(view, name):
    frame = Frame(view, 960, 540)
    return frame, next(naming.spots(frame, name, written(name, 13)), None)


def test_near_basra_nothing_is_called_kuwait():
    assert found(BASRA, "Kuwait")[1] is None
    assert found(BASRA, "Iraq")[1] is not None


@pytest.mark.parametrize("name", [one for one in drawing.NAMES if one not in drawing.SEAS])
def test_every_land_has_its_name_point_on_its_soil(name):
    assert len(soil(Frame(BASRA, 960, 540), name)) == 1


@pytest.mark.parametrize("at", list(VIEWS)[::6])
def test_the_middle_of_a_name_lies_in_its_country(at):
    for name in drawing.NAMES:
        frame, spot = found(VIEWS[at], name)
        if spot and name in drawing.SEAS:
            rings = [[frame.at(y, x) for x, y in ring] for ring in basemap.rings("countries")]
            assert not any(naming.holds(ring, *spot) for ring in rings)
        elif spot:
            assert any(naming.holds(ring, *spot) for ring in soil(frame, name)), name
