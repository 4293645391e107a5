"""The official score of a response. Every rule is published in ``quizzes/README.md``.

The same rules stand in ``front/scoring.js`` for instant feedback; ``tests/vectors/*.json`` is run against
both. A response that cannot be read scores nothing and says so; it never raises.
"""

from bisect import bisect_right
from collections.abc import Callable
from functools import cache
from math import floor
from sys import float_info
from typing import Any, Literal

from msgspec import Struct

from iraqcourse.data import records
from iraqcourse.data.distance import great_circle_km
from iraqcourse.quiz import items as kinds
from iraqcourse.quiz.items import Item
from iraqcourse.quiz.reading import names_it, read_number

# Compared with, a whole number of any length is no error, and NaN is not within.
_LARGEST = float_info.max
State = Literal["scored", "pending", "unanswered", "unreadable"]


class Score(Struct, frozen=True):
    """What a response is worth: ``points`` of ``possible``; None while a person has to decide."""

    points: float | None
    possible: int
    state: State

    @property
    def share(self) -> float:
        """The points as a share of those possible, from 0 to 1; 0 while undecided."""
        return 0.0 if self.points is None else self.points / self.possible


def score(item: Item, value: Any) -> Score:
    """Score one response.

    Parameters
    ----------
    item
        The item with its key.
    value
        The response as the record holds it: an option's id, a list of ids, a text, or a mapping of ids.

    Returns
    -------
    Score
        Points from 0 to the item's points, rounded to four decimals; ``unanswered`` for None or an empty
        response, ``unreadable`` for one of the wrong shape, ``pending`` for an open item.

    Examples
    --------
    >>> from iraqcourse.quiz import bank
    >>> item = bank.of_lesson("twelve-days").part("quiz")[0]
    >>> score(item, None).state
    'unanswered'
    """
    if value is None or value in ("", [], {}) or (isinstance(value, str) and not value.strip()):
        return Score(0, item.points, "unanswered")
    if isinstance(item, kinds.Open):
        return Score(None, item.points, "pending" if isinstance(value, str) else "unreadable")
    share = _RULES[type(item)](item, value)
    if share is None:
        return Score(0, item.points, "unreadable")
    return Score(floor(min(max(share, 0), 1) * item.points * 10_000 + 0.5) / 10_000, item.points, "scored")


def _ids(value: Any, known: set[str]) -> list[str] | None:
    """Give a list of ids, each known and none twice; else None."""
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        return None
    return value if len(set(value)) == len(value) and set(value) <= known else None


def _single(item: kinds.Single, value: Any) -> float | None:
    found = [option.correct for option in item.options if option.id == value]
    return float(found[0]) if found else None


def _multiple(item: kinds.Multiple, value: Any) -> float | None:
    """Share of the right options ticked less share of the wrong ones: ticking all, or by chance, pays nothing."""
    ticked = _ids(value, {option.id for option in item.options})
    if ticked is None:
        return None
    right = [option.id in ticked for option in item.options if option.correct]
    wrong = [option.id in ticked for option in item.options if not option.correct]
    return sum(right) / len(right) - sum(wrong) / len(wrong)


