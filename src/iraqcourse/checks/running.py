"""Run a lesson from a fresh kernel, as a student's Run All does, with answers kept apart."""

import os
import tempfile
import time
from collections.abc import Iterator

from iraqcourse.checks.notebook import Notebook
from iraqcourse.errors import Fault

MOST_SECONDS = 20.0


def _spent() -> float:
    """Give the processor's seconds of the kernels that have ended: a busy machine makes no lesson slower.

    Where the system does not count them (Windows), the clock's seconds.
    """
    times = os.times()
    return times.children_user + times.children_system if os.name == "posix" else time.monotonic()


def faults(book: Notebook) -> Iterator[Fault]:
    """Run every cell; give the errors, and a fault if it took too long."""
    import nbformat
    from nbclient import NotebookClient

    with tempfile.TemporaryDirectory(prefix="iraqcourse-answers-") as answers:
        environment = os.environ | {"IRAQCOURSE_ANSWERS": answers}
        notebook = nbformat.read(book.file, as_version=4)  # type: ignore[no-untyped-call]
        client = NotebookClient(notebook, timeout=120, allow_errors=True, resources={"metadata": {"path": answers}})
        began = _spent()
        client.execute(env=environment)
        took = _spent() - began
    cells = {cell.id: cell for cell in book.cells}
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            if output.output_type == "error":
                text = f"The cell stops with {output.ename}: {output.evalue.splitlines()[0] if output.evalue else ''}"
                yield book.fault(cells.get(cell.id), text, "Run it in JupyterLab and mend it.")
    if took > MOST_SECONDS:
        remedy = f"A lesson runs in under {MOST_SECONDS:.0f}; look for a cell that does too much."
        yield book.fault(None, f"Running it takes {took:.0f} seconds of the processor", remedy)
