"""A class's results analysed: every item, every option, and the misconceptions behind wrong answers."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from iraqcourse import plain
from iraqcourse.grading import item_analysis
from iraqcourse.grading.columns import Column
from iraqcourse.grading.item_analysis import Chosen, ClassStatistics, Thirds
from iraqcourse.grading.results import Kept, KeptMark
from iraqcourse.quiz import items as kinds
from iraqcourse.quiz import scoring
from iraqcourse.quiz.items import Bank, Item
from iraqcourse.quiz.reading import plain_name


class Options(Struct, frozen=True):
    """One item's options as they were chosen, and what is odd about them."""

    item: kinds.Single | kinds.Multiple
    chosen: tuple[Chosen, ...]

    def flags(self, one: Chosen) -> str:
        """Say what is odd about a wrong option; empty if nothing is."""
        option = next(option for option in self.item.options if option.id == one.option)
        if option.correct:
            return ""
        if not one.all:
            return "nobody chose it: it distracts nobody"
        return "the best choose it more than the weakest" if one.upper > one.lower else ""


class Misconception(Struct, frozen=True):
    """A wrong idea, and how many answers show it."""

    name: str
    times: int
    items: tuple[str, ...]


class Analysis(Struct, frozen=True):
    """What a class did with a quiz.

    Parameters
    ----------
    number
        Students whose hand-in could be read: all others are left out.
    """

    quiz: str
    number: int
    statistics: ClassStatistics
    options: tuple[Options, ...]
    misconceptions: tuple[Misconception, ...]
    stems: dict[str, str]


def analyse(bank: Bank, results: Kept) -> Analysis:
    """Analyse the results of a class.

    Items that were dropped are analysed all the same; open ones are where every answer has points.
    """
    classes = [one for one in results.students if one.marks]
    marks = [{mark.item: mark for mark in one.marks} for one in classes]
    known = {item.id: item for item in bank.items}
    judged = [one for one in results.items if all(row[one.id].state != "pending" for row in marks) and one.id in known]
    columns = [Column.of([_share(row[one.id], one.points) for row in marks]) for one in judged]
    made = item_analysis.statistics([one.id for one in judged], columns)
    thirds = Thirds.of(made.totals)
    options, shown = [], Counter[tuple[str, str]]()
    for one in judged:
        item = known[one.id]
        given = Column.of([_hashable(row[one.id].value) for row in marks])
        if isinstance(item, kinds.Single | kinds.Multiple):
            chosen = item_analysis.choices([option.id for option in item.options], given, thirds)
            options.append(Options(item, chosen))
        for value, who in given.sets.items():
            for name in misconceptions(item, list(value) if isinstance(value, tuple) else value):
                shown[name, item.id] += who.bit_count()
    return Analysis(
        results.quiz,
        len(classes),
        made,
        tuple(options),
        _by_frequency(shown),
        {item.id: item.stem for item in bank.items},
    )


def misconceptions(item: Item, value: Any) -> Iterator[str]:
    """Give the wrong ideas that an answer shows, where the bank knows them."""
    match item:
        case kinds.Single() | kinds.Multiple():
            ticked = value if isinstance(value, list) else [value]
            yield from (one.misconception for one in item.options if one.id in ticked and one.misconception)
        case kinds.Number():
            given = scoring.number_of(item, value)
            if given is not None and not item.tolerance.covers(given, item.value):
                known = (one for one in item.expected_errors if one.tolerance.covers(given, one.value))
                yield from (one.misconception for one in known)
        case kinds.ShortText() if isinstance(value, str):
            said = plain_name(value)
            yield from (one.misconception for one in item.expected_errors if plain_name(one.text) == said)


def _by_frequency(shown: Counter[tuple[str, str]]) -> tuple[Misconception, ...]:
    times = Counter[str]()
    for (name, _), number in shown.items():
        times[name] += number
    return tuple(
        Misconception(name, number, tuple(sorted(item for other, item in shown if other == name)))
        for name, number in sorted(times.items(), key=lambda one: (-one[1], one[0]))
    )


def _share(mark: KeptMark, points: float) -> float | None:
    return None if mark.state == "unanswered" or mark.points is None else float(mark.points) / points


def _hashable(value: Any) -> str | float | tuple[str, ...] | None:
    if isinstance(value, list):
        return tuple(map(str, value))
    return value if isinstance(value, str | int | float) else None


def items_csv(made: Analysis) -> str:
    """Give the items as CSV."""
    head = ["item", "answered", "omitted", "facility", "discrimination", "alpha_without", "flags"]
    rows: list[list[str | float | None]] = []
    for one in made.statistics.items:
        figures = [one.facility, one.discrimination, one.alpha_without]
        rows.append([one.item, one.answered, one.omitted, *figures, "; ".join(one.flags)])
    return plain.csv_text(head, rows)


def options_csv(made: Analysis) -> str:
    """Give the options as CSV: the distractor table."""
    head = ["item", "option", "right", "misconception", "all", "upper_third", "lower_third", "flags"]
    rows: list[list[str | float | None]] = []
    for one in made.options:
        for option, chosen in zip(one.item.options, one.chosen, strict=True):
            known: list[str | float | None] = [
                one.item.id,
                option.id,
                str(option.correct).lower(),
                option.misconception,
            ]
            rows.append([*known, chosen.all, chosen.upper, chosen.lower, one.flags(chosen)])
    return plain.csv_text(head, rows)


def misconceptions_csv(made: Analysis) -> str:
    """Give the misconceptions as CSV, the most frequent first."""
    rows: list[list[str | float | None]] = [[one.name, one.times, " ".join(one.items)] for one in made.misconceptions]
    return plain.csv_text(["misconception", "answers", "items"], rows)
