"""Processes that read and mark: each can be ended when a file takes too long, and none may take too much memory.

They are talked to in MessagePack of known shape over their standard streams; nothing is pickled.
"""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import IO

import msgspec
from msgspec import Struct, structs

from iraqcourse.grading.classroom import Desk
from iraqcourse.grading.decisions import Decisions
from iraqcourse.grading.intake import Received
from iraqcourse.grading.limits import LIMITS, in_words
from iraqcourse.grading.marking import Marker, Result
from iraqcourse.quiz.items import Bank

Done = Callable[[int, tuple[Result, list[Received]]], None]
_LENGTH = 4
# How a reading process ends for which the memory did not suffice (ENOMEM), and how long it may take to end.
NO_MEMORY, _ENDING = 12, 5.0


class Setting(Struct, frozen=True):
    """What a reader is told first."""

    bank: Bank
    decisions: Decisions
    feedback_follows: bool
    memory: int


class Reply(Struct, frozen=True):
    """What a reader gives for one desk."""

    result: Result
    received: list[Received]


def send(stream: IO[bytes], message: Struct) -> None:
    """Write one message, its length before it."""
    content = msgspec.msgpack.encode(message)
    stream.write(len(content).to_bytes(_LENGTH, "big") + content)
    stream.flush()


def take(stream: IO[bytes]) -> bytes:
    """Read one message; nothing where the other side has gone."""
    head = stream.read(_LENGTH)
    return stream.read(int.from_bytes(head, "big")) if len(head) == _LENGTH else b""


class _Reader:
    """One process, started when it is first needed and again after each end."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._process: subprocess.Popen[bytes] | None = None

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            command = [sys.executable, "-m", "iraqcourse.grading.reader"]
            pipe = subprocess.PIPE
            # Kept before it is talked to, so that one which ends at once is cleared away too.
            self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)  # noqa: S603
            assert self._process.stdin is not None
            send(self._process.stdin, self._setting)
        return self._process

    def mark(self, desk: Desk) -> Reply | str:
        """Give the reply for a desk, or the code of why there is none."""
        late = threading.Event()

        def end() -> None:
            late.set()
            if self._process is not None:
                self._process.kill()

        timer = threading.Timer(LIMITS.seconds * max(len(desk.sources), 1), end)
        timer.daemon = True
        try:
            process = self._started()
            assert process.stdin is not None
            assert process.stdout is not None
            timer.start()
            send(process.stdin, desk)
            content = take(process.stdout)
            return msgspec.msgpack.decode(content, type=Reply) if content else self._gone(late.is_set())
        except (OSError, msgspec.DecodeError):
            return self._gone(late.is_set())
        finally:
            timer.cancel()

    def _gone(self, late: bool) -> str:
        ended = self.close()
        return "too-slow" if late else "too-much-memory" if ended == NO_MEMORY else "reader-ended"

    def close(self) -> int | None:
        """End the process, if there is one; gives how it ended, if it did so by itself."""
        process, self._process = self._process, None
        if process is None:
            return None
        # Nothing more to read ends a reader that is well.
        with suppress(OSError, subprocess.TimeoutExpired):
            process.communicate(timeout=_ENDING)
        process.kill()
        process.communicate()
        return process.returncode


class Readers:
    """Some processes that share the desks of a class.

    Parameters
    ----------
    marker
        The quiz, its key and the decisions.
    number
        How many processes.
    """

    def __init__(self, marker: Marker, number: int) -> None:
        self._marker = marker
        setting = Setting(marker.bank, marker.decisions, marker.feedback_follows, LIMITS.memory)
        self._readers = [_Reader(setting) for _ in range(number)]

    def __enter__(self) -> "Readers":
        return self

    def __exit__(self, *_: object) -> None:
        for reader in self._readers:
            reader.close()

    def mark(self, desks: dict[int, Desk], done: Done) -> None:
        """Mark desks; ``done`` is called for each, one at a time, in whatever order they are ready."""
        waiting, lock = iter(desks.items()), threading.Lock()

        def work(reader: _Reader) -> None:
            for number, desk in _shared(waiting, lock):
                made = self._surely(reader, desk)
                with lock:
                    done(number, made)

        threads = [threading.Thread(target=work, args=(reader,), daemon=True) for reader in self._readers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _surely(self, reader: _Reader, desk: Desk) -> tuple[Result, list[Received]]:
        """Mark a desk; a file that ends its reader is found, refused, and the others are marked without it."""
        reply = reader.mark(desk)
        if isinstance(reply, Reply):
            return reply.result, reply.received
        sources = list(desk.sources)
        for place, (source, owner) in enumerate(sources):
            alone = reply if len(sources) == 1 else reader.mark(Desk(desk.student, ((source, owner),)))
            if isinstance(alone, str):
                sources[place] = structs.replace(source, code=alone, reason=_WHY[alone]), owner
        again = reader.mark(Desk(desk.student, tuple(sources)))
        if isinstance(again, Reply):
            return again.result, again.received
        # Together they are too much, though each alone is not: nothing is opened.
        refused = [(structs.replace(source, code=again, reason=_WHY[again]), owner) for source, owner in sources]
        return self._marker.of_student(desk.student, refused)


_WHY = {
    "too-slow": f"Reading it took longer than {LIMITS.seconds:g} seconds. Ask for the hand-in file.",
    "too-much-memory": f"Reading it took more than {in_words(LIMITS.memory)} of memory. Ask for the hand-in file.",
    "reader-ended": "The program ended while reading it, and nobody knows why. Grade again; if it happens again, "
    "ask for the hand-in file.",
}


def _shared(waiting: Iterator[tuple[int, Desk]], lock: threading.Lock) -> Iterator[tuple[int, Desk]]:
    while True:
        with lock:
            one = next(waiting, None)
        if one is None:
            return
        yield one
