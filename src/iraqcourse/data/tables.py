"""Read a CSV table into frozen dataclasses, with the standard library only."""

import csv
import re
import types
import typing
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from iraqcourse import errors, paths

Row = TypeVar("Row")

# Columns whose CSV name is a Python keyword.
_COLUMN_OF = {"from_": "from"}


def _flag(text: str) -> bool:
    if text not in ("true", "false"):
        raise ValueError(text)
    return text == "true"


def _number(text: str) -> float:
    # Python also reads "1_000", "nan" and "inf"; a table does not mean them.
    if not re.fullmatch(r"[-+]?\d+(\.\d+)?([eE][-+]?\d+)?", text):
        raise ValueError(text)
    return float(text)


def _whole(text: str) -> int:
    if not re.fullmatch(r"[-+]?\d+", text):
        raise ValueError(text)
    return int(text)


def _day(text: str) -> date:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        raise ValueError(text)
    return date.fromisoformat(text)


_READERS: dict[type, tuple[Callable[[str], Any], str]] = {
    str: (str, "text"),
    int: (_whole, "a whole number"),
    float: (_number, "a number"),
    bool: (_flag, "true or false"),
    date: (_day, "a date like 2020-01-08"),
}
# The same by the names that data/datapackage.json has for the types of columns; the others are text.
_BY_NAME: dict[str, tuple[Callable[[str], Any], str]] = {
    "integer": _READERS[int],
    "number": _READERS[float],
    "boolean": _READERS[bool],
    "date": _READERS[date],
    "yearmonth": (lambda text: _day(f"{text}-01"), "a month like 2020-01"),
}


def value_of(text: str, kind: str) -> Any:
    """Read a cell by the type of its column in ``datapackage.json``; ValueError if it is not of that type.

    >>> value_of("16", "integer"), value_of("2020-01-08", "date")
    (16, datetime.date(2020, 1, 8))
    """
    return _BY_NAME.get(kind, _READERS[str])[0](text)


def in_words(kind: str) -> str:
    """Say what a column of this type of ``datapackage.json`` holds.

    >>> in_words("yearmonth")
    'a month like 2020-01'
    """
    return _BY_NAME.get(kind, _READERS[str])[1]


def _reader_of(hint: Any) -> tuple[Callable[[str], Any], str, bool]:
    """Give the function that reads a cell, what it accepts in words, and whether the cell may be empty."""
    optional = isinstance(hint, types.UnionType) and type(None) in hint.__args__
    plain = next(part for part in hint.__args__ if part is not type(None)) if optional else hint
    function, words = _READERS[plain]
    return function, words, optional or plain is str


def read_rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Give each row of a CSV file with the number of the line it ends on.

    Raises
    ------
    CourseError
        If the file is missing, is not UTF-8, or a row has more or fewer cells than the header.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restkey="", strict=True)
            for row in reader:
                if "" in row or None in row.values():
                    raise errors.CourseError(
                        errors.fault(
                            "This row does not have as many cells as the header",
                            "Count its commas; a text that holds a comma stands in double quotes.",
                            file=path,
                            place=f"line {reader.line_num}",
                        )
                    )
                yield reader.line_num, row
    except FileNotFoundError:
        raise errors.CourseError(
            errors.fault("The table is missing", "Restore it with 'git restore data'.", file=path)
        ) from None
    except UnicodeDecodeError:
        raise errors.CourseError(
            errors.fault("The table is not UTF-8 text", "Save it again with the encoding UTF-8.", file=path)
        ) from None
    except csv.Error as problem:
        raise errors.CourseError(
            errors.fault(
                f"The table cannot be read as CSV ({problem})",
                "Look for a double quote that is never closed.",
                file=path,
            )
        ) from None


def read_table(path: Path, kind: type[Row]) -> tuple[Row, ...]:
    """Read one table into values of ``kind``, a dataclass with a field for every column.

    Parameters
    ----------
    path
        The CSV file: UTF-8, one header row.
    kind
        A frozen dataclass; the types of its fields say how each cell is read. An empty cell is ``None``
        where the field allows it and the empty text where the field is a text.

    Raises
    ------
    CourseError
        If a column is missing or unknown, or a cell cannot be read; says file, line and remedy.
    """
    hints = typing.get_type_hints(kind)
    plan = [
        (field.name, _COLUMN_OF.get(field.name, field.name), *_reader_of(hints[field.name]))
        for field in fields(kind)  # type: ignore[arg-type]
    ]
    columns = {column for _, column, *_ in plan}
    made: list[Row] = []
    for line, row in read_rows(path):
        if row.keys() != columns:
            odd = ", ".join(sorted(row.keys() ^ columns))
            raise errors.CourseError(
                errors.fault(
                    f"The header does not fit this table: {odd}",
                    f"It needs exactly these columns: {', '.join(c for _, c, *_ in plan)}.",
                    file=path,
                    place="line 1",
                )
            )
        cells: dict[str, Any] = {}
        for name, column, function, words, may_be_empty in plan:
            text = row[column]
            if text == "" and may_be_empty:
                cells[name] = "" if function is str else None
                continue
            try:
                cells[name] = function(text)
            except ValueError:
                raise errors.CourseError(
                    errors.fault(
                        f"Column '{column}' holds {text!r}, which is not {words}",
                        f"Write {words}{' or leave the cell empty' if may_be_empty else ''}.",
                        file=path,
                        place=f"line {line}",
                    )
                ) from None
        made.append(kind(**cells))
    return tuple(made)


@cache
def table(name: str, kind: type[Row]) -> tuple[Row, ...]:
    """Read ``data/<name>.csv`` once."""
    return read_table(paths.data() / f"{name}.csv", kind)


@cache
def links(name: str) -> dict[str, tuple[str, ...]]:
    """Read the link table ``data/<name>.csv`` once: for each key of its first column, the second's in order."""
    linked: dict[str, list[str]] = {}
    for _, row in read_rows(paths.data() / f"{name}.csv"):
        key, value = row.values()
        linked.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in linked.items()}
