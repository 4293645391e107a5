"""The legend of a map: each layer's sign and what it means, a meaning that several layers share once."""

from html import escape

from iraqcourse.maps import cards, things
from iraqcourse.maps import spec as kinds
from iraqcourse.maps.spec import AnyLayer, MapSpec
from iraqcourse.maps.symbols import SYMBOLS, svg


def _mark(drawn: str) -> str:
    return f'<svg aria-hidden="true" width="24" height="24">{drawn}</svg>'


_BAR = _mark('<path d="M2 22V10H8V22ZM9 22V4H15V22ZM16 22V13H22V22Z" fill="#0b4f8a"/>')
_SQUARE = _mark('<path d="M8 8H16V16H8Z" fill="#9a2c00"/>')
_CIRCLE = _mark('<circle cx="12" cy="12" r="9" fill="none" stroke="#3f3f46" stroke-width="1.5" stroke-dasharray="3"/>')


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


def rows(spec: MapSpec, only: tuple[str, ...] | None = None) -> str:
    """Give the legend as a list, of the whole map or of some layers; a page shows those that are on its scene."""
    shown = [layer for layer in spec.layers if only is None or layer.id in only]
    made = "".join(
        f'<li data-of="{" ".join(layers)}">{sign} {escape(means)}</li>'
        for sign, means, layers in entries(spec)
        if {layer.id for layer in shown} & set(layers)
    )
    if only is None:
        marks = (_BAR, *[_SQUARE] * len(spec.series))
        made += "".join(f"<li>{mark} {escape(one.legend)}</li>" for mark, one in zip(marks, spec.series, strict=False))
    rough = [
        layer.id
        for layer in shown
        if any(one.place.coordinate_uncertainty_km > cards.UNCERTAIN_KM for one in things.on_map(spec, layer).signs)
    ]
    if rough:
        of = f'data-of="{" ".join(rough)}"'
        made += (
            f"<li {of}>{_CIRCLE} The place lies somewhere in this circle: its point may be more than 5 km wrong</li>"
        )
    return f"<ul>{made}</ul>"


def _line(colour: str, dash: str, width: float) -> str:
    return (
        '<svg aria-hidden="true" width="34" height="12"><line x1="1" y1="6" x2="33" y2="6" '
        f'stroke="{colour}" stroke-width="{width}" stroke-dasharray="{dash}"/></svg>'
    )
