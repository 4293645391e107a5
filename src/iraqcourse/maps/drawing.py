"""Draw a map's layers with folium: signs that Tab reaches, each with its own name; lines and circles for the rest."""

from html import escape
from math import atan2, cos, degrees, radians
from typing import Any

import folium

from iraqcourse.data import basemap, records
from iraqcourse.data.distance import EARTH_RADIUS_KM
from iraqcourse.data.records import Place
from iraqcourse.maps import cards
from iraqcourse.maps import spec as kinds
from iraqcourse.maps.spec import MapSpec
from iraqcourse.maps.symbols import SYMBOLS, svg

LAND, BORDER, SEA, WATER = "#f6f1e4", "#8d8574", "#cfe3f1", "#5f93b8"
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
OSM = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
OSM_ATTRIBUTION = '&copy; <a href="https://www.openstreetmap.org/copyright">OpenStreetMap</a> contributors'


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
    _background(drawn, online)
    groups = {}
    for layer in spec.layers:
        group = folium.FeatureGroup(name=layer.id, control=False)
        _DRAW[type(layer)](group, layer)
        group.add_to(drawn)
        groups[layer.id] = group
    return drawn, groups


def _background(drawn: folium.Map, online: str | None) -> None:
    if online == "osm":
        folium.TileLayer(OSM, attr=OSM_ATTRIBUTION, name="OpenStreetMap").add_to(drawn)
        drawn.options["attributionControl"] = True
        return
    land = {"fillColor": LAND, "fillOpacity": 1, "color": BORDER, "weight": 1}
    lake = {"fillColor": SEA, "fillOpacity": 1, "color": WATER, "weight": 0.5}
    river = {"color": WATER, "weight": 1.2, "opacity": 0.8}
    for name, style in (("countries", land), ("lakes", lake), ("rivers", river)):
        folium.GeoJson(
            basemap.layer(name), style_function=lambda _, style=style: style, interactive=False, embed=True
        ).add_to(drawn)
    for name, (latitude, longitude) in NAMES.items():
        kind = "im-sea-name" if name == "The Gulf" else "im-country"
        label = folium.DivIcon(html=f'<span class="{kind}" aria-hidden="true">{name}</span>', icon_size=(0, 0))
        folium.Marker((latitude, longitude), icon=label, interactive=False, keyboard=False).add_to(drawn)


def _sign(group: folium.FeatureGroup, place: Place, symbol: str, label: str, side: str, card: str) -> None:
    """Put a sign on the map: a button for the keyboard, whose name is its label."""
    name, other = escape(label), escape(cards.native(place))
    what = escape(SYMBOLS[symbol].stands_for)
    html = (
        f'<span class="im-sign">{svg(symbol)}<span class="im-label im-{side}" data-native="{other}">{name}</span>'
        f'<span class="im-spoken">, {what}</span></span>'
    )
    icon = folium.DivIcon(html=html, icon_size=(24, 24), icon_anchor=(12, 12), class_name="im-icon")
    popup = folium.Popup(card, max_width=340)
    folium.Marker((place.latitude, place.longitude), icon=icon, popup=popup, rise_on_hover=True).add_to(group)
    if place.coordinate_uncertainty_km > cards.UNCERTAIN_KM:
        folium.Circle(
            (place.latitude, place.longitude),
            radius=place.coordinate_uncertainty_km * 1000,
            color=SYMBOLS[symbol].colour,
            weight=1.5,
            dash_array="3 4",
            fill=False,
            interactive=False,
        ).add_to(group)


def _places(group: folium.FeatureGroup, layer: kinds.Places) -> None:
    for name in layer.places:
        place = records.places()[name]
        _sign(group, place, layer.symbol, place.name, layer.labels.get(name, "right"), cards.of_place(place))


def event_place(layer: kinds.Events, event_id: str) -> Place:
    """Give the place at which a layer draws an event: its first one, unless the layer says another."""
    event = records.events()[event_id]
    return records.places()[layer.at.get(event_id, event.places[0])]


def _events(group: folium.FeatureGroup, layer: kinds.Events) -> None:
    for name in layer.events:
        event, place = records.events()[name], event_place(layer, name)
        _sign(group, place, layer.symbol, place.name, layer.labels.get(name, "right"), cards.of_event(event, place))


def _bases_on(group: folium.FeatureGroup, layer: kinds.BasesOn) -> None:
    for use in records.base_use():
        certainty = use.on(layer.on)
        if certainty != "no":
            place = records.places()[use.place_id]
            symbol = "base" if certainty == "certain" else "base-possible"
            side = layer.labels.get(place.id, "right")
            _sign(group, place, symbol, place.name, side, cards.of_use(place, use, certainty))


def _bearing(start: Place, end: Place) -> float:
    """Give the direction of the straight line on the map, in degrees clockwise from north."""
    squeeze = cos(radians((start.latitude + end.latitude) / 2))
    return degrees(atan2((end.longitude - start.longitude) * squeeze, end.latitude - start.latitude))


def _routes(group: folium.FeatureGroup, layer: kinds.Routes) -> None:
    colour = SYMBOLS[layer.symbol].colour
    for route in layer.routes:
        start, end = records.places()[route.start], records.places()[route.end]
        ends = [(start.latitude, start.longitude), (end.latitude, end.longitude)]
        line = folium.PolyLine(ends, color=colour, weight=3, dash_array="10 6", opacity=0.9, interactive=False)  # type: ignore[no-untyped-call]
        line.add_to(group)
        at = [ends[0][axis] + 0.88 * (ends[1][axis] - ends[0][axis]) for axis in (0, 1)]
        turn = round(_bearing(start, end))
        arrow = (
            f'<svg aria-hidden="true" width="22" height="22" viewBox="0 0 24 24" style="transform:rotate({turn}deg)">'
            f'<path d="M12 2L21 22L12 17L3 22Z" fill="{colour}" stroke="#fff"/></svg>'
        )
        icon = folium.DivIcon(html=arrow, icon_size=(22, 22), icon_anchor=(11, 11), class_name="im-icon")
        folium.Marker(at, icon=icon, interactive=False, keyboard=False).add_to(group)


def _rings(group: folium.FeatureGroup, layer: kinds.Rings) -> None:
    centre = records.places()[layer.centre]
    for km in layer.km:
        folium.Circle(
            (centre.latitude, centre.longitude),
            radius=km * 1000,
            color="#333c4d",
            weight=1.5,
            dash_array="6 5",
            fill=False,
            interactive=False,
        ).add_to(group)
        top = centre.latitude + degrees(km / EARTH_RADIUS_KM)
        icon = folium.DivIcon(html=f'<span class="im-ring">{km:g} km</span>', icon_size=(0, 0))
        folium.Marker((top, centre.longitude), icon=icon, interactive=False, keyboard=False).add_to(group)


def _governorates(group: folium.FeatureGroup, _: kinds.Governorates) -> None:
    style = {"fillOpacity": 0, "color": "#6a6253", "weight": 1, "dashArray": "2 3"}
    folium.GeoJson(basemap.layer("governorates"), style_function=lambda _: style, interactive=False, embed=True).add_to(
        group
    )


_DRAW: dict[type, Any] = {
    kinds.Places: _places,
    kinds.Events: _events,
    kinds.BasesOn: _bases_on,
    kinds.Routes: _routes,
    kinds.Rings: _rings,
    kinds.Governorates: _governorates,
}
