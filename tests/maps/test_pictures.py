"""Pictures, gallery, handout and schema: made from the spec, the same each time, and out of date when they are."""

import json
import re

import pytest
from jsonschema import Draft202012Validator

from iraqcourse import maps, strict_yaml
from iraqcourse.errors import CourseError
from iraqcourse.maps import flat, gallery, handout, picture, placing, png, reading, schema, things, twin
from iraqcourse.maps.spec import View

NAMES = [file.stem for file in reading.map_files()]


@pytest.mark.parametrize("name", NAMES)
def test_each_map_has_a_small_picture_that_is_up_to_date(name):
    file = gallery.file().with_name(f"{name}.png")
    assert file.stat().st_size <= gallery.LIMIT
    assert gallery.is_fresh(reading.read_map(name), file), "run 'iraqcourse maps preview'"


def test_the_gallery_is_up_to_date():
    assert gallery.file().read_text(encoding="utf-8") == gallery.page(), "run 'iraqcourse maps preview'"


def test_a_change_of_the_spec_or_of_the_data_makes_a_preview_stale(monkeypatch):
    spec = reading.read_map("reach")
    before = gallery.digest(spec)
    assert gallery.digest(reading.read_map("reach")) == before
    monkeypatch.setattr(picture, "_SIGN", 21)
    assert gallery.digest(spec) != before, "the code counts"
    monkeypatch.undo()
    moved = things.records.places() | {"k1": things.records.places()["al-asad"]}
    monkeypatch.setattr(things.records, "places", lambda: moved)
    assert gallery.digest(spec) != before, "the data count"


def test_a_picture_says_what_it_was_made_of_and_keeps_its_pixels():
    drawn = picture.to_png(reading.read_map("reach"), 2, scale=0.2)
    packed = png.packed(drawn, "abc")
    assert png.made_of(packed) == "abc"
    assert png.made_of(drawn) == ""
    assert png.packed(packed, "abc") == packed
    with pytest.raises(ValueError, match="not a PNG"):
        png.made_of(b"GIF89a")


def test_a_picture_is_the_same_each_time():
    spec = reading.read_map("bases-through-time")
    assert picture.to_svg(spec, 3) == picture.to_svg(spec, 3)


def test_a_picture_draws_what_a_scene_holds_on_its_day():
    spec = reading.read_map("bases-through-time")
    found = re.findall(r">([^<>]+)</text>", picture.to_svg(spec, 3))
    assert "Camp Speicher" in found
    assert "Besmaya Range Complex" not in found, "used from 2015 on"
    rings = re.findall(r">([^<>]+)</text>", picture.to_svg(reading.read_map("reach"), 4))
    assert {"200 km", "400 km", "600 km", "Kermanshah"} <= set(rings)
    with pytest.raises(ValueError, match="question"):
        picture.to_svg(spec, 1)


def boxes(made, scene):
    """Give the boxes of signs and labels of a scene, as they were placed."""
    taken = []

    def watched(frame, first):
        room = placing.Room(frame, first)
        taken.append((len(first), room.taken))
        return room

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(picture, "Room", watched)
        picture.spec_of(made, scene)
    return taken[0]


@pytest.mark.parametrize("name", NAMES)
def test_no_label_of_a_picture_stands_on_another(name):
    spec = reading.read_map(name)
    for scene in spec.scenes:
        if scene.is_text:
            continue
        signs, placed = boxes(spec, scene)
        labels = placed[signs:]
        for number, one in enumerate(labels):
            for other in labels[number + 1 :]:
                apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
                assert apart, f"{name}, {scene.id}: {one} and {other}"


def test_the_flat_map_is_leaflets():
    """Leaflet's pixels: 256 * 2^zoom for the globe's width, y by Mercator (EPSG:3857)."""
    frame = flat.Frame(View(south=30, west=40, north=36, east=48), 800, 600)
    (x1, y1), (x2, y2) = frame.at(30, 40), frame.at(36, 48)
    assert x2 - x1 <= 800
    assert y1 - y2 <= 600
    # At 33 degrees a degree of latitude is 1 / cos(33) times as long as one of longitude.
    north, south = frame.at(33.5, 44), frame.at(32.5, 44)
    assert (south[1] - north[1]) / frame.scale == pytest.approx(1.192, abs=0.01)


