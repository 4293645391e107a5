"""Faults in course material, said so that a teacher can mend them: file, place, what is wrong, what to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from iraqcourse import paths


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong in one place.

    Parameters
    ----------
    file
        Where it is, relative to the course's folder; empty if no file is to blame.
    place
        Where in the file: ``"line 12"``, ``"cell story-2"``, ``"item vote"``; may be empty.
    fault
        What is wrong, as a sentence without its full stop.
    remedy
        What to do next, as a full sentence.

    Examples
    --------
    >>> print(Fault("quizzes/x.yaml", "line 3", "Option 'b' has no feedback", "Say why it is right or wrong."))
    quizzes/x.yaml, line 3: Option 'b' has no feedback. Say why it is right or wrong.
    """

    file: str
    place: str
    fault: str
    remedy: str

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.file, self.place) if part)
        return f"{where}: {self.fault}. {self.remedy}" if where else f"{self.fault}. {self.remedy}"


class CourseError(Exception):
    """Course material cannot be used as it stands; carries every fault that was found.

    Examples
    --------
    >>> raise CourseError(Fault("", "", "There is no lesson 'x'", "The lessons are: y, z."))
    Traceback (most recent call last):
    iraqcourse.errors.CourseError: There is no lesson 'x'. The lessons are: y, z.
    """

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults
        super().__init__("\n".join(str(fault) for fault in faults))


def fault(text: str, remedy: str, *, file: Path | str = "", place: str = "") -> Fault:
    """Make a fault whose file is named as the course's folder sees it."""
    return Fault(str(paths.relative(file)) if file else "", place, text, remedy)


def raise_if_any(faults: Iterable[Fault]) -> None:
    """Raise one :class:`CourseError` that holds all faults, in order; do nothing if there are none."""
    found = tuple(faults)
    if found:
        raise CourseError(*found)
