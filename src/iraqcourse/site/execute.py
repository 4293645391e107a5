"""Run notebooks before the book is made, two at a time, with a folder of their own for answers."""

import os
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from iraqcourse import errors
from iraqcourse.errors import CourseError

WORKERS = 2
SECONDS_A_CELL = 120


def run(files: tuple[Path, ...], done: Callable[[Path], None] = lambda _: None) -> dict[Path, nbformat.NotebookNode]:
    """Run notebooks and give them with their outputs; the files stay as they are.

    Parameters
    ----------
    files
        The notebooks.
    done
        Called after each one.

    Raises
    ------
    CourseError
        With every cell at which a notebook stopped.
    """
    with tempfile.TemporaryDirectory(prefix="iraqcourse-site-") as folder, ThreadPoolExecutor(WORKERS) as workers:
        made = {file: workers.submit(_run_one, file, Path(folder) / file.stem, done) for file in files}
        faults = [fault for one in made.values() if (problem := one.exception()) for fault in _faults_of(problem)]
        errors.raise_if_any(faults)
        return {file: one.result() for file, one in made.items()}


def _faults_of(problem: BaseException) -> tuple[errors.Fault, ...]:
    if isinstance(problem, CourseError):
        return problem.faults
    raise problem


def _run_one(file: Path, folder: Path, done: Callable[[Path], None]) -> nbformat.NotebookNode:
    folder.mkdir(parents=True)
    book: nbformat.NotebookNode = nbformat.read(file, as_version=4)  # type: ignore[no-untyped-call]
    client = NotebookClient(
        book,
        timeout=SECONDS_A_CELL,
        kernel_name="python3",
        record_timing=False,
        store_widget_state=False,
        # A kernel of this machine need not warn that it talks to this machine.
        extra_arguments=["--IPKernelApp.log_level=40"],
        resources={"metadata": {"path": str(folder)}},
    )
    try:
        client.execute(env=os.environ | {"IRAQCOURSE_ANSWERS": str(folder / "answers")})
    except CellExecutionError as problem:
        last = next((cell for cell in book.cells if _stopped(cell)), None)
        place = f"cell {last.id}" if last else ""
        text = f"The cell stopped with {problem.ename}: {problem.evalue}".rstrip(".")
        remedy = "Open the notebook with 'iraqcourse lab --edit', run it and correct the cell."
        raise CourseError(errors.fault(text, remedy, file=file, place=place)) from problem
    done(file)
    return book


def _stopped(cell: nbformat.NotebookNode) -> bool:
    return any(output.output_type == "error" for output in cell.get("outputs", ()))
