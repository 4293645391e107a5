"""What a row of each table is, as an immutable value; ``data/README.md`` says what the columns mean."""

from dataclasses import dataclass
from datetime import date

from iraqcourse.data.tables import links

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
