"""What the tables must be: every cell as its schema says, keys that lead somewhere, and a source for every fact."""

import json
from collections.abc import Iterator
from pathlib import Path

from iraqcourse import errors, paths
from iraqcourse.checks import cells
from iraqcourse.checks.cells import Rows
from iraqcourse.data import dates, package, records
from iraqcourse.errors import CourseError, Fault

_READERS = (
    "sources events facts event_values places cross_checks place_notes base_use actors relations glossary names "
    "claims counter_arguments article"
)
_PARTS_OF = {"hour": 3, "day": 3, "month": 2, "year": 1}


def faults() -> Iterator[Fault]:
    """Give every fault of the tables."""
    rows: dict[str, Rows] = {}
    found: list[Fault] = []
    for name, one in package.resources().items():
        rows[name], wrong = cells.rows_and_faults(_file(name), one["schema"])
        found += wrong
    if not found:
        # The schema and the values that the code reads must say the same.
        for name in _READERS.split():
            try:
                getattr(records, name)()
            except CourseError as problem:
                found += problem.faults
    yield from found
    yield from _keys(rows)
    yield from _source_lists(rows)
    yield from _facts_without_source(rows)
    yield from _days(rows["events"])


def _file(name: str) -> Path:
    return paths.data() / str(package.resource(name)["path"])


def _keys(rows: dict[str, Rows]) -> Iterator[Fault]:
    """Look at foreign keys: each leads to a row. A table that could not be read was reported already."""
    for name, one in package.resources().items():
        for key in one["schema"].get("foreignKeys", ()):
            (field,), there = key["fields"], key["reference"]["resource"].replace("-", "_")
            known = {row["id"] for _, row in rows[there]}
            for line, row in rows[name] if known else ():
                if row[field] and row[field] not in known:
                    text = f"'{row[field]}' in column '{field}' is not in {there}.csv"
                    yield errors.fault(text, "Mend the key, or add the row.", file=_file(name), place=f"line {line}")


def _source_lists(rows: dict[str, Rows]) -> Iterator[Fault]:
    """Look at the sources of a series' row, several to a cell, which a foreign key cannot state."""
    known = {row["id"] for _, row in rows["sources"]}
    for name in package.series() if known else ():
        for line, row in rows[name]:
            for source in row["source_id"].split(";") if row["source_id"] else ():
                if source not in known:
                    text = f"'{source}' in column 'source_id' is not in sources.csv"
                    remedy = "Mend the key, or add the row; several sources are parted by ';' without a space."
                    yield errors.fault(text, remedy, file=_file(name), place=f"line {line}")


def _facts_without_source(rows: dict[str, Rows]) -> Iterator[Fault]:
    sourced = {row["fact_id"] for _, row in rows["fact_sources"]}
    for line, row in rows["facts"] if sourced else ():
        if row["id"] not in sourced:
            remedy = "Add a row to data/fact_sources.csv; a fact comes in with a source, or not at all."
            text = f"The fact '{row['id']}' has no source"
            yield errors.fault(text, remedy, file=_file("facts"), place=f"line {line}")


def _days(events: Rows) -> Iterator[Fault]:
    """Look at the dates of events: as exact as 'precision' says, and none that ends before it begins."""
    for line, row in events:
        if row["date"].count("-") + 1 != _PARTS_OF.get(row["precision"], 0):
            text = f"The date '{row['date']}' is not exact to the {row['precision']}"
            remedy = "Make 'date' and 'precision' agree: 2020-01-08 is a day, 2020-01 a month, 2020 a year."
            yield errors.fault(text, remedy, file=_file("events"), place=f"line {line}")
        try:
            early = bool(row["end_date"]) and dates.first_day(row["end_date"]) < dates.first_day(row["date"])
        except ValueError:
            continue
        if early:
            text = f"The event ends on {row['end_date']}, before it begins on {row['date']}"
            yield errors.fault(text, "Look both days up.", file=_file("events"), place=f"line {line}")


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
        yield from cells.rows_and_faults(file, schema)[1]
    except (OSError, ValueError, KeyError, TypeError, StopIteration):
        remedy = "Describe it in a datapackage.json in its folder, as data/datapackage.json does."
        yield errors.fault("Nothing says what this table must be", remedy, file=file)
