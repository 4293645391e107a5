"""The student's own copy of the lessons: filled once, never overwritten."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from iraqcourse import paths
from iraqcourse.quiz import store

_LEDGER = ".copied.json"


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _ledger(folder: Path) -> dict[str, str]:
    try:
        found = json.loads((folder / _LEDGER).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _beside(folder: Path, source: Path, digest: str, today: date) -> Path:
    """Give a name for a new version that no other file has, unless it holds this very version."""
    number = 1
    while True:
        mark = today.isoformat() if number == 1 else f"{today.isoformat()}, {number}"
        target = folder / f"{source.stem} (new {mark}).ipynb"
        if not target.exists() or _digest(target) == digest:
            return target
        number += 1


def refresh(today: date) -> Iterator[str]:
    """Copy what is new from ``lessons/`` into ``my-course/``; say in a sentence what arrived beside an older copy.

    A lesson that changed since it was copied arrives under a new name with the date in it. The student's own
    file stays as it is, whatever she did to it.
    """
    folder = paths.my_course()
    folder.mkdir(exist_ok=True)
    copied = _ledger(folder)
    for source in sorted(paths.lessons().glob("*.ipynb")):
        digest, target = _digest(source), folder / source.name
        if copied.get(source.name) == digest and target.exists():
            continue
        if target.exists() and _digest(target) != digest:
            target = _beside(folder, source, digest, today)
            yield f"{source.stem} has changed. Your copy stays as it is; the new one is '{target.name}'."
        if not target.exists():
            shutil.copyfile(source, target)
        copied[source.name] = digest
    store.write_whole(folder / _LEDGER, json.dumps(copied, indent=1, sort_keys=True) + "\n")
