"""The handbook's commands run as they stand there, and print what it says they print."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from iraqcourse import paths
from iraqcourse.cli import app
from iraqcourse.grading.decisions import Decisions

FILE = paths.root() / "instructors" / "grading.md"
TEXT = FILE.read_text(encoding="utf-8")
# A command may go on in the next line, after a backslash.
SHOWN = re.compile(r"```console\n\$ python3 start\.py ((?:[^\n]*\\\n)*[^\n]*)\n(.*?)```", re.S)


def printed(command: str) -> str:
    """Run a command in the current folder; gives what it prints, without spaces at the ends of lines."""
    done = CliRunner().invoke(app, shlex.split(command), env={"COLUMNS": "110"})
    return "\n".join(line.rstrip() for line in done.output.splitlines()) + "\n"


def test_the_commands_print_what_the_handbook_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(paths.root() / "instructors" / "example-class", tmp_path / "instructors" / "example-class")
    monkeypatch.chdir(tmp_path)
    shown = SHOWN.findall(TEXT)
    assert [command.split()[0] for command, _ in shown] == ["grade", "items", "grade"]
    for command, wanted in shown:
        assert printed(command.replace("\\\n", " ")) == wanted


def test_the_decisions_shown_are_those_of_the_example() -> None:
    assert (FILE.parent / "example-class" / "decisions.yaml").read_text(encoding="utf-8") in TEXT


def test_every_field_of_decisions_is_explained() -> None:
    explained = set(re.findall(r"^\| `(\w+)` \|", TEXT, re.M))
    assert set(Decisions.__struct_fields__) - {"quiz"} <= explained


def test_every_file_that_is_written_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(paths.root() / "instructors" / "example-class", tmp_path / "instructors" / "example-class")
    monkeypatch.chdir(tmp_path)
    for command, _ in SHOWN.findall(TEXT):
        printed(command.replace("\\\n", " "))
    for file in (*(tmp_path / "marks").iterdir(), *(tmp_path / "marks-2").iterdir()):
        if file.suffix != ".csv" or not file.name.startswith(("items", "options", "misconceptions")):
            assert f"`{file.name}" in TEXT, file.name


def test_the_links_lead_somewhere() -> None:
    for name in re.findall(r"\]\(([^)#]+)\)", TEXT):
        assert (FILE.parent / name).exists(), name
