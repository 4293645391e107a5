"""What a lesson shows at its end: its words, its sources and what comes next, made from its own text."""

import json
import re
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from iraqcourse import errors, markup, paths
from iraqcourse.data import records
from iraqcourse.quiz.reading import plain_name

LINK = re.compile(r"\[[^\]]+\]\((https?://[^)\s]+)\)")
KINDS = {
    "primary": "Documents and statements of those involved",
    "news": "News",
    "reference": "Reference works",
    "dataset": "Data",
    "analysis": "Analysis and opinion",
}
# What the web book reads instead of the HTML, so that its links lead to its own pages: which list, of which lesson.
MIME = "application/vnd.iraqcourse.reading+json"
ACCESS = {"copy": " (read in a copy)", "excerpt": " (read in an excerpt)"}


@dataclass(frozen=True)
class Page:
    """A piece of HTML with its plain text."""

    html: str
    text: str
    kind: str = ""
    lesson: str = ""

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        here = {"list": self.kind, "lesson": self.lesson}
        return {"text/html": f'<div style="max-width:46rem">{self.html}</div>', "text/plain": self.text, MIME: here}

    def __repr__(self) -> str:
        return self.text


@cache
def notebook(lesson: str) -> dict[str, Any]:
    """Read the published notebook of a lesson.

    Raises
    ------
    CourseError
        If there is none.
    """
    file = paths.lesson_notebook(lesson)
    if file is None:
        known = ", ".join(sorted(one.stem[3:] for one in paths.lessons().glob("[0-9][0-9]-*.ipynb")))
        raise errors.CourseError(errors.fault(f"There is no lesson '{lesson}'", f"The lessons are: {known}."))
    read: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return read


def prose(lesson: str) -> str:
    """Give the text of a lesson's Markdown cells."""
    cells = notebook(lesson)["cells"]
    return "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")


def sources(lesson: str) -> Page:
    """Give the sources that a lesson links to, by kind."""
    by_address = {source.url: source for source in records.sources().values()}
    cited = [by_address[url] for url in dict.fromkeys(LINK.findall(prose(lesson))) if url in by_address]
    parts, text = [], []
    for kind, heading in KINDS.items():
        here = sorted((one for one in cited if one.kind == kind), key=lambda one: (one.publisher.lower(), one.date))
        if not here:
            continue
        rows = "".join(
            f"<li>{escape(one.publisher)}{', ' + escape(one.date) if one.date else ''}: "
            f'<a href="{escape(one.url, quote=True)}">{escape(one.title)}</a>{ACCESS.get(one.access, "")}</li>'
            for one in here
        )
        parts.append(f"<h3>{heading} ({len(here)})</h3><ul>{rows}</ul>")
        text += [f"{heading}:"] + [f"- {one.publisher}, {one.date}: {one.title}" for one in here]
    return Page("".join(parts), "\n".join(text), "sources", lesson)


def native(subject: str, key: str) -> str:
    """Give the checked native names of a ``place``, ``actor`` or ``term`` as HTML, with language and direction."""
    names = [
        name
        for name in records.names()
        if (name.subject, name.subject_id, name.kind) == (subject, key, "native name") and name.verified
    ]
    return ", ".join(
        f'<span lang="{name.language}" dir="{"ltr" if name.language == "ku" and name.name.isascii() else "rtl"}">'
        f"{escape(name.name)}</span>"
        for name in names
    )


def words(lesson: str) -> Page:
    """Give the people, groups, places and terms that a lesson's text names, with what they are."""
    read = re.sub(LINK, " ", prose(lesson))
    bare = re.sub(r"[*`]", "", read)
    text = f" {' '.join(plain_name(line) for line in bare.splitlines())} "

    def told(name: str) -> bool:
        return f" {plain_name(name)} " in text

    def explained(term: records.Term) -> bool:
        # "Abu" and "al-" are in every second name: such a word is listed where a lesson speaks of it.
        return term.status != "unverified" and (
            f"*{term.term}*" in read if term.category == "language" else told(term.term)
        )

    rows: list[tuple[str, str, str]] = []
    for actor in records.actors().values():
        if told(actor.name) and actor.status != "unverified":
            rows.append((actor.name, native("actor", actor.id), actor.definition))
    for term in records.glossary().values():
        if explained(term):
            rows.append((term.term, native("term", term.id), term.definition))
    # A state is listed once, and the town of al-Baghdadi is not the man: what an actor's name covers names no place.
    listed = {name for name, _, _ in rows}
    for name in sorted(listed, key=len, reverse=True):
        bare = bare.replace(name, " ")
    for place in records.places().values():
        # The town of Hit is not the verb: a place is told where it is written as a name.
        if place.name not in listed and re.search(rf"(?<!\w){re.escape(place.name)}(?!\w)", bare):
            what = f"{place.kind.replace('-', ' ')}, {place.province or place.country}"
            rows.append((place.name, native("place", place.id), what))
    rows.sort(key=lambda row: row[0].lower())
    heads = ["Name", "In its own script", "What it is"]
    cells = ([escape(name), own, escape(what)] for name, own, what in rows)
    html = markup.table("Names and terms of this lesson", heads, cells)
    return Page(html, "\n".join(f"{name}: {what}" for name, _, what in rows), "words", lesson)


def following(lesson: str) -> Page:
    """Say which lesson comes next, with its question."""
    files = sorted(paths.lessons().glob("[0-9][0-9]-*.ipynb"))
    names = [file.stem[3:] for file in files]
    later = files[names.index(lesson) + 1 :] if lesson in names else []
    if not later:
        return Page("<p>This is the last lesson there is.</p>", "This is the last lesson there is.", "next", lesson)
    file: Path = later[0]
    question = notebook(file.stem[3:])["metadata"]["iraqcourse"]["question"]
    html = f'<p>Next: <a href="{file.name}">{file.stem}</a>. {escape(question)}</p>'
    return Page(html, f"Next: {file.stem}. {question}", "next", lesson)
