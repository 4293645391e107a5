"""The verb ``lab``."""

import typer


def lab() -> None:
    """lab."""
    raise typer.Exit(2)
