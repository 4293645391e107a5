"""Texts of a bank for other systems: plain text with ``*emphasis*`` becomes HTML, and HTML becomes it again."""

import re
from collections.abc import Sequence
from html import escape, unescape

from iraqcourse.plain import paragraph
from iraqcourse.quiz import presenting
from iraqcourse.quiz.items import Item, Open

_EMPHASIS = re.compile(r"\*([^*\s](?:[^*]*[^*\s])?)\*")
_EMPHASIZED = re.compile(r"<(em|i)>(.*?)</\1>", re.IGNORECASE | re.DOTALL)
_BREAK = re.compile(r"<(?:br\s*/?|/p|/div|/li)>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


def html(text: str) -> str:
    """Give a text as HTML.

    >>> html("Who did *not* vote & why?")
    'Who did <em>not</em> vote &amp; why?'
    """
    # Quotes stay as they are: "&#x27;" would be taken for a comment where "#" begins one.
    made = escape(paragraph(text), quote=False)
    return _EMPHASIS.sub(r"<em>\1</em>", made).replace("\n", "<br>")


def bare(text: str) -> str:
    """Give a text as it is read, for a field that takes no HTML.

    >>> bare("Who did *not* vote & why?")
    'Who did not vote & why?'
    """
    return _EMPHASIS.sub(r"\1", paragraph(text))


def from_html(text: str) -> str:
    """Give HTML as a bank's text; tags other than emphasis and line ends are left out.

    >>> from_html("<p>Who did <em>not</em> vote &amp; why?</p>")
    'Who did *not* vote & why?'
    """
    made = _EMPHASIZED.sub(r"*\2*", text)
    made = _TAG.sub("", _BREAK.sub("\n", made))
    return unescape(made).strip()


def sources(item: Item) -> str:
    """Give the sources of an item's feedback as HTML; empty where it names none that is known."""
    cites = [one for one in map(presenting.citation, item.sources) if one]
    links = [
        f'<a href="{escape(one["url"])}">{html(one["text"])}</a>' if one["url"] else html(one["text"]) for one in cites
    ]
    return f"<p>Sources: {'; '.join(links)}</p>" if links else ""


def lines(texts: Sequence[str]) -> str:
    """Give several texts as a list in HTML; empty for none."""
    return f"<ul>{''.join(f'<li>{html(one)}</li>' for one in texts)}</ul>" if texts else ""


def rubric(item: Open) -> str:
    """Give what an answer is marked by, as a list in HTML."""
    return lines([f"{one.points:g} {'point' if one.points == 1 else 'points'}: {one.text}" for one in item.rubric])
