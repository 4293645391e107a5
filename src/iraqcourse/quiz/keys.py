"""What the key of an item must be: what no schema can say, one function for each type."""

from collections.abc import Callable, Iterator
from typing import Any

from iraqcourse.data import records
from iraqcourse.errors import Fault
from iraqcourse.quiz import items as kinds
from iraqcourse.strict_yaml import Document, Path

# Where in the item, what is wrong, what to do.
Finding = tuple[str, str, str]


def faults_of_key(item: kinds.Item | kinds.Exercise, document: Document, path: Path) -> Iterator[Fault]:
    """Give every fault in the key of the item that stands at ``path``."""
    look = _LOOKS.get(type(item))
    for step, text, remedy in look(item) if look else ():
        yield document.fault((*path, step), f"Item '{item.id}': {text}", remedy)


def _options(item: kinds.Single | kinds.Multiple) -> Iterator[Finding]:
    names = [option.id for option in item.options]
    right = [option for option in item.options if option.correct]
    if len(set(names)) != len(names):
        yield "options", "two options have the same id", "Give each option an id of its own."
    if isinstance(item, kinds.Single) and len(right) != 1:
        yield "options", f"{len(right)} options are marked as right", "Mark exactly one with 'correct: true'."
    if isinstance(item, kinds.Multiple) and not 0 < len(right) < len(names):
        yield "options", "some options must be right and some wrong", "Mark the right ones with 'correct: true'."
    for option in item.options:
        if not option.correct and not option.misconception:
            remedy = "Add 'misconception:' in a few words with hyphens, such as 'claim-taken-as-fact'."
            yield "options", f"wrong option '{option.id}' names no misconception", remedy
        if option.correct and option.misconception:
            yield "options", f"right option '{option.id}' names a misconception", "Take it out."


def _order(item: kinds.Order) -> Iterator[Finding]:
    named = [name for group in item.order for name in group]
    if sorted(named) != sorted(entry.id for entry in item.entries):
        yield "order", "'order' does not name each entry exactly once", "List every entry's id once."
    if len(item.order) < 2:
        yield "order", "all entries are tied", "Put them into at least two steps."


def _match(item: kinds.Match) -> Iterator[Finding]:
    left, right = {one.id for one in item.left}, {one.id for one in item.right}
    paired = [pair.left for pair in item.pairs]
    if sorted(paired) != sorted(left) or not {pair.right for pair in item.pairs} <= right:
        yield "pairs", "'pairs' must pair each left entry once with one on the right", "Check the ids."


def _place(item: kinds.Place) -> Iterator[Finding]:
    if item.target.place not in records.places():
        yield "target", f"there is no place '{item.target.place}'", "Look it up in data/places.csv."
    if item.target.zero_km <= item.target.full_km:
        yield "target", "'zero_km' must be larger than 'full_km'", "Credit falls from the one to the other."


def _fill(item: kinds.Fill) -> Iterator[Finding]:
    for gap in item.gaps:
        if item.text.count("{" + gap.id + "}") != 1:
            yield "text", f"the text does not hold {{{gap.id}}} exactly once", "Write the id of each gap once."
        if gap.options and not set(gap.accept) <= set(gap.options):
            yield "gaps", f"gap '{gap.id}' accepts what is not among its options", "Add it to them."


def _open(item: kinds.Open) -> Iterator[Finding]:
    if abs(sum(one.points for one in item.rubric) - item.points) > 1e-9:
        yield "rubric", f"the points of the rubric do not add up to {item.points}", "Mend one of the two."
    if item.part != "open":
        yield "part", "an open item belongs to the part 'open'", "Write 'part: open'."


_FITS: dict[str, type | tuple[type, ...]] = {
    "number": (int, float),
    "text": str,
    "date": str,
    "list": list,
    "set": list,
    "table": dict,
}


def _exercise(exercise: kinds.Exercise) -> Iterator[Finding]:
    if not isinstance(exercise.value, _FITS[exercise.asks]) or isinstance(exercise.value, bool):
        remedy = "See 'Exercises' in quizzes/README.md."
        yield "value", f"the value does not fit 'asks: {exercise.asks}'", remedy


_LOOKS: dict[type, Callable[[Any], Iterator[Finding]]] = {
    kinds.Single: _options,
    kinds.Multiple: _options,
    kinds.Order: _order,
    kinds.Match: _match,
    kinds.Place: _place,
    kinds.Fill: _fill,
    kinds.Open: _open,
    kinds.Exercise: _exercise,
}
