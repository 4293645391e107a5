"""What this browser keeps of a reader's answers: by lesson, with the file to hand in."""

import json
from html import escape
from typing import Any

from iraqcourse.errors import CourseError
from iraqcourse.quiz import bank as banks
from iraqcourse.quiz import record
from iraqcourse.quiz.items import COUNTED, Bank
from iraqcourse.site.pages.listing import Made
from iraqcourse.site.plan import LessonPage, Plan

_PUT_BACK = (
    '<section id="put-back"><h2>Put answers back from a file</h2>'
    "<p>On another machine, or after the browser's memory was cleared, take the files that you downloaded. Files from "
    "the folder <code>answers</code> of the notebooks fit too. Nothing is lost: what this browser keeps stays, and of "
    "two answers to one question the later one stands.</p>"
    '<p><label>Files of answers <input type="file" accept=".json,application/json" multiple></label></p>'
    '<div role="status"></div></section>'
)


def bank_of(slug: str) -> Bank | None:
    """Give a lesson's bank; None for a lesson without questions."""
    try:
        return banks.of_lesson(slug)
    except CourseError:
        return None


def make(plan: Plan) -> Made:
    """Make the page."""
    rows = "".join(_row(one, bank) for one in plan.lessons if (bank := bank_of(one.slug)) is not None)
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("Lesson", "Answered", "Questions that count", "File"))
    return Made(
        '<div class="ib-wide"><table class="ib-answers"><caption>Answers that this browser keeps</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>{_PUT_BACK}"
        "<noscript><p>Without JavaScript this page cannot read what the browser keeps.</p></noscript>"
    )


def _row(one: LessonPage, bank: Bank) -> str:
    quiz = quiz_data(bank)
    return (
        f"<tr data-quiz='{escape(json.dumps(quiz), quote=True)}'>"
        f'<th scope="row"><a href="{one.docname}.html">{one.number} {escape(one.title)}</a></th>'
        f"<td data-answered>0 of {len(quiz['all'])}</td><td data-counted>0 of {len(quiz['counted'])}</td>"
        f'<td><a href="{one.docname}.html#hand-in">Hand in</a></td></tr>'
    )


def quiz_data(bank: Bank) -> dict[str, Any]:
    """Give what a page needs to read and save a lesson's record."""
    return {
        "quiz": bank.lesson,
        "quiz_version": str(bank.version),
        "course": record.COURSE,
        "all": [item.id for item in bank.items],
        "counted": [item.id for item in bank.part(*COUNTED)],
    }
