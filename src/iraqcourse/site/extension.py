"""The course's Sphinx extension: pages of the tables, names for the search, and what stands around a lesson."""

import json
import os
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.domains import Domain, ObjType
from sphinx.util.docutils import SphinxDirective

from iraqcourse import paths
from iraqcourse.quiz import front
from iraqcourse.site import terms
from iraqcourse.site.pages import (
    actors,
    answers,
    bibliography,
    claims,
    gallery,
    home,
    places,
    timeline,
    words,
)
from iraqcourse.site.pages.listing import Found, Made
from iraqcourse.site.plan import LessonPage, Plan

PAGES: dict[str, Callable[[Plan], Made]] = {
    "actors": actors.make,
    "answers": answers.make,
    "claims": claims.make,
    "glossary": words.make,
    "index": home.make,
    "maps": gallery.make,
    "places": places.make,
    "sources": bibliography.make,
    "timeline": timeline.make,
}


class Names(Domain):
    """What the search finds by name: events, places, actors, terms and claims, with the place where they stand."""

    name = "course"
    label = "Course"
    object_types: ClassVar[dict[str, ObjType]] = {
        kind: ObjType(kind) for kind in ("event", "place", "actor", "term", "claim", "map")
    }
    initial_data: ClassVar[dict[str, Any]] = {"found": {}}
    data_version = 1

    def add(self, docname: str, found: tuple[Found, ...]) -> None:
        """Take in what a page holds."""
        self.data["found"][docname] = found

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Give everything, as Sphinx's search index wants it; a full stop would split a name in two."""
        for docname, rows in self.data["found"].items():
            for one in rows:
                name = one.name.replace(".", "")
                yield name, name, one.kind, docname, one.anchor, 1

    def resolve_any_xref(
        self,
        env: Any,  # noqa: ARG002 - Sphinx's signature
        fromdocname: str,
        builder: Any,  # noqa: ARG002
        target: str,
        node: Any,  # noqa: ARG002
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.Element]]:
        """Show a link to a file or folder of the course that the book does not hold as plain text."""
        named = Path(os.path.normpath(paths.root() / Path(fromdocname).parent / target.split("#", maxsplit=1)[0]))
        inside = named != paths.root() and named.is_relative_to(paths.root()) and named.exists()
        return [("course:file", nodes.inline("", "", contnode))] if inside else []

    def get_type_name(self, type: ObjType, primary: bool = False) -> str:  # noqa: ARG002 - Sphinx's signature
        """Give the kind alone: the course is the only domain."""
        return str(type.lname)

    def merge_domaindata(self, docnames: Any, otherdata: Any) -> None:
        """Take over what another process read."""
        self.data["found"].update({name: rows for name, rows in otherdata["found"].items() if name in docnames})


class CoursePage(SphinxDirective):
    """Put a page of the tables here: ``{course} timeline``."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Make the page and tell the search what it holds."""
        made = PAGES[self.arguments[0]](self.config.iraq_plan)
        domain: Any = self.env.get_domain("course")
        domain.add(self.env.docname, made.found)
        return [nodes.raw("", made.html, format="html")]


def around_lesson(app: Sphinx, document: nodes.document) -> None:
    """Put buttons under a lesson's title and the hand-in at its end; explain its terms."""
    docname = app.env.docname
    plan: Plan = app.config.iraq_plan
    lesson = next((one for one in plan.lessons if one.docname == docname), None)
    if lesson is None:
        return
    terms.explain(document, "../")
    section = next(iter(document.findall(nodes.section)))
    section.insert(1, nodes.raw("", _bar(lesson, plan), format="html"))
    section.append(nodes.raw("", _hand_in(lesson), format="html"))


def _bar(lesson: LessonPage, plan: Plan) -> str:
    buttons = []
    if plan.binder:
        address = f"{plan.binder}?urlpath=lab/tree/lessons/{lesson.file.name}"
        buttons.append(f'<a class="ib-button" href="{escape(address, quote=True)}">Open in Binder</a>')
    buttons.append(f'<a class="ib-button" href="../notebooks/{lesson.file.name}" download>Download notebook</a>')
    if any(one.map == lesson.slug for one in plan.maps):
        buttons.append(f'<a class="ib-button" href="../maps/{lesson.slug}.html">Present this map</a>')
    if plan.pdf:
        buttons.append(f'<a class="ib-button" href="../pdf/{lesson.file.stem}.pdf">PDF</a>')
    buttons.append('<button type="button" class="ib-button" data-print>Print</button>')
    about = (
        "Every cell of this lesson was run when the book was made. To change a cell and run it yourself, "
        "open the notebook in Jupyter."
    )
    return (
        f'<div class="ib-bar ib-screen" role="group" aria-label="This lesson">{"".join(buttons)}</div>'
        f'<p class="ib-about ib-screen">{about}</p>'
    )


def _hand_in(lesson: LessonPage) -> str:
    bank = answers.bank_of(lesson.slug)
    if bank is None:
        return ""
    data = escape(json.dumps(answers.quiz_data(bank)), quote=True)
    return f"""
<section id="hand-in" class="ib-hand-in ib-screen" data-quiz='{data}' aria-labelledby="hand-in-title">
<h2 id="hand-in-title">Your answers</h2>
<p data-kept>Your answers are kept in this browser and nowhere else.</p>
<form><p><label for="hand-in-student">Your student id</label>
<input id="hand-in-student" name="student" autocomplete="off" maxlength="40" aria-describedby="hand-in-about"></p>
<p id="hand-in-about">Letters, digits, full stop, underscore and hyphen. The file is for your instructor.</p>
<p><button type="submit" class="ib-button">Download the file to hand in</button>
<button type="button" class="ib-button" data-forget>Forget my answers to this lesson</button></p>
<p><a href="../answers.html#put-back">Put answers back from a file</a></p>
<p role="status"></p></form>
</section>"""


def in_page(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:  # noqa: ARG001 - Sphinx's signature
    """Give templates what they show: the stamp, what a page on a disk waits for, and the contents with levels."""
    plan: Plan = app.config.iraq_plan
    context["stamp"] = plan.stamp.says
    context["when_shown"] = front.part("disk")
    # Furo calls its captions headings and gives them no level, which a screen reader needs.
    tree = context.get("furo_navigation_tree", "")
    context["furo_navigation_tree"] = tree.replace('role="heading"', 'role="heading" aria-level="2"')
    if pagename == "answers":
        # After the scripts of every page, which it uses.
        app.add_js_file("put_back.js", priority=900, loading_method="defer")


def dark_code(app: Sphinx) -> None:
    """Choose Furo's colours for code on dark pages: the setting exists only once the theme is loaded."""
    app.config.pygments_dark_style = "a11y-high-contrast-dark"


def setup(app: Sphinx) -> dict[str, Any]:
    """Join Sphinx."""
    app.add_config_value("iraq_plan", None, "")
    app.add_domain(Names)
    app.add_directive("course", CoursePage)
    app.connect("builder-inited", dark_code)
    app.connect("doctree-read", around_lesson)
    app.connect("html-page-context", in_page, priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
