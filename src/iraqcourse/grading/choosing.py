"""Which of a student's records counts, by a stated order of precedence; what disagrees is said.

1. A whole file before one of which answers had to be left out.
2. A hand-in file before a notebook; in a notebook its metadata before an output.
3. The record with the latest answer.
4. The name of the file, the last in the alphabet.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from msgspec import Struct

from iraqcourse.grading.intake import OK, Kept, Received, times_in
from iraqcourse.quiz.items import Item
from iraqcourse.quiz.record import Record, Value, counted

PRECEDENCE = "a whole file before a damaged one, a hand-in file before a notebook, then the latest answer"

# A record's time may be any text; what is none is not in time.
_TIME = re.compile(r"20\d\d-\d\d-\d\dT\d\d:")


class Choice(Struct, frozen=True):
    """The record that counts, the file that it stood in, and what a teacher should know about the others."""

    record: Record
    received: Received
    remarks: tuple[str, ...]


def choose(
    read: Sequence[tuple[Received, Sequence[Kept]]], items: Sequence[Item], *, feedback_follows: bool
) -> Choice | None:
    """Choose among everything a student handed in; None if nothing could be read.

    Parameters
    ----------
    read
        Her files with the records in each.
    items
        The items that count: a disagreement about others is nobody's concern.
    feedback_follows
        Whether the first attempt counts, otherwise the last.
    """
    found = [(received, kept) for received, records in read for kept in records]
    if not found:
        return None
    best = max(found, key=lambda one: _rank(*one))
    remarks = [*best[0].flags, *([best[0].reason] if best[0].reason else [])]
    mine = {item.id: answer(best[1].record, item, feedback_follows=feedback_follows) for item in items}
    for received, kept in found:
        if kept is best[1]:
            continue
        theirs = {item.id: answer(kept.record, item, feedback_follows=feedback_follows) for item in items}
        differ = [name for name, value in theirs.items() if value != mine[name]]
        if differ:
            one, other = _named(*best), _named(received, kept)
            remarks.append(f"{one} and {other} disagree on {', '.join(differ)}: {one} counts ({PRECEDENCE}).")
    remarks += [f"{one.name}: {one.reason}" for one, records in read if not records and one.reason]
    return Choice(best[1].record, best[0], tuple(remarks))


def answer(record: Record, item: Item, *, feedback_follows: bool, until: str = "") -> Value | None:
    """Give the answer to an item that counts; None if there is none.

    Parameters
    ----------
    until
        Where given, attempts after this time (ISO 8601, UTC) are as if they had not been made.
    """
    given = record.items.get(item.id)
    if given is None or given.type != item.type:
        return None
    # Also of an open item: a lesson shows rubric and sample after the first answer.
    if not until:
        return counted(given, feedback_follows=feedback_follows)
    in_time = [attempt.value for attempt in given.attempts if attempt.t <= until and _TIME.match(attempt.t)]
    if not in_time:
        return None
    return in_time[0] if feedback_follows else in_time[-1]


def time_of_answer(record: Record, item: Item, *, feedback_follows: bool) -> str:
    """Give the time since when the answer that counts has stood; empty if there is none.

    Giving the same answer once more does not make it later.
    """
    given = record.items.get(item.id)
    if given is None or given.type != item.type or not given.attempts:
        return ""
    if feedback_follows:
        return given.attempts[0].t
    last = given.attempts[-1]
    return [*takewhile(lambda one: one.value == last.value, reversed(given.attempts))][-1].t


def _rank(received: Received, kept: Kept) -> tuple[bool, int, str, str]:
    place = 2 if not kept.where else 1 if kept.where == "metadata" else 0
    return received.status == OK, place, max(times_in(kept.record), default=""), f"{received.name} {kept.where}"


def _named(received: Received, kept: Kept) -> str:
    return f"{received.name} ({kept.where})" if kept.where else received.name
