"""What only the whole course can show: a lesson or a claim that is missing is named."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from iraqcourse import paths
from iraqcourse.checks import whole
from iraqcourse.checks.notebook import Cell, Notebook
from iraqcourse.data import records
from iraqcourse.quiz import bank as banks
from iraqcourse.quiz.items import Single

LESSONS = dict.fromkeys(event.lesson for event in records.events().values())


def book(lesson: str, claims: list[str], **about: object) -> Notebook:
    cell = Cell("claims", "markdown", "Claims.", {"claims": claims}, 0, None)
    return Notebook(Path(f"{lesson}.ipynb"), {"lesson": lesson, **about}, (cell,))


@pytest.fixture
def course() -> list[Notebook]:
    return [book(lesson, list(records.claims())) for lesson in LESSONS]


def test_a_course_that_tells_all_and_uses_every_claim_is_whole(course: list[Notebook]) -> None:
    assert list(whole.faults(course, ())) == []


def test_a_missing_lesson_is_named(course: list[Notebook]) -> None:
    [found] = whole.faults(course[:-1], ())
    assert str(found) == "No notebook tells the events of 'aftermath'. Write it: iraqcourse new lesson aftermath."


def test_a_claim_that_no_lesson_uses_is_named(course: list[Notebook]) -> None:
    without = [replace(one, cells=(replace(one.cells[0], metadata={"claims": ["C01", "C900"]}),)) for one in course]
    *unknown, unused = (str(one) for one in whole.faults(without, ()))
    assert len(unknown) == len(course)
    assert "There is no claim 'C900'. Look it up in data/claims.csv." in unknown[0]
    assert unused.startswith("No lesson uses C02, C03, ")
    assert "C01," not in unused


def test_a_claim_is_left_out_with_a_reason_only(course: list[Notebook]) -> None:
    rest = [name for name in records.claims() if name != "C53"]
    listed = [book(one.lesson, rest, left_out_claims={"C53": "No source was found."}) for one in course]
    assert list(whole.faults(listed)) == []
    bare = [book(one.lesson, rest, left_out_claims={"C53": " "}) for one in course]
    assert "has no reason" in str(next(whole.faults(bare)))


def test_the_course_is_whole() -> None:
    assert [str(one) for one in whole.faults()] == []


def test_the_banks_hold_enough_questions_of_more_than_recall_with_keys_in_every_place() -> None:
    items = [item for book in whole.books() for item in banks.of_lesson(book.lesson).items]
    assert len(items) >= 130
    assert sum(item.level != "recall" for item in items) * 2 >= len(items)
    singles = [item for item in items if isinstance(item, Single) and len(item.options) == 3]
    places = Counter(position for item in singles for position, one in enumerate(item.options) if one.correct)
    assert max(places.values()) <= 0.4 * len(singles)


def test_a_goal_of_another_lesson_that_it_does_not_have_is_named(
    course: list[Notebook], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in paths.quizzes().glob("*.yaml"):
        text = file.read_text("utf-8").replace("goal: invasion/order-events", "goal: invasion/weigh-claims")
        (tmp_path / file.name).write_text(text, "utf-8")
    monkeypatch.setattr(paths, "quizzes", lambda: tmp_path)
    [found] = whole.faults(course)
    assert str(found).endswith(
        "occupation-and-insurgency.yaml, look-speech: 'invasion/weigh-claims' is no goal of that lesson. "
        "Take a goal that an item of that lesson's bank names."
    )
