"""Ways in and out on a map's page: cards by keyboard, the black screen, the search, and screens that are low."""

import pytest
from tests.browser.map_page import opener, scene

from iraqcourse.maps import reading

SPEC = reading.read_map("twelve-days")
BASES = reading.read_map("bases-through-time")


@pytest.fixture
def opened(sealed, tmp_path):
    return opener(sealed, tmp_path)


CARD = '.leaflet-popup[role="dialog"]'


def test_who_opens_a_card_by_keyboard_is_led_into_it_and_back(opened):
    page = opened(SPEC, "#scene=2")
    signs = page.locator('.leaflet-marker-icon[tabindex="0"]')
    assert {one.get_attribute("aria-haspopup") for one in signs.all()} == {"dialog"}
    sign = page.locator(".leaflet-marker-icon", has_text="Tehran").or_(signs.first).first
    sign.focus()
    page.keyboard.press("Enter")
    card = page.get_by_role("dialog", name=page.inner_text(".leaflet-popup h2"))
    assert card.evaluate("one => one === document.activeElement")
    assert sign.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    assert sign.evaluate("one => one === document.activeElement")
    assert sign.get_attribute("aria-expanded") == "false"
    page.keyboard.press("Enter")
    page.locator(".leaflet-popup-close-button").press("Enter")
    assert sign.evaluate("one => one === document.activeElement"), "the cross leads back too"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    assert {one.get_attribute("aria-expanded") for one in signs.all()} == {"false"}
    page.fill("#im-find", "Erbil")
    page.keyboard.press("Enter")
    page.wait_for_selector(CARD)
    assert page.evaluate("document.activeElement.id") == "im-find", "a search stays in its field"
    assert page.script_errors == []


@pytest.mark.parametrize(
    ("key", "scene_after"), [("b", 4), ("Escape", 4), ("ArrowRight", 5), ("ArrowLeft", 3), ("2", 2), ("l", 4)]
)
def test_a_black_screen_gives_way_to_any_key(opened, key, scene_after):
    page = opened(SPEC, "#scene=4")
    page.keyboard.press("b")
    assert page.is_visible("#im-blank")
    page.keyboard.press(key)
    assert page.is_hidden("#im-blank")
    assert scene(page).startswith(f"Scene {scene_after} of")


def test_a_black_screen_gives_way_to_a_click_and_escape_keeps_the_card(opened):
    page = opened(SPEC, "#scene=2")
    page.keyboard.press("b")
    page.mouse.click(300, 300)
    assert page.is_hidden("#im-blank")
    page.locator('.leaflet-marker-icon[tabindex="0"]').first.press("Enter")
    page.keyboard.press("b")
    page.keyboard.press("Escape")
    assert page.is_visible(CARD)
    assert page.is_hidden("#im-blank")


@pytest.mark.parametrize(
    ("typed", "found"),
    [("بغداد", "Baghdad"), ("Al-Asad", "Al Asad Air Base"), ("al asad", "Al Asad Air Base"), ("ÉRBIL", "Erbil")],
)
def test_a_place_is_found_in_its_own_script_and_however_it_is_spelt(opened, typed, found):
    page = opened(SPEC, "#scene=2")
    page.fill("#im-find", typed)
    page.keyboard.press("Enter")
    assert page.inner_text(".leaflet-popup h2").startswith(found)


@pytest.mark.parametrize(("width", "height"), [(640, 360), (844, 390)])
def test_on_a_low_screen_there_is_a_map_on_every_scene(opened, width, height):
    page = opened(BASES, "#scene=2", width=width, height=height)
    maps_of = [number for number, one in enumerate(BASES.scenes, start=1) if not one.is_text]
    for number in maps_of:
        page.evaluate(f"location.hash = '#scene={number}'")
        page.wait_for_function(f"document.getElementById('im-count').textContent.startsWith('Scene {number} of')")
        box = page.locator(".folium-map").bounding_box()
        assert box["height"] >= 0.75 * height
        assert box["width"] == width
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1920, 1080), (960, 560)])
def test_on_a_projector_and_in_a_notebook_the_page_does_not_scroll(opened, width, height):
    page = opened(BASES, "#scene=3", width=width, height=height)
    assert page.evaluate("document.documentElement.scrollHeight") == height


def test_a_heading_never_contradicts_the_day_that_the_map_shows(opened):
    page = opened(BASES, "#scene=5")
    assert page.inner_text("#im-date") == "1 June 2012"
    own = page.inner_text("#im-caption")
    page.fill("#im-find", "Basra")
    page.keyboard.press("Enter")
    assert page.inner_text("#im-when").startswith(page.inner_text("#im-date"))
    page.locator("#im-day").focus()
    page.keyboard.press("PageDown")
    page.keyboard.press("PageDown")
    assert page.inner_text("#im-date") != "1 June 2012"
    assert page.inner_text("#im-when").startswith(page.inner_text("#im-date"))
    assert page.inner_text("#im-caption").startswith("You have left the day of this scene, 1 June 2012.")
    page.keyboard.press("Escape")
    page.locator("#im-on").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    assert (page.inner_text("#im-date"), page.inner_text("#im-caption")) == ("1 June 2012", own)
    assert page.script_errors == []


def test_the_notes_window_leads_through_the_scenes_too(opened):
    page = opened(SPEC, "#scene=4")
    with page.expect_popup() as popup:
        page.keyboard.press("n")
    notes = popup.value
    notes.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('#im-count').textContent.startsWith('Scene 5')")
    assert SPEC.scenes[4].title in notes.inner_text("h1")
    notes.get_by_role("button", name="Back").click()
    page.wait_for_function("document.querySelector('#im-count').textContent.startsWith('Scene 4')")
    assert page.script_errors == []
