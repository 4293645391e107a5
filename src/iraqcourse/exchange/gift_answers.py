"""What stands between the braces of a GIFT question, read into the key fields of an item."""

import re
from collections.abc import Iterator
from math import isfinite
from typing import Any

from msgspec import Struct

from iraqcourse.exchange import text

TO_NAME = "to-be-named"
_UNSAID = "Nothing is said of this answer yet."
_WEIGHT = re.compile(r"%(-?[\d.]+)%")
_TRUTH = re.compile(r"\s*(T|TRUE|F|FALSE)\s*(?:#(.*?))?(?:#(.*))?", re.DOTALL)
# Stands for an escaped character while the text is taken apart: no file holds these.
_BASE = 0xE000
_SPECIAL = "\\~=#{}:n"


class _Answer(Struct, frozen=True):
    sign: str
    weight: float | None
    content: str
    feedback: str

    @property
    def fraction(self) -> float:
        return self.weight if self.weight is not None else 100.0 if self.sign == "=" else 0.0


def hidden(content: str) -> str:
    """Put a private character in the place of each escaped one."""
    return re.sub(r"\\([\\~=#{}:n])", lambda found: chr(_BASE + _SPECIAL.index(found[1])), content)


def shown(content: str, form: str) -> str:
    """Give a text with its escaped characters back, and without HTML."""
    made = "".join(
        ("\n" if _SPECIAL[ord(one) - _BASE] == "n" else _SPECIAL[ord(one) - _BASE])
        if 0 <= ord(one) - _BASE < len(_SPECIAL)
        else one
        for one in content
    )
    return text.from_html(made) if form in ("html", "moodle", "") and ("<" in made or "&" in made) else made.strip()


def key(answers: str, form: str, notes: list[str]) -> dict[str, Any]:
    """Read what stands between the braces, by what it looks like.

    Parameters
    ----------
    answers
        The text, its escaped characters hidden.
    form
        The format of texts, such as ``html``; empty where none is named.
    notes
        Gets a sentence for what is left out of the answers.

    Raises
    ------
    ValueError
        With a sentence, if no key can be made of it.
    """
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
        yield _Answer(sign, _finite(weight[1]) if weight else None, what.strip(), feedback.strip())


def _said(feedback: str, form: str) -> str:
    return shown(feedback, form) or _UNSAID


def _option(number: int, content: str, feedback: str, right: bool) -> dict[str, Any]:
    made: dict[str, Any] = {"id": f"o{number}", "text": content, "feedback": feedback}
    return made | ({"correct": True} if right else {"misconception": TO_NAME})


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
        _option(number, shown(one.content, form), _said(one.feedback, form), good)
        for number, (one, good) in enumerate(zip(found, right, strict=True), start=1)
    ]
    return {"type": "multiple" if several else "single", "options": options}


def _short(found: list[_Answer], form: str, notes: list[str]) -> dict[str, Any]:
    texts = [(shown(one.content, "plain"), one) for one in found]
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
    errors = [{"text": what, "feedback": said, "misconception": TO_NAME} for what, said in known if said != wrong]
    return made | ({"reject": rejected} if rejected else {}) | ({"expected_errors": errors} if errors else {})


def _match(found: list[_Answer], form: str) -> dict[str, Any]:
    sides = [tuple(shown(side, form) for side in one.content.split("->", 1)) for one in found]
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
            error = {"value": value, "tolerance": {"absolute": tolerance}, "misconception": TO_NAME}
            errors.append(error | {"feedback": _said(one.feedback, form)})
        else:
            notes.append(f"the answer {one.content} at {one.fraction:g} % was left out: a number has one key.")
    if not made:
        raise ValueError("no number is right")
    return made | ({"expected_errors": errors} if errors else {})


def _reach(content: str) -> tuple[float, float]:
    """Read ``5``, ``5:0.1`` or ``4..6``."""
    written = shown(content, "plain")
    low, dots, high = written.partition("..")
    if dots:
        return (_finite(low) + _finite(high)) / 2, abs(_finite(high) - _finite(low)) / 2
    # The colon was hidden if it was escaped, and is plain otherwise.
    value, _, tolerance = written.partition(":")
    return _finite(value), _finite(tolerance or "0")


def _finite(written: str) -> float:
    """Read a number that a bank can hold, where numbers have no exponent."""
    try:
        value = float(written)
    except ValueError:
        raise ValueError(f"'{written[:40]}' is no number") from None
    if not isfinite(value) or "e" in repr(value):
        raise ValueError(f"'{written[:40]}' is no number that a bank can hold")
    return value
