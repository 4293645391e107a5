"""One writer at a time for a file, over all kernels of a machine: a lock that the system takes back from the dead."""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


_PATIENCE_SECONDS = 10.0
_HELD = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK)
# Where a file system knows no locks, answers are recorded all the same: then one kernel at a time should write.
_NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep other kernels from writing the same file.

    The lock is the system's, on a file beside it: it ends with its process, so that none is ever stale.

    Raises
    ------
    TimeoutError
        If another kernel holds it for more than ten seconds.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = path.with_name(f".{path.name}.lock")
    until = time.monotonic() + _PATIENCE_SECONDS
    while (descriptor := _attempt(lock)) is None:
        if time.monotonic() > until:
            raise TimeoutError(f"another kernel has been writing {path.name} for {_PATIENCE_SECONDS:g} seconds")
        time.sleep(0.02)
    try:
        yield
    finally:
        # Windows removes no open file; there it stays, empty and free.
        with suppress(OSError):
            lock.unlink()
        os.close(descriptor)


def _attempt(lock: Path) -> int | None:
    """Take the lock, or give None if another has it."""
    descriptor = os.open(lock, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        _take(descriptor)
    except OSError as problem:
        if problem.errno in _NO_LOCKS:
            return descriptor
        os.close(descriptor)
        if problem.errno in _HELD:
            return None
        raise
    # Who held it before may have removed the file after it was opened here: then this lock guards nothing.
    with suppress(FileNotFoundError):
        if os.path.samestat(os.fstat(descriptor), lock.stat()):
            return descriptor
    os.close(descriptor)
    return None
