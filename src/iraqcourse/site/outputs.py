"""Outputs of lessons as the book shows them: a MyST-NB renderer for the MIME types of the course.

The notebook's own HTML is never read: a map, a quiz and a reading list say by their MIME type which they are, and
are made here from the same specs and banks.
"""

import json
from collections.abc import Callable, Sequence
from html import escape
from typing import Any, ClassVar

from docutils import nodes
from myst_nb.core.render import MimeData, NbElementRenderer

from iraqcourse.lesson import explore, message, reading_list
from iraqcourse.maps import notebook as maps
from iraqcourse.quiz import bank as banks
from iraqcourse.quiz import page, presenting, record, static
from iraqcourse.site import on_paper
from iraqcourse.site.plan import Plan

_ORDER = (maps.MIME, presenting.MIME, explore.MIME, reading_list.MIME, message.MIME)
WIDGET = "application/vnd.jupyter.widget-view+json"
WITHOUT_SCRIPTS = "To answer here, allow JavaScript for this page."


def show_map(plan: Plan, here: dict[str, Any], up: str) -> str:
    """Give a map as a frame around its own page, its scene for print, and the page for the projector."""
    spec = plan.map(here["map"])
    address = f"{up}maps/{spec.map}.html"
    height = int(here.get("height", 560))
    inside = f'src="{address}#scene={int(here["scene"])}" loading="lazy"'
    picture = on_paper.figure(spec, int(here["scene"]), up)
    present = f'<p class="ib-screen"><a class="ib-button" href="{address}">Present this map</a></p>'
    return f'<div class="ib-map">{maps.framed(spec, inside, height)}{picture}{present}</div>'


def show_quiz(_: Plan, here: dict[str, Any], __: str) -> str:
    """Give questions with their keys, as data for the front end, and as text where no script runs."""
    bank = banks.of_lesson(here["lesson"])
    items = tuple(bank.item(name) for name in here["items"])
    quiz = page.plain_quiz(bank, items, again=bool(here["again"]), returns=True) | {"download": False}
    # "</" would end the script element early.
    data = json.dumps(quiz, ensure_ascii=False, sort_keys=True).replace("</", "<\\/")
    return (
        f'<div class="ib-quiz"><div></div><script type="application/json">{data}</script>'
        f"<noscript>{static.to_html(items, WITHOUT_SCRIPTS)}</noscript></div>"
    )


def show_explorer(plan: Plan, here: dict[str, Any], up: str) -> str:
    """Give the map of an explorer at its first setting, and what could be changed."""
    about = f"<p><em>{escape(here['says'])} In Jupyter you can change: {escape(here['changes'])}.</em></p>"
    return about + show_map(plan, here["map"], up)


def show_reading(plan: Plan, here: dict[str, Any], up: str) -> str:
    """Give a lesson's words, its sources, or the lesson that follows in this book."""
    lesson = here["lesson"]
    match here["list"]:
        case "words":
            more = f'<p>More in the <a href="{up}glossary.html">glossary</a>.</p>'
            return reading_list.words(lesson).html + more
        case "sources":
            more = f'<p>All sources of the course: <a href="{up}sources.html">bibliography</a>.</p>'
            return reading_list.sources(lesson).html + more
        case _:
            after = plan.after(lesson)
            if after is None:
                return "<p>This is the last lesson of this book.</p>"
            return f"<p>Next: {plan.lesson_link(after.slug, up)}. {escape(after.question)}</p>"


def show_exercise(_: Plan, here: dict[str, Any], __: str) -> str:
    """Give the task of an exercise, which can be done only where cells run."""
    return f"<p><strong>To do in the notebook:</strong> {escape(here['task'])}</p>"


_SHOW: dict[str, Callable[[Plan, dict[str, Any], str], str]] = {
    maps.MIME: show_map,
    presenting.MIME: show_quiz,
    explore.MIME: show_explorer,
    reading_list.MIME: show_reading,
    message.MIME: show_exercise,
}


class CourseOutputs:
    """The plug-in that MyST-NB finds through the entry point ``myst_nb.mime_renderers``."""

    mime_priority_overrides: ClassVar[Sequence[tuple[str, str, int | None]]] = (
        *(("html", kind, place) for place, kind in enumerate(_ORDER, start=1)),
        # No widget manager: what has no MIME type of the course shows its HTML.
        ("html", WIDGET, None),
        ("html", record.MIME, None),
    )

    @staticmethod
    def handle_mime(renderer: NbElementRenderer, data: MimeData, inline: bool) -> list[nodes.Element] | None:  # noqa: ARG004 - MyST-NB's signature
        """Give the nodes for an output of the course; None for any other."""
        if data.mime_type in (WIDGET, record.MIME):
            return []
        show = _SHOW.get(data.mime_type)
        if show is None or not isinstance(data.content, dict):
            return None
        env = renderer.renderer.sphinx_env
        up = "../" * env.docname.count("/")
        return [nodes.raw(text=show(env.config.iraq_plan, data.content, up), format="html", classes=["output"])]
