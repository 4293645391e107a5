"""Iraq Between Powers: the support package of an open course on Iraq, Iran and the United States, 2003-2020.

A notebook needs one name, :class:`Lesson`; it is imported only when asked for, so that the grader and
the author's checks never load pandas or a map library.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from iraqcourse.lesson import Lesson

__all__ = ["Lesson", "__version__"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    if name == "Lesson":
        from iraqcourse.lesson import Lesson

        return Lesson
    raise AttributeError(f"module 'iraqcourse' has no attribute {name!r}")
