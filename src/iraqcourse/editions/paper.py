"""What students get of an edition: the questions, and not one field more."""

from typing import Any

from iraqcourse.editions.draw import Edition
from iraqcourse.quiz import items as kinds
from iraqcourse.quiz.items import Item
from iraqcourse.quiz.outlines import outlines


def question(item: Item) -> dict[str, Any]:
    """Give one item without its key: each field is named here, so that a new one cannot slip in."""
    plain: dict[str, Any] = {
        "id": item.id,
        "record_id": item.id,
        "part": item.part,
        "type": item.type,
        "points": item.points,
        "stem": item.stem,
    }
    match item:
        case kinds.Single() | kinds.Multiple():
            plain["options"] = [{"id": one.id, "text": one.text} for one in item.options]
        case kinds.Number():
            plain["unit"] = {"name": item.unit.name, "also": item.unit.also} if item.unit else None
        case kinds.Order():
            plain["entries"] = [{"id": one.id, "text": one.text} for one in item.entries]
        case kinds.Match():
            plain["left"] = [{"id": one.id, "text": one.text} for one in item.left]
            plain["right"] = [{"id": one.id, "text": one.text} for one in item.right]
        case kinds.Place():
            sides = item.view.__struct_fields__
            plain["view"] = {side: getattr(item.view, side) for side in sides}
            plain["outlines"] = outlines(item.view)
        case kinds.Fill():
            plain["text"] = item.text
            plain["gaps"] = [{"id": gap.id, "options": list(gap.options)} for gap in item.gaps]
        case kinds.Open():
            plain["words"] = item.words
        case _:
            pass
    return plain


def questions(edition: Edition) -> dict[str, Any]:
    """Give an edition as students get it."""
    items = [question(item) for item in edition.bank.items]
    return {"edition": edition.bank.lesson, "version": edition.bank.version, "items": items}
