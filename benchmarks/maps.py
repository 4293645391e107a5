"""How large a map is, what it asks of the network and when it appears, beside folium as it comes and folium-offline.

Run ``python benchmarks/maps.py FOLDER`` with the development tools. folium-offline is no dependency of the course: the
script makes a virtual environment in FOLDER and installs it there; without FOLDER it is left out. All pages are opened
from the disk by one Chromium with the network closed, as in a classroom without a line.
"""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from iraqcourse import paths
from iraqcourse.maps import page, reading, things

RUNS = 7
NEVER_MS = 5000
# The same for folium and its offline copy: the places of one map, the outlines of the countries.
DRAW = """
import importlib, json, sys, time
begun = time.perf_counter()
folium = importlib.import_module(sys.argv[1])
loaded = time.perf_counter()
given = json.load(open(sys.argv[2], encoding="utf-8"))
made = folium.Map(location=[33.3, 44.4], zoom_start=6)
folium.GeoJson(given["countries"]).add_to(made)
for name, at in given["places"]:
    folium.Marker(at, popup=name, tooltip=name).add_to(made)
made.save(sys.argv[3])
print(round((time.perf_counter() - loaded) * 1000))
"""
FIRST_PATH = """(never) => new Promise((done) => {
  const look = () => document.querySelector('.leaflet-overlay-pane path')
    ? done(performance.now()) : performance.now() > never ? done(null) : requestAnimationFrame(look);
  look();
})"""


def theirs(python: str, module: str, folder: Path) -> tuple[Path, float]:
    """Draw the map with folium or its copy; gives the page, and ms to build it."""
    spec = reading.read_map("twelve-days")
    places = {one.place.name: one.place for layer in spec.layers for one in things.on_map(spec, layer).signs}
    given = folder / "given.json"
    countries = json.loads((paths.data() / "basemap" / "countries.geojson").read_text(encoding="utf-8"))
    points = [[name, [one.latitude, one.longitude]] for name, one in places.items()]
    given.write_text(json.dumps({"countries": countries, "places": points}), encoding="utf-8")
    out = folder / f"{module}.html"
    command = [python, "-c", DRAW, module, str(given), str(out)]
    times = [float(subprocess.run(command, check=True, capture_output=True, text=True).stdout) for _ in range(3)]
    return out, statistics.median(times)


def ours(name: str, folder: Path) -> tuple[Path, float]:
    """Draw one of the course's maps; gives the page, and ms to build it."""
    out, times = folder / f"{name}.html", []
    for _ in range(3):
        begun = time.perf_counter()
        out.write_text(page.to_html(reading.read_map(name)), encoding="utf-8")
        times.append((time.perf_counter() - begun) * 1000)
    return out, statistics.median(times)


def opened(browser: Browser, file: Path) -> tuple[int, float | None, int]:
    """Give remote requests, ms from navigation to the first path (None if there is none), script errors."""
    found, asked, errors = [], 0, 0
    for _ in range(RUNS):
        context = browser.new_context(viewport={"width": 1280, "height": 720}, offline=True)
        remote: list[str] = []
        wrong: list[str] = []
        context.on("request", lambda one, remote=remote: remote.append(one.url))
        context.on("weberror", lambda one, wrong=wrong: wrong.append(str(one.error)))
        tab = context.new_page()
        tab.goto(file.resolve().as_uri() + "#scene=2", wait_until="commit")
        found.append(tab.evaluate(FIRST_PATH, NEVER_MS))
        asked, errors = sum(one.startswith("http") for one in remote), len(wrong)
        context.close()
        if found[-1] is None:
            return asked, None, errors
    return asked, statistics.median(found), errors


def main(arguments: list[str]) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = Path(scratch)
        rows = {f"this course, {name}": ours(name, folder) for name in ("twelve-days", "bases-through-time")}
        rows["folium 0.20, as it comes"] = theirs(sys.executable, "folium", folder)
        if arguments:
            environment = Path(arguments[0]) / "venv"
            subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
            python = str(environment / "bin" / "python")
            subprocess.run([python, "-m", "pip", "install", "--quiet", "folium-offline"], check=True)
            rows["folium-offline"] = theirs(python, "offlinefolium", folder)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, (file, built) in rows.items():
            requests, first, errors = opened(browser, file)
            when = "never" if first is None else f"{first:.0f} ms"
            size = file.stat().st_size / 1000
            print(f"{name}: {size:.0f} kB, {requests} requests, first path {when}, {errors} script errors")
            print(f"    built in {built:.0f} ms")
        browser.close()
    begun = time.perf_counter()
    pages = [page.to_html(reading.read_file(file)) for file in reading.map_files()]
    largest = max(len(one.encode()) for one in pages) / 1000
    print(f"all {len(pages)} maps built in {time.perf_counter() - begun:.1f} s, largest {largest:.0f} kB")


if __name__ == "__main__":
    main(sys.argv[1:])
