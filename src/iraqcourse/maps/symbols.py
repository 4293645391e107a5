"""The map's signs: each differs in shape and letter as well as in colour, so that nothing rests on colour alone.

Fills keep 4.5:1 against the white letter on them (WCAG 2.2, success criterion 1.4.3); a test computes it.
"""

from html import escape

from msgspec import Struct

WHITE = "#ffffff"


class Symbol(Struct, frozen=True):
    """A sign: the path of its outline in a square of 24, its letter, its colour, and what it stands for."""

    outline: str
    letter: str
    colour: str
    stands_for: str


SYMBOLS: dict[str, Symbol] = {
    "base": Symbol("M3 3H21V21H3Z", "B", "#0b4f8a", "base used by US or coalition forces"),
    "base-possible": Symbol("M3 3H21V21H3Z", "?", "#5b6472", "base whose use on this date is possible, not certain"),
    "city": Symbol("M12 4A8 8 0 1 0 12.01 4Z", "", "#3f3f46", "city or town"),
    "capital": Symbol("M12 2A10 10 0 1 0 12.01 2Z", "C", "#2b2b2b", "capital"),
    "strike": Symbol("M12 1L23 12L12 23L1 12Z", "S", "#9a2c00", "place that was struck or attacked"),
    "event": Symbol("M12 1L23 22H1Z", "E", "#7a2e6d", "place of another event"),
    "launch": Symbol("M12 23L1 3H23Z", "L", "#00604c", "place from which missiles or drones were launched"),
    "airport": Symbol("M7 2H17L22 12L17 22H7L2 12Z", "A", "#4a3a9a", "airport"),
    "site": Symbol("M6 2H18L22 8V16L18 22H6L2 16V8Z", "O", "#6b5000", "oil, nuclear or other site"),
    "crossing": Symbol("M8 2H16V8H22V16H16V22H8V16H2V8H8Z", "X", "#33691e", "border crossing"),
    "water": Symbol("M12 2C17 9 20 13 20 16A8 8 0 1 1 4 16C4 13 7 9 12 2Z", "W", "#1d5f8a", "strait or sea"),
    "held": Symbol("M2 4H22V15L12 23L2 15Z", "H", "#8a1c4a", "place held by an armed group on this date"),
    "held-by-another": Symbol("M2 9L12 1L22 9V22H2Z", "P", "#00565e", "place held by another armed force on this date"),
    "held-disputed": Symbol("M6 3H18L23 21H1Z", "D", "#5d4037", "place whose holder on this date is disputed"),
}
# Lines and circles of one map: layers with different meanings differ in dash as well as in colour.
LINES = (("#00604c", "10 6"), ("#9a2c00", "3 5"), ("#4a3a9a", "14 4 3 4"), ("#0b4f8a", "6 3"))
RINGS = (("#333c4d", "6 5"), ("#7a2e6d", "2 4"), ("#0b4f8a", "10 4 2 4"), ("#6b5000", "1 5"))
MEASURED = ("#1f2328", "1 4")


def svg(name: str, size: int = 22) -> str:
    """Draw a sign, hidden from screen readers: the text beside it names the place."""
    symbol = SYMBOLS[name]
    letter = (
        f'<text x="12" y="16.5" text-anchor="middle" font-size="12" font-weight="700" fill="{WHITE}" '
        f'font-family="sans-serif">{escape(symbol.letter)}</text>'
        if symbol.letter
        else ""
    )
    return (
        f'<svg aria-hidden="true" focusable="false" width="{size}" height="{size}" viewBox="0 0 24 24">'
        f'<path d="{symbol.outline}" fill="{symbol.colour}" stroke="{WHITE}" stroke-width="1.5"/>{letter}</svg>'
    )
