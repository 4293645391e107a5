"""Handing in: one file with the student's answers, its checksum, and the same record as an output."""

import hashlib
import re
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from msgspec import structs

from iraqcourse import paths
from iraqcourse.lesson import damage
from iraqcourse.lesson.message import Message
from iraqcourse.quiz import record, store

_STUDENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")


@dataclass(frozen=True)
class Receipt:
    """What was handed in: the file, its SHA-256, and the record itself for a collected notebook."""

    file: Path
    digest: str
    answered: int
    asked: int
    content: str
    note: str = ""

    def __repr__(self) -> str:
        said = f"{self.file.name}: {self.answered} of {self.asked} questions answered. SHA-256 {self.digest}"
        return f"{said} {self.note}".strip()

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        note = f"<p><strong>{escape(self.note)}</strong></p>" if self.note else ""
        html = (
            '<div style="max-width:46rem"><p><strong>Your hand-in is ready.</strong> Send this file: '
            f"<code>{escape(self.file.name)}</code> (it lies beside this notebook).</p>"
            f"<p>It holds answers to {self.answered} of the {self.asked} questions that count. Its checksum (SHA-256), "
            f'to show later which file you sent:<br><code style="overflow-wrap:anywhere">{self.digest}</code></p>'
            f"{note}</div>"
        )
        return {record.MIME: self.content, "text/html": html, "text/plain": repr(self)}


def hand_in(quiz: str, version: str, counting: set[str], student: str, folder: Path | None = None) -> Receipt | Message:
    """Write ``<student>_<quiz>.json`` from the answers so far.

    Parameters
    ----------
    quiz, version
        What the record is called.
    counting
        Ids of the items that count towards a mark.
    student
        The student's id: letters, digits, full stop, underscore, hyphen.
    folder
        Where to; by default where the notebook lies.

    Returns
    -------
    Receipt or Message
        The receipt, or a sentence where there is nothing to hand in or the id cannot be used.
    """
    if not isinstance(student, str) or not _STUDENT.fullmatch(student):
        return Message("Write your student id between the quotation marks: letters, digits, '.', '_' and '-'.")
    kept = store.restore(paths.answers() / f"{quiz}.json", quiz, version)
    note = damage.sentence(quiz)
    if not kept.record.items:
        return Message(f"There are no answers to hand in yet. Answer the quiz above first. {note}".strip())
    content = record.to_json(structs.replace(kept.record, student=student))
    file = (folder or Path.cwd()) / f"{student}_{quiz}.json"
    try:
        store.write_whole(file, content)
    except OSError as problem:
        why = f"The hand-in could not be written: '{file}' ({problem.strerror})."
        return Message(f"{why} Copy the course to a folder of your own, open the notebook there, run this cell again.")
    digest = hashlib.sha256(content.encode()).hexdigest()
    return Receipt(file, digest, len(counting & set(kept.record.items)), len(counting), content, note)
