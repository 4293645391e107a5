"""Seal a folium page: what it would fetch is put into it, or left out; an unknown link is an error."""

import re
from functools import cache
from importlib.resources import files

from iraqcourse.errors import CourseError, fault

# What the course's maps do not use: pins, icon fonts, pop-up decoration.
_LEFT_OUT = re.compile(r"jquery|bootstrap|awesome|fontawesome|glyphicons|leaflet\.awesome\.rotate", re.IGNORECASE)
_SCRIPT = re.compile(r'<script src="([^"]+)"></script>')
_STYLE = re.compile(r'<link rel="stylesheet" href="([^"]+)"\s*/?>')
_ID = re.compile(r"(?<=_)[0-9a-f]{32}(?![0-9a-f])")
_CSS_URL = re.compile(r"(background-image|behavior):\s*url\([^)]*\);?")
# folium asks jQuery for one thing: to make an element of a text.
ELEMENT_OF_TEXT = (
    "window.$ = (html) => { const made = document.createElement('template'); "
    "made.innerHTML = html.trim(); return [made.content.firstElementChild]; };"
)


@cache
def leaflet(name: str) -> str:
    """Give ``leaflet.js`` or ``leaflet.css`` from the installed package."""
    folder = files("js_lib_leaflet") / "static" / "js_lib_leaflet"
    text = (folder / name).read_text(encoding="utf-8")
    if name.endswith(".css"):
        return _CSS_URL.sub("", text)
    return re.sub(r"//# sourceMappingURL=.*", "", text)


def _known(address: str, put: str) -> str:
    if re.search(r"/leaflet@[^/]+/dist/leaflet\.(js|css)$", address):
        return put
    if _LEFT_OUT.search(address):
        return ""
    raise CourseError(
        fault(
            f"The map would fetch {address}",
            "A page of the course asks no network: leave out the plugin that needs it, or put its text in here.",
        )
    )


def seal(page: str, script: str | None = None, style: str | None = None) -> str:
    """Give the page with nothing left to fetch, and with the same ids each time.

    Parameters
    ----------
    page
        What folium wrote.
    script, style
        What to put where folium links to Leaflet; by default Leaflet itself.

    Raises
    ------
    CourseError
        If the page links to something that is not known here.
    """
    script = f"<script>{leaflet('leaflet.js')}\n{ELEMENT_OF_TEXT}</script>" if script is None else script
    style = f"<style>{leaflet('leaflet.css')}</style>" if style is None else style
    page = _SCRIPT.sub(lambda found: _known(found[1], script), page)
    page = _STYLE.sub(lambda found: _known(found[1], style), page)
    numbers: dict[str, str] = {}
    return _ID.sub(lambda found: numbers.setdefault(found[0], f"{len(numbers) + 1}"), page)
