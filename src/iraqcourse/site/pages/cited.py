"""Links from one page of the tables to another: sources, events, actors, places; names in their own script."""

from collections.abc import Iterable
from functools import cache
from html import escape

from iraqcourse.data import records
from iraqcourse.lesson.reading_list import native
from iraqcourse.site.pages.listing import Found

CERTAINTY = ("established", "reported", "disputed")


def source_links(ids: Iterable[str]) -> str:
    """Give sources as short links into the list of sources."""
    links = (
        f'<a href="sources.html#s-{key}">{escape(one.publisher)}{", " + one.date[:4] if one.date else ""}</a>'
        for key, one in ((key, records.sources()[key]) for key in ids)
    )
    made = "; ".join(links)
    return f' <span class="ib-cite">({made})</span>' if made else ""


def sure(certainty: str) -> str:
    """Give a grade of certainty as a mark, in words."""
    return f'<span class="ib-sure ib-{certainty}">{certainty}</span>'


def event_links(ids: Iterable[str]) -> str:
    """Give events as a list of links into the timeline."""
    rows = "".join(
        f'<li><a href="timeline.html#{key}">{escape(one.date)}: {escape(one.title)}</a></li>'
        for key, one in ((key, records.events()[key]) for key in ids)
    )
    return f"<ul>{rows}</ul>" if rows else ""


@cache
def other_names(subject: str, key: str) -> tuple[str, ...]:
    """Give the other names and spellings of a ``place``, ``actor`` or ``term``."""
    return tuple(
        one.name
        for one in records.names()
        if (one.subject, one.subject_id) == (subject, key) and one.kind != "native name"
    )


def heading(name: str, subject: str, key: str, level: int = 2) -> str:
    """Give a heading with the checked native names beside it, and other spellings below."""
    own = native(subject, key)
    others = other_names(subject, key)
    also = f'<p class="ib-also">Also: {escape("; ".join(others))}</p>' if others else ""
    return f"<h{level}>{escape(name)}{f' <small>{own}</small>' if own else ''}</h{level}>{also}"


def found(name: str, subject: str, key: str, kind: str, anchor: str) -> tuple[Found, ...]:
    """Give what the search finds a thing by: its name, its other spellings and its checked native names."""
    natives = (
        one.name
        for one in records.names()
        if (one.subject, one.subject_id, one.kind) == (subject, key, "native name") and one.verified
    )
    names = dict.fromkeys((name, *other_names(subject, key), *natives))
    return tuple(Found(one if one == name else f"{one} = {name}", kind, anchor) for one in names)
