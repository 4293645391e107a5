"""The verb ``bank``: look after question banks, and take them out as pages and on paper."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Check question banks; make pages and prints of them.", no_args_is_help=True)

_Bank = Annotated[Path, typer.Argument(help="A bank, such as quizzes/twelve-days.yaml.")]
_Out = Annotated[Path, typer.Option(help="Folder for the files; made if it is not there.")]


@app.command()
def lint(path: Annotated[list[Path] | None, typer.Argument(help="Banks; none means all.")] = None) -> None:
    """Hold items to the rules of a good question.

    Example: `iraqcourse bank lint quizzes/twelve-days.yaml`
    """
    from iraqcourse import paths
    from iraqcourse.cli.check import check

    check(path or sorted(paths.quizzes().glob("*.yaml")), run=False, table=False)


@app.command()
def schema() -> None:
    """Write the schema with which an editor completes and checks a bank.

    Example: `iraqcourse bank schema`, after a change to the fields of items.
    """
    from iraqcourse import paths
    from iraqcourse.quiz.schema import text

    file = paths.quizzes() / "bank.schema.json"
    file.write_text(text(), encoding="utf-8", newline="\n")
    typer.echo(f"wrote {paths.relative(file)}")


@app.command()
def page(
    bank: _Bank,
    out: _Out = Path("build/quizzes"),
    every: Annotated[
        bool, typer.Option("--all", help="Every item of the bank, not only those that count towards a mark.")
    ] = False,
) -> None:
    """Make a page to practise with, without a kernel and without a network.

    Example: `iraqcourse bank page quizzes/twelve-days.yaml`
    """
    from iraqcourse.quiz import page as pages

    _write(bank, out, {"": pages.practice}, every=every)


@app.command("print")
def print_(bank: _Bank, out: _Out = Path("build/quizzes")) -> None:
    """Make a quiz on paper, and its answer key apart.

    Example: `iraqcourse bank print quizzes/twelve-days.yaml --out handouts`
    """
    from iraqcourse.quiz import page as pages

    _write(
        bank,
        out,
        {
            "-print": lambda _, items, title: pages.paper(items, title),
            "-answers": lambda _, items, title: pages.answer_key(items, title),
        },
    )


def _write(file: Path, out: Path, makers: dict[str, object], *, every: bool = False) -> None:
    from iraqcourse.quiz import bank as banks
    from iraqcourse.quiz.items import COUNTED

    made = banks.read_bank(file)
    items = made.items if every else made.part(*COUNTED)
    title = f"Quiz: {made.lesson.replace('-', ' ')}"
    out.mkdir(parents=True, exist_ok=True)
    for suffix, maker in makers.items():
        path = out / f"{made.lesson}{suffix}.html"
        path.write_text(maker(made, items, title), encoding="utf-8", newline="\n")  # type: ignore[operator]
        typer.echo(f"wrote {path}")
