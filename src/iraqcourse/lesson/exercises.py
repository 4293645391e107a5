"""Exercises put to the data: an answer is held against its condition and met with a hint, never the solution."""

import json
from collections import Counter
from collections.abc import KeysView, Mapping, ValuesView
from datetime import date, datetime
from pathlib import Path
from typing import Any, ClassVar

import pandas as pd

from iraqcourse import paths
from iraqcourse.lesson.message import Message
from iraqcourse.quiz import store
from iraqcourse.quiz.items import Exercise, Tolerance
from iraqcourse.quiz.locking import locked
from iraqcourse.quiz.reading import plain_name

TRIES_BEFORE_SOLUTION = 3


def is_blank(answer: Any) -> bool:
    """Say whether the student has not answered yet: the three dots still stand there, or nothing.

    >>> is_blank({"low": 1, "high": ...}), is_blank([2.5, 2.3])
    (True, False)
    """
    if isinstance(answer, dict):
        return any(is_blank(one) for one in answer.values())
    if isinstance(answer, list | tuple | set):
        return any(is_blank(one) for one in answer)
    return answer is ... or answer is None or (isinstance(answer, str) and not answer.strip())


def plain(answer: Any) -> Any:
    """Give an answer without its wrapping: numpy and pandas values become numbers, texts, lists or mappings."""
    if isinstance(answer, pd.DataFrame):
        if answer.shape[1] == 1:
            answer = answer.iloc[:, 0]
        elif answer.shape[1] == 2:
            answer = answer.set_index(answer.columns[0]).iloc[:, 0]
    if isinstance(answer, pd.Series):
        return {_label(key): plain(value) for key, value in answer.items()}
    if isinstance(answer, Mapping):
        return {_label(key): plain(value) for key, value in answer.items()}
    if isinstance(answer, list | tuple | set | frozenset | range | KeysView | ValuesView):
        return [plain(one) for one in answer]
    if getattr(answer, "ndim", 0) >= 1 and hasattr(answer, "tolist"):
        # numpy's and pandas' arrays: what unique(), .values and .to_numpy() give. Through a Series, since numpy's
        # own list of days is one of nanoseconds.
        return [plain(one) for one in (pd.Series(answer) if answer.ndim == 1 else answer)]
    if answer is pd.NaT or answer is pd.NA:
        return None
    if isinstance(answer, pd.Timestamp | datetime):
        return answer.date().isoformat()
    if isinstance(answer, date):
        return answer.isoformat()
    if isinstance(answer, pd.Timedelta):
        return answer.total_seconds() / 3600
    if isinstance(answer, pd.Period):
        return str(answer)
    return answer.item() if getattr(answer, "size", 0) == 1 and hasattr(answer, "item") else answer


def _label(key: Any) -> Any:
    """Give the label of a row; the labels of one grouped by two columns stand side by side."""
    return ", ".join(str(plain(part)) for part in key) if isinstance(key, tuple) else plain(key)


def _same(given: Any, wanted: Any, tolerance: Tolerance) -> bool:
    if isinstance(wanted, bool) or isinstance(given, bool):
        return given is wanted
    if isinstance(wanted, int | float):
        return isinstance(given, int | float) and tolerance.covers(float(given), float(wanted))
    if isinstance(wanted, str):
        return plain_name(str(given)) == plain_name(wanted)
    return bool(given == wanted)


def _given(exercise: Exercise, answer: Any) -> Any:
    """Give an answer plainly; where one value is asked for, a list that holds one is that value."""
    given = plain(answer)
    one = exercise.asks not in ("list", "set", "table") and isinstance(given, list) and len(given) == 1
    return given[0] if one else given


