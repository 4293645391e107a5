"""Look for what a template left to its author: the mark that ``iraqcourse new`` writes into each file."""

from collections.abc import Iterator
from pathlib import Path

from iraqcourse import errors
from iraqcourse.checks.notebook import Notebook
from iraqcourse.errors import Fault

MARK = "FILL IN"
_REMEDY = "Write what it asks for, and take the mark away."


def left_in_notebook(book: Notebook) -> Iterator[Fault]:
    """Look at every cell, and at the metadata."""
    if MARK in str(book.about):
        yield book.fault(None, f"'{MARK}' still stands here", _REMEDY)
    for cell in book.cells:
        if MARK in cell.text:
            yield book.fault(cell, f"'{MARK}' still stands here", _REMEDY)


def left_in_text(file: Path) -> Iterator[Fault]:
    """Look at every line of a bank or a map, comments as well: they say what is still to do."""
    text = file.read_text(encoding="utf-8", errors="replace")
    lines = [number for number, line in enumerate(text.splitlines(), start=1) if MARK in line]
    if lines:
        more = f" and on {len(lines) - 1} more lines" if len(lines) > 1 else ""
        yield errors.fault(f"'{MARK}' still stands here{more}", _REMEDY, file=file, place=f"line {lines[0]}")
