"""Print lessons as PDF files through an installed Chromium; nothing is downloaded."""

from collections.abc import Callable
from pathlib import Path

from iraqcourse.site.plan import Plan

NOT_FOUND = (
    "No PDF was made: no Chromium was found. Install Chromium or Chrome and build again, "
    "or open a lesson in any browser and print it."
)


def print_lessons(plan: Plan, book: Path, browser: str, tell: Callable[[str], None] = lambda _: None) -> None:
    """Print each lesson of a built book into its folder ``pdf``.

    Parameters
    ----------
    plan
        What the book holds.
    book
        The folder of the book.
    browser
        Path of Chromium, as :func:`iraqcourse.maps.handout.browser` finds it.
    tell
        Called with a sentence for each lesson.
    """
    from playwright.sync_api import sync_playwright

    tell("Printing lessons")
    folder = book / "pdf"
    folder.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
        page = opened.new_page(color_scheme="light")
        for lesson in plan.lessons:
            page.goto((book / f"{lesson.docname}.html").resolve().as_uri())
            page.emulate_media(media="print", color_scheme="light")
            page.evaluate("IraqBook.forPaper()")
            page.pdf(path=folder / f"{lesson.file.stem}.pdf", prefer_css_page_size=True, tagged=True, outline=True)
            tell(f"  {lesson.file.stem}.pdf")
        opened.close()
