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
    parts = {"maps": ("build", "preview", "schema", "picture", "handout"), "bank": ("lint", "schema", "page", "print")}
    parts |= {"export": ("moodle", "gift", "canvas", "csv"), "import": ("gift",)}
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
    names = {f"{file.stem}.html" for file in paths.maps().glob("*.yaml")}
    assert RUN.invoke(app, ["maps", "build", "--out", str(tmp_path)]).exit_code == 0
    assert {file.name for file in tmp_path.iterdir()} == names
    (tmp_path / "reach.html").rename(tmp_path / "map-that-is-gone.html")
    (tmp_path / "mine.html").write_text("not a map")
    assert RUN.invoke(app, ["maps", "build", "--out", str(tmp_path)]).exit_code == 0
    assert {file.name for file in tmp_path.iterdir()} == {*names, "mine.html"}


def test_presenting_without_a_map_lists_them_and_a_bad_name_is_2(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "build", lambda: tmp_path)
    listed = RUN.invoke(app, ["present"])
    assert listed.exit_code == 0
    assert "twelve-days" in listed.output
    bad = RUN.invoke(app, ["present", "thirteen-days"])
    assert bad.exit_code == 2
    assert "There is no map 'thirteen-days'." in bad.output
    assert "twelve-days" in bad.output
    assert RUN.invoke(app, ["present", "reach", "--scene", "99"]).exit_code == 1


def test_presenting_opens_a_page_from_the_disk_or_says_where_it_is(tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(paths, "build", lambda: tmp_path)
    monkeypatch.setattr("webbrowser.open", lambda address: opened.append(address) or True)
    assert "8 scenes" in RUN.invoke(app, ["present", "reach", "--scene", "4"]).output
    page = tmp_path / "maps" / "reach.html"
    assert opened == [f"{page.as_uri()}#scene=4"]
    assert page.exists()
    assert page.as_uri() in RUN.invoke(app, ["present", "reach", "--no-browser"]).output
    assert len(opened) == 1


def test_a_scene_becomes_a_picture_and_a_page_of_text_does_not(tmp_path):
    out = tmp_path / "rings.svg"
    assert RUN.invoke(app, ["maps", "picture", "reach", "--scene", "4", "--out", str(out)]).exit_code == 0
    assert out.read_text().startswith("<svg")
    text = RUN.invoke(app, ["maps", "picture", "reach", "--scene", "1", "--out", str(out)])
    assert "Scene 1 of 'reach' is a page of text. Scenes with a map are 2, 3, 4, 5, 6, 7." in str(text.exception)
    wrong = RUN.invoke(app, ["maps", "picture", "reach", "--scene", "4", "--out", str(tmp_path / "rings.gif")])
    assert "cannot be written as '.gif'" in str(wrong.exception)


def test_a_handout_without_a_chromium_is_a_page_to_print(tmp_path, monkeypatch):
    monkeypatch.setenv("IRAQCOURSE_BROWSER", "no-such-browser")
    said = RUN.invoke(app, ["maps", "handout", "reach", "--out", str(tmp_path)])
    assert "No Chromium was found to make a PDF" in said.output
    assert [file.name for file in tmp_path.iterdir()] == ["reach.html"]


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


def test_a_lesson_that_changes_twice_in_a_day_arrives_twice(course):
    refresh()
    (course / "my-course" / "00-start.ipynb").write_text("my notes")
    for version in ("second", "third"):
        (course / "lessons" / "00-start.ipynb").write_text(version)
        [said] = refresh()
    assert "the new one is '00-start (new 2026-01-05, 2).ipynb'" in said
    assert (course / "my-course" / "00-start (new 2026-01-05).ipynb").read_text() == "second"
    assert (course / "my-course" / "00-start (new 2026-01-05, 2).ipynb").read_text() == "third"
    assert refresh() == []


def test_a_page_of_a_bank_holds_what_counts_or_every_item(tmp_path):
    file, page = str(paths.quizzes() / "twelve-days.yaml"), tmp_path / "twelve-days.html"
    assert RUN.invoke(app, ["bank", "page", file, "--out", str(tmp_path)]).exit_code == 0
    assert "two-hats" not in page.read_text(encoding="utf-8")
    assert RUN.invoke(app, ["bank", "page", file, "--all", "--out", str(tmp_path)]).exit_code == 0
    assert "two-hats" in page.read_text(encoding="utf-8")


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
