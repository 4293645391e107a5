"""A map as one sealed page: for the projector, for a notebook's frame, from a disk, or in a site with shared files."""

import json
import re
from html import escape
from typing import Any

from branca.element import Element

from iraqcourse.data import dates
from iraqcourse.maps import assets, cards, drawing, legend, sealing, things, timebar, twin
from iraqcourse.maps import spec as kinds
from iraqcourse.maps.spec import MapSpec
from iraqcourse.maps.symbols import SYMBOLS, svg

# folium forbids readers to enlarge the page, and puts the map outside of any landmark.
_VIEWPORT = re.compile(r'<meta name="viewport"[^>]*>')
_MAP = re.compile(r'<div class="folium-map"[^>]*>\s*</div>')
_TEXT = (
    '<section id="im-text" class="im-text" hidden tabindex="0" aria-label="Text of this scene">'
    '<h2 id="im-text-title">-</h2><ul id="im-text-points"></ul></section>'
)
_HERE = "<!-- scripts -->"
# What only a page of a map has.
MARK = '<script type="application/json" id="im-data">'
# The page has a style sheet of its own: the cells need none each.
_CELL = re.compile(r' style="text-align:left;vertical-align:top"(?=>)')
_TIME_SAYS = (
    "On the time bar a mark is as wide as its date is known: a narrow one is a day, one with a broken outline a month "
    "or a year, a broad full one lasted that long. "
)


def to_html(spec: MapSpec, scene: int = 1, online: str | None = None, shared: str | None = None) -> str:
    """Give a map as a page that loads nothing; the same map gives the same bytes.

    Parameters
    ----------
    spec
        The map.
    scene
        The scene that it opens at, counted from 1.
    online
        ``"osm"`` for online tiles, the one thing that asks the network.
    shared
        Address of a folder, relative to the page, that holds :func:`iraqcourse.maps.assets.files`: the page then
        links to them instead of holding them, so that many maps of one site load them once.

    Examples
    --------
    >>> from iraqcourse.maps.reading import read_map
    >>> spec = read_map("twelve-days")
    >>> len(to_html(spec, shared="maps")) < len(to_html(spec)) / 3
    True
    """
    drawn, groups = drawing.draw(spec, online)
    figure: Any = drawn.get_root()
    figure.title = spec.title
    data = {
        "mapName": drawn.get_name(),
        "symbols": {name: [svg(name), one.stands_for, one.colour] for name, one in SYMBOLS.items()},
        "scenes": [_scene(one) for one in spec.scenes],
        "time": timebar.to_plain(spec),
        **_layers(spec, {name: group.get_name() for name, group in groups.items()}),
    }
    # "</" would end the script element early.
    safe = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).replace("</", "<\\/")
    held = f"{MARK}{safe}</script>"
    figure.html.add_child(Element(f"{_around(spec)}{held}{_HERE}"), name="around")
    page = sealing.seal(figure.render(), assets.script("leaflet.js", shared), assets.style("leaflet.css", shared))
    page = page.replace("</head>", f"{assets.style('map.css', shared)}</head>", 1)
    page = page.replace(_HERE, "".join(assets.script(name, shared) for name in assets.BEFORE), 1)
    page = _VIEWPORT.sub('<meta name="viewport" content="width=device-width, initial-scale=1">', page, count=1)
    page = _MAP.sub(lambda found: f'<main class="im-main">{found[0]}{_TEXT}{_beyond(spec)}</main>', page, count=1)
    # folium writes its own script last; the scenes need its map.
    end = "".join(assets.script(name, shared) for name in assets.END)
    page = page.replace("</html>", f"{end}\n</html>", 1)
    return page.replace("<html>", '<html lang="en">', 1).replace("<body>", f'<body data-scene="{scene}">', 1)


def _around(spec: MapSpec) -> str:
    """Give what stands around the map: heading, caption, buttons, legend, and the map in words."""
    switches = "".join(
        f'<li><label><input type="checkbox" data-layer="{layer.id}"> {escape(_switch(spec, layer))}</label></li>'
        for layer in spec.layers
    )
    names = {one.place.name for layer in spec.layers for one in things.on_map(spec, layer).signs if not one.beyond}
    bar = timebar.of_map(spec)
    time = '<button id="im-times" type="button">Time</button>' if bar and not bar.follows else ""
    options = "".join(f'<option value="{escape(name, quote=True)}">' for name in sorted(names))
    return f"""
<header class="im-head"><h1 id="im-scene">{escape(spec.title)}</h1><p id="im-date" class="im-date"></p></header>
<footer class="im-foot">{_time() if bar else ""}
<p id="im-caption" class="im-caption" aria-live="polite"></p><p id="im-sources" class="im-sources">
<span id="im-cited"></span> <span id="im-figures"></span></p>
<div class="im-bar" role="group" aria-label="Scenes">
<button id="im-back" type="button">&#8592; Back</button><span id="im-count" role="status"></span>
<button id="im-on" type="button">Next &#8594;</button>
<details><summary>Legend</summary><div class="im-panel">{legend.rows(spec)}</div></details>
<details><summary>Layers</summary><div class="im-panel"><ul>{switches}</ul></div></details>
<details class="im-more"><summary>About</summary><div class="im-panel">
<p><strong>Shows:</strong> {escape(spec.shows)}</p>
<p><strong>Cannot show:</strong> {escape(spec.cannot_show)}</p>
<p>Borders and coasts: Natural Earth, public domain; borders are drawn as they are held, not as they are claimed.</p>
<p>{_TIME_SAYS if bar else ""}Keys: arrows, Home, End, 1 to 9; F full screen, N notes, B black screen (Escape or a click
leads back), L names in their own script{", T time bar" if bar else ""}; Tab from place to place, Enter opens a card,
Escape closes it.</p>
</div></details>
<input id="im-find" list="im-names" aria-label="Find a place" placeholder="Find a place">
<datalist id="im-names">{options}</datalist>
{time}<button id="im-native" type="button" aria-pressed="false">Native names</button>
<button id="im-notes" type="button">Notes</button>
<button id="im-full" type="button">Full screen</button><p id="im-found" class="im-found" role="status"></p>
</div>
</footer>
<div id="im-blank" class="im-blank" hidden></div>
<noscript><p>{escape(spec.shows)}</p>{_CELL.sub("", twin.tables(spec))}</noscript>
"""


