"""A quiz as one HTML file: to answer without a kernel, to print, and the answer key apart."""

import json
from html import escape
from typing import Any

from iraqcourse.quiz import front, presenting, record, static, wording
from iraqcourse.quiz import items as kinds
from iraqcourse.quiz.items import Bank, Item

_HEAD = (
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    "<title>{title}</title><style>{styles}</style></head><body><main><h1>{title}</h1>"
)
_PAGE = """
html { color-scheme: light dark; }
body { margin: 1rem auto; max-width: 48rem; padding: 0 1rem; font: 1rem/1.5 system-ui, "Noto Sans", sans-serif; }
@media (prefers-color-scheme: dark) { body { background: #111418; color: #e6e6e6; } }
"""
_PRINT = """
body { margin: 1.5cm auto; max-width: 18cm; color: #111; background: #fff; }
body { font: 11pt/1.45 "Noto Serif", Georgia, serif; }
li { break-inside: avoid; margin-bottom: 0.7em; } .line { border-bottom: 1px solid #555; height: 1.7em; }
"""


def plain_quiz(bank: Bank, items: tuple[Item, ...], *, again: bool = False, returns: bool = False) -> dict[str, Any]:
    """Give a practice quiz as the front end takes it; see :func:`presenting.for_page` for ``again`` and ``returns``."""
    return {
        "quiz": bank.lesson,
        "quiz_version": str(bank.version),
        "course": record.COURSE,
        "practice": True,
        "student": "",
        "items": [presenting.for_page(item, again=again, returns=returns) for item in items],
    }


def practice(bank: Bank, items: tuple[Item, ...], title: str) -> str:
    """Give a page to practise with: feedback at once, answers kept in the browser, nothing loaded.

    >>> from iraqcourse.quiz import bank
    >>> made = bank.of_lesson("twelve-days")
    >>> practice(made, made.part("quiz"), "Twelve days").startswith("<!doctype html>")
    True
    """
    # "</" would end the script element early.
    data = json.dumps(plain_quiz(bank, items), ensure_ascii=False, sort_keys=True).replace("</", "<\\/")
    return (
        f'{_HEAD.format(title=escape(title), styles=_PAGE + front.styles())}<div id="quiz"></div>'
        f"<noscript>{static.to_html(items)}</noscript></main>"
        f'<script type="application/json" id="quiz-data">{data}</script><script>{front.script()}</script><script>'
        'IraqQuiz.whenShown(() => IraqQuiz.mountPage(document.getElementById("quiz"), '
        'JSON.parse(document.getElementById("quiz-data").textContent)));</script></body></html>\n'
    )


def paper(items: tuple[Item, ...], title: str) -> str:
    """Give the questions for the printer, without keys, with lines to write on."""
    rows = "".join(
        f"<li>{static.question(item)}{'<div class=line></div>' * (6 if isinstance(item, kinds.Open) else 0)}</li>"
        for item in items
    )
    names = "<p>Name: ____________________ &nbsp; Date: ____________</p>"
    return f"{_HEAD.format(title=escape(title), styles=_PRINT)}{names}<ol>{rows}</ol></main></body></html>\n"


def answer_key(items: tuple[Item, ...], title: str) -> str:
    """Give the keys with their reasons, on a sheet of its own."""
    rows = "".join(
        f'<li><p dir="auto">{escape(item.stem)} <small>({item.points} '
        f"{'point' if item.points == 1 else 'points'})</small></p>{_list(wording.key(item))}</li>"
        for item in items
    )
    heading = f"{title}: answers"
    return f"{_HEAD.format(title=escape(heading), styles=_PRINT)}<ol>{rows}</ol></main></body></html>\n"


def _list(lines: tuple[str, ...]) -> str:
    return "<ul>" + "".join(f'<li dir="auto">{escape(line)}</li>' for line in lines) + "</ul>"
