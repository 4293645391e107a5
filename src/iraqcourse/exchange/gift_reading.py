"""GIFT read into a bank: what stands in the file is taken over, what a bank needs besides is asked for by name.

The grammar is that of Moodle's documentation, "GIFT format". A file is read as text: nothing in it is run.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from iraqcourse.errors import CourseError, Fault, fault
from iraqcourse.exchange.gift_answers import TO_NAME, hidden, key, shown
from iraqcourse.quiz.bank import from_document
from iraqcourse.strict_yaml import Document

LARGEST = 5_000_000
_CATEGORY = re.compile(r"\$CATEGORY:\s*(.*)")
_TITLE = re.compile(r"::(.*?)::", re.DOTALL)
_FORMAT = re.compile(r"\[(html|moodle|plain|markdown)\]")
_ID = re.compile(r"\[id:([^\]]*)\]")
_TAG = re.compile(r"\[tag:(part|goal|level) ([^\]]*)\]")
_PARTS = ("opening", "look-back", "check", "quiz", "open")
_LEVELS = ("recall", "understand", "reason", "source")


class Read(Struct, frozen=True):
    """What was made of a file: items as plain values, as a bank's YAML holds them, and what could not be taken over."""

    items: tuple[dict[str, Any], ...]
    notes: tuple[str, ...]


def read(content: str, file: str) -> Read:
    """Read a GIFT file.

    Parameters
    ----------
    content
        The text of the file.
    file
        Its name, for messages.

    Raises
    ------
    CourseError
        If it holds no question, or is too large to be one. What is wrong with a single question is a note: the
        others are taken over.
    """
    if len(content) > LARGEST:
        raise CourseError(fault("The file is larger than 5 MB", "Split it.", file=file))
    items, notes, names = list[dict[str, Any]](), list[str](), set[str]()
    for line, paragraph in _paragraphs(content):
        try:
            made, said = _item(paragraph, len(items) + 1)
            if made is None:
                continue
            _fits(made)
        except ValueError as problem:
            notes.append(f"line {line}: this question was left out: {problem}.")
            continue
        if made["id"] in names:
            made["id"] = f"{made['id'][:50]}-{len(items) + 1}"
        names.add(made["id"])
        items.append(made)
        notes += [f"line {line}: {one}" for one in said]
    if not items:
        whole = Fault(
            file, "", "There is no question in it that can be taken over", "See 'GIFT format' in Moodle's help."
        )
        raise CourseError(whole, *(Fault(file, "", one.rstrip("."), "Correct it.") for one in notes))
    return Read(tuple(items), tuple(notes))


def _fits(made: dict[str, Any]) -> None:
    """Hold an item to what a bank takes, so that one that it does not take costs no other.

    Raises
    ------
    ValueError
        With the faults.
    """
    try:
        from_document(Document(Path(), {"lesson": "imported", "version": 1, "items": [made]}, {}))
    except CourseError as problem:
        raise ValueError("; ".join(one.fault for one in problem.faults)) from None


def _paragraphs(content: str) -> Iterator[tuple[int, str]]:
    """Give the questions: paragraphs parted by empty lines outside of braces, with the line on which each begins."""
    lines, begun, depth = list[str](), 0, 0
    for number, line in enumerate(content.removeprefix("\ufeff").splitlines(), start=1):
        if not line.strip() and depth <= 0:
            if lines:
                yield begun, "\n".join(lines)
            lines, depth = [], 0
            continue
        begun = begun if lines else number
        lines.append(line)
        if not line.lstrip().startswith("//"):
            bare = line.replace("\\{", "").replace("\\}", "")
            depth += bare.count("{") - bare.count("}")
    if lines:
        yield begun, "\n".join(lines)


def _item(paragraph: str, number: int) -> tuple[dict[str, Any] | None, list[str]]:
    kept = [line for line in paragraph.split("\n") if not line.lstrip().startswith("//")]
    comments = " ".join(line for line in paragraph.split("\n") if line.lstrip().startswith("//"))
    body = hidden("\n".join(line for line in kept if not _CATEGORY.match(line.strip()))).strip()
    if not body:
        return None, []
    title = _TITLE.match(body)
    body = body[title.end() :].strip() if title else body
    said = _FORMAT.match(body)
    form, body = (said[1], body[said.end() :]) if said else ("", body)
    before, brace, rest = body.partition("{")
    answers, closed, behind = rest.partition("}")
    if not brace:
        raise ValueError("it has no answers in braces; descriptions are not questions")
    if not closed:
        raise ValueError("its brace is not closed")
    answers, _, general = answers.partition("####")
    if behind.strip():
        before = f"{before.strip()} ________ {behind.strip()}"
    notes = list[str]()
    made: dict[str, Any] = {"id": _name(comments, shown(title[1], "plain") if title else "", number)}
    tags = dict(_TAG.findall(comments))
    made["part"] = tags.get("part") if tags.get("part") in _PARTS else "quiz"
    made |= key(answers.strip(), form, notes)
    made["goal"] = tags.get("goal") or TO_NAME
    made["level"] = tags.get("level") if tags.get("level") in _LEVELS else "understand"
    made["stem"] = shown(before, form)
    if not made["stem"]:
        raise ValueError("it asks nothing")
    if made["type"] == "open":
        made |= {"part": "open", "sample": shown(general, form) or "To be written."}
    elif general.strip():
        notes.append(f"its general feedback was left out: {shown(general, form)[:80]!r}.")
    if made["goal"] == TO_NAME:
        notes.append(f"'{made['id']}' needs a goal, sources and events.")
    return made, notes


def _name(comments: str, title: str, number: int) -> str:
    """Make an id from the comment, the title, or the number of the question."""
    said = _ID.search(comments)
    wanted = said[1].rsplit("/", 1)[-1] if said else title
    made = re.sub(r"[^a-z0-9]+", "-", wanted.lower()).strip("-")[:55].strip("-")
    return made or f"question-{number}"