def _switch(spec: MapSpec, layer: kinds.AnyLayer) -> str:
    """Say which layer a switch is for: its legend, and what is on it where other layers share that legend."""
    if sum(one.legend == layer.legend for one in spec.layers) == 1:
        return layer.legend
    if isinstance(layer, kinds.Events):
        return "; ".join(f"{says} ({name})" for name, says in twin.contents(spec, layer))
    names = list(dict.fromkeys(name for name, _ in twin.contents(spec, layer)))
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return f"{layer.legend.split(';')[0]}: {', '.join(names[:3])}{more}"


def _scene(scene: kinds.Scene) -> dict[str, Any]:
    return {
        "title": scene.title,
        "date": twin.date_of(scene),
        "day": str(dates.first_day(scene.day)) if scene.day else "",
        "caption": scene.caption,
        "sources": twin.citations(scene),
        "notes": scene.notes,
        "minutes": scene.minutes,
        "layers": list(scene.layers),
        "points": list(scene.points),
        "view": None if scene.view is None else {s: getattr(scene.view, s) for s in scene.view.__struct_fields__},
    }


def _layers(spec: MapSpec, groups: dict[str, str]) -> dict[str, Any]:
    """Give every layer as plain values for the page's script; a card that stands twice is held once."""
    numbered: dict[str, int] = {}
    layers = {}
    for layer in spec.layers:
        drawn = things.on_map(spec, layer)
        made: dict[str, Any] = {
            "group": groups[layer.id],
            "signs": [_sign(one, numbered) for one in drawn.signs],
            "lines": [
                {
                    "ends": [[at.latitude, at.longitude] for at in (one.start, one.end)],
                    "label": one.label,
                    "colour": one.colour,
                    "dash": one.dash,
                    "arrow": one.arrow,
                }
                for one in drawn.lines
            ],
            "circles": [
                {
                    "at": [one.centre.latitude, one.centre.longitude],
                    "km": one.km,
                    "label": one.label,
                    "colour": one.colour,
                    "dash": one.dash,
                }
                for one in drawn.circles
            ],
            "governorates": drawn.governorates,
            "dated": isinstance(layer, kinds.Events),
            "follows": isinstance(layer, kinds.BasesThrough),
        }
        layers[layer.id] = {key: value for key, value in made.items() if value}
    return {"layers": layers, "cards": list(numbered)}


def _sign(sign: things.Sign, numbered: dict[str, int]) -> dict[str, Any]:
    place, native = sign.place, cards.native(sign.place)
    uncertain = place.coordinate_uncertainty_km > cards.UNCERTAIN_KM
    made: dict[str, Any] = {
        "at": [place.latitude, place.longitude],
        "name": place.name,
        "native": native.name if native else "",
        "lang": native.language if native else "",
        "symbol": sign.symbol,
        "side": sign.side,
        "near": place.coordinate_uncertainty_km if uncertain else 0,
        "since": str(sign.since or ""),
        "until": str(sign.until or ""),
        "sure": str(sign.sure or ""),
        "beyond": sign.beyond,
    }
    return {"card": numbered.setdefault(sign.card, len(numbered)), **{k: v for k, v in made.items() if v}}


def _beyond(spec: MapSpec) -> str:
    """List what lies outside of the map's window: named, with its card, and never drawn in a wrong place."""
    rows = [
        f'<li data-beyond="{layer.id}" hidden><details><summary>{svg(sign.symbol)} {escape(sign.place.name)}</summary>'
        f"{sign.card}</details></li>"
        for layer in spec.layers
        for sign in things.on_map(spec, layer).signs
        if sign.beyond
    ]
    head = '<aside id="im-beyond" class="im-beyond" aria-label="Beyond this map" hidden><h2>Beyond this map</h2>'
    return f"{head}<ul>{''.join(rows)}</ul></aside>"


def _time() -> str:
    return """<section id="im-time" class="im-time" aria-label="Time" hidden>
<p id="im-when" class="im-when"></p>
<div><button id="im-play" type="button">Play</button>
<div class="im-scale"><input id="im-day" type="range" step="1" aria-label="Day">
<svg id="im-strip" aria-hidden="true"></svg></div>
</div></section>
"""
