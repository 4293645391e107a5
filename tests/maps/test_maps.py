"""A map: sealed, the same bytes each time, true in its distances, and told in words as well."""

import re
from html import unescape

import msgspec
import pytest

from iraqcourse import maps, palette
from iraqcourse.data import records
from iraqcourse.data.distance import great_circle_km
from iraqcourse.errors import CourseError
from iraqcourse.maps import assets, cards, drawing, page, reading, sealing, twin
from iraqcourse.maps import spec as kinds
from iraqcourse.maps.symbols import LINES, MEASURED, RINGS, SYMBOLS, WHITE

NAMES = [file.stem for file in reading.map_files()]


def km(one, other):
    first, second = records.places()[one], records.places()[other]
    return great_circle_km(first.latitude, first.longitude, second.latitude, second.longitude)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_spec_gives_the_same_bytes(name):
    assert page.to_html(reading.read_map(name)) == page.to_html(reading.read_map(name))


@pytest.mark.parametrize("name", NAMES)
def test_a_page_loads_nothing(name):
    html = page.to_html(reading.read_map(name))
    outside = re.sub(r"<script>.*?</script>", "", html, flags=re.DOTALL)
    assert re.findall(r"<(?:script|link|img|iframe)[^>]+(?:src|href)=", outside) == []
    assert "url(http" not in html
    assert len(html.encode()) <= 400_000


def test_an_unknown_link_is_an_error():
    address = "https://example.org/plugin"
    with pytest.raises(CourseError, match=f"The map would fetch {address}"):
        sealing.seal(f'<script src="{address}.js"></script>')
    with pytest.raises(CourseError, match="asks no network"):
        sealing.seal(f'<link rel="stylesheet" href="{address}.css"/>')


def test_online_tiles_come_only_when_asked_for():
    spec = reading.read_map("twelve-days")
    assert "tile.openstreetmap.org" not in page.to_html(spec)
    online = page.to_html(spec, online="osm")
    assert "tile.openstreetmap.org" in online
    assert "openstreetmap.org/copyright" in online
    assert "IraqMap.basemap(map_1, false)" in online


def test_a_card_escapes_what_it_says():
    place = records.places()["k1"]
    odd = type(place)(**{name: getattr(place, name) for name in place.__slots__} | {"name": "<b>K-1</b> & more"})
    assert "<b>K-1" not in cards.of_place(odd)
    assert "&lt;b&gt;K-1" in cards.of_place(odd)


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [("k1", "kirkuk-air-base", 7.6), ("baghdad", "tehran", 694), ("baghdad", "al-asad", 188)],
)
def test_distances_that_the_course_names(one, other, wanted):
    assert km(one, other) == pytest.approx(wanted, abs=0.5 if wanted > 10 else 0.05)


def test_a_scene_says_how_far_the_two_airfields_lie_apart():
    for name in ("twelve-days", "start-here"):
        assert any("7.6 km" in scene.caption for scene in reading.read_map(name).scenes)


@pytest.mark.parametrize("name", NAMES)
def test_the_twin_lists_every_place_of_every_layer(name):
    spec = reading.read_map(name)
    said = unescape(twin.tables(spec))
    for layer in spec.layers:
        for place in getattr(layer, "places", ()):
            assert records.places()[place].name in said
        for event in getattr(layer, "events", ()):
            assert drawing.event_place(layer, event).name in said


@pytest.mark.parametrize("name", NAMES)
def test_every_map_says_what_it_shows_and_what_it_cannot(name):
    said = maps.show(reading.read_map(name)).to_html()
    assert "This map shows:" in said
    assert "What it cannot show:" in said
    assert "The map in words" in said


def test_signs_differ_in_more_than_colour_and_stand_out():
    looks = {(sign.outline, sign.letter) for sign in SYMBOLS.values()}
    assert len(looks) == len(SYMBOLS)
    for sign in SYMBOLS.values():
        assert palette.contrast(sign.colour, drawing.LAND) >= 3, "WCAG 2.2, 1.4.11"
        assert palette.contrast(sign.colour, drawing.SEA) >= 3
        assert palette.contrast(sign.colour, WHITE) >= 4.5, "its letter, WCAG 2.2, 1.4.3"
    for colour, _ in (*LINES, *RINGS, MEASURED):
        assert palette.contrast(colour, drawing.LAND) >= 3
        assert palette.contrast(colour, drawing.SEA) >= 3
    assert len({colour for colour, _ in LINES}) == len({dash for _, dash in LINES}) == len(LINES)
    assert len({colour for colour, _ in RINGS}) == len({dash for _, dash in RINGS}) == len(RINGS)


