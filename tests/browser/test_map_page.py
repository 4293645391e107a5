"""A map on the projector, from a disk: keys, cards, notes, time, and nothing asked of the network."""

import msgspec
import pytest
from tests.browser.map_page import COLLISIONS, SIZES, opener, scene, walk_places

from iraqcourse import maps
from iraqcourse.maps import assets, handout, reading
from iraqcourse.maps import page as map_page
from iraqcourse.maps.spec import MapSpec

SPEC = reading.read_map("twelve-days")
BASES = reading.read_map("bases-through-time")
REACH = reading.read_map("reach")


@pytest.fixture
def opened(sealed, tmp_path):
    return opener(sealed, tmp_path)


def test_a_whole_presentation_by_keyboard(opened):
    page, last = opened(SPEC), len(SPEC.scenes)
    for number, one in enumerate(SPEC.scenes, start=1):
        assert scene(page) == f"Scene {number} of {last}"
        assert page.inner_text("#im-caption") == one.caption
        assert page.locator("#im-text").is_visible() == one.is_text
        if one.is_text:
            assert page.locator("#im-text li").all_inner_texts() == list(one.points)
        else:
            assert page.inner_text("#im-scene") == one.title
            assert page.locator('.leaflet-marker-icon[tabindex="0"]:visible').count() >= 1
        page.keyboard.press("ArrowRight")
    assert scene(page) == f"Scene {last} of {last}", "the last scene stays"
    for key, wanted in [("ArrowLeft", last - 1), ("Home", 1), ("End", last), ("4", 4), ("PageDown", 5), ("PageUp", 4)]:
        page.keyboard.press(key)
        assert scene(page) == f"Scene {wanted} of {last}"
    assert page.url.endswith("#scene=4")
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement !== null")
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement === null")
    page.keyboard.press("b")
    assert page.is_visible("#im-blank")
    page.keyboard.press("b")
    assert page.is_hidden("#im-blank")
    assert page.script_errors == []


def test_a_deep_link_opens_its_scene(opened):
    page = opened(SPEC, "#scene=4")
    assert scene(page) == f"Scene 4 of {len(SPEC.scenes)}"
    assert page.inner_text("#im-scene") == SPEC.scenes[3].title


def test_land_rivers_and_places_are_drawn(opened):
    page = opened(SPEC, "#scene=2")
    outlines = page.eval_on_selector_all(
        ".leaflet-overlay-pane path", "all => all.map(one => one.getAttribute('d').split('M').length - 1)"
    )
    assert sum(outlines) > 30, "countries, lakes and rivers"
    assert page.locator(".leaflet-marker-icon").count() >= 10
    assert page.locator("img.leaflet-tile").count() == 0


def test_tab_reaches_every_place_enter_opens_its_card_and_escape_closes_it(opened):
    page = opened(SPEC, "#scene=2")
    count, read = walk_places(page)
    assert (len(read), count >= 10) == (count, True)
    assert all(", " in name for name, _ in read), "a sign says its name and what it stands for"
    assert any("within 1.5 km" in card for _, card in read)


def test_the_notes_open_in_a_second_window_with_a_clock_and_follow(opened):
    page = opened(SPEC, "#scene=4")
    with page.expect_popup() as popup:
        page.keyboard.press("n")
    notes = popup.value
    assert SPEC.scenes[3].title in notes.inner_text("h1")
    assert " ".join(SPEC.scenes[3].notes.split()) in " ".join(notes.inner_text("body").split())
    assert notes.inner_text("#clock").endswith("gone")
    page.keyboard.press("ArrowRight")
    assert SPEC.scenes[4].title in notes.inner_text("h1")


def test_native_names(opened):
    page = opened(SPEC, "#scene=2")
    page.keyboard.press("l")
    assert "بغداد" in page.locator(".im-label").all_inner_texts()
    assert page.locator('.im-label[lang="ar"][dir="rtl"]').count() >= 5
    assert page.get_attribute("#im-native", "aria-pressed") == "true"


def test_a_place_is_found_by_name_and_a_layer_can_be_switched(opened):
    page = opened(SPEC, "#scene=4")
    page.fill("#im-find", "ahvaz")
    page.keyboard.press("Enter")
    assert page.inner_text(".leaflet-popup h2") == "Ahvaz"
    page.fill("#im-find", "Atlantis")
    page.keyboard.press("Enter")
    assert page.inner_text("#im-found") == 'No place "Atlantis" on this map.'
    page.keyboard.press("Escape")
    page.locator("summary", has_text="Layers").click()
    before = page.locator('.leaflet-marker-icon[tabindex="0"]').count()
    page.locator('[data-layer="bases"]').check()
    assert page.locator('.leaflet-marker-icon[tabindex="0"]').count() == before + 5


