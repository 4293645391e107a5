"""The command: each verb explains itself, wrong use is 2, and a student's copy is never overwritten."""

import json
from datetime import date

import pytest
from typer.testing import CliRunner

from iraqcourse import paths
from iraqcourse.cli import VERBS, app, student_copy

RUN = CliRunner()


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_shows_an_example(verb):
    helps = [RUN.invoke(app, [verb, "--help"]).output]
    parts = {"maps": ("build", "preview"), "bank": ("lint", "schema", "page", "print")}
    parts |= {"site": ("build", "serve"), "new": ("lesson", "map")}
    if verb in parts:
        helps = [RUN.invoke(app, [verb, one, "--help"]).output for one in parts[verb]]
    for said in helps:
        assert f"iraqcourse {verb}" in said
        assert "Example" in said


def test_wrong_use_is_2():
    assert RUN.invoke(app, ["teach"]).exit_code == 2
    assert RUN.invoke(app, ["grade"]).exit_code == 2


def test_building_the_maps_writes_one_page_for_each_and_nothing_else(tmp_path):
    (tmp_path / "old.html").write_text("old")
    assert RUN.invoke(app, ["maps", "build", "--out", str(tmp_path)]).exit_code == 0
    names = {file.stem for file in paths.maps().glob("*.yaml")}
    assert {file.name for file in tmp_path.iterdir()} == {f"{name}.html" for name in names}


@pytest.fixture
def course(tmp_path, monkeypatch):
    (tmp_path / "lessons").mkdir()
    monkeypatch.setenv("IRAQCOURSE_ROOT", str(tmp_path))
    (tmp_path / "lessons" / "00-start.ipynb").write_text("first")
    return tmp_path


def refresh():
    return list(student_copy.refresh(date(2026, 1, 5)))


def test_the_first_start_fills_the_copy(course):
    assert refresh() == []
    assert (course / "my-course" / "00-start.ipynb").read_text() == "first"


def test_the_students_own_work_is_never_overwritten(course):
    refresh()
    (course / "my-course" / "00-start.ipynb").write_text("my notes")
    assert refresh() == []
    (course / "lessons" / "00-start.ipynb").write_text("second")
    [said] = refresh()
    assert said == "00-start has changed. Your copy stays as it is; the new one is '00-start (new 2026-01-05).ipynb'."
    assert (course / "my-course" / "00-start.ipynb").read_text() == "my notes"
    assert (course / "my-course" / "00-start (new 2026-01-05).ipynb").read_text() == "second"
    assert refresh() == []


def test_a_lesson_taken_away_by_the_student_comes_back(course):
    refresh()
    (course / "my-course" / "00-start.ipynb").unlink()
    refresh()
    assert (course / "my-course" / "00-start.ipynb").read_text() == "first"


def test_a_damaged_ledger_loses_no_work(course):
    refresh()
    (course / "my-course" / "00-start.ipynb").write_text("my notes")
    (course / "my-course" / ".copied.json").write_text("{")
    refresh()
    assert (course / "my-course" / "00-start.ipynb").read_text() == "my notes"


def test_the_first_layout_shows_the_contents_and_is_then_the_readers_own(tmp_path):
    from iraqcourse.cli import lab

    lab._open_contents(tmp_path)
    [file] = tmp_path.iterdir()
    assert json.loads(file.read_text())["data"]["layout-restorer:data"]["left"]["current"] == "@jupyterlab/toc:plugin"
    file.write_text("{}")
    lab._open_contents(tmp_path)
    assert file.read_text() == "{}"
