"""The verb ``maps``."""

import typer


def maps() -> None:
    """maps."""
    raise typer.Exit(2)
