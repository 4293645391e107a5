"""The verb ``items``: what a class did with each question."""

from pathlib import Path
from typing import Annotated

import typer


def items(
    results: Annotated[Path, typer.Argument(help="The results.json that 'iraqcourse grade' wrote, or its folder.")],
    out: Annotated[Path | None, typer.Option(help="Folder for the tables and the page; beside the results.")] = None,
    key: Annotated[Path | None, typer.Option(help="The bank, if it is not one of quizzes/.")] = None,
) -> None:
    """Say how hard each question was, whether it tells students apart, and what was chosen.

    Example: `iraqcourse items marks/results.json`
    """
    from rich.console import Console
    from rich.table import Table

    from iraqcourse.errors import CourseError, fault
    from iraqcourse.grading import class_analysis, item_analysis, item_page
    from iraqcourse.grading import results as kept
    from iraqcourse.quiz import bank as banks
    from iraqcourse.quiz import store

    try:
        read = kept.read(results)
        bank = banks.read_bank(key) if key else banks.of_lesson(read.quiz)
        if bank.lesson != read.quiz:
            text, remedy = f"This is the bank of '{bank.lesson}', the results are of '{read.quiz}'", "Name its key."
            raise CourseError(fault(text, remedy, file=key or ""))  # noqa: TRY301 - one way out for every fault
        made = class_analysis.analyse(bank, read)
    except CourseError as problem:
        typer.echo(str(problem), err=True)
        raise typer.Exit(2) from None
    if not made.number:
        typer.echo(f"{results}: nobody handed anything in, so there is nothing to analyse.", err=True)
        raise typer.Exit(2)
    table = Table("item", "answered", "omitted", "facility", "discrimination", "look at")
    for one in made.statistics.items:
        figures = [_figure(one.facility), _figure(one.discrimination)]
        table.add_row(one.item, str(one.answered), str(one.omitted), *figures, "; ".join(one.flags))
    console = Console()
    console.print(table)
    typer.echo(f"{made.number} students, alpha {_figure(made.statistics.alpha) or 'not defined'}.")
    if made.number < item_analysis.FEW:
        typer.echo(f"Fewer than {item_analysis.FEW} students: read these figures as hints, not as findings.")
    folder = out or (results if results.is_dir() else results.parent)
    written = {
        "items.csv": class_analysis.items_csv(made),
        "options.csv": class_analysis.options_csv(made),
        "misconceptions.csv": class_analysis.misconceptions_csv(made),
        "items.html": item_page.page(made),
    }
    for name, text in written.items():
        store.write_whole(folder / name, text)
        typer.echo(f"wrote {folder / name}")


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
