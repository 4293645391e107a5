"""GIFT read into a bank: what stands in the file is taken over, what a bank needs besides is asked for by name.

The grammar is that of Moodle's documentation, "GIFT format". A file is read as text: nothing in it is run.
"""

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from iraqcourse.errors import CourseError, Fault, fault
from iraqcourse.exchange import text

LARGEST = 5_000_000
_TO_NAME = "to-be-named"
_UNSAID = "Nothing is said of this answer yet."
_CATEGORY = re.compile(r"\$CATEGORY:\s*(.*)")
_TITLE = re.compile(r"::(.*?)::", re.DOTALL)
_FORMAT = re.compile(r"\[(html|moodle|plain|markdown)\]")
_WEIGHT = re.compile(r"%(-?[\d.]+)%")
_ID = re.compile(r"\[id:([^\]]*)\]")
_TAG = re.compile(r"\[tag:(part|goal|level) ([^\]]*)\]")
_TRUTH = re.compile(r"\s*(T|TRUE|F|FALSE)\s*(?:#(.*?))?(?:#(.*))?", re.DOTALL)
# Stands for an escaped character while the text is taken apart: no file holds these.
_BASE = 0xE000
_SPECIAL = "\\~=#{}:n"
_PARTS = ("opening", "look-back", "check", "quiz", "open")
_LEVELS = ("recall", "understand", "reason", "source")


class Read(Struct, frozen=True):
    """What was made of a file: items as plain values, as a bank's YAML holds them, and what could not be taken over."""

    items: tuple[dict[str, Any], ...]
    notes: tuple[str, ...]


class _Answer(Struct, frozen=True):
    sign: str
    weight: float | None
    content: str
    feedback: str

    @property
    def fraction(self) -> float:
        return self.weight if self.weight is not None else 100.0 if self.sign == "=" else 0.0


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
        except ValueError as problem:
            notes.append(f"line {line}: this question was left out: {problem}.")
            continue
        if made is None:
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


def _hidden(content: str) -> str:
    return re.sub(r"\\([\\~=#{}:n])", lambda found: chr(_BASE + _SPECIAL.index(found[1])), content)


def _shown(content: str, form: str) -> str:
    made = "".join(
        ("\n" if _SPECIAL[ord(one) - _BASE] == "n" else _SPECIAL[ord(one) - _BASE])
        if 0 <= ord(one) - _BASE < len(_SPECIAL)
        else one
        for one in content
    )
    return text.from_html(made) if form in ("html", "moodle", "") and ("<" in made or "&" in made) else made.strip()


def _item(paragraph: str, number: int) -> tuple[dict[str, Any] | None, list[str]]:
    kept = [line for line in paragraph.split("\n") if not line.lstrip().startswith("//")]
    comments = " ".join(line for line in paragraph.split("\n") if line.lstrip().startswith("//"))
    body = _hidden("\n".join(line for line in kept if not _CATEGORY.match(line.strip()))).strip()
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
    made: dict[str, Any] = {"id": _name(comments, _shown(title[1], "plain") if title else "", number)}
    tags = dict(_TAG.findall(comments))
    made["part"] = tags.get("part") if tags.get("part") in _PARTS else "quiz"
    made |= _key(answers.strip(), form, notes)
    made["goal"] = tags.get("goal") or _TO_NAME
    made["level"] = tags.get("level") if tags.get("level") in _LEVELS else "understand"
    made["stem"] = _shown(before, form)
    if not made["stem"]:
        raise ValueError("it asks nothing")
    if made["type"] == "open":
        made |= {"part": "open", "sample": _shown(general, form) or "To be written."}
    elif general.strip():
        notes.append(f"its general feedback was left out: {_shown(general, form)[:80]!r}.")
    if made["goal"] == _TO_NAME:
        notes.append(f"'{made['id']}' needs a goal, sources and events.")
    return made, notes


def _name(comments: str, title: str, number: int) -> str:
    """Make an id from the comment, the title, or the number of the question."""
    said = _ID.search(comments)
    wanted = said[1].rsplit("/", 1)[-1] if said else title
    made = re.sub(r"[^a-z0-9]+", "-", wanted.lower()).strip("-")[:55].strip("-")
    return made or f"question-{number}"


def _key(answers: str, form: str, notes: list[str]) -> dict[str, Any]:
    """Read what stands between the braces, by what it looks like."""
    if not answers:
        return {"type": "open", "points": 1, "rubric": [{"id": "whole", "points": 1, "text": "To be written."}]}
    truth = _TRUTH.fullmatch(answers)
    if truth:
        return _truth(truth, form)
    if answers.startswith("#"):
        return _number(answers[1:], form, notes)
    found = [*_answers(answers)]
    if not found:
        raise ValueError("no answer begins with = or ~")
    if all(one.sign == "=" and "->" in one.content for one in found):
        return _match(found, form)
    if all(one.sign == "=" for one in found):
        return _short(found, form, notes)
    return _choice(found, form, notes)


def _answers(content: str) -> Iterator[_Answer]:
    for sign, rest in re.findall(r"([=~])([^=~]*)", content):
        weight = _WEIGHT.match(rest.lstrip())
        answer = rest.lstrip()[weight.end() :] if weight else rest
        what, _, feedback = answer.partition("#")
        yield _Answer(sign, float(weight[1]) if weight else None, what.strip(), feedback.strip())


