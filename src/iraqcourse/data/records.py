"""The course's tables as immutable values: one dataclass and one function per table.

Every function reads its CSV file once and gives the rows in the order of the file. Dates that are known
only to the month or the year stay text (``"2003-04"``); :mod:`iraqcourse.data.dates` reads them.
The meaning of each column stands in ``data/README.md``.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from iraqcourse.data.tables import links, table

frozen = dataclass(frozen=True, slots=True)


@frozen
class Source:
    """Where a fact was read. ``access`` is ``copy`` or ``excerpt`` where the original was not seen."""

    id: str
    title: str
    publisher: str
    author: str
    date: str
    url: str
    kind: str
    access: str
    date_seen: str
    note: str
    collection: str


@frozen
class Event:
    """Something that happened, in one lesson; ``date`` is local and as exact as ``precision`` says."""

    id: str
    date: str
    end_date: str
    precision: str
    time: str
    tz: str
    title: str
    lesson: str
    significance: str

    @property
    def places(self) -> tuple[str, ...]:
        """Ids of the places, the main one first."""
        return links("event_places").get(self.id, ())

    @property
    def actors(self) -> tuple[str, ...]:
        """Ids of the actors."""
        return links("event_actors").get(self.id, ())


@frozen
class Fact:
    """One statement about an event, with its certainty: established, reported or disputed."""

    id: str
    event_id: str
    text: str
    certainty: str
    note: str
    provenance: str
    do_not_grade: str

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the sources."""
        return links("fact_sources").get(self.id, ())


@frozen
class EventValue:
    """One figure that somebody gave for an event; rival figures are rival rows."""

    id: str
    event_id: str
    metric: str
    value: int
    qualifier: str
    who: str
    date: str
    source_id: str


@frozen
class Place:
    """A point of the gazetteer, in degrees (WGS84), with the distance in km by which it may be wrong."""

    id: str
    name: str
    kind: str
    country: str
    province: str
    province_by_point_in_polygon: str
    latitude: float
    longitude: float
    datum: str
    coordinate_source: str
    coordinate_method: str
    coordinate_uncertainty_km: float
    icao: str
    geonames_id: int | None
    later_fate: str


@frozen
class CrossCheck:
    """A second position found for a place, and how far it lies from the first, in km."""

    place_id: str
    source: str
    latitude: float
    longitude: float
    distance_km: float


@frozen
class PlaceNote:
    """A remark on a place."""

    id: str
    place_id: str
    text: str
    status: str

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the sources."""
        return links("place_note_sources").get(self.id, ())


@frozen
class BaseUse:
    """A stretch of time in which US or coalition forces used a base, with the earliest and latest day of each end."""

    id: str
    place_id: str
    from_text: str
    to_text: str
    from_earliest: date
    from_latest: date
    to_earliest: date
    to_latest: date | None
    open_end: bool
    verified: str
    note: str

    def on(self, day: date) -> str:
        """Say whether the base was in use on a day: ``certain``, ``possible`` or ``no``.

        Certain lies between the latest beginning and the earliest end, if the dates were verified; between
        the outer bounds use is possible.
        """
        if self.from_latest <= day <= self.to_earliest and self.verified != "no":
            return "certain"
        within = self.from_earliest <= day and (self.open_end or (self.to_latest is not None and day <= self.to_latest))
        return "possible" if within else "no"


@frozen
class Actor:
    """A state, organisation, armed group, party, movement or person."""

    id: str
    name: str
    type: str
    role: str
    definition: str
    disagreements: str
    status: str

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the sources."""
        return links("actor_sources").get(self.id, ())


@frozen
class Relation:
    """One actor supports, commands, opposes or is part of another; an empty ``until`` is open or unknown."""

    id: str
    actor_id: str
    kind: str
    other_actor_id: str
    from_: str
    until: str
    status: str
    note: str

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the sources."""
        return links("relation_sources").get(self.id, ())


@frozen
class Term:
    """A word of the glossary."""

    id: str
    term: str
    category: str
    definition: str
    disagreements: str
    status: str
    status_note: str

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the sources."""
        return links("glossary_sources").get(self.id, ())


