"""Gradebooks as CSV: the course's own, one that Moodle takes in, one that Canvas takes in; and the log of files."""

from iraqcourse import plain
from iraqcourse.grading.classroom import Graded
from iraqcourse.grading.marking import is_complete
from iraqcourse.grading.roster import number_in_lms
from iraqcourse.quiz.items import COUNTED

Row = list[str | float | None]


def own(graded: Graded) -> str:
    """Give a row for each student: blank where nothing could be read, never zero."""
    items = [item.id for item in graded.bank.part(*COUNTED)]
    head = ["student_id", "name", "email", "points", "possible", "waiting_for_instructor", "status", "late", "remark"]
    rows = list[Row]()
    for one in graded.results:
        by_item = {each.item: each.score.points for each in one.marks}
        known = one.points is not None
        student = one.student
        said = " ".join(part for part in (one.remark, one.note) if part)
        row: Row = [student.student_id, student.name, student.email, one.points, one.possible if known else None]
        row += [one.pending if known else None, one.status, one.late, said]
        rows.append(row + [by_item.get(item) for item in items])
    return plain.csv_text(head + items, rows)


def moodle(graded: Graded) -> str:
    """Give a grading worksheet for Moodle's assignment, which its gradebook takes in by e-mail as well.

    ``Identifier`` is Moodle's number of the submission, from the roster's column ``moodle``; "-" says that no mark
    was given yet, as Moodle writes it. A mark that is not complete stays blank.
    """
    head = ["Identifier", "Full name", "ID number", "Email address", "Grade", "Maximum Grade"]
    head += ["Last modified (grade)", "Feedback comments"]
    rows = list[Row]()
    for one in graded.results:
        number = number_in_lms(one.student.moodle)
        student = one.student
        identifier, modified = f"Participant {number}" if number else "", "-" if one.points is not None else ""
        grade = one.points if is_complete(one) else None
        rows.append(
            [identifier, student.name, student.student_id, student.email, grade, graded.possible, modified, one.late]
        )
    return plain.csv_text(head, rows)


def canvas(graded: Graded) -> str:
    """Give a gradebook for Canvas: its first row names the points possible, as Canvas writes it."""
    head = [
        "Student",
        "ID",
        "SIS User ID",
        "SIS Login ID",
        "Section",
        graded.bank.lesson.replace("-", " ").capitalize(),
    ]
    rows: list[Row] = [["    Points Possible", "", "", "", "", graded.possible]]
    for one in graded.results:
        student = one.student
        points = one.points if is_complete(one) else None
        rows.append([student.name, number_in_lms(student.canvas), student.student_id, student.email, "", points])
    return plain.csv_text(head, rows)


def received_log(graded: Graded) -> str:
    """Give the log of files, so that 'I sent another file' can be settled."""
    head = ["file", "bytes", "sha256", "student_id", "status", "used", "handed_in", "code", "reason", "flags"]
    rows: list[Row] = [
        [one.name, one.size, one.sha256, one.student, one.status, "yes" if one.used else "no", one.time]
        for one in graded.received
    ]
    for row, one in zip(rows, graded.received, strict=True):
        row += [one.code, one.reason, " ".join(one.flags)]
    return plain.csv_text(head, rows)
