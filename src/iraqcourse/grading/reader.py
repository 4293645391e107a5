"""One reading process: ``python -m iraqcourse.grading.reader``, started by :mod:`iraqcourse.grading.readers`."""

import sys
from contextlib import suppress

import msgspec

from iraqcourse.grading.classroom import Desk
from iraqcourse.grading.marking import Marker
from iraqcourse.grading.readers import NO_MEMORY, Reply, Setting, send, take


def bound_memory(size: int) -> None:
    """Let this process have so many bytes and no more, where the system can hold it to that."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def main() -> None:
    """Mark desks until there are no more; a file for which the memory does not suffice ends this process."""
    setting = msgspec.msgpack.decode(take(sys.stdin.buffer), type=Setting)
    bound_memory(setting.memory)
    marker = Marker(setting.bank, setting.decisions, feedback_follows=setting.feedback_follows)
    try:
        while content := take(sys.stdin.buffer):
            desk = msgspec.msgpack.decode(content, type=Desk)
            result, received = marker.of_student(desk.student, desk.sources)
            send(sys.stdout.buffer, Reply(result, received))
    except MemoryError:
        sys.exit(NO_MEMORY)


if __name__ == "__main__":
    main()
