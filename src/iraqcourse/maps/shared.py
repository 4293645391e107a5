"""What all map pages have alike, lifted out of them: a site that holds many maps loads it once."""

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path

from iraqcourse.maps import page, sealing
from iraqcourse.maps.spec import MapSpec

_FRONT = Path(__file__).parent / "front"
# folium hands each outline to a function of its own, as one line of JSON.
_OUTLINE = re.compile(r"^(\s*geo_json_\w+_add)\((\{.*\})\);$", re.MULTILINE)
_WORTH_SHARING = 1_000
BASEMAP = "basemap.js"


def pages(specs: tuple[MapSpec, ...], shared: str) -> tuple[dict[str, str], dict[str, str]]:
    """Give maps as pages that load Leaflet, style, scenes and basemap from files beside them.

    Each file is a classic script or a style sheet, since browsers load no module from a disk; the basemap sets
    the one global ``IraqBasemap``.

    Parameters
    ----------
    specs
        The maps.
    shared
        The folder of the common files as the pages see it, such as ``"../_static/maps"``.

    Returns
    -------
    tuple
        Page by map, and content by file name.

    Examples
    --------
    >>> from iraqcourse.maps.reading import read_map
    >>> made, files = pages((read_map("twelve-days"),), "../_static/maps")
    >>> sorted(files)[:2], len(made["twelve-days"]) < 150_000
    (['basemap.js', 'leaflet.css'], True)
    """
    files = _common_files()
    outlines: dict[str, str] = {}
    made = {spec.map: _lifted(page.to_html(spec), files, outlines, shared) for spec in specs}
    files[BASEMAP] = f"globalThis.IraqBasemap = {{{','.join(f'{k}:{v}' for k, v in outlines.items())}}};\n"
    return made, {name: files[name] for name in sorted(files)}


def _common_files() -> dict[str, str]:
    files = {name: sealing.leaflet(name) for name in ("leaflet.js", "leaflet.css")}
    return files | {
        file.name: file.read_text(encoding="utf-8")
        for file in sorted(_FRONT.iterdir())
        if file.suffix in (".js", ".css")
    }


def _lifted(html: str, files: Mapping[str, str], outlines: dict[str, str], shared: str) -> str:
    """Put a link where a page holds the text of a common file."""
    for name, text in files.items():
        if name.endswith(".css"):
            html = html.replace(f"<style>{text}</style>", f'<link rel="stylesheet" href="{shared}/{name}">')
        elif name == "leaflet.js":
            # The page's own line stands behind Leaflet in one script.
            html = html.replace(f"<script>{text}", f'<script src="{shared}/{name}"></script><script>', 1)
        else:
            html = html.replace(f"<script>{text}</script>", f'<script src="{shared}/{name}"></script>')

    def outline(found: re.Match[str]) -> str:
        if len(found[2]) < _WORTH_SHARING:
            return found[0]
        json.loads(found[2])
        name = f"o{hashlib.sha256(found[2].encode()).hexdigest()[:8]}"
        outlines[name] = found[2]
        return f"{found[1]}(IraqBasemap.{name});"

    html = _OUTLINE.sub(outline, html)
    return html.replace("</title>", f'</title><script src="{shared}/{BASEMAP}"></script>', 1)
