"""A class of 200 who never were, over every bank: graded, a key corrected, graded again, and the bad items found."""

import csv
import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML
from tests.grading import classes
from typer.testing import CliRunner

from iraqcourse import paths
from iraqcourse.cli import app
from iraqcourse.grading import results
from iraqcourse.quiz import bank, items
from iraqcourse.quiz.scoring import score

BANKS = sorted(one.stem for one in paths.quizzes().glob("*.yaml"))
STUDENTS = 200


@pytest.mark.parametrize("name", BANKS)
def test_every_mark_is_the_sum_of_its_answers(name: str, tmp_path: Path) -> None:
    made = bank.of_lesson(name)
    hand_ins = classes.simulate(made, STUDENTS, seed=len(name))
    classes.settle(tmp_path, hand_ins, name)
    assert classes.grade(tmp_path, "--feedback", "none", quiz=name).exit_code == 0
    kept = results.read(tmp_path / "out")
    assert len(kept.students) == STUDENTS
    counted = {item.id: item for item in made.part(*items.COUNTED)}
    for one in kept.students:
        again = [score(counted[mark.item], mark.value) for mark in one.marks]
        assert [each.points for each in again] == [mark.points for mark in one.marks]
        assert one.points == pytest.approx(sum(each.points or 0 for each in again))
        assert one.possible == sum(item.points for item in counted.values())


def with_wrong_key(name: str, item_id: str, folder: Path) -> tuple[Path, str, str]:
    """Write a bank in which the key of one item is wrong; give it with the right option and the one marked as right."""
    document = YAML(typ="safe").load(paths.quizzes() / f"{name}.yaml")
    item = next(one for one in document["items"] if one["id"] == item_id)
    right = next(one for one in item["options"] if one.get("correct"))
    other = next(one for one in item["options"] if not one.get("correct"))
    right.pop("correct")
    right["misconception"] = "the-key-is-wrong"
    other["correct"] = True
    other.pop("misconception")
    file = folder / f"{name}.yaml"
    YAML().dump(document, file)
    return file, right["id"], other["id"]


def singles(made: items.Bank) -> list[str]:
    return [one.id for one in made.part("quiz") if isinstance(one, items.Single)]


@pytest.mark.parametrize("name", BANKS)
def test_a_corrected_key_changes_what_it_must_and_nothing_else(name: str, tmp_path: Path) -> None:
    made = bank.of_lesson(name)
    wronged = singles(made)[0]
    hand_ins = classes.simulate(made, STUDENTS, seed=3)
    classes.settle(tmp_path, hand_ins, name)
    file, right, marked = with_wrong_key(name, wronged, tmp_path)
    # The key of an edition is a file: its answers count as they stand, as everybody here gave one attempt.
    assert classes.grade(tmp_path, "--feedback", "none", quiz=str(file), out="first").exit_code == 0
    (tmp_path / name).mkdir()
    mended = tmp_path / name / f"{name}.yaml"
    mended.write_text((paths.quizzes() / f"{name}.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    done = classes.grade(
        tmp_path, "--feedback", "none", "--regrade", str(tmp_path / "first"), quiz=str(mended), out="second"
    )
    assert done.exit_code == 0, done.output
    before, after = results.read(tmp_path / "first"), results.read(tmp_path / "second")
    with (tmp_path / "second" / "changes.csv").open(newline="", encoding="utf-8") as lines:
        changes = list(csv.DictReader(lines))
    gave = {one.student_id: next(m.value for m in one.marks if m.item == wronged) for one in after.students}
    moved = {one for one, value in gave.items() if value in (right, marked)}
    assert moved
    on_item = {row["student_id"]: row for row in changes if row["item"] == wronged}
    assert set(on_item) == moved
    assert {row["reason"] for row in on_item.values()} == {"the key of the question changed"}
    assert all((row["after"] > row["before"]) == (gave[one] == right) for one, row in on_item.items())
    # A whole mark for each, and no other line: nobody else's mark moved.
    assert len(changes) == 2 * len(moved)
    assert {row["student_id"] for row in changes if row["item"] == "(whole mark)"} == moved
    for one, other in zip(before.students, after.students, strict=True):
        assert (one.points != other.points) == (one.student_id in moved)
    assert f"{len(changes)} changes, all in" in done.output
    assert "the key of the question changed" in (tmp_path / "second" / "report.html").read_text(encoding="utf-8")


def test_item_analysis_finds_the_two_bad_items_planted_in_it(tmp_path: Path) -> None:
    name = "twelve-days"
    made = bank.of_lesson(name)
    odd, wronged = singles(made)[1], singles(made)[3]
    hand_ins = classes.simulate(made, STUDENTS, seed=11, odd=[odd])
    classes.settle(tmp_path, hand_ins, name)
    file, *_ = with_wrong_key(name, wronged, tmp_path)
    assert classes.grade(tmp_path, "--feedback", "none", quiz=str(file)).exit_code == 0
    done = CliRunner().invoke(app, ["items", str(tmp_path / "out"), "--key", str(file)])
    assert done.exit_code == 0, done.output
    found = classes.table(tmp_path / "out" / "items.csv", "item")
    suspect = [one for one, row in found.items() if "is the key right?" in row["flags"]]
    assert suspect == [one for one in found if one in (odd, wronged)]
    assert "hints, not as findings" not in done.output
    ideas = classes.table(tmp_path / "out" / "misconceptions.csv", "misconception")
    # The right answer under a wrong key shows as the most frequent misconception.
    assert next(iter(ideas)) == "the-key-is-wrong"
    page = (tmp_path / "out" / "items.html").read_text(encoding="utf-8")
    assert len(re.findall("is the key right", page)) == 2


def test_a_decision_is_listed_with_its_reason_when_it_moves_marks(tmp_path: Path) -> None:
    name = "twelve-days"
    made = bank.of_lesson(name)
    classes.settle(tmp_path, classes.simulate(made, 40, seed=8), name)
    assert classes.grade(tmp_path, quiz=name, out="first").exit_code == 0
    dropped, given = singles(made)[0], next(one.id for one in made.part("open"))
    file = tmp_path / "decisions.yaml"
    file.write_text(
        f"quiz: {name}\ndrop:\n  - {{item: {dropped}, reason: Two options say the same}}\n"
        f"open:\n  {given}: {{s001: 3, s002: 2}}\n"
        "overrides:\n  - {student: s003, points: 9, reason: Spoken examination}\n",
        encoding="utf-8",
    )
    done = classes.grade(
        tmp_path,
        "--decisions",
        str(file),
        "--regrade",
        str(tmp_path / "first" / "results.json"),
        quiz=name,
        out="first",
    )
    assert done.exit_code == 0, done.output
    with (tmp_path / "first" / "changes.csv").open(newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    reasons = {(row["student_id"], row["item"]): row["reason"] for row in rows}
    assert reasons["s001", given] == "marked by the instructor"
    assert reasons["s003", "(whole mark)"] == "override: Spoken examination"
    assert {why for (_, item), why in reasons.items() if item == dropped} == {"dropped: Two options say the same"}
    # Everybody's possible points fell, so that every whole mark is listed.
    assert len([row for row in rows if row["item"] == "(whole mark)"]) == 40
    again = classes.grade(tmp_path, "--decisions", str(file), "--regrade", str(tmp_path / "first"), quiz=name, out="x")
    assert "No mark changed." in again.output
