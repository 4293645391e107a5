"""What the tests of lessons share: a lesson's prose, and the solutions to its exercises."""

import importlib.util
import json
import re
from collections.abc import Callable
from types import ModuleType

import pytest

from iraqcourse import paths


def lesson_slugs() -> list[str]:
    """Give the slugs of the lessons, in their order."""
    return [file.stem.partition("-")[2] for file in sorted(paths.lessons().glob("[0-9][0-9]-*.ipynb"))]


def solutions(lesson: str) -> ModuleType:
    """Import the solutions to a lesson's exercises."""
    file = paths.solutions() / f"{lesson}.py"
    found = importlib.util.spec_from_file_location(f"solutions_{lesson.replace('-', '_')}", file)
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def text_of(lesson: str) -> str:
    """Give the prose of a lesson with links reduced to their words and spaces to one."""
    file = paths.lesson_notebook(lesson)
    assert file is not None, f"no notebook for {lesson}"
    cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
    words = " ".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    return re.sub(r"\s+", " ", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", words))


@pytest.fixture
def prose() -> Callable[[str], str]:
    """Read the prose of a lesson, as ``prose("twelve-days")``."""
    return text_of


@pytest.fixture(autouse=True)
def _own_answers(tmp_path, monkeypatch) -> None:
    """Keep the tries of one test from the next."""
    monkeypatch.setenv("IRAQCOURSE_ANSWERS", str(tmp_path / "answers"))
