"""A book of three lessons for tests: two of the course, and one with every kind of question and an explorer."""

import os
import subprocess
import sys
import time
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parents[2]
LESSONS = ("00-start-here", "12-twelve-days")
EPOCH, COMMIT, BINDER = "1578441600", "0123456789", "https://binder.example/v2/gh/o/r/HEAD"
_CELLS = (
    (
        "title",
        "# Nine kinds of questions\n\nThe Quds Force and Kata'ib Hezbollah are named here; the Quds Force twice.",
    ),
    ("start", 'from iraqcourse import Lesson\n\nlesson = Lesson("nine-types")'),
    ("questions", "lesson.quiz()"),
    ("explore", 'lesson.explore(lesson.map, says="Look at two maps.", name=["twelve-days", "start-here"])'),
    ("next", "lesson.next()"),
)


def course(folder: Path) -> Path:
    """Make a course folder: the content by links, and the three lessons."""
    for name in ("lessons", "quizzes"):
        (folder / name).mkdir(parents=True)
    for name in ("pyproject.toml", "data", "assets", "instructors", "deploy", "CONTRIBUTING.md"):
        (folder / name).symlink_to(ROOT / name)
    for bank in (ROOT / "quizzes").glob("*.yaml"):
        (folder / "quizzes" / bank.name).symlink_to(bank)
    (folder / "quizzes" / "nine-types.yaml").symlink_to(ROOT / "tests" / "specimens" / "quiz" / "nine-types.yaml")
    for name in LESSONS:
        (folder / "lessons" / f"{name}.ipynb").symlink_to(ROOT / "lessons" / f"{name}.ipynb")
    nbformat.write(_nine_types(), folder / "lessons" / "98-nine-types.ipynb")
    return folder


def _nine_types() -> nbformat.NotebookNode:
    made = nbformat.v4.new_notebook()
    for name, text in _CELLS:
        new = nbformat.v4.new_markdown_cell if name == "title" else nbformat.v4.new_code_cell
        made.cells.append(new(text, id=name))
    made.metadata["iraqcourse"] = {"lesson": "nine-types", "question": "Nine?", "minutes": {"quiz": 9}, "goals": {}}
    made.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    made.metadata["language_info"] = {"name": "python"}
    return made


def environment(root: Path, **more: str) -> dict[str, str]:
    """Give the environment in which a command sees that course."""
    return os.environ | {"IRAQCOURSE_ROOT": str(root), "SOURCE_DATE_EPOCH": EPOCH, "IRAQCOURSE_COMMIT": COMMIT} | more


def build(root: Path, out: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Build the book as an author does."""
    command = [sys.executable, "-m", "iraqcourse", "site", "build", "--out", str(out), *arguments]
    return subprocess.run(command, env=environment(root, **more), capture_output=True, text=True, check=False)


def once(shared: Path) -> Path:
    """Build the book in a folder that all workers share: the first one builds, the others wait for it.

    Gives the folder that holds ``course`` and ``book``.
    """
    folder = shared / "small-book"
    try:
        folder.mkdir()
    except FileExistsError:
        for _ in range(1200):
            if (folder / "said.txt").exists():
                break
            time.sleep(0.5)
    else:
        done = build(course(folder / "course"), folder / "book", IRAQCOURSE_BINDER=BINDER)
        (folder / "said.tmp").write_text(f"{done.returncode}\n{done.stdout}{done.stderr}")
        (folder / "said.tmp").rename(folder / "said.txt")
    said = (folder / "said.txt").read_text()
    assert said.startswith("0\n"), said
    return folder
