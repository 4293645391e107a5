"""What a notebook imports: one object for a lesson, with a method for each thing that a cell can ask for."""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import Any

import pandas as pd

from iraqcourse import charts, errors, maps
from iraqcourse.charts import Chart
from iraqcourse.data import frames
from iraqcourse.lesson import exercises, reading_list, solutions
from iraqcourse.lesson.explore import Explorer
from iraqcourse.lesson.hand_in import Receipt, hand_in
from iraqcourse.lesson.message import Message
from iraqcourse.quiz import bank as banks
from iraqcourse.quiz import widget
from iraqcourse.quiz.items import COUNTED, Bank, Exercise


class Lesson:
    """A lesson of the course.

    Parameters
    ----------
    slug
        The lesson's name without its number, such as ``"twelve-days"``.

    Raises
    ------
    CourseError
        If there is no such lesson; names those that there are.

    Examples
    --------
    >>> lesson = Lesson("twelve-days")
    >>> len(lesson.table("missile_counts_2020_01_08"))
    10
    """

    def __init__(self, slug: str) -> None:
        self.slug = slug
        self._about: dict[str, Any] = reading_list.notebook(slug)["metadata"]["iraqcourse"]

    def __repr__(self) -> str:
        return f"Lesson '{self.slug}': {self._about['question']}"

    @cached_property
    def _bank(self) -> Bank:
        return banks.of_lesson(self.slug)

    @property
    def goals(self) -> dict[str, str]:
        """What a student can do at the end, by the id that items name."""
        return dict(self._about["goals"])

    def map(self, name: str = "", scene: int | None = None, basemap: str | None = None, height: int = 560) -> Any:
        """Show the lesson's map, or another one by its name; ``scene`` counts from 1."""
        return maps.show(maps.read_map(name or self.slug), scene=scene, basemap=basemap, height=height)

    def quiz(self, *wanted: str, again: bool = False, student: str = "") -> widget.Quiz:
        """Ask questions: those of some parts, or by their ids; without a wish the quiz that counts."""
        try:
            return widget.show(self._bank, *wanted, again=again, student=student)
        except KeyError as problem:
            known = ", ".join(item.id for item in self._bank.items)
            raise errors.CourseError(
                errors.fault(f"The lesson has no question or part {problem}", f"Its questions are: {known}.")
            ) from None

    def table(self, name: str) -> pd.DataFrame:
        """Give a table or data series of the course, by the name of its file in ``data/``."""
        return frames.table(name)

    def chart(self, table: Any, kind: Any = "bars", *unnamed: Any, **options: Any) -> Chart:
        """Draw a table; see :func:`iraqcourse.charts.chart`.

        Raises
        ------
        CourseError
            If a column is given without saying what it is for, and for all that the chart itself refuses.
        """
        if unnamed:
            remedy = "Say which column is which, as in lesson.chart(table, x='year', y='troops', says='...')."
            raise errors.CourseError(errors.fault("A chart's columns are given by name", remedy))
        return charts.chart(table, kind, **options)

    def timeline(self) -> Chart:
        """Draw the lesson's events along time."""
        events = frames.events(self.slug)
        if events.empty:
            raise errors.CourseError(errors.fault("This lesson has no events of its own", "Take another lesson's."))
        first, last = events["date"].iloc[0], events["date"].iloc[-1]
        says = f"The {len(events)} events of this lesson, in order, from {first} to {last}."
        return charts.timeline(events, f"Events of the lesson '{self.slug}'", says)

    def explore(self, draw: Callable[..., Any], says: str = "Change a setting and look.", **controls: Any) -> Explorer:
        """Bind inputs to a function that draws: a range is a slider, a list a menu, True or False a checkbox."""
        return Explorer(draw, says, controls)

    def _exercise(self, name: str) -> Exercise:
        try:
            return self._bank.exercise(name)
        except KeyError:
            known = ", ".join(one.id for one in self._bank.exercises)
            raise errors.CourseError(
                errors.fault(f"The lesson has no exercise '{name}'", f"Its exercises are: {known}.")
            ) from None

    def check(self, exercise: str, answer: Any) -> Message:
        """Hold an answer against its exercise; a wrong one gets a hint, an unanswered one a calm sentence."""
        asked = self._exercise(exercise)
        unkept = "" if exercises.is_blank(answer) else exercises.Tries(self.slug).add(exercise)
        said = exercises.verdict(asked, answer)
        return replace(said, text=f"{said.text} {unkept}") if unkept else said

    def solution(self, exercise: str) -> Message:
        """Show one way to do an exercise, once it was tried three times."""
        self._exercise(exercise)
        left = exercises.TRIES_BEFORE_SOLUTION - exercises.Tries(self.slug).count(exercise)
        if left > 0:
            times = "once" if left == 1 else f"{left} times"
            return Message(f"The solution opens after three tries. Try {times} more; each try gives you a hint.")
        text = solutions.solution_text(self.slug, exercise)
        return Message("One way to do it; yours may differ and be right.", details=text)

    def words(self) -> reading_list.Page:
        """Show the names and terms of the lesson."""
        return reading_list.words(self.slug)

    def sources(self) -> reading_list.Page:
        """Show the sources that the lesson cites."""
        return reading_list.sources(self.slug)

    def next(self) -> reading_list.Page:
        """Say which lesson comes next."""
        return reading_list.following(self.slug)

    def hand_in(self, student: str) -> Receipt | Message:
        """Write the hand-in file ``<student>_<lesson>.json`` beside the notebook."""
        counting = {item.id for item in self._bank.part(*COUNTED)}
        return hand_in(self._bank.lesson, str(self._bank.version), counting, student)

    @staticmethod
    def review(most: int = 10) -> Any:
        """Ask again what was missed or is due, from every lesson that was begun."""
        from iraqcourse.lesson import review

        return review.deck(most)