def fits(exercise: Exercise, answer: Any, value: Any) -> bool:
    """Say whether an answer is as good as ``value``, by the rules of what the exercise asks."""
    given = _given(exercise, answer)
    if exercise.asks in ("list", "set"):
        if isinstance(given, dict):
            given = list(given.values())
        if not isinstance(given, list) or not isinstance(value, list) or len(given) != len(value):
            return False
        if exercise.asks == "set":
            given, value = sorted(given, key=str), sorted(value, key=str)
        return all(_same(one, other, exercise.tolerance) for one, other in zip(given, value, strict=True))
    if exercise.asks == "table":
        if not isinstance(given, dict) or not isinstance(value, dict):
            return False
        left, right = ({plain_name(str(key)): one for key, one in each.items()} for each in (given, value))
        return left.keys() == right.keys() and all(_same(left[key], right[key], exercise.tolerance) for key in right)
    return _same(given, value, exercise.tolerance)


_WANTED = {
    "number": (int, float),
    "text": (str,),
    "date": (str,),
    "list": (list, dict),
    "set": (list, dict),
    "table": (dict,),
}
_IN_WORDS = {
    "number": "a number",
    "text": "a text in quotation marks",
    "date": 'a date, such as "2020-01-03"',
    "list": "a list",
    "set": "a list",
    "table": "a table with one figure for each label",
}


def verdict(exercise: Exercise, answer: Any) -> Message:
    """Hold an answer against its exercise: right, or what is off and a hint."""
    if is_blank(answer):
        said = f"Not answered yet. {exercise.task} Replace the three dots, then run the cell again."
        return Message(said, task=exercise.task)
    if fits(exercise, answer, exercise.value):
        return Message(exercise.done, "good")
    for hint in exercise.hints:
        if fits(exercise, answer, hint.when):
            return Message(hint.say, "not-yet")
    given = _given(exercise, answer)
    if isinstance(given, bool) or not isinstance(given, _WANTED[exercise.asks]):
        return Message(f"The answer should be {_IN_WORDS[exercise.asks]}; {_instead(exercise, answer)}.", "not-yet")
    return Message(exercise.hint, "not-yet")


def _instead(exercise: Exercise, answer: Any) -> str:
    """Say what stands there instead: first the two ways in which a printed figure comes to be written."""
    if exercise.asks == "number" and isinstance(answer, tuple) and all(isinstance(one, int) for one in answer):
        figure = "".join(map(str, answer)) if all(99 < one < 1000 for one in answer[1:]) else "1500 or 7.6"
        return f"Python takes a comma for the gap between two numbers, so write it without, as in {figure}"
    if exercise.asks == "number" and isinstance(answer, str) and any(one.isdigit() for one in answer):
        return "yours is a text, so take the quotation marks away and leave only digits and a point"
    return f"yours is of the kind '{type(answer).__name__}'"


class Tries:
    """How often each exercise of a lesson was tried, kept beside the answers.

    Where the folder of answers cannot be written, tries count for as long as the kernel runs.
    """

    _unkept: ClassVar[dict[Path, Counter[str]]] = {}

    def __init__(self, lesson: str) -> None:
        self._file = paths.answers() / f"{lesson}-exercises.json"

    def _read(self) -> dict[str, int]:
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return {key: n for key, n in found.items() if isinstance(n, int)} if isinstance(found, dict) else {}

    def count(self, exercise: str) -> int:
        """Give the number of tries so far."""
        return self._read().get(exercise, 0) + self._unkept.get(self._file, Counter())[exercise]

    def add(self, exercise: str) -> str:
        """Count one more try; give a sentence, once, if it could not be written down."""
        try:
            with locked(self._file):
                counts = self._read()
                counts[exercise] = counts.get(exercise, 0) + 1
                store.write_whole(self._file, json.dumps(counts, indent=1, sort_keys=True) + "\n")
        except OSError as problem:
            first = self._file not in self._unkept
            self._unkept.setdefault(self._file, Counter())[exercise] += 1
            why = f"Tries are not kept: the folder '{self._file.parent}' cannot be written ({problem.strerror})."
            return f"{why} They count until you close this notebook." if first else ""
        return ""
