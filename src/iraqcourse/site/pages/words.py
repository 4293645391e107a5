"""The glossary: terms with their names in their own script, other forms, and what people disagree about."""

from html import escape

from iraqcourse.data import records
from iraqcourse.data.records import Term
from iraqcourse.site.pages import cited
from iraqcourse.site.pages.listing import Entry, Filter, Made, choices, listing, said
from iraqcourse.site.plan import Plan


def make(_: Plan) -> Made:
    """Make the page."""
    terms = sorted(records.glossary().values(), key=lambda one: one.term.lower())
    filters = (Filter("category", "Kind of term", choices(one.category for one in terms)),)
    entries = [Entry(f"t-{one.id}", _term(one), {"category": (one.category,)}) for one in terms]
    found = tuple(hit for one in terms for hit in cited.found(one.term, "term", one.id, "term", f"t-{one.id}"))
    return Made(listing("terms", "terms", filters, entries), found)


def _term(term: Term) -> str:
    unsure = f" (unverified{f': {escape(term.status_note)}' if term.status_note else ''})"
    disagree = f"<p><em>Disagreement:</em> {escape(term.disagreements)}</p>" if term.disagreements else ""
    return (
        f"{cited.heading(term.term, 'term', term.id)}"
        f'<p class="ib-about">{escape(said(term.category))}</p>'
        f"<p>{escape(term.definition)}{unsure if term.status == 'unverified' else ''}"
        f"{cited.source_links(term.sources)}</p>{disagree}"
    )
