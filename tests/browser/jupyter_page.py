"""What a student does in JupyterLab and in Notebook 7, in words: open, run all, answer by keyboard, restart."""

import json
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, TimeoutError, expect

# The number of code cells that have run and wait for nothing.
_RUN = """() => {
  const prompts = [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].map((one) => one.textContent.trim());
  return prompts.length > 0 && prompts.every((one) => /^\\[\\d+\\]:$/.test(one));
}"""
_BEGUN = "() => [...document.querySelectorAll('.jp-InputPrompt')].some((one) => /\\[[\\d*]+\\]/.test(one.textContent))"
_ACTIVE = "() => [...document.querySelectorAll('.jp-Cell')].findIndex((one) => one.matches('.jp-mod-active'))"
# Once Tab has left a notebook's cells it goes round the whole window; a form further down is soon reached.
_MANY_TABS = 80
# The page may call a kernel idle before it has one: then "Run All" would ask which kernel to take.
_CONNECTED = """async () => {
  const base = JSON.parse(document.getElementById('jupyter-config-data').textContent).baseUrl;
  const kernels = await (await fetch(`${base}api/kernels`)).json();
  return Array.isArray(kernels) && kernels.some((one) => one.connections > 0 && one.execution_state === 'idle');
}"""


def open_notebook(page: Page, address: str) -> None:
    """Open a notebook and wait for its cells and its kernel."""
    page.goto(address)
    _wait_for_kernel(page)


def _wait_for_kernel(page: Page) -> None:
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
    page.wait_for_function(_CONNECTED, timeout=60_000, polling=500)
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]", timeout=60_000, state="attached")


def run_all(page: Page, shows: str = "") -> None:
    """Run every cell from the menu and wait until each has its number, and until ``shows`` can be seen.

    On a slow machine the page may ask which kernel to take, or lose a run that was asked for before it had one: then a
    student says yes to what is asked, or loads the page again, and runs again.
    """
    question = page.locator("dialog.jp-Dialog")
    page.add_locator_handler(question, lambda one: one.locator(".jp-mod-accept").first.click(), no_wait_after=True)
    try:
        for _ in range(4):
            page.get_by_role("menuitem", name="Run", exact=True).click()
            page.locator(".lm-Menu-item", has_text=re.compile(r"^Run All Cells")).first.click()
            if _has_run(page) and _is_shown(page, shows):
                return
            if question.count() == 0:
                page.reload()
            _wait_for_kernel(page)
    finally:
        page.remove_locator_handler(question)
    prompts = page.locator(".jp-CodeCell .jp-InputPrompt").all_text_contents()
    raise AssertionError(f"the cells do not run: {prompts}")


def _is_shown(page: Page, shows: str) -> bool:
    """Wait for what the cells put into the page; on a slow machine a widget may come before the page is ready."""
    try:
        return not shows or page.wait_for_selector(shows, timeout=20_000) is not None
    except TimeoutError:
        return False


def _has_run(page: Page) -> bool:
    """Wait for the run that was asked for; a question of JupyterLab's ends the wait."""
    try:
        page.wait_for_function(f"() => document.querySelector('dialog.jp-Dialog') || ({_BEGUN})()", timeout=10_000)
        page.wait_for_function(f"() => document.querySelector('dialog.jp-Dialog') || ({_RUN})()", timeout=45_000)
    except TimeoutError:
        return False
    return bool(page.evaluate(_RUN))


def active_cell(page: Page) -> int:
    """Give the position of the cell that the notebook holds for current."""
    return int(page.evaluate(_ACTIVE))


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until what has the focus fits the selector."""
    for _ in range(_MANY_TABS):
        if page.evaluate("(selector) => document.activeElement?.matches(selector) ?? false", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {selector}")


def go_to_cell(page: Page, selector: str) -> None:
    """Make the cell that holds ``selector`` the current one."""
    page.locator(".jp-Cell", has=page.locator(selector)).first.evaluate("(cell) => cell.focus()")


def answer_by_keyboard(page: Page, item: str) -> str:
    """Choose the second option of an item with the keyboard alone and check it; gives the option's id."""
    form = f'form[data-item="{item}"]'
    go_to_cell(page, form)
    cells, before = page.locator(".jp-Cell").count(), active_cell(page)
    tab_to(page, f"{form} input")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    chosen = str(page.evaluate("() => document.activeElement.value"))
    assert page.locator(f"{form} input").nth(1).is_checked(), "the arrow key moved no choice"
    assert active_cell(page) == before, "the arrow key moved the notebook's cell"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(f"{form} .iq-feedback")).to_be_visible()
    assert page.locator(".jp-Cell").count() == cells
    return chosen


def restart(page: Page) -> None:
    """Save and restart the kernel; the page stays as it is."""
    page.keyboard.press("Escape")
    page.keyboard.press("Control+s")
    page.get_by_role("menuitem", name="Kernel", exact=True).click()
    page.locator(".lm-Menu-item", has_text=re.compile(r"^Restart Kernel…")).first.click()
    page.get_by_role("button", name="Confirm Kernel Restart").click()
    _wait_for_kernel(page)


def restart_and_reload(page: Page) -> None:
    """Save, restart the kernel and load the page again."""
    restart(page)
    page.reload()
    _wait_for_kernel(page)


def kept_attempts(page: Page, answers: Path, item: str) -> list[Any]:
    """Give what the kernel has written of an item; the page is ahead of it by a moment."""
    for _ in range(100):
        try:
            kept = json.loads(answers.read_text(encoding="utf-8"))["items"]
        except FileNotFoundError:
            kept = {}
        if item in kept:
            return [one["value"] for one in kept[item]["attempts"]]
        page.wait_for_timeout(100)
    raise AssertionError(f"the kernel wrote no attempt at {item}")
