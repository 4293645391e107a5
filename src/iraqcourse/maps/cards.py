"""What a sign says when it is opened: plain facts about a place or an event, escaped."""

from collections.abc import Iterable
from html import escape

from iraqcourse.data import dates, records
from iraqcourse.data.distance import great_circle_km
from iraqcourse.data.records import BaseUse, Event, Place

# From here on a point is drawn with the circle that it may lie in.
UNCERTAIN_KM = 5.0


def native(place: Place) -> str:
    """Give the native name of a place if it was read in a source, else nothing."""
    name = records.native_name("place", place.id)
    return name.name if name and name.verified else ""


def km_between(one: str, other: str) -> float:
    """Give the distance in km between two places of the gazetteer.

    >>> round(km_between("k1", "kirkuk-air-base"), 1)
    7.6
    """
    a, b = records.places()[one], records.places()[other]
    return great_circle_km(a.latitude, a.longitude, b.latitude, b.longitude)


def _block(title: str, lines: Iterable[str], name: str = "") -> str:
    rows = "".join(f"<p>{line}</p>" for line in lines if line)
    other = f'<p class="im-native" dir="rtl" lang="ar">{escape(name)}</p>' if name else ""
    return f'<div class="im-card"><h2>{escape(title)}</h2>{other}{rows}</div>'


def _whereabouts(place: Place) -> str:
    where = place.province or place.country
    point = f"{place.latitude:.3f} N, {place.longitude:.3f} E"
    sure = f"within {place.coordinate_uncertainty_km:g} km"
    by_hand = "; placed by hand" if place.coordinate_source == "unverified" else ""
    return f"{escape(place.kind.replace('-', ' '))}, {escape(where)}. {point}, {sure}{by_hand}."


def of_place(place: Place) -> str:
    """Give the card of a place."""
    uses = [use for use in records.base_use() if use.place_id == place.id]
    lines = [_whereabouts(place)]
    lines += [f"US or coalition use: {escape(use.from_text)} to {escape(use.to_text)}." for use in uses]
    return _block(place.name, lines, native(place))


def of_use(place: Place, use: BaseUse, certainty: str) -> str:
    """Give the card of a base in use on the scene's date."""
    told = f"Use on this date: {certainty}. From {escape(use.from_text)} to {escape(use.to_text)}."
    return _block(place.name, [_whereabouts(place), told, escape(use.note)], native(place))


def when(event: Event) -> str:
    """Write an event's date no more exactly than it is known.

    >>> when(records.events()["2020-01-03-soleimani-strike"])
    '3 January 2020, 00:47 local time'
    """
    said = dates.in_words(event.date)
    if event.end_date:
        said += f" to {dates.in_words(event.end_date)}"
    if event.time:
        said += f", {event.time} local time"
    return said


def of_event(event: Event, place: Place) -> str:
    """Give the card of an event: date, place, its facts with their certainty."""
    facts = [f"{escape(fact.text)} <em>({fact.certainty})</em>" for fact in records.facts_of(event.id)[:3]]
    return _block(event.title, [f"{escape(when(event))}. {escape(place.name)}.", *facts])
