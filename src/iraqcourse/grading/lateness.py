"""What late answers are worth: x + c(y - x), item by item, reckoned anew each time, never from an earlier result."""

from collections.abc import Sequence
from datetime import datetime
from math import ceil

from msgspec import Struct

from iraqcourse.grading.decisions import Decisions, Late, utc
from iraqcourse.grading.roster import Student
from iraqcourse.plain import number


class Timing(Struct, frozen=True):
    """When a student's work was due, and whether it was late.

    Parameters
    ----------
    due
        In UTC, as records write times.
    handed_in
        By a clock that is not the student's; empty where only the record's own times are looked at.
    whole_is_late
        True: handed in late, False: each answer counts by its own time, None: handed in in time.
    """

    due: str
    handed_in: str = ""
    whole_is_late: bool | None = False
    remarks: tuple[str, ...] = ()


def timing(decisions: Decisions, student: Student, seen: str) -> Timing:
    """Say when a student's work was due and came in.

    Parameters
    ----------
    seen
        The time that stood beside the file, as nbgrader writes it; may be empty.
    """
    late = decisions.late
    assert late is not None
    name = student.student_id
    longer = {one.student: one.due for one in decisions.extensions}
    due = utc(longer.get(name, late.due))
    if late.clock == "answers":
        return Timing(due)
    try:
        came = utc(decisions.handed_in.get(name, seen))
    except ValueError:
        return Timing(due, "", None, ("Nobody knows when it was handed in; it counts as in time.",))
    return Timing(due, came, True if came > due else None)


class Gain(Struct, frozen=True):
    """What one item won after the due time: ``points`` (below nothing if it lost), and when it was answered."""

    points: float
    time: str


def mark(late: Late, due: str, gains: Sequence[Gain], in_time: float, possible: int) -> tuple[float, str]:
    """Give the mark of somebody who answered late, and the reckoning as a sentence.

    Each gain is credited by the day of its own answer, so that a later one takes nothing from an earlier one.

    Parameters
    ----------
    late
        The rule.
    due
        When answers were due.
    gains
        y - x for each item that late answers moved.
    in_time
        x: the points of what was in time.
    possible
        Points that can be won.

    Examples
    --------
    >>> day = [f"2026-03-0{number}T00:00:00Z" for number in range(1, 5)]
    >>> mark(Late(due="", credit=0.5), day[0], [Gain(6, day[1])], 4, 12)
    (7.0, 'late: 4 in time, 10 in all, late gain times 0.5')
    >>> mark(Late(due="", credit=0.5, per_day=0.1), day[0], [Gain(5, day[1]), Gain(1, day[3])], 4, 12)
    (6.2, 'late: 4 in time, 10 in all, late gain of 5 times 0.4 and of 1 times 0.2')
    >>> mark(Late(due="", credit=0.5, cap=0.5), day[0], [Gain(6, day[1])], 4, 12)[0]
    6.0
    """
    known = [_days(due, gain.time) for gain in gains]
    # A record's time may be anything; what cannot be read is as late as her latest answer.
    latest = max((days for days in known if days is not None), default=1)
    by_credit: dict[float, float] = {}
    for gain, days in zip(gains, known, strict=True):
        credit = round(max(late.credit - late.per_day * (latest if days is None else days), 0.0), 10)
        by_credit[credit] = by_credit.get(credit, 0.0) + gain.points
    points = in_time + sum(credit * won for credit, won in by_credit.items())
    whole = in_time + sum(gain.points for gain in gains)
    capped = max(in_time, min(points, late.cap * possible))
    parts = [(f" of {number(won)}" if len(by_credit) > 1 else "", credit) for credit, won in by_credit.items()]
    worth = " and".join(f"{won} times {number(credit)}" for won, credit in sorted(parts, key=lambda one: -one[1]))
    said = f"late: {number(in_time)} in time, {number(whole)} in all, late gain{worth}"
    if capped < points:
        said += f", at most {number(late.cap * possible)}"
    return round(capped, 4), said


def _days(due: str, time: str) -> int | None:
    """Count the days that began after the due time; None where the time is none."""
    try:
        seconds = (datetime.fromisoformat(time) - datetime.fromisoformat(due)).total_seconds()
    except (ValueError, TypeError):
        return None
    return max(ceil(seconds / 86_400), 0)
