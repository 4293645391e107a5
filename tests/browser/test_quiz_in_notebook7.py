"""The same quiz in Notebook 7: an answer by keyboard alone, kept over a restart."""

import json

import nbformat
import pytest
from playwright.sync_api import expect
from tests.browser import jupyter_page
from tests.browser.conftest import Sealed, student


@pytest.fixture
def quiz(browser, tmp_path):
    root = tmp_path / "course"
    with student("notebook", root) as address:
        cells = ["from iraqcourse import Lesson", 'lesson = Lesson("twelve-days")\nlesson.quiz("look-back")', "1 + 1"]
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(one) for one in cells])
        notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(notebook, root / "my-course" / "quiz.ipynb")
        made = Sealed(browser.new_context(viewport={"width": 1280, "height": 900}))
        page = made.page()
        page.set_default_timeout(30_000)
        jupyter_page.open_notebook(page, address.format("quiz.ipynb"))
        jupyter_page.run_all(page)
        page.answers = root / "answers" / "twelve-days.json"
        yield page
        made.context.close()
    assert made.remote == [], "a page asked the network"


def test_an_answer_by_keyboard_is_there_after_a_restart(quiz):
    chosen = jupyter_page.answer_by_keyboard(quiz, "look-two-bases")
    kept = json.loads(quiz.answers.read_text(encoding="utf-8"))
    assert kept["items"]["look-two-bases"]["attempts"][0]["value"] == chosen
    jupyter_page.restart_and_reload(quiz)
    jupyter_page.run_all(quiz)
    expect(quiz.locator(f'form[data-item="look-two-bases"] input[value="{chosen}"]')).to_be_checked()
