"""Where things are: beside the package, or where the environment says."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from iraqcourse import paths


def test_a_home_folder_may_be_written_as_a_tilde(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("IRAQCOURSE_ROOT", "~/course")
    monkeypatch.setenv("IRAQCOURSE_ANSWERS", "~/answers")
    assert paths.root() == tmp_path / "course"
    assert paths.answers() == tmp_path / "answers"


@pytest.mark.parametrize("pattern", ["*-days", "twelve*", "[a-z]*", "twelve-day?", "", "../lessons/12-twelve-days"])
def test_a_pattern_is_no_lesson(pattern: str) -> None:
    assert paths.lesson_notebook("twelve-days") == paths.lessons() / "12-twelve-days.ipynb"
    assert paths.lesson_notebook(pattern) is None


def test_the_values_for_a_hub_name_what_the_course_reads() -> None:
    here = Path(__file__).parents[1]
    values = YAML(typ="safe").load((here / "deploy" / "jupyterhub.yaml").read_text(encoding="utf-8"))["singleuser"]
    assert set(values["extraEnv"]) == {"IRAQCOURSE_ROOT", "IRAQCOURSE_ANSWERS"}
    assert (here / values["defaultUrl"].partition("iraq-between-powers/")[2]).is_file()