def test_a_handout_has_a_page_for_each_scene_with_caption_sources_and_words_for_the_picture():
    spec = reading.read_map("reach")
    html = handout.to_html(spec)
    assert html.count("<section>") == len(spec.scenes)
    assert html.count('role="img"') == sum(not scene.is_text for scene in spec.scenes)
    for scene in spec.scenes:
        assert scene.caption.replace("'", "&#x27;") in html
    assert twin.citations(spec.scenes[5]) in html
    assert handout.to_html(spec) == html
    outside = re.sub(r"xmlns(:\w+)?=\"[^\"]+\"", "", html)
    assert "http" not in outside, "nothing is loaded"


def test_without_a_chromium_there_is_no_pdf(tmp_path, monkeypatch):
    monkeypatch.setenv("IRAQCOURSE_BROWSER", "no-such-browser")
    page = tmp_path / "page.html"
    page.write_text("<p>x</p>")
    assert handout.browser() is None
    assert handout.to_pdf(page, tmp_path / "page.pdf") is False
    assert not (tmp_path / "page.pdf").exists()


def test_the_schema_for_editors_is_up_to_date_and_accepts_every_map():
    file = gallery.file().with_name(schema.FILE)
    assert file.read_text(encoding="utf-8") == schema.text(), "run 'iraqcourse maps schema'"
    validator = Draft202012Validator(json.loads(schema.text()))
    for one in reading.map_files():
        assert [error.message for error in validator.iter_errors(strict_yaml.read(one).value)] == []
    assert list(validator.iter_errors({"map": "x", "colour": "red"}))


def test_a_map_gives_its_table_and_its_picture():
    view = maps.show(maps.read_map("reach"), scene=4)
    assert {"Kermanshah", "Al Asad Air Base"} <= set(view.table()["name"])
    figure = view.picture().to_html()
    assert figure.startswith('<figure role="img" aria-label="Map: Rings around Kermanshah.')
    assert "<svg" in figure
    assert repr(view.picture(1)) == twin.alt(view.spec, 1)
    assert "<ul><li>How far is Tehran from Baghdad?</li>" in view.picture(1).to_html()


def test_there_is_no_picture_of_a_scene_that_is_not_there():
    with pytest.raises(CourseError, match="has no scene 99"):
        maps.show(maps.read_map("reach"), scene=99)


@pytest.mark.parametrize("name", NAMES)
def test_the_words_for_a_picture_name_what_it_draws(name):
    spec = reading.read_map(name)
    for number, scene in enumerate(spec.scenes, start=1):
        if scene.is_text:
            continue
        said, frame = twin.alt(spec, number), flat.of_picture(scene.view)
        inside = [
            one.place.name
            for one in things.on_scene(spec, scene)
            if not one.beyond and frame.inside(frame.at(one.place.latitude, one.place.longitude))
        ]
        assert ", ".join(list(dict.fromkeys(inside))[:25]) in said, f"scene {number}"
        for layer in scene.layers:
            drawn = things.on_map(spec, spec.layer(layer))
            assert all(f"from {one.start.name} to {one.end.name}" in said for one in drawn.lines)
            assert all(one.label in said and f"around {one.centre.name}" in said for one in drawn.circles)


@pytest.mark.parametrize(
    ("name", "number", "says"),
    [
        ("reach", 2, "Lines: 694 km from Baghdad to Tehran;"),
        ("reach", 3, "Baghdad, Tehran. Lines: 430 km from Kermanshah to Al Asad Air Base;"),
        ("reach", 4, "Circles: 200 km, 400 km, 600 km around Kermanshah."),
        ("start-here", 3, "On it: Baghdad, Tehran, Mosul"),
        ("bases-through-time", 2, "Al-Qaim"),
        ("invasion", 5, "Arrows: from Kuwait to Baghdad (From Kuwait on 20 March"),
        ("invasion", 9, "Drawn too: the governorates of Iraq."),
    ],
)
def test_the_words_for_a_picture_name_signs_beside_its_view_lines_and_circles(name, number, says):
    assert says in twin.alt(reading.read_map(name), number)
