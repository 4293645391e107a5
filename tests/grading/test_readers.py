"""Many processes, or one: the same bytes. A file that takes too long or too much is refused, and stops nobody."""

import json
import os
import random
import shutil
import sys
from pathlib import Path

import pytest
from tests.grading import classes
from tests.grading.test_sources import notebook_with

from iraqcourse.grading import classroom, limits, readers
from iraqcourse.grading.roster import read_roster
from iraqcourse.plain import number
from iraqcourse.quiz import bank

BANK = bank.of_lesson("twelve-days")
ALL = [item.id for item in BANK.part("quiz", "open")]
SPECIMENS = Path(__file__).parents[1] / "specimens" / "hand-ins"


@pytest.fixture
def room(tmp_path: Path) -> Path:
    made = classes.simulate(BANK, 24, 5)
    classes.settle(tmp_path, made, "twelve-days")
    there = tmp_path / "in"
    (there / "s003_twelve-days.json").write_text("{")
    shutil.copy(SPECIMENS / "s001_zip-traversal.zip", there / "s004_work.zip")
    (there / "s005_lesson.ipynb").write_text(notebook_with(made["s005"], metadata={"padding": "x" * 1_500_000}))
    (there / "stranger.json").write_text(made["s001"])
    return tmp_path


def test_a_large_class_shows_how_far_it_is_and_gets_the_same_marks(tmp_path: Path) -> None:
    classes.settle(tmp_path, classes.simulate(BANK, 201, 6), "twelve-days")
    assert classes.grade(tmp_path).exit_code == 0
    seen: list[tuple[int, int]] = []
    roster = read_roster(tmp_path / "roster.csv")
    graded = classroom.grade(tmp_path / "in", BANK, roster, progress=lambda done, of: seen.append((done, of)))
    assert seen == [(number, 201) for number in range(1, 202)]
    book = classes.table(tmp_path / "out" / "gradebook.csv")
    assert [number(one.points) for one in graded.results if one.points is not None] == [
        r["points"] for r in book.values()
    ]


def test_every_specimen_gets_the_same_verdict_from_any_number_of_workers(tmp_path: Path) -> None:
    classes.settle(
        tmp_path, {"s001": classes.hand_in(BANK), "s002": classes.hand_in(BANK, left_out=ALL)}, "twelve-days"
    )
    for file in SPECIMENS.glob("s001_*"):
        shutil.copy(file, tmp_path / "in")
    classes.grade(tmp_path)
    classes.grade(tmp_path, "--workers", "2", out="again")
    assert classes.written(tmp_path / "again") == classes.written(tmp_path / "out")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are text here")
@pytest.mark.filterwarnings("error::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_file_name_that_is_no_text_is_read_by_any_number_of_workers(tmp_path: Path) -> None:
    classes.settle(tmp_path, {"s001": classes.hand_in(BANK), "s002": classes.hand_in(BANK)}, "twelve-days")
    (tmp_path / "in" / "s001_twelve-days.json").rename(
        os.fsdecode(os.fsencode(tmp_path / "in") + b"/s001_\xc7\xe1.json")
    )
    for workers in ("1", "2"):
        assert classes.grade(tmp_path, "--workers", workers, out=workers).exit_code == 0
    assert classes.written(tmp_path / "1") == classes.written(tmp_path / "2")


@pytest.mark.parametrize("workers", [2, 4])
def test_outputs_do_not_depend_on_the_number_of_workers(room: Path, workers: int) -> None:
    assert classes.grade(room).exit_code == 3
    assert classes.grade(room, "--workers", str(workers), out="again").exit_code == 3
    assert classes.written(room / "again") == classes.written(room / "out")


def test_outputs_do_not_depend_on_the_order_in_which_files_came(room: Path) -> None:
    classes.grade(room)
    files = list((room / "in").iterdir())
    random.Random(3).shuffle(files)
    (room / "other").mkdir()
    for file in files:
        file.rename(room / "other" / file.name)
    shutil.rmtree(room / "in")
    (room / "other").rename(room / "in")
    classes.grade(room, out="again")
    assert classes.written(room / "again") == classes.written(room / "out")


def test_a_file_that_takes_too_long_is_refused_and_the_next_is_marked(
    room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "LIMITS", limits.Limits(seconds=0.001))
    graded = classroom.grade(room / "in", BANK, read_roster(room / "roster.csv"))
    found = {one.student.student_id: one for one in graded.results}
    assert [one.code for one in graded.rejected if one.student == "s005"].count("too-slow") >= 1
    assert found["s006"].points is not None


def test_a_file_that_takes_too_much_memory_is_refused_and_her_other_file_counts(
    room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = json.dumps([{"a": 1}] * 900_000)
    (room / "in" / "s006_lesson.ipynb").write_text(f'{{"nbformat": 4, "cells": {many}, "metadata": {{}}}}')
    monkeypatch.setattr(readers, "LIMITS", limits.Limits(memory=150 * limits.MIB))
    graded = classroom.grade(room / "in", BANK, read_roster(room / "roster.csv"))
    found = {one.name: one for one in graded.received}
    assert found["s006_lesson.ipynb"].code == "too-much-memory"
    assert found["s006_twelve-days.json"].used
    assert found["s007_twelve-days.json"].used


def test_a_reader_that_dies_at_once_is_no_mark_and_no_crash(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers.sys, "executable", shutil.which("false"))
    graded = classroom.grade(room / "in", BANK, read_roster(room / "roster.csv"), workers=2)
    assert all(one.points is None for one in graded.results)
    assert {one.code for one in graded.rejected if one.student} >= {"reader-ended"}
    assert "memory" not in " ".join(one.reason for one in graded.rejected)
