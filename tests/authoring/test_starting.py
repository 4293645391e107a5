"""A new lesson or map: it runs, passes the checks but for what is still to write, and nothing is overwritten."""

import runpy

import pytest
from tests.browser import nine_types
from tests.site import small_book
from typer.testing import CliRunner

from iraqcourse.authoring import starting
from iraqcourse.checks import course
from iraqcourse.cli import app
from iraqcourse.errors import CourseError
from iraqcourse.quiz import bank
from iraqcourse.site import execute

RUN = CliRunner()


@pytest.fixture
def empty(tmp_path, monkeypatch):
    """A course folder with tables and no lessons."""
    for name in ("pyproject.toml", "data"):
        (tmp_path / name).symlink_to(small_book.ROOT / name)
    for name in ("lessons", "quizzes", "assets/maps", "instructors/solutions"):
        (tmp_path / name).mkdir(parents=True)
    monkeypatch.setenv("IRAQCOURSE_ROOT", str(tmp_path))
    return tmp_path


def test_a_new_lesson_lacks_only_what_its_author_must_write(empty):
    started = starting.start_lesson("oil-and-water")
    assert [one.file.relative_to(empty).as_posix() for one in started] == [
        "lessons/00-oil-and-water.ipynb",
        "quizzes/oil-and-water.yaml",
        "instructors/solutions/oil-and-water.py",
        "instructors/oil-and-water.md",
        "assets/maps/oil-and-water.yaml",
    ]
    assert all(one.to_fill for one in started)
    missing = [
        fault
        for one in started
        if one.file.suffix in (".ipynb", ".yaml")
        for fault in course.faults_of(one.file, run=False)
    ]
    marked = [fault for fault in missing if "'FILL IN' still stands here" in fault.fault]
    assert {fault.file for fault in marked} == {
        "lessons/00-oil-and-water.ipynb",
        "quizzes/oil-and-water.yaml",
        "assets/maps/oil-and-water.yaml",
    }
    rest = [fault for fault in missing if fault not in marked]
    assert {fault.file for fault in rest} == {"lessons/00-oil-and-water.ipynb"}
    # The length of the story is the author's; its minutes follow from it.
    assert all("This section has" in fault.fault or "'story' is given" in fault.fault for fault in rest), rest


def test_a_new_bank_shows_every_type_of_item_and_its_solution_is_right(empty):
    starting.start_lesson("oil-and-water")
    made = bank.of_lesson("oil-and-water")
    assert {item.type for item in made.items} == set(nine_types.ITEMS.values())
    [exercise] = made.exercises
    solution = runpy.run_path(str(empty / "instructors/solutions/oil-and-water.py"))
    assert solution["disputed_facts"]() == exercise.value
    assert len(solution["TYPICAL_ERRORS"][exercise.id]) >= 2


def test_a_new_lesson_runs_from_its_first_cell_to_its_last(empty):
    started = starting.start_lesson("oil-and-water")
    [book] = execute.run((started[0].file,)).values()
    assert all(cell.get("outputs") is not None for cell in book.cells if cell.cell_type == "code")


@pytest.mark.parametrize("slug", ["2020", "true", "null", "1e3", "no"])
def test_a_name_that_yaml_would_read_otherwise_stays_a_name(empty, slug):
    started = starting.start_lesson(slug)
    faults = [fault for one in started if one.file.suffix == ".yaml" for fault in course.faults_of(one.file, run=False)]
    assert {fault.fault.partition(" still")[0] for fault in faults} == {"'FILL IN'"}, faults
    assert bank.of_lesson(slug).lesson == slug


def test_the_next_number_is_taken_and_one_that_is_taken_is_refused(empty):
    (empty / "lessons" / "13-aftermath.ipynb").write_text("{}")
    assert starting.start_lesson("oil-and-water")[0].file.name == "14-oil-and-water.ipynb"
    with pytest.raises(CourseError, match="There is a lesson 13 already"):
        starting.start_lesson("gas", 13)
    with pytest.raises(CourseError, match="150 cannot be the number of a lesson"):
        starting.start_lesson("gas", 150)


def test_nothing_is_overwritten_and_nothing_is_half_written(empty):
    file = empty / "quizzes" / "oil-and-water.yaml"
    file.write_text("mine")
    with pytest.raises(CourseError, match="there already, and nothing was written"):
        starting.start_lesson("oil-and-water")
    assert file.read_text() == "mine"
    assert list((empty / "lessons").iterdir()) == []


def test_a_map_that_is_there_already_is_kept_for_the_lesson(empty):
    starting.start_map("oil-and-water")
    before = (empty / "assets/maps/oil-and-water.yaml").read_text()
    names = [one.file.name for one in starting.start_lesson("oil-and-water")]
    assert "oil-and-water.yaml" in names
    assert sum(name == "oil-and-water.yaml" for name in names) == 1
    assert (empty / "assets/maps/oil-and-water.yaml").read_text() == before


@pytest.mark.parametrize("slug", ["../escape", "Oil", "oil water", "-oil", "oil--water", ""])
def test_a_name_that_is_no_file_name_is_refused(empty, slug):
    with pytest.raises(CourseError, match="cannot be the name of a file"):
        starting.start_map(slug)


def test_the_command_says_where_to_write_and_what_is_missing(empty):
    done = RUN.invoke(app, ["new", "lesson", "oil-and-water"])
    assert done.exit_code == 0
    assert "lessons/00-oil-and-water.ipynb: look for 'FILL IN'" in done.output
    assert "What the checks still miss" in done.output
    done = RUN.invoke(app, ["new", "map", "pipelines"])
    assert "assets/maps/pipelines.yaml, line 3: 'FILL IN' still stands here and on 10 more lines" in done.output
