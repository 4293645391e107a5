"""What every map's page needs alike: Leaflet, basemap, styles, scripts. A page holds them, or links to them once."""

import json
import re
from functools import cache
from itertools import pairwise
from pathlib import Path

from iraqcourse.data import basemap
from iraqcourse.maps import drawing, sealing

_FRONT = Path(__file__).parent / "front"
# In the order in which they run: before the map's own script, and after it.
BEFORE = ("basemap.js", "draw.js")
END = ("labels.js", "timebar.js", "notes.js", "plain.js", "cards.js", "scenes.js")


@cache
def files() -> dict[str, str]:
    """Give the shared files by name, for pages that link to them (``page.to_html(spec, shared="...")``).

    >>> sorted(files())[:4]
    ['basemap.js', 'cards.js', 'draw.js', 'labels.js']
    """
    front = {name: _lean((_FRONT / name).read_text(encoding="utf-8")) for name in ("draw.js", *END)}
    outlines = {name: _steps(name) for name in basemap.LAYERS}
    return {
        "leaflet.js": sealing.leaflet("leaflet.js") + "\n" + sealing.ELEMENT_OF_TEXT,
        "leaflet.css": sealing.leaflet("leaflet.css"),
        "map.css": _lean((_FRONT / "page.css").read_text(encoding="utf-8")),
        "basemap.js": f"window.IraqBasemap = {_plain(outlines | drawing.look())};",
        **front,
    }


def _lean(text: str) -> str:
    r"""Give a script or a style sheet without indentation and lines of comment: a page may hold no more than 400 kB.

    >>> _lean("/** Add.\n * @param {number} a\n */\n  // Plainly.\n  const one = 1; // the first\n")
    'const one = 1; // the first\n'
    """
    return re.sub(r"^[ \t]*(?://.*\n|/\*(?s:.*?)\*/[ \t]*\n)|^[ \t]+", "", text, flags=re.MULTILINE)


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _steps(name: str) -> list[list[int]]:
    """Give each outline as whole thousandths of a degree, each point as a step from the last: half the size."""
    made = []
    for ring in basemap.rings(name):
        whole = [(round(lon * 1000), round(lat * 1000)) for lon, lat in ring]
        steps = [(lon - last[0], lat - last[1]) for last, (lon, lat) in pairwise(whole)]
        made.append([number for pair in (whole[0], *steps) for number in pair])
    return made


def style(name: str, shared: str | None) -> str:
    """Give a style sheet as an element: linked from a folder, or held in the page."""
    return f'<link rel="stylesheet" href="{shared}/{name}">' if shared else f"<style>{files()[name]}</style>"


def script(name: str, shared: str | None) -> str:
    """Give a script as an element: linked from a folder, or held in the page."""
    return f'<script src="{shared}/{name}"></script>' if shared else f"<script>{files()[name]}</script>"
