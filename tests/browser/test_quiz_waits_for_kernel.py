"""The notebook's front end calls an answer recorded when the kernel has said so, and says when it was not."""

import pytest
from playwright.sync_api import Page, expect
from tests.browser import nine_types

from iraqcourse.quiz import front, page, record

# Stands for the kernel: keeps what is sent, and answers when the test tells it to.
KERNEL = """async ([source, quiz]) => {
  const listeners = new Map();
  const values = { quiz, answers: {}, note: "" };
  window.sent = [];
  window.model = {
    get: (name) => values[name],
    on: (event, heard) => listeners.set(event, heard),
    off: (event) => listeners.delete(event),
    send: (message) => { if (window.gone) throw new Error("Cannot send"); window.sent.push(message); },
    set(name, value) { values[name] = value; listeners.get(`change:${name}`)?.(); },
    say: (message) => listeners.get("msg:custom")?.(message),
    listening: () => listeners.size,
  };
  window.keep = (id, value, count = 1) => {
    const attempts = Array.from({ length: count }, (_, index) => `2026-01-01T00:00:0${index}.000Z`);
    window.model.set("answers", { ...values.answers, [id]: { value, attempts } });
  };
  const made = await import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
  window.clear = made.default.render({ model: window.model, el: document.getElementById("cell") });
}"""


@pytest.fixture
def cell(sealed):
    made = sealed()
    opened = made.page()
    opened.set_content("<!doctype html><html lang=en><title>x</title><main><div id=cell></div></main>")
    opened.evaluate(KERNEL, [front.module(), page.plain_quiz(nine_types.BANK, nine_types.BANK.items)])
    yield opened
    assert made.script_errors == []


def check(page: Page, item: str):
    """Press the button of an item; gives its line of news."""
    form = page.locator(f'form[data-item="{item}"]')
    form.locator("button[type=submit]").click()
    return form.locator(".iq-status")


def test_nothing_is_said_to_be_recorded_before_the_kernel_says_so(cell):
    cell.locator('form[data-item="words"] textarea').fill("Mine.")
    status = check(cell, "words")
    expect(status).to_have_text("Recording...")
    expect(cell.locator(".iq-progress")).to_have_text("0 of 9 answered.")
    cell.evaluate("keep('words', 'Mine.')")
    expect(status).to_contain_text("Recorded.")
    expect(cell.locator(".iq-progress")).to_have_text("1 of 9 answered.")
    assert len(cell.evaluate("sent")) == 1


def test_an_answer_on_its_way_is_not_sent_twice(cell):
    cell.locator('form[data-item="words"] textarea').fill("Mine.")
    check(cell, "words")
    check(cell, "words")
    assert len(cell.evaluate("sent")) == 1


def test_after_a_restart_it_says_what_to_do(cell):
    cell.evaluate("window.gone = true")
    cell.locator('form[data-item="one"] input').first.check()
    status = check(cell, "one")
    expect(status).to_have_text("Not recorded: run the cell of this quiz again, then answer again.")
    assert cell.locator(".iq-feedback").count() == 0
    cell.evaluate("window.gone = false")
    check(cell, "one")
    cell.evaluate("keep('one', sent[0].value)")
    expect(status.locator(".iq-feedback")).to_be_visible()


def test_a_kernel_that_does_not_answer_is_named_and_may_answer_later(cell):
    cell.locator('form[data-item="one"] input[value="right"]').check()
    status = check(cell, "one")
    expect(status).to_contain_text("Not recorded yet", timeout=10_000)
    cell.evaluate("keep('one', 'right')")
    expect(status).to_contain_text("Correct.")


def test_what_the_kernel_refuses_is_said_with_its_reason(cell):
    cell.locator('form[data-item="words"] textarea').fill("Mine.")
    status = check(cell, "words")
    cell.evaluate("model.say({ kind: 'refused', record_id: 'words', reason: 'Not recorded: the disk is full.' })")
    expect(status).to_have_text("Not recorded: the disk is full.")


def test_notes_and_answers_from_elsewhere_appear(cell):
    cell.evaluate("model.set('note', 'Kept as r.damaged-1.json.')")
    expect(cell.get_by_role("alert")).to_have_text("Kept as r.damaged-1.json.")
    cell.evaluate("keep('one', 'right')")
    expect(cell.locator('form[data-item="one"] input[value="right"]')).to_be_checked()
    expect(cell.locator('form[data-item="one"] .iq-status')).to_contain_text("Correct.")
    cell.evaluate("clear()")
    assert cell.evaluate("model.listening()") == 0


def test_no_field_takes_more_than_a_record_does(cell):
    area = cell.locator('form[data-item="words"] textarea')
    assert int(area.get_attribute("maxlength")) == record.MOST_TEXT
    area.evaluate("(area, most) => { area.value = 'x'.repeat(most - 1); }", record.MOST_TEXT)
    area.press("End")
    area.press_sequentially("yz")
    assert len(area.input_value()) == record.MOST_TEXT
    expect(cell.locator('form[data-item="words"]')).to_contain_text("The field is full")
