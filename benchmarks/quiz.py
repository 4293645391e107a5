"""How fast a quiz appears and answers, beside jupyterquiz on the same twelve items.

Run ``python benchmarks/quiz.py`` with the development tools. jupyterquiz is not a dependency of the course: install it
anywhere (``pip install --no-deps --target FOLDER jupyterquiz``) and give the folder as the argument; without it only
the course's own figures are measured.
"""

import json
import shutil
import statistics
import sys
from typing import Any
from unittest import mock

from playwright.sync_api import Page, sync_playwright

from iraqcourse.quiz import bank, front, page
from iraqcourse.quiz.items import Single

RUNS = 15
ITEMS = [one for name in ("twelve-days", "start-here") for one in bank.of_lesson(name).items if isinstance(one, Single)]
# From the first line of script to the frame after the one that painted it.
PAINT = """async (script) => {
  const begun = performance.now();
  (0, eval)(script);
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return performance.now() - begun;
}"""
ANSWER = """async ([press, said]) => {
  const before = document.querySelector(said)?.textContent ?? '';
  const begun = performance.now();
  for (const one of press) document.querySelector(one).click();
  while ((document.querySelector(said)?.textContent ?? '') === before) {
    await new Promise((done) => requestAnimationFrame(done));
  }
  return performance.now() - begun;
}"""


def ours() -> tuple[str, str, list[str], str]:
    """Give the page, the script, what to press and where feedback stands."""
    made = bank.of_lesson("twelve-days")
    data = json.dumps(page.plain_quiz(made, tuple(ITEMS[:12])))
    script = f"{front.script()};localStorage.clear();IraqQuiz.mountPage(document.getElementById('quiz'), {data})"
    html = f"<style>{front.styles()}</style><div id=quiz></div>"
    return html, script, [".iq-item input", ".iq-item button.iq-main"], ".iq-status"


def theirs(folder: str) -> tuple[str, str, list[str], str]:
    """Give the same for jupyterquiz, with what it would hand to IPython's display."""
    sys.path.insert(0, folder)
    from jupyterquiz.dynamic import display

    questions = [
        {
            "question": item.stem,
            "type": "multiple_choice",
            "answers": [{"answer": o.text, "correct": o.correct, "feedback": o.feedback} for o in item.options],
        }
        for item in ITEMS[:12]
    ]
    with mock.patch.object(display, "display") as shown:
        display.display_quiz(questions)
    html, script = (call.args[0].data for call in shown.call_args_list)
    return html, script, [".MCButton"], ".Feedback"


def measure(tab: Page, html: str, script: str, press: list[str], said: str) -> dict[str, float]:
    """Give the medians of painting and answering, in ms."""
    paints, answers = [], []
    for _ in range(RUNS):
        tab.goto("about:blank")
        tab.goto("file:///dev/null")
        tab.set_content(f"<!doctype html><html><body>{html}</body></html>")
        paints.append(tab.evaluate(PAINT, script))
        answers.append(tab.evaluate(ANSWER, [press, said]))
    return {"first paint, ms": statistics.median(paints), "answer to feedback, ms": statistics.median(answers)}


def main(arguments: list[str]) -> None:
    """Print the table."""
    rows: dict[str, Any] = {"this course": ours()}
    if arguments:
        rows["jupyterquiz"] = theirs(arguments[0])
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, parts in rows.items():
            figures = measure(browser.new_page(), *parts)
            print(name, {key: round(value, 1) for key, value in figures.items()})
        browser.close()
    size = len(front.module().encode()) + len(front.styles().encode())
    print(f"front end: {size / 1000:.1f} kB for nine types")


if __name__ == "__main__":
    main(sys.argv[1:])
