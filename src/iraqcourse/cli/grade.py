"""The verb ``grade``: marks for a class from the files that it handed in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Literal

import typer

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

    try:
        edition = quiz.endswith((".yaml", ".yml"))
        bank, students = banks.read_bank(Path(quiz)) if edition else banks.of_lesson(quiz), read_roster(roster)
        decided = read_decisions(decisions, bank, students) if decisions else NONE
        # Read before anything is written: it may lie in the same folder.
        old = results.read(regrade) if regrade else None
        if old is not None and old.quiz != bank.lesson:
            raise Refused("other-quiz", f"{regrade}: these are results of '{old.quiz}', not of '{bank.lesson}'.")  # noqa: TRY301
        with _bar("Reading", len(students.students)) as step:
            # An edition gives no feedback, so that the last answer counts.
            graded = classroom.grade(
                folder, bank, students, decided, feedback_follows=not edition, workers=workers, progress=step
            )
    except (CourseError, Refused) as problem:
        typer.echo(str(problem), err=True)
        raise typer.Exit(2) from None
    except OSError as problem:
        typer.echo(f"{folder}: it cannot be read ({problem.strerror}). Name the folder of the hand-ins.", err=True)
        raise typer.Exit(2) from None
    if not graded.received:
        typer.echo(f"{folder}: there is no file in it. Put the hand-ins there, as <id>_{bank.lesson}.json.", err=True)
        raise typer.Exit(2)
    for path in reports.write(out, graded, old=old):
        typer.echo(f"wrote {path}")
    if feedback != "none":
        with _bar("Feedback", len(graded.results)) as step:
            written = reports.write_feedback(out, graded, keys=feedback == "keys")
            for number, _ in enumerate(written, start=1):
                if step:
                    step(number, len(graded.results))
        typer.echo(f"wrote {len(graded.results)} pages in {out / 'feedback'}")
    for one in graded.rejected[:20]:
        typer.echo(f"rejected {one.name}: {one.reason}", err=True)
    if old is not None:
        changed = reports.changes_since(old, graded)
        for change in changed[:20]:
            typer.echo(printable(str(change), 300))
        typer.echo(f"{len(changed)} changes, all in {out / 'changes.csv'}." if changed else "No mark changed.")
    files = sum(one.kind != "zip" or one.status != "opened" for one in graded.received)
    rejected = len(graded.rejected)
    typer.echo(f"{files} files: {files - rejected} read, {rejected} rejected. Blank is not zero: see report.html.")
    if classroom.is_nothing(graded):
        raise typer.Exit(2)
    raise typer.Exit(3 if rejected else 0)


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
