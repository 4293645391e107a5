"""Write an edition: what students get, and the key that only graders get."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from iraqcourse import errors
from iraqcourse.editions import leaks, paper
from iraqcourse.editions.draw import Edition
from iraqcourse.quiz import items as kinds


def _cell(kind: str, name: str, text: str) -> dict[str, Any]:
    made: dict[str, Any] = {"cell_type": kind, "id": name, "metadata": {}, "source": text.splitlines(keepends=True)}
    return made if kind == "markdown" else {**made, "execution_count": None, "outputs": []}


def notebook(edition: Edition) -> dict[str, Any]:
    """Give the students' notebook; it has no outputs and no key."""
    name, points = edition.bank.lesson, sum(item.points for item in edition.bank.items)
    head = (
        f"# {name.replace('-', ' ').capitalize()}\n\n{len(edition.bank.items)} questions, {points} points. "
        "Run the two cells below with Shift+Enter. Your answers are recorded, and you may change them until you hand "
        "in: the last one counts. Marks and explanations come later.\n\n"
        "*Credit:* a question with several right options gives the share of right ones less the share of wrong ones, "
        "never less than nothing; an order gives credit for its longest right run; pairs and gaps for each right one; "
        "a place for how near it is."
    )
    ask = f'from iraqcourse import editions\n\nquiz = editions.show("{name}.quiz.json")\nquiz'
    send = '# When you are done: remove the first # and write your own id.\n# quiz.hand_in("s001")'
    cells = [_cell("markdown", "head", head), _cell("code", "questions", ask), _cell("code", "hand-in", send)]
    metadata = {
        "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def write(edition: Edition, out: Path) -> Iterator[Path]:
    """Write ``students/`` (notebook and questions) and ``graders/`` (key and origins); stops at the first leak.

    Raises
    ------
    CourseError
        If a file for students would give an answer away; then nothing is written.
    """
    name = edition.bank.lesson
    students = {
        out / "students" / f"{name}.ipynb": json.dumps(notebook(edition), ensure_ascii=False, indent=1) + "\n",
        out / "students" / f"{name}.quiz.json": json.dumps(paper.questions(edition), ensure_ascii=False, indent=1)
        + "\n",
    }
    errors.raise_if_any(fault for path, text in students.items() for fault in leaks.faults(text, edition.bank, path))
    # A bank is YAML, and JSON is YAML: the key is graded as any bank is.
    key = json.dumps(kinds.to_plain(edition.bank), ensure_ascii=False, indent=1) + "\n"
    graders = {
        out / "graders" / f"{name}.yaml": key,
        out / "graders" / f"{name}-origins.json": json.dumps(edition.origin, indent=1, sort_keys=True) + "\n",
    }
    for path, text in {**students, **graders}.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        yield path
