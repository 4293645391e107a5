"""A list that a reader can narrow down: native inputs above, entries with tags below; without scripts all is shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape


@dataclass(frozen=True)
class Entry:
    """One thing of a list: its anchor, its HTML, the tags that filters look at, and the group that it stands in."""

    anchor: str
    html: str
    tags: Mapping[str, Iterable[str]]
    group: str = ""


@dataclass(frozen=True)
class Filter:
    """One menu: the tag that it looks at, its label, and its choices as value and text."""

    tag: str
    label: str
    choices: Mapping[str, str]


@dataclass(frozen=True)
class Found:
    """Something that the search leads to: a name, what it is, and where."""

    name: str
    kind: str
    anchor: str


@dataclass(frozen=True)
class Made:
    """A page's HTML, and what the search finds on it by name."""

    html: str
    found: tuple[Found, ...] = field(default=())


def listing(name: str, noun: str, filters: Iterable[Filter], entries: Iterable[Entry]) -> str:
    """Give the filters and the list.

    Parameters
    ----------
    name
        Id of the list, lower case.
    noun
        What the entries are, in the plural.
    filters, entries
        The menus and the things; entries of one group stand together.

    Examples
    --------
    >>> html = listing("x", "things", [Filter("kind", "Kind", {"a": "A"})], [Entry("one", "One", {"kind": ["a"]})])
    >>> '<li id="one" data-kind="a">One</li>' in html
    True
    """
    things = list(entries)
    menus = "".join(_menu(name, one) for one in filters)
    form = (
        f'<form class="ib-filter" data-list="{name}" role="search" aria-label="Filter the {noun}">'
        f'<p><label for="{name}-words">Words</label><input id="{name}-words" name="words" type="search"></p>{menus}'
        f'<p class="ib-filter-end"><button type="reset">Show all</button>'
        f'<span role="status" data-noun="{noun}">{len(things)} {noun}</span></p></form>'
    )
    groups: dict[str, list[Entry]] = {}
    for one in things:
        groups.setdefault(one.group, []).append(one)
    body = "".join(_group(heading, rows) for heading, rows in groups.items())
    return f'{form}<div class="ib-list" id="{name}">{body}</div>'


def _group(heading: str, rows: list[Entry]) -> str:
    items = "".join(f'<li id="{one.anchor}"{_tags(one)}>{one.html}</li>' for one in rows)
    head = f'<h2 id="group-{escape(heading, quote=True)}">{escape(heading)}</h2>' if heading else ""
    return f'<section class="ib-group">{head}<ul>{items}</ul></section>'


def _tags(entry: Entry) -> str:
    return "".join(
        f' data-{tag}="{escape(" ".join(sorted(set(values))), quote=True)}"' for tag, values in entry.tags.items()
    )


def _menu(name: str, one: Filter) -> str:
    options = "".join(
        f'<option value="{escape(value, quote=True)}">{escape(text)}</option>' for value, text in one.choices.items()
    )
    return (
        f'<p><label for="{name}-{one.tag}">{escape(one.label)}</label>'
        f'<select id="{name}-{one.tag}" name="{one.tag}"><option value="">all</option>{options}</select></p>'
    )


def said(text: str) -> str:
    """Write a key of the tables for a reader.

    >>> said("air-base")
    'Air base'
    """
    words = text.replace("-", " ")
    return words[:1].upper() + words[1:]


def choices(keys: Iterable[str]) -> dict[str, str]:
    """Give a menu of keys, in order of what is shown."""
    return dict(sorted(((key, said(key)) for key in set(keys) if key), key=lambda one: one[1].lower()))
