"""The verb ``test``."""

import typer


def test() -> None:
    """test."""
    raise typer.Exit(2)
