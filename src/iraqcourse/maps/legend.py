"""The legend of a map: each layer's sign and what it means, a meaning that several layers share once."""

from html import escape

from iraqcourse.maps import spec as kinds
from iraqcourse.maps import things
from iraqcourse.maps.spec import AnyLayer, MapSpec
from iraqcourse.maps.symbols import SYMBOLS, svg


def entries(spec: MapSpec) -> list[tuple[str, str, list[str]]]:
    """Give the rows of the legend: sign (as SVG), what it means, and the layers that it stands for.

    >>> from iraqcourse.maps.reading import read_map
    >>> [means for _, means, _ in entries(read_map("twelve-days"))][1]
    'Capital city'
    """
    rows: dict[tuple[str, str], list[str]] = {}
    for layer in spec.layers:
        for sign, means in _of_layer(spec, layer):
            rows.setdefault((sign, means), []).append(layer.id)
    return [(sign, means, layers) for (sign, means), layers in rows.items()]


def _of_layer(spec: MapSpec, layer: AnyLayer) -> list[tuple[str, str]]:
    match layer:
        case kinds.Places() | kinds.Events() | kinds.Held():
            return [(svg(layer.symbol), layer.legend)]
        case kinds.BasesOn() | kinds.BasesThrough():
            return [
                (svg("base"), layer.legend),
                (svg("base-possible"), f"{SYMBOLS['base-possible'].stands_for.capitalize()}"),
            ]
        case kinds.Governorates():
            return [(_line("#6a6253", "2 2", 2), layer.legend)]
        case _:
            return [(_line(*things.line_of(spec, layer), 3), layer.legend)]


def rows(spec: MapSpec) -> str:
    """Give the legend as a list; a page shows the rows of the layers that are on its scene."""
    made = "".join(
        f'<li data-of="{" ".join(layers)}">{sign} {escape(means)}</li>' for sign, means, layers in entries(spec)
    )
    if any(
        one.place.coordinate_uncertainty_km > 5 for layer in spec.layers for one in things.on_map(spec, layer).signs
    ):
        circle = (
            '<circle cx="12" cy="12" r="9" fill="none" stroke="#3f3f46" stroke-width="1.5" stroke-dasharray="3 3"/>'
        )
        made += (
            f'<li><svg aria-hidden="true" width="24" height="24">{circle}</svg> '
            "The place lies somewhere in this circle, drawn where its point may be more than 5 km wrong</li>"
        )
    return f"<ul>{made}</ul>"


def _line(colour: str, dash: str, width: float) -> str:
    return (
        '<svg aria-hidden="true" width="34" height="12"><line x1="1" y1="6" x2="33" y2="6" '
        f'stroke="{colour}" stroke-width="{width}" stroke-dasharray="{dash}"/></svg>'
    )
