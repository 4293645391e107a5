"""The record of a student's answers: one JSON shape for notebook, web page, hand-in and grader.

``{schema: 1, course, quiz, quiz_version, items: {id: {type, value, attempts: [{value, t}]}}}``. Answers are
option ids, never positions or texts, so that a corrected wording changes nothing.
"""

import json
from collections.abc import Mapping
from typing import Any

from msgspec import Struct, structs

SCHEMA = 1
COURSE = "iraq-between-powers"
# Far above what the course itself writes; what lies beyond is not an answer.
MOST_ITEMS, MOST_ATTEMPTS, MOST_LIST, MOST_TEXT = 500, 500, 200, 20_000
# No number of this course comes near; beyond it, a whole number is not the same in every program.
_MOST_NUMBER = 1e15
MIME = "application/vnd.iraqcourse.record+json"

Value = str | int | float | list[str] | dict[str, str | int | float]


class Attempt(Struct, frozen=True):
    """One answer and the time at which it was given (ISO 8601, UTC)."""

    value: Value
    t: str


class ItemRecord(Struct, frozen=True):
    """What a student answered to one item: the answer that stands, and every attempt in order."""

    type: str
    value: Value
    attempts: tuple[Attempt, ...]


def _bounded(attempts: tuple[Attempt, ...]) -> tuple[Attempt, ...]:
    """Give at most as many attempts as are read again: the first, which may count, and the latest."""
    return attempts if len(attempts) <= MOST_ATTEMPTS else (attempts[0], *attempts[1 - MOST_ATTEMPTS :])


class Record(Struct, frozen=True):
    """What a student answered in one quiz."""

    quiz: str
    quiz_version: str
    items: Mapping[str, ItemRecord]
    student: str = ""

    def answered(self, item_id: str, item_type: str, value: Value, t: str) -> "Record":
        """Give a record with one more attempt; this one stays as it is."""
        before = self.items.get(item_id)
        attempts = _bounded((*(before.attempts if before else ()), Attempt(value, t)))
        return structs.replace(self, items={**self.items, item_id: ItemRecord(item_type, value, attempts)})


class NotARecord(ValueError):  # noqa: N818 - a verdict on a file
    """A value is not a record: a code for programs and a sentence for people."""

    def __init__(self, code: str, reason: str) -> None:
        self.code, self.reason = code, reason
        super().__init__(reason)


def empty(quiz: str, quiz_version: str) -> Record:
    """Give the record of somebody who has not answered yet."""
    return Record(quiz, quiz_version, {})


def to_json(record: Record) -> str:
    """Write a record as JSON, the same bytes for the same answers.

    >>> to_json(empty("twelve-days", "1")).splitlines()[1]
    ' "schema": 1,'
    """
    plain: dict[str, Any] = {
        "schema": SCHEMA,
        "course": COURSE,
        "quiz": record.quiz,
        "quiz_version": record.quiz_version,
        "items": {
            name: {
                "type": one.type,
                "value": one.value,
                "attempts": [{"value": attempt.value, "t": attempt.t} for attempt in one.attempts],
            }
            for name, one in sorted(record.items.items())
        },
    }
    if record.student:
        plain["student"] = record.student
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


def value_of(value: Any) -> Value | None:
    """Give a value if it can be an answer, else None: no booleans, no nesting, nothing without bound."""
    match value:
        case list():
            fits = len(value) <= MOST_LIST and all(isinstance(one, str) and _fits(one) for one in value)
        case dict():
            fits = len(value) <= MOST_LIST and all(map(_fits, value)) and all(map(_fits, value.values()))
        case _:
            fits = _fits(value)
    return value if fits else None


def _fits(one: Any) -> bool:
    """Say whether one text or number is within bounds; a comparison takes a whole number of any length, and no NaN."""
    if isinstance(one, str):
        return len(one) <= MOST_TEXT
    return isinstance(one, int | float) and not isinstance(one, bool) and abs(one) < _MOST_NUMBER


def from_plain(plain: Any) -> tuple[Record, tuple[str, ...]]:
    """Read a record from plain JSON values.

    Parameters
    ----------
    plain
        What a JSON parser gave.

    Returns
    -------
    tuple
        The record, and a sentence for each part of it that had to be left out.

    Raises
    ------
    NotARecord
        If it is no record of this course at all.
    """
    if not isinstance(plain, dict) or "items" not in plain:
        raise NotARecord("not-a-record", "It is not a record of answers. Ask for the file that the hand-in cell wrote.")
    if plain.get("schema") != SCHEMA or isinstance(plain.get("schema"), bool):
        reason = "It was written by another version of the course. Ask for it again from an up-to-date copy."
        raise NotARecord("other-schema", reason)
    if plain.get("course") != COURSE:
        raise NotARecord("other-course", "It belongs to another course. Ask for the right file.")
    quiz, version, student = plain.get("quiz"), plain.get("quiz_version"), plain.get("student", "")
    if not (isinstance(quiz, str) and quiz and isinstance(version, str | int) and _fits(version)):
        raise NotARecord("no-quiz", "It does not say which quiz it answers. Ask for it again.")
    if not isinstance(plain["items"], dict):
        raise NotARecord("not-a-record", "Its list of answers is damaged. Ask for it again.")
    if len(plain["items"]) > MOST_ITEMS:
        raise NotARecord("too-many-items", f"It holds more than {MOST_ITEMS} answers. Ask for the right file.")
    items: dict[str, ItemRecord] = {}
    left_out: list[str] = []
    for name, one in plain["items"].items():
        read = _item(one)
        if read is None:
            left_out.append(f"The answer to '{name[:60]}' is damaged and was left out.")
        else:
            items[name] = read
    who = student if isinstance(student, str) and len(student) <= 64 else ""
    return Record(quiz[:100], str(version)[:100], items, who), tuple(left_out)


def _item(plain: Any) -> ItemRecord | None:
    if not isinstance(plain, dict):
        return None
    kind, value, tries = plain.get("type"), value_of(plain.get("value")), plain.get("attempts")
    if not isinstance(kind, str) or value is None or not isinstance(tries, list) or len(tries) > MOST_ATTEMPTS:
        return None
    attempts = []
    for one in tries:
        given = value_of(one.get("value")) if isinstance(one, dict) else None
        if given is None or not isinstance(one.get("t"), str):
            return None
        attempts.append(Attempt(given, one["t"][:40]))
    return ItemRecord(kind[:20], value, tuple(attempts))


def merge(one: Record, other: Record) -> Record:
    """Join two copies of a record, item by item: every attempt of both is kept, and the latest answer stands."""
    items = dict(one.items)
    for name, theirs in other.items.items():
        mine = items.get(name)
        if mine is None:
            items[name] = theirs
            continue
        attempts = list(mine.attempts) + [attempt for attempt in theirs.attempts if attempt not in mine.attempts]
        attempts.sort(key=lambda attempt: attempt.t)
        value = attempts[-1].value if attempts else theirs.value
        items[name] = ItemRecord(theirs.type, value, _bounded(tuple(attempts)))
    return structs.replace(one, items=items)


def counted(one: ItemRecord, *, feedback_follows: bool) -> Value:
    """Give the answer that counts: the first where feedback followed it, otherwise the one that stands."""
    return one.attempts[0].value if feedback_follows and one.attempts else one.value
