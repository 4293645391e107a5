"""A quiz as a file on a disk: every type by keyboard, in both themes, narrow and enlarged, with nothing lost."""

import json

import pytest
from playwright.sync_api import expect
from tests.browser import nine_types, storage_watch

from iraqcourse.editions import paper
from iraqcourse.editions.draw import draw
from iraqcourse.quiz import bank, front, record
from iraqcourse.quiz import page as quiz_page


@pytest.fixture
def opened(sealed, tmp_path):
    file = tmp_path / "quiz.html"
    file.write_text(quiz_page.practice(nine_types.BANK, nine_types.BANK.items, "Nine types"), encoding="utf-8")

    def at(**options):
        made = sealed(accept_downloads=True, **options)
        page = made.page()
        storage_watch.watch(page)
        page.goto(file.as_uri())
        page.wait_for_selector("form.iq-item")
        page.script_errors = made.script_errors
        return page

    return at


def test_every_type_is_answered_by_keyboard_and_the_record_can_be_taken_away(opened):
    page = opened()
    for item in nine_types.ITEMS:
        nine_types.answer(page, item)
    assert page.script_errors == []
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download my answers").click()
    made, notes = record.from_plain(json.loads(waiting.value.path().read_text(encoding="utf-8")))
    assert set(made.items) == set(nine_types.ITEMS)
    assert not notes
    page.reload()
    expect(page.locator('form[data-item="one"] input[value="right"]')).to_be_checked()
    expect(page.locator('form[data-item="figure"] input')).to_have_value("٧٫٦ km")


def test_a_page_on_a_disk_asks_for_the_storage_only_once_it_is_shown(opened):
    assert min(storage_watch.frames(opened())) >= 2


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_before_or_after_an_answer(opened, axe, theme):
    page = opened(color_scheme=theme)
    assert axe(page) == []
    for item in ("one", "several", "days", "words"):
        nine_types.answer(page, item)
    assert axe(page) == []


@pytest.mark.parametrize("width", [320, 640])
def test_nothing_runs_off_a_narrow_page(opened, width):
    page = opened(width=width, height=700)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_can_be_pressed_is_large_enough(opened):
    page = opened(width=320)
    controls = ".iq button, .iq select, .iq input[type=text], .iq summary, .iq .iq-option label"
    sizes = page.locator(controls).evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect()).map((box) => [box.width, box.height])"
    )
    assert len(sizes) > 20
    assert all(min(size) >= 24 for size in sizes if max(size))


def test_forced_colours_keep_frames_and_focus(opened):
    page = opened(forced_colors="active")
    nine_types.answer(page, "one")
    border = page.locator('form[data-item="one"] .iq-feedback').evaluate(
        "(one) => getComputedStyle(one).borderTopWidth"
    )
    assert border == "1px"


def test_an_arabic_option_runs_from_right_to_left(opened):
    page = opened()
    option = page.locator('form[data-item="one"] label', has_text="الفرات").locator("span")
    assert option.evaluate("(one) => getComputedStyle(one).direction") == "rtl"


def test_a_hint_costs_nothing_and_a_blank_is_no_attempt(opened):
    page = opened()
    form = page.locator('form[data-item="one"]')
    form.get_by_role("button", name="Hint").click()
    expect(form.get_by_role("status")).to_have_text("Hint: One of the three is water.")
    form.get_by_role("button", name="Check answer").click()
    expect(form.get_by_role("status")).to_have_text("Nothing is chosen or written yet.")
    assert page.evaluate("localStorage.length") == 0


def test_after_a_wrong_answer_a_second_try_is_kept_beside_the_first(opened):
    page = opened()
    form = page.locator('form[data-item="one"]')
    form.locator('input[value="kirkuk"]').check()
    form.get_by_role("button", name="Check answer").click()
    expect(form.locator(".iq-feedback strong").first).to_have_text("Not yet.")
    form.locator('input[value="right"]').check()
    form.get_by_role("button", name="Check again").click()
    expect(form.locator(".iq-feedback strong").first).to_have_text("Correct.")
    kept = json.loads(page.evaluate("localStorage.getItem('iraq-between-powers/nine-types')"))
    assert [one["value"] for one in kept["items"]["one"]["attempts"]] == ["kirkuk", "right"]


def test_the_rules_of_credit_are_told_to_the_student(opened):
    page = opened()
    page.get_by_text("How answers are scored").click()
    expect(page.get_by_text("Choosing all gives nothing.")).to_be_visible()


