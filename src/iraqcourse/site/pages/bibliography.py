"""The bibliography: every source with its kind, how it was read, and what rests on it."""

from collections import Counter
from html import escape

from iraqcourse.data import records
from iraqcourse.data.records import Source
from iraqcourse.lesson.reading_list import ACCESS, KINDS
from iraqcourse.site.pages.listing import Entry, Filter, Made, listing, said
from iraqcourse.site.plan import Plan


def make(plan: Plan) -> Made:
    """Make the page."""
    facts = Counter(key for fact in records.facts().values() for key in fact.sources)
    lessons: dict[str, set[str]] = {}
    for fact in records.facts().values():
        for key in fact.sources:
            lessons.setdefault(key, set()).add(records.events()[fact.event_id].lesson)
    numbers = {one.slug: f"{one.number} {one.title}" for one in plan.lessons}
    told = dict.fromkeys(one.lesson for one in records.events().values())
    filters = (
        Filter("kind", "Kind", KINDS),
        Filter("lesson", "Behind a fact of lesson", {key: numbers.get(key, said(key)) for key in told}),
        Filter(
            "access",
            "How it was read",
            {"whole": "at its own address", "copy": "in a copy", "excerpt": "in an excerpt"},
        ),
    )
    order = {kind: place for place, kind in enumerate(KINDS)}
    sources = sorted(
        records.sources().values(), key=lambda one: (order.get(one.kind, 9), one.publisher.lower(), one.date, one.id)
    )
    entries = [
        Entry(
            f"s-{one.id}",
            _source(one, facts[one.id]),
            {"kind": (one.kind,), "lesson": lessons.get(one.id, ()), "access": (one.access or "whole",)},
            KINDS.get(one.kind, said(one.kind)),
        )
        for one in sources
    ]
    return Made(listing("sources", "sources", filters, entries))


def _source(one: Source, facts: int) -> str:
    author = f"{escape(one.author)}, " if one.author else ""
    date = f", {escape(one.date)}" if one.date else ", no date"
    behind = f" · {facts} {'fact' if facts == 1 else 'facts'}" if facts else ""
    return (
        f'{author}{escape(one.publisher)}{date}: <a href="{escape(one.url, quote=True)}" dir="auto">'
        f'{escape(one.title)}</a>{ACCESS.get(one.access, "")}<span class="ib-about">{behind}</span>'
    )
