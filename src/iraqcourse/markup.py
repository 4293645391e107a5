"""Pieces of HTML that several parts of the course show alike."""

from collections.abc import Iterable, Sequence
from html import escape


def table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]], *, styled: bool = True) -> str:
    """Give a table that a screen reader can walk: a caption, column heads and row heads.

    Parameters
    ----------
    caption, heads
        Plain text.
    rows
        Cells as HTML: who makes them escapes them.
    styled
        Whether the table brings its own styles: False for a page that has a style sheet and allows no others.

    Examples
    --------
    >>> table("T", ["a"], [["1"]]).count("<th ")
    2
    """
    left = ' style="text-align:left;vertical-align:top"' if styled else ""
    over, beside = (' style="overflow-x:auto"', ' style="text-align:left"') if styled else (' class="wide"', "")
    top = "".join(f'<th scope="col"{left}>{escape(head)}</th>' for head in heads)
    body = []
    for first, *others in rows:
        cells = "".join(f"<td{left}>{one}</td>" for one in others)
        body.append(f'<tr><th scope="row"{left}>{first}</th>{cells}</tr>')
    return (
        f"<div{over}><table><caption{beside}>{escape(caption)}</caption>"
        f"<thead><tr>{top}</tr></thead><tbody>{''.join(body)}</tbody></table></div>"
    )
