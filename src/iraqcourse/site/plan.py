"""What a book is built from: lessons, maps, stamp and settings, gathered before anything is written."""

import json
import os
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from iraqcourse import errors, paths
from iraqcourse.maps import reading
from iraqcourse.maps.spec import MapSpec
from iraqcourse.site.stamp import Stamp, made_now


@dataclass(frozen=True)
class LessonPage:
    """A lesson as the book shows it."""

    slug: str
    number: str
    title: str
    question: str
    minutes: int
    file: Path

    @property
    def docname(self) -> str:
        """The page's name, without its ending."""
        return f"lessons/{self.file.stem}"


@dataclass(frozen=True)
class Plan:
    """Everything that the pages of one build share.

    Parameters
    ----------
    lessons
        The lessons, in order.
    maps
        Every map of the course.
    stamp
        When and from what the book is built.
    binder
        Address of the course on Binder, or empty: then no page has that button.
    pdf
        Whether each lesson is printed as a PDF too.
    """

    lessons: tuple[LessonPage, ...]
    maps: tuple[MapSpec, ...]
    stamp: Stamp = field(default_factory=made_now)
    binder: str = ""
    pdf: bool = False

    def lesson(self, slug: str) -> LessonPage | None:
        """Give a lesson of the book; None if the book does not hold it."""
        return next((one for one in self.lessons if one.slug == slug), None)

    def after(self, slug: str) -> LessonPage | None:
        """Give the lesson that follows."""
        slugs = [one.slug for one in self.lessons]
        place = slugs.index(slug) + 1 if slug in slugs else len(slugs)
        return self.lessons[place] if place < len(slugs) else None

    def map(self, name: str) -> MapSpec:
        """Give a map by its name."""
        return next(one for one in self.maps if one.map == name)

    def lesson_link(self, slug: str, up: str = "") -> str:
        """Give a link to a lesson as HTML, or its name where the book does not hold it.

        Parameters
        ----------
        slug
            The lesson.
        up
            The way from the page to the book's first folder, such as ``"../"``.
        """
        found = self.lesson(slug)
        if found is None:
            return slug.replace("-", " ")
        return f'<a href="{up}{found.docname}.html">{found.number} {found.title}</a>'


def gather(only: tuple[str, ...] = (), *, pdf: bool = False) -> Plan:
    """Gather what a book is built from.

    Parameters
    ----------
    only
        Lessons by their slugs; none means all.
    pdf
        Whether lessons are printed.

    Raises
    ------
    CourseError
        If there is no such lesson.

    Examples
    --------
    >>> gather(("twelve-days",)).lessons[0].number
    '12'
    """
    lessons = tuple(_lesson(file) for file in sorted(paths.lessons().glob("[0-9][0-9]-*.ipynb")))
    for slug in only:
        if slug not in {one.slug for one in lessons}:
            known = ", ".join(one.slug for one in lessons)
            raise errors.CourseError(errors.fault(f"There is no lesson '{slug}'", f"The lessons are: {known}."))
    chosen = tuple(one for one in lessons if not only or one.slug in only)
    maps = tuple(reading.read_file(file) for file in reading.map_files())
    return Plan(chosen, maps, binder=_binder(), pdf=pdf)


def _lesson(file: Path) -> LessonPage:
    read: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    about = read["metadata"]["iraqcourse"]
    first = "".join(read["cells"][0]["source"]).splitlines()[0]
    minutes = int(sum(about["minutes"].values()))
    return LessonPage(about["lesson"], file.stem[:2], first.lstrip("# "), about["question"], minutes, file)


def _binder() -> str:
    """Give the address on Binder: ``$IRAQCOURSE_BINDER``, else ``[tool.iraqcourse] binder`` in pyproject.toml."""
    chosen = os.environ.get("IRAQCOURSE_BINDER")
    if chosen is not None:
        return chosen
    settings = tomllib.loads((paths.root() / "pyproject.toml").read_text(encoding="utf-8"))
    return str(settings.get("tool", {}).get("iraqcourse", {}).get("binder", ""))
