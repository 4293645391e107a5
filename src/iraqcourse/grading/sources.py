"""What there is to read: the files of a folder, the members of zip files, an nbgrader tree. Nothing is read here.

A class arrives as a folder of files, as a folder for each student, as the zip file of an LMS, or as nbgrader's
``submitted/<student>/<assignment>/``. All of them become a list of sources, in one order on every machine.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Literal

from msgspec import Struct, structs

from iraqcourse.grading import archive, opening
from iraqcourse.grading.limits import LIMITS
from iraqcourse.grading.refusal import Refused

Kind = Literal["record", "notebook", "zip", "other"]
_KINDS: dict[str, Kind] = {".json": "record", ".txt": "record", "": "record", ".ipynb": "notebook", ".zip": "zip"}
# What nbgrader and file managers put beside hand-ins.
_NOT_HANDED_IN = re.compile(r"\.|__MACOSX$|Thumbs\.db$|desktop\.ini$")
NBGRADER, TIMESTAMP = "submitted", "timestamp.txt"
# An LMS's zip file may hold the zip file of a student, and no more.
DEEPEST_ZIP = 2


class Source(Struct, frozen=True):
    """One thing that was handed in, before it is read.

    Parameters
    ----------
    name
        Path below the graded folder, as text; the name of a zip file is a step of it.
    file
        Where it lies on the disk, as the system writes it: a file's name need not be text.
    inside
        For a member of a zip file: its number there, and for a zip file in it the number there again.
    kind
        What the name says that it is.
    size
        In bytes, as folder or zip file say.
    time
        When it was handed in by a clock that is not the student's, as nbgrader writes it; mostly empty.
    code, reason
        Why it is not to be read, where that is known beforehand.
    """

    name: str
    file: bytes
    kind: Kind
    size: int
    inside: tuple[int, ...] = ()
    time: str = ""
    code: str = ""
    reason: str = ""

    @property
    def path(self) -> Path:
        """Where it lies on the disk."""
        return Path(os.fsdecode(self.file))


def kind_of(name: str) -> Kind:
    """Say what a file is by its name.

    >>> kind_of("s001_twelve-days.json"), kind_of("12-twelve-days.ipynb"), kind_of("notes.pdf")
    ('record', 'notebook', 'other')
    """
    return _KINDS.get(PurePosixPath(name).suffix.lower(), "other")


def sources_in(path: Path, quiz: str) -> Iterator[Source]:
    """Give everything that was handed in, links and damaged things too, to be refused one by one.

    Parameters
    ----------
    path
        A folder or a zip file.
    quiz
        The quiz that is graded: of an nbgrader tree the assignment of that name is read, if there is one.

    Raises
    ------
    Refused
        If there are more files than are read.
    OSError
        If the folder cannot be read.
    """
    if not path.is_dir():
        yield from _opened(_on_disk(path, path.parent))
        return
    if path.name != NBGRADER and (path / NBGRADER).is_dir() and not (path / NBGRADER).is_symlink():
        # The other folders of a course hold copies: the release, what was graded, feedback.
        path = path / NBGRADER
    chosen = path.name == NBGRADER and any((one / quiz).is_dir() for one in path.iterdir())
    seen = 0
    for file, problem in _files(path):
        parts = file.relative_to(path).parts
        if chosen and len(parts) > 1 and parts[1] != quiz:
            continue
        if problem:
            yield structs.replace(_refused(_on_disk(file, path), problem.code, problem.reason), kind="other")
            continue
        time = ""
        if path.name == NBGRADER:
            if file.name == TIMESTAMP:
                continue
            # Elsewhere a file of this name is whatever a student made of it.
            time = _time_beside(file)
        for source in _opened(_on_disk(file, path, time)):
            seen += 1
            if seen > LIMITS.files:
                raise Refused("too-many-files", f"More than {LIMITS.files} files. Grade a part of the class at a time.")
            yield source


def _files(folder: Path) -> Iterator[tuple[Path, Refused | None]]:
    """Give every file below a folder, and with its reason each folder that is not looked into."""
    queue = [(folder, 0)]
    while queue:
        here, depth = queue.pop(0)
        try:
            within = sorted(here.iterdir(), key=lambda one: one.name)
        except OSError as problem:
            if not depth:
                raise
            yield here, Refused("unreadable", f"The folder cannot be read ({problem.strerror}). Ask for the file.")
            continue
        for path in within:
            if _NOT_HANDED_IN.match(path.name):
                continue
            if path.is_dir() and not path.is_symlink():
                if depth + 1 > LIMITS.depth:
                    reason = f"Folders are read {LIMITS.depth} deep, and this one lies deeper. Move its files up."
                    yield path, Refused("too-deep", reason)
                else:
                    queue.append((path, depth + 1))
            else:
                yield path, None


def _on_disk(file: Path, folder: Path, time: str = "") -> Source:
    name = os.fsencode(file.relative_to(folder).as_posix()).decode("utf-8", "replace")
    return Source(name, os.fsencode(file), kind_of(name), opening.size_of(file), time=time)


def _time_beside(file: Path) -> str:
    """Give the time that nbgrader wrote beside a submission; empty where there is none."""
    try:
        return opening.read_file(file.with_name(TIMESTAMP), 100).decode("ascii", "replace").strip()
    except Refused:
        return ""


def _opened(source: Source) -> Iterator[Source]:
    """Give a source, and after a zip file what is in it."""
    if source.kind != "zip":
        yield source
        return
    try:
        members = archive.members_of(source.path, source.inside)
    except Refused as problem:
        yield _refused(source, problem.code, problem.reason)
        return
    yield source
    for member in members:
        name = f"{source.name}/{member.name}"
        if not member.code and any(_NOT_HANDED_IN.match(part) for part in PurePosixPath(member.name).parts):
            continue
        inside = (*source.inside, member.number)
        made = Source(name, source.file, kind_of(name), member.size, inside, source.time, member.code, member.reason)
        if made.kind == "zip" and not made.code and len(inside) >= DEEPEST_ZIP:
            reason = "It is a zip file in a zip file in a zip file. Take it out and put it into the folder."
            yield _refused(made, "nested-zip", reason)
        elif made.code:
            yield made
        else:
            yield from _opened(made)


def _refused(source: Source, code: str, reason: str) -> Source:
    return structs.replace(source, code=code, reason=reason)
