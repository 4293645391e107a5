"""The banks that the tests of exchange write and read: the specimen of all nine types, and every bank of the course."""

from pathlib import Path
from typing import Any

import pytest

from iraqcourse import paths
from iraqcourse.quiz import bank, items

NINE_FILE = Path(__file__).parents[1] / "specimens" / "quiz" / "nine-types.yaml"
NINE = bank.read_bank(NINE_FILE)
BANKS = [NINE, *(bank.read_bank(file) for file in sorted(paths.quizzes().glob("*.yaml")))]
each_bank = pytest.mark.parametrize("made", BANKS, ids=lambda one: one.lesson)


def of(made: items.Bank, *kinds: type) -> list[Any]:
    """Give a bank's items of some types."""
    return [item for item in made.items if isinstance(item, kinds)]


def item(kind: type) -> Any:
    """Give the first item of a type in the specimen."""
    return of(NINE, kind)[0]
