"""The verb ``maps``: build the maps as pages that open anywhere, without a network."""

from pathlib import Path
from typing import Annotated

import typer

from iraqcourse import paths

app = typer.Typer(help="Build the maps as pages and pictures.", no_args_is_help=True, rich_markup_mode="markdown")


@app.command()
def build(
    out: Annotated[Path | None, typer.Option(help="Folder for the pages; build/maps by default.")] = None,
) -> None:
    """Write one page for each map.

    Example: `iraqcourse maps build --out ~/Desktop/maps`, then open a page and press the right arrow key.
    """
    from rich.progress import track

    from iraqcourse.maps import page, reading

    folder = out or paths.build() / "maps"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.html"):
        old.unlink()
    files = reading.map_files()
    for file in track(files, description="Drawing maps", transient=True):
        spec = reading.read_file(file)
        (folder / f"{spec.map}.html").write_text(page.to_html(spec), encoding="utf-8", newline="\n")
    typer.echo(f"{len(files)} {'map' if len(files) == 1 else 'maps'} in {folder}. Open one and press the right arrow.")


@app.command()
def preview() -> None:
    """Draw the picture of each map that stands beside its spec.

    Example: `iraqcourse maps preview` after a change to a map.
    """
    from rich.progress import track

    from iraqcourse.maps import reading
    from iraqcourse.maps.picture import preview as drawn

    for file in track(reading.map_files(), description="Drawing pictures", transient=True):
        spec = reading.read_file(file)
        file.with_suffix(".png").write_bytes(drawn(spec))
    typer.echo("The pictures in assets/maps are up to date.")
