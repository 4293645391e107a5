"""The roster: who is in the class. Identity comes from here and from folders, never from inside a file."""

import csv
import io
import re
import unicodedata
from pathlib import Path

import msgspec

from iraqcourse.errors import CourseError, Fault, fault, raise_if_any
from iraqcourse.grading import opening
from iraqcourse.grading.limits import MIB
from iraqcourse.grading.refusal import Refused
from iraqcourse.plain import unmasked

ROSTER_LIMIT = 10 * MIB
# A student's id becomes a file name of a feedback page: letters, digits and the marks that are safe there.
STUDENT_ID = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9_-])?")
_DEVICES = {"con", "prn", "aux", "nul"} | {f"{name}{n}" for name in ("com", "lpt") for n in range(10)}


class Student(msgspec.Struct, frozen=True):
    """One row of the roster.

    Parameters
    ----------
    student_id
        Letters, digits, ``.``, ``_`` and ``-``; at most 64.
    name, email
        As the roster says; may be empty.
    moodle, canvas
        The student's number in the LMS, where the roster has such a column: surer than a name.
    """

    student_id: str
    name: str = ""
    email: str = ""
    moodle: str = ""
    canvas: str = ""


def number_in_lms(text: str) -> str:
    """Give the number in what stands in a roster's column ``moodle`` or ``canvas``; empty where there is none.

    Moodle shows ``Participant 9001``; a spreadsheet or pandas may have made ``9001.0`` of it.

    >>> [number_in_lms(text) for text in ("Participant 9001", "9001.0", "9001", "")]
    ['9001', '9001', '9001', '']
    """
    whole = re.sub(r"\.0+$", "", text.strip())
    return "".join(str(int(letter)) for letter in whole if letter.isdecimal())


class Roster(msgspec.Struct, frozen=True):
    """The class, in the roster's order."""

    students: tuple[Student, ...]

    def ids(self) -> frozenset[str]:
        """Give every student's id."""
        return frozenset(student.student_id for student in self.students)


def _faults_of_ids(rows: list[tuple[int, Student]], path: Path) -> list[Fault]:
    found, seen = [], dict[str, int]()
    for line, student in rows:
        place, name = f"line {line}", student.student_id
        if not STUDENT_ID.fullmatch(name) or name.split(".")[0].lower() in _DEVICES:
            remedy = "Use letters, digits, '.', '_' and '-', at most 64, beginning with a letter or digit."
            found.append(fault(f"The student id {name!r} cannot be used", remedy, file=path, place=place))
        first = seen.setdefault(name.casefold(), line)
        if first != line:
            remedy = "Give every student an id of her own; capital and small letters count as the same."
            found.append(fault(f"The student id {name!r} is in line {first} too", remedy, file=path, place=place))
    for field in ("moodle", "canvas"):
        numbers = dict[str, int]()
        for line, student in rows:
            value = number_in_lms(getattr(student, field))
            if value and numbers.setdefault(value, line) != line:
                text = f"The {field} number {value} is in line {numbers[value]} too"
                found.append(fault(text, "Correct one of the two.", file=path, place=f"line {line}"))
    return found


def read_roster(path: Path) -> Roster:
    """Read a roster: CSV in UTF-8 with the columns ``student_id``, ``name``, ``email``.

    Fields may be parted by commas, semicolons or tabs, as spreadsheets write them. The columns ``moodle``
    and ``canvas`` are read where they stand; others are left alone.

    Raises
    ------
    iraqcourse.errors.CourseError
        If it cannot be read, has no ``student_id``, no student, or the same id twice: every fault at once.
    """
    try:
        text = opening.read_file(path, ROSTER_LIMIT).decode("utf-8-sig")
    except Refused as problem:
        raise CourseError(fault(problem.reason.split(". ", maxsplit=1)[0], "Check the roster.", file=path)) from None
    except UnicodeDecodeError:
        text = "The roster is not text in UTF-8"
        raise CourseError(fault(text, "Save it from the spreadsheet as 'CSV UTF-8'.", file=path)) from None
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as problem:
        raise CourseError(fault(f"It is not CSV ({problem})", "Save it again as 'CSV UTF-8'.", file=path)) from None
    header = [name.strip().lower() for name in lines[0]] if lines else []
    if "student_id" not in header:
        text = "There is no column 'student_id'"
        remedy = "Write 'student_id,name,email' into the first line."
        raise CourseError(fault(text, remedy, file=path, place="line 1"))
    known = [name for name in Student.__struct_fields__ if name in header]
    rows = []
    for line, fields in enumerate(lines[1:], start=2):
        if any(field.strip() for field in fields):
            given = {name: fields[header.index(name)] for name in known if header.index(name) < len(fields)}
            values = {name: unmasked(unicodedata.normalize("NFC", value.strip())) for name, value in given.items()}
            rows.append((line, Student(**{"student_id": "", **values})))
    if not rows:
        raise CourseError(fault("The roster has no student", "Write one student a line.", file=path))
    raise_if_any(_faults_of_ids(rows, path))
    return Roster(tuple(student for _, student in rows))
