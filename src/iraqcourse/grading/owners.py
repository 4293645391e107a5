"""Whose a file is: from its folder, its name, or what an LMS wrote around it. Never from inside a file.

What was written by the grader's side comes first: of the steps of a path the outermost that names somebody. Moodle
writes ``Ann Lee_12345_assignsubmission_file_``, Canvas ``leeann_12345_67890_file.json`` (or ``leeann_LATE_12345_...``).
"""

import re
import unicodedata
from collections.abc import Iterator

from msgspec import Struct

from iraqcourse.grading.roster import Roster, Student, number_in_lms

_MOODLE = re.compile(r"(?P<name>.+)_(?P<number>\d{1,12})_assignsubmission_(?:file|onlinetext)(?:_.*)?")
_CANVAS = re.compile(r"(?P<name>[^_\W]+)_(?P<late>LATE_)?(?P<number>\d{1,12})_\d{1,12}_(?P<file>.+)")


class Owner(Struct, frozen=True):
    """Whose a file is.

    Parameters
    ----------
    student
        Her id; empty if the file is nobody's.
    problem
        Why it is nobody's, where an LMS named somebody.
    flags
        What a teacher should look at: another step of the path that names somebody else, a mark of the LMS.
    """

    student: str = ""
    problem: str = ""
    flags: tuple[str, ...] = ()


class Register:
    """The roster, made ready to find students by id, by their number in the LMS and by name."""

    def __init__(self, roster: Roster) -> None:
        self._ids = roster.ids()
        self._numbers = {
            (lms, number): one.student_id
            for one in roster.students
            for lms, number in (("moodle", number_in_lms(one.moodle)), ("canvas", number_in_lms(one.canvas)))
            if number
        }
        self._known = {(lms, student): number for (lms, number), student in self._numbers.items()}
        self._names = dict[str, set[str]]()
        for one in roster.students:
            for name in _spellings(one):
                self._names.setdefault(name, set()).add(one.student_id)

    def owner(self, path: str) -> Owner:
        """Say whose a file is by its path below the graded folder, zip files being steps of it.

        >>> register = Register(Roster((Student("s001", "Ann Lee"),)))
        >>> register.owner("Ann Lee_77_assignsubmission_file_/answers.json").student
        's001'
        >>> register.owner("leeann_123_456_answers.json").student
        's001'
        """
        found = [one for part in path.split("/") for one in self._named(part)]
        flags = tuple(dict.fromkeys(flag for one in found for flag in one.flags))
        first = next(iter(found), None)
        if first is None or not first.student:
            return Owner("", first.problem if first else "", flags)
        others = sorted({one.student for one in found if one.student} - {first.student})
        differing = tuple(f"Its folder is of '{first.student}', its name of '{name}'." for name in others)
        return Owner(first.student, "", flags + differing)

    def _named(self, part: str) -> Iterator[Owner]:
        """Give whom one step of a path names, from the surest way of naming to the least sure."""
        if part in self._ids:
            yield Owner(part)
            return
        fitting = [end for end in range(len(part)) if part[end] in "_." and part[:end] in self._ids]
        if fitting:
            # The longest: the id 's1' must not take the file of 's1_b'.
            yield Owner(part[: max(fitting)])
        elif said := _MOODLE.fullmatch(part):
            yield self._in_lms("moodle", said["name"], said["number"])
        elif said := _CANVAS.fullmatch(part):
            late = ("Canvas marks it as late.",) if said["late"] else ()
            found = self._in_lms("canvas", said["name"], said["number"])
            yield Owner(found.student, found.problem, late)
            yield from self._named(said["file"])

    def _in_lms(self, lms: str, name: str, number: str) -> Owner:
        student = self._numbers.get((lms, number))
        if student:
            return Owner(student)
        called = self._names.get(_run_together(name), set())
        who = f"{lms.capitalize()} calls the student '{name}' (number {number})"
        if len(called) == 1:
            [student] = called
            known = self._known.get((lms, student))
            if known is None:
                return Owner(student)
            said = f"the roster's '{student}' of that name has the number {known}"
            return Owner(problem=f"{who}; {said}. Mend the number, or add the other student to the roster.")
        if called:
            return Owner(
                problem=f"{who}; the roster has {len(called)} of that name. Add a column '{lms}' with numbers."
            )
        return Owner(problem=f"{who}; the roster has nobody of that name. Mend the roster.")


def _run_together(name: str) -> str:
    """Give a name as Canvas writes it in file names: lower case, letters and digits only."""
    text = unicodedata.normalize("NFC", name).casefold()
    return "".join(letter for letter in text if letter.isalnum() or unicodedata.category(letter) == "Mn")


def _spellings(student: Student) -> set[str]:
    """Give a name in the orders in which an LMS may write it: ``Ann Lee``, ``Lee Ann``, ``Lee, Ann``."""
    words = student.name.replace(",", " ").split()
    return {_run_together(" ".join(words[turn:] + words[:turn])) for turn in range(len(words))} - {""}
