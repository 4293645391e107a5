"""Where things are: every other module asks here, so that a moved folder is one change."""

import os
from functools import cache
from pathlib import Path


@cache
def _installed_root() -> Path:
    for folder in Path(__file__).resolve().parents:
        if (folder / "pyproject.toml").exists():
            return folder
    raise FileNotFoundError(
        "The course's folder was not found above the installed package. "
        "Install it with 'pip install -e .' from a clone, or set IRAQCOURSE_ROOT to that folder."
    )


def root() -> Path:
    """Give the course's folder: ``$IRAQCOURSE_ROOT``, else the one that holds ``pyproject.toml``."""
    chosen = os.environ.get("IRAQCOURSE_ROOT")
    return Path(chosen).expanduser().resolve() if chosen else _installed_root()


def data() -> Path:
    """Give the folder of the course's tables."""
    return root() / "data"


def lessons() -> Path:
    """Give the folder of the lessons as they are published."""
    return root() / "lessons"


def quizzes() -> Path:
    """Give the folder of the question banks."""
    return root() / "quizzes"


def maps() -> Path:
    """Give the folder of the map specifications."""
    return root() / "assets" / "maps"


def solutions() -> Path:
    """Give the folder of the exercises' solutions."""
    return root() / "instructors" / "solutions"


def build() -> Path:
    """Give the folder for everything that can be built again."""
    return root() / "build"


def my_course() -> Path:
    """Give the student's own copy of the lessons."""
    return root() / "my-course"


def answers() -> Path:
    """Give the folder of the student's answers: ``$IRAQCOURSE_ANSWERS``, else ``answers/`` in the course."""
    chosen = os.environ.get("IRAQCOURSE_ANSWERS")
    return Path(chosen).expanduser().resolve() if chosen else root() / "answers"


def relative(path: Path | str) -> Path:
    """Give a path as seen from the course's folder, or unchanged if it lies elsewhere.

    >>> relative(root() / "data" / "events.csv").as_posix()
    'data/events.csv'
    """
    path = Path(path)
    return path.relative_to(root()) if path.is_absolute() and path.is_relative_to(root()) else path


def lesson_notebook(lesson: str) -> Path | None:
    """Give the published notebook of a lesson, whose file is ``NN-<lesson>.ipynb``; None if there is none."""
    found = sorted(file for file in lessons().glob("[0-9][0-9]-*.ipynb") if file.stem[3:] == lesson)
    return found[0] if found else None
