"""What a bank holds: the nine types of item, their parts, and the exercises. ``quizzes/README.md`` explains them."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

Part = Literal["opening", "look-back", "check", "quiz", "open"]
Level = Literal["recall", "understand", "reason", "source"]
# Parts that count towards a mark; the others are recorded only.
COUNTED: tuple[Part, ...] = ("quiz", "open")

Id = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Text = Annotated[str, Meta(min_length=1, max_length=2000)]
Points = Annotated[int, Meta(ge=1, le=20)]


class Content(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every part of a bank is: immutable, and without room for a slip of the pen."""


class Tolerance(Content, frozen=True, kw_only=True):
    """How far a number may be off: by so much, or by such a share of the value; either suffices."""

    absolute: Annotated[float, Meta(ge=0)] = 0
    relative: Annotated[float, Meta(ge=0, lt=1)] = 0

    def covers(self, given: float, value: float) -> bool:
        """Say whether ``given`` lies within reach of ``value``, ends included."""
        reach = max(self.absolute, self.relative * abs(value))
        return abs(given - value) <= reach * (1 + 1e-12) + 1e-12


class Verdicts(Content, frozen=True, kw_only=True):
    """What is said of a right and of a wrong answer, where there are no options to speak for themselves."""

    correct: Text
    wrong: Text


class PlaceVerdicts(Content, frozen=True, kw_only=True):
    """What is said of a place found, nearly found and missed."""

    correct: Text
    near: Text
    wrong: Text


class Option(Content, frozen=True, kw_only=True):
    """One answer to choose from. A wrong one names the misconception it stands for."""

    id: Id
    text: Text
    feedback: Text
    correct: bool = False
    misconception: str = ""


class ExpectedNumber(Content, frozen=True, kw_only=True):
    """A wrong number that students are known to give."""

    value: float
    feedback: Text
    misconception: Id
    tolerance: Tolerance = Tolerance()


class ExpectedText(Content, frozen=True, kw_only=True):
    """A wrong text that students are known to give."""

    text: Text
    feedback: Text
    misconception: Id


class Unit(Content, frozen=True, kw_only=True):
    """The unit of a number, which may be written or left out."""

    name: Text
    also: tuple[str, ...] = ()


class Entry(Content, frozen=True, kw_only=True):
    """One of the things to put in order, or to match."""

    id: Id
    text: Text
    feedback: str = ""


class Pair(Content, frozen=True, kw_only=True):
    """Two entries that belong together."""

    left: Id
    right: Id
    feedback: Text


class Target(Content, frozen=True, kw_only=True):
    """A place to find on the map, and how near is near enough, in km on the great circle."""

    place: Id
    full_km: Annotated[float, Meta(gt=0)]
    zero_km: Annotated[float, Meta(gt=0)]


class View(Content, frozen=True, kw_only=True):
    """A piece of the map, in degrees."""

    south: float
    west: float
    north: float
    east: float


class Gap(Content, frozen=True, kw_only=True):
    """A gap in a sentence: chosen where it has options, typed where it has none."""

    id: Id
    accept: Annotated[tuple[Text, ...], Meta(min_length=1)]
    feedback: Verdicts
    options: tuple[str, ...] = ()


class Criterion(Content, frozen=True, kw_only=True):
    """One thing that a full answer does, and what it is worth."""

    id: Id
    points: Annotated[float, Meta(gt=0)]
    text: Text


class ItemBase(Content, frozen=True, kw_only=True, tag_field="type"):
    """What every item has."""

    id: Id
    part: Part
    goal: Annotated[str, Meta(min_length=1)]
    level: Level
    stem: Text
    points: Points = 1
    events: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    hint: str = ""

    @property
    def type(self) -> str:
        """The item's type, as the bank names it."""
        return str(type(self).__struct_config__.tag)


class Single(ItemBase, frozen=True, kw_only=True, tag="single"):
    """One option is right."""

    options: Annotated[tuple[Option, ...], Meta(min_length=2, max_length=8)]


