"""The lesson's face: what each cell gets, and what it is told when it asks for something that is not there."""

import hashlib
import json

import pandas as pd
import pytest

from iraqcourse import Lesson
from iraqcourse.errors import CourseError
from iraqcourse.lesson import exercises, hand_in
from iraqcourse.quiz import record, store


@pytest.fixture
def lesson(tmp_path, monkeypatch):
    monkeypatch.setenv("IRAQCOURSE_ANSWERS", str(tmp_path / "answers"))
    monkeypatch.chdir(tmp_path)
    return Lesson("twelve-days")


def test_unknown_names_are_answered_with_those_there_are(lesson):
    for call, says in [
        (lambda: Lesson("eleven-days"), "twelve-days"),
        (lambda: lesson.table("missiles"), "missiles"),
        (lambda: lesson.map("twelve"), "The maps are: "),
        (lambda: lesson.quiz("two-hat"), "Its questions are: "),
        (lambda: lesson.check("claim", 2), "Its exercises are: "),
        (lambda: lesson.solution("claim"), "Its exercises are: "),
    ]:
        with pytest.raises(CourseError, match=says):
            call()


def test_a_wrong_answer_gets_a_hint_and_no_solution(lesson):
    assert repr(lesson.check("claimed", 18)).startswith("Not yet. Those are the incidents that nobody claimed")
    assert repr(lesson.check("claimed", 2)).startswith("Correct. ")
    assert repr(lesson.check("claimed", ...)).startswith("Not answered yet.")
    assert "should be a number" in repr(lesson.check("claimed", "two"))


def test_the_solution_opens_after_three_tries(lesson):
    for left in ("3 times", "2 times", "once"):
        assert f"Try {left} more" in repr(lesson.solution("claimed"))
        lesson.check("claimed", 18)
    assert "def claimed() -> int:" in repr(lesson.solution("claimed"))


def test_a_blank_is_no_try(lesson):
    for _ in range(5):
        lesson.check("claimed", ...)
    assert "Try 3 times more" in repr(lesson.solution("claimed"))


def test_a_damaged_count_of_tries_begins_again(lesson, tmp_path):
    lesson.check("claimed", 18)
    (tmp_path / "answers" / "twelve-days-exercises.json").write_text("{")
    lesson.check("claimed", 18)
    assert exercises.Tries("twelve-days").count("claimed") == 1


def answer(tmp_path):
    file = tmp_path / "answers" / "twelve-days.json"
    store.add_attempt(file, "twelve-days", "1", "ps752-people", "number", "176")


def test_handing_in_writes_one_file_with_its_checksum(lesson, tmp_path):
    assert "no answers to hand in yet" in repr(lesson.hand_in("s001"))
    answer(tmp_path)
    receipt = lesson.hand_in("s001")
    file = tmp_path / "s001_twelve-days.json"
    assert receipt.file == file
    assert receipt.digest == hashlib.sha256(file.read_bytes()).hexdigest()
    assert json.loads(file.read_text())["items"]["ps752-people"]["value"] == "176"
    assert receipt._repr_mimebundle_()[record.MIME] == file.read_text()
    assert receipt.answered == 1


def test_a_damaged_file_of_answers_is_named_when_handing_in(lesson, tmp_path):
    answer(tmp_path)
    (tmp_path / "answers" / "twelve-days.json").write_text("{")
    says = "The file of your earlier answers was damaged. It is kept as twelve-days.damaged-1.json"
    # The first call sets the file aside; the second finds none, and must not be silent either.
    for _ in range(2):
        assert repr(lesson.hand_in("s001")).startswith("There are no answers to hand in yet.")
        assert says in repr(lesson.hand_in("s001"))
    answer(tmp_path)
    receipt = lesson.hand_in("s001")
    assert receipt.answered == 1
    assert says in repr(receipt)
    assert says in receipt._repr_mimebundle_()["text/html"]
    assert "damaged" not in receipt.content


def test_a_folder_that_cannot_be_written_is_said_when_handing_in(lesson, tmp_path):
    answer(tmp_path)
    nowhere = tmp_path / "file"
    nowhere.write_text("")
    counting = {"ps752-people"}
    assert "The hand-in could not be written" in repr(hand_in.hand_in("twelve-days", "1", counting, "s001", nowhere))


@pytest.mark.parametrize("odd", ["", "../s001", "s 001", "a" * 60, 7])
def test_an_id_that_cannot_be_a_file_name_is_refused(lesson, tmp_path, odd):
    answer(tmp_path)
    assert "Write your student id" in repr(lesson.hand_in(odd))
    assert list(tmp_path.glob("*.json")) == []


def test_words_have_their_native_script_and_sources_their_kinds(lesson):
    words, sources = lesson.words().html, lesson.sources().html
    assert 'lang="ar" dir="rtl"' in words
    assert "أبو مهدي المهندس" in words
    assert "News (" in sources
    assert sources.count("<a ") > 50


def test_an_explorer_shows_its_first_setting_without_a_kernel(lesson):
    made = lesson.explore(lambda month, all_of_them: f"{month} {all_of_them}", month=["May", "June"], all_of_them=True)
    assert made.result == "<p>May True</p>"
    made.values = {"month": 1, "all_of_them": False}
    assert made.result == "<p>June False</p>"


def test_a_setting_that_cannot_be_drawn_is_said_and_the_next_one_is_drawn(lesson):
    def draw(year, side):
        if year == 2005:
            raise ValueError("no row for <2005>")
        return f"{year} {side}"

    made = lesson.explore(draw, year=range(2004, 2007), side=["Iraq", "Iran"])
    made.values = {"year": 1, "side": 1}
    says = "With year = 2005, side = Iran this cannot be drawn: ValueError: no row for &lt;2005&gt;"
    assert made.result == f"<p>{says}</p>"
    made.values = {"year": 2, "side": 1}
    assert made.result == "<p>2006 Iran</p>"
    with pytest.raises(ValueError, match="no row"):
        lesson.explore(draw, year=[2005], side=["Iraq"])


@pytest.mark.parametrize("nothing", [range(0), [], ()])
def test_a_control_without_a_value_is_refused_with_a_sentence(lesson, nothing):
    with pytest.raises(CourseError, match="The control 'year' has no value to choose from"):
        lesson.explore(lambda year: "", year=nothing)


def test_an_explorer_without_a_control_is_told_so(lesson):
    with pytest.raises(CourseError, match="There is nothing to change"):
        lesson.explore(lambda: "")
    with pytest.raises(CourseError, match="The control 'year' cannot be made"):
        lesson.explore(lambda year: "", year="2019")


def test_a_lesson_names_its_question_and_its_goals(lesson):
    assert "which decisions turned one rocket attack" in repr(lesson)
    assert 3 <= len(lesson.goals) <= 5


def test_the_words_of_a_lesson_are_names_and_not_verbs_or_parts_of_names():
    listed = {line.partition(":")[0] for line in repr(Lesson("gulf-crisis-2019").words()).splitlines()}
    assert {"Fujairah", "John Bolton", "Strait of Hormuz"} <= listed
    assert not {"Hit", "Abu", "al-"} & listed


def test_the_columns_of_a_chart_are_named() -> None:
    table = pd.DataFrame({"who": ["Esper"], "missiles": [16]})
    with pytest.raises(CourseError, match="A chart's columns are given by name"):
        Lesson("twelve-days").chart(table, "bars", "missiles", "who", says="One count.")
