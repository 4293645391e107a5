"""Every map of the course: what it shows, a picture, and the page for the projector."""

from html import escape

from iraqcourse.maps.spec import MapSpec
from iraqcourse.site.pages.listing import Found, Made
from iraqcourse.site.plan import Plan


def make(plan: Plan) -> Made:
    """Make the page."""
    order = {one.slug: place for place, one in enumerate(plan.lessons)}
    maps = sorted(plan.maps, key=lambda one: (order.get(one.map, len(order)), one.map))
    cards = "".join(_card(one, plan) for one in maps)
    found = tuple(Found(f"Map: {one.title}", "map", f"m-{one.map}") for one in maps)
    return Made(f'<ul class="ib-cards ib-maps">{cards}</ul>', found)


def _card(spec: MapSpec, plan: Plan) -> str:
    lesson = f" · Lesson: {plan.lesson_link(spec.map)}" if plan.lesson(spec.map) else ""
    return (
        f'<li id="m-{spec.map}"><h2>{escape(spec.title)}</h2>'
        f'<img src="maps/{spec.map}.png" alt="" loading="lazy" width="480">'
        f"<p><strong>Shows:</strong> {escape(spec.shows)}</p>"
        f"<p><strong>Cannot show:</strong> {escape(spec.cannot_show)}</p>"
        f'<p><a class="ib-button" href="maps/{spec.map}.html">Present this map</a> '
        f"{len(spec.scenes)} scenes{lesson}</p></li>"
    )
