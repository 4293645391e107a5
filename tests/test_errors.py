"""A fault says file, place, what is wrong and what to do; an error carries all of them."""

from pathlib import Path

import pytest

from iraqcourse import errors, paths


def test_a_fault_names_its_file_as_the_course_sees_it() -> None:
    one = errors.fault(
        "Option 'b' has no feedback", "Say why it is wrong.", file=paths.quizzes() / "x.yaml", place="line 3"
    )
    assert str(one) == "quizzes/x.yaml, line 3: Option 'b' has no feedback. Say why it is wrong."


def test_a_fault_outside_the_course_keeps_its_path(tmp_path: Path) -> None:
    assert str(tmp_path / "x.yaml") in str(errors.fault("It is empty", "Fill it.", file=tmp_path / "x.yaml"))


def test_all_faults_are_raised_together_and_none_raises_nothing() -> None:
    errors.raise_if_any([])
    with pytest.raises(errors.CourseError) as caught:
        errors.raise_if_any([errors.fault("One", "Mend it."), errors.fault("Two", "Mend it too.")])
    assert [one.fault for one in caught.value.faults] == ["One", "Two"]
    assert str(caught.value) == "One. Mend it.\nTwo. Mend it too."


def test_the_root_and_the_answers_can_be_moved(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("IRAQCOURSE_ROOT", str(tmp_path))
    monkeypatch.delenv("IRAQCOURSE_ANSWERS", raising=False)
    assert paths.data() == tmp_path / "data"
    assert paths.answers() == tmp_path / "answers"
    monkeypatch.setenv("IRAQCOURSE_ANSWERS", str(tmp_path / "elsewhere"))
    assert paths.answers() == tmp_path / "elsewhere"


def test_a_lesson_is_found_by_its_slug() -> None:
    found = paths.lesson_notebook("twelve-days")
    assert found is not None
    assert found.name == "12-twelve-days.ipynb"
    assert paths.lesson_notebook("days") is None


def test_the_package_opens_without_pandas_and_gives_the_lesson_when_asked() -> None:
    import subprocess
    import sys

    program = (
        "import sys, iraqcourse; assert 'pandas' not in sys.modules; iraqcourse.Lesson; assert 'pandas' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
