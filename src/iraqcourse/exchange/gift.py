"""Banks as GIFT, Moodle's short text form: one question to a paragraph. What it cannot carry stands in ``losses``."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from iraqcourse.exchange import losses, text
from iraqcourse.quiz import items as kinds
from iraqcourse.quiz import scoring, wording
from iraqcourse.quiz.items import Bank, Item

_SPECIAL = re.compile(r"([\\~=#{}:])")


def to_gift(banks: Iterable[Bank]) -> str:
    """Give banks as one file, a category for each.

    >>> from iraqcourse.quiz import bank
    >>> to_gift([bank.of_lesson("start-here")]).splitlines()[0]
    '$CATEGORY: $course$/top/Iraq Between Powers/start-here'
    """
    parts = []
    for bank in banks:
        parts.append(f"$CATEGORY: $course$/top/Iraq Between Powers/{bank.lesson}")
        parts += [question(bank, item) for item in bank.items if losses.carried(item, "gift")]
    return "\n\n".join(parts) + "\n"


def escaped(content: str) -> str:
    r"""Give a text in which nothing has a meaning to GIFT.

    >>> print(escaped("a = {b}: 50 %"))
    a \= \{b\}\: 50 %
    """
    return _SPECIAL.sub(r"\\\1", content).replace("\n", "\\n")


def question(bank: Bank, item: Item) -> str:
    """Give one item as a paragraph."""
    comment = f"// [id:{bank.lesson}/{item.id}] [tag:part {item.part}] [tag:goal {item.goal}] [tag:level {item.level}]"
    stem = escaped(text.html(item.stem))
    answers = _TYPES[type(item)](item)
    after = escaped(text.sources(item))
    if isinstance(item, kinds.Open):
        after = escaped(f"{text.rubric(item)}<p>{text.html(item.sample)}</p>") + after
    if isinstance(item, kinds.Match):
        after = escaped(text.lines(wording.key(item))) + after
    general = f"\n####{after}" if after else ""
    if isinstance(item, kinds.Fill):
        # A question with one gap: the answers stand in the sentence.
        before, behind = (escaped(text.html(part)) for part in item.text.split("{" + item.gaps[0].id + "}"))
        return f"{comment}\n::{escaped(item.id)}::[html]{stem}<br>{before}{{\n{answers}{general}\n}}{behind}"
    body = f"\n{answers}" if answers else ""
    return f"{comment}\n::{escaped(item.id)}::[html]{stem}{{{body}{general}{chr(10) if body or general else ''}}}"


def _answer(sign: str, content: str, feedback: str, fraction: float | None = None) -> str:
    weight = "" if fraction is None else f"%{fraction:.5f}".rstrip("0").rstrip(".") + "%"
    return f"{sign}{weight}{escaped(content)}" + (f"#{escaped(text.html(feedback))}" if feedback else "")


def _single(item: kinds.Single) -> str:
    return "\n".join(_answer("=" if one.correct else "~", text.html(one.text), one.feedback) for one in item.options)


def _multiple(item: kinds.Multiple) -> str:
    right = sum(one.correct for one in item.options)
    shares = {True: 100 / right, False: -100 / (len(item.options) - right)}
    return "\n".join(_answer("~", text.html(one.text), one.feedback, shares[one.correct]) for one in item.options)


def _number(item: kinds.Number) -> str:
    def answer(value: float, reach: kinds.Tolerance, feedback: str, fraction: float | None = None) -> str:
        tolerance = max(reach.absolute, reach.relative * abs(value))
        weight = "" if fraction is None else f"%{fraction:g}%"
        return f"={weight}{value:.12g}:{tolerance:.12g}#{escaped(text.html(feedback))}"

    made = [answer(item.value, item.tolerance, item.feedback.correct)]
    made += [answer(one.value, one.tolerance, one.feedback, 0) for one in item.expected_errors]
    # Moodle takes what follows "~" as what is said of every other number.
    return "\n".join(["#" + made[0], *made[1:], f"~#{escaped(text.html(item.feedback.wrong))}"])


def _short(item: kinds.ShortText) -> str:
    made = [_answer("=", one, item.feedback.wrong, 0) for one in item.reject]
    made += [_answer("=", one.text, one.feedback, 0) for one in item.expected_errors]
    made += [_answer("=", one, item.feedback.correct) for one in dict.fromkeys(scoring.accepted(item))]
    return "\n".join([*made, _answer("=", "*", item.feedback.wrong, 0)])


def _match(item: kinds.Match) -> str:
    # What is chosen from is plain text in Moodle.
    texts = {one.id: text.html(one.text) for one in item.left} | {one.id: text.bare(one.text) for one in item.right}
    key = {one.left: one.right for one in item.pairs}
    made = [f"={escaped(texts[one.id])} -> {escaped(texts[key[one.id]])}" for one in item.left]
    spare = [one.id for one in item.right if one.id not in key.values()]
    return "\n".join([*made, *(f"= -> {escaped(texts[name])}" for name in spare)])


def _fill(item: kinds.Fill) -> str:
    [gap] = item.gaps
    if not gap.options:
        made = [_answer("=", one, gap.feedback.correct) for one in gap.accept]
        return "\n".join([*made, _answer("=", "*", gap.feedback.wrong, 0)])
    made = []
    for one in gap.options:
        right = one in gap.accept
        made.append(
            _answer("=" if right else "~", text.html(one), gap.feedback.correct if right else gap.feedback.wrong)
        )
    return "\n".join(made)


def _open(_: kinds.Open) -> str:
    return ""


_TYPES: dict[type, Callable[[Any], str]] = {
    kinds.Single: _single,
    kinds.Multiple: _multiple,
    kinds.Number: _number,
    kinds.ShortText: _short,
    kinds.Match: _match,
    kinds.Fill: _fill,
    kinds.Open: _open,
}
