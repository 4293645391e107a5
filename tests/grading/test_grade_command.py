"""What the command decides by itself: which answer counts, what is refused, and what an earlier grading left behind."""

import json
import shutil
from pathlib import Path

import pytest
from tests.grading import classes
from typer.testing import CliRunner

from iraqcourse import paths
from iraqcourse.cli import app
from iraqcourse.quiz import bank

BANK = bank.of_lesson("twelve-days")
PUBLIC = paths.quizzes() / "twelve-days.yaml"


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """One student who took a wrong answer first and the right one after the feedback."""
    plain = json.loads(classes.hand_in(BANK))
    plain["items"]["who-fired"]["attempts"].insert(0, {"value": "kh", "t": "2025-12-31T00:00:00Z"})
    classes.settle(tmp_path, {"s001": json.dumps(plain)}, "twelve-days")
    return tmp_path


def points(room: Path, item: str = "who-fired") -> float:
    return float(classes.table(room / "out" / "gradebook.csv")["s001"][item])


def copied(room: Path, first_line: str = "") -> str:
    file = room / "mended.yaml"
    file.write_text(first_line + PUBLIC.read_text(encoding="utf-8"), encoding="utf-8")
    return str(file)


def test_a_lesson_is_a_lesson_by_its_name_by_its_path_and_as_a_copy(room: Path) -> None:
    for quiz in ("twelve-days", str(PUBLIC), copied(room)):
        done = classes.grade(room, quiz=quiz)
        assert done.exit_code == 0, done.output
        assert points(room) == 0, quiz
        assert "the first answer counts" in done.output
        assert "the first answer counts" in (room / "out" / "report.html").read_text(encoding="utf-8")


def test_an_edition_is_one_because_its_key_says_so(room: Path) -> None:
    done = classes.grade(room, quiz=copied(room, "edition: true\n"))
    assert points(room) > 0
    assert "the last answer counts" in done.output
    assert "the last answer counts" in (room / "out" / "report.html").read_text(encoding="utf-8")


def test_a_key_of_ones_own_without_the_mark_is_asked_about(room: Path) -> None:
    file = Path(copied(room))
    file.write_text(file.read_text(encoding="utf-8").replace("lesson: twelve-days", "lesson: mine"), encoding="utf-8")
    (room / "in" / "s001_twelve-days.json").write_text(classes.hand_in(bank.read_bank(file)), encoding="utf-8")
    done = classes.grade(room, quiz=str(file))
    assert "If its students saw no feedback, write 'edition: true' into its file and grade again." in done.output


@pytest.mark.parametrize(("first_line", "counts"), [("", "Before the sample."), ("edition: true\n", "After it.")])
def test_of_an_open_question_the_first_answer_counts_where_a_sample_follows(
    room: Path, first_line: str, counts: str
) -> None:
    plain = json.loads(classes.hand_in(BANK))
    attempts = [{"value": "Before the sample.", "t": classes.START}, {"value": "After it.", "t": classes.START}]
    plain["items"]["weigh-a-decision"] |= {"value": "After it.", "attempts": attempts}
    (room / "in" / "s001_twelve-days.json").write_text(json.dumps(plain), encoding="utf-8")
    classes.grade(room, quiz=copied(room, first_line))
    [student] = json.loads((room / "out" / "results.json").read_text(encoding="utf-8"))["students"]
    assert [one["value"] for one in student["marks"] if one["item"] == "weigh-a-decision"] == [counts]


@pytest.mark.parametrize("missing", ["gone", "none/at/all.zip"])
def test_a_path_that_is_not_there_leaves_earlier_results_alone(room: Path, missing: str) -> None:
    classes.grade(room)
    before = classes.written(room / "out")
    arguments = ["grade", str(room / missing), "--quiz", "twelve-days", "--roster", str(room / "roster.csv")]
    done = CliRunner().invoke(app, [*arguments, "--out", str(room / "out")])
    assert done.exit_code == 2
    assert "there is no such folder or zip file" in done.output
    assert classes.written(room / "out") == before


def test_nothing_that_can_be_used_leaves_earlier_results_alone(room: Path) -> None:
    classes.grade(room)
    before = classes.written(room / "out")
    (room / "in" / "s001_twelve-days.json").write_text("{", encoding="utf-8")
    done = classes.grade(room)
    assert done.exit_code == 2
    assert "The earlier results in" in done.output
    assert "rejected s001_twelve-days.json" in done.output
    assert classes.written(room / "out") == before


def test_pages_of_an_earlier_grading_do_not_stay(room: Path) -> None:
    classes.grade(room)
    strange = room / "out" / "feedback" / "mine.html"
    strange.write_text("<!doctype html><title>twelve-days: mine</title>", encoding="utf-8")
    done = classes.grade(room, "--feedback", "none")
    assert "removed 1 pages of an earlier grading" in done.output
    assert "mine.html is not a page of this quiz" in done.output
    assert [one.name for one in (room / "out" / "feedback").iterdir()] == ["mine.html"]


def test_a_student_who_left_the_roster_leaves_no_page_with_keys(room: Path) -> None:
    classes.grade(room)
    (room / "roster.csv").write_text("student_id\ns002\n", encoding="utf-8")
    (room / "in" / "s001_twelve-days.json").rename(room / "in" / "s002_twelve-days.json")
    classes.grade(room, "--feedback", "marks")
    assert [one.name for one in (room / "out" / "feedback").iterdir()] == ["s002.html"]


def test_names_of_the_wrong_kind_are_said(room: Path) -> None:
    (room / "file").write_text("", encoding="utf-8")
    done = classes.grade(room, out="file")
    assert done.exit_code == 2
    assert "this is a file, and the results need a folder" in done.output
    done = classes.grade(room, quiz=str(room / "in"))
    assert done.exit_code == 2
    assert "This is a folder, not a file. Name the YAML file in it." in done.output


def test_items_refuse_the_key_of_another_quiz(room: Path) -> None:
    classes.grade(room)
    other = str(paths.quizzes() / "invasion.yaml")
    done = CliRunner().invoke(app, ["items", str(room / "out"), "--key", other])
    assert done.exit_code == 2
    assert "This is the bank of 'invasion', the results are of 'twelve-days'" in done.output
    assert not (room / "out" / "items.csv").exists()


def test_tables_for_excel_begin_with_a_byte_order_mark(room: Path) -> None:
    classes.grade(room)
    plain = classes.written(room / "out")
    shutil.rmtree(room / "out")
    classes.grade(room, "--bom")
    for name, content in classes.written(room / "out").items():
        assert content == (b"\xef\xbb\xbf" if name.endswith(".csv") else b"") + plain[name]
