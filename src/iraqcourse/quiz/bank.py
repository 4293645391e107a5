"""Read a question bank; every fault is found in one go and named with file, line and remedy."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from iraqcourse import errors, paths, strict_yaml
from iraqcourse.errors import CourseError, Fault
from iraqcourse.quiz.items import Bank, Exercise, Item
from iraqcourse.quiz.keys import faults_of_key
from iraqcourse.strict_yaml import Document

FIELDS = ("lesson", "version", "items", "exercises", "edition")


def of_lesson(lesson: str) -> Bank:
    """Read the bank of a lesson, ``quizzes/<lesson>.yaml``."""
    return read_bank(paths.quizzes() / f"{lesson}.yaml")


def named(name: str) -> Bank:
    """Read the bank that a person names: a lesson, or the path of a YAML file."""
    file, lesson = Path(name), paths.quizzes() / f"{name}.yaml"
    is_path = file.suffix in (".yaml", ".yml") or (file.is_dir() and not lesson.exists())
    return read_bank(file if is_path else lesson)


def read_bank(file: Path) -> Bank:
    """Read one question bank.

    Parameters
    ----------
    file
        A YAML file as ``quizzes/README.md`` describes it.

    Raises
    ------
    CourseError
        With every fault of the file: structure first, then what an item's key must be.

    Examples
    --------
    >>> read_bank(paths.quizzes() / "twelve-days.yaml").lesson
    'twelve-days'
    """
    written = strict_yaml.read_json(file)
    if written is not None:
        # Where something is wrong, the slower way says in which line.
        with suppress(CourseError):
            return from_document(written)
    return from_document(strict_yaml.read(file))


def from_document(document: Document) -> Bank:
    """Turn YAML that was read into a bank; raises as :func:`read_bank`."""
    value = document.value
    if not isinstance(value, dict) or "items" not in value or not isinstance(value["items"], list):
        remedy = "Begin the file with 'lesson:', 'version:' and 'items:'; see quizzes/README.md."
        raise CourseError(document.fault((), "This is not a question bank", remedy))
    faults = [
        document.fault((name,), f"'{name}' is not a field of a bank", f"A bank has {', '.join(FIELDS)}.")
        for name in value
        if name not in FIELDS
    ]
    made: dict[str, list[Item | Exercise]] = {"items": [], "exercises": []}
    for part, kind in (("items", Item), ("exercises", Exercise)):
        for index in range(len(value.get(part) or [])):
            built = document.build(kind, (part, index))  # type: ignore[arg-type]
            if isinstance(built, Fault):
                faults.append(built)
            else:
                made[part].append(built)
                faults += faults_of_key(built, document, (part, index))
    faults += _twice(document)
    errors.raise_if_any(faults)
    head = {name: value[name] for name in ("lesson", "version", "edition") if name in value}
    bank = Document(document.file, {**head, "items": [], "exercises": []}, document.lines).build(Bank)
    if isinstance(bank, Fault):
        raise CourseError(bank)
    return Bank(
        lesson=bank.lesson,
        version=bank.version,
        items=tuple(made["items"]),  # type: ignore[arg-type]
        exercises=tuple(made["exercises"]),  # type: ignore[arg-type]
        edition=bank.edition,
    )


def _twice(document: Document) -> Iterator[Fault]:
    """Find ids that two items, or two exercises, share."""
    for part in ("items", "exercises"):
        seen: dict[str, int] = {}
        for index, one in enumerate(document.value.get(part) or []):
            name = one.get("id") if isinstance(one, dict) else None
            if isinstance(name, str) and seen.setdefault(name, index) != index:
                where = document.line((part, seen[name], "id"))
                remedy = "Give one of them another id; an id is never used again."
                yield document.fault((part, index, "id"), f"The id '{name}' is taken ({where})", remedy)
