"""Build the book: run the lessons, lay out the source, let Sphinx make pages, add maps and notebooks."""

import io
import shutil
from collections.abc import Callable
from pathlib import Path

from iraqcourse import errors, paths
from iraqcourse.errors import CourseError
from iraqcourse.maps import shared
from iraqcourse.quiz import front
from iraqcourse.site import execute, tree
from iraqcourse.site.plan import Plan
from iraqcourse.site.settings import HERE, settings

Tell = Callable[[str], None]


def build(plan: Plan, out: Path, tell: Tell = lambda _: None) -> None:
    """Build the book.

    Parameters
    ----------
    plan
        What the book holds.
    out
        Where the pages go; an earlier book there is replaced once the new one is whole.
    tell
        Called with a sentence at each step.

    Raises
    ------
    CourseError
        If a notebook stops or Sphinx warns: a book with a warning is not built.
    """
    work = paths.build() / "site-work"
    fresh = work / "html"
    shutil.rmtree(fresh, ignore_errors=True)
    count = len(plan.lessons)
    tell(f"Running {count} {'lesson' if count == 1 else 'lessons'}, {execute.WORKERS} at a time")
    run = execute.run(tuple(one.file for one in plan.lessons), lambda file: tell(f"  {file.stem}"))
    tree.lay_out(plan, run, work / "source")
    static = work / "static"
    _write_static(static)
    tell("Making pages")
    _sphinx(plan, work, static, fresh)
    _add_maps(plan, fresh)
    for lesson in plan.lessons:
        _copy_into(lesson.file, fresh / "notebooks")
    _replace(out, fresh)


def _write_static(folder: Path) -> None:
    """Write the classic scripts and styles that all pages share."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(HERE / "front", folder)
    (folder / "quiz.js").write_text(front.script(), encoding="utf-8", newline="\n")
    (folder / "quiz.css").write_text(front.styles(), encoding="utf-8", newline="\n")


def _sphinx(plan: Plan, work: Path, static: Path, fresh: Path) -> None:
    try:
        from sphinx.application import Sphinx
        from sphinx.util.docutils import docutils_namespace, patch_docutils
    except ModuleNotFoundError:
        remedy = "Run 'python3 start.py site build': it installs what the book needs."
        raise CourseError(errors.fault("The book cannot be built without Sphinx", remedy)) from None
    warnings = io.StringIO()
    source, trees = work / "source", work / "doctrees"
    with patch_docutils(), docutils_namespace():
        app = Sphinx(
            source,
            None,
            fresh,
            trees,
            "html",
            confoverrides=settings(plan, static),
            status=None,
            warning=warnings,
            freshenv=True,
        )
        app.build(force_all=True)
    said = [line for line in warnings.getvalue().splitlines() if line.strip()]
    if said or app.statuscode:
        remedy = "Correct what it names, then build again."
        faults = [errors.fault(line.replace(str(source) + "/", ""), remedy) for line in said[:20]]
        raise CourseError(*(faults or [errors.fault("Sphinx stopped without a word", remedy)]))


def _add_maps(plan: Plan, fresh: Path) -> None:
    """Write each map as a page, what they share once, and their pictures."""
    made, files = shared.pages(plan.maps, "../_static/maps")
    for folder, content in ((fresh / "maps", {f"{name}.html": html for name, html in made.items()}),):
        folder.mkdir()
        for name, text in content.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    common = fresh / "_static" / "maps"
    common.mkdir()
    for name, text in files.items():
        (common / name).write_text(text, encoding="utf-8", newline="\n")
    for spec in plan.maps:
        _copy_into(paths.maps() / f"{spec.map}.png", fresh / "maps")


def _copy_into(file: Path, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    shutil.copyfile(file, folder / file.name)


def _replace(out: Path, fresh: Path) -> None:
    """Put the new book where the old one was; a folder that holds anything else is not touched."""
    (fresh / MARK).write_text("A book built by 'iraqcourse site build'.\n", encoding="utf-8")
    if out.exists() and any(out.iterdir()) and not (out / MARK).exists():
        text = f"The folder {out} holds something that is not a book"
        raise CourseError(errors.fault(text, "Name an empty folder with --out."))
    shutil.rmtree(out, ignore_errors=True)
    out.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(fresh, out)


MARK = ".iraqcourse-book"
