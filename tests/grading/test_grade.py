"""A class is graded whatever was handed in: every file a verdict, blank never zero, neighbours never moved."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from tests.grading import classes

from iraqcourse.errors import CourseError
from iraqcourse.grading import classroom, pages
from iraqcourse.grading.roster import Roster, Student, read_roster
from iraqcourse.quiz import bank

BANK = bank.of_lesson("twelve-days")
ROSTER = "student_id,name,email\ns001,Test One,\ns002,=1+1,\ns003,Test Three,s003@example.org\ns004,Test Four,\n"


def hand_in(student: str = "", wrong: tuple[str, ...] = ()) -> str:
    return classes.hand_in(BANK, student, mistakes=wrong)


@pytest.fixture
def room(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "roster.csv").write_text(ROSTER, encoding="utf-8")
    return tmp_path


def run(room: Path, *more: str) -> Any:
    return classes.grade(room, *more)


def book(room: Path) -> dict[str, dict[str, str]]:
    return classes.table(room / "out" / "gradebook.csv")


def test_a_perfect_hand_in_gets_every_point_a_machine_can_give(room: Path) -> None:
    (room / "in" / "s001_twelve-days.json").write_text(hand_in("s001"), encoding="utf-8")
    done = run(room)
    assert done.exit_code == 0, done.output
    row = book(room)["s001"]
    automatic = sum(item.points for item in BANK.part("quiz"))
    assert float(row["points"]) == automatic
    assert float(row["waiting_for_instructor"]) == 4
    assert row["weigh-a-decision"] == ""
    assert row["status"] == "ok"


def test_who_handed_in_nothing_is_blank_and_said_so(room: Path) -> None:
    (room / "in" / "s001_twelve-days.json").write_text(hand_in(), encoding="utf-8")
    run(room)
    assert book(room)["s003"]["points"] == ""
    assert book(room)["s003"]["remark"] == "Nothing was handed in."


def test_one_broken_file_stops_nobody_and_is_blank(room: Path) -> None:
    (room / "in" / "s001_twelve-days.json").write_text(hand_in(), encoding="utf-8")
    (room / "in" / "s002_twelve-days.json").write_text(hand_in()[:300], encoding="utf-8")
    (room / "in" / "s003").mkdir()
    (room / "in" / "s003" / "answers.json").write_text(hand_in(), encoding="utf-8")
    done = run(room)
    assert done.exit_code == 3
    rows = book(room)
    assert rows["s001"]["points"] == rows["s003"]["points"] != ""
    assert (rows["s002"]["points"], rows["s002"]["status"]) == ("", "rejected")
    assert "was cut off" in rows["s002"]["remark"]


def test_an_empty_folder_is_nothing_to_grade(room: Path) -> None:
    assert run(room).exit_code == 2
    (room / "in" / "s001_twelve-days.json").write_text("", encoding="utf-8")
    assert run(room).exit_code == 2


def test_identity_comes_from_the_name_and_another_one_inside_is_flagged(room: Path) -> None:
    (room / "in" / "s001_twelve-days.json").write_text(hand_in("s002"), encoding="utf-8")
    run(room)
    assert book(room)["s002"]["points"] == ""
    assert "says that it is of 's002'" in book(room)["s001"]["remark"]


def test_of_two_files_the_one_with_the_latest_answer_counts(room: Path) -> None:
    later = hand_in(wrong=("ps752-people",)).replace("2026-01-01", "2026-02-01")
    (room / "in" / "s001_twelve-days.json").write_text(hand_in(), encoding="utf-8")
    (room / "in" / "s001").mkdir()
    (room / "in" / "s001" / "newer.json").write_text(later, encoding="utf-8")
    run(room)
    row = book(room)["s001"]
    assert float(row["ps752-people"]) == 0
    assert "s001_twelve-days.json" in row["remark"]


def test_the_first_answer_counts_because_feedback_followed_it(room: Path) -> None:
    plain = json.loads(hand_in())
    plain["items"]["who-fired"]["attempts"].insert(0, {"value": "kh", "t": "2025-12-31T00:00:00Z"})
    (room / "in" / "s001_twelve-days.json").write_text(json.dumps(plain), encoding="utf-8")
    run(room)
    assert float(book(room)["s001"]["who-fired"]) == 0


def test_the_same_files_give_the_same_bytes_in_any_order(room: Path) -> None:
    for name in ("s003", "s001", "s004"):
        (room / "in" / f"{name}_twelve-days.json").write_text(hand_in(), encoding="utf-8")
    run(room)
    first = classes.written(room / "out")
    for name in ("s004", "s001"):
        (room / "in" / f"{name}_twelve-days.json").touch()
    run(room)
    assert classes.written(room / "out") == first
    assert set(first) == {
        "gradebook.csv",
        "gradebook-moodle.csv",
        "gradebook-canvas.csv",
        "received.csv",
        "results.json",
    } | {
        "report.html",
        *(f"feedback/s00{number}.html" for number in (1, 2, 3, 4)),
    }


def test_a_name_that_is_a_formula_stays_text(room: Path) -> None:
    (room / "in" / "s002_twelve-days.json").write_text(hand_in(), encoding="utf-8")
    run(room)
    assert book(room)["s002"]["name"] == "'=1+1"


def test_a_link_is_not_followed(room: Path) -> None:
    secret = room / "secret.json"
    secret.write_text(hand_in(), encoding="utf-8")
    (room / "in" / "s001_twelve-days.json").symlink_to(secret)
    (room / "in" / "s003_twelve-days.json").write_text(hand_in(), encoding="utf-8")
    assert run(room).exit_code == 3
    assert "links are not followed" in book(room)["s001"]["remark"]


VALUE = st.one_of(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    st.lists(st.text(max_size=8), max_size=5),
    st.dictionaries(st.sampled_from(["lat", "lon", "a", "k1"]), st.floats() | st.text(max_size=5), max_size=3),
)
NINE = bank.read_bank(Path(__file__).parents[1] / "specimens" / "quiz" / "nine-types.yaml")


@given(
    values=st.dictionaries(st.sampled_from([one.id for one in NINE.items] + ["strange"]), VALUE), t=st.text(max_size=30)
)
@hypothesis_settings(max_examples=200, deadline=None)
def test_no_record_gets_more_than_there_is_or_less_than_nothing(
    values: dict[str, Any], t: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("record")
    types = {one.id: one.type for one in NINE.items}
    plain = {"schema": 1, "course": "iraq-between-powers", "quiz": NINE.lesson, "quiz_version": "1"}
    plain["items"] = {
        name: {"type": types.get(name, "single"), "value": value, "attempts": [{"value": value, "t": t}]}
        for name, value in values.items()
    }
    (folder / "s001.json").write_text(json.dumps(plain), encoding="utf-8", errors="surrogatepass")
    (folder / "s002.json").write_text(classes.hand_in(NINE), encoding="utf-8")
    first, second = classroom.grade(folder, NINE, Roster((Student("s001"), Student("s002")))).results
    assert second.points == sum(item.points for item in NINE.part("quiz"))
    assert first.status in ("ok", "partial", "rejected")
    if first.points is None:
        assert first.status == "rejected"
    else:
        assert 0 <= first.points <= first.possible
        assert all(0 <= one.score.points <= one.score.possible for one in first.marks if one.score.points is not None)


def test_answers_to_questions_that_are_not_there_are_said(room: Path) -> None:
    plain = json.loads(hand_in())
    plain["items"]["not-there"] = plain["items"]["who-fired"]
    plain["items"]["opening-decision--again"] = plain["items"]["who-fired"]
    plain["items"]["ps752-people"] |= {"type": "text"}
    (room / "in" / "s001_twelve-days.json").write_text(json.dumps(plain), encoding="utf-8")
    run(room)
    row = book(room)["s001"]
    assert "questions that this quiz does not have: not-there." in row["remark"]
    assert "another type, which counts as no answer: ps752-people." in row["remark"]
    assert "again" not in row["remark"]


@given(content=st.binary(max_size=400))
@hypothesis_settings(max_examples=150)
def test_no_bytes_make_the_reader_fail(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("bytes")
    file = folder / "s001_twelve-days.json"
    file.write_bytes(content)
    [found] = classroom.grade(folder, BANK, Roster((Student("s001"),))).received
    assert found.status in ("ok", "partial", "rejected")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name\nx\n", "There is no column 'student_id'"),
        ("student_id\n", "The roster has no student"),
        ("student_id\ns001\nS001\n", "is in line 2 too"),
        ("student_id\n../up\n", "cannot be used"),
    ],
)
def test_a_broken_roster_says_line_and_remedy(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "roster.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CourseError, match=says):
        read_roster(file)


def test_a_spreadsheets_roster_with_semicolons_is_read(tmp_path: Path) -> None:
    file = tmp_path / "roster.csv"
    file.write_bytes(b"\xef\xbb\xbfstudent_id;name\ns001;Test One\n")
    assert read_roster(file).students == (Student("s001", "Test One"),)


def test_the_grader_is_light() -> None:
    import subprocess
    import sys

    heavy = "pandas numpy folium altair ipywidgets anywidget nbformat ruamel typer rich"
    program = "import sys, iraqcourse.grading.reports, iraqcourse.grading.readers; "
    program += f"print([name for name in {heavy.split()!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_report_names_what_a_teacher_must_look_at(room: Path) -> None:
    (room / "in" / "s001_twelve-days.json").write_text(hand_in("s009"), encoding="utf-8")
    (room / "in" / "stranger.json").write_text(hand_in(), encoding="utf-8")
    run(room)
    text = (room / "out" / "report.html").read_text(encoding="utf-8")
    assert "s009" in text
    assert "Files of nobody in the roster" in text
    assert pages.STATES["pending"] == "to be marked"


def test_a_map_answer_with_its_coordinates_exchanged_is_named_and_scores_as_given(room: Path) -> None:
    plain = json.loads(hand_in())
    kept = plain["items"]["find-al-asad"]["attempts"][-1]
    kept["value"] = {"lat": kept["value"]["lon"], "lon": kept["value"]["lat"]}
    (room / "in" / "s001_twelve-days.json").write_text(json.dumps(plain), encoding="utf-8")
    (room / "in" / "s002_twelve-days.json").write_text(hand_in("s002"), encoding="utf-8")
    run(room)
    rows = book(room)
    assert float(rows["s001"]["find-al-asad"]) == 0
    assert "Latitude and longitude look exchanged, which counts as it stands: find-al-asad." in rows["s001"]["remark"]
    assert "exchanged" not in rows["s002"]["remark"]


def test_the_page_of_a_student_whose_mark_was_given_says_why_and_not_what_the_instructor_was_told(room: Path) -> None:
    for name in ("s001", "s002"):
        (room / "in" / f"{name}_twelve-days.json").write_text(hand_in()[:300], encoding="utf-8")
    decisions = "quiz: twelve-days\noverrides:\n  - {student: s001, points: 5, reason: Answered aloud.}\n"
    (room / "decisions.yaml").write_text(decisions, encoding="utf-8")
    run(room, "--decisions", str(room / "decisions.yaml"))
    given, waiting = ((room / "out" / "feedback" / f"{name}.html").read_text("utf-8") for name in ("s001", "s002"))
    assert "5 of" in given
    assert "override: Answered aloud." in given
    assert "was cut off" not in given
    assert "There is no mark yet." in waiting
    assert "What your instructor was told about your file:" in waiting
    assert "was cut off" in waiting
