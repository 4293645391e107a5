"""Text from strangers made harmless before it is shown: in a terminal, a spreadsheet or a page.

A name or a file name may hold terminal escapes, a spreadsheet formula, HTML or marks that turn the
reading direction around. Nothing here is used on what is scored, only on what is shown.
"""

import csv
import html
import io
import re
from collections.abc import Iterable, Sequence

# Escapes, other control characters, lone surrogates, and the marks that reorder the text around them
# (Unicode Standard Annex 9); the joiners that Arabic and Persian need stay.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029\u2066-\u2069\ud800-\udfff\ufeff]")
# What a spreadsheet takes for the start of a formula, also in its full-width forms (OWASP, "CSV Injection").
_FORMULA = re.compile(r"^\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_MASKED = re.compile(r"^'(?=\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])")
_CELL_LENGTH = 2_000


def printable(text: str, length: int = _CELL_LENGTH) -> str:
    r"""Give one line of text without control characters, at most ``length`` characters long.

    >>> printable("Ann\x1b[31m\n Lee")
    'Ann�[31m� Lee'
    """
    clean = _UNPRINTABLE.sub("\ufffd", text)
    return clean if len(clean) <= length else clean[: length - 1] + "…"


def paragraph(text: str, length: int = 20_000) -> str:
    r"""Give text without control characters but with its line ends.

    >>> paragraph("One.\r\nTwo.\x00")
    'One.\nTwo.�'
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    clean = "\n".join(_UNPRINTABLE.sub("\ufffd", line) for line in lines)
    return clean if len(clean) <= length else clean[: length - 1] + "…"


def in_html(text: str, length: int = 20_000) -> str:
    """Escape text for HTML, control characters removed.

    >>> in_html("<b>'x'</b>")
    '&lt;b&gt;&#x27;x&#x27;&lt;/b&gt;'
    """
    return html.escape(paragraph(text, length), quote=True)


def number(value: float) -> str:
    """Write a number as short as it is exact to four decimals, the same on every machine.

    >>> number(2.0), number(0.66666), number(-0.0)
    ('2', '0.6667', '0')
    """
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def cell(value: str | float | None, length: int = _CELL_LENGTH) -> str:
    """Make one field of a CSV file: a formula becomes text, a number stays a number, nothing stays empty.

    >>> cell("=1+1"), cell(-1.5), cell("Ann"), cell(None)
    ("'=1+1", '-1.5', 'Ann', '')
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        return number(value)
    text = printable(value, length)
    # A hyphen alone is no formula, and what Moodle writes where there is nothing.
    return f"'{text}" if (_FORMULA.match(text) or _MASKED.match(text)) and text != "-" else text


def unmasked(text: str) -> str:
    """Give back the text that :func:`cell` masked.

    >>> unmasked("'=1+1"), unmasked("O'Neill")
    ('=1+1', "O'Neill")
    """
    return _MASKED.sub("", text)


def csv_text(header: Sequence[str], rows: Iterable[Sequence[str | float | None]], length: int = _CELL_LENGTH) -> str:
    r"""Write a table as CSV (RFC 4180), every field quoted and harmless, lines ended alike everywhere.

    Parameters
    ----------
    length
        The most characters of a field.

    >>> csv_text(["a"], [["=x"], [2]])
    '"a"\n"\'=x"\n"2"\n'
    """
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow([cell(name) for name in header])
    writer.writerows([cell(value, length) for value in row] for row in rows)
    return out.getvalue()
