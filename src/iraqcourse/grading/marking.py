"""Marks from records: one row for each student of the roster, the same for the same files on every machine."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from iraqcourse.grading.intake import Received, last_answer
from iraqcourse.grading.roster import Roster, Student
from iraqcourse.quiz import record as records
from iraqcourse.quiz.items import COUNTED, Bank
from iraqcourse.quiz.scoring import Score, score


class Mark(Struct, frozen=True):
    """What one student's answer to one item is worth."""

    item: str
    score: Score
    value: records.Value | None


class Result(Struct, frozen=True):
    """One student's marks; without a readable hand-in everything is blank, never zero.

    Parameters
    ----------
    status
        ``ok``, ``partial``, ``rejected`` (there were files, none could be read) or ``missing`` (there were none).
    points, possible, pending
        Points won, points that a machine could give, and points that wait for the instructor.
    """

    student: Student
    status: str
    remark: str
    file: str
    marks: tuple[Mark, ...] = ()
    points: float | None = None
    possible: int = 0
    pending: int = 0


def mark(bank: Bank, record: records.Record, *, feedback_follows: bool = True) -> tuple[Mark, ...]:
    """Score one record against a bank: the items that count, in the bank's order."""
    marks = []
    for item in bank.part(*COUNTED):
        answered = record.items.get(item.id)
        value = None
        if answered is not None and answered.type == item.type:
            follows = feedback_follows and item.type != "open"
            value = records.counted(answered, feedback_follows=follows)
        marks.append(Mark(item.id, score(item, value), value))
    return tuple(marks)


def results(
    bank: Bank, roster: Roster, received: Iterable[Received], *, feedback_follows: bool = True
) -> tuple[Result, ...]:
    """Give a result for each student of the roster, in the roster's order.

    Where a student has several readable files, the one with the latest answer counts, and the others are named
    in the remark.
    """
    theirs: dict[str, list[Received]] = defaultdict(list)
    for one in received:
        theirs[one.student].append(one)
    return tuple(
        _result(bank, student, theirs.get(student.student_id, []), feedback_follows) for student in roster.students
    )


def _result(bank: Bank, student: Student, files: list[Received], feedback_follows: bool) -> Result:
    possible = sum(item.points for item in bank.part(*COUNTED))
    readable = [one for one in files if one.record is not None]
    if not readable:
        status = "rejected" if files else "missing"
        remark = " ".join(f"{one.name}: {one.reason}" for one in files) or "Nothing was handed in."
        return Result(student, status, remark, "", possible=possible)
    best = max(readable, key=lambda one: (last_answer(one), one.name))
    remarks = [*best.flags, *([best.reason] if best.reason else [])]
    others = [one.name for one in files if one is not best]
    if others:
        remarks.append(f"There are other files: {', '.join(others)}; the one with the latest answer counts.")
    assert best.record is not None
    if best.record.quiz_version != str(bank.version):
        remarks.append(f"It was answered in version {best.record.quiz_version} of the quiz.")
    marks = mark(bank, best.record, feedback_follows=feedback_follows)
    scored = [one.score for one in marks if one.score.points is not None]
    waiting = sum(one.score.possible for one in marks if one.score.points is None)
    points = round(sum(one.points or 0 for one in scored), 4)
    return Result(student, best.status, " ".join(remarks), best.name, marks, points, possible, waiting)


def to_plain(bank: Bank, results: Iterable[Result], received: Iterable[Received]) -> dict[str, Any]:
    """Give everything as plain values, for ``results.json``."""
    return {
        "schema": 1,
        "quiz": bank.lesson,
        "quiz_version": str(bank.version),
        "items": [
            {"id": item.id, "type": item.type, "goal": item.goal, "points": item.points} for item in bank.part(*COUNTED)
        ],
        "students": [
            {
                "student_id": one.student.student_id,
                "status": one.status,
                "remark": one.remark,
                "file": one.file,
                "points": one.points,
                "possible": one.possible,
                "pending": one.pending,
                "marks": [
                    {"item": each.item, "state": each.score.state, "points": each.score.points, "value": each.value}
                    for each in one.marks
                ],
            }
            for one in results
        ],
        "files": [
            {
                "name": one.name,
                "bytes": one.size,
                "sha256": one.sha256,
                "student_id": one.student,
                "status": one.status,
                "code": one.code,
                "reason": one.reason,
                "flags": list(one.flags),
            }
            for one in received
        ],
    }
