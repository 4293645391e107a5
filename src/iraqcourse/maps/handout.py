"""A map on paper: one scene a page with picture, caption and sources; HTML to print, PDF where a Chromium is."""

import os
import shutil
import subprocess
import tempfile
from html import escape
from pathlib import Path

from iraqcourse.maps import legend, picture, twin
from iraqcourse.maps.spec import MapSpec

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge", "chrome")
_STYLE = """
@page { size: A4 landscape; margin: 14mm; }
body { font: 12pt/1.4 "Noto Sans", "DejaVu Sans", sans-serif; color: #111; margin: 0 auto; max-width: 265mm; }
section { break-after: page; } section:last-of-type { break-after: auto; }
h1 { font-size: 20pt; margin: 0 0 4mm; } h2 { font-size: 15pt; margin: 0 0 3mm; }
figure { margin: 0; } figure svg { width: 100%; height: auto; max-height: 118mm; display: block; }
.caption { font-size: 13pt; margin: 3mm 0 1mm; } .small { font-size: 9.5pt; color: #333; margin: 1mm 0; }
.text li { font-size: 16pt; margin: 3mm 0; }
.legend { display: flex; flex-wrap: wrap; gap: 1mm 6mm; list-style: none; padding: 0; margin: 2mm 0; font-size: 9.5pt; }
.legend ul { display: contents; list-style: none; } .legend li { display: flex; gap: 2mm; align-items: center; }
.legend svg { flex: none; }
"""


def to_html(spec: MapSpec) -> str:
    """Give the handout as a page that prints well and loads nothing.

    >>> from iraqcourse.maps.reading import read_map
    >>> to_html(read_map("reach")).count("<section")
    8
    """
    pages = "".join(_page(spec, number) for number in range(1, len(spec.scenes) + 1))
    title = escape(spec.title)
    head = f'<meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style>'
    return f'<!doctype html>\n<html lang="en"><head>{head}</head><body><main>{pages}</main></body></html>\n'


def _page(spec: MapSpec, number: int) -> str:
    scene = spec.scenes[number - 1]
    head = f"<h1>{escape(spec.title)}</h1>" if number == 1 else ""
    when = f" ({escape(twin.date_of(scene))})" if scene.day else ""
    if scene.is_text:
        points = "".join(f"<li>{escape(one)}</li>" for one in scene.points)
        shown = f'<ul class="text">{points}</ul>'
        extra = f'<p class="small">Shows: {escape(spec.shows)} Cannot show: {escape(spec.cannot_show)}</p>'
        extra = extra if number == 1 else ""
    else:
        alt = escape(twin.alt(spec, number), quote=True)
        shown = f'<figure role="img" aria-label="{alt}">{picture.to_svg(spec, number)}</figure>'
        extra = f'<div class="legend">{legend.rows(spec, scene.layers)}</div>'
    cited = twin.citations(scene)
    sources = f'<p class="small">Sources: {escape(cited)}</p>' if cited else ""
    return (
        f"<section>{head}<h2>{number}. {escape(scene.title)}{when}</h2>{shown}"
        f'<p class="caption">{escape(scene.caption)}</p>{sources}{extra}</section>\n'
    )


def browser() -> str | None:
    """Give the program of a Chromium: ``$IRAQCOURSE_BROWSER``, else the first that is found; None without one."""
    chosen = os.environ.get("IRAQCOURSE_BROWSER")
    if chosen is not None:
        return shutil.which(chosen)
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def to_pdf(page: Path, out: Path) -> bool:
    """Print a page to a PDF with a Chromium; False, and no file, if there is none or it fails."""
    program = browser()
    if program is None:
        return False
    with tempfile.TemporaryDirectory(prefix="iraqcourse-print-") as profile:
        command = [program, "--headless", "--disable-gpu", "--no-first-run", f"--user-data-dir={profile}"]
        command += ["--disable-background-networking", "--no-pdf-header-footer", f"--print-to-pdf={out.resolve()}"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            command.append("--no-sandbox")
        try:
            subprocess.run([*command, page.resolve().as_uri()], check=True, capture_output=True, timeout=120)  # noqa: S603
        except (subprocess.SubprocessError, OSError):
            return False
    return out.exists()
