"""The verb ``present``: open a map for the projector."""

import webbrowser
from typing import Annotated

import typer

from iraqcourse import paths


def present(
    name: Annotated[
        str, typer.Argument(metavar="[MAP]", help="A map, such as twelve-days; without one all are listed.")
    ] = "",
    scene: Annotated[int, typer.Option(help="The scene to begin with, counted from 1.")] = 1,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Print where the page is, open no browser.")] = False,
) -> None:
    """Open a map for the projector: arrow keys, F full screen, N notes, B blank.

    Example: `iraqcourse present twelve-days`
    """
    from iraqcourse.maps import page, reading
    from iraqcourse.maps.notebook import show

    known = [file.stem for file in reading.map_files()]
    if name not in known:
        if name:
            typer.echo(f"There is no map '{name}'.", err=True)
        typer.echo("The maps are:")
        for one in known:
            typer.echo(f"  {one:32} {reading.read_map(one).title}")
        typer.echo("Open one with: python3 start.py present <map>")
        raise typer.Exit(2 if name else 0)
    spec = show(reading.read_map(name), scene).spec
    file = paths.build() / "maps" / f"{name}.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(page.to_html(spec), encoding="utf-8", newline="\n")
    address = file.resolve().as_uri() + (f"#scene={scene}" if scene > 1 else "")
    if no_browser or not webbrowser.open(address):
        typer.echo(f"Open {address} in a browser.")
    else:
        typer.echo(f"{spec.title}: {len(spec.scenes)} scenes. Arrow keys walk, F full screen, N notes, B blank.")
