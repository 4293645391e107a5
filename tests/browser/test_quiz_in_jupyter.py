"""Every type of item in JupyterLab and in Notebook 7: by keyboard alone, with the guard on, kept over a restart."""

import json

import nbformat
import pytest
from playwright.sync_api import expect
from tests.browser import jupyter_page, nine_types
from tests.browser.conftest import Sealed, student

CELLS = (
    "from pathlib import Path\nfrom iraqcourse import paths\nfrom iraqcourse.quiz import bank, widget",
    'widget.Quiz(made := bank.read_bank(Path("{file}")), made.items, file=paths.answers() / "nine-types.json")',
    "1 + 1",
)


@pytest.fixture(scope="module", params=["lab", "notebook"])
def quiz(request, browser, tmp_path_factory):
    root = tmp_path_factory.mktemp(request.param) / "course"
    with student(request.param, root) as address:
        (root / "my-course").mkdir(exist_ok=True)
        cells = [nbformat.v4.new_code_cell(one.replace("{file}", str(nine_types.FILE))) for one in CELLS]
        notebook = nbformat.v4.new_notebook(cells=cells)
        notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(notebook, root / "my-course" / "quiz.ipynb")
        made = Sealed(browser.new_context(viewport={"width": 1280, "height": 900}))
        page = made.page()
        page.set_default_timeout(30_000)
        jupyter_page.open_notebook(page, address.format("quiz.ipynb"))
        jupyter_page.run_all(page, shows="form.iq-item")
        page.sealed, page.answers = made, root / "answers" / "nine-types.json"
        yield page
        made.context.close()
    assert made.remote == [], "a page asked the network"


def attempts(page):
    kept = json.loads(page.answers.read_text(encoding="utf-8"))["items"]
    return {name: [one["value"] for one in item["attempts"]] for name, item in kept.items()}


@pytest.mark.parametrize("item", nine_types.ITEMS)
def test_a_type_is_answered_by_keyboard_alone(quiz, item):
    cells = quiz.locator(".jp-Cell").count()
    jupyter_page.go_to_cell(quiz, "form.iq-item")
    before = jupyter_page.active_cell(quiz)
    nine_types.answer(quiz, item)
    assert jupyter_page.active_cell(quiz) == before, "a key moved the notebook's cell"
    assert quiz.locator(".jp-Cell").count() == cells, "a key made or deleted a cell"
    assert len(jupyter_page.kept_attempts(quiz, quiz.answers, item)) == 1


def test_axe_finds_nothing(quiz, axe):
    assert axe(quiz, ".jp-OutputArea-output .iq") == []


def test_nothing_is_lost_when_the_kernel_restarts_and_the_page_reloads(quiz):
    before = attempts(quiz)
    assert set(before) == set(nine_types.ITEMS)
    jupyter_page.restart_and_reload(quiz)
    jupyter_page.run_all(quiz, shows="form.iq-item")
    expect(quiz.locator('form[data-item="one"] input[value="right"]')).to_be_checked()
    expect(quiz.locator('form[data-item="words"] textarea')).to_have_value("Each side counted on its own. dd aa 0 0")
    assert quiz.locator(".iq-feedback").count() == len(nine_types.ITEMS)
    assert attempts(quiz) == before


def test_a_restarted_kernel_is_said_to_record_nothing_until_the_cell_runs_again(quiz):
    before = attempts(quiz)
    jupyter_page.restart(quiz)
    form = quiz.locator('form[data-item="one"]')
    form.get_by_role("button", name="Check again").click()
    expect(form.locator(".iq-status")).to_contain_text("run the cell of this quiz again", timeout=10_000)
    assert attempts(quiz) == before
    jupyter_page.run_all(quiz, shows="form.iq-item")
    form.get_by_role("button", name="Check again").click()
    expect(form.locator(".iq-feedback")).to_be_visible()
    for _ in range(50):
        if attempts(quiz) != before:
            break
        quiz.wait_for_timeout(100)
    assert attempts(quiz)["one"] == [*before["one"], "right"]
