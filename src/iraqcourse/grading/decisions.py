"""An instructor's decisions about a quiz, in a small YAML file: what the key alone does not say.

Late answers, dropped items, further right answers, points for open answers, and what was decided for one student.
Every decision that changes a mark leaves its reason in the results. ``instructors/grading.md`` explains each field.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, structs

from iraqcourse import errors, strict_yaml
from iraqcourse.errors import CourseError, Fault
from iraqcourse.grading.alternatives import NotAnAnswer, with_answer
from iraqcourse.grading.roster import Roster
from iraqcourse.quiz.items import COUNTED, Bank, Item, Number
from iraqcourse.strict_yaml import Document
from iraqcourse.strict_yaml import Path as Steps

Share = Annotated[float, Meta(ge=0, le=1)]
Reason = Annotated[str, Meta(min_length=1, max_length=300)]


class Decision(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every part of the file is: immutable, and without room for a slip of the pen."""


class OfItem(Decision, frozen=True, kw_only=True):
    """A decision about an item, and why it was made."""

    item: str
    reason: Reason


class Accept(OfItem, frozen=True, kw_only=True):
    """A further right answer, written as a record holds it, and the share of the points that it gets."""

    answer: Any
    share: Share = 1


class Override(Decision, frozen=True, kw_only=True):
    """Points for one student: for an item, or without one for the whole quiz."""

    student: str
    points: Annotated[float, Meta(ge=0)]
    reason: Reason
    item: str = ""


class Late(Decision, frozen=True, kw_only=True):
    """What late answers are worth: x + c(y - x), where x is the mark in time and y the mark with late answers.

    Each item has its own x, y and c: c is that of the day on which the item was answered.

    Parameters
    ----------
    due
        ISO 8601 with the offset to UTC, such as ``2026-03-02T23:59:00+01:00``.
    credit
        c for a late answer, from 0 (nothing) to 1 (everything).
    per_day
        By how much c falls with each day that begins after ``due``; it never falls below nothing.
    cap
        No mark is lifted by late answers above this share of the points.
    clock
        ``answers``: times in the record, by the student's own clock. ``hand-in``: times in ``handed_in``, or those
        that nbgrader wrote; what was handed in late is then late as a whole.
    """

    due: str
    credit: Share = 0.5
    per_day: Share = 0
    cap: Share = 1
    clock: Literal["answers", "hand-in"] = "answers"


class Extension(Decision, frozen=True, kw_only=True):
    """Another due time for one student."""

    student: str
    due: str
    reason: Reason


class OpenPoints(Decision, frozen=True, kw_only=True):
    """Points for an open answer, with a comment that the student reads."""

    points: Annotated[float, Meta(ge=0)]
    comment: str = ""


# As an alias: mypy takes no union for a type to build.
_Points: Any = float | OpenPoints


class Decisions(Decision, frozen=True, kw_only=True):
    """All decisions about one quiz; an empty one decides nothing."""

    quiz: str = ""
    drop: tuple[OfItem, ...] = ()
    full: tuple[OfItem, ...] = ()
    accept: tuple[Accept, ...] = ()
    open: dict[str, dict[str, float | OpenPoints]] = {}
    overrides: tuple[Override, ...] = ()
    late: Late | None = None
    extensions: tuple[Extension, ...] = ()
    handed_in: dict[str, str] = {}

    def dropped(self) -> dict[str, str]:
        """Give the items that do not count, with the reasons."""
        return {one.item: one.reason for one in self.drop}


NONE = Decisions()


def utc(text: str) -> str:
    """Give a time as records write it, in UTC, so that two of them compare as texts.

    Raises
    ------
    ValueError
        If it is no time, or does not say where.

    Examples
    --------
    >>> utc("2026-03-02T23:59:00+01:00")
    '2026-03-02T22:59:00.000Z'
    """
    # nbgrader writes "2026-03-02 22:59:00.000000 UTC".
    moment = datetime.fromisoformat(text.strip().replace(" UTC", "+00:00"))
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def read_decisions(file: Path, bank: Bank, roster: Roster) -> Decisions:
    """Read the decisions about a quiz.

    Raises
    ------
    CourseError
        With every fault of the file: what cannot be read, and what names no item, student or time.
    """
    document = strict_yaml.read(file)
    if not isinstance(document.value, dict):
        remedy = "Begin it with 'quiz: " + bank.lesson + "'; see instructors/grading.md."
        raise CourseError(document.fault((), "This is not a file of decisions", remedy))
    errors.raise_if_any(_slips(document))
    made = structs.replace(document, value=_ids_as_written(document, bank)).build(Decisions)
    if isinstance(made, Fault):
        raise CourseError(made)
    errors.raise_if_any(_Look(document, bank, roster).faults(made))
    return made


def _ids_as_written(document: Document, bank: Bank) -> dict[str, Any]:
    """Give the file's value with ids as texts: to YAML, 001 is the number 1. An accepted answer is one too."""
    numbers = [item.id for item in bank.items if isinstance(item, Number)]
    made = dict(document.value)
    for part in ("drop", "full", "accept", "overrides", "extensions"):
        if not isinstance(made.get(part), list):
            continue
        made[part] = made[part].copy()
        for index, one in enumerate(made[part]):
            if isinstance(one, dict):
                item = document.as_written((part, index, "item")) if "item" in one else ""
                texts = ("student",) if item in numbers else ("student", "answer")
                written = {name: document.as_written((part, index, name)) for name in texts if name in one}
                made[part][index] = one | written | ({"item": item} if item else {})
    return made


