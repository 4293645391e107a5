"""Broken and hostile hand-ins: each gets its verdict, a damaged one is blank, and nobody else's mark moves."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.grading import classes

from iraqcourse.grading import classroom
from iraqcourse.grading.roster import Roster, Student
from iraqcourse.quiz import bank

BANK = bank.of_lesson("twelve-days")
SPECIMENS = Path(__file__).parents[1] / "specimens" / "hand-ins"


def verdicts() -> list[Any]:
    table = json.loads((SPECIMENS / "verdicts.json").read_text(encoding="utf-8"))
    return [pytest.param(name, verdict, id=name) for name, verdict in table.items()]


@pytest.mark.parametrize(("name", "verdict"), verdicts())
def test_every_specimen_gets_its_verdict(name: str, verdict: dict[str, Any], tmp_path: Path) -> None:
    shutil.copy(SPECIMENS / name, tmp_path / name)
    graded = classroom.grade(tmp_path, BANK, Roster((Student("s001"),)))
    [result] = graded.results
    wanted = {name: {key: verdict[key] for key in ("status", "code")}}
    wanted |= {f"{name}/{member}": one for member, one in verdict.get("members", {}).items()}
    assert {one.name: {"status": one.status, "code": one.code} for one in graded.received} == wanted
    assert all(bool(one.reason) == (one.status not in ("ok", "opened")) for one in graded.received)
    # A damaged file is blank, never zero.
    assert (result.points is None) == (not any(one.status in ("ok", "partial") for one in graded.received))


def test_every_specimen_is_in_the_table() -> None:
    table = json.loads((SPECIMENS / "verdicts.json").read_text(encoding="utf-8"))
    assert {file.name for file in SPECIMENS.iterdir()} - {"verdicts.json", "README.md"} == set(table)


def test_no_specimen_moves_a_neighbours_mark(tmp_path: Path) -> None:
    names = [f"s{number:03}" for number in range(1, 4)]
    classes.settle(tmp_path, dict.fromkeys(names, classes.hand_in(BANK)), "twelve-days")
    roster = Roster(tuple(map(Student, ["zz", *names])))
    alone = classroom.grade(tmp_path / "in", BANK, roster).results[1:]
    for file in SPECIMENS.iterdir():
        if file.name not in ("README.md", "verdicts.json"):
            shutil.copy(file, tmp_path / "in" / file.name.replace("s001", "zz"))
    assert classroom.grade(tmp_path / "in", BANK, roster).results[1:] == alone