def test_what_a_search_found_stays_in_sight_with_its_whole_card(opened):
    for spec in (SPEC, BASES):
        page = opened(spec, "#scene=3")
        page.fill("#im-find", "Erbil")
        page.keyboard.press("Enter")
        page.wait_for_selector(".leaflet-popup h2")
        page.wait_for_timeout(400)
        card, frame = (page.locator(one).bounding_box() for one in (".leaflet-popup-content", ".folium-map"))
        assert frame["y"] <= card["y"] <= card["y"] + card["height"] <= frame["y"] + frame["height"]


def names_on(page):
    return page.evaluate(
        "[...document.querySelectorAll('.im-icon:not(.im-tucked) > .im-country')].map((one) => one.textContent)"
    )


def test_a_country_is_named_on_its_own_soil_however_near_the_map_is(opened):
    page = opened(reading.read_map("protests-2019"), "#scene=3")
    assert "Kuwait" not in names_on(page), "Basra is Iraq"
    assert "Iraq" in names_on(page)
    page = opened(SPEC, "#scene=8")
    assert {"Iraq", "Iran", "Syria"} <= set(names_on(page))


def test_a_page_of_text_says_its_title_once_and_which_map_this_is(opened):
    page = opened(SPEC, "#scene=1")
    assert page.inner_text("#im-scene") == SPEC.title
    assert page.inner_text("body").count(SPEC.scenes[0].title) == 1


def test_on_a_phone_the_legend_lies_within_the_screen(opened):
    page = opened(SPEC, "#scene=4", width=360, height=740)
    page.locator("summary", has_text="Legend").click()
    box = page.locator(".im-panel:visible").bounding_box()
    assert 0 <= box["x"] <= box["x"] + box["width"] <= 360
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_events_play_in_order_of_time(opened):
    page = opened(SPEC, "#scene=4")
    page.keyboard.press("t")
    said = [page.inner_text("#im-when")]
    for _ in range(12):
        page.keyboard.press("ArrowRight")
        said.append(page.inner_text("#im-when"))
    assert said[0].startswith("27 December 2019 1 of 9 events so far.")
    assert said[-1].startswith("8 January 2020 9 of 9 events so far.")
    assert scene(page) == "Scene 4 of 12", "arrow keys on the slider leave the scene alone"
    assert page.locator("#im-strip .im-span").count() == 2, "the siege, the funerals"
    page.locator("#im-times").click()
    assert page.is_hidden("#im-time")
    assert page.inner_text("#im-caption") == SPEC.scenes[3].caption


def test_a_month_is_wider_than_a_day_and_its_event_may_not_have_happened_yet(opened):
    spec = reading.read_map("civil-war-and-surge")
    page = opened(spec, "#scene=2")
    page.keyboard.press("t")
    widths = page.evaluate(
        "['.im-month', '.im-day'].map(one => Number(document.querySelector(`#im-strip ${one}`).getAttribute('width')))"
    )
    assert widths[0] > 3 * widths[1]
    page.evaluate("IraqMap.time.set('2006-08-10')")
    maybe = page.locator(".im-maybe:visible").all_text_contents()
    assert any("Ramadi" in one and "not known to the day" in one for one in maybe)


def test_the_time_bar_draws_certain_and_possible_use_differently(opened):
    page = opened(BASES, "#scene=2")
    assert page.is_visible("#im-time")

    def signs(kind):
        return page.locator(".leaflet-marker-icon:visible", has_text=kind).count()

    before = signs("base whose use on this date is possible")
    assert before > 10
    page.evaluate("IraqMap.time.set('2012-06-01')")
    assert signs("base whose use on this date is possible") < before
    assert "US troops in Iraq: no figure (18 December 2011, withdrawal complete)." in page.inner_text("#im-when")
    page.evaluate("IraqMap.time.set('2007-10-01')")
    assert "24 bases in use, 12 more possibly. US troops in Iraq: 171,000 (October 2007)" in page.inner_text("#im-when")
    assert "The Guardian" in page.inner_text("#im-figures")
    page.locator("#im-day").focus()
    page.keyboard.press("ArrowRight")
    assert page.inner_text("#im-when").startswith("1 November 2007")
    assert page.get_attribute("#im-day", "aria-valuetext").startswith("1 November 2007. ")