def _said(feedback: str, form: str) -> str:
    return _shown(feedback, form) or _UNSAID


def _option(number: int, content: str, feedback: str, right: bool) -> dict[str, Any]:
    made: dict[str, Any] = {"id": f"o{number}", "text": content, "feedback": feedback}
    return made | ({"correct": True} if right else {"misconception": _TO_NAME})


def _truth(said: re.Match[str], form: str) -> dict[str, Any]:
    # The first feedback is that of a wrong answer.
    wrong, right = _said(said[2] or "", form), _said(said[3] or "", form)
    true = said[1].startswith("T")
    options = [
        _option(1, "True", right if true else wrong, true),
        _option(2, "False", wrong if true else right, not true),
    ]
    return {"type": "single", "options": options}


def _choice(found: list[_Answer], form: str, notes: list[str]) -> dict[str, Any]:
    right = [one.fraction > 0 for one in found]
    several = sum(right) != 1 or not any(one.sign == "=" or one.fraction == 100 for one in found)
    if not any(right):
        raise ValueError("no answer is right")
    if several and (all(right) or len(found) < 3):
        raise ValueError("every answer is right, or there are fewer than three")
    wanted = 100 / sum(right) if several else 100
    odd = [one for one, good in zip(found, right, strict=True) if good and abs(one.fraction - wanted) > 0.1]
    if odd:
        notes.append(f"weights such as {odd[0].fraction:g} % were left out: a right option counts its share.")
    options = [
        _option(number, _shown(one.content, form), _said(one.feedback, form), good)
        for number, (one, good) in enumerate(zip(found, right, strict=True), start=1)
    ]
    return {"type": "multiple" if several else "single", "options": options}


def _short(found: list[_Answer], form: str, notes: list[str]) -> dict[str, Any]:
    texts = [(_shown(one.content, "plain"), one) for one in found]
    right = [(what, one) for what, one in texts if one.fraction >= 100]
    if not right:
        raise ValueError("no answer is right")
    if any(0 < one.fraction < 100 for _, one in texts):
        notes.append("answers that are worth a part of the points were left out.")
    rest = [(what, one) for what, one in texts if one.fraction <= 0 and what != "*"]
    other = next((one.feedback for what, one in texts if what == "*"), "")
    wrong = _said(other, form)
    # What is said of any wrong text needs no entry of its own but a refusal.
    known = [(what, _said(one.feedback, form)) for what, one in rest]
    made: dict[str, Any] = {
        "type": "text",
        "accept": [what for what, _ in right],
        "feedback": {"correct": _said(right[0][1].feedback, form), "wrong": wrong},
    }
    rejected = [what for what, said in known if said == wrong]
    errors = [{"text": what, "feedback": said, "misconception": _TO_NAME} for what, said in known if said != wrong]
    return made | ({"reject": rejected} if rejected else {}) | ({"expected_errors": errors} if errors else {})


def _match(found: list[_Answer], form: str) -> dict[str, Any]:
    sides = [tuple(_shown(side, form) for side in one.content.split("->", 1)) for one in found]
    right = list(dict.fromkeys(other for _, other in sides))
    left = [one for one, _ in sides if one]
    if len(left) < 2 or len(right) < 2:
        raise ValueError("there are fewer than two pairs")
    ids = {other: f"r{number}" for number, other in enumerate(right, start=1)}
    pairs = [(f"l{number}", ids[other]) for number, (_, other) in enumerate((s for s in sides if s[0]), start=1)]
    return {
        "type": "match",
        "left": [{"id": f"l{number}", "text": one} for number, one in enumerate(left, start=1)],
        "right": [{"id": name, "text": other} for other, name in ids.items()],
        "pairs": [{"left": one, "right": other, "feedback": _UNSAID} for one, other in pairs],
    }


def _number(content: str, form: str, notes: list[str]) -> dict[str, Any]:
    body, _, rest = content.partition("~")
    wrong = _said(rest.partition("#")[2], form)
    found = [*_answers(body)] or [_Answer("=", None, *map(str.strip, body.partition("#")[::2]))]
    made: dict[str, Any] = {}
    errors = []
    for one in found:
        value, tolerance = _reach(one.content)
        if one.fraction >= 100 and not made:
            made = {"type": "number", "value": value, "tolerance": {"absolute": tolerance}}
            made["feedback"] = {"correct": _said(one.feedback, form), "wrong": wrong}
        elif one.fraction <= 0:
            error = {"value": value, "tolerance": {"absolute": tolerance}, "misconception": _TO_NAME}
            errors.append(error | {"feedback": _said(one.feedback, form)})
        else:
            notes.append(f"the answer {one.content} at {one.fraction:g} % was left out: a number has one key.")
    if not made:
        raise ValueError("no number is right")
    return made | ({"expected_errors": errors} if errors else {})


def _reach(content: str) -> tuple[float, float]:
    """Read ``5``, ``5:0.1`` or ``4..6``."""
    written = _shown(content, "plain")
    low, dots, high = written.partition("..")
    if dots:
        return (float(low) + float(high)) / 2, abs(float(high) - float(low)) / 2
    # The colon was hidden if it was escaped, and is plain otherwise.
    value, _, tolerance = written.partition(":")
    return float(value), float(tolerance or 0)
