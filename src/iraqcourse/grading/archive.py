"""Zip files from strangers: looked at before anything is unpacked, and nothing is ever written to the disk.

Members are read into memory one at a time, so that a name such as ``../../x`` can lead nowhere; it is refused all
the same, since no honest program writes it.
"""

import io
import stat
import struct
import zipfile
import zlib
from collections import Counter
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from msgspec import Struct

from iraqcourse.grading import opening
from iraqcourse.grading.limits import LIMITS, MIB, in_words
from iraqcourse.grading.refusal import Refused

# The records at the end of a zip file (PKWARE APPNOTE 6.3, sections 4.3.15 and 4.3.16).
_END, _END64 = b"PK\x05\x06", b"PK\x06\x07"
_END_SIZE, _END64_SIZE, _COMMENT = 22, 20, 65_535
# One entry of the directory of an LMS's zip file takes about 150 bytes.
_ENTRY = 1_024
# Flags of a member: locked, and a name in UTF-8 (sections 4.4.4 and D.2).
_ENCRYPTED, _UTF8 = 0x1, 0x800
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError)


class Member(Struct, frozen=True):
    """A member of a zip file: its number there, its name and size, and why it is not to be read, if so."""

    number: int
    name: str
    size: int
    code: str = ""
    reason: str = ""


def members_of(file: Path, inside: tuple[int, ...] = ()) -> tuple[Member, ...]:
    """List the files in a zip file, each with a verdict on its name, size and kind.

    Parameters
    ----------
    file
        The zip file on the disk.
    inside
        Numbers of the members to go into first, for a zip file in a zip file.

    Raises
    ------
    Refused
        If it is no zip file, is larger than is read, or lists too many members.
    """
    everything = [(number, _name(one), one) for number, one in enumerate(_open(file, inside).infolist())]
    listed = [(number, name, one) for number, name, one in everything if not name.endswith("/")]
    names = Counter(name for _, name, _ in listed)
    made, total = [], 0
    for number, name, one in listed:
        total += one.file_size
        code, reason = _verdict(one, name, total, names[name])
        made.append(Member(number, name, one.file_size, code, reason))
    return tuple(made)


def _name(one: zipfile.ZipInfo) -> str:
    """Give a member's name as it was meant.

    Some programs part folders by backslashes, and some write UTF-8 without saying so, which is read as code page 437.
    """
    name = one.filename
    if not one.flag_bits & _UTF8:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def read_member(file: Path, inside: tuple[int, ...], limit: int) -> bytes:
    """Read one member, at most ``limit`` bytes of it.

    Raises
    ------
    Refused
        If it is larger or damaged.
    """
    archive = _open(file, inside[:-1])
    try:
        with archive.open(archive.infolist()[inside[-1]]) as stream:
            return opening.read_within(stream, limit)  # type: ignore[arg-type]
    except _BROKEN:
        reason = "It is damaged inside of its zip file. Ask for the zip file, or for this file, again."
        raise Refused("damaged-zip", reason) from None


def close_all() -> None:
    """Close the zip files that are open, and forget what stood in them."""
    while _opened:
        _close_oldest()


# A class's zip file is opened once, not for each of its members; beside it the one in it that is read just now.
_KEPT_OPEN = 2
_opened: dict[tuple[Path, tuple[int, ...]], tuple[zipfile.ZipFile, BinaryIO]] = {}


def _open(file: Path, inside: tuple[int, ...]) -> zipfile.ZipFile:
    if (file, inside) not in _opened:
        stream = _stream(file, inside)
        try:
            archive = _archive(stream)
        except Refused:
            stream.close()
            raise
        while len(_opened) >= _KEPT_OPEN:
            _close_oldest()
        _opened[file, inside] = archive, stream
    return _opened[file, inside][0]


def _close_oldest() -> None:
    archive, stream = _opened.pop(next(iter(_opened)))
    archive.close()
    # A zip file does not close a stream that it was given.
    stream.close()


def _stream(file: Path, inside: tuple[int, ...]) -> BinaryIO:
    return io.BytesIO(read_member(file, inside, LIMITS.notebook)) if inside else opening.open_regular(file)


def _archive(stream: BinaryIO) -> zipfile.ZipFile:
    size = stream.seek(0, io.SEEK_END)
    if size > LIMITS.archive:
        reason = f"It has {in_words(size)}; a zip file of more than {in_words(LIMITS.archive)} is not opened. Split it."
        raise Refused("too-large", reason)
    try:
        _check_directory(stream, size)
        return zipfile.ZipFile(stream)
    except _BROKEN:
        raise Refused("not-a-zip", "It is no zip file, or was cut off. Ask for it again.") from None


def _check_directory(stream: BinaryIO, size: int) -> None:
    """Look at the size of the directory before ``zipfile`` reads all of it into memory."""
    stream.seek(max(size - _COMMENT - _END_SIZE - _END64_SIZE, 0))
    tail = stream.read(_COMMENT + _END_SIZE + _END64_SIZE)
    at = len(tail) - _END_SIZE
    if tail[at : at + 4] != _END or tail[-2:] != b"\0\0":
        at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_SIZE:
        raise zipfile.BadZipFile
    _, _, _, members, directory, _, _ = struct.unpack("<4H2LH", tail[at + 4 : at + _END_SIZE])
    large = tail[max(at - _END64_SIZE, 0) : at].startswith(_END64)
    stream.seek(0)
    if large or members > LIMITS.members or directory > LIMITS.members * _ENTRY:
        reason = f"It lists more than {LIMITS.members} files, the most that are read. Split it."
        raise Refused("too-many-members", reason)


def _verdict(one: zipfile.ZipInfo, name: str, total: int, times: int) -> tuple[str, str]:
    """Say why a member is not to be read; twice nothing if it may be."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or ":" in (path.parts or ("",))[0] or "\x00" in one.orig_filename:
        return "path", "Its name leads out of the zip file. Ask how it was made, and for the file itself."
    if len(path.parts) > LIMITS.depth:
        return "too-deep", f"It lies more than {LIMITS.depth} folders deep in the zip file. Ask for the file itself."
    if stat.S_ISLNK(one.external_attr >> 16):
        return "link", "It is a link to another file; links are not followed. Ask for the file."
    if one.flag_bits & _ENCRYPTED:
        return "encrypted", "It is locked with a password. Ask for the file without one."
    if times > 1:
        return "same-name-twice", "The zip file holds two files of this name, so nobody can tell which is meant."
    if one.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "packing", "It is packed in an unusual way. Ask for an ordinary zip file."
    # What is small does no harm, however well it is packed.
    if one.file_size > MIB and one.file_size > LIMITS.ratio * max(one.compress_size, 1):
        return "bomb", f"It would unpack to more than {LIMITS.ratio} times its size. It is not opened."
    if total > LIMITS.unpacked:
        return "too-large", f"The zip file holds more than {in_words(LIMITS.unpacked)}; the rest is not read. Split it."
    return "", ""
