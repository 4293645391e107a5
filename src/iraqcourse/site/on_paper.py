"""A map of a lesson on paper: the scene at which its page opens, as a picture with title, date, caption and legend."""

import re
from html import escape
from pathlib import Path

from iraqcourse import paths
from iraqcourse.maps import gallery, legend, picture, png, twin
from iraqcourse.maps.spec import MapSpec
from iraqcourse.site.plan import Plan

_PICTURE = re.compile(r'src="[./]*maps/([a-z0-9-]+)\.scene-(\d+)\.png"')


def figure(spec: MapSpec, number: int, up: str) -> str:
    """Give a scene, counted from 1, as a figure that only paper shows; a page of text as its points.

    Parameters
    ----------
    spec
        The map.
    number
        The scene.
    up
        The way from the page to the book's first folder, such as ``"../"``.

    Examples
    --------
    >>> from iraqcourse.maps.reading import read_map
    >>> 'src="../maps/reach.scene-2.png"' in figure(read_map("reach"), 2, "../")
    True
    """
    scene = spec.scenes[number - 1]
    when = f", {escape(twin.date_of(scene))}" if scene.day else ""
    said = f"<strong>{escape(scene.title)}</strong>{when}. {escape(scene.caption)}"
    if scene.is_text:
        points = "".join(f"<li>{escape(one)}</li>" for one in scene.points)
        return f'<figure class="ib-print"><figcaption>{said}<ul>{points}</ul></figcaption></figure>'
    cited = twin.citations(scene)
    sources = f"<p>Sources: {escape(cited)}</p>" if cited else ""
    alt = escape(twin.alt(spec, number), quote=True)
    rows = f'<div class="ib-legend">{legend.rows(spec, scene.layers)}</div>'
    return (
        f'<figure class="ib-print"><img src="{up}maps/{spec.map}.scene-{number}.png" alt="{alt}" loading="lazy">'
        f"<figcaption>{said}{rows}{sources}</figcaption></figure>"
    )


def draw(plan: Plan, book: Path) -> None:
    """Draw each picture that a page of the book shows on paper; what is the map's preview already is copied."""
    pages = (file.read_text(encoding="utf-8") for file in book.rglob("*.html"))
    for name, number in sorted({found for page in pages for found in _PICTURE.findall(page)}):
        spec, scene = plan.map(name), int(number)
        preview = paths.maps() / f"{name}.png"
        if scene == gallery.scene_of(spec) and preview.exists():
            drawn = preview.read_bytes()
        else:
            drawn = png.packed(picture.to_png(spec, scene, scale=gallery.WIDE), f"scene {scene}")
        (book / "maps" / f"{name}.scene-{scene}.png").write_bytes(drawn)
