"""Graded editions: questions drawn from private banks, without anything that gives an answer away."""

from iraqcourse.editions.widget import show

__all__ = ["show"]
