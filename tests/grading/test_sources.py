"""However a class arrives, the same marks: files, folders, notebooks, the zip files of an LMS, an nbgrader tree."""

import io
import json
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.grading import classes

from iraqcourse.grading import archive, classroom, limits, notebook
from iraqcourse.grading.refusal import Refused
from iraqcourse.grading.roster import Roster, Student
from iraqcourse.quiz import bank, record

BANK = bank.of_lesson("twelve-days")
ROSTER = Roster(
    (
        Student("s001", "Ann Lee", "s001@example.org", canvas="501"),
        Student("s002", "كريم حسن", moodle="Participant 702"),
        Student("s003", "de la Cruz, María José"),
        Student("s004", "Ann Lee"),
    )
)
FULL = sum(item.points for item in BANK.part("quiz"))


def text(**more: Any) -> str:
    return classes.hand_in(BANK, **more)


def notebook_with(*kept: Any, metadata: Any = None) -> str:
    outputs = [{"output_type": "display_data", "metadata": {}, "data": {record.MIME: one}} for one in kept]
    cell = {"cell_type": "code", "id": "x", "metadata": {}, "source": [], "execution_count": 1, "outputs": outputs}
    return json.dumps({"cells": [cell], "metadata": metadata or {}, "nbformat": 4, "nbformat_minor": 5})


