"""The lesson's face: what a notebook imports."""

from iraqcourse.lesson.lesson import Lesson

__all__ = ["Lesson"]
