"""What a sign says when it is opened: plain facts about a place or an event, escaped."""

from collections.abc import Iterable
from html import escape
from math import atan2, cos, degrees, radians

from iraqcourse.data import dates, records
from iraqcourse.data.distance import great_circle_km
from iraqcourse.data.records import BaseUse, Event, Fact, Name, Place
from iraqcourse.maps.spec import Held, Holding

# From here on a point is drawn with the circle that it may lie in.
UNCERTAIN_KM = 5.0
_DIRECTIONS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")


def native(place: Place) -> Name | None:
    """Give the native name of a place if it was read in a source."""
    name = records.native_name("place", place.id)
    return name if name and name.verified else None


def km_between(one: str, other: str) -> float:
    """Give the distance in km between two places of the gazetteer.

    >>> round(km_between("k1", "kirkuk-air-base"), 1)
    7.6
    """
    a, b = records.places()[one], records.places()[other]
    return great_circle_km(a.latitude, a.longitude, b.latitude, b.longitude)


def km_in_words(km: float) -> str:
    """Write a distance no more exactly than points of a gazetteer allow.

    >>> km_in_words(7.58), km_in_words(188.2)
    ('7.6 km', '188 km')
    """
    return f"{km:.1f} km" if km < 20 else f"{km:,.0f} km"


def direction(start: Place, end: Place) -> str:
    """Say in which of eight directions one place lies from another.

    >>> direction(records.places()["baghdad"], records.places()["al-asad"])
    'west'
    """
    squeeze = cos(radians((start.latitude + end.latitude) / 2))
    angle = degrees(atan2((end.longitude - start.longitude) * squeeze, end.latitude - start.latitude))
    return _DIRECTIONS[round(angle / 45) % 8]


def _block(title: str, lines: Iterable[str], name: Name | None = None) -> str:
    rows = "".join(f"<p>{line}</p>" for line in lines if line)
    other = f'<p class="im-native" dir="rtl" lang="{name.language}">{escape(name.name)}</p>' if name else ""
    return f'<div class="im-card"><h2>{escape(title)}</h2>{other}{rows}</div>'


def _whereabouts(place: Place) -> str:
    where = place.province or place.country
    east = f"{abs(place.longitude):.3f} {'E' if place.longitude >= 0 else 'W'}"
    point = f"{place.latitude:.3f} N, {east}"
    sure = f"within {place.coordinate_uncertainty_km:g} km"
    by_hand = "; placed by hand" if place.coordinate_source == "unverified" else ""
    kind = place.kind.replace("-", " ")
    return f"{escape(kind[:1].upper() + kind[1:])}, {escape(where)}. {point}, {sure}{by_hand}."


def _how_far(place: Place) -> str:
    """Say how far a place lies from Baghdad, where that helps to find it."""
    km = km_between("baghdad", place.id)
    if not 1 < km < 2500:
        return ""
    return f"{km_in_words(km)} {direction(records.places()['baghdad'], place)} of Baghdad as the crow flies."


def _uncertainty(place: Place) -> str:
    if place.coordinate_uncertainty_km <= UNCERTAIN_KM:
        return ""
    why = f" ({escape(place.coordinate_method.partition(';')[0])})" if place.coordinate_method else ""
    return f"The broken circle says that the place may lie {place.coordinate_uncertainty_km:g} km from its sign{why}."


def _place_lines(place: Place) -> list[str]:
    return [_whereabouts(place), _how_far(place), _uncertainty(place)]


def of_place(place: Place) -> str:
    """Give the card of a place."""
    uses = [use for use in records.base_use() if use.place_id == place.id]
    lines = _place_lines(place)
    lines += [f"US or coalition use: {escape(use.from_text)} to {escape(use.to_text)}." for use in uses]
    return _block(place.name, lines, native(place))


def of_use(place: Place, use: BaseUse, certainty: str) -> str:
    """Give the card of a base in use on the scene's date."""
    told = f"Use on this date: {certainty}. From {escape(use.from_text)} to {escape(use.to_text)}."
    return _block(place.name, [*_place_lines(place), told, escape(use.note)], native(place))


def cited(names: Iterable[str]) -> str:
    """Write sources briefly: publisher and date of each; two texts that agree in both are one.

    >>> cited(["upi-strikes-2019-12-29"])
    'UPI (via Gephardt Daily), 2019-12-29'
    """
    found = [records.sources()[name] for name in names]
    said = (f"{one.publisher}, {one.date}" if one.date else one.publisher for one in found)
    return "; ".join(dict.fromkeys(said))


def _told(fact: Fact) -> str:
    return f"{escape(fact.text)} <em>({fact.certainty}; {escape(cited(fact.sources[:2]))})</em>"


def of_holding(place: Place, layer: Held, one: Holding, says: str) -> str:
    """Give the card of a place that was held: since when, until when, and who says so."""
    facts = records.facts()
    lines = [f"{escape(says[:1].upper() + says[1:])}.", f"Taken: {_told(facts[one.taken])}"]
    lines.append(f"Lost: {_told(facts[one.lost])}" if one.lost else "")
    lines.append(f"What held means here: {escape(layer.legend)}.")
    return _block(place.name, [*lines, _uncertainty(place)], native(place))


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
    exact = {"month": "Known to the month only.", "year": "Known to the year only."}.get(event.precision, "")
    return _block(event.title, [f"{escape(when(event))}. {escape(place.name)}. {exact}", *facts, _uncertainty(place)])
