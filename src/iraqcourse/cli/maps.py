"""The verb ``maps``: build the maps as pages, pictures and handouts that need no network."""

from pathlib import Path
from typing import Annotated

import typer

from iraqcourse import errors, paths

app = typer.Typer(
    help="Build the maps as pages, pictures and handouts.", no_args_is_help=True, rich_markup_mode="markdown"
)

_Map = Annotated[str, typer.Argument(help="A map, such as twelve-days.")]


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
    specs = [reading.read_file(file) for file in reading.map_files()]
    for old in folder.glob("*.html"):
        # A page of a map that is gone; somebody else's page is not ours to take away.
        if page.MARK in old.read_text(encoding="utf-8", errors="replace"):
            old.unlink()
    for spec in track(specs, description="Drawing maps", transient=True):
        (folder / f"{spec.map}.html").write_text(page.to_html(spec), encoding="utf-8", newline="\n")
    typer.echo(f"{len(specs)} {'map' if len(specs) == 1 else 'maps'} in {folder}. Open one and press the right arrow.")


@app.command()
def preview(
    every: Annotated[bool, typer.Option("--all", help="Draw those that are up to date as well.")] = False,
) -> None:
    """Draw the picture of each map that stands beside its spec, and the gallery that shows them.

    Example: `iraqcourse maps preview` after a change to a map, to its data or to the code that draws.
    """
    from rich.progress import track

    from iraqcourse.maps import gallery, reading

    drawn = 0
    for file in track(reading.map_files(), description="Drawing pictures", transient=True):
        spec = reading.read_file(file)
        if every or not gallery.is_fresh(spec, file.with_suffix(".png")):
            file.with_suffix(".png").write_bytes(gallery.preview(spec))
            drawn += 1
    gallery.file().write_text(gallery.page(), encoding="utf-8", newline="\n")
    typer.echo(f"The pictures in assets/maps are up to date ({drawn} drawn again), and so is the gallery README.md.")


@app.command()
def schema() -> None:
    """Write the schema with which an editor completes and checks a map.

    Example: `iraqcourse maps schema`, after a change to the fields of maps.
    """
    from iraqcourse.maps import schema as schemas

    typer.echo(f"wrote {schemas.write()}")


@app.command()
def picture(
    name: _Map,
    scene: Annotated[int, typer.Option(help="Which scene, counted from 1.")] = 1,
    out: Annotated[Path | None, typer.Option(help="File: .svg or .png; build/pictures/ by default.")] = None,
    scale: Annotated[float, typer.Option(help="How much larger than 960 by 540 pixels, for PNG.")] = 2,
) -> None:
    """Draw one scene as a picture, for print and slides.

    Example: `iraqcourse maps picture reach --scene 4 --out rings.png`
    """
    from iraqcourse.maps import picture as pictures
    from iraqcourse.maps import reading
    from iraqcourse.maps.notebook import show

    spec = reading.read_map(name)
    show(spec, scene)
    if spec.scenes[scene - 1].is_text:
        maps = [str(number) for number, one in enumerate(spec.scenes, start=1) if not one.is_text]
        remedy = f"Scenes with a map are {', '.join(maps)}."
        raise errors.CourseError(errors.fault(f"Scene {scene} of '{name}' is a page of text", remedy))
    file = out or paths.build() / "pictures" / f"{name}-{scene}.svg"
    if file.suffix not in (".svg", ".png"):
        raise errors.CourseError(errors.fault(f"A picture cannot be written as '{file.suffix}'", "Use .svg or .png."))
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.suffix == ".png":
        file.write_bytes(pictures.to_png(spec, scene, scale))
    else:
        file.write_text(pictures.to_svg(spec, scene), encoding="utf-8", newline="\n")
    typer.echo(f"wrote {file}")


@app.command()
def handout(
    name: _Map,
    out: Annotated[Path | None, typer.Option(help="Folder; build/handouts by default.")] = None,
) -> None:
    """Make a handout: one scene a page, with caption and sources, as PDF.

    Example: `iraqcourse maps handout twelve-days --out handouts`
    """
    from rich.console import Console

    from iraqcourse.maps import handout as handouts
    from iraqcourse.maps import reading

    folder = out or paths.build() / "handouts"
    spec = reading.read_map(name)
    folder.mkdir(parents=True, exist_ok=True)
    page, pdf = folder / f"{name}.html", folder / f"{name}.pdf"
    with Console().status(f"Drawing {len(spec.scenes)} scenes"):
        page.write_text(handouts.to_html(spec), encoding="utf-8", newline="\n")
        printed = handouts.to_pdf(page, pdf)
    if printed:
        typer.echo(f"wrote {pdf}")
    else:
        typer.echo(f"wrote {page}. No Chromium was found to make a PDF: open the page in any browser and print it.")
