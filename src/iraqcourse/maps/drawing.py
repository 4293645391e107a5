"""Draw a map with folium: its own elements for the basemap and for each layer, so that a page stays small.

folium's markers would cost two kilobytes each; here every thing is a line of data, and one script draws them all.
"""

from typing import Any

import folium
from branca.element import MacroElement
from jinja2 import Template

from iraqcourse.maps.spec import MapSpec
from iraqcourse.maps.things import WINDOW, event_place

__all__ = ["BORDER", "LAND", "NAMES", "SEA", "WATER", "draw", "event_place", "look"]

LAND, BORDER, SEA, WATER, BEYOND = "#f6f1e4", "#8d8574", "#cfe3f1", "#5f93b8", "#ffffff"
# Names of the background, where the course's window has room for them.
NAMES = {
    "Iraq": (32.2, 42.6),
    "Iran": (32.6, 53.5),
    "Syria": (34.9, 38.6),
    "Turkey": (38.8, 38.0),
    "Saudi Arabia": (26.0, 44.5),
    "Jordan": (31.0, 36.8),
    "Kuwait": (29.25, 47.5),
    "Egypt": (27.0, 31.5),
    "Yemen": (15.8, 47.0),
    "Oman": (21.0, 57.0),
    "UAE": (23.6, 54.2),
    "Afghanistan": (33.6, 64.0),
    "The Gulf": (27.4, 50.9),
}
SEAS = ("The Gulf",)
OSM = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
OSM_ATTRIBUTION = '&copy; <a href="https://www.openstreetmap.org/copyright">OpenStreetMap</a> contributors'


class _Basemap(MacroElement):
    """The outlines that every map shares; over online tiles only the scale."""

    _template = Template(
        "{% macro script(this, kwargs) %}IraqMap.basemap({{ this._parent.get_name() }}, {{ this.drawn|tojson }});"
        "{% endmacro %}"
    )

    def __init__(self, *, drawn: bool) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Basemap"
        self.drawn = drawn


class _Layer(MacroElement):
    """What one layer puts into its group."""

    _template = Template(
        "{% macro script(this, kwargs) %}IraqMap.layer({{ this._parent.get_name() }}, {{ this.layer|tojson }});"
        "{% endmacro %}"
    )

    def __init__(self, layer: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Layer"
        self.layer = layer


def draw(spec: MapSpec, online: str | None = None) -> tuple[folium.Map, dict[str, folium.FeatureGroup]]:
    """Draw the basemap and every layer.

    Parameters
    ----------
    spec
        The map.
    online
        ``"osm"`` for OpenStreetMap's tiles, which ask the network; by default nothing does.

    Returns
    -------
    tuple
        The folium map, and the group of each layer by its id.
    """
    drawn = folium.Map(tiles=None, zoom_control=True, attribution_control=False, keyboard=False, world_copy_jump=False)
    drawn.options.update({"minZoom": 3, "maxZoom": 12, "zoomSnap": 0.25, "zoomDelta": 0.5})
    if online == "osm":
        folium.TileLayer(OSM, attr=OSM_ATTRIBUTION, name="OpenStreetMap").add_to(drawn)
        drawn.options["attributionControl"] = True
    _Basemap(drawn=online is None).add_to(drawn)
    groups = {}
    for layer in spec.layers:
        group = folium.FeatureGroup(name=layer.id, control=False)
        _Layer(layer.id).add_to(group)
        group.add_to(drawn)
        groups[layer.id] = group
    return drawn, groups


def look() -> dict[str, Any]:
    """Give how the basemap is drawn: Leaflet's style of each part, the names, and the window that it covers."""
    return {
        "look": {
            "countries": {"fillColor": LAND, "fillOpacity": 1, "color": BORDER, "weight": 1},
            "lakes": {"fillColor": SEA, "fillOpacity": 1, "color": WATER, "weight": 0.5},
            "rivers": {"color": WATER, "weight": 1.2, "opacity": 0.8},
            "beyond": {"fillColor": BEYOND, "fillOpacity": 1, "color": BORDER, "weight": 1.5},
        },
        "names": [[name, at, "im-sea-name" if name in SEAS else "im-country"] for name, at in NAMES.items()],
        "window": WINDOW,
    }
