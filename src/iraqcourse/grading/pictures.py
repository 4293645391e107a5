"""Small pictures for reports: bars as inline SVG of our own.

The charts of the course are drawn by Altair and vl-convert, which the grader must not need (a second to start, 100 MB).
A report needs bars and nothing else, and a page whose policy forbids scripts and style attributes can show them.
"""

from collections.abc import Sequence

from iraqcourse.palette import GRID, QUIET, SERIES, TEXT
from iraqcourse.plain import in_html, number

_WIDE, _HIGH, _GAP = 640, 180, 4


def columns(title: str, labels: Sequence[str], counts: Sequence[int]) -> str:
    """Give a histogram: a column for each label, its count written above it.

    Parameters
    ----------
    title
        What the picture shows, as a sentence: read aloud where pictures are not seen.

    Examples
    --------
    >>> columns("Marks", ["0-5", "6-10"], [1, 3]).count("<rect")
    2
    """
    most, step = max([*counts, 1]), _WIDE / max(len(counts), 1)
    parts = []
    for place, (label, count) in enumerate(zip(labels, counts, strict=True)):
        high = (_HIGH - 50) * count / most
        left, middle = place * step + _GAP, place * step + step / 2
        parts.append(
            f'<rect x="{left:.1f}" y="{_HIGH - 25 - high:.1f}" width="{step - 2 * _GAP:.1f}" height="{high:.1f}" '
            f'fill="{SERIES[0]}"/>{_text(middle, _HIGH - 30 - high, str(count))}{_text(middle, _HIGH - 8, label)}'
        )
    base = f'<line x1="0" x2="{_WIDE}" y1="{_HIGH - 25}" y2="{_HIGH - 25}" stroke="{GRID}"/>'
    return _figure(title, _WIDE, _HIGH, base + "".join(parts))


def bars(title: str, rows: Sequence[tuple[str, float | None, str]], *, least: float = 0.0) -> str:
    """Give a row for each label with a bar from nothing to its value; a value of None is said, not drawn.

    Parameters
    ----------
    rows
        Label, value from ``least`` to 1, and what to write beside the bar.
    least
        -1 where values may be negative.

    Examples
    --------
    >>> bars("Facility", [("q1", 0.5, "")]).count("<rect")
    1
    """
    high, left = 24, 220
    scale = (_WIDE - left - 130) / (1 - least)
    zero = left - least * scale
    parts = []
    for place, (label, value, said) in enumerate(rows):
        middle = place * high + high / 2
        parts.append(_text(left - 8, middle + 4, label[:34], anchor="end"))
        if value is not None:
            start, end = sorted((zero, zero + value * scale))
            colour = SERIES[1] if said else SERIES[0]
            parts.append(
                f'<rect x="{start:.1f}" y="{middle - 8:.1f}" width="{end - start:.1f}" height="16" fill="{colour}"/>'
            )
        beside = f"{'not defined' if value is None else number(round(value, 2))}{' !' if said else ''}"
        parts.append(_text(zero + max(value or 0, 0) * scale + 6, middle + 4, beside, anchor="start"))
    axis = f'<line x1="{zero:.1f}" x2="{zero:.1f}" y1="0" y2="{len(rows) * high}" stroke="{QUIET}"/>'
    return _figure(title, _WIDE, len(rows) * high, axis + "".join(parts))


def _text(x: float, y: float, text: str, *, anchor: str = "middle") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="12" fill="{TEXT}">{in_html(text, 60)}</text>'
    )


def _figure(title: str, wide: int, high: int, content: str) -> str:
    name = in_html(title, 300)
    return (
        f'<figure><svg role="img" aria-label="{name}" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" '
        f'xmlns="http://www.w3.org/2000/svg">{content}</svg><figcaption>{name}</figcaption></figure>'
    )
