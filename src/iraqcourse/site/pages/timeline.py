"""Every event of the course along time, to be filtered by actor, place, lesson and certainty."""

from html import escape

from iraqcourse.data import records
from iraqcourse.data.records import Event
from iraqcourse.maps.cards import when
from iraqcourse.site.pages import cited
from iraqcourse.site.pages.listing import Entry, Filter, Found, Made, listing, said
from iraqcourse.site.plan import Plan


def make(plan: Plan) -> Made:
    """Make the page."""
    events = tuple(records.events().values())
    actors, places = records.actors(), records.places()
    named_actors = sorted({key for one in events for key in one.actors}, key=lambda key: actors[key].name.lower())
    named_places = sorted({key for one in events for key in one.places}, key=lambda key: places[key].name.lower())
    lessons = dict.fromkeys(one.lesson for one in events)
    numbers = {one.slug: f"{one.number} {one.title}" for one in plan.lessons}
    filters = (
        Filter("actor", "Actor", {key: actors[key].name for key in named_actors}),
        Filter("place", "Place", {key: places[key].name for key in named_places}),
        Filter("lesson", "Lesson", {key: numbers.get(key, said(key)) for key in lessons}),
        Filter("certainty", "Holds a fact that is", {key: key for key in cited.CERTAINTY}),
    )
    entries = [Entry(one.id, _event(one, plan), _tags(one), one.date[:4]) for one in events]
    years = "".join(f'<a href="#group-{year}">{year}</a> ' for year in dict.fromkeys(entry.group for entry in entries))
    jump = f'<nav class="ib-years" aria-label="Years">{years}</nav>'
    found = tuple(Found(f"{one.date}: {one.title}", "event", one.id) for one in events)
    return Made(jump + listing("events", "events", filters, entries), found)


def _tags(event: Event) -> dict[str, tuple[str, ...]]:
    grades = tuple(fact.certainty for fact in records.facts_of(event.id))
    return {"actor": event.actors, "place": event.places, "lesson": (event.lesson,), "certainty": grades}


def _event(event: Event, plan: Plan) -> str:
    actors = ", ".join(
        f'<a href="actors.html#a-{key}">{escape(records.actors()[key].name)}</a>' for key in event.actors
    )
    places = ", ".join(
        f'<a href="places.html#p-{key}">{escape(records.places()[key].name)}</a>' for key in event.places
    )
    facts = "".join(
        f"<li>{sure} {escape(fact.text)}{f' <em>{escape(fact.note)}</em>' if fact.note else ''}"
        f"{cited.source_links(fact.sources)}</li>"
        for fact, sure in ((fact, cited.sure(fact.certainty)) for fact in records.facts_of(event.id))
    )
    count = len(records.facts_of(event.id))
    about = " · ".join(part for part in (places, actors, f"Lesson: {plan.lesson_link(event.lesson)}") if part)
    return (
        f'<p class="ib-when">{escape(when(event))}</p><h3>{escape(event.title)}</h3>'
        f'<p>{escape(event.significance)}</p><p class="ib-about">{about}</p>'
        f"<details><summary>{count} {'fact' if count == 1 else 'facts'} with sources</summary>"
        f'<ul class="ib-facts">{facts}</ul></details>'
    )
