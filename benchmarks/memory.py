"""How much memory one student needs: each lesson run from a fresh kernel, and JupyterLab's server beside it.

Run ``python benchmarks/memory.py``. What is measured is the proportional set size of the kernel after the last cell
(shared pages are divided among the processes that share them) and its highest resident size on the way; both are read
from Linux's ``/proc``, so this runs on Linux only.
"""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from iraqcourse import paths


def _kilobytes(process: int, file: str, field: str) -> int:
    text = Path(f"/proc/{process}/{file}").read_text(encoding="utf-8")
    found = re.search(rf"^{field}:\s+(\d+) kB", text, re.MULTILINE)
    return int(found[1]) if found else 0


def of_lesson(file: Path, answers: str) -> tuple[float, float]:
    """Give the kernel's memory after the lesson, and its highest on the way, in MB."""
    notebook = nbformat.read(file, as_version=4)
    client = NotebookClient(notebook, timeout=120)
    with client.setup_kernel(env=os.environ | {"IRAQCOURSE_ANSWERS": answers}):
        for index, cell in enumerate(notebook.cells):
            client.execute_cell(cell, index)
        kernel = client.km.provisioner.process.pid
        return _kilobytes(kernel, "smaps_rollup", "Pss") / 1024, _kilobytes(kernel, "status", "VmHWM") / 1024


def of_server() -> float:
    """Give the memory of JupyterLab's server once it answers, in MB."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        "--no-browser",
        "--allow-root",
        f"--port={port}",
        "--IdentityProvider.token=",
    ]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(240):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/lab", timeout=2):
                    break
            except OSError:
                time.sleep(0.25)
        return _kilobytes(server.pid, "smaps_rollup", "Pss") / 1024
    finally:
        server.terminate()
        server.wait(20)


def main() -> None:
    """Print one row for each lesson, and one for the server."""
    with tempfile.TemporaryDirectory() as answers:
        for file in sorted(paths.lessons().glob("[0-9][0-9]-*.ipynb")):
            after, highest = of_lesson(file, answers)
            print(f"{file.stem:45} {after:6.0f} MB after, {highest:6.0f} MB at the highest", flush=True)
    print(f"{'JupyterLab server':45} {of_server():6.0f} MB")


if __name__ == "__main__":
    main()
