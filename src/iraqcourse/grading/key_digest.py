"""A short digest of what an item's score hangs on, to tell whether a key changed since an earlier grading."""

import hashlib
from typing import Any

import msgspec

from iraqcourse.data import records
from iraqcourse.quiz import items as kinds
from iraqcourse.quiz.items import Item
from iraqcourse.quiz.scoring import accepted


def digest_of_key(item: Item) -> str:
    """Give a digest of an item's type, points and key: another wording, order of options or feedback leaves it alone.

    >>> from msgspec import structs
    >>> from iraqcourse.quiz import bank
    >>> item = bank.of_lesson("twelve-days").item("who-fired")
    >>> digest_of_key(item) == digest_of_key(structs.replace(item, stem="Who was it?"))
    True
    >>> digest_of_key(item) == digest_of_key(structs.replace(item, points=2))
    False
    """
    plain = msgspec.to_builtins([item.type, item.points, _key(item)])
    return hashlib.sha256(msgspec.json.encode(plain)).hexdigest()[:12]


def _key(item: Item) -> Any:
    match item:
        case kinds.Single() | kinds.Multiple():
            return sorted((one.id, one.correct) for one in item.options)
        case kinds.Number():
            return item.value, item.tolerance, sorted((item.unit.name, *item.unit.also) if item.unit else ())
        case kinds.ShortText():
            return sorted(accepted(item)), sorted(item.reject), item.slips
        case kinds.Order():
            return [sorted(tied) for tied in item.order]
        case kinds.Match():
            return sorted((one.left, one.right) for one in item.pairs), sorted(one.id for one in item.right)
        case kinds.Place():
            place = records.places().get(item.target.place)
            return item.target, (place.latitude, place.longitude) if place else None
        case kinds.Fill():
            return sorted((gap.id, sorted(gap.accept)) for gap in item.gaps)
        case kinds.Open():
            return sorted((one.id, one.points) for one in item.rubric)
