"""An answer counts in whatever shape pandas and Python give it, and a verdict never depends on a writable folder."""

import numpy as np
import pandas as pd
import pytest

from iraqcourse import Lesson
from iraqcourse.lesson import exercises

MONTHS = pd.Series(["2004-04", "2004-11"])
DAYS = pd.Series(pd.to_datetime(["2020-01-03", "2020-01-08"]))
SHAPES = {
    "a list": list(MONTHS),
    "a tuple": tuple(MONTHS),
    "a series": MONTHS,
    "what unique() gives": MONTHS.unique(),
    "what .values gives": MONTHS.values,
    "what .to_numpy() gives": MONTHS.to_numpy(),
    "a string array": MONTHS.astype("string").unique(),
    "a categorical": MONTHS.astype("category").unique(),
    "an index": pd.Index(MONTHS),
    "the keys of a mapping": dict.fromkeys(MONTHS).keys(),
    "the values of a mapping": dict(enumerate(MONTHS)).values(),
}


@pytest.fixture(autouse=True)
def answers(tmp_path, monkeypatch):
    monkeypatch.setenv("IRAQCOURSE_ANSWERS", str(tmp_path / "answers"))
    return tmp_path / "answers"


@pytest.mark.parametrize("shape", SHAPES)
def test_a_right_list_is_right_in_every_shape(shape):
    lesson = Lesson("occupation-and-insurgency")
    assert repr(lesson.check("deadly-months", SHAPES[shape])).startswith("Correct. ")


def test_answers_lose_their_wrapping():
    assert exercises.plain(DAYS.unique()) == ["2020-01-03", "2020-01-08"]
    assert exercises.plain(DAYS.to_numpy()) == ["2020-01-03", "2020-01-08"]
    assert exercises.plain(np.array([[1, 2], [3, 4]])) == [[1, 2], [3, 4]]
    assert exercises.plain(range(2)) == [0, 1]
    assert exercises.plain(np.float64(0.5)) == 0.5
    assert exercises.plain(pd.NaT) is None


def test_a_table_grouped_by_two_columns_has_labels_side_by_side():
    table = pd.DataFrame({"a": ["x", "x"], "b": ["y", "z"], "n": [1, 2]})
    assert exercises.plain(table.groupby(["a", "b"]).size()) == {"x, y": 1, "x, z": 1}
    said = repr(Lesson("twelve-days").check("claimed", table.groupby(["a", "b"]).size()))
    assert said.startswith("Not yet. The answer should be a number; yours is of the kind 'Series'.")


@pytest.mark.parametrize("answer", [np.array([1, 2]), pd.DataFrame(), pd.NaT, pd.NA, b"x", 1 + 2j])
def test_what_is_no_answer_gets_a_sentence_all_the_same(answer):
    assert repr(Lesson("twelve-days").check("claimed", answer)).startswith("Not yet. ")


def test_one_number_in_an_array_is_that_number():
    assert repr(Lesson("twelve-days").check("claimed", pd.Series([2]).values)).startswith("Correct. ")


def test_a_folder_that_cannot_be_written_takes_no_verdict_away(answers):
    # A file where the folder should be: nobody can write into it, not even who runs these tests as root.
    answers.write_text("")
    lesson = Lesson("twelve-days")
    first, second = repr(lesson.check("claimed", 18)), repr(lesson.check("claimed", 18))
    assert first.startswith("Not yet. Those are the incidents that nobody claimed")
    assert f"Tries are not kept: the folder '{answers}' cannot be written" in first
    assert "not kept" not in second
    assert "Try once more" in repr(lesson.solution("claimed"))
    assert repr(lesson.check("claimed", 2)).startswith("Correct. ")
    assert "def claimed() -> int:" in repr(lesson.solution("claimed"))


def test_a_figure_written_as_it_is_printed_is_told_how_python_wants_it() -> None:
    lesson = Lesson("twelve-days")
    assert "write it without, as in 12500." in repr(lesson.check("claimed", (12, 500)))
    assert "write it without, as in 1500 or 7.6." in repr(lesson.check("claimed", (7, 6)))
    assert "take the quotation marks away" in repr(lesson.check("claimed", "80 %"))
