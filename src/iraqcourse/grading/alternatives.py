"""An item with another key: what an answer that was accepted later makes of it."""

from typing import Any

from msgspec import structs

from iraqcourse.data import records
from iraqcourse.quiz import items as kinds
from iraqcourse.quiz.items import Item


def with_answer(item: Item, answer: Any) -> Item | None:
    """Give the item with ``answer`` as its key, or as a further one; None if it cannot be an answer to this item.

    Parameters
    ----------
    answer
        An option's id or a list of them, a number, a text, a list of ids in order, pairs of ids, the id of a place,
        or a text for each gap.

    Examples
    --------
    >>> from iraqcourse.quiz import bank
    >>> item = with_answer(bank.of_lesson("twelve-days").item("who-fired"), "kh")
    >>> [one.id for one in item.options if one.correct]
    ['kh']
    """
    match item:
        case kinds.Single() | kinds.Multiple():
            wanted = [answer] if isinstance(answer, str) else answer
            known = {one.id for one in item.options}
            if not isinstance(wanted, list) or not wanted or not all(one in known for one in wanted):
                return None
            return structs.replace(
                item, options=tuple(structs.replace(one, correct=one.id in wanted) for one in item.options)
            )
        case kinds.Number() if isinstance(answer, int | float) and not isinstance(answer, bool):
            return structs.replace(item, value=float(answer))
        case kinds.ShortText() if isinstance(answer, str) and answer.strip():
            rejected = tuple(one for one in item.reject if one != answer)
            return structs.replace(item, accept=(*item.accept, answer), reject=rejected)
        case kinds.Order() if isinstance(answer, list):
            steps = tuple((one,) if isinstance(one, str) else tuple(one) for one in answer)
            named = sorted(str(name) for tied in steps for name in tied)
            return structs.replace(item, order=steps) if named == sorted(one.id for one in item.entries) else None
        case kinds.Match() if isinstance(answer, dict):
            right = {one.id for one in item.right}
            if not set(answer) <= {one.left for one in item.pairs} or not set(map(str, answer.values())) <= right:
                return None
            pairs = (structs.replace(one, right=str(answer.get(one.left, one.right))) for one in item.pairs)
            return structs.replace(item, pairs=tuple(pairs))
        case kinds.Place() if isinstance(answer, str) and answer in records.places():
            return structs.replace(item, target=structs.replace(item.target, place=answer))
        case kinds.Fill() if isinstance(answer, dict) and set(answer) <= {gap.id for gap in item.gaps}:
            return structs.replace(
                item,
                gaps=tuple(
                    structs.replace(gap, accept=(*gap.accept, str(answer[gap.id]))) if gap.id in answer else gap
                    for gap in item.gaps
                ),
            )
        case _:
            return None
