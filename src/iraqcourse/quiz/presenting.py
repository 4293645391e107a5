"""What a page is given of an item: the item itself, the sources of its feedback, and what its type needs."""

from typing import Any

from iraqcourse.data import dates, records
from iraqcourse.quiz import items as kinds
from iraqcourse.quiz import scoring
from iraqcourse.quiz.items import Bank, Item

# An item that is asked again at the end of a lesson is recorded beside its first asking.
AGAIN = "--again"
# What the web book reads instead of the widget: which items of which bank.
MIME = "application/vnd.iraqcourse.quiz+json"


def citation(source_id: str) -> dict[str, str] | None:
    """Give a source as a link: publisher and date, and the address; None if there is no such source."""
    source = records.sources().get(source_id)
    if source is None:
        return None
    day = source.date
    try:
        when = dates.in_words(day) if day else "no date"
    except (ValueError, IndexError):
        when = day
    return {"text": f"{source.publisher}, {when}: {source.title}", "url": source.url}


def for_page(item: Item, *, again: bool = False, returns: bool = False) -> dict[str, Any]:
    """Give an item with its key as plain values, for practice.

    Parameters
    ----------
    item
        The item.
    again
        Whether it is the second asking of an opening question.
    returns
        Whether a lesson asks its opening questions again: then nothing is explained the first time.
    """
    plain: dict[str, Any] = kinds.to_plain(item)
    plain["record_id"] = item.id + (AGAIN if again else "")
    plain["returns"] = returns and not again and item.part == "opening"
    plain["cites"] = [one for one in map(citation, item.sources) if one]
    if isinstance(item, kinds.ShortText):
        plain["accept"] = list(dict.fromkeys(scoring.accepted(item)))
    if isinstance(item, kinds.Place):
        from iraqcourse.quiz.outlines import outlines

        place = records.places()[item.target.place]
        plain["target"] |= {"latitude": place.latitude, "longitude": place.longitude}
        plain["outlines"] = outlines(item.view)
    return plain


def choose(bank: Bank, wanted: tuple[str, ...]) -> tuple[Item, ...]:
    """Give the items that a lesson asks for: by part or by id; without a wish those that count.

    Raises
    ------
    KeyError
        If a wish is neither a part nor an item of the bank.
    """
    if not wanted:
        return bank.part(*kinds.COUNTED)
    chosen: list[Item] = []
    for wish in wanted:
        found = bank.part(wish) or (bank.item(wish),)
        chosen.extend(item for item in found if item not in chosen)
    return tuple(chosen)