def test_a_scene_that_is_not_there_is_said():
    spec = reading.read_map("twelve-days")
    with pytest.raises(CourseError, match=r"has no scene 13. Choose from 1 to 12"):
        maps.show(spec, scene=13)
    with pytest.raises(CourseError, match="There is no basemap 'tiles'"):
        maps.show(spec, basemap="tiles")
    with pytest.raises(CourseError, match=r"There is no map 'thirteen-days'\. The maps are: "):
        reading.read_map("thirteen-days")


@pytest.mark.parametrize("name", NAMES)
def test_a_page_beside_shared_files_is_small_and_links_to_nothing_else(name):
    html = page.to_html(reading.read_map(name), shared="../_static/maps")
    linked = re.findall(r'(?:src|href)="([^"]+)"', html)
    assert sorted(linked) == sorted(f"../_static/maps/{name}" for name in assets.files())
    assert len(html.encode()) < 150_000


def test_in_a_notebook_a_map_opens_at_its_first_scene_with_a_map():
    for name in NAMES:
        spec = reading.read_map(name)
        view = maps.show(spec)
        assert not spec.scenes[view.scene - 1].is_text
        assert all(one.is_text for one in spec.scenes[: view.scene - 1]), "the first one"
        assert f'data-scene="{view.scene}"' in unescape(view.to_html())
        assert maps.show(spec, scene=1).scene == 1, "who asks for the text gets it"
        assert '<body data-scene="1">' in page.to_html(spec), "a page for the projector begins at the beginning"


def test_a_map_of_text_alone_opens_at_its_first_page():
    text = kinds.Scene(id="s", title="S", caption="C", points=("P",))
    assert maps.show(kinds.MapSpec(map="m", title="M", shows="S", cannot_show="C", scenes=(text,))).scene == 1


def test_two_texts_of_one_publisher_and_day_are_cited_once():
    assert cards.cited(["chilcot-3781", "chilcot-3803"]) == "Iraq Inquiry (UK), interactive edition, 2016-07-06"


@pytest.mark.parametrize("name", NAMES)
def test_no_two_switches_of_a_map_say_the_same(name):
    said = re.findall(r'data-layer="[^"]+"> ([^<]+)</label>', page.to_html(reading.read_map(name)))
    assert len(said) == len(reading.read_map(name).layers)
    assert len(set(said)) == len(said)


PLACES = kinds.Places(id="attacked", symbol="strike", legend="L", places=("green-zone", "balad"))
SCENE = kinds.Scene(
    id="attacks",
    title="T",
    caption="C",
    view=kinds.View(south=32.5, west=40.5, north=36.6, east=46.5),
    layers=("attacked",),
)


def built(layer=None, scene=None, **fields):
    """A map as a student builds one."""
    layers = (msgspec.structs.replace(PLACES, **(layer or {})),)
    scenes = (msgspec.structs.replace(SCENE, **(scene or {})),)
    known = {"map": "my-map", "title": "My map", "shows": "S", "cannot_show": "N", "layers": layers, "scenes": scenes}
    return kinds.MapSpec(**known | fields)


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (
            built({"places": ("green-zone", "balaad")}),
            r"the map, layers\[0\].places: Layer 'attacked': there is no place",
        ),
        (built({"places": "balad"}), r"layers\[0\].places: One value stands where a list is wanted. .+\(one,\)"),
        (built({"places": ("Camp Taji",)}), "This is not an id"),
        (built({"symbol": "star"}), "There is no sign 'star'. The signs are: base"),
        (built({"labels": {"balad": "up"}}), "'up' is not one of the values allowed here"),
        (built(scene={"layers": ("atacked",)}), "there is no layer 'atacked'. The layers are: attacked"),
        (built(scene={"layers": "attacked"}), "One value stands where a list is wanted"),
        (built(scene={"view": kinds.View(south=36.6, west=40.5, north=32.5, east=46.5)}), "the view is upside down"),
        (built(scene={"day": "3 January 2020"}), "is not a date. Write 2020-01-03"),
        (built(scenes=SCENE), "the map, scenes: One value stands where a list is wanted"),
        (built(layers=PLACES), "the map, layers: One value stands where a list is wanted"),
        (built(scenes=()), "the map, scenes: "),
        (built({"legend": print}), "holds what no map can hold"),
    ],
)
def test_a_map_built_in_python_gets_the_sentences_that_its_file_would_get(made, says):
    with pytest.raises(CourseError, match=says):
        maps.show(made)


def test_a_map_built_in_python_shows_and_may_hold_lists():
    assert maps.show(built()).to_html()
    assert maps.show(built({"places": ["balad"]})).spec == built({"places": ("balad",)})


@pytest.mark.parametrize("name", NAMES)
def test_a_map_read_from_its_file_is_the_same_when_checked_again(name):
    assert reading.checked(reading.read_map(name)) == reading.read_map(name)
