"""What a lesson's metadata must be, kind by kind, so that every other check may rely on it."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from iraqcourse import errors
from iraqcourse.errors import Fault


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _is_minutes(value: Any) -> bool:
    return isinstance(value, dict) and all(type(one) is int and one >= 0 for one in value.values())


def _is_text_by_name(value: Any) -> bool:
    # That a reason or an explanation is empty is said where it is looked at.
    return isinstance(value, dict) and all(isinstance(one, str) for one in value.values())


def _is_goals(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_is_text, value.values()))


# What each entry must be, and how it is written.
Kinds = dict[str, tuple[Callable[[Any], bool], str]]
_OF_LESSON: Kinds = {
    "lesson": (_is_text, '"lesson": "twelve-days"'),
    "question": (_is_text, '"question": "the central question, as in the first cell"'),
    "minutes": (_is_minutes, '"minutes": {"story": 20, "quiz": 24}, whole numbers without quotation marks'),
    "goals": (_is_goals, '"goals": {"order-events": "Put the events in order"}, none of them empty'),
    "left_out": (_is_text_by_name, '"left_out": {"<event>": "the reason"}'),
    "left_out_claims": (_is_text_by_name, '"left_out_claims": {"C53": "the reason"}'),
    "computed": (_is_text_by_name, '"computed": {"92.7": "255 of 275"}'),
}
_NEEDED = ("lesson", "question")
_OF_CELL: Kinds = {
    "events": (_is_texts, '"events": ["2020-01-05-parliament-vote"]'),
    "claims": (_is_texts, '"claims": ["C01"]'),
    "computed": (_is_text_by_name, '"computed": {"65": "us_military_deaths_iraq_monthly, March 2003"}'),
}


def faults(file: Path, about: Any, cells: Iterable[tuple[str, dict[str, Any]]]) -> Iterator[Fault]:
    """Give every entry of the metadata, of the lesson and of its cells, that is missing or of the wrong kind.

    Parameters
    ----------
    file
        The notebook.
    about
        What stands under ``iraqcourse`` in the notebook's metadata.
    cells
        Each cell's id and metadata.
    """
    if not isinstance(about, dict):
        remedy = 'Write it so: "iraqcourse": {"lesson": "twelve-days", ...}.'
        yield errors.fault("'iraqcourse' is not a set of names and values", remedy, file=file, place="metadata")
        return
    for name in _NEEDED:
        if name not in about:
            remedy = f"Write it so: {_OF_LESSON[name][1]}."
            yield errors.fault(f"'{name}' is missing", remedy, file=file, place="metadata")
    yield from _of_kinds(file, "metadata", about, _OF_LESSON)
    for name, given in cells:
        yield from _of_kinds(file, f"cell {name}", given, _OF_CELL)


def _of_kinds(file: Path, place: str, given: dict[str, Any], wanted: Kinds) -> Iterator[Fault]:
    for name, (fits, how) in wanted.items():
        if name in given and not fits(given[name]):
            text = f"'{name}' is not written as it must be"
            yield errors.fault(text, f"Write it so: {how}.", file=file, place=place)
