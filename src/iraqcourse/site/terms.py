"""Terms and actors in a lesson's text: the first mention of each leads to its entry and tells what it is on hover."""

import re
from functools import cache
from html import escape

from docutils import nodes

from iraqcourse.data import records
from iraqcourse.site.pages import cited

# Where a link would be in the way: headings, links, code, what is raw already.
_NOT_IN = (nodes.title, nodes.reference, nodes.literal, nodes.literal_block, nodes.raw, nodes.caption)
_SHORTEST = 3


class Entry(tuple[str, str, str]):
    """Where an entry stands, its native names as plain text, and what it says."""

    __slots__ = ()


@cache
def entries() -> dict[str, Entry]:
    """Give what can be explained, by every form in which a text may name it.

    >>> entries()["Quds Force"][0]
    'actors.html#a-quds-force'
    """
    found: dict[str, Entry] = {}
    for term in records.glossary().values():
        # "Abu" or "al-" would mark a part of many names.
        if term.status != "unverified" and term.category != "language":
            _add(found, "term", term.id, term.term, f"glossary.html#t-{term.id}", term.definition)
    for actor in records.actors().values():
        if actor.status != "unverified" and actor.definition:
            _add(found, "actor", actor.id, actor.name, f"actors.html#a-{actor.id}", actor.definition)
    return found


def _add(found: dict[str, Entry], subject: str, key: str, name: str, address: str, says: str) -> None:
    own = (
        one.name
        for one in records.names()
        if (one.subject, one.subject_id, one.kind) == (subject, key, "native name") and one.verified
    )
    entry = Entry((address, ", ".join(own), says))
    for form in (name, *cited.other_names(subject, key)):
        # A form of two letters, or one in lower case with two meanings, would mark what it does not mean.
        if len(form) >= _SHORTEST and not form.isdigit() and "(" not in form:
            found.setdefault(form, entry)


@cache
def _pattern() -> re.Pattern[str]:
    forms = sorted(entries(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, forms))})(?![\w-])")


def explain(document: nodes.document, up: str) -> int:
    """Put a link with an explanation at the first mention of each entry; gives how many there are."""
    seen: set[str] = set()
    for text in list(document.findall(nodes.Text)):
        if _is_plain(text):
            _explain_in(text, up, seen)
    return len(seen)


def _is_plain(text: nodes.Text) -> bool:
    node = text.parent
    while node is not None:
        if isinstance(node, _NOT_IN):
            return False
        node = node.parent
    return True


def _explain_in(text: nodes.Text, up: str, seen: set[str]) -> None:
    plain, made, at = text.astext(), [], 0
    for found in _pattern().finditer(plain):
        address, own, says = entries()[found[0]]
        if address in seen:
            continue
        seen.add(address)
        made += [nodes.Text(plain[at : found.start()]), _link(found[0], up + address, own, says)]
        at = found.end()
    if made:
        text.parent.replace(text, [*made, nodes.Text(plain[at:])])


def _link(text: str, address: str, own: str, says: str) -> nodes.raw:
    native = f' data-native="{escape(own, quote=True)}"' if own else ""
    html = f'<a class="ib-term" href="{address}" data-says="{escape(says, quote=True)}"{native}>{escape(text)}</a>'
    return nodes.raw(html, html, format="html")
