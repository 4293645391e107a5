"""The claims ledger: what the article of January 2020 claims, and what became of each claim, as a sortable table."""

from html import escape

from iraqcourse.data import records
from iraqcourse.data.records import Claim
from iraqcourse.site.pages import cited
from iraqcourse.site.pages.listing import Found, Made, said
from iraqcourse.site.plan import Plan

_HEADS = ("Claim", "What the article says", "Kind", "What was found", "What others say", "For teaching")


def make(_: Plan) -> Made:
    """Make the page."""
    claims = tuple(records.claims().values())
    rows = "".join(_row(one) for one in claims)
    heads = "".join(f'<th scope="col">{head}</th>' for head in _HEADS)
    table = (
        '<div class="ib-wide"><table class="ib-sortable"><caption>Claims of the article. '
        "A button in a column's head sorts by it.</caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )
    arguments = "".join(
        f"<li><strong>{escape(one.argument)}</strong> Held by: {escape(one.held_by)}. "
        f"Limits: {escape(one.limits)}{cited.source_links(one.sources)}</li>"
        for one in records.counter_arguments()
    )
    rest = f'<h2 id="left-out">What the article leaves out</h2><ul class="ib-plain">{arguments}</ul>'
    return Made(table + rest, tuple(Found(f"{one.id}: {one.claim}", "claim", one.id) for one in claims))


def _row(one: Claim) -> str:
    event = f' <a href="timeline.html#{one.event_id}">The event</a>' if one.event_id in records.events() else ""
    cells = (
        escape(one.claim) + event,
        escape(said(one.kind)),
        escape(said(one.status)),
        escape(one.others_say) + cited.source_links(one.sources),
        escape(one.teaching_note),
    )
    return f'<tr id="{one.id}"><th scope="row">{one.id}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'
