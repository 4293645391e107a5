"""Records in a notebook: in its metadata, or as the output of the hand-in cell. No cell is run, no output shown."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from iraqcourse.grading import strict_json
from iraqcourse.grading.limits import LIMITS, in_words
from iraqcourse.grading.refusal import Refused
from iraqcourse.quiz import record as records


class Found(Struct, frozen=True):
    """A record in a notebook: where it stood, and its plain value or why it has none."""

    where: str
    plain: Any = None
    problem: tuple[str, str] | None = None


def records_in(content: bytes) -> tuple[Found, ...]:
    """Find every record in a notebook, those in its metadata first.

    Parameters
    ----------
    content
        A notebook file of at most :attr:`~iraqcourse.grading.limits.Limits.notebook` bytes.

    Raises
    ------
    Refused
        If it is not a notebook, cannot be read, or holds no record.
    """
    # Objects and lists, not bytes, are what fills the memory when JSON is read.
    if content.count(b"{") + content.count(b"[") > LIMITS.braces:
        raise Refused("too-complex", "It holds far more than a notebook of this course. Ask for the hand-in file.")
    return in_plain(strict_json.parse(content))


def in_plain(plain: Any) -> tuple[Found, ...]:
    """Find the records in a notebook that was parsed; raises as :func:`records_in`."""
    if not is_notebook(plain):
        raise Refused("not-a-notebook", "It is not a notebook. Ask for the file that the hand-in cell wrote.")
    found = (*_in_metadata(plain), *_in_outputs(plain["cells"]))
    if not found:
        reason = "The notebook holds no record: its hand-in cell was not run, or its outputs were cleared."
        raise Refused("no-record", f"{reason} Ask for the hand-in file.")
    return found


def is_notebook(plain: Any) -> bool:
    """Say whether a value has the shape of a notebook (nbformat 4)."""
    return isinstance(plain, dict) and isinstance(plain.get("cells"), list) and "nbformat" in plain


def _in_metadata(plain: dict[str, Any]) -> Iterator[Found]:
    match plain.get("metadata"):
        case {"iraqcourse": {"record": kept}}:
            yield _found("metadata", kept)


def _in_outputs(cells: list[Any]) -> Iterator[Found]:
    for number, cell in enumerate(cells, start=1):
        match cell:
            case {"outputs": [*outputs]}:
                for output in outputs:
                    match output:
                        case {"data": {records.MIME: kept}}:
                            yield _found(f"output of cell {number}", kept)


def _found(where: str, kept: Any) -> Found:
    """Read one record: an object, or its text, whole or in lines, as notebooks keep texts."""
    if isinstance(kept, list) and all(isinstance(line, str) for line in kept):
        kept = "".join(kept)
    if isinstance(kept, dict):
        return Found(where, kept)
    if not isinstance(kept, str):
        return Found(where, problem=("not-a-record", "The record in the notebook is damaged."))
    try:
        text = kept.encode()
        if len(text) > LIMITS.record:
            reason = f"The record in the notebook is larger than {in_words(LIMITS.record)}."
            return Found(where, problem=("too-large", reason))
        return Found(where, strict_json.parse(text))
    except UnicodeEncodeError:
        return Found(where, problem=("not-utf8", "The record in the notebook is not text in UTF-8."))
    except Refused as problem:
        return Found(where, problem=(problem.code, problem.reason))
