"""An item with another key: what an answer that was accepted later makes of it."""

from typing import Any

from msgspec import structs

from iraqcourse.data import records
from iraqcourse.quiz import items as kinds
from iraqcourse.quiz.items import Item
from iraqcourse.quiz.reading import plain_name
from iraqcourse.quiz.scoring import number_of

_AS_RECORDED = "Write it as the record does: an option's id, a list of ids, a text, a number, or pairs."
_ALL_RIGHT = "Ticking everything gives nothing, so that not all can be right: leave one out, or write 'full:' instead."


class NotAnAnswer(ValueError):  # noqa: N818 - says what a value is
    """A value cannot be an answer to an item; ``remedy`` says what to write instead."""

    def __init__(self, remedy: str = _AS_RECORDED) -> None:
        self.remedy = remedy
        super().__init__(remedy)


def with_answer(item: Item, answer: Any) -> Item:
    """Give the item with ``answer`` as its key, or as a further one.

    Parameters
    ----------
    answer
        An option's id or a list of them, a number, a text, a list of ids in order, pairs of ids, the id of a place,
        or a text for each gap.

    Raises
    ------
    NotAnAnswer
        If it cannot be an answer to this item.

    Examples
    --------
    >>> from iraqcourse.quiz import bank
    >>> item = with_answer(bank.of_lesson("twelve-days").item("who-fired"), "kh")
    >>> [one.id for one in item.options if one.correct]
    ['kh']
    """
    match item:
        case kinds.Single() | kinds.Multiple():
            return _options(item, answer)
        case kinds.Number():
            value = number_of(item, answer)
            if value is not None:
                return structs.replace(item, value=value)
        case kinds.ShortText() if isinstance(answer, str) and plain_name(answer):
            rejected = tuple(one for one in item.reject if plain_name(one) != plain_name(answer))
            return structs.replace(item, accept=(*item.accept, answer), reject=rejected)
        case kinds.Order() if isinstance(answer, list):
            steps = tuple(_ids(one) for one in answer)
            if sorted(name for tied in steps for name in tied) == sorted(one.id for one in item.entries):
                return structs.replace(item, order=steps)
        case kinds.Match():
            chosen = _texts(answer)
            if set(chosen) <= {one.left for one in item.pairs} and set(chosen.values()) <= {
                one.id for one in item.right
            }:
                pairs = (structs.replace(one, right=chosen.get(one.left, one.right)) for one in item.pairs)
                return structs.replace(item, pairs=tuple(pairs))
        case kinds.Place() if isinstance(answer, str) and answer in records.places():
            return structs.replace(item, target=structs.replace(item.target, place=answer))
        case kinds.Fill():
            return _gaps(item, _texts(answer))
    raise NotAnAnswer


def _options(item: kinds.Single | kinds.Multiple, answer: Any) -> Item:
    right, known = set(_ids(answer)), {one.id for one in item.options}
    if not right or not right <= known:
        raise NotAnAnswer
    if right == known and isinstance(item, kinds.Multiple):
        raise NotAnAnswer(_ALL_RIGHT)
    options = tuple(structs.replace(one, correct=one.id in right) for one in item.options)
    return structs.replace(item, options=options)


def _gaps(item: kinds.Fill, typed: dict[str, str]) -> Item:
    known = {gap.id: gap for gap in item.gaps}
    for name, text in typed.items():
        if name not in known or not plain_name(text) or (known[name].options and text not in known[name].options):
            raise NotAnAnswer
    gaps = (structs.replace(gap, accept=(*gap.accept, typed[gap.id])) if gap.id in typed else gap for gap in item.gaps)
    return structs.replace(item, gaps=tuple(gaps))


def _ids(value: Any) -> tuple[str, ...]:
    """Give ids: one, or a list of them."""
    found = [value] if isinstance(value, str) else value
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise NotAnAnswer
    return tuple(found)


def _texts(value: Any) -> dict[str, str]:
    """Give a mapping of texts that is not empty."""
    if not isinstance(value, dict) or not value or not all(isinstance(one, str) for one in value.values()):
        raise NotAnAnswer
    return value
