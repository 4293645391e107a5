"""The first page: what the course is, a door for each reader, and the lessons."""

from html import escape

from iraqcourse.data import records
from iraqcourse.maps import gallery as pictures
from iraqcourse.site.pages.listing import Made
from iraqcourse.site.plan import LessonPage, Plan


def make(plan: Plan) -> Made:
    """Make the page."""
    first = plan.lessons[0]
    lessons = "".join(_lesson(one) for one in plan.lessons)
    counts = f"{len(records.events())} events, {len(records.facts())} facts and {len(records.sources()):,} sources"
    picture = next((one.map for one in plan.maps if one.map == "twelve-days"), plan.maps[0].map if plan.maps else "")
    shown = f'<img class="ib-lead" src="maps/{picture}.png" alt="{_alt(plan, picture)}">' if picture else ""
    return Made(
        f"""
<p class="ib-intro">How did one country become the ground on which two others measured their strength? From the
invasion of March 2003 to the missiles of January 2020: maps, real figures that disagree, sources to weigh, and
questions that explain every answer. Nothing has to be installed to read, look and practise here.</p>
<div class="ib-cards ib-doors">
<section aria-labelledby="door-student"><h2 id="door-student">Student</h2>
<p>Read a lesson, walk its map, answer its questions. Your answers stay in this browser; a file of them can be
handed in.</p>
<p><a class="ib-button" href="{first.docname}.html">Begin with lesson {first.number}</a>
<a href="answers.html">Your answers</a></p>
</section>
<section aria-labelledby="door-instructor"><h2 id="door-instructor">Instructor</h2>
<p>A page for each lesson with a time plan and questions for each scene; maps for the projector; marks that can be
defended.</p>
<p><a class="ib-button" href="instructors/README.html">The instructor's room</a> <a href="maps.html">All maps</a></p>
</section>
<section aria-labelledby="door-author"><h2 id="door-author">Author</h2>
<p>Every fact has its sources and a grade of certainty. Correct one, add a question, write a lesson, translate.</p>
<p><a class="ib-button" href="CONTRIBUTING.html">How to contribute</a> <a href="data/README.html">The codebook</a></p>
</section>
</div>
{shown}
<h2 id="lessons">The lessons</h2>
<ol class="ib-lessons" start="{int(first.number)}">{lessons}</ol>
<h2 id="look-up">Look things up</h2>
<p>The course rests on {counts}. See the <a href="timeline.html">timeline</a>, the <a href="places.html">places</a>, the
<a href="actors.html">actors</a>, the <a href="glossary.html">glossary</a>, the <a href="claims.html">claims ledger</a>
and the <a href="sources.html">sources</a>, or <a href="search.html">search</a> everything.</p>
"""
    )


def _alt(plan: Plan, name: str) -> str:
    return escape(pictures.alt(plan.map(name)), quote=True)


def _lesson(one: LessonPage) -> str:
    return (
        f'<li value="{int(one.number)}"><a href="{one.docname}.html">{escape(one.title)}</a> '
        f'<span class="ib-about">{one.minutes} minutes <span data-progress="{one.slug}"></span></span>'
        f"<p>{escape(one.question)}</p></li>"
    )
