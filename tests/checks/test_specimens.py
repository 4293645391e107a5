"""Each broken specimen is found out: file, place, what is wrong, what to do. What is not broken passes."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from iraqcourse import paths
from iraqcourse.checks import course, lessons, voice
from iraqcourse.checks.notebook import Cell, Notebook
from iraqcourse.cli import app

SPECIMENS = Path(__file__).parents[1] / "specimens"
LESSONS = json.loads((SPECIMENS / "lessons" / "says.json").read_text(encoding="utf-8"))
MAPS = json.loads((SPECIMENS / "maps" / "says.json").read_text(encoding="utf-8"))


def faults(file, *, run=False):
    return [str(one) for one in course.faults_of(file, run=run)]


def test_every_specimen_has_its_sentence():
    for room, says, suffix in (("lessons", LESSONS, "ipynb"), ("maps", MAPS, "yaml")):
        assert {file.stem for file in (SPECIMENS / room).glob(f"*.{suffix}")} == {*says, "good"}


@pytest.mark.parametrize("room", ["lessons/good.ipynb", "maps/good.yaml", "tables/good.csv"])
def test_what_is_not_broken_passes(room):
    assert faults(SPECIMENS / room) == []


@pytest.mark.parametrize("name", LESSONS)
def test_a_broken_lesson_says_cell_fault_and_remedy(name):
    found = faults(SPECIMENS / "lessons" / f"{name}.ipynb", run=name == "stops")
    assert any(LESSONS[name] in one for one in found), found
    assert all(one.startswith(f"tests/specimens/lessons/{name}.ipynb") or name == "no-such-bank" for one in found)


@pytest.mark.parametrize("name", MAPS)
def test_a_broken_map_says_line_fault_and_remedy(name):
    [found] = faults(SPECIMENS / "maps" / f"{name}.yaml")
    assert found.startswith(f"tests/specimens/maps/{name}.yaml, line ")
    assert MAPS[name] in found


def test_a_bank_that_still_holds_its_template_says_the_line():
    found = faults(SPECIMENS / "banks" / "fill-in.yaml")
    says = "line 9: 'FILL IN' still stands here. Write what it asks for, and take the mark away."
    assert f"tests/specimens/banks/fill-in.yaml, {says}" in found


def test_a_capital_within_a_sentence_makes_a_name():
    cell = Cell(
        "story", "markdown", "The Martyrs Foundation counts. So do the Liberation Front and others.", {}, 0, None
    )
    assert list(voice.banned_words(Notebook(Path("x.ipynb"), {}, (cell,)))) == []


def test_the_name_of_the_file_is_that_of_the_lesson(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "lessons", lambda: tmp_path)
    file = tmp_path / "13-aftermath.ipynb"
    shutil.copyfile(SPECIMENS / "lessons" / "good.ipynb", file)
    [found] = faults(file)
    assert "The metadata call this lesson 'twelve-days'. Give both one name: 'aftermath' in the metadata" in found


def test_a_lesson_that_cannot_be_read_hides_no_other_fault(tmp_path, monkeypatch):
    for name, target in (("12-twelve-days", "no-question"), ("13-aftermath", "curly-quotes")):
        shutil.copyfile(SPECIMENS / "lessons" / f"{target}.ipynb", tmp_path / f"{name}.ipynb")
    monkeypatch.setattr(paths, "lessons", lambda: tmp_path)
    monkeypatch.setattr(course, "everything", lambda: sorted(tmp_path.iterdir()))
    done = CliRunner().invoke(app, ["check", "--no-run"])
    assert done.exit_code == 1
    assert "'question' is missing" in done.output
    assert "Use straight quotation marks" in done.output


BROKEN = [
    file
    for room in ("lessons", "maps", "banks", "tables")
    for file in sorted((SPECIMENS / room).iterdir())
    if file.suffix in (".ipynb", ".yaml", ".csv") and file.stem != "good"
]


@pytest.mark.parametrize("file", BROKEN, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_the_command_exits_with_1_and_names_the_file(file):
    done = CliRunner().invoke(app, ["check", str(file), "--run" if file.stem == "stops" else "--no-run"])
    assert done.exit_code == 1
    assert file.name in done.output or file.stem == "no-such-bank"
    assert "1 looked at" in done.output


def test_what_is_not_there_is_said():
    assert faults(Path("nothing.yaml")) == ["nothing.yaml: There is no such file. Check the name."]
    assert "There is nothing here to check" in faults(SPECIMENS / "lessons" / "says.json")[0]


def test_a_table_without_a_description_is_a_fault(tmp_path):
    (tmp_path / "new.csv").write_text("a,b\n1,2\n")
    assert "Describe it in a datapackage.json" in faults(tmp_path / "new.csv")[0]


@pytest.mark.parametrize("file", sorted(paths.lessons().glob("[0-9]*.ipynb")), ids=lambda file: file.stem)
def test_the_lessons_of_the_course_pass(file):
    assert [str(one) for one in lessons.faults(file, run=False)] == []


@pytest.mark.parametrize(
    "file", [*sorted(paths.quizzes().glob("*.yaml")), *sorted(paths.maps().glob("*.yaml")), paths.data()], ids=str
)
def test_banks_maps_and_tables_of_the_course_pass(file):
    assert faults(file) == []


def test_the_table_of_lessons_is_up_to_date():
    from iraqcourse.checks import overview

    assert overview.table() in (paths.lessons() / "README.md").read_text(encoding="utf-8")


def test_a_bank_of_the_course_is_held_to_the_composition_of_a_lesson(tmp_path, monkeypatch):
    template = paths.root() / "instructors" / "private-bank-template.yaml"
    monkeypatch.setattr(paths, "quizzes", tmp_path.resolve)
    (tmp_path / "x.yaml").write_bytes(template.read_bytes())
    said = " ".join(faults(tmp_path / "x.yaml"))
    assert "The quiz has 1 items. Write eight to twelve." in said
    assert "There is not exactly one opening question." in said
