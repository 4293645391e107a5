"""Opening what was handed in: regular files only, links not followed, no byte read above the limit."""

import errno
import hashlib
import os
import stat
from pathlib import Path
from typing import BinaryIO

from iraqcourse.grading.limits import in_words
from iraqcourse.grading.refusal import Refused

# A file name may be a link, a pipe or a device: O_NOFOLLOW refuses the first, O_NONBLOCK keeps a pipe
# from waiting for a writer that never comes. Windows has neither flag nor the trouble.
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def open_regular(path: Path) -> BinaryIO:
    """Open a regular file for reading.

    Raises
    ------
    Refused
        If it is a link, a folder, a pipe or a device, or may not be read.
    """
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError as problem:
        if problem.errno in (errno.ELOOP, errno.EMLINK):
            raise Refused("link", "It is a link to another file; links are not followed. Hand in the file.") from None
        raise Refused("unreadable", f"It cannot be opened ({problem.strerror}). Check its permissions.") from None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise Refused("not-a-file", "It is a folder, a pipe or a device, not a file. Hand in the file.")
    return os.fdopen(descriptor, "rb", buffering=0)


def size_of(path: Path) -> int:
    """Give the size in bytes of what a name stands for, links not followed; 0 where it cannot be told."""
    try:
        found = path.lstat()
    except OSError:
        return 0
    return found.st_size if stat.S_ISREG(found.st_mode) else 0


def read_within(stream: BinaryIO, limit: int) -> bytes:
    """Read a whole stream that holds at most ``limit`` bytes.

    Raises
    ------
    Refused
        If there is more.
    """
    parts, left = [], limit + 1
    while left > 0 and (part := stream.read(min(left, 1 << 20))):
        parts.append(part)
        left -= len(part)
    if left <= 0:
        raise Refused("too-large", f"It is larger than {in_words(limit)}, the most that is read. Ask for it again.")
    return b"".join(parts)


def read_file(path: Path, limit: int) -> bytes:
    """Read a regular file of at most ``limit`` bytes.

    Raises
    ------
    Refused
        If it is no regular file, cannot be read, or is larger.
    """
    with open_regular(path) as stream:
        size = os.fstat(stream.fileno()).st_size
        if size > limit:
            reason = f"It has {in_words(size)}; more than {in_words(limit)} is not read. Ask for it again."
            raise Refused("too-large", reason)
        try:
            return read_within(stream, limit)
        except OSError as problem:
            raise Refused("unreadable", f"It cannot be read ({problem.strerror}). Ask for it again.") from None


def digest(content: bytes) -> str:
    """Give the SHA-256 (FIPS 180-4) of what was handed in, in hexadecimal digits.

    >>> digest(b"")[:12]
    'e3b0c44298fc'
    """
    return hashlib.sha256(content).hexdigest()


def digest_of_file(path: Path, limit: int) -> str:
    """Give the SHA-256 of a file without keeping it in memory; empty where it cannot be read or is too large."""
    taken = hashlib.sha256()
    try:
        with open_regular(path) as stream:
            if os.fstat(stream.fileno()).st_size > limit:
                return ""
            while part := stream.read(1 << 20):
                taken.update(part)
    except (Refused, OSError):
        return ""
    return taken.hexdigest()
