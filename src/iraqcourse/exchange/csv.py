"""Banks as one table for a spreadsheet: a row for each item, the whole item as JSON in the last column."""

from collections.abc import Iterable

import msgspec

from iraqcourse import plain
from iraqcourse.quiz import items as kinds
from iraqcourse.quiz import wording
from iraqcourse.quiz.items import Bank, Item

HEAD = (
    "bank", "id", "part", "type", "goal", "level", "points", "stem", "choices", "key_and_feedback", "hint", "events",
    "sources", "item",
)  # fmt: skip


def to_csv(banks: Iterable[Bank]) -> str:
    """Give the table; cells that a spreadsheet would take for formulas are masked.

    >>> from iraqcourse.quiz import bank
    >>> to_csv([bank.of_lesson("start-here")]).splitlines()[0][:17]
    '"bank","id","part'
    """
    return plain.csv_text(HEAD, (_row(bank, item) for bank in banks for item in bank.items), length=100_000)


def _row(bank: Bank, item: Item) -> list[str | float | None]:
    return [
        bank.lesson,
        item.id,
        item.part,
        item.type,
        item.goal,
        item.level,
        item.points,
        item.stem,
        " | ".join(_choices(item)),
        " | ".join(wording.key(item)),
        item.hint,
        " ".join(item.events),
        " ".join(item.sources),
        msgspec.json.encode(item).decode(),
    ]


def _choices(item: Item) -> tuple[str, ...]:
    match item:
        case kinds.Single() | kinds.Multiple():
            return tuple(one.text for one in item.options)
        case kinds.Order():
            return tuple(sorted(one.text for one in item.entries))
        case kinds.Match():
            return (*(one.text for one in item.left), *sorted(one.text for one in item.right))
        case kinds.Fill():
            return (item.text,)
        case _:
            return ()
