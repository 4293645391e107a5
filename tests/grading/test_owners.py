"""Whose a file is: by folder, name or number, never by guessing, and never by what stands inside of it."""

from pathlib import Path

import pytest
from tests.grading.test_sources import BANK, FULL, ROSTER, marks, put, text, zipped

from iraqcourse.errors import CourseError
from iraqcourse.grading import classroom
from iraqcourse.grading.owners import Register
from iraqcourse.grading.roster import Roster, Student, read_roster


def test_canvas_names_files_by_number_and_name(tmp_path: Path) -> None:
    files = {
        "leeann_501_9001_twelve-days.json": text(),
        "cruzmaríajosédela_LATE_555_9002_twelve-days-1.json": text(mistakes=["who-fired"]),
        "nobody_1_2_twelve-days.json": text(),
    }
    graded = classroom.grade(put(tmp_path, {"submissions.zip": zipped(files)}), BANK, ROSTER)
    found = {one.student.student_id: one for one in graded.results}
    assert found["s001"].points == FULL
    assert found["s003"].points == FULL - 1
    assert "Canvas marks it as late." in found["s003"].remark
    assert [one.reason for one in graded.rejected] == [
        "Canvas calls the student 'nobody' (number 1); the roster has nobody of that name. Mend the roster."
    ]


def test_two_students_of_one_name_are_never_guessed_at(tmp_path: Path) -> None:
    files = {"Ann Lee_701_assignsubmission_file_/twelve-days.json": text()}
    graded = classroom.grade(put(tmp_path, files), BANK, ROSTER)
    assert marks(tmp_path)["s001"] is marks(tmp_path)["s004"] is None
    assert "the roster has 2 of that name. Add a column 'moodle' with numbers" in graded.rejected[0].reason


@pytest.mark.parametrize(
    ("lms", "name"), [("moodle", "Ann Lee_7777_assignsubmission_file_/x.json"), ("canvas", "leeann_7777_1_x.json")]
)
def test_a_name_never_overrules_a_number_that_the_roster_knows(tmp_path: Path, lms: str, name: str) -> None:
    roster = Roster((Student("s001", "Ann Lee", **{lms: "9001.0"}),))
    graded = classroom.grade(put(tmp_path, {name: text()}), BANK, roster)
    assert graded.results[0].points is None
    [refused] = graded.rejected
    assert (refused.student, refused.code) == ("", "unknown-student")
    assert "(number 7777); the roster's 's001' of that name has the number 9001." in refused.reason
    right = classroom.grade(put(tmp_path / "right", {name.replace("7777", "9001"): text()}), BANK, roster)
    assert right.results[0].points == FULL


def test_a_number_that_stands_twice_is_a_fault_however_it_is_written(tmp_path: Path) -> None:
    file = tmp_path / "roster.csv"
    file.write_text("student_id,moodle\ns001,9001\ns002,Participant 9001\n")
    with pytest.raises(CourseError, match="The moodle number 9001 is in line 2 too"):
        read_roster(file)


def test_what_the_grader_wrote_outside_beats_what_the_student_wrote_inside(tmp_path: Path) -> None:
    files = {"كريم حسن_702_assignsubmission_file_/s001_twelve-days.json": text(student="s003")}
    found = {one.student.student_id: one for one in classroom.grade(put(tmp_path, files), BANK, ROSTER).results}
    assert found["s001"].points is None
    assert found["s002"].points == FULL
    assert "Its folder is of 's002', its name of 's001'." in found["s002"].remark
    assert "says that it is of 's003'" in found["s002"].remark


def test_the_longest_id_of_the_roster_wins() -> None:
    register = Register(Roster((Student("s1"), Student("s1_b"))))
    assert register.owner("s1_b_twelve-days.json").student == "s1_b"
    assert register.owner("s1_twelve-days.json").student == "s1"
    assert register.owner("s12_twelve-days.json").student == ""
