"""What only the course as a whole can show: every lesson written, every claim of the article used."""

from collections.abc import Iterable, Iterator

from iraqcourse import errors, paths
from iraqcourse.checks.notebook import Notebook, read
from iraqcourse.data import records
from iraqcourse.errors import Fault
from iraqcourse.quiz import bank as banks
from iraqcourse.quiz.items import Bank


def books() -> tuple[Notebook, ...]:
    """Read every lesson of the course, in order."""
    return tuple(read(file) for file in sorted(paths.lessons().glob("[0-9][0-9]-*.ipynb")))


def faults(lessons: Iterable[Notebook] | None = None, quizzes: Iterable[Bank] | None = None) -> Iterator[Fault]:
    """Give what the course lacks as a whole; lessons and banks are those of the course unless others are given."""
    given = books() if lessons is None else tuple(lessons)
    yield from _missing_lessons(given)
    yield from _claims(given)
    read_banks = (banks.read_bank(file) for file in sorted(paths.quizzes().glob("*.yaml")))
    yield from _goals(read_banks if quizzes is None else quizzes)


def _missing_lessons(given: tuple[Notebook, ...]) -> Iterator[Fault]:
    have = {book.lesson for book in given}
    for lesson in dict.fromkeys(event.lesson for event in records.events().values()):
        if lesson not in have:
            yield errors.fault(
                f"No notebook tells the events of '{lesson}'", f"Write it: iraqcourse new lesson {lesson}."
            )


def _claims(given: tuple[Notebook, ...]) -> Iterator[Fault]:
    """Look at the article's claims: each is used in a lesson's cell, or left out with a reason."""
    known = records.claims()
    used: set[str] = set()
    for book in given:
        for cell in book.cells:
            used |= set(cell.claims)
            for name in cell.claims:
                if name not in known:
                    yield book.fault(cell, f"There is no claim '{name}'", "Look it up in data/claims.csv.")
        for name, reason in book.about.get("left_out_claims", {}).items():
            used.add(name)
            if name not in known or not str(reason).strip():
                yield book.fault(None, f"left_out_claims: '{name}' is no claim, or has no reason", "Mend it.")
    unused = [name for name in known if name not in used]
    if unused:
        remedy = "Name each in the metadata of the cell that uses it, or give a reason under left_out_claims."
        yield errors.fault(f"No lesson uses {', '.join(unused)} of data/claims.csv", remedy)


def _goals(given: Iterable[Bank]) -> Iterator[Fault]:
    """Look at the goals of other lessons that items bring back: each must be one that its lesson's bank tests."""
    every = {bank.lesson: bank for bank in given}
    known = {f"{bank.lesson}/{item.goal}" for bank in every.values() for item in bank.items if "/" not in item.goal}
    for bank in every.values():
        for item in bank.items:
            if "/" in item.goal and item.goal not in known:
                file = paths.quizzes() / f"{bank.lesson}.yaml"
                remedy = "Take a goal that an item of that lesson's bank names."
                yield errors.fault(f"'{item.goal}' is no goal of that lesson", remedy, file=file, place=item.id)
