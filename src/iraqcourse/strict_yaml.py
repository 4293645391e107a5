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
    """A YAML file as plain values, the line on which each of them begins, and how its numbers are written."""

    file: FilePath
    value: Any
    lines: dict[Path, int]
    numbers: dict[Path, str] = {}

    def line(self, path: Path) -> str:
        """Say where a value stands, or the nearest one around it: ``"line 12"``."""
        while path and path not in self.lines:
            path = path[:-1]
        return f"line {self.lines.get(path, 1)}"

    def fault(self, path: Path, text: str, remedy: str) -> errors.Fault:
        """Make a fault that points at a value of this file."""
        return errors.fault(text, remedy, file=self.file, place=self.line(path))

    def at(self, path: Path) -> Any:
        """Give the value at ``path``."""
        value = self.value
        for step in path:
            value = value[step]
        return value

    def as_written(self, path: Path) -> Any:
        """Give the value at ``path``, where every number is the text that stands in the file: ``001`` is an id."""
        value = self.at(path)
        if isinstance(value, list):
            return [self.as_written((*path, index)) for index in range(len(value))]
        if isinstance(value, dict):
            return {key: self.as_written((*path, key)) for key in value}
        return self.numbers.get(path, value)

    def build(self, kind: type[Built], path: Path = ()) -> Built | errors.Fault:
        """Turn the value at ``path`` into a typed one, or say in one fault why that cannot be."""
        try:
            return msgspec.convert(self.at(path), kind)
        except msgspec.ValidationError as problem:
            text, _, where = str(problem).partition(" - at ")
            at = path + _steps(where)
            name = next((step for step in reversed(at) if isinstance(step, str)), "this")
            return self.fault(at, *_in_plain_words(text, name))


def _steps(where: str) -> Path:
    """Read msgspec's way of pointing, as in ``$.items[3].stem``, into a path."""
    found = re.findall(r"\[(\d+)\]|\.([\w-]+)", where.replace("`", ""))
    return tuple(int(number) if number else name for number, name in found)


def _in_plain_words(text: str, name: str) -> tuple[str, str]:
    """Put what msgspec says of the field ``name`` into a teacher's words, with a remedy."""
    patterns = {
        r"Object missing required field `(.+)`": ("'{0}' is missing", "Add '{0}: ...' here."),
        r"Object contains unknown field `(.+)`": (
            "'{0}' is not a field of this",
            "Look for a slip of the pen, or take it out.",
        ),
        r"Invalid enum value (.+)": ("{0} is not one of the values allowed here", "Look up the allowed values."),
        r"Invalid value (.+)": ("{0} is not one of the values allowed here", "Look up the allowed values."),
        r"Expected `str` of length >= 1": ("'{name}' is empty", "Write it, or take the field out."),
        r"Expected `str` of length <= (\d+)": ("'{name}' is longer than {0} characters", "Shorten it."),
        r"Expected `array` of length >= (\d+)": ("'{name}' has fewer than {0} entries", "Add what is missing."),
        r"Expected `array` of length <= (\d+)": ("'{name}' has more than {0} entries", "Take some out."),
        # The only pattern that course material has.
        r"Expected `str` matching regex .+": (
            "This is not an id",
            "An id has small letters, digits and single hyphens, as in 'camp-taji'.",
        ),
        r"Expected `array`, got `.+`": (
            "One value stands where a list is wanted",
            "Make it a list, also if it holds one thing: [one] in YAML, (one,) with its comma in Python.",
        ),
        r"Expected `(.+)`, got `(.+)`": ("This is {1} where {0} is wanted", "Write {0}."),
    }
    for pattern, (fault, remedy) in patterns.items():
        found = re.fullmatch(pattern, text)
        if found:
            said = [_kinds_in_words(group) if ", got " in pattern else group for group in found.groups()]
            return fault.format(*said, name=name), remedy.format(*said)
    return text, "Mend this value."


_KINDS = {
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "null": "nothing",
    "array": "a list",
    "object": "a mapping (name: value)",
}


def _kinds_in_words(kinds: str) -> str:
    """Put the names of types into words.

    >>> _kinds_in_words("float | object")
    'a number or a mapping (name: value)'
    """
    return " or ".join(_KINDS.get(one, one) for one in kinds.split(" | "))


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
    except IsADirectoryError:
        remedy = "Name the YAML file in it."
        raise errors.CourseError(errors.fault("This is a folder, not a file", remedy, file=file)) from None
    except OSError as problem:
        text = f"It cannot be read ({problem.strerror})"
        raise errors.CourseError(errors.fault(text, "Check its permissions.", file=file)) from None
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
    document = Document(file, None, {}, {})
    return msgspec.structs.replace(document, value=None if root is None else _plain(root, (), document))


def _plain(node: Any, path: Path, document: Document) -> Any:
    """Turn a YAML node into a plain value; the document notes the line of each, and how numbers are written."""
    document.lines[path] = node.start_mark.line + 1
    if node.id == "sequence":
        return [_plain(child, (*path, index), document) for index, child in enumerate(node.value)]
    if node.id == "mapping":
        made: dict[str, Any] = {}
        for key, child in node.value:
            if key.value in made:
                raise errors.CourseError(
                    errors.fault(
                        f"'{key.value}' stands here twice",
                        "Keep one of the two.",
                        file=document.file,
                        place=f"line {key.start_mark.line + 1}",
                    )
                )
            made[key.value] = _plain(child, (*path, key.value), document)
            document.lines[(*path, key.value)] = key.start_mark.line + 1
        return made
    value = _scalar(node)
    if isinstance(value, int | float) and not isinstance(value, bool):
        document.numbers[path] = node.value
    return value


def _scalar(node: Any) -> str | int | float | bool | None:
    text: str = node.value
    if node.style is not None:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text) and len(text) < 16:
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text
