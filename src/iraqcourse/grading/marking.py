"""Marks from records: what a student's answers are worth by the key and by what the instructor decided."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, structs

from iraqcourse.grading import lateness
from iraqcourse.grading.alternatives import with_answer
from iraqcourse.grading.choosing import Choice, answer, choose, time_of_answer
from iraqcourse.grading.decisions import Decisions, Late, OpenPoints
from iraqcourse.grading.intake import PARTIAL, REJECTED, Kept, Received, receive
from iraqcourse.grading.owners import Owner
from iraqcourse.grading.roster import Student
from iraqcourse.grading.sources import Source
from iraqcourse.plain import printable
from iraqcourse.quiz.items import COUNTED, Bank, Item, Place
from iraqcourse.quiz.presenting import AGAIN
from iraqcourse.quiz.record import Record, Value
from iraqcourse.quiz.scoring import Score, looks_swapped, score

MISSING = "missing"
# What an answer is that nobody can mark.
_NONE = ("unanswered", "unreadable")


class Mark(Struct, frozen=True):
    """What one student's answer to one item is worth.

    Parameters
    ----------
    note
        The decision that made it so; empty where the key alone did.
    comment
        What the instructor says to the student.
    """

    item: str
    score: Score
    value: Value | None
    note: str = ""
    comment: str = ""


class Result(Struct, frozen=True):
    """One student's marks; without a readable hand-in everything is blank, never zero.

    Parameters
    ----------
    status
        ``ok``, ``partial``, ``rejected`` (there were files, none could be read) or ``missing`` (there were none).
    points, possible, pending
        Points won, points that can be won, and points that wait for the instructor.
    late
        What lateness made of the points, as a sentence; empty where it made nothing.
    note
        A decision about the whole mark.
    version
        The version of the quiz that was answered.
    """

    student: Student
    status: str
    remarks: tuple[str, ...]
    file: str
    sha256: str = ""
    marks: tuple[Mark, ...] = ()
    points: float | None = None
    possible: int = 0
    pending: int = 0
    late: str = ""
    note: str = ""
    version: str = ""

    @property
    def remark(self) -> str:
        """What a teacher should know, in one line."""
        return " ".join(self.remarks)


class Marker:
    """A quiz, its key and the decisions about it, ready to mark one student after the other.

    Parameters
    ----------
    bank
        The key.
    decisions
        What the instructor decided.
    feedback_follows
        Whether feedback followed each attempt, so that the first one counts.
    """

    def __init__(self, bank: Bank, decisions: Decisions, *, feedback_follows: bool = True) -> None:
        self.bank, self.decisions, self.feedback_follows = bank, decisions, feedback_follows
        dropped = decisions.dropped()
        self._items = bank.part(*COUNTED)
        self._counted = tuple(item for item in self._items if item.id not in dropped)
        self.possible = sum(item.points for item in self._counted)
        self._full = {one.item: one.reason for one in decisions.full}
        self._accepted: dict[str, list[tuple[Item, float, str]]] = {}
        for one in decisions.accept:
            other = with_answer(bank.item(one.item), one.answer)
            self._accepted.setdefault(one.item, []).append((other, one.share, one.reason))
        self._overrides = {(one.student, one.item): one for one in decisions.overrides}

    def of_student(self, student: Student, sources: Sequence[tuple[Source, Owner]]) -> tuple[Result, list[Received]]:
        """Read and mark everything that one student handed in.

        Returns
        -------
        tuple
            The result, and the log of the files, in their order.
        """
        read = [receive(source, owner, self.bank.lesson) for source, owner in sources]
        return self.result(student, read)

    def result(
        self, student: Student, read: Sequence[tuple[Received, tuple[Kept, ...]]]
    ) -> tuple[Result, list[Received]]:
        """Mark what was read; see :meth:`of_student`."""
        log = [received for received, _ in read]
        choice = choose(read, self._items, feedback_follows=self.feedback_follows)
        if choice is None:
            return self._unreadable(student, log), log
        marked = self._marked(student, choice)
        return marked, [structs.replace(one, used=one is choice.received) for one in log]

    def _unreadable(self, student: Student, log: list[Received]) -> Result:
        refused = [one for one in log if one.status == REJECTED]
        status = REJECTED if refused else MISSING
        remarks = tuple(f"{one.name}: {one.reason}" for one in refused) or ("Nothing was handed in.",)
        decided = [item for item, given in self.decisions.open.items() if student.student_id in given]
        decided += [item for name, item in self._overrides if item and name == student.student_id]
        if decided:
            said = ", ".join(dict.fromkeys(decided))
            remarks += (f"Points were decided for {said}, but there is nothing to mark: override the whole mark.",)
        whole = self._overrides.get((student.student_id, ""))
        if whole is None:
            return Result(student, status, remarks, "", possible=self.possible)
        return Result(
            student, status, remarks, "", points=whole.points, possible=self.possible, note=f"override: {whole.reason}"
        )

    def _marked(self, student: Student, choice: Choice) -> Result:
        record, received = choice.record, choice.received
        marks = self._marks(student, record)
        remarks = [*choice.remarks, *self._strange(record, marks), *self._left_blank(student, marks)]
        dropped = self.decisions.dropped()
        counted = [one for one in marks if one.item not in dropped]
        points, late = _sum(counted), ""
        if self.decisions.late:
            timing = lateness.timing(self.decisions, student, received.time)
            points, late = self._late(self.decisions.late, timing, student, record, counted)
            remarks += timing.remarks
        whole = self._overrides.get((student.student_id, ""))
        return Result(
            student,
            received.status,
            tuple(remarks),
            received.name,
            received.sha256,
            marks,
            whole.points if whole else points,
            self.possible,
            0 if whole else sum(one.score.possible for one in counted if one.score.points is None),
            "" if whole else late,
            f"override: {whole.reason}" if whole else "",
            record.quiz_version,
        )

    def _late(
        self, rule: Late, timing: lateness.Timing, student: Student, record: Record, counted: Sequence[Mark]
    ) -> tuple[float, str]:
        """Give the points when lateness is reckoned in, and the reckoning as a sentence."""
        points = _sum(counted)
        if timing.whole_is_late is None:
            return points, ""
        before = {one.item: one.score.points or 0 for one in self._marks(student, record, until=timing.due)}
        if timing.whole_is_late:
            before = dict.fromkeys(before, 0)
        # Only answers that made a difference are late work: not those that were tried again, or wait for points.
        moved = {one.item: (one.score.points or 0) - before[one.item] for one in counted}
        gains = [
            lateness.Gain(
                moved[item.id],
                timing.handed_in or time_of_answer(record, item, feedback_follows=self.feedback_follows),
            )
            for item in self._counted
            if moved[item.id]
        ]
        if not gains:
            return points, ""
        in_time = round(sum(before.values(), 0.0), 4)
        return lateness.mark(rule, timing.due, gains, in_time, self.possible)

    def _strange(self, record: Record, marks: Iterable[Mark]) -> Iterator[str]:
        """Say which answers fit no question of this quiz, or a question of another type, or a map turned over."""
        known = {item.id: item.type for item in self.bank.items}
        asked = known | {f"{name}{AGAIN}": kind for name, kind in known.items()}
        unknown = [printable(name, 60) for name in record.items if name not in asked]
        if unknown:
            yield f"It answers questions that this quiz does not have: {', '.join(unknown[:5])}."
        other = [name for name, one in record.items.items() if asked.get(name, one.type) != one.type]
        if other:
            yield f"It answers these as questions of another type, which counts as no answer: {', '.join(other[:5])}."
        places = {item.id: item for item in self._items if isinstance(item, Place)}
        swapped = [one.item for one in marks if one.item in places and looks_swapped(places[one.item], one.value)]
        if swapped:
            yield f"Latitude and longitude look exchanged, which counts as it stands: {', '.join(swapped)}."

    def _left_blank(self, student: Student, marks: Iterable[Mark]) -> Iterator[str]:
        """Say where points were decided for an open answer that is not there."""
        given = self.decisions.open
        blank = [
            one.item for one in marks if student.student_id in given.get(one.item, {}) and one.score.state in _NONE
        ]
        if blank:
            yield (
                f"Points were decided for {', '.join(blank)}, but there is no answer, so that they do not count: "
                "give them under 'overrides:' if they are meant."
            )

    def _marks(self, student: Student, record: Record, until: str = "") -> tuple[Mark, ...]:
        """Mark every item that counts; with ``until``, only what was answered by then, and no dropped item."""
        items = self._counted if until else self._items
        return tuple(
            self._mark(student, item, answer(record, item, feedback_follows=self.feedback_follows, until=until))
            for item in items
        )

    def _mark(self, student: Student, item: Item, value: Value | None) -> Mark:
        made, note, comment = score(item, value), "", ""
        for other, share, reason in self._accepted.get(item.id, ()):
            again = score(other, value)
            # An answer that was accepted is worth more than before, never less.
            if again.points is not None and again.points * share > (made.points or 0):
                made, note = Score(round(again.points * share, 4), item.points, "scored"), f"accepted: {reason}"
        given = self.decisions.open.get(item.id, {}).get(student.student_id)
        if given is not None and made.state == "pending":
            points = given.points if isinstance(given, OpenPoints) else given
            comment = given.comment if isinstance(given, OpenPoints) else ""
            made, note = Score(float(points), item.points, "scored"), "marked by the instructor"
        if item.id in self._full:
            made, note = Score(float(item.points), item.points, "scored"), f"everybody full: {self._full[item.id]}"
        override = self._overrides.get((student.student_id, item.id))
        if override is not None:
            made, note = Score(override.points, item.points, "scored"), f"override: {override.reason}"
        dropped = self.decisions.dropped().get(item.id)
        return Mark(item.id, made, value, f"dropped: {dropped}" if dropped else note, comment)


def _sum(marks: Iterable[Mark]) -> float:
    # Nought as others, whichever process it came from.
    return round(sum((one.score.points or 0 for one in marks), 0.0), 4)


def is_complete(result: Result) -> bool:
    """Say whether a result has a mark that nothing is missing from: no open answer, and none that was damaged.

    A decision about the whole mark settles both.
    """
    return result.points is not None and not result.pending and (result.status != PARTIAL or bool(result.note))
