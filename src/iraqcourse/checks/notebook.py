"""A lesson's notebook as a value: its cells, its headings, its text. Read as JSON, never run."""

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from iraqcourse import errors
from iraqcourse.checks import metadata
from iraqcourse.errors import CourseError, Fault

HEADING = re.compile(r"^(#{1,6})\s+(.*\S)\s*$", re.MULTILINE)
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]*)\)")


@dataclass(frozen=True, slots=True)
class Call:
    """What a cell asks of its lesson: ``lesson.quiz("opening", again=True)``, with the texts between the brackets."""

    verb: str
    texts: tuple[str, ...]
    bare: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its id, kind, text and metadata."""

    id: str
    kind: str
    text: str
    metadata: dict[str, Any]
    outputs: int
    execution_count: int | None

    @property
    def events(self) -> tuple[str, ...]:
        """Ids of the events that the cell tells."""
        return tuple(self.metadata.get("events", ()))

    @property
    def computed(self) -> dict[str, str]:
        """Figures of the cell that its events' facts do not hold, and where each comes from."""
        return dict(self.metadata.get("computed", {}))

    @property
    def calls(self) -> tuple[Call, ...]:
        """Calls of ``lesson`` in a cell of code, in order; what is commented out is none."""
        try:
            tree = ast.parse(self.text if self.kind == "code" else "")
        except SyntaxError:
            return ()
        return tuple(
            Call(
                node.func.attr,
                tuple(one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)),
                not node.args,
            )
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "lesson"
        )

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of the article's claims that the cell uses."""
        return tuple(self.metadata.get("claims", ()))


@dataclass(frozen=True, slots=True)
class Notebook:
    """A lesson: where it lies, what its metadata says, and its cells."""

    file: Path
    about: dict[str, Any]
    cells: tuple[Cell, ...]

    @property
    def lesson(self) -> str:
        """The lesson's slug."""
        return str(self.about.get("lesson", ""))

    def markdown(self) -> Iterator[Cell]:
        """Give the cells of text."""
        return (cell for cell in self.cells if cell.kind == "markdown")

    def code(self) -> Iterator[Cell]:
        """Give the cells of code."""
        return (cell for cell in self.cells if cell.kind == "code")

    def headings(self) -> Iterator[tuple[Cell, int, str]]:
        """Give each heading with its cell and level."""
        for cell in self.markdown():
            for found in HEADING.finditer(cell.text):
                yield cell, len(found[1]), found[2]

    def parts(self) -> dict[str, str]:
        """Give the text under each heading of the second level, code left out."""
        made: dict[str, list[str]] = {"": []}
        now = ""
        for cell in self.markdown():
            for line in cell.text.splitlines():
                if line.startswith("## "):
                    now = line[3:].strip()
                    made[now] = []
                else:
                    made[now].append(line)
        return {name: "\n".join(lines) for name, lines in made.items()}

    def fault(self, cell: Cell | None, text: str, remedy: str) -> Fault:
        """Make a fault that points at a cell."""
        return errors.fault(text, remedy, file=self.file, place=f"cell {cell.id}" if cell else "metadata")


def read(file: Path) -> Notebook:
    """Read a notebook.

    Raises
    ------
    CourseError
        If it is missing, not a notebook, not one of this course, or its metadata are not of the kinds they must be.
    """
    try:
        plain = json.loads(file.read_text(encoding="utf-8"))
        cells = tuple(
            Cell(
                str(one.get("id", "")),
                str(one["cell_type"]),
                "".join(one["source"]),
                dict(one.get("metadata", {})),
                len(one.get("outputs", ())),
                one.get("execution_count"),
            )
            for one in plain["cells"]
        )
        about = plain["metadata"]["iraqcourse"]
    except FileNotFoundError:
        raise CourseError(errors.fault("There is no such notebook", "Check the name.", file=file)) from None
    except (ValueError, KeyError, TypeError, AttributeError):
        remedy = "Save it from JupyterLab, and see that its metadata has 'iraqcourse'."
        raise CourseError(errors.fault("This is not a lesson's notebook", remedy, file=file)) from None
    errors.raise_if_any(metadata.faults(file, about, ((cell.id, cell.metadata) for cell in cells)))
    return Notebook(file, about, cells)
