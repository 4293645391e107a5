"""Keys, answers and what is said of them in words: for answer keys on paper, feedback pages and tables."""

from collections.abc import Mapping, Sequence
from typing import Any

from iraqcourse.data import records
from iraqcourse.quiz import items as kinds
from iraqcourse.quiz import scoring
from iraqcourse.quiz.items import Item
from iraqcourse.quiz.reading import names_it, plain_name


def key(item: Item) -> tuple[str, ...]:
    """Give the key of an item with its reasons, a line for each part of it.

    >>> from iraqcourse.quiz import bank
    >>> key(bank.of_lesson("twelve-days").item("quorum"))[0][:2]
    '5.'
    """
    match item:
        case kinds.Single() | kinds.Multiple():
            return tuple(
                f"{'Right' if one.correct else 'Not right'}: {one.text}. {one.feedback}" for one in item.options
            )
        case kinds.Number():
            unit = f" {item.unit.name}" if item.unit else ""
            return (f"{item.value:g}{unit}. {item.feedback.correct}",)
        case kinds.ShortText():
            return (f"{' or '.join(item.accept)}. {item.feedback.correct}",)
        case kinds.Order():
            texts = {one.id: one.text for one in item.entries}
            return tuple(", or the other way round, ".join(texts[name] for name in tied) for tied in item.order)
        case kinds.Match():
            texts = {one.id: one.text for one in (*item.left, *item.right)}
            return tuple(f"{texts[one.left]}: {texts[one.right]}. {one.feedback}" for one in item.pairs)
        case kinds.Place():
            target = item.target
            return (f"Within {target.full_km:g} km of {_place(target.place)}. {item.feedback.correct}",)
        case kinds.Fill():
            return tuple(f"{' or '.join(gap.accept)}. {gap.feedback.correct}" for gap in item.gaps)
        case kinds.Open():
            return (*(f"{one.points:g}: {one.text}" for one in item.rubric), f"Sample: {item.sample}")


def answer(item: Item, value: Any, *, names_key: bool = True) -> tuple[str, ...]:
    """Give a response in words, a line for each part of it; nothing where there is none.

    What names no option stands as it is: a student may have written anything there.

    Parameters
    ----------
    names_key
        Whether the words may name what was asked for: the distance of a response is one from the right place.
    """
    if value is None or value in ("", [], {}):
        return ()
    match item, value:
        case ((kinds.Single() | kinds.Multiple()), (str() | list())):
            return _texts(item.options, [value] if isinstance(value, str) else value)
        case kinds.Order(), list():
            return _texts(item.entries, value)
        case kinds.Match(), dict():
            right = {one.id: one.text for one in item.right}
            left = {one.id: one.text for one in item.left}
            return tuple(f"{left.get(one, one)}: {right.get(str(other), str(other))}" for one, other in value.items())
        case kinds.Place(), {"lat": lat, "lon": lon}:
            km = scoring.distance_of(item, value) if names_key else None
            return (f"{lat}, {lon}" if km is None else f"{km:.0f} km from {_place(item.target.place)}",)
        case kinds.Fill(), dict():
            return tuple(f"{name}: {text}" for name, text in value.items())
        case _, Mapping() | list():
            return (str(value),)
        case _:
            return (str(value),)


def feedback(item: Item, value: Any) -> tuple[str, ...]:
    """Give what is said of a response, as the page says it at once; nothing where there is no response."""
    if value is None or value in ("", [], {}):
        return ()
    right = scoring.score(item, value).share == 1
    match item:
        case kinds.Single() | kinds.Multiple():
            ticked = value if isinstance(value, list) else [value]
            return tuple(one.feedback for one in item.options if one.id in ticked)
        case kinds.Number():
            given = scoring.number_of(item, value)
            known = [
                one for one in item.expected_errors if given is not None and one.tolerance.covers(given, one.value)
            ]
            return (item.feedback.correct,) if right else (known[0].feedback if known else item.feedback.wrong,)
        case kinds.ShortText():
            said = plain_name(value) if isinstance(value, str) else ""
            known_texts = [one for one in item.expected_errors if plain_name(one.text) == said]
            return (
                (item.feedback.correct,)
                if right
                else (known_texts[0].feedback if known_texts else item.feedback.wrong,)
            )
        case kinds.Order():
            dates = tuple(f"{one.text}: {one.feedback}" for one in item.entries if one.feedback)
            return (item.feedback.correct if right else item.feedback.wrong, *dates)
        case kinds.Match():
            return tuple(one.feedback for one in item.pairs)
        case kinds.Place():
            near = 0 < scoring.score(item, value).share < 1
            return (item.feedback.correct if right else item.feedback.near if near else item.feedback.wrong,)
        case kinds.Fill():
            given_texts = value if isinstance(value, dict) else {}
            return tuple(
                gap.feedback.correct if names_it(str(given_texts.get(gap.id, "")), gap.accept) else gap.feedback.wrong
                for gap in item.gaps
            )
        case kinds.Open():
            return ()


def _texts(entries: Sequence[kinds.Option | kinds.Entry], ids: Sequence[Any]) -> tuple[str, ...]:
    known = {one.id: one.text for one in entries}
    return tuple(known.get(str(name), str(name)) for name in ids)


def _place(place: str) -> str:
    found = records.places().get(place)
    return found.name if found else place
