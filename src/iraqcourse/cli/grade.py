"""The verb ``grade``: marks for a class from the files that it handed in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn

import typer

if TYPE_CHECKING:
    from iraqcourse.grading.classroom import Graded
    from iraqcourse.grading.results import Kept

_MANY = 200


def grade(
    folder: Annotated[Path, typer.Argument(help="The files of the class: a folder, or the zip file of an LMS.")],
    quiz: Annotated[str, typer.Option(help="A lesson, such as twelve-days, or the key of an edition (a YAML file).")],
    roster: Annotated[Path, typer.Option(help="CSV with the columns student_id,name,email.")],
    out: Annotated[Path, typer.Option(help="Folder for the results; made if it is not there.")],
    decisions: Annotated[Path | None, typer.Option(help="YAML with what you decided: late, drop, accept ...")] = None,
    regrade: Annotated[Path | None, typer.Option(help="Earlier results: say which marks changed, and why.")] = None,
    feedback: Annotated[
        Literal["keys", "marks", "none"], typer.Option(help="A page per student: with keys, marks only, or none.")
    ] = "keys",
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes that read.")] = 1,
    bom: Annotated[
        bool, typer.Option("--bom", help="Begin the tables with the mark by which Excel knows UTF-8.")
    ] = False,
) -> None:
    """Mark a class. Files are read, never run; a broken one never stops the rest.

    Example: `iraqcourse grade hand-ins --quiz twelve-days --roster roster.csv --out marks`

    Exit code 0: all files were read; 3: some were rejected; 2: there was nothing to grade.
    """
    from iraqcourse.errors import CourseError
    from iraqcourse.grading import classroom, reports, results
    from iraqcourse.grading.decisions import NONE, read_decisions
    from iraqcourse.grading.refusal import Refused
    from iraqcourse.grading.roster import read_roster
    from iraqcourse.plain import printable
    from iraqcourse.quiz import bank as banks

    if not folder.exists():
        _stop(
            f"{folder}: there is no such folder or zip file. Name the one that holds the hand-ins; nothing was written."
        )
    if out.exists() and not out.is_dir():
        _stop(f"{out}: this is a file, and the results need a folder. Name a folder with --out.")
    try:
        bank, students = banks.named(quiz), read_roster(roster)
        decided = read_decisions(decisions, bank, students) if decisions else NONE
        # Read before anything is written: it may lie in the same folder.
        old = results.read(regrade) if regrade else None
        if old is not None and old.quiz != bank.lesson:
            raise Refused("other-quiz", f"{regrade}: these are results of '{old.quiz}', not of '{bank.lesson}'.")  # noqa: TRY301
        with _bar("Reading", len(students.students)) as step:
            graded = classroom.grade(folder, bank, students, decided, workers=workers, progress=step)
    except (CourseError, Refused) as problem:
        _stop(str(problem))
    except OSError as problem:
        _stop(f"{folder}: it cannot be read ({problem.strerror}). Name the folder of the hand-ins.")
    if not graded.received:
        _stop(f"{folder}: there is no file in it. Put the hand-ins there, as <id>_{bank.lesson}.json.")
    nothing = classroom.is_nothing(graded)
    if nothing and (out / results.NAME).exists():
        _say_rejected(graded)
        _stop(f"{folder}: no file in it could be used. The earlier results in {out} stay as they are.")
    try:
        _write(graded, out, old, feedback, bom=bom)
    except OSError as problem:
        _stop(f"{problem.filename or out}: it cannot be written ({problem.strerror}). Name another folder with --out.")
    _say_rejected(graded)
    if old is not None:
        changed = reports.changes_since(old, graded)
        for change in changed[:20]:
            typer.echo(printable(str(change), 300))
        typer.echo(f"{len(changed)} changes, all in {out / 'changes.csv'}." if changed else "No mark changed.")
    files = sum(one.kind != "zip" or one.status != "opened" for one in graded.received)
    rejected = len(graded.rejected)
    typer.echo(graded.which_counts)
    typer.echo(f"{files} files: {files - rejected} read, {rejected} rejected. Blank is not zero: see report.html.")
    raise typer.Exit(2 if nothing else 3 if rejected else 0)


def _stop(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(2) from None


def _say_rejected(graded: "Graded") -> None:
    for one in graded.rejected[:20]:
        typer.echo(f"rejected {one.name}: {one.reason}", err=True)


def _write(graded: "Graded", out: Path, old: "Kept | None", feedback: str, *, bom: bool) -> None:
    from iraqcourse.grading import reports

    for path in reports.write(out, graded, old=old, bom=bom):
        typer.echo(f"wrote {path}")
    pages = out / reports.FEEDBACK
    removed, left = reports.remove_feedback(out, graded)
    if left:
        typer.echo(f"{pages}: {left[0].name} is not a page of this quiz ({len(left)} such): left as it is.", err=True)
    if feedback == "none":
        if removed:
            typer.echo(f"removed {len(removed)} pages of an earlier grading from {pages}")
        return
    with _bar("Feedback", len(graded.results)) as step:
        written = reports.write_feedback(out, graded, keys=feedback == "keys")
        for number, _ in enumerate(written, start=1):
            if step:
                step(number, len(graded.results))
    typer.echo(f"wrote {len(graded.results)} pages in {pages}")


@contextmanager
def _bar(what: str, total: int) -> Iterator[Callable[[int, int], None] | None]:
    """Show how far the work is, for many students; None stands for no bar."""
    if total <= _MANY:
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(what, total=total)
        yield lambda done, of: shown.update(task, completed=done, total=of)
