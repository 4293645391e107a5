"""What the tables must be: readable, and with keys that lead somewhere."""

import json
from collections.abc import Iterator
from dataclasses import make_dataclass
from datetime import date
from pathlib import Path
from typing import Any

from iraqcourse import errors, paths
from iraqcourse.data import package, records, tables
from iraqcourse.errors import CourseError, Fault

_READERS = (
    "sources events facts event_values places cross_checks place_notes base_use actors relations glossary names "
    "claims counter_arguments article"
)


def faults() -> Iterator[Fault]:
    """Give every fault of the tables."""
    for name in _READERS.split():
        try:
            getattr(records, name)()
        except CourseError as problem:
            yield from problem.faults
    rows: dict[str, list[tuple[int, dict[str, str]]]] = {}
    for name, one in package.resources().items():
        try:
            rows[name] = list(tables.read_rows(paths.data() / one["path"]))
        except CourseError as problem:
            yield from problem.faults
    for name, one in package.resources().items():
        for key in one["schema"].get("foreignKeys", ()):
            (field,), there = key["fields"], key["reference"]["resource"].replace("-", "_")
            known = {row["id"] for _, row in rows.get(there, ())}
            for line, row in rows.get(name, ()):
                if row[field] and row[field] not in known:
                    text = f"'{row[field]}' in column '{field}' is not in {there}.csv"
                    yield errors.fault(text, "Mend the key, or add the row.", file=one["path"], place=f"line {line}")


_TYPES: dict[str, Any] = {"integer": int, "number": float, "boolean": bool, "date": date}


def faults_of_table(file: Path) -> Iterator[Fault]:
    """Give the faults of one table by the schema that the ``datapackage.json`` beside it has for it.

    A table of the course is looked at with all others, since its keys lead to them.
    """
    if file.is_relative_to(paths.data()):
        yield from faults()
        return
    described = file.parent / "datapackage.json"
    try:
        resources = json.loads(described.read_text(encoding="utf-8"))["resources"]
        schema = next(one["schema"] for one in resources if one["path"] == file.name)
        columns = {one["name"]: one for one in schema["fields"]}
    except (OSError, ValueError, KeyError, TypeError, StopIteration):
        remedy = "Describe it in a datapackage.json in its folder, as data/datapackage.json does."
        yield errors.fault("Nothing says what this table must be", remedy, file=file)
        return
    hints = []
    for name, column in columns.items():
        plain = _TYPES.get(column["type"], str)
        required = column.get("constraints", {}).get("required", False)
        hints.append((name, plain if required or plain is str else plain | None))
    try:
        tables.read_table(file, make_dataclass("Row", hints, frozen=True))
    except CourseError as problem:
        yield from problem.faults
