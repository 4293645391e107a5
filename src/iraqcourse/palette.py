"""Colours that people with any kind of colour vision can tell apart, dark enough for text on white.

After the set of M. Okabe and K. Ito, "Color Universal Design" (2008), darkened until each has at least
3:1 against white (WCAG 2.2, success criterion 1.4.11).
"""

SERIES = ("#0b5d8f", "#b34700", "#00735c", "#8a3a78", "#6b5a00", "#3f3f46")
TEXT = "#1f2328"
QUIET = "#4b5563"
GRID = "#d4d7dd"
PAGE = "#ffffff"
# Differences never rest on colour alone.
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
DASHES = ([1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [12, 3], [4, 4])


def luminance(colour: str) -> float:
    """Give the relative luminance of ``#rrggbb`` (WCAG 2.2, "relative luminance").

    >>> luminance("#ffffff"), luminance("#000000")
    (1.0, 0.0)
    """
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio").

    >>> round(contrast("#000000", "#ffffff"))
    21
    """
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
