"""A map as one sealed page: for the projector, for a notebook's frame, from a disk."""

import json
import re
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from branca.element import Element

from iraqcourse.maps import drawing, sealing, twin
from iraqcourse.maps import spec as kinds
from iraqcourse.maps.spec import MapSpec
from iraqcourse.maps.symbols import SYMBOLS, svg

_FRONT = Path(__file__).parent / "front"


# folium forbids readers to enlarge the page, and puts the map outside of any landmark.
_VIEWPORT = re.compile(r'<meta name="viewport"[^>]*>')
_MAP = re.compile(r'<div class="folium-map"[^>]*>\s*</div>')
_TEXT = (
    '<section id="im-text" class="im-text" hidden><h2 id="im-text-title">-</h2><ul id="im-text-points"></ul></section>'
)


@cache
def _front(name: str) -> str:
    return (_FRONT / name).read_text(encoding="utf-8")


def to_html(spec: MapSpec, scene: int = 1, online: str | None = None) -> str:
    """Give a map as a page that loads nothing; the same map gives the same bytes.

    Parameters
    ----------
    spec
        The map.
    scene
        The scene that it opens at, counted from 1.
    online
        ``"osm"`` for online tiles, the one thing that asks the network.
    """
    drawn, groups = drawing.draw(spec, online)
    figure: Any = drawn.get_root()
    figure.title = spec.title
    figure.header.add_child(Element(f"<style>{_front('page.css')}</style>"), name="style")
    figure.html.add_child(Element(_around(spec)), name="around")
    data = {
        "mapName": drawn.get_name(),
        "layers": {name: group.get_name() for name, group in groups.items()},
        "scenes": [
            {
                "title": one.title,
                "date": twin.date_of(one),
                "caption": one.caption,
                "sources": twin.citations(one),
                "notes": one.notes,
                "minutes": one.minutes,
                "layers": list(one.layers),
                "points": list(one.points),
                "view": None if one.view is None else {s: getattr(one.view, s) for s in one.view.__struct_fields__},
            }
            for one in spec.scenes
        ],
    }
    # "</" would end the script element early.
    safe = json.dumps(data, ensure_ascii=False, sort_keys=True).replace("</", "<\\/")
    figure.html.add_child(Element(f'<script type="application/json" id="im-data">{safe}</script>'), name="data")
    page = sealing.seal(figure.render())
    page = _VIEWPORT.sub('<meta name="viewport" content="width=device-width, initial-scale=1">', page, count=1)
    page = _MAP.sub(lambda found: f'<main class="im-main">{found[0]}{_TEXT}</main>', page, count=1)
    # folium writes its own script last; the scenes need its map.
    page = page.replace("</html>", f"<script>{_front('scenes.js')}</script>\n</html>", 1)
    return page.replace("<html>", '<html lang="en">', 1).replace("<body>", f'<body data-scene="{scene}">', 1)


def _around(spec: MapSpec) -> str:
    """Give what stands around the map: heading, caption, buttons, legend, and the map in words."""
    signs = "".join(_legend_row(layer) for layer in spec.layers)
    switches = "".join(
        f'<li><label><input type="checkbox" data-layer="{layer.id}"> {escape(layer.legend)}</label></li>'
        for layer in spec.layers
    )
    names = dict.fromkeys(
        name
        for layer in spec.layers
        if not isinstance(layer, kinds.Routes | kinds.Rings | kinds.Governorates)
        for name, _ in twin.contents(layer)
    )
    options = "".join(f'<option value="{escape(name, quote=True)}">' for name in sorted(names))
    return f"""
<header class="im-head"><h1 id="im-scene">{escape(spec.title)}</h1><p id="im-date" class="im-date"></p></header>
<footer class="im-foot">
<p id="im-caption" class="im-caption" aria-live="polite"></p><p id="im-sources" class="im-sources"></p>
<div class="im-bar" role="group" aria-label="Scenes">
<button id="im-back" type="button">&#8592; Back</button><span id="im-count" role="status"></span>
<button id="im-on" type="button">Next &#8594;</button>
<details><summary>Legend</summary><div class="im-panel"><ul>{signs}</ul></div></details>
<details><summary>Layers</summary><div class="im-panel"><ul>{switches}</ul></div></details>
<details class="im-more"><summary>About</summary><div class="im-panel">
<p><strong>Shows:</strong> {escape(spec.shows)}</p>
<p><strong>Cannot show:</strong> {escape(spec.cannot_show)}</p>
<p>Borders and coasts: Natural Earth, public domain; borders are drawn as they are held, not as they are claimed.</p>
<p>Keys: arrows, Home, End, 1 to 9; F full screen, N notes, B blank, L names in their own script.</p></div></details>
<input id="im-find" list="im-names" aria-label="Find a place" placeholder="Find a place">
<datalist id="im-names">{options}</datalist>
<button id="im-native" type="button">Native names</button><button id="im-notes" type="button">Notes</button>
<button id="im-full" type="button">Full screen</button>
</div>
</footer>
<div id="im-blank" class="im-blank" hidden></div>
<noscript><p>{escape(spec.shows)}</p>{twin.tables(spec)}</noscript>
"""


def _legend_row(layer: kinds.AnyLayer) -> str:
    match layer:
        case kinds.Places() | kinds.Events():
            sign = svg(layer.symbol)
        case kinds.BasesOn():
            possible = f"<li>{svg('base-possible')} {escape(SYMBOLS['base-possible'].stands_for)}</li>"
            return f"<li>{svg('base')} {escape(layer.legend)}</li>{possible}"
        case kinds.Routes():
            sign = _line(SYMBOLS[layer.symbol].colour, "7 4")
        case kinds.Rings():
            sign = _line("#333c4d", "4 3")
        case _:
            sign = _line("#6a6253", "2 2")
    return f"<li>{sign} {escape(layer.legend)}</li>"


def _line(colour: str, dash: str) -> str:
    return (
        '<svg aria-hidden="true" width="26" height="12"><line x1="1" y1="6" x2="25" y2="6" '
        f'stroke="{colour}" stroke-width="3" stroke-dasharray="{dash}"/></svg>'
    )
