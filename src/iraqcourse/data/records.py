"""The course's tables as immutable values: one function per table, and the row types from ``rows``.

Every function reads its CSV file once and gives the rows in the order of the file. Dates that are known
only to the month or the year stay text (``"2003-04"``); :mod:`iraqcourse.data.dates` reads them.
"""

from functools import cache

from iraqcourse.data.rows import (
    Actor,
    ArticleNote,
    BaseUse,
    Claim,
    CounterArgument,
    CrossCheck,
    Event,
    EventValue,
    Fact,
    Name,
    Place,
    PlaceNote,
    Relation,
    Source,
    Term,
)
from iraqcourse.data.tables import table

__all__ = [
    "Actor",
    "ArticleNote",
    "BaseUse",
    "Claim",
    "CounterArgument",
    "CrossCheck",
    "Event",
    "EventValue",
    "Fact",
    "Name",
    "Place",
    "PlaceNote",
    "Relation",
    "Source",
    "Term",
    "actors",
    "article",
    "base_use",
    "claims",
    "counter_arguments",
    "cross_checks",
    "event_values",
    "events",
    "facts",
    "facts_of",
    "glossary",
    "names",
    "native_name",
    "place_notes",
    "places",
    "relations",
    "sources",
]


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
        wanted = (name.subject, name.subject_id, name.kind) == (subject, subject_id, "native name")
        if wanted and language in ("", name.language):
            return name
    return None
