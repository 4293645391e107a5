"""A notebook's tidiness: no outputs, stable ids, short cells, and calls that lead somewhere."""

import ast
from collections import Counter
from collections.abc import Iterator

from iraqcourse import paths
from iraqcourse.checks.notebook import Notebook
from iraqcourse.data import package
from iraqcourse.errors import Fault
from iraqcourse.quiz.items import Bank

PARTS = {"opening", "look-back", "check", "quiz", "open"}
MOST_LINES = 15


def stored(book: Notebook) -> Iterator[Fault]:
    """Look for stored outputs and run numbers."""
    for cell in book.code():
        if cell.outputs or cell.execution_count is not None:
            yield book.fault(cell, "The cell holds an output or a run number", "Clear all outputs, then save.")


def ids(book: Notebook) -> Iterator[Fault]:
    """Look at the ids of cells: each there, none twice."""
    for name, count in Counter(cell.id for cell in book.cells).items():
        if count > 1 or not name:
            yield book.fault(None, f"{count} cells have the id '{name}'", "Give each cell an id of its own.")


def belongs(book: Notebook) -> Iterator[Fault]:
    """Look at the file's name: ``NN-<lesson>.ipynb``, with the lesson that the metadata name."""
    if book.file.parent == paths.lessons() and book.file.stem[3:] != book.lesson:
        remedy = f"Give both one name: '{book.file.stem[3:]}' in the metadata, or another name to the file."
        yield book.fault(None, f"The metadata call this lesson '{book.lesson}'", remedy)


def length(book: Notebook) -> Iterator[Fault]:
    """Look at code: short enough to read aloud."""
    for cell in book.code():
        lines = [line for line in cell.text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
        if len(lines) > MOST_LINES:
            yield book.fault(cell, f"The cell has {len(lines)} lines of code", f"Keep it to {MOST_LINES}; split it.")


def python(book: Notebook) -> Iterator[Fault]:
    """Look at code: each cell is Python, so that the other checks can read what it asks for."""
    for cell in book.code():
        try:
            ast.parse(cell.text)
        except SyntaxError as problem:
            text = f"Line {problem.lineno} of the cell is not Python ({problem.msg})"
            yield book.fault(cell, text, "Run it in JupyterLab and mend it; commands with % or ! are not used here.")


def calls(book: Notebook, bank: Bank) -> Iterator[Fault]:
    """Look at calls: each names a question or exercise that there is, and each of those is asked somewhere."""
    items = {item.id: item for item in bank.items}
    exercises = {exercise.id for exercise in bank.exercises}
    asked: set[str] = set()
    checked: set[str] = set()
    for cell in book.code():
        for call in cell.calls:
            if call.verb == "quiz":
                parts = {"quiz", "open"} if call.bare else set(call.texts)
                asked |= {one.id for one in items.values() if one.part in parts} | set(call.texts)
                unknown = set(call.texts) - items.keys() - PARTS
            elif call.verb in ("check", "solution"):
                checked |= set(call.texts[:1]) if call.verb == "check" else set()
                unknown = set(call.texts[:1]) - exercises
            else:
                continue
            for name in sorted(unknown):
                remedy = f"Look it up in quizzes/{bank.lesson}.yaml."
                yield book.fault(cell, f"There is no question or exercise '{name}'", remedy)
    for name in sorted(items.keys() - asked):
        yield book.fault(None, f"The question '{name}' is never asked", "Ask it, or take it out of the bank.")
    for name in sorted(exercises - checked):
        yield book.fault(None, f"The exercise '{name}' is never set", "Add a cell with lesson.check, or take it out.")


def shown(book: Notebook) -> Iterator[Fault]:
    """Look at maps and tables that cells ask for: each is there."""
    known = {"map": {file.stem for file in paths.maps().glob("*.yaml")}, "table": set(package.resources())}
    for cell in book.code():
        for call in cell.calls:
            if call.texts and call.texts[0] not in known.get(call.verb, call.texts):
                where = {"map": "assets/maps/", "table": "data/"}[call.verb]
                yield book.fault(cell, f"There is no {call.verb} '{call.texts[0]}'", f"Look it up in {where}.")


def goals_covered(book: Notebook, bank: Bank) -> Iterator[Fault]:
    """Look at goals and items: each item tests a goal of the lesson, each goal is tested."""
    goals = set(book.about.get("goals", {}))
    tested = {item.goal for item in bank.items if item.part != "look-back"}
    for item in bank.items:
        if item.part != "look-back" and item.goal not in goals:
            yield book.fault(None, f"The question '{item.id}' tests '{item.goal}', which is no goal here", "Mend it.")
    for goal in sorted(goals - tested):
        yield book.fault(None, f"No question tests the goal '{goal}'", "Add one, or drop the goal.")


def solutions(book: Notebook, bank: Bank) -> Iterator[Fault]:
    """Look at exercises: each has a solution and two typical errors."""
    file = paths.solutions() / f"{bank.lesson}.py"
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    for exercise in bank.exercises:
        if f"def {exercise.id.replace('-', '_')}(" not in text or f'"{exercise.id}": [' not in text:
            remedy = f"Add a function and two typical errors to instructors/solutions/{bank.lesson}.py."
            yield book.fault(None, f"The exercise '{exercise.id}' has no solution", remedy)