class Multiple(ItemBase, frozen=True, kw_only=True, tag="multiple"):
    """One or more options are right."""

    options: Annotated[tuple[Option, ...], Meta(min_length=3, max_length=10)]


class Number(ItemBase, frozen=True, kw_only=True, tag="number"):
    """A number, within a tolerance."""

    value: float
    feedback: Verdicts
    tolerance: Tolerance = Tolerance()
    unit: Unit | None = None
    expected_errors: tuple[ExpectedNumber, ...] = ()


class ShortText(ItemBase, frozen=True, kw_only=True, tag="text"):
    """A word or a name."""

    accept: Annotated[tuple[Text, ...], Meta(min_length=1)]
    feedback: Verdicts
    same_as: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    slips: Annotated[int, Meta(ge=0, le=1)] = 0
    expected_errors: tuple[ExpectedText, ...] = ()


class Order(ItemBase, frozen=True, kw_only=True, tag="order"):
    """Things to put in order of time; those in one inner list may stand either way round."""

    entries: Annotated[tuple[Entry, ...], Meta(min_length=3, max_length=10)]
    order: tuple[tuple[Id, ...], ...]
    feedback: Verdicts


class Match(ItemBase, frozen=True, kw_only=True, tag="match"):
    """Things to pair; the right side may have spare ones."""

    left: Annotated[tuple[Entry, ...], Meta(min_length=2, max_length=10)]
    right: Annotated[tuple[Entry, ...], Meta(min_length=2, max_length=12)]
    pairs: tuple[Pair, ...]


class Place(ItemBase, frozen=True, kw_only=True, tag="place"):
    """A place to find on a map."""

    target: Target
    view: View
    feedback: PlaceVerdicts


class Fill(ItemBase, frozen=True, kw_only=True, tag="fill"):
    """A sentence with gaps, written ``{id}``."""

    text: Text
    gaps: Annotated[tuple[Gap, ...], Meta(min_length=1, max_length=8)]


class Open(ItemBase, frozen=True, kw_only=True, tag="open"):
    """An answer in the student's own words: marked by her against a rubric, decided by the instructor."""

    rubric: Annotated[tuple[Criterion, ...], Meta(min_length=1, max_length=8)]
    sample: Annotated[str, Meta(min_length=1, max_length=5000)]
    words: Annotated[int, Meta(ge=10, le=1000)] = 120


Item = Single | Multiple | Number | ShortText | Order | Match | Place | Fill | Open


class Hint(Content, frozen=True, kw_only=True):
    """A wrong answer that students are known to give to an exercise, and what is said then."""

    when: Any
    say: Text


class Exercise(Content, frozen=True, kw_only=True):
    """A question put to the data, answered in a notebook."""

    id: Id
    goal: Annotated[str, Meta(min_length=1)]
    task: Text
    asks: Literal["number", "text", "date", "list", "set", "table"]
    value: Any
    done: Text
    hint: Text
    hints: tuple[Hint, ...] = ()
    tolerance: Tolerance = Tolerance()


class Bank(Content, frozen=True, kw_only=True):
    """The items and exercises of one lesson, or the key of an edition, as ``assign`` marks it."""

    lesson: Id
    version: Annotated[int, Meta(ge=1)]
    items: tuple[Item, ...]
    exercises: tuple[Exercise, ...] = ()
    edition: bool = False

    @property
    def feedback_follows(self) -> bool:
        """Whether an answer is followed by feedback, so that the first counts; an edition says nothing."""
        return not self.edition

    def item(self, item_id: str) -> Item:
        """Give one item by its id; KeyError if there is none."""
        return {item.id: item for item in self.items}[item_id]

    def exercise(self, exercise_id: str) -> Exercise:
        """Give one exercise by its id; KeyError if there is none."""
        return {exercise.id: exercise for exercise in self.exercises}[exercise_id]

    def part(self, *parts: str) -> tuple[Item, ...]:
        """Give the items of some parts, in the bank's order."""
        return tuple(item for item in self.items if item.part in parts)


def to_plain(value: Content) -> Any:
    """Give a part of a bank as plain mappings and lists, as a page needs it."""
    return msgspec.to_builtins(value)
