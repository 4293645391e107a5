"""The verb ``lab``: open the course in JupyterLab, calm and offline."""

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from iraqcourse import paths
from iraqcourse.cli import saved_notebook, student_copy

# What JupyterLab would otherwise ask the reader or the network; Binder and JupyterHub take the same file (postBuild).
SETTINGS = Path(__file__).with_name("jupyterlab-settings.json")
FIRST = "00-start-here.ipynb"
SAVE_HOOK = f"{saved_notebook.__name__}.{saved_notebook.without_live_widgets.__name__}"


def lab(
    edit: Annotated[bool, typer.Option("--edit", help="Open lessons/ itself, for authors.")] = False,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Print the address, open no browser.")] = False,
    port: Annotated[int, typer.Option(help="Where to listen; the next free port is taken if it is in use.")] = 8888,
) -> None:
    """Open the course in JupyterLab.

    Example: `iraqcourse lab` opens your own copy, `my-course/`, at the first lesson.
    """
    if edit:
        folder = paths.lessons()
    else:
        folder = paths.my_course()
        for sentence in student_copy.refresh(datetime.now(UTC).date()):
            typer.echo(sentence)
    settings = _application_settings(paths.build() / "jupyter")
    first = folder / FIRST
    start = f"lab/tree/{folder.name}/{FIRST}" if first.exists() else f"lab/tree/{folder.name}"
    _open_contents(paths.build() / "jupyter" / "workspaces")
    command = [sys.executable, "-m", "jupyterlab", f"--port={port}", f"--ServerApp.root_dir={paths.root()}"]
    command += [f"--LabApp.app_settings_dir={settings}", f"--LabApp.default_url=/{start}", "--LabApp.news_url="]
    command += ["--LabApp.extension_manager=readonly", f"--ServerApp.preferred_dir={folder}"]
    command += ["--ServerApp.terminals_enabled=False"]
    command += [f"--ContentsManager.pre_save_hook={SAVE_HOOK}"]
    if no_browser:
        command.append("--no-browser")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--allow-root")
    typer.echo(f"Opening JupyterLab at {folder.name}/. To stop it, come back here and press Ctrl+C.")
    environment = os.environ | {
        "JUPYTERLAB_SETTINGS_DIR": str(paths.build() / "jupyter" / "user"),
        "JUPYTERLAB_WORKSPACES_DIR": str(paths.build() / "jupyter" / "workspaces"),
    }
    try:
        raise typer.Exit(subprocess.call(command, env=environment))
    except KeyboardInterrupt:
        typer.echo("\nJupyterLab has stopped. Your answers are kept.")


def _application_settings(folder: Path) -> Path:
    """Write the course's settings for JupyterLab, without touching the reader's own."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(SETTINGS, folder / "overrides.json")
    return folder


def _open_contents(folder: Path) -> None:
    """Let the first start show the table of contents; afterwards the reader's own layout is kept."""
    from jupyterlab_server.workspaces_handler import WorkspacesManager

    if any(folder.glob("*.jupyterlab-workspace")):
        return
    folder.mkdir(parents=True, exist_ok=True)
    contents = "@jupyterlab/toc:plugin"
    left = {"collapsed": False, "visible": True, "current": contents, "widgets": ["filebrowser", contents]}
    layout = {"left": left, "relativeSizes": [0.22, 0.78, 0]}
    workspace = {"data": {"layout-restorer:data": layout}, "metadata": {"id": "default"}}
    WorkspacesManager(str(folder)).save("default", json.dumps(workspace))
