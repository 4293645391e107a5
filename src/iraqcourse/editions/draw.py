"""Draw a graded edition from banks: which items, in which order, and under which ids that say nothing."""

import hashlib
import random
from collections.abc import Iterable
from typing import TypeVar

import msgspec
from msgspec import Struct, structs

from iraqcourse.errors import CourseError, fault
from iraqcourse.quiz import items as kinds
from iraqcourse.quiz.items import Bank, Item

Named = TypeVar("Named", kinds.Option, kinds.Entry)
# No vowels: an id never spells a word.
_LETTERS = "bcdfghjkmnpqrstvwxz23456789"


class Edition(Struct, frozen=True):
    """The bank that marks an edition: its ids are those that the students see.

    Parameters
    ----------
    bank
        The drawn items with their keys, under new ids.
    origin
        For each new item id, where the item came from: ``<lesson>/<id>``.
    """

    bank: Bank
    origin: dict[str, str]


class _Ids:
    """Random ids, none twice, the same for the same seed."""

    def __init__(self, chance: random.Random) -> None:
        self._chance, self._given = chance, set[str]()

    def new(self) -> str:
        while True:
            made = "".join(self._chance.choices(_LETTERS, k=8))
            # An id begins with a letter, as a bank asks.
            if made[0].isalpha() and made not in self._given:
                self._given.add(made)
                return made


def check_name(name: str) -> None:
    """Hold the name of an edition to what a bank's name and a file's name may be; CourseError if it is neither."""
    try:
        msgspec.convert(name, kinds.Id)
    except msgspec.ValidationError:
        remedy = "Use lower-case letters, digits and single hyphens, such as march-quiz, at most 60 characters."
        raise CourseError(fault(f"'{name}' cannot be the name of an edition", remedy)) from None


def draw(banks: Iterable[Bank], number: int, seed: bytes, name: str) -> Edition:
    """Draw items that count from banks.

    Parameters
    ----------
    banks
        Where to draw from.
    number
        How many items; open items are drawn like all others.
    seed
        The instructor's secret: the same seed gives the same edition.
    name
        Name of the edition, a lower-case word with hyphens.

    Raises
    ------
    CourseError
        If the banks hold fewer items than asked for, or the name cannot be one of files and of a bank.
    """
    check_name(name)
    all_banks = list(banks)
    pool = [(bank.lesson, item) for bank in all_banks for item in bank.part(*kinds.COUNTED)]
    if number > len(pool):
        raise CourseError(fault(f"{number} items are asked for, {len(pool)} are there", "Draw fewer, or add a bank."))
    # Not for secrecy of the draw itself but of the ids: the seed must not be guessed, so it is hashed with the name.
    chance = random.Random(hashlib.sha256(seed + b"\0" + name.encode()).digest())  # noqa: S311
    ids, origin, drawn = _Ids(chance), dict[str, str](), list[Item]()
    for lesson, item in chance.sample(pool, number):
        made = structs.replace(_renamed(item, ids, chance), id=ids.new())
        origin[made.id] = f"{lesson}/{item.id}"
        drawn.append(made)
    return Edition(Bank(lesson=name, version=1, items=tuple(drawn), edition=True), origin)


def _shuffled(values: tuple[Named, ...], new: dict[str, str], chance: random.Random) -> tuple[Named, ...]:
    renamed = [structs.replace(one, id=new[one.id]) for one in values]
    chance.shuffle(renamed)
    return tuple(renamed)


def _renamed(item: Item, ids: _Ids, chance: random.Random) -> Item:
    """Give an item whose options, entries and gaps have new ids and a new order, in the key as well."""
    match item:
        case kinds.Single() | kinds.Multiple():
            new = {one.id: ids.new() for one in item.options}
            return structs.replace(item, options=_shuffled(item.options, new, chance))
        case kinds.Order():
            new = {one.id: ids.new() for one in item.entries}
            order = tuple(tuple(new[name] for name in tied) for tied in item.order)
            return structs.replace(item, entries=_shuffled(item.entries, new, chance), order=order)
        case kinds.Match():
            new = {one.id: ids.new() for one in (*item.left, *item.right)}
            pairs = tuple(structs.replace(one, left=new[one.left], right=new[one.right]) for one in item.pairs)
            left, right = _shuffled(item.left, new, chance), _shuffled(item.right, new, chance)
            return structs.replace(item, left=left, right=right, pairs=pairs)
        case kinds.Fill():
            new = {gap.id: ids.new() for gap in item.gaps}
            text = item.text
            for old, fresh in new.items():
                text = text.replace("{" + old + "}", "{" + fresh + "}")
            gaps = tuple(
                structs.replace(gap, id=new[gap.id], options=tuple(chance.sample(gap.options, len(gap.options))))
                for gap in item.gaps
            )
            return structs.replace(item, text=text, gaps=gaps)
        case _:
            return item
