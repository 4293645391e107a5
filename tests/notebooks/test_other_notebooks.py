"""Notebooks in ``lessons/`` that are no lessons: the review deck and the template of the capstone."""

import json
import re
from datetime import date

import pytest

from iraqcourse import paths
from iraqcourse.checks import course
from iraqcourse.cli import student_copy
from iraqcourse.data import package, records

OTHERS = sorted(file for file in paths.lessons().glob("*.ipynb") if not file.name[:2].isdigit())
TEMPLATE = paths.lessons() / "capstone-template.ipynb"


def cells(file):
    return json.loads(file.read_text(encoding="utf-8"))["cells"]


def code(file):
    return "\n".join("".join(cell["source"]) for cell in cells(file) if cell["cell_type"] == "code")


def test_there_are_two_and_the_readme_says_so():
    assert [file.name for file in OTHERS] == ["capstone-template.ipynb", "review.ipynb"]
    readme = (paths.lessons() / "README.md").read_text(encoding="utf-8")
    assert all(f"`{file.name}`" in readme for file in OTHERS)


@pytest.mark.parametrize("file", OTHERS, ids=lambda file: file.stem)
def test_it_holds_no_output_and_every_cell_has_a_readable_id(file):
    found = cells(file)
    assert not any(cell.get("outputs") or cell.get("execution_count") for cell in found)
    names = [cell["id"] for cell in found]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z][a-z0-9-]+", name) for name in names)


def test_the_check_of_lessons_leaves_them_alone():
    assert not set(OTHERS) & set(course.everything())


def test_the_students_copy_has_them(tmp_path, monkeypatch):
    (tmp_path / "lessons").mkdir()
    (tmp_path / "lessons" / TEMPLATE.name).write_bytes(TEMPLATE.read_bytes())
    monkeypatch.setenv("IRAQCOURSE_ROOT", str(tmp_path))
    assert list(student_copy.refresh(date(2026, 1, 5))) == []
    assert (tmp_path / "my-course" / TEMPLATE.name).read_bytes() == TEMPLATE.read_bytes()


def test_the_templates_tables_sources_places_and_facts_exist():
    text = code(TEMPLATE)
    tables = re.findall(r'lesson\.table\("([^"]+)"\)', text)
    assert len(tables) >= 4
    assert set(tables) <= set(package.resources())
    mine = re.search(r"mine = \[(.*?)\]", text, re.DOTALL)[1]
    assert len(re.findall(r'"([^"]+)"', mine)) == 3
    assert set(re.findall(r'"([^"]+)"', mine)) <= set(records.sources())
    places = re.search(r"    places=\((.*?)\)", text, re.DOTALL)[1]
    assert set(re.findall(r'"([^"]+)"', places)) <= set(records.places())
    assert re.search(r'"fact_id"\] == "([^"]+)"', text)[1] in records.facts()


def test_lesson_13_leads_to_the_template():
    assert f"]({TEMPLATE.name})" in "".join(
        "".join(cell["source"]) for cell in cells(paths.lesson_notebook("aftermath"))
    )


def test_the_template_and_the_rubric_promise_the_same_marks():
    page = (paths.root() / "instructors" / "capstone.md").read_text(encoding="utf-8")
    template = "".join("".join(cell["source"]) for cell in cells(TEMPLATE))
    criteria = re.findall(r"^\| \*\*(.+?)\*\* \|", page, re.MULTILINE)
    assert [one.lower() for one in criteria[:6]] == [
        "the question",
        "the map",
        "the table or chart",
        "the sources",
        "the answer",
        "the limits",
    ]
    assert (
        "the question, the map, the table or chart, the sources, the answer, the limits. 24 points in all" in template
    )
