"""Small figures of the dead and wounded: each stands in a fact of the events that its cell tells.

Almost every small number stands somewhere in the tables, so that :mod:`iraqcourse.checks.figures` cannot look for it
there. Beside "killed" or "wounded" it is a claim about people, and the facts of the event must make it.
"""

import re
from collections.abc import Iterator

from iraqcourse.checks.figures import DAY, NOT_PROSE
from iraqcourse.checks.notebook import Cell, Notebook
from iraqcourse.data import records
from iraqcourse.errors import Fault

_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_DIGITS = r"\d{1,2}"
_WRITTEN = "|".join(_WORDS[2:])
_ALONE = r"(?<![\w.,-])({})(?![\w%-]|[.,]\d)"
_TOLL = r"(?:killed|dead|died|wounded|injured)"
# "25 fighters were killed", "19 deaths": no more than three words between; "killed at least 25".
_BESIDE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_ALONE.format(_WRITTEN)}(?: [\w-]+){{0,3}} {_TOLL}\b",
        rf"{_ALONE.format(_DIGITS)}(?: [\w-]+){{0,3}} (?:{_TOLL}|deaths)\b",
        rf"\b{_TOLL} (?:(?:at least|about|some|more than|up to) )?{_ALONE.format(f'{_DIGITS}|{_WRITTEN}')}",
    )
)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_ANY = re.compile(rf"(?<![\w.])(\d+|{'|'.join(_WORDS)})(?!\w)", re.IGNORECASE)


def _value(text: str) -> int:
    return _WORDS.index(text.lower()) if text.lower() in _WORDS else int(text)


def _known(cell: Cell) -> set[int]:
    """Give every number that the facts and figures of a cell's events hold, or that the cell says how it found."""
    texts = [text for name in cell.events for fact in records.facts_of(name) for text in (fact.text, fact.note)]
    texts += [str(one.value) for one in records.event_values() if one.event_id in cell.events]
    return {_value(found) for found in _ANY.findall(_THOUSANDS.sub("", "\n".join([*texts, *cell.computed])))}


def tolls(book: Notebook) -> Iterator[Fault]:
    """Look at cells that tell events: small figures of the dead and wounded are those of the events' facts."""
    for cell in book.markdown():
        if not cell.events:
            continue
        known = _known(cell)
        text = _THOUSANDS.sub("", DAY.sub("", NOT_PROSE.sub("", cell.text)))
        found = {
            number: match[0] for pattern in _BESIDE for match in pattern.finditer(text) for number in match.groups()
        }
        for number, words in found.items():
            if _value(number) not in known:
                remedy = (
                    "Look it up in data/facts.csv and name that event in the cell's metadata, or say there where it "
                    'comes from: "computed": {"65": "us_military_deaths_iraq_monthly, March 2003"}.'
                )
                yield book.fault(cell, f"No fact of this cell's events has the figure in '{words}'", remedy)
        for number, how in cell.computed.items():
            if not re.search(rf"(?<![\d.,]){re.escape(number)}(?!\d)", cell.text) or not how.strip():
                text = f"computed: the cell has no figure '{number}', or nothing says where it comes from"
                yield book.fault(cell, text, "Take it out, or say which table and row.")
