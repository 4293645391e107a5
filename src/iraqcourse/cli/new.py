"""The verb ``new``: start a lesson or a map from a template that teaches its own format."""

from typing import TYPE_CHECKING, Annotated

import typer

from iraqcourse import paths

if TYPE_CHECKING:
    from iraqcourse.authoring.starting import Started

app = typer.Typer(help="Start a lesson or a map.", no_args_is_help=True, rich_markup_mode="markdown")
_SLUG = typer.Argument(help="Its name: lower case and hyphens, such as oil-and-water.")


@app.command()
def lesson(
    slug: Annotated[str, _SLUG],
    number: Annotated[int | None, typer.Option(help="The number in front; the next free one by default.")] = None,
) -> None:
    """Write a lesson to fill in: notebook, questions, map, solutions and the instructor's page.

    Example: `iraqcourse new lesson oil-and-water`, then `iraqcourse lab --edit`.
    """
    from iraqcourse.authoring import starting

    _tell(starting.start_lesson(slug, number))


@app.command("map")
def map_(slug: Annotated[str, _SLUG]) -> None:
    """Write a map to fill in.

    Example: `iraqcourse new map pipelines`, then `iraqcourse maps build`.
    """
    from iraqcourse.authoring import starting

    _tell(starting.start_map(slug))


def _tell(started: "tuple[Started, ...]") -> None:
    """Say what was written, and what the checks still miss."""
    from iraqcourse.checks import course
    from iraqcourse.checks.template import MARK

    for one in started:
        typer.echo(f"{paths.relative(one.file)}: look for '{MARK}' ({one.to_fill} places)")
    looked_at = [one.file for one in started if one.file.suffix in (".ipynb", ".yaml")]
    found = [fault for file in looked_at for fault in course.faults_of(file, run=False)]
    typer.echo("\nWhat the checks still miss ('iraqcourse check' says it again):")
    for fault in found:
        typer.echo(f"  {fault}")
