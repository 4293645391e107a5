"""The verb ``check``."""

import typer


def check() -> None:
    """check."""
    raise typer.Exit(2)
