"""The command ``iraqcourse``: one thin module per verb."""

import importlib
import keyword
import sys
from typing import Annotated

import typer

from iraqcourse import __version__, errors

# A verb is a module of this package that has a function of its own name (or a typer app named ``app``).
VERBS = (
    "lab",
    "test",
    "check",
    "grade",
    "maps",
    "present",
    "assign",
    "bank",
    "items",
    "export",
    "import",
    "site",
    "new",
)

app = typer.Typer(
    name="iraqcourse",
    help="Iraq Between Powers: open, check, grade and build the course.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)


@app.callback(invoke_without_command=True)
def _about(version: Annotated[bool, typer.Option("--version", help="Say which version this is.")] = False) -> None:
    if version:
        typer.echo(f"iraqcourse {__version__}")
        raise typer.Exit


for _verb in VERBS:
    # "import" is a word of the language: its module is called import_.
    _module = importlib.import_module(f"iraqcourse.cli.{_verb}{'_' if keyword.iskeyword(_verb) else ''}")
    if hasattr(_module, "app"):
        app.add_typer(_module.app, name=_verb)
    else:
        app.command(_verb)(getattr(_module, _verb))


def main() -> None:
    """Run the command; faults in course material become plain sentences and exit code 1, wrong use 2."""
    try:
        app()
    except errors.CourseError as problem:
        typer.echo(str(problem), err=True)
        sys.exit(1)
