"""JSON from strangers: read strictly, and whatever a lenient parser would pass over is said.

``json`` alone takes the last of two equal names, ``NaN`` and half a character; ``msgspec`` refuses the
latter two (RFC 8259) but not the first. Both look at every record.
"""

import json
from typing import Any

import msgspec

from iraqcourse.grading.refusal import Refused

_BOMS = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))
_UTF8_BOM = b"\xef\xbb\xbf"


class _Twice(Exception):  # noqa: N818 - carries a name out of the parser
    pass


def _once(pairs: list[tuple[str, Any]]) -> None:
    names = {name for name, _ in pairs}
    if len(names) != len(pairs):
        seen: set[str] = set()
        raise _Twice(next(name for name, _ in pairs if name in seen or seen.add(name)))  # type: ignore[func-returns-value]


def without_mark(content: bytes) -> bytes:
    r"""Give UTF-8 bytes without a byte order mark, which some editors add.

    Raises
    ------
    Refused
        If there is nothing, or the bytes are another encoding.

    Examples
    --------
    >>> without_mark(b"\xef\xbb\xbf{}")
    b'{}'
    """
    if not content.strip(b" \t\r\n\x00"):
        raise Refused("empty", "The file is empty. Ask for it again.")
    for mark, name in _BOMS:
        if content.startswith(mark):
            raise Refused("not-utf8", f"It is saved as {name}. Hand in the file that the course wrote, unchanged.")
    return content.removeprefix(_UTF8_BOM)


def parse(content: bytes) -> Any:
    """Read one JSON value.

    Parameters
    ----------
    content
        At most as many bytes as :class:`~iraqcourse.grading.limits.Limits` allows: the caller has looked.

    Raises
    ------
    Refused
        If it is empty, not UTF-8, not JSON, nested too deeply, or says the same name twice in one object.

    Examples
    --------
    >>> parse(b'{"a": 1, "a": 2}')
    Traceback (most recent call last):
    iraqcourse.grading.refusal.Refused: It says 'a' twice in one place, so ... Ask for it again.
    """
    content = without_mark(content)
    try:
        value = msgspec.json.decode(content)
        json.loads(content, object_pairs_hook=_once)
    except RecursionError:
        raise Refused("too-deep", "It is nested too deeply to be a record. Ask for it again.") from None
    except UnicodeDecodeError:
        raise Refused("not-utf8", "It is not text in UTF-8. Hand in the file that the course wrote.") from None
    except _Twice as found:
        name = str(found)[:60]
        reason = f"It says {name!r} twice in one place, so nobody can tell which holds. Ask for it again."
        raise Refused("duplicate-key", reason) from None
    except ValueError as problem:
        reason = f"It is not JSON, or was cut off ({str(problem)[:120]}). Ask for it again."
        raise Refused("not-json", reason) from None
    return value
