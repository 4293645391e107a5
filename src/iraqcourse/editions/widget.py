"""A graded edition in a notebook: the same widget, which answers "recorded" and knows no key."""

import json
from pathlib import Path
from typing import Any

from iraqcourse import paths
from iraqcourse.errors import CourseError, fault
from iraqcourse.lesson.hand_in import Receipt, hand_in
from iraqcourse.lesson.message import Message
from iraqcourse.quiz.widget import Sheet


class GradedQuiz(Sheet):
    """Questions whose answers are recorded, not judged."""

    def hand_in(self, student: str) -> Receipt | Message:
        """Write the hand-in file ``<student>_<edition>.json`` beside the notebook."""
        counting = {one["record_id"] for one in self.quiz["items"]}
        return hand_in(self._name, self._version, counting, student)

    def __repr__(self) -> str:
        return "\n".join(f"{number}. {one['stem']}" for number, one in enumerate(self.quiz["items"], start=1))


def show(file: str | Path) -> GradedQuiz:
    """Show an edition from its file, ``<edition>.quiz.json`` beside the notebook.

    Raises
    ------
    CourseError
        If the file is missing or is no edition.
    """
    path = Path(file)
    try:
        plain: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        name, version, items = str(plain["edition"]), str(plain["version"]), list(plain["items"])
    except (OSError, ValueError, KeyError, TypeError):
        remedy = "Put the file of questions that came with this notebook into the same folder."
        raise CourseError(fault("The questions cannot be read", remedy, file=path)) from None
    return GradedQuiz(name, version, items, file=paths.answers() / f"{name}.json", practice=False)
