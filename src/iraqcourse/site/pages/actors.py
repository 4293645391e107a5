"""Who is who: states, organisations, armed groups, parties, movements and persons, and what ties them."""

from html import escape

from iraqcourse.data import records
from iraqcourse.data.records import Actor, Relation
from iraqcourse.site.pages import cited
from iraqcourse.site.pages.listing import Entry, Filter, Made, choices, listing, said
from iraqcourse.site.plan import Plan


def make(plan: Plan) -> Made:
    """Make the page."""
    actors = sorted(records.actors().values(), key=lambda one: one.name.lower())
    numbers = {one.slug: f"{one.number} {one.title}" for one in plan.lessons}
    lessons = dict.fromkeys(one.lesson for one in records.events().values())
    filters = (
        Filter("type", "Kind", choices(one.type for one in actors)),
        Filter("lesson", "Takes part in an event of lesson", {key: numbers.get(key, said(key)) for key in lessons}),
        Filter("relation", "Is tied to another by", choices(one.kind for one in records.relations())),
    )
    entries = [Entry(f"a-{one.id}", _actor(one), _tags(one)) for one in actors]
    found = tuple(hit for one in actors for hit in cited.found(one.name, "actor", one.id, "actor", f"a-{one.id}"))
    return Made(listing("actors", "actors", filters, entries), found)


def _events(actor: Actor) -> list[str]:
    return [one.id for one in records.events().values() if actor.id in one.actors]


def _ties(actor: Actor) -> list[Relation]:
    return [one for one in records.relations() if actor.id in (one.actor_id, one.other_actor_id)]


def _tags(actor: Actor) -> dict[str, tuple[str, ...]]:
    return {
        "type": (actor.type,),
        "lesson": tuple(records.events()[key].lesson for key in _events(actor)),
        "relation": tuple(one.kind for one in _ties(actor)),
    }


def _tie(one: Relation) -> str:
    first, second = (
        f'<a href="#a-{key}">{escape(records.actors()[key].name)}</a>' for key in (one.actor_id, one.other_actor_id)
    )
    span = f" ({one.from_ or '?'} to {one.until or 'open'})" if one.from_ or one.until else ""
    unsure = "; unverified" if one.status == "unverified" else ""
    note = f": {escape(one.note)}" if one.note else ""
    sources = cited.source_links(one.sources)
    return f"<li>{first} {escape(one.kind.replace('-', ' '))} {second}{span}{note}{unsure}{sources}</li>"


def _actor(actor: Actor) -> str:
    events = _events(actor)
    unsure = '<p class="ib-about">Not checked: this entry rests on no source that was read.</p>'
    ties = "".join(_tie(one) for one in _ties(actor))
    parts = [
        cited.heading(actor.name, "actor", actor.id),
        f'<p class="ib-about">{escape(said(actor.type))}{" · " + escape(actor.role) if actor.role else ""}</p>',
        f"<p>{escape(actor.definition)}{cited.source_links(actor.sources)}</p>" if actor.definition else "",
        f"<p><em>Disagreement:</em> {escape(actor.disagreements)}</p>" if actor.disagreements else "",
        unsure if actor.status == "unverified" else "",
        f"<ul>{ties}</ul>" if ties else "",
        f"<details><summary>{len(events)} {'event' if len(events) == 1 else 'events'}</summary>"
        f"{cited.event_links(events)}</details>"
        if events
        else "",
    ]
    return "".join(parts)
