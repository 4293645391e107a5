"""The solution of an exercise, as text that can be put into a cell and run: with what it uses, nothing hidden."""

import ast
from collections.abc import Iterator
from pathlib import Path

from iraqcourse import errors, paths


def solution_text(lesson: str, exercise: str) -> str:
    """Give the source of a solution, with the imports, values and helpers that it uses; it is read, never run.

    Raises
    ------
    CourseError
        If the lesson has no solutions, or none for this exercise.

    Examples
    --------
    >>> print(solution_text("start-here", "air-bases").splitlines()[-1])
    answer = air_bases()
    """
    file: Path = paths.solutions() / f"{lesson}.py"
    try:
        source = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise errors.CourseError(errors.fault("There are no solutions yet", "Add this file.", file=file)) from None
    name = exercise.replace("-", "_")
    body = ast.parse(source).body
    if not any(isinstance(node, ast.FunctionDef) and node.name == name for node in body):
        raise errors.CourseError(
            errors.fault(f"There is no solution for '{exercise}'", f"Add a function 'def {name}():'.", file=file)
        )
    parts = list(_used(source, body, name))
    imports = [text for node, text in parts if isinstance(node, ast.Import | ast.ImportFrom)]
    rest = [text for node, text in parts if not isinstance(node, ast.Import | ast.ImportFrom)]
    return "\n\n\n".join(part for part in ("\n".join(imports), *rest, f"answer = {name}()") if part)


def _used(source: str, body: list[ast.stmt], name: str) -> Iterator[tuple[ast.stmt, str]]:
    """Give the statements of a file that a function rests on, itself among them, in the order of the file."""
    defined = {one: node for node in body for one in _names_of(node)}
    wanted, open_names = set[ast.stmt](), [name]
    while open_names:
        node = defined.get(open_names.pop())
        if node is None or node in wanted:
            continue
        wanted.add(node)
        open_names += [one.id for one in ast.walk(node) if isinstance(one, ast.Name)]
    for node in body:
        if node in wanted:
            yield node, ast.get_source_segment(source, node) or ""


def _names_of(node: ast.stmt) -> Iterator[str]:
    match node:
        case ast.FunctionDef():
            yield node.name
        case ast.Import() | ast.ImportFrom():
            yield from ((one.asname or one.name).partition(".")[0] for one in node.names)
        case ast.Assign():
            yield from (one.id for target in node.targets for one in ast.walk(target) if isinstance(one, ast.Name))
        case ast.AnnAssign(target=ast.Name(id=name)):
            yield name
