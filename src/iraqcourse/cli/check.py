"""The verb ``check``: what a lesson, bank, map or table still lacks."""

from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer


def check(
    path: Annotated[list[Path] | None, typer.Argument(help="Notebooks, banks, maps or data/; none means all.")] = None,
    run: Annotated[bool, typer.Option("--run/--no-run", help="Also run notebooks from a fresh kernel.")] = True,
    table: Annotated[bool, typer.Option("--table", help="Write the table of lessons into lessons/README.md.")] = False,
) -> None:
    """Say what is wrong, where, and what to do.

    Example: `iraqcourse check lessons/12-twelve-days.ipynb --no-run`
    """
    from rich.console import Console
    from rich.markup import escape

    from iraqcourse.checks import course, whole
    from iraqcourse.errors import CourseError

    console = Console(soft_wrap=True, highlight=False)
    if table:
        from iraqcourse.checks import overview

        overview.write()
        console.print("The table in lessons/README.md is up to date.")
        return
    chosen = [one.resolve() for one in path] if path else course.everything()
    found = []
    for one in chosen:
        with console.status(f"Looking at {one.name}"):
            found += list(course.faults_of(one, run=run))
    if not path:
        try:
            found += whole.faults()
        except CourseError as problem:
            # A lesson or bank that cannot be read: it was looked at above, and so said already.
            found += problem.faults
    for file, faults in groupby(sorted(set(found)), key=lambda one: one.file):
        console.print(f"\n[bold]{escape(file or 'course')}[/bold]")
        for fault in faults:
            where = f"{fault.place}: " if fault.place else ""
            console.print(f"  {escape(where + fault.fault)}. {escape(fault.remedy)}")
    count = "1 fault" if len(set(found)) == 1 else f"{len(set(found))} faults"
    console.print(f"\n{len(chosen)} looked at, {count}." if found else f"{len(chosen)} looked at: fine.")
    raise typer.Exit(1 if found else 0)
