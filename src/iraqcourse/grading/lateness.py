"""What late answers are worth: x + c(y - x), reckoned anew each time and never from an earlier result."""

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


def mark(late: Late, due: str, last: str, in_time: float, whole: float, possible: int) -> tuple[float, str]:
    """Give the mark of somebody who answered late, and the reckoning as a sentence.

    Parameters
    ----------
    late
        The rule.
    due, last
        When answers were due, and when the last one was given.
    in_time, whole
        x and y: the points of what was in time, and those of everything.
    possible
        Points that can be won.

    Examples
    --------
    >>> mark(Late(due="", credit=0.5), "2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z", 4, 10, 12)
    (7.0, 'late: 4 in time, 10 in all, late gain times 0.5')
    >>> mark(Late(due="", credit=0.5, cap=0.5), "2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z", 4, 10, 12)[0]
    6.0
    """
    days = _days(due, last)
    credit = max(late.credit - late.per_day * days, 0.0)
    points = in_time + credit * (whole - in_time)
    capped = max(in_time, min(points, late.cap * possible))
    said = f"late: {number(in_time)} in time, {number(whole)} in all, late gain times {number(credit)}"
    if capped < points:
        said += f", at most {number(late.cap * possible)}"
    return round(capped, 4), said


def _days(due: str, last: str) -> int:
    """Count the days that began after the due time."""
    try:
        seconds = (datetime.fromisoformat(last) - datetime.fromisoformat(due)).total_seconds()
    except (ValueError, TypeError):
        # A record's time may be anything; what cannot be read is as late as can be.
        return 1
    return max(ceil(seconds / 86_400), 0)
