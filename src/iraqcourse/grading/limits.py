"""How much of a handed-in file is read: every bound stands here and is checked before anything is parsed."""

from dataclasses import dataclass

KIB = 1024
MIB = 1024 * KIB


@dataclass(frozen=True, slots=True)
class Limits:
    """What a reader accepts; sizes in bytes.

    The defaults leave a factor of 20 or more above what the course itself ever writes: a record of 12 items
    takes about 6 kB, a lesson's notebook with its outputs about 2 MB.

    Parameters
    ----------
    record
        A hand-in or a record inside a notebook.
    notebook
        A notebook with its outputs.
    archive
        A zip file as it lies on the disk.
    unpacked
        All members of a zip file that are read, together.
    ratio
        How many times larger a member may be than its packed form.
    members
        Members of one zip file.
    files
        Files in the folder that is graded.
    depth
        Folders inside folders.
    braces
        Objects and lists in one notebook: what bounds the memory that parsing takes.
    seconds, memory
        What reading one large file may take in a process of its own, in seconds and bytes.
    small
        Up to this size a file is read in the main process, where its size alone bounds time and memory.
    """

    record: int = 1 * MIB
    notebook: int = 20 * MIB
    archive: int = 500 * MIB
    unpacked: int = 1024 * MIB
    ratio: int = 100
    members: int = 20_000
    files: int = 50_000
    depth: int = 8
    braces: int = 1_000_000
    seconds: float = 30.0
    memory: int = 1024 * MIB
    small: int = 1 * MIB


LIMITS = Limits()


def in_words(size: int) -> str:
    """Write a size for a reader.

    >>> in_words(512), in_words(1536), in_words(20 * MIB)
    ('512 bytes', '1.5 kB', '20 MB')
    """
    for unit, step in (("MB", MIB), ("kB", KIB)):
        if size >= step:
            return f"{size / step:.1f}".removesuffix(".0") + f" {unit}"
    return f"{size} bytes"
