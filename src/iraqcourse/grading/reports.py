"""Everything that a grading leaves behind, written whole or not at all; the same bytes for the same files."""

from collections.abc import Iterator
from pathlib import Path

from iraqcourse.grading import gradebooks, pages, regrading, results, sheet
from iraqcourse.grading.classroom import Graded
from iraqcourse.grading.results import Kept
from iraqcourse.quiz import store

FEEDBACK = "feedback"


def write(out: Path, graded: Graded, *, old: Kept | None = None, bom: bool = False) -> Iterator[Path]:
    """Write gradebooks, log, results and the instructor's report; with ``old`` results also what changed.

    With ``bom`` the tables begin with a byte order mark, by which Excel knows that they are UTF-8.
    """
    texts = {
        "gradebook.csv": gradebooks.own(graded),
        "gradebook-moodle.csv": gradebooks.moodle(graded),
        "gradebook-canvas.csv": gradebooks.canvas(graded),
        "received.csv": gradebooks.received_log(graded),
        results.NAME: results.to_json(graded),
    }
    changes = None if old is None else changes_since(old, graded)
    if changes is not None:
        texts["changes.csv"] = regrading.to_csv(changes)
    texts["report.html"] = sheet.with_lead(pages.report(graded, changes), graded.which_counts)
    for name, text in texts.items():
        store.write_whole(out / name, f"\ufeff{text}" if bom and name.endswith(".csv") else text)
        yield out / name


def changes_since(old: Kept, graded: Graded) -> tuple[regrading.Change, ...]:
    """Say which marks are not what they were."""
    students = tuple(results.kept(one) for one in graded.results)
    return regrading.changes(
        old, Kept(graded.bank.lesson, str(graded.bank.version), results.kept_items(graded), students)
    )


def write_feedback(out: Path, graded: Graded, *, keys: bool) -> Iterator[Path]:
    """Write a page for each student, ``feedback/<student>.html``; ids of a roster are safe as file names."""
    for one in graded.results:
        path = out / FEEDBACK / f"{one.student.student_id}.html"
        store.write_whole(path, pages.feedback(graded, one, keys=keys))
        yield path


def remove_feedback(out: Path, graded: Graded) -> tuple[list[Path], list[Path]]:
    """Remove the pages that an earlier grading of this quiz wrote, since they may hold keys or old marks.

    Returns
    -------
    tuple
        What was removed, and what lies there besides and was left alone.
    """
    removed, left = list[Path](), list[Path]()
    for path in sorted((out / FEEDBACK).glob("*.html")):
        mine = path.is_file() and sheet.begins(path.read_bytes(), f"{graded.bank.lesson}: {path.stem}")
        (removed if mine else left).append(path)
    for path in removed:
        path.unlink()
    return removed, left