def test_playing_moves_through_time_and_stops(opened):
    page = opened(BASES, "#scene=2")
    page.locator("#im-play").click()
    page.wait_for_function("document.getElementById('im-when').textContent.startsWith('1 September 2003')")
    page.locator("#im-play").click()
    assert page.inner_text("#im-play") == "Play"


def test_what_lies_beyond_the_map_is_listed_with_its_card(opened):
    layers = [
        {"id": "far", "kind": "places", "symbol": "capital", "legend": "Capital", "places": ["washington", "baghdad"]}
    ]
    view = {"south": 29.0, "west": 38.0, "north": 38.0, "east": 49.0}
    one = {"id": "one", "title": "T", "caption": "C", "view": view, "layers": ["far"]}
    plain = {"map": "m", "title": "M", "shows": "S", "cannot_show": "C", "layers": layers, "scenes": [one]}
    page = opened(msgspec.convert(plain, MapSpec))
    assert page.locator('.leaflet-marker-icon[tabindex="0"]').count() == 1
    page.locator(".im-beyond summary", has_text="Washington").click()
    assert "38.895 N, 77.036 W" in page.inner_text(".im-beyond")


def test_labels_can_be_read_from_the_back_row_and_none_stands_on_another(opened):
    for spec, fragment in ((SPEC, "#scene=2"), (BASES, "#scene=3"), (REACH, "#scene=4")):
        page = opened(spec, fragment)
        assert min(page.evaluate(SIZES)) >= 18
        assert page.evaluate(COLLISIONS) == []
    # The look would find it: a label pushed onto another, or out of the map.
    page.evaluate("document.querySelectorAll('.im-label').forEach((one) => { one.style.left = '-2000px'; })")
    assert any("leaves the map" in one for one in page.evaluate(COLLISIONS))


def test_movement_respects_reduced_motion(opened):
    watch = "window.moves = 0; window[IraqMap.data.mapName].on('zoomanim', () => window.moves++)"
    counts = []
    for motion in ("reduce", "no-preference"):
        page = opened(SPEC, "#scene=10", reduced_motion=motion)
        page.evaluate(watch)
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(600)
        counts.append(page.evaluate("window.moves"))
    assert counts[0] == 0
    assert counts[1] >= 1


def test_in_a_notebooks_frame_the_keys_walk_and_the_map_is_also_in_words(sealed, tmp_path):
    file = tmp_path / "output.html"
    file.write_text(f"<!doctype html><title>x</title>{maps.show(SPEC, scene=4).to_html()}", encoding="utf-8")
    page = sealed(width=960).page()
    page.goto(file.as_uri())
    frame = page.frame_locator("iframe")
    frame.locator("#im-count", has_text="Scene 4").wait_for()
    frame.locator("#im-on").click()
    page.keyboard.press("ArrowRight")
    frame.locator("#im-count", has_text="Scene 6").wait_for()
    page.locator("summary", has_text="The map in words").click()
    assert page.locator("table caption").count() == 2


def test_a_page_beside_shared_files_works_from_a_disk(opened, tmp_path):
    folder = tmp_path / "maps"
    folder.mkdir()
    for name, text in assets.files().items():
        (folder / name).write_text(text, encoding="utf-8")
    page = opened(SPEC, "#scene=4", html=map_page.to_html(SPEC, shared="maps"))
    assert page.inner_text("#im-scene") == SPEC.scenes[3].title
    assert page.locator(".leaflet-overlay-pane path").count() >= 3
    assert page.script_errors == []


def test_a_handout_is_a_pdf_with_a_page_for_each_scene(tmp_path, browser):
    file = tmp_path / "reach.html"
    file.write_text(handout.to_html(REACH), encoding="utf-8")
    assert handout.to_pdf(file, tmp_path / "reach.pdf")
    assert (tmp_path / "reach.pdf").read_bytes().count(b"/Type /Page\n") == len(REACH.scenes)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("spec", "fragment"), [(SPEC, "#scene=1"), (SPEC, "#scene=4"), (BASES, "#scene=3")])
def test_axe_finds_nothing(opened, axe, theme, spec, fragment):
    page = opened(spec, fragment, color_scheme=theme)
    assert axe(page) == []
    if fragment == "#scene=4":
        page.locator("summary", has_text="Legend").click()
        page.locator('.leaflet-marker-icon[tabindex="0"]').first.press("Enter")
        assert axe(page) == []
