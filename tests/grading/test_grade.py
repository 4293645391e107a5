"""A class is graded whatever was handed in: every file a verdict, blank never zero, neighbours never moved."""

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from iraqcourse.cli import app
from iraqcourse.errors import CourseError
from iraqcourse.grading import classroom, pages
from iraqcourse.grading.roster import Roster, Student, read_roster
from iraqcourse.quiz import bank, items, record

BANK = bank.of_lesson("twelve-days")
SPECIMENS = Path(__file__).parents[1] / "specimens" / "hand-ins"
ROSTER = "student_id,name,email\ns001,Test One,\ns002,=1+1,\ns003,Test Three,s003@example.org\ns004,Test Four,\n"


def key_of(item: items.Item) -> record.Value:
    match item:
        case items.Single():
            return next(one.id for one in item.options if one.correct)
        case items.Multiple():
            return [one.id for one in item.options if one.correct]
        case items.Number():
            return str(item.value)
        case items.Order():
            return [name for group in item.order for name in group]
        case items.Place():
            return {"lat": 33.7856, "lon": 42.4412}
        case _:
            return "My own words."


def hand_in(student: str = "", wrong: tuple[str, ...] = (), **changes: Any) -> str:
    made = record.empty("twelve-days", "1")
    for item in BANK.part("quiz", "open"):
        value = "0" if item.id in wrong and isinstance(item, items.Number) else key_of(item)
        made = made.answered(item.id, item.type, value, "2026-01-01T00:00:00.000Z")
    plain = json.loads(record.to_json(made)) | ({"student": student} if student else {}) | changes
    return json.dumps(plain)


@pytest.fixture
def room(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "roster.csv").write_text(ROSTER, encoding="utf-8")
    return tmp_path


def run(room: Path, *more: str) -> Any:
    arguments = ["grade", str(room / "in"), "--quiz", "twelve-days", "--roster", str(room / "roster.csv")]
    return CliRunner().invoke(app, [*arguments, "--out", str(room / "out"), *more])


def book(room: Path) -> dict[str, dict[str, str]]:
    with (room / "out" / "gradebook.csv").open(encoding="utf-8", newline="") as file:
        return {row["student_id"]: row for row in csv.DictReader(file)}


def written(room: Path) -> dict[str, bytes]:
    files = (file for file in (room / "out").rglob("*") if file.is_file())
    return {file.relative_to(room / "out").as_posix(): file.read_bytes() for file in files}


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
    first = written(room)
    for name in ("s004", "s001"):
        (room / "in" / f"{name}_twelve-days.json").touch()
    run(room)
    assert written(room) == first
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


def verdicts() -> list[Any]:
    table = json.loads((SPECIMENS / "verdicts.json").read_text(encoding="utf-8"))
    return [pytest.param(name, verdict, id=name) for name, verdict in table.items()]


@pytest.mark.parametrize(("name", "verdict"), verdicts())
def test_every_specimen_gets_its_verdict(name: str, verdict: dict[str, str], tmp_path: Path) -> None:
    shutil.copy(SPECIMENS / name, tmp_path / name)
    graded = classroom.grade(tmp_path, BANK, Roster((Student("s001"),)))
    [found], [result] = graded.received, graded.results
    assert {"status": found.status, "code": found.code} == verdict
    assert bool(found.reason) == (found.status != "ok")
    assert (result.points is None) == (found.status == "rejected")


def test_every_specimen_is_in_the_table() -> None:
    table = json.loads((SPECIMENS / "verdicts.json").read_text(encoding="utf-8"))
    assert {file.name for file in SPECIMENS.iterdir()} - {"verdicts.json", "README.md"} == set(table)


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
    program = f"import sys, iraqcourse.grading.reports, iraqcourse.grading.readers; print([m for m in {heavy.split()!r} if m in sys.modules])"
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
