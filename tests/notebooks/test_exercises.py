"""Every exercise: its solution passes, a blank is calm, and the errors students make meet the right hint."""

import importlib.util
from pathlib import Path

import pytest

from iraqcourse import paths
from iraqcourse.lesson import exercises, solutions
from iraqcourse.quiz import bank

_shared = importlib.util.spec_from_file_location("notebooks_shared", Path(__file__).parent / "conftest.py")
shared = importlib.util.module_from_spec(_shared)
_shared.loader.exec_module(shared)

BANKS = {slug: bank.read_bank(paths.quizzes() / f"{slug}.yaml") for slug in shared.lesson_slugs()}
EXERCISES = [(slug, one) for slug, read in BANKS.items() for one in read.exercises]
NAMES = [f"{slug}/{one.id}" for slug, one in EXERCISES]


def solution(slug, exercise):
    return getattr(shared.solutions(slug), exercise.id.replace("-", "_"))


@pytest.mark.parametrize(("slug", "exercise"), EXERCISES, ids=NAMES)
def test_the_solution_passes(slug, exercise):
    assert exercises.verdict(exercise, solution(slug, exercise)()).tone == "good"


@pytest.mark.parametrize(("slug", "exercise"), EXERCISES, ids=NAMES)
def test_the_solution_that_a_student_is_shown_runs_in_a_cell_of_its_own(slug, exercise):
    cell = {}
    exec(compile(solutions.solution_text(slug, exercise.id), "cell", "exec"), cell)
    assert exercises.verdict(exercise, cell["answer"]).tone == "good"


@pytest.mark.parametrize(("slug", "exercise"), EXERCISES, ids=NAMES)
def test_a_blank_is_a_calm_sentence(slug, exercise):
    for blank in (..., None, "  "):
        said = exercises.verdict(exercise, blank)
        assert said.text.startswith("Not answered yet")
        assert said.tone not in ("good", "not-yet")


@pytest.mark.parametrize(("slug", "exercise"), EXERCISES, ids=NAMES)
def test_a_typical_error_meets_a_hint_of_its_own(slug, exercise):
    errors = shared.solutions(slug).TYPICAL_ERRORS[exercise.id]
    assert len(errors) >= 2
    for error in errors:
        said = exercises.verdict(exercise, error)
        assert said.tone == "not-yet", f"{error} passes"
        own = {hint.say for hint in exercise.hints}
        assert said.text in own, f"{error} meets only the general hint"


@pytest.mark.parametrize(("slug", "exercise"), EXERCISES, ids=NAMES)
def test_no_hint_gives_the_solution_away(slug, exercise):
    if exercise.asks != "number":
        return
    value = f"{exercise.value:g}"
    for hint in [exercise.hint, *[one.say for one in exercise.hints]]:
        words = hint.replace(",", "").rstrip(".").split()
        assert value not in [word.strip(".:;()") for word in words], hint


@pytest.mark.parametrize("slug", BANKS)
def test_every_exercise_is_in_the_notebook_and_has_a_solution(slug):
    file = paths.lesson_notebook(slug)
    source = file.read_text(encoding="utf-8")
    for exercise in BANKS[slug].exercises:
        assert f'lesson.check(\\"{exercise.id}\\"' in source
        assert f"def {exercise.id.replace('-', '_')}(" in solutions.solution_text(slug, exercise.id)
