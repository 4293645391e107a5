"""All checks of a lesson, in the order in which an author meets them."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from iraqcourse import paths
from iraqcourse.checks import evidence, figures, running, skeleton, template, tidiness, tolls, voice
from iraqcourse.checks.notebook import Notebook, read
from iraqcourse.errors import CourseError, Fault
from iraqcourse.quiz import bank as banks
from iraqcourse.quiz.items import Bank

# Each looks at one thing and says what it finds.
CHECKS: tuple[Callable[[Notebook], Iterator[Fault]], ...] = (
    skeleton.title,
    skeleton.headings,
    skeleton.goals,
    skeleton.cells,
    skeleton.story,
    skeleton.sentence_length,
    voice.banned_words,
    voice.perspectives,
    evidence.citations,
    evidence.uncited_dates,
    figures.figures,
    tolls.tolls,
    tidiness.stored,
    tidiness.ids,
    tidiness.length,
    tidiness.python,
    tidiness.belongs,
    tidiness.shown,
    template.left_in_notebook,
)
WITH_BANK: tuple[Callable[[Notebook, Bank], Iterator[Fault]], ...] = (
    tidiness.calls,
    tidiness.goals_covered,
    tidiness.solutions,
)


def mapped(lesson: str) -> set[str]:
    """Give the events that a lesson's map shows."""
    from iraqcourse.maps import reading
    from iraqcourse.maps.spec import Events

    if not (paths.maps() / f"{lesson}.yaml").exists():
        return set()
    spec = reading.read_map(lesson)
    return {name for layer in spec.layers if isinstance(layer, Events) for name in layer.events}


def faults(file: Path, *, run: bool) -> Iterator[Fault]:
    """Give every fault of a lesson's notebook.

    Parameters
    ----------
    file
        The notebook.
    run
        Whether to run it from a fresh kernel as well.
    """
    try:
        book = read(file)
    except CourseError as problem:
        yield from problem.faults
        return
    for check in CHECKS:
        yield from check(book)
    counts: dict[str, int] = {}
    try:
        bank = banks.of_lesson(book.lesson)
    except CourseError as problem:
        yield from problem.faults
    else:
        counts = dict(Counter(item.part for item in bank.items))
        for look in WITH_BANK:
            yield from look(book, bank)
    yield from skeleton.minutes(book, counts)
    try:
        yield from evidence.events(book, mapped(book.lesson))
    except CourseError as problem:
        yield from problem.faults
    if run:
        yield from running.faults(book)
