"""A broken bank says every fault with file, line and remedy; a good one keeps its promises."""

import json
from pathlib import Path

import pytest

from iraqcourse import paths
from iraqcourse.errors import CourseError
from iraqcourse.quiz import bank, items, presenting, static

SPECIMENS = Path(__file__).parents[1] / "specimens" / "banks"


@pytest.mark.parametrize(
    ("specimen", "says"),
    [
        ("not-a-bank", "This is not a question bank. Begin the file with 'lesson:', 'version:' and 'items:'"),
        ("not-yaml", "line 5: This is not YAML"),
        ("alias", "line 4: Anchors (& and *) are not used here."),
        ("twice-a-key", "line 5: 'part' stands here twice. Keep one of the two."),
        ("same-id", "line 14: The id 'a' is taken (line 4). Give one of them another id"),
        ("unknown-type", "'guess' is not one of the values allowed here."),
        ("unknown-field", "'stemm' is not a field of this. Look for a slip of the pen, or take it out."),
        ("two-keys", "Item 'a': 2 options are marked as right. Mark exactly one with 'correct: true'."),
        ("no-misconception", "Item 'a': wrong option 'y' names no misconception. Add 'misconception:'"),
        ("no-feedback", "'feedback' is missing. Add 'feedback: ...' here."),
        ("order-incomplete", "Item 'a': 'order' does not name each entry exactly once."),
        ("rubric-sum", "Item 'a': the points of the rubric do not add up to 3. Mend one of the two."),
        ("exercise-value", "Item 'a': the value does not fit 'asks: number'."),
        ("not-utf-8", "The file is not UTF-8 text. Save it again with the encoding UTF-8."),
        ("no-version", "'version' is missing. Add 'version: ...' here."),
        ("not-there", "There is no such file. Check the name."),
    ],
)
def test_a_broken_bank_says_what_is_wrong(specimen: str, says: str) -> None:
    with pytest.raises(CourseError) as caught:
        bank.read_bank(SPECIMENS / f"{specimen}.yaml")
    assert says in str(caught.value)
    assert str(caught.value).startswith(f"tests/specimens/banks/{specimen}.yaml")


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(CourseError) as caught:
        bank.read_bank(SPECIMENS / "many-faults.yaml")
    assert len(caught.value.faults) == 3


def test_words_and_dates_stay_text() -> None:
    [item] = bank.read_bank(SPECIMENS / "good.yaml").items
    assert isinstance(item, items.Single)
    assert [option.text for option in item.options] == ["no", "2020-01-03", "on"]


@pytest.mark.parametrize("lesson", ["start-here", "twelve-days"])
def test_the_banks_of_the_course_can_be_read_and_chosen_from(lesson: str) -> None:
    made = bank.of_lesson(lesson)
    assert made.lesson == lesson
    assert {item.part for item in presenting.choose(made, ())} == {"quiz", "open"}
    assert [item.id for item in presenting.choose(made, ("opening",))] == [made.part("opening")[0].id]
    with pytest.raises(KeyError):
        presenting.choose(made, ("no-such-item",))


def test_feedback_goes_to_the_page_with_its_sources_and_the_static_form_gives_nothing_away() -> None:
    made = bank.of_lesson("twelve-days")
    for item in made.items:
        page = presenting.for_page(item)
        assert page["cites"], item.id
        assert all(one["url"].startswith("http") for one in page["cites"])
    shown = static.to_html(made.items)
    assert "<script" not in shown
    for item in made.items:
        if isinstance(item, items.Single | items.Multiple):
            assert not any(option.feedback in shown for option in item.options)
    assert presenting.for_page(made.part("opening")[0], again=True)["record_id"].endswith("--again")


def test_every_option_of_the_course_explains_itself() -> None:
    for file in paths.quizzes().glob("*.yaml"):
        for item in bank.read_bank(file).items:
            if isinstance(item, items.Single | items.Multiple):
                assert all(len(option.feedback.split()) >= 4 for option in item.options), item.id


def test_a_bank_in_json_is_read_alike_and_its_faults_have_lines(tmp_path):
    made = bank.of_lesson("twelve-days")
    file = tmp_path / "twelve-days.yaml"
    file.write_text(json.dumps(items.to_plain(made), indent=1))
    assert bank.read_bank(file) == made
    file.write_text(file.read_text().replace('"part": "check"', '"part": "exam"', 1))
    with pytest.raises(CourseError, match=r"line [1-9]\d+: 'exam' is not one of the values"):
        bank.read_bank(file)
    file.write_text('{"lesson": "x", "lesson": "y", "version": 1, "items": []}')
    with pytest.raises(CourseError, match="'lesson' stands here twice"):
        bank.read_bank(file)