@frozen
class Name:
    """Another name, spelling or form, or the native name, of a place, actor or term."""

    subject: str
    subject_id: str
    name: str
    kind: str
    language: str
    verified: bool | None


@frozen
class Claim:
    """A claim of the article that the course grew from, held against other sources."""

    id: str
    claim: str
    kind: str
    event_id: str
    related_event_id: str
    theme: str
    status: str
    others_say: str
    teaching_note: str

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the sources."""
        return links("claim_sources").get(self.id, ())


@frozen
class CounterArgument:
    """An argument that the article leaves out, who holds it and where it ends."""

    id: str
    argument: str
    held_by: str
    limits: str

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the sources."""
        return links("counter_argument_sources").get(self.id, ())


@frozen
class ArticleNote:
    """One line of what is known about the article itself; a field with several values has several rows."""

    field: str
    position: int
    value: str


@cache
def sources() -> dict[str, Source]:
    """Give every source by its id."""
    return {row.id: row for row in table("sources", Source)}


@cache
def events() -> dict[str, Event]:
    """Give every event by its id, in date order."""
    return {row.id: row for row in table("events", Event)}


@cache
def facts() -> dict[str, Fact]:
    """Give every fact by its id."""
    return {row.id: row for row in table("facts", Fact)}


@cache
def places() -> dict[str, Place]:
    """Give every place by its id."""
    return {row.id: row for row in table("places", Place)}


@cache
def actors() -> dict[str, Actor]:
    """Give every actor by its id."""
    return {row.id: row for row in table("actors", Actor)}


@cache
def glossary() -> dict[str, Term]:
    """Give every term by its id."""
    return {row.id: row for row in table("glossary", Term)}


@cache
def claims() -> dict[str, Claim]:
    """Give every claim of the article by its id."""
    return {row.id: row for row in table("claims", Claim)}


def event_values() -> tuple[EventValue, ...]:
    """Give every figure of an event."""
    return table("event_values", EventValue)


def cross_checks() -> tuple[CrossCheck, ...]:
    """Give every second position of a place."""
    return table("place_cross_checks", CrossCheck)


def place_notes() -> tuple[PlaceNote, ...]:
    """Give every remark on a place."""
    return table("place_notes", PlaceNote)


def base_use() -> tuple[BaseUse, ...]:
    """Give every stretch of US or coalition use of a base."""
    return table("base_use", BaseUse)


def relations() -> tuple[Relation, ...]:
    """Give every relation between two actors."""
    return table("relations", Relation)


def names() -> tuple[Name, ...]:
    """Give every other name of a place, actor or term."""
    return table("names", Name)


def counter_arguments() -> tuple[CounterArgument, ...]:
    """Give every argument that the article leaves out."""
    return table("counter_arguments", CounterArgument)


def article() -> tuple[ArticleNote, ...]:
    """Give what is known about the article that the course grew from."""
    return table("article", ArticleNote)


def facts_of(event_id: str) -> tuple[Fact, ...]:
    """Give the facts of one event, in order.

    >>> [fact.certainty for fact in facts_of("2020-01-03-swiss-channel")]
    ['reported', 'established']
    """
    return tuple(fact for fact in facts().values() if fact.event_id == event_id)


def native_name(subject: str, subject_id: str, language: str = "") -> Name | None:
    """Give the native name of a ``place``, ``actor`` or ``term``: in a language, or the first one listed.

    >>> native_name("place", "al-asad").language
    'ar'
    """
    for name in names():
        if (name.subject, name.subject_id, name.kind) == (subject, subject_id, "native name"):
            if language in ("", name.language):
                return name
    return None
