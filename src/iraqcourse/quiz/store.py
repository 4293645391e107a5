"""Records on disk: written whole or not at all, restored after a restart, set aside when damaged."""

import json
import os
import re
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from iraqcourse.quiz import record as records
from iraqcourse.quiz.locking import locked
from iraqcourse.quiz.record import Record, Value


class Restored(Struct, frozen=True):
    """A record as it was found, and a sentence for the student if something was wrong with the file."""

    record: Record
    note: str = ""


def now() -> str:
    """Give the time as records write it: UTC, to the millisecond, so that attempts sort."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def write_whole(path: Path, text: str) -> None:
    """Write a file so that a crash leaves either the old one or the new one, never half of one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with scratch.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        scratch.replace(path)
    finally:
        scratch.unlink(missing_ok=True)


def set_aside(path: Path) -> Path:
    """Give a damaged file a new name, so that nothing overwrites it."""
    number = 1
    while (spare := path.with_name(f"{path.stem}.damaged-{number}{path.suffix}")).exists():
        number += 1
    path.rename(spare)
    return spare


def restore(path: Path, quiz: str, quiz_version: str) -> Restored:
    """Read a student's record; an empty one if there is none yet.

    A damaged file is set aside under a new name and the student is told; parts of a record that cannot be
    read are left out, with a copy of the whole file set aside.
    """
    try:
        content = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Restored(records.empty(quiz, quiz_version))
    except (OSError, UnicodeDecodeError):
        content = ""
    try:
        found, left_out = records.from_plain(json.loads(content))
    except (ValueError, RecursionError):
        spare = set_aside(path)
        note = f"The file of your earlier answers was damaged. It is kept as {spare.name}; this quiz begins anew."
        return Restored(records.empty(quiz, quiz_version), note)
    if left_out:
        spare = set_aside(path)
        write_whole(path, records.to_json(found))
        return Restored(found, f"{' '.join(left_out)} The file as it was is kept as {spare.name}.")
    return Restored(found)


def add_attempt(path: Path, quiz: str, quiz_version: str, item_id: str, item_type: str, value: Value) -> Restored:
    """Add one attempt to the record on disk, whatever else was written there meanwhile.

    Returns
    -------
    Restored
        The record as it now stands on disk.
    """
    with locked(path):
        before = restore(path, quiz, quiz_version)
        after = before.record.answered(item_id, item_type, value, now())
        write_whole(path, records.to_json(after))
    return Restored(after, before.note)


# What file managers, browsers, JupyterLab and syncing folders call a second copy of one file.
_COPY = re.compile(r"( ?\(.+\)|[ -]?[Cc]opy.*|.*conflict.*)")


def adopt_copies(path: Path, quiz: str, quiz_version: str) -> str:
    """Merge other copies of a record into it, item by item and attempt by attempt; every file is kept.

    A second copy comes from a syncing folder, or from a page without a kernel whose record was downloaded. It is
    renamed to ``<quiz>.merged-N.json``, and the record as it was before to ``<quiz>.before-N.json``.

    Returns
    -------
    str
        A sentence for the student; empty if there was no copy.
    """
    if not path.parent.is_dir():
        return ""
    others = [
        one
        for one in sorted(path.parent.glob(f"{path.stem}*{path.suffix}"))
        if _COPY.fullmatch(one.stem.removeprefix(path.stem))
    ]
    said = []
    for other in others:
        with locked(path):
            found = restore(other, quiz, quiz_version)
            if not other.exists() or found.record.quiz != quiz or not found.record.items:
                continue
            number = 1
            while path.with_name(f"{path.stem}.merged-{number}{path.suffix}").exists():
                number += 1
            kept = path.with_name(f"{path.stem}.merged-{number}{path.suffix}")
            if path.exists():
                before = restore(path, quiz, quiz_version)
                write_whole(path.with_name(f"{path.stem}.before-{number}{path.suffix}"), records.to_json(before.record))
                write_whole(path, records.to_json(records.merge(before.record, found.record)))
            else:
                write_whole(path, records.to_json(found.record))
            other.rename(kept)
            said.append(f"Answers from '{other.name}' were added to yours; that file is kept as {kept.name}.")
    return " ".join(said)
