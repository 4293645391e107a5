"""YAML that an author writes: read strictly, with the line of every value known.

Plain values only: mappings, lists, texts, numbers, true and false. Dates and words like ``no`` stay text
(YAML 1.2), a key may not stand twice, and anchors are refused, since a short file could unfold into a huge one.
"""

import json
import re
from pathlib import Path as FilePath
from typing import Any, TypeVar

import msgspec

from iraqcourse import errors

Path = tuple[str | int, ...]
Built = TypeVar("Built")

_LIMIT = 1_000_000
_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?[0-9]*\.[0-9]+|[-+]?[0-9]+\.")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


class Document(msgspec.Struct, frozen=True):
    """A YAML file as plain values, and the line on which each of them begins."""

    file: FilePath
    value: Any
    lines: dict[Path, int]

    def line(self, path: Path) -> str:
        """Say where a value stands, or the nearest one around it: ``"line 12"``."""
        while path and path not in self.lines:
            path = path[:-1]
        return f"line {self.lines.get(path, 1)}"

    def fault(self, path: Path, text: str, remedy: str) -> errors.Fault:
        """Make a fault that points at a value of this file."""
        return errors.fault(text, remedy, file=self.file, place=self.line(path))

    def build(self, kind: type[Built], path: Path = ()) -> Built | errors.Fault:
        """Turn the value at ``path`` into a typed one, or say in one fault why that cannot be."""
        value = self.value
        for step in path:
            value = value[step]
        try:
            return msgspec.convert(value, kind)
        except msgspec.ValidationError as problem:
            text, _, where = str(problem).partition(" - at ")
            return self.fault(path + _steps(where), *_in_plain_words(text))


def _steps(where: str) -> Path:
    """Read msgspec's way of pointing, as in ``$.items[3].stem``, into a path."""
    found = re.findall(r"\[(\d+)\]|\.([\w-]+)", where.replace("`", ""))
    return tuple(int(number) if number else name for number, name in found)


def _in_plain_words(text: str) -> tuple[str, str]:
    """Put what msgspec says into a teacher's words, with a remedy."""
    patterns = {
        r"Object missing required field `(.+)`": ("'{0}' is missing", "Add '{0}: ...' here."),
        r"Object contains unknown field `(.+)`": (
            "'{0}' is not a field of this",
            "Look for a slip of the pen, or take it out.",
        ),
        r"Invalid enum value (.+)": ("{0} is not one of the values allowed here", "Look up the allowed values."),
        r"Invalid value (.+)": ("{0} is not one of the values allowed here", "Look up the allowed values."),
        # The only pattern that course material has.
        r"Expected `str` matching regex .+": (
            "This is not an id",
            "An id has small letters, digits and single hyphens, as in 'camp-taji'.",
        ),
        r"Expected `array`, got `.+`": (
            "One value stands where a list is wanted",
            "Make it a list, also if it holds one thing: [one] in YAML, (one,) with its comma in Python.",
        ),
        r"Expected `(.+)`, got `(.+)`": ("This is of type {1} where {0} is wanted", "Write a value of type {0}."),
    }
    for pattern, (fault, remedy) in patterns.items():
        found = re.fullmatch(pattern, text)
        if found:
            return fault.format(*found.groups()), remedy.format(*found.groups())
    return text, "Mend this value."


def read(file: FilePath) -> Document:
    """Read one YAML file.

    Raises
    ------
    CourseError
        If it is missing, too large, not UTF-8, not YAML, or uses an anchor, a tag or a key twice.
    """
    return parse(_text_of(file), file)


def read_json(file: FilePath) -> Document | None:
    """Read a file that is JSON, as programs write banks; None if it is not, or holds a key twice.

    JSON is YAML, and this gives what :func:`read` gives, but knows no lines; it takes a tenth of the time.
    """
    text = _text_of(file)
    if not text.startswith("{"):
        return None

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) != len(pairs):
            raise ValueError
        return made

    try:
        return Document(file, json.loads(text, object_pairs_hook=once), {})
    except (ValueError, RecursionError):
        return None


def _text_of(file: FilePath) -> str:
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        raise errors.CourseError(errors.fault("There is no such file", "Check the name.", file=file)) from None
    if len(content) > _LIMIT:
        raise errors.CourseError(errors.fault("The file is larger than 1 MB", "Split it.", file=file))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        remedy = "Save it again with the encoding UTF-8."
        raise errors.CourseError(errors.fault("The file is not UTF-8 text", remedy, file=file)) from None


def parse(text: str, file: FilePath) -> Document:
    """Read YAML text; ``file`` is named in faults. Raises as :func:`read`."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError
    from ruamel.yaml.events import AliasEvent

    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
                raise errors.CourseError(
                    errors.fault(
                        "Anchors (& and *) are not used here",
                        "Write the value out where it is needed, or put the text in quotes.",
                        file=file,
                        place=f"line {event.start_mark.line + 1}",
                    )
                )
        root = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        raise errors.CourseError(
            errors.fault(
                f"This is not YAML ({problem.problem or problem.context})",
                "Look at indentation, quotes, and a colon inside a text that is not quoted.",
                file=file,
                place=f"line {mark.line + 1}" if mark else "",
            )
        ) from None
    lines: dict[Path, int] = {}
    return Document(file, None if root is None else _plain(root, (), lines, file), lines)


def _plain(node: Any, path: Path, lines: dict[Path, int], file: FilePath) -> Any:
    """Turn a YAML node into a plain value, noting the line of each."""
    lines[path] = node.start_mark.line + 1
    if node.id == "sequence":
        return [_plain(child, (*path, index), lines, file) for index, child in enumerate(node.value)]
    if node.id == "mapping":
        made: dict[str, Any] = {}
        for key, child in node.value:
            if key.value in made:
                raise errors.CourseError(
                    errors.fault(
                        f"'{key.value}' stands here twice",
                        "Keep one of the two.",
                        file=file,
                        place=f"line {key.start_mark.line + 1}",
                    )
                )
            made[key.value] = _plain(child, (*path, key.value), lines, file)
            lines[(*path, key.value)] = key.start_mark.line + 1
        return made
    return _scalar(node)


def _scalar(node: Any) -> str | int | float | bool | None:
    text: str = node.value
    if node.style is not None:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text) and len(text) < 16:
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text
