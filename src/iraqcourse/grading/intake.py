"""What was handed in: which file is whose, and what is in it. Files are read, never run."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from iraqcourse.grading import opening, strict_json
from iraqcourse.grading.limits import LIMITS
from iraqcourse.grading.plain import printable
from iraqcourse.grading.refusal import Refused
from iraqcourse.grading.roster import Roster
from iraqcourse.quiz import record as records
from iraqcourse.quiz.record import Record


class Received(Struct, frozen=True):
    """One file of a class: what it is, whose it is, and its record if it could be read.

    Parameters
    ----------
    name
        Path below the graded folder, harmless to print.
    size, sha256
        In bytes, and the checksum of the content; empty where it could not be read.
    student
        The student's id, from folder or file name; empty where it is nobody's.
    status
        ``ok``, ``partial`` (some answers were damaged) or ``rejected``.
    code, reason
        Why not, for programs and for people; empty for ``ok``.
    flags
        What a teacher should look at, though the file was read.
    """

    name: str
    size: int
    sha256: str
    student: str
    status: str
    code: str = ""
    reason: str = ""
    flags: tuple[str, ...] = ()
    record: Record | None = None


def files_in(folder: Path) -> Iterator[Path]:
    """Give the files of a class in one order on every machine; links and hidden files are given too, to be refused.

    Raises
    ------
    Refused
        If there are more files, or deeper folders, than are read.
    """
    seen = 0
    queue = [(folder, 0)]
    while queue:
        here, depth = queue.pop(0)
        for path in sorted(here.iterdir(), key=lambda one: one.name):
            if path.name.startswith("."):
                continue
            if path.is_dir() and not path.is_symlink():
                if depth + 1 > LIMITS.depth:
                    raise Refused("too-deep", f"Folders are read {LIMITS.depth} deep. Move the files up.")
                queue.append((path, depth + 1))
                continue
            seen += 1
            if seen > LIMITS.files:
                raise Refused("too-many-files", f"More than {LIMITS.files} files. Grade a part of the class at a time.")
            yield path


def owner(path: Path, folder: Path, roster: Roster) -> str:
    """Say whose a file is: the folder it lies in, else the beginning of its name; empty if nobody's.

    Identity never comes from inside a file: a student can write anything there.
    """
    ids = roster.ids()
    parts = path.relative_to(folder).parts
    for part in parts[:-1]:
        if part in ids:
            return part
    fitting = [name for name in ids if parts[-1].startswith((f"{name}_", f"{name}."))]
    return max(fitting, key=len, default="")


def receive(path: Path, folder: Path, roster: Roster, quiz: str) -> Received:
    """Read one file.

    Parameters
    ----------
    path, folder
        The file, and the folder of the class.
    roster
        The class.
    quiz
        The quiz that is graded.

    Returns
    -------
    Received
        Always; a file that cannot be used is ``rejected`` with its reason.
    """
    name = printable(path.relative_to(folder).as_posix(), 200)
    student = owner(path, folder, roster)
    size, digest = opening.size_of(path), ""

    def refused(problem: Refused | records.NotARecord) -> Received:
        return Received(name, size, digest, student, "rejected", problem.code, printable(problem.reason, 400))

    try:
        content = opening.read_file(path, LIMITS.record)
        digest = opening.digest(content)
        if not student:
            reason = "It belongs to nobody in the roster. Name it '<student id>_<quiz>.json', or mend the roster."
            raise Refused("unknown-student", reason)  # noqa: TRY301 - one way out for every refusal
        found, left_out = records.from_plain(strict_json.parse(content))
    except (Refused, records.NotARecord) as problem:
        return refused(problem)
    if found.quiz != quiz:
        reason = f"It answers the quiz '{printable(found.quiz, 60)}', not '{quiz}'. Ask for the right file."
        return refused(Refused("other-quiz", reason))
    flags: tuple[str, ...] = ()
    if found.student and found.student != student:
        flags = (f"The file itself says that it is of '{printable(found.student, 64)}'.",)
    if left_out:
        return Received(name, size, digest, student, "partial", "damaged", " ".join(left_out), flags, found)
    return Received(name, size, digest, student, "ok", "", "", flags, found)


def last_answer(one: Received) -> str:
    """Give the time of the last attempt in a file, to tell which of two is the newer."""
    attempts = one.record.items.values() if one.record else ()
    return max((attempt.t for item in attempts for attempt in item.attempts), default="")
