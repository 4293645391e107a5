"""What a bank must be as a whole, and each item in it: the rules of a good question that a machine can hold."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from iraqcourse import errors, paths
from iraqcourse.data import records
from iraqcourse.errors import Fault
from iraqcourse.quiz import items as kinds
from iraqcourse.quiz.items import Bank

_ALL_OF_THE_ABOVE = re.compile(r"\b(all|none|both) of (the|these) (above|others)\b", re.IGNORECASE)
_NEGATIVE = re.compile(r"\b(not|never|except)\b", re.IGNORECASE)


def faults(bank: Bank, file: Path) -> Iterator[Fault]:
    """Give every fault of a bank that was read; how it is composed matters only in a lesson of the course."""
    for item in bank.items:
        for text, remedy in (*_of_evidence(item), *_of_options(item)):
            yield errors.fault(text, remedy, file=file, place=f"item {item.id}")
    if file.resolve().parent == paths.quizzes():
        for text, remedy in _of_the_whole(bank):
            yield errors.fault(text, remedy, file=file)


def _of_evidence(item: kinds.Item) -> Iterator[tuple[str, str]]:
    if not item.events and not item.sources:
        yield "No event and no source grounds the item", "Add 'events:' and 'sources:'."
    for name in item.events:
        if name not in records.events():
            yield f"There is no event '{name}'", "Look it up in data/events.csv."
    for name in item.sources:
        if name not in records.sources():
            yield f"There is no source '{name}'", "Look it up in data/sources.csv."
    if isinstance(item, kinds.Place):
        place = records.places()[item.target.place]
        if place.coordinate_source == "unverified":
            yield "The position of this place is not verified", "Ask for another place: see 'Not for grading'."
        if item.target.full_km < 2 * place.coordinate_uncertainty_km:
            yield "The target is smaller than the place is known", "Make 'full_km' at least twice its uncertainty."


def _of_options(item: kinds.Item) -> Iterator[tuple[str, str]]:
    if not isinstance(item, kinds.Single | kinds.Multiple):
        return
    if not 3 <= len(item.options) <= 5:
        yield f"There are {len(item.options)} options", "Write three or four."
    lengths = [len(option.text) for option in item.options]
    if max(lengths) > 2.2 * min(lengths) + 15:
        yield "One option is much longer than another", "Bring them to a like length; a long one looks right."
    for option in item.options:
        if _ALL_OF_THE_ABOVE.search(option.text):
            yield f"Option '{option.id}' speaks of the other options", "Let each option stand on its own."
    if _NEGATIVE.search(item.stem) and not re.search(r"\*(not|never|except)\*", item.stem, re.IGNORECASE):
        yield "The stem is negative", "Ask for what is so, or write *not* with stars."


def _of_the_whole(bank: Bank) -> Iterator[tuple[str, str]]:
    counted = bank.part(*kinds.COUNTED)
    quiz, opens = bank.part("quiz"), bank.part("open")
    if not 8 <= len(quiz) <= 12:
        yield f"The quiz has {len(quiz)} items", "Write eight to twelve."
    if len({item.type for item in counted}) < 4:
        yield "The quiz has fewer than four types of item", "Add another type."
    if len(opens) != 1:
        yield f"There are {len(opens)} open items", "Write one."
    if len(bank.part("opening")) != 1:
        yield "There is not exactly one opening question", "Write one item with 'part: opening'."
    above = sum(item.level != "recall" for item in bank.items)
    if above * 2 < len(bank.items):
        yield "Most items ask for recall only", "Let at least half ask for understanding, reasons or sources."
    keys = Counter(
        position
        for item in bank.items
        if isinstance(item, kinds.Single)
        for position, option in enumerate(item.options)
        if option.correct
    )
    if sum(keys.values()) >= 6 and max(keys.values()) > 0.6 * sum(keys.values()):
        yield "The right answer stands too often in one position", "Spread the keys evenly."
