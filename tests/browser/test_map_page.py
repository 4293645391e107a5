"""A map on the projector, from a disk: keys, cards, notes, and nothing asked of the network."""

import pytest

from iraqcourse import paths
from iraqcourse.maps import page as map_page
from iraqcourse.maps import reading

SPEC = reading.read_file(paths.maps() / "twelve-days.yaml")


@pytest.fixture
def opened(sealed, tmp_path):
    file = tmp_path / "twelve-days.html"
    file.write_text(map_page.to_html(SPEC), encoding="utf-8")

    def at(fragment="", **options):
        made = sealed(**options)
        page = made.page()
        page.goto(f"{file.as_uri()}{fragment}")
        page.wait_for_function("document.getElementById('im-count').textContent.startsWith('Scene')")
        page.script_errors = made.script_errors
        return page

    return at


def scene(page):
    return page.inner_text("#im-count")


def test_the_keys_walk_through_the_scenes(opened):
    page, last = opened(), len(SPEC.scenes)
    assert scene(page) == f"Scene 1 of {last}"
    for key, wanted in [("ArrowRight", 2), ("ArrowRight", 3), ("ArrowLeft", 2), ("End", last), ("ArrowRight", last)]:
        page.keyboard.press(key)
        assert scene(page) == f"Scene {wanted} of {last}"
    for key, wanted in [("Home", 1), ("4", 4)]:
        page.keyboard.press(key)
        assert scene(page) == f"Scene {wanted} of {last}"
    assert page.url.endswith("#scene=4")
    assert page.script_errors == []


def test_a_deep_link_opens_its_scene(opened):
    page = opened("#scene=4")
    assert scene(page) == f"Scene 4 of {len(SPEC.scenes)}"
    assert page.inner_text("#im-scene") == SPEC.scenes[3].title


def test_land_rivers_and_places_are_drawn(opened):
    page = opened("#scene=2")
    outlines = page.eval_on_selector_all(
        ".leaflet-overlay-pane path", "all => all.map(one => one.getAttribute('d').split('M').length - 1)"
    )
    assert sum(outlines) > 30, "countries, lakes and rivers"
    assert page.locator(".leaflet-marker-icon").count() >= 10
    assert page.locator("img.leaflet-tile").count() == 0


def test_tab_reaches_every_place_enter_opens_its_card_and_escape_closes_it(opened):
    page = opened("#scene=4")
    signs = page.locator('.leaflet-marker-icon[tabindex="0"]')
    names = set(signs.all_text_contents())
    assert len(names) >= 3
    assert all("," in name for name in names), "a sign says its name and what it stands for"
    reached, opened_cards = set(), 0
    for _ in range(60):
        page.keyboard.press("Tab")
        name = page.evaluate(
            "document.activeElement.matches('.leaflet-marker-icon') ? document.activeElement.textContent : ''"
        )
        if name and name not in reached:
            page.keyboard.press("Enter")
            page.wait_for_selector(".leaflet-popup h2")
            page.keyboard.press("Escape")
            page.wait_for_selector(".leaflet-popup", state="detached", timeout=5000)
            opened_cards += 1
        reached.add(name)
    assert names <= reached
    assert opened_cards >= len(names)


def test_the_notes_open_in_a_second_window_and_follow(opened):
    page = opened("#scene=4")
    with page.expect_popup() as popup:
        page.keyboard.press("n")
    notes = popup.value
    assert SPEC.scenes[3].title in notes.inner_text("h1")
    page.keyboard.press("ArrowRight")
    assert SPEC.scenes[4].title in notes.inner_text("h1")


def test_blank_and_native_names(opened):
    page = opened("#scene=2")
    page.keyboard.press("b")
    assert page.is_visible("#im-blank")
    page.keyboard.press("b")
    assert page.is_hidden("#im-blank")
    page.keyboard.press("l")
    assert "بغداد" in page.locator(".im-label").all_inner_texts()


def test_labels_can_be_read_from_the_back_row(opened):
    page = opened("#scene=2")
    sizes = page.eval_on_selector_all(
        ".im-label", "all => all.filter(one => one.offsetWidth).map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert sizes
    assert min(sizes) >= 18


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("fragment", ["#scene=1", "#scene=4"])
def test_axe_finds_nothing(opened, axe, theme, fragment):
    assert axe(opened(fragment, color_scheme=theme)) == []
