"""The review deck: what was missed or is due comes back, across lessons, at growing distances.

The distances are those of FSRS (J. Ye and others, "A Stochastic Shortest Path Algorithm for Optimizing Spaced
Repetition Scheduling", KDD 2022), through the library ``fsrs`` and with its standard weights: a first or repeated
miss comes back within minutes, a right answer after days, then weeks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from typing import Any

from iraqcourse import paths
from iraqcourse.errors import CourseError
from iraqcourse.lesson import damage
from iraqcourse.quiz import bank as banks
from iraqcourse.quiz import store
from iraqcourse.quiz.items import Bank, Item
from iraqcourse.quiz.record import ItemRecord
from iraqcourse.quiz.scoring import score
from iraqcourse.quiz.widget import Quiz


@dataclass(frozen=True)
class Due:
    """An item that comes back: when it is due, and whether its last answer missed something."""

    lesson: str
    item: Item
    at: datetime
    missed: bool


def schedule(item: Item, answered: ItemRecord) -> tuple[datetime, bool] | None:
    """Say when an item comes back, from all its attempts; None for one that no machine can score.

    A full answer counts as "good", a part of it as "hard", a miss as "again".
    """
    import fsrs

    scheduler, card = fsrs.Scheduler(enable_fuzzing=False), fsrs.Card(card_id=1)
    missed = False
    for attempt in answered.attempts:
        found = score(item, attempt.value)
        if found.points is None or found.state != "scored":
            continue
        share = found.points / item.points
        rating = fsrs.Rating.Good if share == 1 else fsrs.Rating.Hard if share > 0 else fsrs.Rating.Again
        missed = share < 1
        card, _ = scheduler.review_card(card, rating, _time(attempt.t))
    return (card.due, missed) if card.last_review is not None else None


def _time(text: str) -> datetime:
    made = datetime.fromisoformat(text.replace("Z", "+00:00"))
    return made if made.tzinfo else made.replace(tzinfo=UTC)


def _begun() -> Iterator[Bank]:
    for file in sorted(paths.answers().glob("*.json")):
        try:
            yield banks.of_lesson(file.stem)
        except CourseError:
            # The file beside the answers that counts tries, or answers to something that is no lesson.
            continue


def due(now: datetime) -> list[Due]:
    """Give what is due, the missed first and then the longest overdue."""
    found = []
    for bank in _begun():
        kept = store.restore(paths.answers() / f"{bank.lesson}.json", bank.lesson, str(bank.version)).record
        for item in bank.items:
            planned = schedule(item, kept.items[item.id]) if item.id in kept.items else None
            if planned is not None and planned[0] <= now:
                found.append(Due(bank.lesson, item, *planned))
    return sorted(found, key=lambda one: (not one.missed, one.at, one.lesson, one.item.id))


@dataclass(frozen=True)
class Deck:
    """What to review now, lesson by lesson."""

    sheets: tuple[Quiz, ...]
    says: str

    def __repr__(self) -> str:
        return self.says

    def _ipython_display_(self) -> None:
        from IPython.display import HTML, display

        display(HTML(f'<p style="max-width:46rem">{escape(self.says)}</p>'))  # type: ignore[no-untyped-call]
        for sheet in self.sheets:
            name = escape(sheet.quiz["quiz"].replace("-", " "))
            display(HTML(f"<h3>From the lesson: {name}</h3>"))  # type: ignore[no-untyped-call]
            display(sheet)  # type: ignore[no-untyped-call]


def deck(most: int = 10, now: datetime | None = None) -> Any:
    """Make the deck of what is due.

    Parameters
    ----------
    most
        The greatest number of questions at a time.
    now
        The time to plan for; by default this moment.
    """
    waiting = due(now or datetime.now(UTC))
    chosen = waiting[:most]
    sheets = []
    for lesson in dict.fromkeys(one.lesson for one in chosen):
        items = tuple(one.item for one in chosen if one.lesson == lesson)
        sheets.append(Quiz(banks.of_lesson(lesson), items, file=paths.answers() / f"{lesson}.json", fresh=True))
    note = damage.sentence()
    if not waiting:
        says = "Nothing is due. Questions that you answer in the lessons come back here when it is time."
        return Deck((), f"{says} {note}".strip())
    missed = sum(one.missed for one in waiting)
    rest = f" The first {len(chosen)} are here." if len(waiting) > len(chosen) else ""
    says = f"{len(waiting)} questions are due, {missed} of them missed last time.{rest} Marks do not change here."
    return Deck(tuple(sheets), f"{says} {note}".strip())
