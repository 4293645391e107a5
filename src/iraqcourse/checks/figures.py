"""A lesson's dates and figures: each stands in the data, or the lesson says how it was worked out.

Two lessons that take every date and figure from one set of tables cannot contradict each other in one of them.
"""

import csv
import re
from calendar import month_name
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from iraqcourse import paths
from iraqcourse.checks.notebook import Notebook
from iraqcourse.errors import Fault

_MONTHS = month_name[1:]
DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)})\b(?: (\d{{4}}))?")
_ISO_DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
# Figures that are hard to mistake: with a thousands separator, with decimals, or of three digits and more.
_FIGURE = re.compile(r"(?<![\d.,/])(\d{1,3}(?:,\d{3})+|\d+\.\d+|\d{3,})(?![\d/]|,\d{3})")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
# Citations, code and names of lessons are not prose.
NOT_PROSE = re.compile(r"\(\[[^\]]*\]\([^)]*\)(?:; \[[^\]]*\]\([^)]*\))*\)|\]\([^)]*\)|`[^`]*`")


@cache
def _tables(folder: Path) -> str:
    """Give every cell of every table, one to a line: side by side, two figures would read as one."""
    cells: list[str] = []
    for file in sorted([*folder.glob("*.csv"), *(folder / "series").glob("*.csv")]):
        with file.open(encoding="utf-8", newline="") as rows:
            cells += [cell for row in csv.reader(rows) for cell in row]
    return "\n".join(cells)


@cache
def _days(folder: Path) -> frozenset[tuple[int, int, str]]:
    """Give every day that the data knows, as (day, month, year) and as (day, month, any year)."""
    text = _tables(folder)
    found = {(int(day), _MONTHS.index(month) + 1, year) for day, month, year in DAY.findall(text)}
    found |= {(int(day), int(month), year) for year, month, day in _ISO_DAY.findall(text)}
    return frozenset(found | {(day, month, "") for day, month, _ in found})


@cache
def _figures(folder: Path) -> frozenset[float]:
    return frozenset(
        float(one.replace(",", "")) for one in re.findall(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?", _tables(folder))
    )


def figures(book: Notebook) -> Iterator[Fault]:
    """Look for dates and figures that stand nowhere in the data, and in no line of ``computed``."""
    data = paths.data()
    computed = book.about.get("computed", {})
    for cell in book.markdown():
        text = NOT_PROSE.sub("", cell.text)
        for found in DAY.finditer(text):
            if (int(found[1]), _MONTHS.index(found[2]) + 1, found[3] or "") not in _days(data):
                remedy = "Look the date up; every date of a lesson stands in data/, with its source."
                yield book.fault(cell, f"No table knows the day '{found[0]}'", remedy)
        for found in _FIGURE.finditer(DAY.sub("", text)):
            figure = found[1]
            known = _YEAR.fullmatch(figure) or figure in computed or float(figure.replace(",", "")) in _figures(data)
            if not known:
                remedy = (
                    'Look it up; if you worked it out, say how in the metadata: "computed": {"92.7": "255 of 275"}.'
                )
                yield book.fault(cell, f"No table knows the figure '{figure}'", remedy)
    for figure, how in computed.items():
        if not re.search(rf"(?<![\d.,]){re.escape(figure)}(?!\d)", "\n".join(cell.text for cell in book.markdown())):
            yield book.fault(None, f"computed: the text has no figure '{figure}'", "Take it out.")
        if not str(how).strip():
            yield book.fault(None, f"computed: '{figure}' does not say how", "Say which rows and what was done.")