def number_of(item: kinds.Number, value: Any) -> float | None:
    """Read a response to a number item."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value) if abs(value) <= _LARGEST else None
    units = (item.unit.name, *item.unit.also) if item.unit else ()
    return read_number(value, units) if isinstance(value, str) else None


def _number(item: kinds.Number, value: Any) -> float | None:
    given = number_of(item, value)
    return None if given is None else float(item.tolerance.covers(given, item.value))


@cache
def _spellings(same_as: tuple[str, ...]) -> tuple[str, ...]:
    """Give every name of places, actors and terms, written ``actor/qasem-soleimani``."""
    titles = {
        "place": {one.id: one.name for one in records.places().values()},
        "actor": {one.id: one.name for one in records.actors().values()},
        "term": {one.id: one.term for one in records.glossary().values()},
    }
    wanted = [tuple(key.split("/", 1)) for key in same_as]
    found = [titles[subject][name] for subject, name in wanted if name in titles.get(subject, {})]
    return (*found, *(one.name for one in records.names() if (one.subject, one.subject_id) in wanted))


def accepted(item: kinds.ShortText) -> tuple[str, ...]:
    """Give every text that is right: those of the item and the spellings of what it names."""
    return (*item.accept, *_spellings(item.same_as))


def _text(item: kinds.ShortText, value: Any) -> float | None:
    return float(names_it(value, accepted(item), item.reject, item.slips)) if isinstance(value, str) else None


def _order(item: kinds.Order, value: Any) -> float | None:
    """Longest run already in order, less one, of the steps there are; tied entries stand either way round.

    The longest increasing subsequence by patience sorting (C. Schensted, Canadian Journal of Mathematics 13,
    1961), not falling instead of rising because of the ties.
    """
    rank = {name: step for step, group in enumerate(item.order) for name in group}
    given = _ids(value, set(rank))
    if given is None or len(given) != len(rank):
        return None
    piles: list[int] = []
    for name in given:
        at = bisect_right(piles, rank[name])
        piles[at : at + 1] = [rank[name]]
    return (len(piles) - 1) / (len(rank) - 1)


def _match(item: kinds.Match, value: Any) -> float | None:
    right = {one.id for one in item.right}
    key = {pair.left: pair.right for pair in item.pairs}
    if not isinstance(value, dict) or not set(value) <= set(key) or not set(map(str, value.values())) <= right:
        return None
    return float(sum(value.get(left) == key[left] for left in key)) / len(key)


def distance_of(item: kinds.Place, value: Any) -> float | None:
    """Give how far a response lies from the target, in km; longitudes may wrap around."""
    if not isinstance(value, dict) or set(value) != {"lat", "lon"}:
        return None
    lat, lon = value["lat"], value["lon"]
    if any(isinstance(one, bool) or not isinstance(one, int | float) for one in (lat, lon)):
        return None
    place = records.places().get(item.target.place)
    if place is None or not (abs(lat) <= 90 and abs(lon) <= 540):
        return None
    return great_circle_km(place.latitude, place.longitude, lat, lon)


def looks_swapped(item: kinds.Place, value: Any) -> bool:
    """Say whether a response that earns nothing would earn everything with latitude and longitude exchanged.

    It scores as it was given: only a person can say what was meant.

    >>> from iraqcourse.quiz import bank
    >>> erbil = bank.of_lesson("start-here").item("find-erbil")
    >>> looks_swapped(erbil, {"lat": 44.009, "lon": 36.191}), looks_swapped(erbil, {"lat": 36.191, "lon": 44.009})
    (True, False)
    """
    km = distance_of(item, value)
    if km is None or km < item.target.zero_km:
        return False
    other = distance_of(item, {"lat": value["lon"], "lon": value["lat"]})
    return other is not None and other <= item.target.full_km


def _place(item: kinds.Place, value: Any) -> float | None:
    km = distance_of(item, value)
    if km is None:
        return None
    full, nothing = item.target.full_km, item.target.zero_km
    return (nothing - km) / (nothing - full)


def _fill(item: kinds.Fill, value: Any) -> float | None:
    if not isinstance(value, dict) or not set(value) <= {gap.id for gap in item.gaps}:
        return None
    if not all(isinstance(one, str) for one in value.values()):
        return None
    return sum(names_it(value.get(gap.id, ""), gap.accept) for gap in item.gaps) / len(item.gaps)


_RULES: dict[type, Callable[[Any, Any], float | None]] = {
    kinds.Single: _single,
    kinds.Multiple: _multiple,
    kinds.Number: _number,
    kinds.ShortText: _text,
    kinds.Order: _order,
    kinds.Match: _match,
    kinds.Place: _place,
    kinds.Fill: _fill,
}
