"""A real browser for what a person clicks or types: Debian's Chromium, driven by Playwright, with no network."""

import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LOCAL = (
    "http://127.0.0.1:",
    "http://localhost:",
    "ws://127.0.0.1:",
    "ws://localhost:",
    "file:",
    "data:",
    "blob:",
    "about:",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for a worker. Without one the test is skipped, unless REQUIRE_BROWSER=1 forbids that."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        reason = "No Chromium was found. On Debian: apt-get install chromium."
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield chromium
        chromium.close()


class Sealed:
    """A browser context that lets nothing out and remembers what asked to."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.remote: list[str] = []
        self.script_errors: list[str] = []
        context.route("**/*", self._guard)
        context.on("weberror", lambda problem: self.script_errors.append(str(problem.error)))

    def _guard(self, route: Route) -> None:
        address = route.request.url
        if address.startswith(LOCAL):
            route.continue_()
        else:
            self.remote.append(address)
            route.abort()

    def page(self) -> Page:
        return self.context.new_page()


@pytest.fixture
def sealed(browser: Browser) -> Iterator[Callable[..., Sealed]]:
    """Make sealed contexts, as ``sealed(width=320, color_scheme="dark")``; at the end none has asked the network."""
    made: list[Sealed] = []

    def make(width: int = 1280, height: int = 720, **options: object) -> Sealed:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        context.set_default_timeout(30_000)
        made.append(Sealed(context))
        return made[-1]

    yield make
    for one in made:
        one.context.close()
    assert [address for one in made for address in one.remote] == [], "a page asked the network"


@pytest.fixture(scope="session")
def axe() -> Callable[..., list[str]]:
    """Run axe-core on a page (or the part that ``context`` selects); gives its violations as sentences."""

    def run(page: Page, context: str | None = None) -> list[str]:
        found = Axe().run(page, context=context).response["violations"]
        return [f"{one['id']}: {one['help']} at {[node['target'] for node in one['nodes']]}" for one in found]

    return run


def _free_port() -> int:
    """Find a port outside those that the system gives away, so that two workers do not open one another's course."""
    for port in random.SystemRandom().sample(range(20_000, 32_000), 50):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
    raise RuntimeError("no free port between 20000 and 32000")


def _student_root(folder: Path) -> Path:
    """Make a course folder of a student's own: the content by links, ``my-course`` and ``build`` new."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("pyproject.toml", "data", "quizzes", "assets", "lessons", "instructors"):
        (folder / name).symlink_to(ROOT / name)
    return folder


@contextmanager
def student(app: str, folder: Path) -> Iterator[str]:
    """Open the course as a student does: ``iraqcourse lab``, or Notebook 7 (``notebook``) on the same copy.

    Gives the address of ``my-course/`` in that application, up to the name of a notebook.
    """
    port, root = _free_port(), _student_root(folder)
    environment = os.environ | {
        "IRAQCOURSE_ROOT": str(root),
        "IRAQCOURSE_ANSWERS": str(root / "answers"),
        "JUPYTER_CONFIG_DIR": str(root / "jupyter-config"),
        "JUPYTER_DATA_DIR": str(root / "jupyter-data"),
        "JUPYTER_TOKEN": "open",
    }
    if app == "lab":
        command = [sys.executable, "-m", "iraqcourse", "lab", "--no-browser", f"--port={port}"]
        address = f"http://localhost:{port}/lab/tree/my-course/{{}}?token=open"
    else:
        (root / "my-course").mkdir()
        command = [sys.executable, "-m", "notebook", "--no-browser", "--allow-root", f"--port={port}"]
        command += [f"--ServerApp.root_dir={root}"]
        address = f"http://localhost:{port}/notebooks/my-course/{{}}?token=open"
    log = (root / "log.txt").open("w")
    server = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT, start_new_session=True)
    try:
        for _ in range(240):
            try:
                with urllib.request.urlopen(f"http://localhost:{port}/api/status?token=open", timeout=2) as answer:
                    json.load(answer)
                break
            except OSError:
                time.sleep(0.25)
        else:
            raise RuntimeError(Path(log.name).read_text())
        yield address
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(20)
        log.close()
