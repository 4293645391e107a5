"""The verb ``grade``: marks for a class from the files that it handed in."""

from pathlib import Path
from typing import Annotated

import typer


def grade(
    folder: Annotated[Path, typer.Argument(help="The files of the class: <id>_<lesson>.json, or a folder each.")],
    quiz: Annotated[str, typer.Option(help="A lesson, such as twelve-days, or the key of an edition (a YAML file).")],
    roster: Annotated[Path, typer.Option(help="CSV with the columns student_id,name,email.")],
    out: Annotated[Path, typer.Option(help="Folder for the results; made if it is not there.")],
) -> None:
    """Mark a class. Files are read, never run; a broken one never stops the rest.

    Example: `iraqcourse grade hand-ins --quiz twelve-days --roster roster.csv --out marks`

    Exit code 0: all files were read; 3: some were rejected; 2: there was nothing to grade.
    """
    from rich.progress import track

    from iraqcourse.errors import CourseError
    from iraqcourse.grading import intake, marking, reports
    from iraqcourse.grading.refusal import Refused
    from iraqcourse.grading.roster import read_roster
    from iraqcourse.quiz import bank as banks

    try:
        edition = quiz.endswith(".yaml")
        bank, students = banks.read_bank(Path(quiz)) if edition else banks.of_lesson(quiz), read_roster(roster)
        quiz = bank.lesson
        files = sorted(intake.files_in(folder))
    except (CourseError, Refused) as problem:
        typer.echo(str(problem), err=True)
        raise typer.Exit(2) from None
    except OSError as problem:
        typer.echo(f"{folder}: it cannot be read ({problem.strerror}). Name the folder of the hand-ins.", err=True)
        raise typer.Exit(2) from None
    if not files:
        typer.echo(f"{folder}: there is no file in it. Put the hand-ins there, as <id>_{quiz}.json.", err=True)
        raise typer.Exit(2)
    watched = track(files, description="Reading", transient=True) if len(files) > 200 else files
    received = [intake.receive(path, folder, students, quiz) for path in watched]
    # An edition gives no feedback, so that the last answer counts.
    results = marking.results(bank, students, received, feedback_follows=not edition)
    for path in reports.write(out, bank, results, received):
        typer.echo(f"wrote {path}")
    rejected = [one for one in received if one.status == "rejected"]
    for one in rejected[:20]:
        typer.echo(f"rejected {one.name}: {one.reason}", err=True)
    read = len(received) - len(rejected)
    typer.echo(f"{len(received)} files: {read} read, {len(rejected)} rejected. Blank is not zero: see summary.md.")
    if not read:
        raise typer.Exit(2)
    raise typer.Exit(3 if rejected else 0)
