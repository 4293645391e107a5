"""What was handed in: each source read, its record taken out, a verdict given. Files are read, never run."""

from collections.abc import Iterator

from msgspec import Struct, structs

from iraqcourse.grading import archive, notebook, opening, strict_json
from iraqcourse.grading.limits import LIMITS
from iraqcourse.grading.owners import Owner
from iraqcourse.grading.refusal import Refused
from iraqcourse.grading.sources import Source
from iraqcourse.plain import printable
from iraqcourse.quiz import record as records
from iraqcourse.quiz.record import Record

OK, PARTIAL, REJECTED, OPENED = "ok", "partial", "rejected", "opened"
NOBODY = "It belongs to nobody in the roster. Name it '<student id>_<quiz>.json', or mend the roster."


class Received(Struct, frozen=True):
    """One file of a class: what it is, whose it is, and what was made of it.

    Parameters
    ----------
    name
        Path below the graded folder, harmless to print; a zip file is a step of it.
    kind
        ``record``, ``notebook``, ``zip`` or ``other``.
    size, sha256
        In bytes, and the checksum of the content; empty where it could not be read.
    student
        The student's id, from folder or file name; empty where it is nobody's.
    status
        ``ok``, ``partial`` (some answers were damaged), ``rejected``, or ``opened`` for a zip file.
    code, reason
        Why not, for programs and for people; empty for ``ok``.
    flags
        What a teacher should look at, though the file was read.
    time
        When it was handed in, by a clock that is not the student's; mostly empty.
    used
        Whether its answers are those that were marked.
    """

    name: str
    kind: str
    size: int
    sha256: str
    student: str
    status: str
    code: str = ""
    reason: str = ""
    flags: tuple[str, ...] = ()
    time: str = ""
    used: bool = False


class Kept(Struct, frozen=True):
    """A record that was read, and where it stood: empty for a hand-in file, a place in a notebook otherwise."""

    record: Record
    where: str = ""


def receive(source: Source, owner: Owner, quiz: str) -> tuple[Received, tuple[Kept, ...]]:
    """Read one source.

    Parameters
    ----------
    source
        The file, or the member of a zip file.
    owner
        Whose it is.
    quiz
        The quiz that is graded.

    Returns
    -------
    tuple
        Always a verdict: a file that cannot be used is ``rejected`` with its reason. And its records, if any;
        a notebook may hold several, the surest first.
    """
    first = Received(
        printable(source.name, 300), source.kind, source.size, "", owner.student, REJECTED, flags=owner.flags
    )
    first = structs.replace(first, time=printable(source.time, 40))

    def refused(problem: Refused | records.NotARecord) -> tuple[Received, tuple[Kept, ...]]:
        return structs.replace(first, code=problem.code, reason=printable(problem.reason, 400)), ()

    if source.code:
        return refused(Refused(source.code, source.reason))
    try:
        if not source.inside and source.kind in ("zip", "other"):
            first = structs.replace(first, sha256=opening.digest_of_file(source.path, LIMITS.archive))
        else:
            content = _read(source)
            first = structs.replace(first, size=len(content), sha256=opening.digest(content))
        if source.kind == "zip":
            return structs.replace(first, status=OPENED), ()
        if not owner.student:
            raise Refused("unknown-student", owner.problem or NOBODY)  # noqa: TRY301 - one way out for every refusal
        if source.kind == "other":
            opening.open_regular(source.path).close()
            reason = (
                "It is neither a hand-in (.json), nor a notebook (.ipynb), nor a zip file; such files are not read."
            )
            raise Refused("other-kind", reason)  # noqa: TRY301
        kept, said = _records(content, source.kind, quiz)
    except (Refused, records.NotARecord) as problem:
        return refused(problem)
    flags = dict.fromkeys(first.flags)
    for one in kept:
        if one.record.student and one.record.student != owner.student:
            flags[f"The file itself says that it is of '{printable(one.record.student, 64)}'."] = None
    status, code = (PARTIAL, "damaged") if said else (OK, "")
    reason = printable(" ".join(said), 1000)
    return structs.replace(first, status=status, code=code, reason=reason, flags=tuple(flags)), kept


def _read(source: Source) -> bytes:
    limit = LIMITS.record if source.kind == "record" else LIMITS.notebook
    if source.inside:
        return archive.read_member(source.path, source.inside, limit)
    return opening.read_file(source.path, limit)


def _records(content: bytes, kind: str, quiz: str) -> tuple[tuple[Kept, ...], list[str]]:
    """Give the records of a file, and a sentence for each part that had to be left out."""
    if kind == "notebook":
        return _of_notebook(notebook.records_in(content), quiz)
    plain = strict_json.parse(content)
    if notebook.is_notebook(plain):
        # Somebody saved the notebook under the name of a hand-in.
        return _of_notebook(notebook.in_plain(plain), quiz)
    found, left_out = records.from_plain(plain)
    _same_quiz(found, quiz)
    return (Kept(found),), list(left_out)


def _of_notebook(found: tuple[notebook.Found, ...], quiz: str) -> tuple[tuple[Kept, ...], list[str]]:
    kept, said, problems = list[Kept](), list[str](), list[Refused | records.NotARecord]()
    for one in found:
        try:
            if one.problem:
                raise Refused(*one.problem)  # noqa: TRY301
            record, left_out = records.from_plain(one.plain)
            _same_quiz(record, quiz)
        except (Refused, records.NotARecord) as problem:
            problems.append(problem)
        else:
            kept.append(Kept(record, one.where))
            said += left_out
    if not kept:
        raise problems[0]
    # A record of another quiz beside this one is nothing amiss; a damaged one is.
    said += [problem.reason for problem in problems if problem.code != "other-quiz"]
    return tuple(kept), said


def _same_quiz(found: Record, quiz: str) -> None:
    if found.quiz != quiz:
        reason = f"It answers the quiz '{printable(found.quiz, 60)}', not '{quiz}'. Ask for the right file."
        raise Refused("other-quiz", reason)


def times_in(record: Record) -> Iterator[str]:
    """Give the time of every attempt in a record."""
    return (attempt.t for item in record.items.values() for attempt in item.attempts)
