"""What the tables must be: readable, and with keys that lead somewhere."""

from collections.abc import Iterator

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
