"""The quiz in a notebook: an anywidget whose kernel side writes the record. The only module that knows widgets."""

from pathlib import Path
from typing import Any

import anywidget
import traitlets

from iraqcourse import paths
from iraqcourse.quiz import front, presenting, record, static, store
from iraqcourse.quiz.items import Bank, Item


class Sheet(anywidget.AnyWidget):
    """Questions on a page, whose answers are kept in a file and put back after a restart.

    Parameters
    ----------
    quiz, version
        What the record is called.
    items
        The questions as the front end takes them.
    file
        Where the record is kept.
    practice
        Whether keys and feedback are in the page.
    student
        Seed of the shuffle; the same order for the same seed.
    fresh
        Whether to ask anew what was answered before; every attempt is kept all the same.
    """

    _esm = front.module()
    _css = front.styles()
    quiz = traitlets.Dict().tag(sync=True)
    answers = traitlets.Dict().tag(sync=True)
    note = traitlets.Unicode().tag(sync=True)

    def __init__(
        self,
        quiz: str,
        version: str,
        items: list[dict[str, Any]],
        *,
        file: Path,
        practice: bool,
        student: str = "",
        fresh: bool = False,
    ) -> None:
        added = store.adopt_copies(file, quiz, version)
        restored = store.restore(file, quiz, version)
        self._name, self._version, self._file = quiz, version, file
        # What is asked anew stays unanswered on the page until it is answered in this sitting.
        self._anew: set[str] | None = set() if fresh else None
        super().__init__(
            quiz={"quiz": quiz, "course": record.COURSE, "practice": practice, "student": student, "items": items},
            answers=self._shown(restored.record),
            note=" ".join(one for one in (added, restored.note) if one),
        )
        self.on_msg(self._receive)

    def _shown(self, kept: record.Record) -> dict[str, Any]:
        return {
            name: {"value": one.value, "attempts": [attempt.t for attempt in one.attempts]}
            for name, one in kept.items.items()
            if self._anew is None or name in self._anew
        }

    def _receive(self, _: Any, message: dict[str, Any], __: Any) -> None:
        """Write one attempt that the page sends; the page is not trusted to name items that were not asked.

        What is not written is said to the page, with the reason.
        """
        if message.get("kind") != "attempt":
            return
        name, value = message.get("record_id"), record.value_of(message.get("value"))
        if value is None or name not in {one["record_id"] for one in self.quiz["items"]}:
            self._refuse(name, "Not recorded: this answer is too long, or of a kind that no question here asks for.")
            return
        try:
            self.attempt(str(name), value)
        except OSError as problem:
            reason = f"Not recorded: the file {self._file.name} cannot be written ({problem.strerror or problem})."
            self._refuse(name, reason)

    def _refuse(self, name: Any, reason: str) -> None:
        self.send({"kind": "refused", "record_id": name, "reason": reason})

    def attempt(self, record_id: str, value: record.Value) -> None:
        """Record one attempt at an item."""
        known = {one["record_id"]: one["type"] for one in self.quiz["items"]}
        kept = store.add_attempt(self._file, self._name, self._version, record_id, known[record_id], value)
        if self._anew is not None:
            self._anew.add(record_id)
        self.answers = self._shown(kept.record)
        if kept.note:
            self.note = kept.note


class Quiz(Sheet):
    """Practice: questions of a bank with feedback.

    Parameters
    ----------
    bank
        The bank that the items belong to.
    items
        The items to ask, in order.
    again
        Whether this is the second asking of an opening question.
    file, student, fresh
        As for :class:`Sheet`.
    """

    def __init__(
        self,
        bank: Bank,
        items: tuple[Item, ...],
        *,
        file: Path,
        student: str = "",
        again: bool = False,
        fresh: bool = False,
    ) -> None:
        self._items, self._again = items, again
        asked = [presenting.for_page(item, again=again, returns=not fresh) for item in items]
        version = str(bank.version)
        super().__init__(bank.lesson, version, asked, file=file, practice=True, student=student, fresh=fresh)

    def __repr__(self) -> str:
        return static.to_text(self._items)

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        made = super()._repr_mimebundle_(**kwargs)
        data, metadata = made if made else ({}, {})
        asked = {"lesson": self._name, "items": [item.id for item in self._items], "again": self._again}
        text = {"text/plain": repr(self), "text/html": static.to_html(self._items)}
        return {**data, **text, presenting.MIME: asked}, metadata


def show(bank: Bank, *wanted: str, again: bool = False, student: str = "", file: Path | None = None) -> Quiz:
    """Make the quiz that a lesson asks for.

    Parameters
    ----------
    bank
        The lesson's bank.
    wanted
        Parts or ids of items; none means what counts towards a mark.
    again, student
        As for :class:`Quiz`.
    file
        Where the record is kept; by default ``answers/<lesson>.json``.
    """
    items = presenting.choose(bank, wanted)
    return Quiz(bank, items, file=file or paths.answers() / f"{bank.lesson}.json", student=student, again=again)
