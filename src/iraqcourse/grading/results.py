"""The results as data, ``results.json``: what a program reads, and what a later grading is compared with."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from iraqcourse.errors import CourseError, fault
from iraqcourse.grading import opening
from iraqcourse.grading.classroom import Graded
from iraqcourse.grading.key_digest import digest_of_key
from iraqcourse.grading.limits import MIB
from iraqcourse.grading.marking import Mark, Result
from iraqcourse.grading.refusal import Refused
from iraqcourse.quiz.items import COUNTED

NAME, LARGEST = "results.json", 1024 * MIB


class KeptItem(Struct, frozen=True):
    """An item as it was marked: ``key`` is a digest that changes with its key, ``dropped`` the reason, if so."""

    id: str
    type: str
    goal: str
    points: int
    key: str = ""
    dropped: str = ""


class KeptMark(Struct, frozen=True):
    """What one answer was worth."""

    item: str
    state: str
    points: float | None
    value: Any = None
    note: str = ""


class KeptStudent(Struct, frozen=True):
    """One student's marks."""

    student_id: str
    status: str
    points: float | None
    possible: int
    pending: int
    marks: tuple[KeptMark, ...]
    file: str = ""
    sha256: str = ""
    remark: str = ""
    late: str = ""
    note: str = ""


class Kept(Struct, frozen=True):
    """A class as it was graded."""

    quiz: str
    quiz_version: str
    items: tuple[KeptItem, ...]
    students: tuple[KeptStudent, ...]


def to_json(graded: Graded) -> str:
    """Write the results, a line for each student and each file, so that two of them can be compared by line."""
    return "\n".join(_lines(graded)) + "\n"


def _lines(graded: Graded) -> Iterator[str]:
    bank = graded.bank
    head = {"schema": 1, "quiz": bank.lesson, "quiz_version": str(bank.version), "possible": graded.possible}
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "items": ['
    yield from _rows(kept_items(graded))
    yield '], "students": ['
    yield from _rows(map(kept, graded.results))
    yield '], "files": ['
    yield from _rows(graded.received)
    yield "]}"


def _rows(values: Any) -> Iterator[str]:
    texts = [msgspec.json.encode(value).decode() for value in values]
    yield from (f"{text}," for text in texts[:-1])
    yield from texts[-1:]


def kept_items(graded: Graded) -> tuple[KeptItem, ...]:
    """Give the items as they are kept."""
    dropped = graded.decisions.dropped()
    return tuple(
        KeptItem(one.id, one.type, one.goal, one.points, digest_of_key(one), dropped.get(one.id, ""))
        for one in graded.bank.part(*COUNTED)
    )


def kept(one: Result) -> KeptStudent:
    """Give one student's result as it is kept."""
    return KeptStudent(
        one.student.student_id,
        one.status,
        one.points,
        one.possible,
        one.pending,
        tuple(map(_kept_mark, one.marks)),
        one.file,
        one.sha256,
        one.remark,
        one.late,
        one.note,
    )


def _kept_mark(one: Mark) -> KeptMark:
    # Nought is a number like others, whichever process it came from.
    points = None if one.score.points is None else float(one.score.points)
    return KeptMark(one.item, one.score.state, points, one.value, one.note)


def read(path: Path) -> Kept:
    """Read results that were written before.

    Parameters
    ----------
    path
        The file, or the folder that it lies in.

    Raises
    ------
    CourseError
        If it cannot be read or holds something else.
    """
    file = path / NAME if path.is_dir() else path
    try:
        return msgspec.json.decode(opening.read_file(file, LARGEST), type=Kept)
    except Refused as problem:
        text = problem.reason.split(". ", maxsplit=1)[0]
        raise CourseError(fault(text, "Name the results.json of a grading.", file=file)) from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        remedy = "Name the results.json that 'iraqcourse grade' wrote."
        raise CourseError(fault("These are not results", remedy, file=file)) from None
