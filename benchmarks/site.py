"""How long the web book takes to build, and what a reader of lesson 12 waits for, beside nbconvert's page of it.

Run ``python benchmarks/site.py`` with the development tools.
"""

import resource
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from threading import Thread
from typing import Any

from nbconvert import HTMLExporter
from playwright.sync_api import Browser, sync_playwright

from iraqcourse.site import build, execute, plan, serving

RUNS = 5
PAGE = "lessons/12-twelve-days.html"
# What Lighthouse calls a slow 4G line: 1.6 Mbit/s, 150 ms.
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}


def built(folder: Path) -> dict[str, float]:
    """Build the book; give wall clock and processor time in seconds, and its size in MB."""
    course = plan.gather()
    before, begun = _processor(), time.monotonic()
    build.build(course, folder / "book")
    wall, processor = time.monotonic() - begun, _processor() - before
    size = sum(file.stat().st_size for file in (folder / "book").rglob("*") if file.is_file()) / 1e6
    return {"lessons": len(course.lessons), "wall clock, s": wall, "processor, s": processor, "size, MB": size}


def _processor() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def peer(folder: Path) -> None:
    """Write lesson 12 as nbconvert does, with its options as they come."""
    lesson = plan.gather(("twelve-days",)).lessons[0]
    run = execute.run((lesson.file,))[lesson.file]
    html, _ = HTMLExporter().from_notebook_node(run)  # type: ignore[no-untyped-call]
    (folder / "nbconvert.html").write_text(html, encoding="utf-8")


def read(browser: Browser, address: str, *, slow: bool) -> dict[str, float]:
    """Open a page with an empty cache; give first contentful paint in ms, kB and requests until it is quiet."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    line: Any = context.new_cdp_session(page)
    line.send("Network.enable")
    if slow:
        line.send("Network.emulateNetworkConditions", SLOW)
    sizes: list[float] = []
    asked: list[str] = []
    line.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.on("request", lambda request: asked.append(request.url))
    context.route(lambda url: "127.0.0.1" not in url and not url.startswith("data:"), lambda route: route.abort())
    page.goto(address, wait_until="load")
    page.wait_for_timeout(500)
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0")
    context.close()
    here = [one for one in asked if not one.startswith("data:")]
    remote = [one for one in here if "127.0.0.1" not in one]
    return {"paint, ms": paint, "kB": sum(sizes) / 1000, "requests": len(here), "remote": len(remote)}


def reader(folder: Path) -> dict[str, dict[str, float]]:
    """Measure both pages, on a fast and on a slow line: medians."""
    found = {}
    with serving.server(folder, 8860) as server, sync_playwright() as playwright:
        Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, path in (("this book", f"book/{PAGE}"), ("nbconvert", "nbconvert.html")):
            for slow in (False, True):
                address = f"http://127.0.0.1:{server.server_port}/{path}"
                runs = [read(browser, address, slow=slow) for _ in range(RUNS)]
                row = {key: round(statistics.median(run[key] for run in runs)) for key in runs[0]}
                found[f"{name}{', slow line' if slow else ''}"] = row
        browser.close()
        server.shutdown()
    return found


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        figures = {key: round(value, 1) for key, value in built(folder).items()}
        sys.stdout.write(f"build: {figures}\n")
        peer(folder)
        for row, values in reader(folder).items():
            sys.stdout.write(f"{row}: {values}\n")


if __name__ == "__main__":
    main()
