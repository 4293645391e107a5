"""Classes that never sat in a room: students by their ability, their hand-ins, and where these are put."""

import csv
import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from iraqcourse.cli import app
from iraqcourse.data import records
from iraqcourse.quiz import items, record
from iraqcourse.quiz.items import Bank, Item

START = "2026-01-01T00:00:00.000Z"


def right(item: Item) -> record.Value:
    """Give an answer that gets every point."""
    match item:
        case items.Single():
            return next(one.id for one in item.options if one.correct)
        case items.Multiple():
            return [one.id for one in item.options if one.correct]
        case items.Number():
            return str(item.value)
        case items.ShortText():
            return item.accept[0]
        case items.Order():
            return [name for group in item.order for name in group]
        case items.Match():
            return {one.left: one.right for one in item.pairs}
        case items.Place():
            place = records.places()[item.target.place]
            return {"lat": place.latitude, "lon": place.longitude}
        case items.Fill():
            return {gap.id: gap.accept[0] for gap in item.gaps}
        case items.Open():
            return "In my own words."


def wrong(item: Item, chance: random.Random) -> record.Value:
    """Give an answer that gets no point, or few."""
    match item:
        case items.Single():
            return chance.choice([one.id for one in item.options if not one.correct])
        case items.Multiple():
            return [chance.choice([one.id for one in item.options if not one.correct])]
        case items.Number():
            return "123456"
        case items.ShortText():
            return "nobody"
        case items.Order():
            return [name for group in reversed(item.order) for name in group]
        case items.Match():
            spare = [one.id for one in item.right]
            return {one.left: chance.choice([name for name in spare if name != one.right]) for one in item.pairs}
        case items.Place():
            return {"lat": 15.5, "lon": 80.25}
        case items.Fill():
            return {gap.id: "nothing" for gap in item.gaps}
        case items.Open():
            return "I do not know."


def hand_in(
    bank: Bank,
    student: str = "",
    *,
    mistakes: Sequence[str] = (),
    left_out: Sequence[str] = (),
    t: str = START,
    **more: Any,
) -> str:
    """Give the text of a hand-in file: everything right but what is named."""
    made = record.empty(bank.lesson, str(bank.version))
    for item in bank.part(*items.COUNTED):
        if item.id not in left_out:
            value = wrong(item, random.Random(item.id)) if item.id in mistakes else right(item)
            made = made.answered(item.id, item.type, value, t)
    plain = json.loads(record.to_json(made)) | ({"student": student} if student else {}) | more
    return json.dumps(plain)


def simulate(bank: Bank, number: int, seed: int, *, odd: Sequence[str] = ()) -> dict[str, str]:
    """Give the hand-ins of a class: each student has an ability, each item a difficulty (Rasch model).

    Parameters
    ----------
    odd
        Items that those who know less get right more often, as when the key is wrong.
    """
    chance = random.Random(seed)
    made = {}
    hard = {item.id: chance.uniform(-1.2, 1.0) for item in bank.items}
    for place in range(1, number + 1):
        ability = chance.gauss(0.3, 1.2)
        kept = record.empty(bank.lesson, str(bank.version))
        for item in bank.part(*items.COUNTED):
            if chance.random() < 0.03:
                continue
            lift = -2.5 * ability if item.id in odd else ability - hard[item.id]
            knows = chance.random() < 1 / (1 + 2.718281828**-lift)
            value = right(item) if knows else wrong(item, chance)
            kept = kept.answered(item.id, item.type, value, f"2026-01-0{chance.randint(1, 9)}T10:00:00.000Z")
        made[f"s{place:03}"] = record.to_json(kept)
    return made


def settle(room: Path, hand_ins: dict[str, str], quiz: str) -> None:
    """Put a class into a folder: its roster and its hand-ins."""
    (room / "in").mkdir(exist_ok=True)
    rows = [f"{one},Student {int(one[1:])},{one}@example.org" for one in hand_ins]
    (room / "roster.csv").write_text("\n".join(["student_id,name,email", *rows]) + "\n", encoding="utf-8")
    for one, text in hand_ins.items():
        (room / "in" / f"{one}_{quiz}.json").write_text(text, encoding="utf-8")


def grade(room: Path, *more: str, quiz: str = "twelve-days", out: str = "out") -> Any:
    """Run the command."""
    arguments = ["grade", str(room / "in"), "--quiz", quiz, "--roster", str(room / "roster.csv")]
    return CliRunner().invoke(app, [*arguments, "--out", str(room / out), *more])


def table(file: Path, column: str = "student_id") -> dict[str, dict[str, str]]:
    """Read a CSV file by one of its columns."""
    with file.open(encoding="utf-8", newline="") as lines:
        return {row[column]: row for row in csv.DictReader(lines)}


def written(folder: Path) -> dict[str, bytes]:
    """Give everything that stands in a folder."""
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()}
