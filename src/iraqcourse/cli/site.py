"""The verb ``site``: build the web book, and look at it."""

import time
from pathlib import Path
from typing import Annotated

import typer

from iraqcourse import paths

app = typer.Typer(help="Build the web book and look at it.", no_args_is_help=True, rich_markup_mode="markdown")


@app.command()
def build(
    out: Annotated[Path | None, typer.Option(help="Folder for the book; build/site by default.")] = None,
    lesson: Annotated[list[str] | None, typer.Option(help="Only this lesson; may be given again.")] = None,
    pdf: Annotated[bool, typer.Option("--pdf", help="Also print each lesson as a PDF, through Chromium.")] = False,
) -> None:
    """Build the course as pages that open from a disk or any web server.

    Example: `iraqcourse site build --out ~/Desktop/book`, then open `index.html`.
    """
    from iraqcourse.maps import handout
    from iraqcourse.site import build as book
    from iraqcourse.site import plan, printing

    begun, folder = time.monotonic(), out or paths.build() / "site"
    printer = handout.browser() if pdf else None
    gathered = plan.gather(tuple(lesson or ()), pdf=printer is not None)
    book.build(gathered, folder, typer.echo)
    if printer is not None:
        printing.print_lessons(gathered, folder, printer, typer.echo)
    elif pdf:
        typer.echo(printing.NOT_FOUND)
    seconds = time.monotonic() - begun
    typer.echo(
        f"The book is in {folder}, built in {seconds:.0f} s. Open index.html there, or put the folder on a server."
    )


@app.command()
def serve(
    out: Annotated[Path | None, typer.Option(help="Folder of the book; build/site by default.")] = None,
    port: Annotated[int, typer.Option(help="Where to listen; the next free port is taken if it is in use.")] = 8800,
) -> None:
    """Show the book at an address of this machine; it is built first if there is none.

    Example: `iraqcourse site serve`, then open the address that it prints.
    """
    from iraqcourse.site import serving

    folder = out or paths.build() / "site"
    if not (folder / "index.html").exists():
        build(out=folder, lesson=None, pdf=False)
    with serving.server(folder, port) as made:
        typer.echo(f"The book is at http://localhost:{made.server_port}/. To stop it, press Ctrl+C.")
        try:
            made.serve_forever()
        except KeyboardInterrupt:
            typer.echo("\nStopped.")
