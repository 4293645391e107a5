"""The verb ``assign``: draw a graded edition from private banks."""

from pathlib import Path
from typing import Annotated

import typer


def assign(
    banks: Annotated[list[Path], typer.Argument(help="Private banks (YAML), outside of quizzes/.")],
    seed_file: Annotated[Path, typer.Option(help="A file with your secret: the same secret, the same edition.")],
    out: Annotated[Path, typer.Option(help="Folder for students/ and graders/; made if it is not there.")],
    draw: Annotated[int, typer.Option(min=1, help="How many questions.")] = 10,
    name: Annotated[str, typer.Option(help="Name of the edition: lower case and hyphens.")] = "graded-quiz",
    practice_keys_are_public: Annotated[
        bool, typer.Option("--practice-keys-are-public", help="Draw from quizzes/ although every clone has the keys.")
    ] = False,
) -> None:
    """Make a notebook without keys, and the key apart.

    Example: `iraqcourse assign ../private/march.yaml --draw 10 --seed-file ../private/seed.txt --out march`
    """
    from iraqcourse import paths
    from iraqcourse.editions import notebook
    from iraqcourse.editions.draw import check_name
    from iraqcourse.editions.draw import draw as drawn
    from iraqcourse.errors import CourseError
    from iraqcourse.quiz import bank

    public = [one for one in banks if one.resolve().is_relative_to(paths.quizzes())]
    if public and not practice_keys_are_public:
        typer.echo(
            f"{public[0]}: the keys of this bank are in every copy of the course, so it cannot be graded. "
            "Write a bank of your own (instructors/private-bank.md), or add --practice-keys-are-public.",
            err=True,
        )
        raise typer.Exit(2)
    try:
        seed = seed_file.read_bytes().strip()
    except OSError as problem:
        typer.echo(f"{seed_file}: it cannot be read ({problem.strerror}). Put a long random text into it.", err=True)
        raise typer.Exit(2) from None
    if len(seed) < 16:
        typer.echo(f"{seed_file}: the secret is too short to be one. Write at least 16 characters.", err=True)
        raise typer.Exit(2)
    if out.exists() and not out.is_dir():
        typer.echo(f"{out}: this is a file, and an edition needs a folder. Name a folder with --out.", err=True)
        raise typer.Exit(2)
    try:
        check_name(name)
    except CourseError as problem:
        typer.echo(str(problem), err=True)
        raise typer.Exit(2) from None
    edition = drawn([bank.read_bank(one) for one in banks], draw, seed, name)
    for path in notebook.write(edition, out):
        typer.echo(f"wrote {path}")
    typer.echo("Hand out students/ only. Grade with: iraqcourse grade FOLDER --quiz graders/" + f"{name}.yaml ...")
