"""The verb ``items``: what a class did with each question."""

import csv
import json
from pathlib import Path
from typing import Annotated, Any

import typer


def items(
    results: Annotated[Path, typer.Argument(help="The results.json that 'iraqcourse grade' wrote.")],
    out: Annotated[Path | None, typer.Option(help="Folder for items.csv and options.csv; beside the results.")] = None,
    key: Annotated[Path | None, typer.Option(help="The bank, if it is not one of quizzes/.")] = None,
) -> None:
    """Say how hard each question was, whether it tells students apart, and what was chosen.

    Example: `iraqcourse items marks/results.json`
    """
    from rich.console import Console
    from rich.table import Table

    from iraqcourse.grading import item_analysis
    from iraqcourse.quiz import bank as banks
    from iraqcourse.quiz import items as kinds

    try:
        read: dict[str, Any] = json.loads(results.read_text(encoding="utf-8"))
        handed_in = [one for one in read["students"] if one["points"] is not None]
        listed = [one for one in read["items"] if one["type"] != "open"]
        marks = [{mark["item"]: mark for mark in one["marks"]} for one in handed_in]
        shares = [[_share(row[item["id"]], item["points"]) for row in marks] for item in listed]
        totals = [float(one["points"]) for one in handed_in]
        bank = banks.read_bank(key) if key else banks.of_lesson(read["quiz"])
    except (OSError, ValueError, KeyError, TypeError):
        typer.echo(f"{results}: these are not results. Name the results.json that 'iraqcourse grade' wrote.", err=True)
        raise typer.Exit(2) from None
    if not handed_in:
        typer.echo(f"{results}: nobody handed anything in, so there is nothing to analyse.", err=True)
        raise typer.Exit(2)
    figures = item_analysis.statistics([one["id"] for one in listed], shares)
    folder = out or results.parent
    folder.mkdir(parents=True, exist_ok=True)
    table = Table("item", "answered", "omitted", "facility", "discrimination", "look at")
    with (folder / "items.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["item", "answered", "omitted", "facility", "discrimination", "flags"])
        for one in figures:
            cells = [one.item, str(one.answered), str(one.omitted), _figure(one.facility), _figure(one.discrimination)]
            cells.append("; ".join(one.flags))
            rows.writerow(cells)
            table.add_row(*cells)
    with (folder / "options.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["item", "option", "right", "misconception", "all", "upper_third", "lower_third"])
        for item in bank.part(*kinds.COUNTED):
            if isinstance(item, kinds.Single | kinds.Multiple):
                values = [row[item.id]["value"] for row in marks]
                counted = item_analysis.choices([option.id for option in item.options], values, totals)
                for option, count in zip(item.options, counted, strict=True):
                    known = [item.id, option.id, str(option.correct).lower(), option.misconception]
                    rows.writerow([*known, count.all, count.upper, count.lower])
    console = Console()
    console.print(table)
    reliability = item_analysis.alpha(shares)
    console.print(f"{len(handed_in)} students, alpha {_figure(reliability) or 'not defined'}.")
    if len(handed_in) < item_analysis.FEW:
        console.print(f"Fewer than {item_analysis.FEW} students: read these figures as hints, not as findings.")
    console.print(f"wrote {folder / 'items.csv'} and {folder / 'options.csv'}")


def _share(mark: dict[str, Any], points: float) -> float | None:
    return None if mark["state"] == "unanswered" or mark["points"] is None else float(mark["points"]) / points


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
