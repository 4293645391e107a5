"""Grading again: which marks changed since the last time, and why. Nothing is carried over from the old marks."""

from collections.abc import Iterator

from msgspec import Struct

from iraqcourse import plain
from iraqcourse.grading.results import Kept, KeptItem, KeptMark, KeptStudent

WHOLE = "(whole mark)"


class Change(Struct, frozen=True):
    """One mark that is not what it was: None stands for blank.

    Parameters
    ----------
    item
        The item, or ``(whole mark)`` for the student's points in all.
    """

    student: str
    item: str
    before: float | None
    after: float | None
    reason: str

    def __str__(self) -> str:
        return f"{self.student}, {self.item}: {_points(self.before)} -> {_points(self.after)} ({self.reason})"


def changes(old: Kept, new: Kept) -> tuple[Change, ...]:
    """Compare two gradings of a class, student by student and item by item, in the order of the newer one.

    Every changed whole mark is listed after the item marks that made it change; students of whom only one of the
    two knows are listed with their whole mark.
    """
    before = {one.student_id: one for one in old.students}
    items = {one.id: one for one in old.items}, {one.id: one for one in new.items}
    made = list[Change]()
    for student in new.students:
        made += _of_student(before.pop(student.student_id, None), student, *items)
    for gone in before.values():
        if gone.points is not None:
            made.append(Change(gone.student_id, WHOLE, gone.points, None, "not in the roster any more"))
    return tuple(made)


def _of_student(
    old: KeptStudent | None, new: KeptStudent, old_items: dict[str, KeptItem], new_items: dict[str, KeptItem]
) -> Iterator[Change]:
    if old is None:
        if new.points is not None:
            yield Change(new.student_id, WHOLE, None, new.points, "new in the roster")
        return
    was, found = {one.item: one for one in old.marks}, list[Change]()
    for mark in new.marks:
        before = was.get(mark.item)
        one, other = _counted(before, old_items.get(mark.item)), _counted(mark, new_items[mark.item])
        if one != other and (old.marks or new.points is None):
            why = _why(before, mark, old_items.get(mark.item), new_items[mark.item], old.sha256 != new.sha256)
            found.append(Change(new.student_id, mark.item, one, other, why))
    yield from found
    for name, mark in was.items():
        if name not in new_items and mark.points:
            found.append(Change(new.student_id, name, mark.points, None, "the question is no longer in the quiz"))
            yield found[-1]
    if old.points != new.points or old.possible != new.possible:
        yield Change(new.student_id, WHOLE, old.points, new.points, _why_whole(old, new, found))


def _counted(mark: KeptMark | None, item: KeptItem | None) -> float | None:
    return None if mark is None or item is None or item.dropped else mark.points


def _why(old: KeptMark | None, new: KeptMark, was: KeptItem | None, now: KeptItem, other_file: bool) -> str:
    if now.dropped and not (was and was.dropped):
        return f"dropped: {now.dropped}"
    if was and was.dropped and not now.dropped:
        return "the question counts again"
    if was is None or old is None:
        return "the question is new in the quiz"
    if old.note != new.note:
        return new.note or f"no longer {old.note}"
    if was.key != now.key:
        return "the key of the question changed"
    if old.value != new.value or old.state != new.state:
        return "another file counts" if other_file else "another answer counts"
    return "marked by another version of the course"


def _why_whole(old: KeptStudent, new: KeptStudent, items: list[Change]) -> str:
    if old.points is None:
        return "now there is something to mark" if not new.note else new.note
    if new.points is None:
        return new.remark or "nothing can be read any more"
    if old.note != new.note:
        return new.note or f"no longer {old.note}"
    reasons = []
    if items:
        reasons.append(f"changed on {', '.join(one.item for one in items)}")
    if old.late != new.late:
        reasons.append(new.late or f"no longer {old.late}")
    if old.possible != new.possible:
        reasons.append(f"{old.possible} points were possible, now {new.possible}")
    return "; ".join(reasons) or "marked by another version of the course"


def to_csv(found: tuple[Change, ...]) -> str:
    """Give the changes as CSV."""
    head = ["student_id", "item", "before", "after", "reason"]
    return plain.csv_text(head, ([one.student, one.item, one.before, one.after, one.reason] for one in found))


def _points(value: float | None) -> str:
    return "blank" if value is None else plain.number(value)
