"""The verb ``export``: question banks for other systems, with a list of what each cannot carry."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from iraqcourse.quiz.items import Bank

_NAMED = 4

app = typer.Typer(help="Take question banks to Moodle, Canvas or a spreadsheet.", no_args_is_help=True)

_Banks = Annotated[list[Path], typer.Argument(help="Banks, such as quizzes/twelve-days.yaml.")]
_Out = Annotated[Path, typer.Option(help="The file to write; its folder is made if it is not there.")]


@app.command()
def moodle(banks: _Banks, out: _Out = Path("build/exchange/moodle.xml")) -> None:
    """Write Moodle XML: feedback, partial credit, hints and maps.

    Example: `iraqcourse export moodle quizzes/twelve-days.yaml --out twelve-days.xml`
    """
    from iraqcourse.exchange.moodle import to_xml

    _export(banks, out, "moodle", lambda read: to_xml(read).encode())


@app.command()
def gift(banks: _Banks, out: _Out = Path("build/exchange/gift.txt")) -> None:
    """Write GIFT, Moodle's short text form.

    Example: `iraqcourse export gift quizzes/twelve-days.yaml --out twelve-days.gift`
    """
    from iraqcourse.exchange.gift import to_gift

    _export(banks, out, "gift", lambda read: to_gift(read).encode())


@app.command()
def canvas(banks: _Banks, out: _Out = Path("build/exchange/canvas.zip")) -> None:
    """Write a QTI 1.2 package for Canvas.

    Example: `iraqcourse export canvas quizzes/twelve-days.yaml --out twelve-days.zip`
    """
    from iraqcourse.exchange.canvas import to_zip

    _export(banks, out, "canvas", to_zip)


@app.command()
def csv(banks: _Banks, out: _Out = Path("build/exchange/items.csv")) -> None:
    """Write a table for a spreadsheet.

    Example: `iraqcourse export csv quizzes/*.yaml --out items.csv`
    """
    from iraqcourse.exchange.csv import to_csv

    _export(banks, out, "csv", lambda read: to_csv(read).encode())


def _export(files: list[Path], out: Path, form: str, make: "Callable[[Iterable[Bank]], bytes]") -> None:
    from itertools import groupby

    from iraqcourse import plain
    from iraqcourse.exchange import losses
    from iraqcourse.quiz import bank

    if out.is_dir():
        typer.echo(f"{out}: this is a folder. Name the file to write in it, such as {out / files[0].stem}.", err=True)
        raise typer.Exit(2)
    banks = [bank.read_bank(file) for file in files]
    content = make(banks)
    lost = losses.of_banks(banks, form)
    listed = out.with_name(f"{out.name}.losses.csv")
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(content)
    rows = ([one.bank, one.item, one.what] for one in lost)
    listed.write_text(plain.csv_text(["bank", "item", "not carried"], rows), encoding="utf-8", newline="\n")
    typer.echo(f"wrote {out}")
    for what, which in groupby(sorted(lost, key=lambda one: one.what), key=lambda one: one.what):
        names = [f"{one.bank}/{one.item}".rstrip("/") for one in which]
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        typer.echo(f"not carried: {what} - {', '.join(names[:_NAMED])}{more}")
    whole = sum(not losses.carried(item, form) for one in banks for item in one.items)
    items = sum(len(one.items) for one in banks)
    typer.echo(f"{items - whole} of {items} items written, {whole} left out. Every loss: {listed}")