def zipped(members: dict[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return made.getvalue()


def put(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def marks(path: Path, roster: Roster = ROSTER) -> dict[str, float | None]:
    return {one.student.student_id: one.points for one in classroom.grade(path, BANK, roster).results}


WAYS: dict[str, dict[str, str | bytes]] = {
    "files": {"s001_twelve-days.json": text(), "s002.json": text(mistakes=["who-fired"])},
    "folders": {"s001/answers.json": text(), "s002/deep/er/answers.json": text(mistakes=["who-fired"])},
    "notebooks": {
        "s001_12-twelve-days.ipynb": notebook_with(text()),
        "s002/lesson.ipynb": notebook_with(
            metadata={"iraqcourse": {"record": json.loads(text(mistakes=["who-fired"]))}}
        ),
    },
    "nbgrader": {
        "submitted/s001/twelve-days/twelve-days.ipynb": notebook_with(text()),
        "submitted/s001/start-here/start-here.ipynb": "left alone",
        "submitted/s002/twelve-days/timestamp.txt": "2026-01-02 10:00:00.000000 UTC",
        "submitted/s002/twelve-days/s002_twelve-days.json": text(mistakes=["who-fired"]),
        "release/twelve-days/twelve-days.ipynb": "left alone",
        "autograded/s002/twelve-days/twelve-days.ipynb": "left alone",
    },
    "a zip file in the folder": {
        "class.zip": zipped({"s001_twelve-days.json": text(), "s002/x.json": text(mistakes=["who-fired"])})
    },
    "moodle": {
        "moodle.zip": zipped(
            {
                "Ann Lee_701_assignsubmission_file_/twelve-days.json": text(),
                "كريم حسن_702_assignsubmission_file_/s002_twelve-days.json": text(mistakes=["who-fired"]),
            }
        )
    },
    "a zip file whose folders are parted by backslashes": {
        "class.zip": zipped({"class\\s001\\x.json": text(), "class\\s002\\x.json": text(mistakes=["who-fired"])})
    },
    "a zip file of a student in that of the class": {
        "moodle.zip": zipped(
            {
                "Ann Lee_701_assignsubmission_file_/work.zip": zipped({"my answers.json": text()}),
                "Somebody_702_assignsubmission_file_/answers.json": text(mistakes=["who-fired"]),
            }
        )
    },
}


@pytest.mark.parametrize("way", WAYS)
def test_the_marks_do_not_depend_on_how_the_class_arrived(tmp_path: Path, way: str) -> None:
    roster = Roster(ROSTER.students[:3])
    graded = classroom.grade(put(tmp_path, WAYS[way]), BANK, roster)
    assert [one.points for one in graded.results] == [FULL, FULL - 1, None]
    assert graded.rejected == ()


def test_precedence_is_stated_and_disagreement_is_said(tmp_path: Path) -> None:
    later = "2026-03-01T00:00:00.000Z"
    files = {
        "s001_twelve-days.json": text(mistakes=["who-fired"]),
        "s001/lesson.ipynb": notebook_with(text(t=later)),
        "s002_twelve-days.json": text(),
        "s002/lesson.ipynb": notebook_with(text()),
        "s003_a.ipynb": notebook_with(text(t=later), metadata={"iraqcourse": {"record": text(mistakes=["who-fired"])}}),
    }
    graded = classroom.grade(put(tmp_path, files), BANK, ROSTER)
    found = {one.student.student_id: one for one in graded.results}
    # A hand-in file counts before a notebook, though that has the later answer; and the teacher is told.
    assert found["s001"].points == FULL - 1
    assert (
        "s001_twelve-days.json and s001/lesson.ipynb (output of cell 1) disagree on who-fired" in found["s001"].remark
    )
    assert found["s002"].remark == ""
    assert found["s003"].points == FULL - 1
    assert "disagree on who-fired: s003_a.ipynb (metadata) counts" in found["s003"].remark
    assert [one.name for one in graded.received if one.used] == [
        "s001_twelve-days.json",
        "s002_twelve-days.json",
        "s003_a.ipynb",
    ]


def test_a_whole_notebook_counts_before_a_damaged_file(tmp_path: Path) -> None:
    damaged = json.loads(text())
    damaged["items"]["who-fired"]["value"] = True
    files = {"s001_twelve-days.json": json.dumps(damaged), "s001_lesson.ipynb": notebook_with(text())}
    [result, *_] = classroom.grade(put(tmp_path, files), BANK, ROSTER).results
    assert (result.points, result.status, result.file) == (FULL, "ok", "s001_lesson.ipynb")


def test_a_record_in_a_notebook_is_no_larger_than_a_hand_in(tmp_path: Path) -> None:
    [found] = notebook.records_in(notebook_with("{" + " " * limits.LIMITS.record + "}").encode())
    assert found.problem is not None
    assert found.problem[0] == "too-large"


def test_a_notebook_of_a_million_lists_is_not_parsed() -> None:
    with pytest.raises(Refused, match="far more than a notebook"):
        notebook.records_in(b"[" + b"[]," * 1_000_001 + b"1]")


def test_a_folder_that_lies_too_deep_is_refused_and_stops_nobody(tmp_path: Path) -> None:
    put(tmp_path, {"s001.json": text(), "s002/1/2/3/4/5/6/7/answers.json": text()})
    put(tmp_path, {"s003/1/2/3/4/5/6/7/8/9/answers.json": text(), "s001/1/2/3/4/5/6/7/8/x.json": text()})
    graded = classroom.grade(tmp_path, BANK, ROSTER)
    assert [one.points for one in graded.results][:3] == [FULL, FULL, None]
    assert [(one.name, one.student, one.code) for one in graded.rejected] == [
        ("s001/1/2/3/4/5/6/7/8", "s001", "too-deep"),
        ("s003/1/2/3/4/5/6/7/8", "s003", "too-deep"),
    ]
    assert "this one lies deeper. Move its files up." in graded.results[2].remark


def test_a_folder_that_cannot_be_read_stops_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, {"s001.json": text(), "s002/answers.json": text()})
    listed = Path.iterdir

    def iterdir(folder: Path) -> Any:
        if folder.name == "s002":
            raise PermissionError(13, "Permission denied")
        return listed(folder)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    graded = classroom.grade(tmp_path, BANK, ROSTER)
    assert [one.points for one in graded.results][:2] == [FULL, None]
    assert [(one.name, one.code) for one in graded.rejected] == [("s002", "unreadable")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_pipes_and_folders_called_like_files_stop_nobody(tmp_path: Path) -> None:
    put(tmp_path, {"s001_twelve-days.json": text()})
    os.mkfifo(tmp_path / "s002_twelve-days.json")
    os.mkfifo(tmp_path / "s003_class.zip")
    (tmp_path / "s004_lesson.ipynb").mkdir()
    graded = classroom.grade(tmp_path, BANK, ROSTER)
    assert [one.points for one in graded.results] == [FULL, None, None, None]
    assert [one.code for one in graded.rejected] == ["not-a-file", "not-a-file"]


def test_a_linked_folder_is_not_walked(tmp_path: Path) -> None:
    put(tmp_path, {"in/s001_twelve-days.json": text(), "elsewhere/s002/answers.json": text()})
    (tmp_path / "in" / "s002").symlink_to(tmp_path / "elsewhere" / "s002")
    graded = classroom.grade(tmp_path / "in", BANK, ROSTER)
    assert [(one.name, one.code) for one in graded.rejected] == [("s002", "link")]


def test_the_zip_file_alone_can_be_named(tmp_path: Path) -> None:
    put(tmp_path, {"class.zip": zipped({"s001_twelve-days.json": text()})})
    graded = classroom.grade(tmp_path / "class.zip", BANK, ROSTER)
    assert graded.results[0].points == FULL
    assert [(one.name, one.status) for one in graded.received] == [
        ("class.zip", "opened"),
        ("class.zip/s001_twelve-days.json", "ok"),
    ]


def test_a_zip_file_is_bounded_as_a_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, {"class.zip": zipped({"s001_twelve-days.json": text(), "s002_twelve-days.json": text()})})
    monkeypatch.setattr(archive, "LIMITS", limits.Limits(unpacked=len(text()) + 10))
    graded = classroom.grade(tmp_path, BANK, ROSTER)
    assert [one.points for one in graded.results][:2] == [FULL, None]
    assert [one.code for one in graded.rejected] == ["too-large"]


@given(content=st.binary(max_size=300), name=st.sampled_from(["s001.ipynb", "s001.zip", "s001/x.json"]))
@settings(max_examples=150, deadline=None)
def test_no_bytes_under_any_name_make_the_grader_fail(
    content: bytes, name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = put(tmp_path_factory.mktemp("bytes"), {name: content, "s002_twelve-days.json": text()})
    graded = classroom.grade(folder, BANK, ROSTER)
    assert graded.results[1].points == FULL
    assert all(one.points is None for one in graded.results if one.status in ("rejected", "missing"))


GOOD_ZIP = zipped({"s001_twelve-days.json": text(), "x/s002.ipynb": notebook_with(text())})


@given(at=st.integers(0, len(GOOD_ZIP) - 1), byte=st.integers(0, 255), cut=st.integers(0, 60))
@settings(max_examples=200, deadline=None)
def test_no_damage_to_a_zip_file_makes_the_grader_fail(
    at: int, byte: int, cut: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    damaged = bytearray(GOOD_ZIP)
    damaged[at] = byte
    folder = put(tmp_path_factory.mktemp("zip"), {"class.zip": bytes(damaged[: len(damaged) - cut])})
    graded = classroom.grade(folder, BANK, ROSTER)
    assert all(one.points in (None, FULL) for one in graded.results)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 10**20) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["cells", "outputs", "data", "metadata", "iraqcourse", record.MIME]), inner)
    ),
    max_leaves=15,
)


@given(cells=JSON, metadata=JSON)
@settings(max_examples=200, deadline=None)
def test_no_value_makes_the_notebook_reader_fail_in_another_way(cells: Any, metadata: Any) -> None:
    content = json.dumps({"nbformat": 4, "cells": cells, "metadata": metadata}).encode()
    try:
        found = notebook.records_in(content)
    except Refused:
        return
    assert all(one.problem or isinstance(one.plain, object) for one in found)
