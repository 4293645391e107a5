"""Hold the rows of one table against its schema, as a ``datapackage.json`` describes it (Frictionless Table Schema).

frictionless says the same in the tests, to a programmer and in seconds; this says it to an author, at once.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from iraqcourse import errors
from iraqcourse.data import dates, tables
from iraqcourse.errors import CourseError, Fault

Rows = list[tuple[int, dict[str, str]]]

# A date that may be known to the month or the year only, as data/datapackage.json writes it.
_PARTIAL_DATE = r"\d{4}(-\d\d(-\d\d)?)?"


def rows_and_faults(file: Path, schema: dict[str, Any]) -> tuple[Rows, list[Fault]]:
    """Read one table; give its rows with their lines, and every fault of a cell, a column or a repeated row.

    Rows are empty where the table cannot be read at all; the faults then say why.
    """
    try:
        rows = list(tables.read_rows(file))
    except CourseError as problem:
        return [], list(problem.faults)
    columns = [str(one["name"]) for one in schema["fields"]]
    if rows and list(rows[0][1]) != columns:
        odd = ", ".join(sorted(set(rows[0][1]) ^ set(columns))) or "the columns stand in another order"
        remedy = f"It needs exactly these columns: {', '.join(columns)}."
        return [], [errors.fault(f"The header does not fit this table: {odd}", remedy, file=file, place="line 1")]
    found = [
        errors.fault(*said, file=file, place=f"line {line}")
        for line, row in rows
        for column in schema["fields"]
        for said in _of_cell(row[column["name"]], column)
    ]
    return rows, [*found, *_repeated(file, rows, schema)]


def _of_cell(text: str, column: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Say what is wrong with one cell, and what to do."""
    rules = column.get("constraints", {})
    holds = f"Column '{column['name']}' holds {text!r}"
    if not text:
        if rules.get("required"):
            yield f"Column '{column['name']}' is empty", f"Write {tables.in_words(column['type'])}."
        return
    try:
        value = tables.value_of(text, column["type"])
    except ValueError:
        kind = tables.in_words(column["type"])
        yield f"{holds}, which is not {kind}", f"Write {kind}{'' if rules.get('required') else ' or leave it empty'}."
        return
    allowed = rules.get("enum", ())
    if allowed and text not in allowed:
        remedy = f"Write one of: {', '.join(allowed)}; a new value is added in datapackage.json first."
        yield f"{holds}, which is not one of its values", remedy
    if "minimum" in rules and value < rules["minimum"]:
        yield f"{holds}, which is less than {rules['minimum']}", "Look the figure up in its source."
    if "maximum" in rules and value > rules["maximum"]:
        yield f"{holds}, which is more than {rules['maximum']}", "Look the figure up in its source."
    pattern = rules.get("pattern", "")
    if pattern == _PARTIAL_DATE and not _is_date(text):
        yield f"{holds}, which is no day, month or year", "Write 2020-01-08, 2020-01 or 2020."
    elif pattern and not re.fullmatch(pattern, text):
        yield f"{holds}, which has not the form it needs", f"Look at the other rows: {column.get('description', '')}."


def _is_date(text: str) -> bool:
    try:
        dates.first_day(text)
    except ValueError:
        return False
    return re.fullmatch(_PARTIAL_DATE, text) is not None


def _repeated(file: Path, rows: Rows, schema: dict[str, Any]) -> Iterator[Fault]:
    """Look for a key, or a whole row, that stands twice."""
    single = [one["name"] for one in schema["fields"] if one.get("constraints", {}).get("unique")]
    primary = schema.get("primaryKey") or [one["name"] for one in schema["fields"]]
    primary = [primary] if isinstance(primary, str) else primary
    keys = [[name] for name in single] + ([] if primary in [[name] for name in single] else [primary])
    for key in keys:
        first: dict[tuple[str, ...], int] = {}
        for line, row in rows:
            cells = tuple(row[name] for name in key)
            if not any(cells):
                continue
            if cells in first:
                text = f"'{', '.join(one for one in cells if one)[:80]}' stands on line {first[cells]} already"
                remedy = "Take one of the two rows out, or give it a name of its own."
                yield errors.fault(text, remedy, file=file, place=f"line {line}")
            else:
                first[cells] = line
