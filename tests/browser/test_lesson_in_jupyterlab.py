"""Lesson 12 in JupyterLab as a student meets it: run, look, answer by keyboard, come back."""

import pytest
from playwright.sync_api import expect
from tests.browser import jupyter_page
from tests.browser.conftest import Sealed, student


@pytest.fixture(scope="module")
def lesson(browser, tmp_path_factory):
    root = tmp_path_factory.mktemp("lab") / "course"
    with student("lab", root) as address:
        made = Sealed(browser.new_context(viewport={"width": 1280, "height": 900}))
        page = made.page()
        page.set_default_timeout(30_000)
        jupyter_page.open_notebook(page, address.format("12-twelve-days.ipynb"))
        jupyter_page.run_all(page, shows="form.iq-item")
        page.sealed, page.answers = made, root / "answers" / "twelve-days.json"
        yield page
        made.context.close()
    assert made.remote == [], "a page asked the network"


def test_the_lab_opens_calm_with_the_contents_at_hand(lesson):
    expect(lesson.locator("#\\@jupyterlab\\/toc\\:plugin, .jp-TableOfContents").first).to_be_visible()
    assert lesson.get_by_text("Would you like to get notified").count() == 0


def test_every_cell_runs_without_an_error(lesson):
    assert lesson.locator('[data-mime-type="application/vnd.jupyter.stderr"]').count() == 0
    assert lesson.locator(".jp-OutputArea-output").get_by_text("Traceback").count() == 0


def test_the_map_is_drawn(lesson):
    frame = lesson.frame_locator('iframe[title^="Map:"]')
    expect(frame.locator("#im-count")).to_have_text("Scene 2 of 12")
    frame.locator("#im-back").click()
    expect(frame.locator("#im-count")).to_have_text("Scene 1 of 12")
    frame.locator("#im-on").click()
    expect(frame.locator("#im-count")).to_have_text("Scene 2 of 12")
    frame.locator(".leaflet-overlay-pane path").first.wait_for(state="attached")
    outlines = "all => all.reduce((sum, one) => sum + one.getAttribute('d').split('M').length - 1, 0)"
    assert frame.locator(".leaflet-overlay-pane path").evaluate_all(outlines) > 5, "countries, lakes and rivers"
    assert frame.locator('.leaflet-marker-icon[tabindex="0"]').count() >= 5


def test_a_control_changes_what_is_drawn_by_keyboard(lesson):
    lesson.locator(".ix-controls").first.scroll_into_view_if_needed()
    jupyter_page.go_to_cell(lesson, ".ix-controls")
    cell = jupyter_page.active_cell(lesson)
    jupyter_page.tab_to(lesson, ".ix-controls select")
    before = lesson.locator(".ix-result").first.inner_html()
    lesson.keyboard.press("ArrowDown")
    expect(lesson.locator(".ix-result").first).not_to_have_text(before, timeout=10_000)
    lesson.wait_for_function("(html) => document.querySelector('.ix-result').innerHTML !== html", arg=before)
    assert jupyter_page.active_cell(lesson) == cell


def test_letters_and_digits_stay_in_the_answer(lesson):
    cells = lesson.locator(".jp-Cell").count()
    form = 'form[data-item="weigh-a-decision"]'
    jupyter_page.go_to_cell(lesson, form)
    jupyter_page.tab_to(lesson, f"{form} textarea")
    lesson.keyboard.type("dd aa 00 x")
    assert lesson.locator(f"{form} textarea").input_value() == "dd aa 00 x"
    assert lesson.locator(".jp-Cell").count() == cells


def test_axe_finds_nothing_in_the_outputs(lesson, axe):
    assert axe(lesson, ".jp-OutputArea-output .iq") == []
    assert axe(lesson, ".jp-OutputArea-output figure") == []


def test_an_answer_by_keyboard_is_there_after_a_restart(lesson):
    chosen = jupyter_page.answer_by_keyboard(lesson, "look-called-off")
    assert jupyter_page.kept_attempts(lesson, lesson.answers, "look-called-off") == [chosen]
    jupyter_page.restart_and_reload(lesson)
    # Until the cells are run again the questions stand there as text, with what to do.
    expect(lesson.get_by_text("To answer here, run").first).to_be_visible()
    expect(lesson.get_by_text("Error displaying widget")).to_have_count(0)
    jupyter_page.run_all(lesson, shows="form.iq-item")
    form = lesson.locator('form[data-item="look-called-off"]')
    expect(form.locator(f'input[value="{chosen}"]')).to_be_checked()
    expect(form.locator(".iq-feedback")).to_be_visible()
    assert lesson.sealed.script_errors == []
