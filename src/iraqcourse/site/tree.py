"""The book's source: lessons that were run, handbooks as they are, and a line for each page of the tables."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import nbformat

from iraqcourse import paths
from iraqcourse.lesson import explore, reading_list
from iraqcourse.maps import notebook as maps
from iraqcourse.quiz import presenting
from iraqcourse.site.plan import Plan

# Cells that set up the notebook or write a file: the page does that itself.
_ONLY_IN_JUPYTER = {"start": "hide-cell", "hand-in": "remove-cell"}
# What these cells show is made by one line that teaches nothing.
_SHOWN_ALONE = {maps.MIME, presenting.MIME, explore.MIME, reading_list.MIME}
PAGES = {
    "timeline": ("Timeline", "Every event of the course. Dates are local, and no more exact than they are known."),
    "places": ("Places", "Each place has one point on the globe, and a number that says how far it may be off."),
    "actors": ("Actors", "States, organisations, armed groups, parties, movements and persons of the course."),
    "glossary": ("Glossary", "Terms of the course. A name in its own script is shown only where it could be checked."),
    "claims": (
        "Claims ledger",
        "The course grew from one article of January 2020, an analysis with a point of view. Each of its claims was "
        "held against other sources; this is what was found.",
    ),
    "sources": ("Sources", "Everything that a fact of the course rests on. The links lead out of this book."),
    "maps": ("Maps", "Each map opens as a page of its own: arrow keys move through its scenes, N opens the notes."),
    "answers": ("Your answers", "Your answers are kept in this browser and nowhere else."),
}
LOOK_UP = ("timeline", "places", "actors", "glossary", "claims", "sources", "maps")


def lay_out(plan: Plan, run: Mapping[Path, nbformat.NotebookNode], folder: Path) -> None:
    """Write the source of the book.

    Parameters
    ----------
    plan
        What the book holds.
    run
        The lessons with their outputs, by file.
    folder
        Where to; a folder that does not exist yet.
    """
    (folder / "lessons").mkdir(parents=True)
    for lesson in plan.lessons:
        text = nbformat.writes(_for_reading(run[lesson.file]))  # type: ignore[no-untyped-call]
        (folder / f"{lesson.docname}.ipynb").write_text(text, encoding="utf-8", newline="\n")
    for name, (title, about) in PAGES.items():
        (folder / f"{name}.md").write_text(f"# {title}\n\n{about}\n\n```{{course}} {name}\n```\n", encoding="utf-8")
    (folder / "instructors").mkdir()
    for file in sorted((paths.root() / "instructors").rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            _copy(file, folder)
    for name in ("data/README.md", "data/datapackage.json", "CONTRIBUTING.md", "deploy/README.md"):
        if (paths.root() / name).exists():
            _copy(paths.root() / name, folder)
    (folder / "index.md").write_text(_index(plan, folder), encoding="utf-8")


def _copy(file: Path, folder: Path) -> None:
    target = folder / paths.relative(file)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, target)


def _for_reading(book: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Tag cells whose code teaches nothing, so that a reader sees what they show."""
    for cell in book.cells:
        if cell.cell_type != "code":
            continue
        kinds = {kind for output in cell.outputs for kind in output.get("data", {})}
        tag = _ONLY_IN_JUPYTER.get(cell.id) or ("remove-input" if kinds & _SHOWN_ALONE else "")
        if tag:
            cell.metadata["tags"] = [*cell.metadata.get("tags", []), tag]
    return book


def _index(plan: Plan, folder: Path) -> str:
    handbooks = sorted(f"instructors/{one.stem}" for one in (folder / "instructors").glob("*.md"))
    handbooks.sort(key=lambda name: ("README" not in name, "guide" not in name))
    if (folder / "deploy" / "README.md").exists():
        handbooks.append("deploy/README")
    return "\n".join(
        [
            "# Iraq Between Powers",
            "",
            "**Iraq, Iran and the United States, 2003–2020**",
            "",
            "```{course} index\n```",
            _contents("Lessons", [f"{one.number} {one.title} <{one.docname}>" for one in plan.lessons]),
            _contents("Look up", LOOK_UP),
            _contents("Yours", ["answers"]),
            _contents("Instructors", handbooks),
            _contents("Authors", ["CONTRIBUTING", "data/README"]),
        ]
    )


def _contents(caption: str, names: tuple[str, ...] | list[str]) -> str:
    return "\n".join(["", "```{toctree}", ":hidden:", f":caption: {caption}", "", *names, "```"])
