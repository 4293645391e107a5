"""Start a lesson or a map from templates: every file says in itself what to write, and nothing is overwritten."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from iraqcourse import errors, paths
from iraqcourse.checks.template import MARK
from iraqcourse.data import records
from iraqcourse.errors import CourseError

_TEMPLATES = Path(__file__).parent / "templates"
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_EXERCISE, _EVENT, _SOURCE = "disputed-facts", "2020-01-05-parliament-vote", "rferl-vote-2020"
_GOALS = {
    "first-goal": f"Describe {MARK}",
    "second-goal": f"Place {MARK} in time and on the map",
    "third-goal": f"Weigh {MARK} against the documents",
}
_MINUTES = {"look-back": 6, "story": 20, "map": 10, "data": 25, "sources": 8, "perspectives": 8, "quiz": 24}


@dataclass(frozen=True)
class Started:
    """A file that was written, and in how many places it waits for its author."""

    file: Path
    to_fill: int


def start_map(slug: str) -> tuple[Started, ...]:
    """Write ``assets/maps/<slug>.yaml``.

    Raises
    ------
    CourseError
        If the slug cannot be one, or the file is there already.
    """
    return _write({paths.maps() / f"{slug}.yaml": _filled("map.yaml", slug, "")}, slug)


def start_lesson(slug: str, number: int | None = None) -> tuple[Started, ...]:
    """Write a lesson: notebook, bank, map, solutions and the instructor's page; a map that is there is kept.

    Parameters
    ----------
    slug
        The lesson's name, such as ``"oil-and-water"``.
    number
        The number in front of it; by default the next free one.

    Raises
    ------
    CourseError
        If the slug cannot be one, the number is taken, or a file is there already.
    """
    taken = {int(file.name[:2]) for file in paths.lessons().glob("[0-9][0-9]-*.ipynb")}
    chosen = max(taken, default=-1) + 1 if number is None else number
    if not 0 <= chosen <= 99:
        raise CourseError(errors.fault(f"{chosen} cannot be the number of a lesson", "Take one from 0 to 99."))
    if chosen in taken:
        raise CourseError(
            errors.fault(f"There is a lesson {chosen:02} already", "Leave out --number, or take another.")
        )
    two = f"{chosen:02}"
    files = {
        paths.lessons() / f"{two}-{slug}.ipynb": _notebook(slug),
        paths.quizzes() / f"{slug}.yaml": _filled("bank.yaml", slug, two),
        paths.solutions() / f"{slug}.py": _filled("solutions.py.txt", slug, two),
        paths.root() / "instructors" / f"{slug}.md": _filled("guide.md", slug, two),
    }
    spec = paths.maps() / f"{slug}.yaml"
    if not spec.exists():
        files[spec] = _filled("map.yaml", slug, two)
    return _write(files, slug)


def _write(files: Mapping[Path, str], slug: str) -> tuple[Started, ...]:
    if not _SLUG.fullmatch(slug):
        remedy = "Use lower-case letters, digits and single hyphens, such as 'oil-and-water'."
        raise CourseError(errors.fault(f"'{slug}' cannot be the name of a file here", remedy))
    errors.raise_if_any(
        errors.fault("The file is there already, and nothing was written", "Choose another name.", file=file)
        for file in files
        if file.exists()
    )
    for file, text in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
    return tuple(Started(file, text.count(MARK)) for file, text in files.items())


def _filled(template: str, slug: str, number: str) -> str:
    """Give a template with the lesson's name in it, and with figures that the tables give now."""
    facts = records.facts_of(_EVENT)
    source = records.sources()[_SOURCE]
    return (
        (_TEMPLATES / template)
        .read_text(encoding="utf-8")
        .format(
            slug=slug,
            number=number,
            title=slug.replace("-", " ").capitalize(),
            exercise=_EXERCISE,
            function=_EXERCISE.replace("-", "_"),
            facts=len(facts),
            disputed=sum(fact.certainty == "disputed" for fact in facts),
            publisher=source.publisher,
            url=source.url,
        )
    )


def _notebook(slug: str) -> str:
    cells = [_cell(part) for part in _filled("lesson.txt", slug, "").split("%% ")[1:]]
    about = {
        "lesson": slug,
        "question": f"{MARK}: one question that the whole lesson answers?",
        "minutes": _MINUTES,
        "goals": _GOALS,
        "left_out": {},
    }
    made = {
        "cells": cells,
        "metadata": {
            "iraqcourse": about,
            "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _cell(part: str) -> dict[str, Any]:
    """Read one cell of the template: a line with kind, id and events, then its text."""
    head, _, text = part.partition("\n")
    kind, name, *events = head.split()
    metadata = {"events": events[0].removeprefix("events=").split(",")} if events else {}
    made: dict[str, Any] = {"cell_type": kind, "id": name, "metadata": metadata}
    if kind == "code":
        made |= {"execution_count": None, "outputs": []}
    return made | {"source": text.rstrip("\n").splitlines(keepends=True)}
