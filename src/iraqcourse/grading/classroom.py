"""A whole class: every source found, given to its owner, read and marked; the same results in any order of files."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from iraqcourse import paths
from iraqcourse.grading import archive
from iraqcourse.grading.decisions import NONE, Decisions
from iraqcourse.grading.intake import OPENED, REJECTED, Received, receive
from iraqcourse.grading.limits import LIMITS
from iraqcourse.grading.marking import Marker, Result
from iraqcourse.grading.owners import Owner, Register
from iraqcourse.grading.roster import Roster, Student
from iraqcourse.grading.sources import Source, sources_in
from iraqcourse.quiz.items import Bank

Progress = Callable[[int, int], None]


class Desk(Struct, frozen=True):
    """What one student handed in, before it is read."""

    student: Student
    sources: tuple[tuple[Source, Owner], ...]

    @property
    def large(self) -> bool:
        """Whether reading it needs a process of its own, where time and memory are bounded."""
        return any(source.size > LIMITS.small or len(source.inside) > 1 for source, _ in self.sources)


class Graded(Struct, frozen=True):
    """A class that was graded: a result for each student in the roster's order, and the log of all files by name.

    ``feedback_follows`` says that the first answer counted, otherwise the last did.
    """

    bank: Bank
    decisions: Decisions
    possible: int
    results: tuple[Result, ...]
    received: tuple[Received, ...]
    feedback_follows: bool = True

    @property
    def which_counts(self) -> str:
        """Which answer counted, and why, as a sentence."""
        quiz = self.bank.lesson
        if self.feedback_follows and (paths.quizzes() / f"{quiz}.yaml").exists():
            return f"'{quiz}' is a lesson's quiz, where feedback follows each answer: the first answer counts."
        if self.feedback_follows:
            # A key that was drawn before editions were marked, or written by hand, would be taken for a lesson's.
            return (
                f"'{quiz}' is not marked as an edition, so that feedback follows each answer: the first answer counts. "
                "If its students saw no feedback, write 'edition: true' into its file and grade again."
            )
        return f"'{quiz}' is an edition, which says nothing until you mark: the last answer counts."

    @property
    def rejected(self) -> tuple[Received, ...]:
        """The files that could not be used."""
        return tuple(one for one in self.received if one.status == REJECTED)


def grade(
    path: Path,
    bank: Bank,
    roster: Roster,
    decisions: Decisions = NONE,
    *,
    feedback_follows: bool | None = None,
    workers: int = 1,
    progress: Progress | None = None,
) -> Graded:
    """Mark a class.

    Parameters
    ----------
    path
        A folder or a zip file.
    bank, roster, decisions
        The key, the class, and what the instructor decided.
    feedback_follows
        Whether feedback followed each attempt, so that the first one counts; by default as the bank says.
    workers
        How many processes read; the results do not depend on it.
    progress
        Called with the number of students marked so far and their number.

    Raises
    ------
    iraqcourse.grading.refusal.Refused
        If there are more files than are read.
    OSError
        If the folder cannot be read.
    """
    first = bank.feedback_follows if feedback_follows is None else feedback_follows
    try:
        return _graded(path, Marker(bank, decisions, feedback_follows=first), roster, workers, progress)
    finally:
        archive.close_all()


def _graded(path: Path, marker: Marker, roster: Roster, workers: int, progress: Progress | None) -> Graded:
    bank = marker.bank
    register = Register(roster)
    desks: dict[str, list[tuple[Source, Owner]]] = {one.student_id: [] for one in roster.students}
    received = list[Received]()
    for source in sources_in(path, bank.lesson):
        owner = register.owner(source.name)
        if source.kind == "zip" and not source.code:
            # It stands for its members, each of which has a verdict of its own.
            received.append(receive(source, owner, bank.lesson)[0])
        elif owner.student:
            desks[owner.student].append((source, owner))
        else:
            received.append(receive(source, owner, bank.lesson)[0])
    wanted = [Desk(one, tuple(desks[one.student_id])) for one in roster.students]
    marked = _mark_all(marker, wanted, workers, progress)
    for _, log in marked:
        received += log
    received.sort(key=lambda one: one.name)
    results = tuple(result for result, _ in marked)
    return Graded(bank, marker.decisions, marker.possible, results, tuple(received), marker.feedback_follows)


def _mark_all(
    marker: Marker, desks: list[Desk], workers: int, progress: Progress | None
) -> list[tuple[Result, list[Received]]]:
    """Mark every desk: those with small files here, the others in processes that can be ended."""
    made: dict[int, tuple[Result, list[Received]]] = {}

    def done(number: int, result: tuple[Result, list[Received]]) -> None:
        made[number] = result
        if progress:
            progress(len(made), len(desks))

    elsewhere = {number: desk for number, desk in enumerate(desks) if desk.large or (workers > 1 and desk.sources)}
    if elsewhere:
        from iraqcourse.grading.readers import Readers

        with Readers(marker, min(workers, len(elsewhere))) as readers:
            readers.mark(elsewhere, done)
    for number, desk in enumerate(desks):
        if number not in made:
            done(number, marker.of_student(desk.student, desk.sources))
    return [made[number] for number in range(len(desks))]


def is_nothing(graded: Graded) -> bool:
    """Say whether no file at all could be used."""
    return all(one.status in (REJECTED, OPENED) for one in graded.received)
