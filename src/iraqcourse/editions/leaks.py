"""Look for what gives an answer away, in every file that students get. One find stops the build."""

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from iraqcourse import errors
from iraqcourse.data import records
from iraqcourse.errors import Fault
from iraqcourse.quiz import items as kinds
from iraqcourse.quiz.items import Bank, Item

FIELDS = frozenset({"key", "correct", "feedback", "misconception", "tolerance"})
LONG = 20
_REMEDY = "Do not hand this file out; take it from the edition and build again."


def keys_of(item: Item) -> list[str]:
    """Give the keys of an item as text, each alone and all together."""
    match item:
        case kinds.Single() | kinds.Multiple():
            return [one.id for one in item.options if one.correct]
        case kinds.Number():
            return [f"{item.value:g}", str(item.value)]
        case kinds.ShortText():
            return list(item.accept)
        case kinds.Order():
            return [name for tied in item.order for name in tied]
        case kinds.Match():
            return [f"{one.left}:{one.right}" for one in item.pairs]
        case kinds.Place():
            place = records.places()[item.target.place]
            return [item.target.place, f"{place.latitude}", f"{place.longitude}"]
        case kinds.Fill():
            return [text for gap in item.gaps for text in gap.accept]
        case kinds.Open():
            return [item.sample]


def digests(item: Item) -> set[str]:
    """Give what a hidden key could look like: MD5, SHA-1 and SHA-256 of each key and key set, in hex and base64."""
    keys = keys_of(item)
    sets = {joint.join(order) for joint in ("", ",", " ", ";", "|") for order in (keys, sorted(keys))}
    sets |= {json.dumps(keys), json.dumps(sorted(keys))}
    found = set()
    for text in {*keys, *sets, *(f"{item.id}:{key}" for key in keys), *(f"{item.id}{key}" for key in keys)}:
        for kind in ("md5", "sha1", "sha256"):
            digest = hashlib.new(kind, text.encode(), usedforsecurity=False).digest()
            found |= {digest.hex(), base64.b64encode(digest).decode().rstrip("=")}
            found.add(base64.urlsafe_b64encode(digest).decode().rstrip("="))
    return found


def _long_texts(value: Any, inside: bool = False) -> Iterator[str]:
    """Give the feedback, misconceptions and samples of an item, however deep they stand."""
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _long_texts(one, inside or name in ("feedback", "misconception", "sample", "rubric", "hint"))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _long_texts(one, inside)
    elif isinstance(value, str) and inside and len(value) >= LONG:
        yield value


def _fields(value: Any, path: str = "") -> Iterator[tuple[str, str, Any]]:
    if isinstance(value, dict):
        for name, one in value.items():
            yield f"{path}.{name}".lstrip("."), str(name), one
            yield from _fields(one, f"{path}.{name}".lstrip("."))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from _fields(one, f"{path}[{number}]")


# Where a number or a text of an item may stand although it is the key of one: what the student reads and chooses from.
_READ = re.compile(r"(^|\.)(stem|options|entries|left|right|text|outlines|view|id|record_id|words|points)(\.|\[|$)")


def faults(text: str, bank: Bank, file: Path) -> Iterator[Fault]:
    """Give every leak in one artefact, as it lies on the disk."""

    def leak(what: str, place: str = "") -> Fault:
        return errors.fault(what, _REMEDY, file=file, place=place)

    flat = _flat(text)
    for item in bank.items:
        for secret in sorted(set(_long_texts(kinds.to_plain(item)))):
            if _flat(secret) in flat:
                yield leak(f"It holds what is said after an answer: '{secret[:40]}'")
        for digest in sorted(digests(item)):
            if digest in text:
                yield leak(f"It holds a digest of a key: {digest[:16]}...")
    for data in _data_in(text):
        for path, name, value in _fields(data):
            if name.lower() in FIELDS:
                yield leak(f"It has a field '{name}'", path)
            at = _item_at(path, data, bank)
            if at is not None and not _READ.search(path.partition("]")[2]) and _plain(value) in keys_of(at):
                yield leak(f"It holds the key of a question: '{_plain(value)[:40]}'", path)


def _flat(text: str) -> str:
    """Undo what JSON, HTML and line breaks do to a text, so that it is found all the same."""
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
    text = text.replace("&#x27;", "'").replace("&quot;", '"').replace("&amp;", "&").replace('\\"', '"')
    return re.sub(r"(?:\\n|\s)+", " ", text)


def _plain(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value) if isinstance(value, str | int) else ""


def _data_in(text: str) -> Iterator[Any]:
    """Give the JSON of an artefact: the whole file, and the attachments and sources of a notebook's cells."""
    try:
        whole = json.loads(text)
    except ValueError:
        return
    yield whole
    if isinstance(whole, dict):
        sources = ("".join(cell.get("source", "")) for cell in whole.get("cells", ()))
        for found in chain.from_iterable(re.findall(r"\{.*\}", source, re.DOTALL) for source in sources):
            try:
                yield json.loads(found)
            except ValueError:
                continue


def _item_at(path: str, data: Any, bank: Bank) -> Item | None:
    found = re.match(r"items\[(\d+)\]", path)
    if found is None or not isinstance(data, dict):
        return None
    name = data["items"][int(found[1])].get("id")
    return next((item for item in bank.items if item.id == name), None)
