"""The verb ``test``: everything that must hold, in one run."""

import os
import subprocess
import sys
import tempfile
from typing import Annotated

import typer

from iraqcourse import paths

_CHECKS = (
    ("Formatting", ["-m", "ruff", "format", "--check", "--quiet", "."]),
    ("Lint", ["-m", "ruff", "check", "--quiet", "."]),
    ("Types", ["-m", "mypy"]),
    ("Floors", ["-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache"]),
)


def test(
    full: Annotated[bool, typer.Option("--full", help="Also what is slow: for continuous integration.")] = False,
) -> None:
    """Run every test: formatting, types, floors, units, notebooks, browser.

    Example: `iraqcourse test --full`, as continuous integration runs it.
    """
    failed = []
    with tempfile.TemporaryDirectory(prefix="iraqcourse-answers-") as answers:
        environment = os.environ | {"IRAQCOURSE_ANSWERS": answers, "PYTHONWARNINGS": "default"}
        for name, arguments in _CHECKS:
            typer.echo(f"== {name}")
            if subprocess.call([sys.executable, *arguments], cwd=paths.root(), env=environment) != 0:
                failed.append(name)
        typer.echo("== Tests and notebooks")
        command = [sys.executable, "-m", "pytest", "tests", "lessons", "--nbval-lax", "-n", "2", "--dist", "loadscope"]
        command += [] if full else ["-m", "not slow"]
        # Said before, since pytest's own summary is the last line.
        if failed:
            typer.echo(f"Failed so far: {', '.join(failed)}. The tests run all the same.")
        code = subprocess.call(command, cwd=paths.root(), env=environment)
    raise typer.Exit(1 if failed or code else 0)
