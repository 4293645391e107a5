"""A lesson's evidence: every fact cited, every citation a source of the course, every event accounted for."""

import re
from collections.abc import Iterator

from iraqcourse.checks.notebook import LINK, Cell, Notebook
from iraqcourse.data import records
from iraqcourse.errors import Fault

_DATED = re.compile(
    r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


def _known() -> dict[str, str]:
    return {source.url: source.id for source in records.sources().values()}


def cited(cell: Cell) -> set[str]:
    """Give the ids of the sources that a cell links to."""
    known = _known()
    return {known[url] for _, _, url in LINK.findall(cell.text) if url in known}


def citations(book: Notebook) -> Iterator[Fault]:
    """Look at links: each address is a source in data/sources.csv, each has words of its own."""
    known = _known()
    for cell in book.markdown():
        for picture, text, url in LINK.findall(cell.text):
            if picture:
                if not text.strip():
                    yield book.fault(cell, f"The picture '{url}' has no text for those who do not see it", "Add it.")
                continue
            if url.startswith("http") and url not in known:
                remedy = (
                    "Add the source to data/sources.csv, or mend the address (no fragment; brackets as %28 and %29)."
                )
                yield book.fault(cell, f"'{url}' is not a source of the course", remedy)
            if len(text.strip()) < 3 or text.strip().lower() in ("here", "link", "this"):
                yield book.fault(cell, f"The link to '{url}' has no name", "Write publisher and date.")
        bare = re.search(r"https?://\S+", LINK.sub("", cell.text))
        if bare:
            yield book.fault(cell, f"A bare address: {bare[0][:60]}", "Make it a link: [Publisher, date](address).")


def uncited_dates(book: Notebook) -> Iterator[Fault]:
    """Look at the story: a paragraph with a date says where it was read."""
    inside = False
    for cell in book.markdown():
        for paragraph in cell.text.split("\n\n"):
            if paragraph.startswith("### "):
                continue
            if paragraph.startswith("## "):
                inside = paragraph[3:].split("\n")[0].strip() == "The story"
            elif inside and cell.events and _DATED.search(paragraph) and not LINK.search(paragraph):
                start = " ".join(paragraph.split()[:6])
                yield book.fault(cell, f"No source for '{start} ...'", "Cite where the date was read.")


def events(book: Notebook, mapped: set[str]) -> Iterator[Fault]:
    """Look at the lesson's events: each told, mapped, or left out with a reason."""
    known = records.events()
    left_out = book.about.get("left_out", {})
    told: set[str] = set()
    for cell in book.cells:
        for name in cell.events:
            if name not in known:
                yield book.fault(cell, f"There is no event '{name}'", "Look it up in data/events.csv.")
                continue
            sources = {source for fact in records.facts_of(name) for source in fact.sources}
            if cited(cell) & sources:
                told.add(name)
            else:
                remedy = "Link one of the sources of its facts, or take the event out of the cell's metadata."
                yield book.fault(cell, f"The cell names '{name}' but cites none of its sources", remedy)
    for name, event in known.items():
        if event.lesson == book.lesson and name not in told | mapped | set(left_out):
            remedy = "Tell it, put it on the map, or give a reason under left_out in the metadata."
            yield book.fault(None, f"The event '{name}' is missing", remedy)
    for name in left_out:
        if name not in known or not str(left_out[name]).strip():
            yield book.fault(None, f"left_out: '{name}' is no event, or has no reason", "Mend it.")
