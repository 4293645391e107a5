"""Every scene of every map, looked at by a browser without a network: slow, for continuous integration."""

import pytest
from tests.browser.map_page import COLLISIONS, COVERED, SIZES, opener, walk_places

from iraqcourse.maps import reading

NAMES = [file.stem for file in reading.map_files()]
# What of the page leaves the screen of the projector.
OUTSIDE = """() => [...document.querySelectorAll('.im-head, .im-main, .im-foot, .im-bar > *, .im-text li')]
  .filter((one) => one.getBoundingClientRect().bottom > innerHeight + 1
    || one.getBoundingClientRect().right > innerWidth + 1)
  .map((one) => one.className || one.textContent)"""


@pytest.fixture
def opened(sealed, tmp_path):
    return opener(sealed, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_every_scene_can_be_read_from_the_back_row_and_asks_no_network(opened, axe, name):
    spec = reading.read_map(name)
    page = opened(spec)
    for number, one in enumerate(spec.scenes, start=1):
        where = f"{name}, scene {number}"
        assert page.inner_text("#im-count") == f"Scene {number} of {len(spec.scenes)}"
        assert page.evaluate(OUTSIDE) == [], where
        if not one.is_text:
            assert min(page.evaluate(SIZES)) >= 18, where
            assert page.evaluate(COLLISIONS) == [], where
            assert page.evaluate(COVERED) == [], where
            colour = page.eval_on_selector(".folium-map", "one => getComputedStyle(one).backgroundColor")
            assert colour == "rgb(207, 227, 241)", "the sea is blue"
        page.keyboard.press("ArrowRight")
    assert axe(page) == []
    assert page.script_errors == []


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_every_place_of_every_scene_can_be_reached_and_read(opened, name):
    spec = reading.read_map(name)
    page = opened(spec)
    for number, one in enumerate(spec.scenes, start=1):
        if not one.is_text:
            count, read = walk_places(page)
            assert len(read) == count, f"{name}, scene {number}"
            assert all(card.strip() for _, card in read)
        page.keyboard.press("ArrowRight")


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_on_the_first_map_of_each(opened, axe, name):
    spec = reading.read_map(name)
    first = next(number for number, one in enumerate(spec.scenes, start=1) if not one.is_text)
    assert axe(opened(spec, f"#scene={first}")) == []