def test_a_graded_quiz_says_recorded_and_never_right(sealed):
    edition = draw([nine_types.BANK], 9, b"a secret of sixteen and more", "march")
    made = sealed()
    page = made.page()
    page.set_content("<!doctype html><html lang=en><title>March</title><main><h1>March</h1><div id=quiz></div></main>")
    page.add_style_tag(content=front.styles())
    page.add_script_tag(content=front.script())
    page.evaluate(
        """(quiz) => {
          window.kept = [];
          const record = (item, value) => window.kept.push([item.id, value]);
          const host = { ...quiz, practice: false, answers: {}, student: '', record };
          IraqQuiz.mount(document.getElementById('quiz'), host);
        }""",
        paper.questions(edition),
    )
    for item in edition.bank.items:
        form = page.locator(f'form[data-item="{item.id}"]')
        match item.type:
            case "single" | "multiple":
                form.locator("input").first.check()
            case "match":
                for menu in form.locator("select").all():
                    menu.select_option(index=1)
            case "place":
                form.locator("svg").click()
            case "order":
                form.locator("button").nth(1).click()
            case "fill":
                form.locator("select").first.select_option(index=1)
                form.locator("input").last.fill("7")
            case _:
                form.locator("input, textarea").last.fill("7")
        form.get_by_role("button", name="Record answer").click()
        expect(form.locator(".iq-status")).to_have_text("Recorded.")
    assert page.locator(".iq-good, .iq-bad").count() == 0
    assert len(page.evaluate("window.kept")) == 9
    assert made.script_errors == []


def test_a_slip_of_the_pen_is_no_first_answer(opened):
    page = opened()
    said = {
        "figure": "Nothing was recorded, for this is not a number.",
        "days": "Nothing was recorded: you have not moved anything yet.",
        "pairs": "Nothing was recorded: 1 line is still open.",
        "gaps": "Nothing was recorded: 1 gap is still open.",
    }
    page.locator('form[data-item="figure"] input').fill("7 or so")
    page.locator('form[data-item="pairs"] select').first.select_option(index=1)
    page.locator('form[data-item="gaps"] select').first.select_option(index=1)
    for name, sentence in said.items():
        form = page.locator(f'form[data-item="{name}"]')
        form.get_by_role("button", name="Check answer").click()
        expect(form.locator(".iq-status")).to_contain_text(sentence)
    assert page.evaluate("localStorage.length") == 0
    # Who presses again means it; a number that cannot be read is never recorded.
    for name in said:
        page.locator(f'form[data-item="{name}"]').get_by_role("button", name="Check answer").click()
    expect(page.locator('form[data-item="days"] .iq-feedback')).to_be_visible()
    kept = json.loads(page.evaluate("Object.values(localStorage)[0]"))["items"]
    assert set(kept) == {"days", "pairs", "gaps"}
    page.locator('form[data-item="figure"] input').fill("7.6 km")
    page.locator('form[data-item="figure"]').get_by_role("button", name="Check answer").click()
    expect(page.locator('form[data-item="figure"] .iq-feedback')).to_contain_text("Correct.")


def test_the_place_is_shown_once_it_was_found_and_enter_checks(opened):
    page = opened(width=1366)
    page.set_viewport_size({"width": 1366, "height": 640})
    form = page.locator('form[data-item="spot"]')
    assert form.locator("svg").bounding_box()["height"] <= 0.6 * 640 + 1
    nine_types.answer(page, "spot")
    expect(form.locator(".iq-feedback")).to_contain_text("The ring shows the place.")
    ring = form.locator(".iq-target")
    assert ring.get_attribute("visibility") == "visible"
    attempts = "JSON.parse(Object.values(localStorage)[0]).items.spot.attempts.length"
    before = page.evaluate(attempts)
    form.locator("svg").focus()
    page.keyboard.press("Enter")
    page.wait_for_function(f"{attempts} === {before + 1}")


def test_a_first_view_is_kept_unexplained_and_shown_beside_the_last(sealed):
    made = sealed()
    page = made.page()
    page.set_content("<!doctype html><html lang=en><title>Views</title><main><div id=a></div><div id=b></div></main>")
    page.add_script_tag(content=front.script())
    opening = bank.of_lesson("twelve-days").part("opening")
    asked = [
        quiz_page.plain_quiz(bank.of_lesson("twelve-days"), opening, again=again, returns=True) for again in (0, 1)
    ]
    page.evaluate(
        """([first, last]) => {
          const answers = {};
          const record = (item, value) => { answers[item.record_id] = { value, attempts: ["1"] }; };
          IraqQuiz.mount(document.getElementById("a"), { ...first, answers, record });
          IraqQuiz.mount(document.getElementById("b"), { ...last, answers, record });
        }""",
        asked,
    )
    wrong = next(one for one in opening[0].options if not one.correct)
    right = next(one for one in opening[0].options if one.correct)
    first, last = page.locator("#a form"), page.locator("#b form")
    first.locator(f'input[value="{wrong.id}"]').check()
    first.get_by_role("button", name="Record answer").click()
    expect(first.locator(".iq-status")).to_contain_text("Kept: this is your first view.")
    assert first.locator(".iq-good, .iq-bad, .iq-note:visible").count() == 0
    assert wrong.feedback not in first.inner_text()
    last.locator(f'input[value="{right.id}"]').check()
    last.get_by_role("button", name="Check answer").click()
    expect(last.locator(".iq-status")).to_contain_text("Correct.")
    expect(last.locator(".iq-status")).to_contain_text(f"At first you chose: {wrong.text}")
    assert made.script_errors == []
