"""Build the book: run the lessons, lay out the source, let Sphinx make pages, add maps and notebooks."""

import io
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from iraqcourse import errors, paths
from iraqcourse.errors import CourseError
from iraqcourse.maps import assets, gallery, page
from iraqcourse.quiz import front
from iraqcourse.site import execute, on_paper, tree
from iraqcourse.site.plan import Plan
from iraqcourse.site.settings import HERE, settings

Tell = Callable[[str], None]
# Says that a folder is a book, so that building again may replace it.
MARK = ".iraqcourse-book"


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
    _refuse_other_folders(out)
    count = len(plan.lessons)
    tell(f"Running {count} {'lesson' if count == 1 else 'lessons'}, {execute.WORKERS} at a time")
    run = execute.run(tuple(one.file for one in plan.lessons), lambda file: tell(f"  {file.stem}"))
    with tempfile.TemporaryDirectory(prefix="iraqcourse-book-") as folder:
        work, fresh = Path(folder), Path(folder) / "html"
        tree.lay_out(plan, run, work / "source")
        _write_static(work / "static")
        tell("Making pages")
        _sphinx(plan, work, fresh)
        # Sphinx's note to itself names this build's scratch folder.
        (fresh / ".buildinfo").unlink(missing_ok=True)
        tell("Drawing maps")
        _add_maps(plan, fresh)
        on_paper.draw(plan, fresh)
        for lesson in plan.lessons:
            _copy_into(lesson.file, fresh / "notebooks")
        (fresh / MARK).write_text("A book built by 'iraqcourse site build'.\n", encoding="utf-8")
        shutil.rmtree(out, ignore_errors=True)
        out.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(fresh, out)


def _refuse_other_folders(out: Path) -> None:
    """Replace an earlier book, or fill an empty folder; anything else is not touched."""
    if out.exists() and not (out / MARK).exists() and (not out.is_dir() or any(out.iterdir())):
        text = f"{out} holds something that is not a book"
        raise CourseError(errors.fault(text, "Name an empty or a new folder with --out."))


def _write_static(folder: Path) -> None:
    """Write the classic scripts and styles that all pages share."""
    shutil.copytree(HERE / "front", folder)
    (folder / "quiz.js").write_text(front.script(), encoding="utf-8", newline="\n")
    (folder / "plain.js").write_text(assets.files()["plain.js"], encoding="utf-8", newline="\n")
    (folder / "quiz.css").write_text(front.styles(), encoding="utf-8", newline="\n")


def _sphinx(plan: Plan, work: Path, fresh: Path) -> None:
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
            confoverrides=settings(plan, work / "static"),
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
    shared = "../_static/maps"
    pages = {fresh / "maps" / f"{spec.map}.html": page.to_html(spec, shared=shared) for spec in plan.maps}
    pages |= {fresh / "_static" / "maps" / name: text for name, text in assets.files().items()}
    for file, text in pages.items():
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    for spec in plan.maps:
        picture = paths.maps() / f"{spec.map}.png"
        if picture.exists():
            _copy_into(picture, fresh / "maps")
        else:
            (fresh / "maps" / picture.name).write_bytes(gallery.preview(spec))


def _copy_into(file: Path, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    shutil.copyfile(file, folder / file.name)
