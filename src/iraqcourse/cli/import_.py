"""The verb ``import``: questions from other systems, as a bank to be finished by hand."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Bring questions from other systems into a bank.", no_args_is_help=True)


@app.callback()
def _about() -> None:
    """Keep ``gift`` a word of its own: other formats may follow."""


@app.command()
def gift(
    file: Annotated[Path, typer.Argument(help="A GIFT file, in UTF-8.")],
    out: Annotated[Path, typer.Option(help="The bank to write; one that is there is never overwritten.")],
) -> None:
    """Read GIFT into a bank; what a bank needs besides is listed, to be written by hand.

    Example: `iraqcourse import gift questions.gift --out ../private/march.yaml`
    """
    import re

    from iraqcourse.errors import CourseError
    from iraqcourse.exchange import gift_reading, yaml_writing
    from iraqcourse.plain import printable
    from iraqcourse.quiz.bank import from_document
    from iraqcourse.strict_yaml import parse

    if out.is_dir():
        typer.echo(f"{out}: this is a folder. Name the file to write in it, such as {out / 'march.yaml'}.", err=True)
        raise typer.Exit(2)
    if out.exists():
        typer.echo(f"{out}: it is there already. Name another file, or put that one away.", err=True)
        raise typer.Exit(2)
    try:
        content = file.read_text(encoding="utf-8-sig")
    except OSError as problem:
        typer.echo(f"{file}: it cannot be read ({problem.strerror}). Check the name.", err=True)
        raise typer.Exit(2) from None
    except UnicodeDecodeError:
        typer.echo(f"{file}: it is not text in UTF-8. Export it again, or save it as UTF-8.", err=True)
        raise typer.Exit(2) from None
    try:
        read = gift_reading.read(content, file.name)
        lesson = re.sub(r"[^a-z0-9]+", "-", out.stem.lower()).strip("-") or "imported"
        text = yaml_writing.to_yaml(lesson, read.items)
        # A bank that the course itself could not read is not written.
        from_document(parse(text, out))
    except CourseError as problem:
        typer.echo(str(problem), err=True)
        raise typer.Exit(1) from None
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(text, encoding="utf-8", newline="\n")
    except OSError as problem:
        typer.echo(f"{out}: it cannot be written ({problem.strerror}). Name another file.", err=True)
        raise typer.Exit(2) from None
    for note in read.notes:
        typer.echo(printable(note, 300))
    typer.echo(f"wrote {out}: {len(read.items)} items. Name goals, sources and misconceptions, then 'bank lint' it.")
