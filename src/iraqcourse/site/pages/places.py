"""The gazetteer: every place with its names, how exact its point is, who used it and what happened there."""

from collections.abc import Iterable
from html import escape

from iraqcourse.data import records
from iraqcourse.data.records import Place
from iraqcourse.site.pages import cited
from iraqcourse.site.pages.listing import Entry, Filter, Made, choices, listing, said
from iraqcourse.site.plan import Plan

_EXACT = {"exact": "Within 2 km", "near": "2 to 10 km", "wide": "More than 10 km"}


def make(_: Plan) -> Made:
    """Make the page."""
    places = sorted(records.places().values(), key=lambda one: one.name.lower())
    filters = (
        Filter("kind", "Kind", choices(one.kind for one in places)),
        Filter("country", "Country", _menu(one.country for one in places)),
        Filter("province", "Province", _menu(one.province for one in places)),
        Filter("exact", "Point is known", _EXACT),
        Filter("use", "Use by US or coalition forces", {"yes": "used"}),
    )
    entries = [Entry(f"p-{one.id}", _place(one), _tags(one)) for one in places]
    found = tuple(hit for one in places for hit in cited.found(one.name, "place", one.id, "place", f"p-{one.id}"))
    return Made(listing("places", "places", filters, entries), found)


def _key(text: str) -> str:
    """Give a name as one tag: tags are split at spaces."""
    return text.replace(" ", "_")


def _menu(names: Iterable[str]) -> dict[str, str]:
    return {_key(one): one for one in sorted(set(names)) if one}


def _tags(place: Place) -> dict[str, tuple[str, ...]]:
    km = place.coordinate_uncertainty_km
    used = any(use.place_id == place.id for use in records.base_use())
    return {
        "kind": (place.kind,),
        "country": (_key(place.country),),
        "province": (_key(place.province),),
        "exact": ("exact" if km <= 2 else "near" if km <= 10 else "wide",),
        "use": ("yes",) if used else (),
    }


def _place(place: Place) -> str:
    where = ", ".join(part for part in (place.province, place.country) if part)
    hand = "; placed by hand" if place.coordinate_source == "unverified" else ""
    point = (
        f"{place.latitude:.4f} N, {place.longitude:.4f} E, within {place.coordinate_uncertainty_km:g} km{hand}"
        if place.latitude >= 0 and place.longitude >= 0
        else f"{place.latitude:.4f}, {place.longitude:.4f}, within {place.coordinate_uncertainty_km:g} km{hand}"
    )
    uses = "".join(
        f"<li>US or coalition use: {escape(use.from_text)} to {escape(use.to_text)}."
        f"{f' {escape(use.note)}' if use.note else ''}</li>"
        for use in records.base_use()
        if use.place_id == place.id
    )
    notes = "".join(
        f"<li>{escape(note.text)}{' (unverified)' if note.status == 'unverified' else ''}"
        f"{cited.source_links(note.sources)}</li>"
        for note in records.place_notes()
        if note.place_id == place.id
    )
    later = f"<li>Later: {escape(place.later_fate)}.</li>" if place.later_fate else ""
    events = [one.id for one in records.events().values() if place.id in one.places]
    what = (
        f"<details><summary>{len(events)} {'event' if len(events) == 1 else 'events'} here</summary>"
        f"{cited.event_links(events)}</details>"
        if events
        else ""
    )
    lines = f"<ul>{uses}{notes}{later}</ul>" if uses or notes or later else ""
    return (
        f"{cited.heading(place.name, 'place', place.id)}"
        f'<p class="ib-about">{escape(said(place.kind))} · {escape(where)} · {point}</p>{lines}{what}'
    )