def _slips(document: Document) -> Iterator[Fault]:
    """Look at entries by student one by one: of a whole mapping one would learn what is wrong, but not where."""
    for item in _keys(document.value.get("open")):
        students = document.build(dict, ("open", item))
        if isinstance(students, Fault):
            yield students
        else:
            yield from _unfit(document, _Points, ("open", item))
    if "handed_in" in document.value:
        yield from _unfit(document, str, ("handed_in",))


def _unfit(document: Document, kind: Any, path: Steps) -> Iterator[Fault]:
    found = (document.build(kind, (*path, key)) for key in _keys(document.at(path)))
    yield from (one for one in found if isinstance(one, Fault))


def _keys(value: Any) -> Iterable[str]:
    return value if isinstance(value, dict) else ()


class _Look:
    """Look for what no schema can say."""

    def __init__(self, document: Document, bank: Bank, roster: Roster) -> None:
        self._document, self._students = document, roster.ids()
        self._items = {item.id: item for item in bank.part(*COUNTED)}
        self._quiz = bank.lesson

    def faults(self, made: Decisions) -> Iterator[Fault]:
        if made.quiz != self._quiz:
            remedy = f"Write 'quiz: {self._quiz}', or grade with the file for this quiz."
            yield self._document.fault(("quiz",), f"These decisions are about '{made.quiz}'", remedy)
        for part in ("drop", "full", "accept"):
            for index, one in enumerate(getattr(made, part)):
                yield from self._item(one.item, (part, index, "item"))
        for index, accept in enumerate(made.accept):
            try:
                if accept.item in self._items:
                    with_answer(self._items[accept.item], accept.answer)
            except NotAnAnswer as problem:
                text = f"{accept.answer!r} cannot be an answer to '{accept.item}'"
                yield self._document.fault(("accept", index, "answer"), text, problem.remedy)
        yield from self._open(made)
        yield from self._twice("drop", [one.item for one in made.drop])
        yield from self._twice("full", [one.item for one in made.full])
        yield from self._twice("overrides", [(one.student, one.item or "the whole mark") for one in made.overrides])
        yield from self._twice("extensions", [one.student for one in made.extensions])
        for index, override in enumerate(made.overrides):
            yield from self._student(override.student, ("overrides", index, "student"))
            if override.item:
                yield from self._item(override.item, ("overrides", index, "item"))
            most = self._most(override.item, made.dropped())
            yield from self._within(override.points, most, ("overrides", index, "points"))
        yield from self._times(made)

    def _open(self, made: Decisions) -> Iterator[Fault]:
        for item, given in made.open.items():
            yield from self._item(item, ("open", item))
            if item in self._items and self._items[item].type != "open":
                remedy = "Give points for it under 'overrides:'."
                yield self._document.fault(("open", item), f"'{item}' is marked by its key", remedy)
            for student, points in given.items():
                yield from self._student(student, ("open", item, student))
                number = points.points if isinstance(points, OpenPoints) else points
                yield from self._within(number, self._most(item), ("open", item, student))

    def _times(self, made: Decisions) -> Iterator[Fault]:
        if made.late:
            yield from self._time(made.late.due, ("late", "due"))
        if made.extensions and not made.late:
            remedy = "Add 'late:' with 'due:', or take the extensions out."
            yield self._document.fault(("extensions",), "There is nothing to extend", remedy)
        for index, one in enumerate(made.extensions):
            yield from self._student(one.student, ("extensions", index, "student"))
            yield from self._time(one.due, ("extensions", index, "due"))
        if made.handed_in and (not made.late or made.late.clock != "hand-in"):
            remedy = "Add 'clock: hand-in' to 'late:', or take the times out."
            yield self._document.fault(("handed_in",), "These times change nothing", remedy)
        for student, time in made.handed_in.items():
            yield from self._student(student, ("handed_in", student))
            yield from self._time(time, ("handed_in", student))

    def _item(self, name: str, at: Steps) -> Iterator[Fault]:
        if name not in self._items:
            remedy = f"Those that count are: {', '.join(self._items)}."
            yield self._document.fault(at, f"There is no item '{name}' that counts", remedy)

    def _twice(self, part: str, names: Sequence[str | tuple[str, str]]) -> Iterator[Fault]:
        for index, name in enumerate(names):
            if name in names[:index]:
                said = name if isinstance(name, str) else " and ".join(name)
                text = f"'{part}' decides twice about {said}"
                yield self._document.fault((part, index), text, "Keep one of the two.")

    def _student(self, name: str, at: Steps) -> Iterator[Fault]:
        if name not in self._students:
            yield self._document.fault(at, f"There is no student '{name}'", "Write an id of the roster.")

    def _most(self, item: str, dropped: Iterable[str] = ()) -> int:
        """Give the points of an item, or of all that count."""
        wanted: list[Item] = [self._items[item]] if item in self._items else list(self._items.values())
        return sum(one.points for one in wanted if item or one.id not in dropped)

    def _within(self, points: float, most: int, at: Steps) -> Iterator[Fault]:
        if not 0 <= points <= most:
            yield self._document.fault(at, f"{points:g} points are not from 0 to {most}", "Correct the points.")

    def _time(self, text: str, at: Steps) -> Iterator[Fault]:
        try:
            utc(text)
        except ValueError:
            remedy = "Write date, time and offset, such as 2026-03-02T23:59:00+01:00."
            yield self._document.fault(at, f"'{text}' is no moment", remedy)
