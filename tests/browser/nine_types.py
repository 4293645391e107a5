"""Answer each type of item with the keyboard alone: one way for every host."""

from pathlib import Path

from playwright.sync_api import Page, expect
from tests.browser.jupyter_page import tab_to

from iraqcourse.quiz import bank

FILE = Path(__file__).parents[1] / "specimens" / "quiz" / "nine-types.yaml"
BANK = bank.read_bank(FILE)
ITEMS = {item.id: item.type for item in BANK.items}


def _focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.value ?? ''"))


def _press_until(page: Page, key: str, wanted: str) -> None:
    for _ in range(8):
        if _focused(page) == wanted:
            return
        page.keyboard.press(key)
    raise AssertionError(f"{key} does not reach {wanted}")


def _single(page: Page, form: str) -> None:
    tab_to(page, f"{form} input[type=radio]")
    page.keyboard.press("Space")
    _press_until(page, "ArrowDown", "right")


def _multiple(page: Page, form: str) -> None:
    for wanted in ("k1", "taji"):
        page.locator(form).evaluate("(form) => form.closest('.iq').querySelector('input').focus()")
        tab_to(page, f'{form} input[value="{wanted}"]')
        page.keyboard.press("Space")


def _number(page: Page, form: str) -> None:
    tab_to(page, f"{form} input")
    page.keyboard.type("٧٫٦ km")


def _text(page: Page, form: str) -> None:
    tab_to(page, f"{form} input")
    page.keyboard.type("  IRAN ")


def _order(page: Page, form: str) -> None:
    for place, entry in enumerate(("first", "second", "third")):
        page.locator(f"{form} li").first.evaluate("(row) => row.querySelector('button').focus()")
        tab_to(page, f'{form} li[data-id="{entry}"] button')
        while (
            page.locator(f"{form} li").evaluate_all("(rows) => rows.map((row) => row.dataset.id)").index(entry) > place
        ):
            page.keyboard.press("ArrowUp")


def _match(page: Page, form: str) -> None:
    for number, wanted in ((1, "baghdad"), (2, "tehran")):
        tab_to(page, f"{form} .iq-pair:nth-child({number}) select")
        _press_until(page, "ArrowDown", wanted)


def _place(page: Page, form: str) -> None:
    tab_to(page, f"{form} svg")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")


def _fill(page: Page, form: str) -> None:
    tab_to(page, f"{form} select")
    _press_until(page, "ArrowDown", "Tigris")
    tab_to(page, f"{form} input")
    page.keyboard.type("baghdad")


def _open(page: Page, form: str) -> None:
    tab_to(page, f"{form} textarea")
    page.keyboard.type("Each side counted on its own. dd aa 0 0")


_ANSWER = {
    "single": _single,
    "multiple": _multiple,
    "number": _number,
    "text": _text,
    "order": _order,
    "match": _match,
    "place": _place,
    "fill": _fill,
    "open": _open,
}


def answer(page: Page, item: str) -> None:
    """Answer an item rightly, check it, and see what is said."""
    kind, form = ITEMS[item], f'form[data-item="{item}"]'
    _ANSWER[kind](page, form)
    tab_to(page, f"{form} button.iq-main")
    page.keyboard.press("Enter")
    expect(page.locator(f"{form} .iq-feedback strong").first).to_have_text(
        "Recorded." if kind == "open" else "Correct."
    )
