"""What a format cannot carry: one list of rules for the commands, the handbook's table and the tests.

A rule names the types that it touches and says when it does. An exporter that drops a whole item asks the same list.
"""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from iraqcourse.exchange import text
from iraqcourse.quiz import items as kinds
from iraqcourse.quiz.items import Bank, Item

FORMATS = ("moodle", "gift", "canvas", "csv")
TYPES: tuple[type[kinds.ItemBase], ...] = (
    kinds.Single,
    kinds.Multiple,
    kinds.Number,
    kinds.ShortText,
    kinds.Order,
    kinds.Match,
    kinds.Place,
    kinds.Fill,
    kinds.Open,
)


def _always(_: Item) -> bool:
    return True


class Rule(Struct, frozen=True):
    """Something that formats do not carry.

    Parameters
    ----------
    formats, types
        Where it holds; no types means all of them.
    what
        What is lost, as the command and the handbook say it.
    when
        Whether an item of these types has it at all.
    whole
        Whether the item as a whole is left out.
    """

    formats: tuple[str, ...]
    types: tuple[type[kinds.ItemBase], ...]
    what: str
    when: Callable[[Item], bool] = _always
    whole: bool = False

    def holds(self, item: Item) -> bool:
        """Say whether this item loses it."""
        return (not self.types or isinstance(item, self.types)) and self.when(item)


class Loss(Struct, frozen=True):
    """What was lost of one item, or of a whole bank (then ``item`` is empty)."""

    bank: str
    item: str
    what: str

    def __str__(self) -> str:
        return f"{self.bank}{'/' if self.item else ''}{self.item}: {self.what}"


def _has(field: str) -> Callable[[Item], bool]:
    return lambda item: bool(getattr(item, field, None))


def _names_misconceptions(item: Item) -> bool:
    if isinstance(item, kinds.Single | kinds.Multiple):
        return any(one.misconception for one in item.options)
    return bool(getattr(item, "expected_errors", ()))


def _ties(item: Item) -> bool:
    return isinstance(item, kinds.Order) and any(len(tied) > 1 for tied in item.order)


def _several_gaps(item: Item) -> bool:
    return isinstance(item, kinds.Fill) and len(item.gaps) > 1


def _odd_weights(item: Item) -> bool:
    return isinstance(item, kinds.Fill) and item.points % len(item.gaps) != 0


def _mixed_gaps(item: Item) -> bool:
    return isinstance(item, kinds.Fill) and 0 < sum(bool(gap.options) for gap in item.gaps) < len(item.gaps)


def _emphasis_in_menus(item: Item) -> bool:
    if isinstance(item, kinds.Match):
        return any(text.bare(one.text) != one.text for one in item.right)
    return isinstance(item, kinds.Fill) and any(text.bare(one) != one for gap in item.gaps for one in gap.options)


RULES: tuple[Rule, ...] = (
    Rule(("moodle", "gift", "canvas"), (), "names of misconceptions", _names_misconceptions),
    Rule(("moodle", "gift", "canvas"), (), "events that ground it", _has("events")),
    Rule(("canvas",), (), "part, goal and level"),
    Rule(("gift",), (), "points: Moodle gives each question one", lambda item: item.points != 1),
    Rule(("gift", "canvas"), (), "hint", _has("hint")),
    Rule(("gift", "canvas"), (kinds.Order,), "the item: there is no such question", whole=True),
    Rule(("gift", "canvas"), (kinds.Place,), "the item: there is no such question", whole=True),
    Rule(("gift",), (kinds.Fill,), "the item: a question has one gap", _several_gaps, whole=True),
    Rule(("canvas",), (kinds.Multiple,), "credit: Canvas reckons it in its own way"),
    Rule(("canvas",), (kinds.Number, kinds.ShortText), "feedback for typical errors", _has("expected_errors")),
    Rule(("moodle", "gift", "canvas"), (kinds.Match,), "emphasis in what is chosen from", _emphasis_in_menus),
    Rule(("moodle", "canvas"), (kinds.Fill,), "emphasis in what is chosen from", _emphasis_in_menus),
    Rule(("canvas",), (kinds.Fill,), "what is chosen from, where another gap is typed: then all are", _mixed_gaps),
    Rule(("moodle", "gift", "canvas"), (kinds.ShortText,), "a slip of one letter", _has("slips")),
    Rule(("gift", "canvas"), (kinds.Number,), "unit", _has("unit")),
    Rule(("moodle",), (kinds.Order,), "entries that may stand either way round", _ties),
    Rule(("moodle",), (kinds.Order,), "credit: of n in order n, here n - 1 steps"),
    Rule(("moodle",), (kinds.Place,), "credit that falls with distance, and what is said of near misses"),
    Rule(("moodle",), (kinds.Fill,), "points: each gap counts one", _odd_weights),
    Rule(("moodle", "gift", "canvas"), (kinds.Open,), "the rubric as fields: it goes to the grader as a text"),
)
# What holds for a bank as a whole.
OF_BANKS = {
    "moodle": "exercises; how many attempts count is set in the quiz, here it is the first",
    "gift": "exercises; how many attempts count is set in the quiz, here it is the first",
    "canvas": "exercises; how many attempts count is set in the quiz, here it is the first",
    "csv": "exercises",
}


def of_item(bank: Bank, item: Item, form: str) -> Iterator[Loss]:
    """Give what one item loses in a format; only the loss of the whole where the whole is lost."""
    held = [rule for rule in RULES if form in rule.formats and rule.holds(item)]
    whole = [rule for rule in held if rule.whole]
    yield from (Loss(bank.lesson, item.id, rule.what) for rule in whole or held)


def carried(item: Item, form: str) -> bool:
    """Say whether an item has a place in a format at all."""
    return not any(rule.whole and form in rule.formats and rule.holds(item) for rule in RULES)


def of_banks(banks: Iterable[Bank], form: str) -> tuple[Loss, ...]:
    """Give everything that banks lose in a format."""
    made = list[Loss]()
    for bank in banks:
        for item in bank.items:
            made += of_item(bank, item, form)
        if bank.exercises or form != "csv":
            made.append(Loss(bank.lesson, "", OF_BANKS[form]))
    return tuple(made)


def table() -> str:
    """Give the handbook's table, in Markdown: a row for each type, a column for each format."""
    lines = [f"| | {' | '.join(FORMATS)} |", f"| --- |{' --- |' * len(FORMATS)}"]
    every = [_cell([rule for rule in RULES if form in rule.formats and not rule.types]) for form in FORMATS]
    lines.append(f"| every item | {' | '.join(every)} |")
    for kind in TYPES:
        name = str(kind.__struct_config__.tag)
        cells = [_cell([rule for rule in RULES if form in rule.formats and kind in rule.types]) for form in FORMATS]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    lines.append(f"| the bank | {' | '.join(OF_BANKS[form] for form in FORMATS)} |")
    return "\n".join(lines)


def _cell(rules: list[Rule]) -> str:
    return "; ".join(f"**{rule.what}**" if rule.whole else rule.what for rule in rules) or "nothing"
