"""The web book in a browser without a kernel: answer, hand in, walk a map, search, filter, sort, in both themes."""

import csv
import json
import re
import subprocess
import sys
from threading import Thread

import pytest
from playwright.sync_api import expect
from tests.browser import nine_types, storage_watch
from tests.browser.jupyter_page import tab_to
from tests.site import small_book

from iraqcourse.quiz import record
from iraqcourse.site import serving

NINE = "lessons/98-nine-types.html"
PAGES = (
    "index.html",
    "lessons/12-twelve-days.html",
    NINE,
    "timeline.html",
    "places.html",
    "claims.html",
    "sources.html",
    "maps.html",
    "answers.html",
    "search.html?q=Asad",
    "instructors/twelve-days.html",
    "data/README.html",
    "CONTRIBUTING.html",
    "maps/twelve-days.html#scene=4",
)


@pytest.fixture
def opened(sealed, small):
    """Open a page from the disk."""

    def at(name, **options):
        made = sealed(accept_downloads=True, **options)
        page = made.page()
        storage_watch.watch(page)
        page.goto(f"{(small / 'book').as_uri()}/{name}")
        page.wait_for_function("!document.querySelector('.ib-quiz') || document.querySelector('form.iq-item')")
        page.script_errors = made.script_errors
        return page

    return at


@pytest.fixture(scope="module")
def served(small):
    """The book under a sub-path of a server of this machine: the address of its folder."""
    with serving.server(small, 8840) as made:
        Thread(target=made.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{made.server_port}/book/"
        made.shutdown()


def test_every_kind_of_question_is_answered_by_keyboard_and_the_grader_reads_the_file(opened, small, tmp_path):
    page = opened(NINE)
    for item in nine_types.ITEMS:
        nine_types.answer(page, item)
    expect(page.locator("#hand-in [data-kept]")).to_contain_text("Answered: 9 of 9 questions")
    page.get_by_label("Your student id").fill("s001")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download the file to hand in").click()
    assert waiting.value.suggested_filename == "s001_nine-types.json"
    hand_ins = tmp_path / "hand-ins"
    waiting.value.save_as(hand_ins / waiting.value.suggested_filename)
    made, notes = record.from_plain(json.loads((hand_ins / "s001_nine-types.json").read_text(encoding="utf-8")))
    assert (made.student, set(made.items), notes) == ("s001", set(nine_types.ITEMS), ())
    expect(page.locator("#hand-in [role=status]")).to_contain_text("SHA-256")

    roster = tmp_path / "roster.csv"
    roster.write_text("student_id,name,email\ns001,Student One,s001@example.org\n")
    command = [sys.executable, "-m", "iraqcourse", "grade", str(hand_ins), "--quiz", "nine-types"]
    command += ["--roster", str(roster), "--out", str(tmp_path / "marks")]
    done = subprocess.run(
        command, env=small_book.environment(small / "course"), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    tables = [file.read_text(encoding="utf-8") for file in (tmp_path / "marks").glob("*.csv")]
    rows = [row for table in tables for row in csv.DictReader(table.splitlines())]
    assert any("s001" in row.values() for row in rows)
    assert page.script_errors == []


@pytest.mark.parametrize("name", [one for one in PAGES if not one.startswith("maps/")])
def test_no_page_on_a_disk_asks_for_the_storage_before_it_is_shown(opened, name):
    assert min(storage_watch.frames(opened(name))) >= 2


def test_answers_stay_in_the_browser_and_can_be_forgotten(opened):
    page = opened(NINE)
    nine_types.answer(page, "one")
    page.reload()
    expect(page.locator('form[data-item="one"] input[value="right"]')).to_be_checked()
    page.goto(page.url.replace(NINE, "answers.html"))
    row = page.locator("tr[data-quiz]", has_text="Nine kinds")
    expect(row.locator("[data-answered]")).to_have_text("1 of 9")
    page.goto(page.url.replace("answers.html", NINE))
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Forget my answers").click()
    expect(page.locator("#hand-in [data-kept]")).to_contain_text("Answered: 0 of 9")


def test_answers_come_back_from_a_file_and_nothing_is_lost(opened, tmp_path):
    page = opened(NINE)
    nine_types.answer(page, "one")
    nine_types.answer(page, "figure")
    page.get_by_label("Your student id").fill("s001")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the file to hand in").click()
    kept = tmp_path / "s001_nine-types.json"
    download.value.save_as(kept)
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Forget my answers").click()
    expect(page.locator("#hand-in [data-kept]")).to_contain_text("Answered: 0 of 9")
    # One question is answered anew before the file comes back: that later answer stands.
    page.locator('form[data-item="one"] input[value="tehran"]').check()
    page.locator('form[data-item="one"]').get_by_role("button", name="Check").click()

    page.goto(page.url.split("lessons/")[0] + "answers.html")
    broken = {
        "notes.json": "not JSON",
        "list.json": "[]",
        "other.json": json.dumps({"schema": 1, "quiz": "no-such-lesson", "items": {}}),
        "strange.json": json.dumps({"schema": 1, "quiz": "nine-types", "items": {"one": {"type": "single"}, "x": 1}}),
    }
    for name, text in broken.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    page.get_by_label("Files of answers").set_input_files([tmp_path / name for name in broken] + [kept])
    said = page.locator("#put-back [role=status] li")
    expect(said).to_have_count(5)
    assert [line.split(": ")[1].split(".")[0] for line in said.all_inner_texts()] == [
        "It cannot be read",
        "It is no file of answers",
        "Its answers belong to a lesson that this book does not have",
        "It holds no answers to the questions of lesson 98 Nine kinds of questions",
        "Answers to 2 questions of lesson 98 Nine kinds of questions are back",
    ]
    row = page.locator("tr[data-quiz]", has_text="Nine kinds")
    expect(row.locator("[data-answered]")).to_have_text("2 of 9")
    stored = json.loads(page.evaluate("localStorage.getItem('iraq-between-powers/nine-types')"))
    assert [one["value"] for one in stored["items"]["one"]["attempts"]] == ["right", "tehran"]
    assert stored["items"]["one"]["value"] == "tehran"
    # What was put back is what the grader reads.
    assert (
        record.from_plain(stored)[0].items["figure"].value
        == json.loads(kept.read_text("utf-8"))["items"]["figure"]["value"]
    )
    assert page.script_errors == []


def test_a_student_id_that_no_grader_takes_is_refused_with_a_sentence(opened):
    page = opened(NINE)
    button = page.get_by_role("button", name="Download the file to hand in")
    page.get_by_label("Your student id").fill("../s001")
    button.click()
    expect(page.locator("#hand-in [role=status]")).to_contain_text("Write your student id first")
    page.get_by_label("Your student id").fill("s001")
    button.click()
    expect(page.locator("#hand-in [role=status]")).to_contain_text("no answers to hand in yet")


def test_the_map_in_a_lesson_is_walked_by_keyboard(opened):
    page = opened("lessons/12-twelve-days.html")
    page.locator(".ib-map iframe").scroll_into_view_if_needed()
    frame = page.frame_locator(".ib-map iframe")
    expect(frame.locator("#im-count")).to_have_text("Scene 2 of 12")
    frame.locator("#im-on").focus()
    page.keyboard.press("Enter")
    expect(frame.locator("#im-count")).to_have_text("Scene 3 of 12")
    page.keyboard.press("ArrowRight")
    expect(frame.locator("#im-count")).to_have_text("Scene 4 of 12")
    sign = frame.locator('.leaflet-marker-icon[tabindex="0"]').first
    sign.focus()
    page.keyboard.press("Enter")
    expect(frame.locator(".leaflet-popup h2")).to_be_visible()
    page.keyboard.press("Escape")
    expect(frame.locator(".leaflet-popup")).to_have_count(0)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 1280
    assert page.script_errors == []


@pytest.mark.parametrize(
    ("words", "target"),
    [("Ain al-Asad", "places.html#p-al-asad"), ("Kata'ib Hezbollah", "actors.html#a-kataib-hezbollah")],
)
def test_the_search_finds_other_spellings_on_a_disk(opened, words, target):
    page = opened("index.html")
    page.get_by_role("searchbox", name="Search").or_(page.get_by_label("Search", exact=True)).first.fill(words)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?*")
    hit = page.locator(f'#search-results a[href*="{target}"]').first
    expect(hit).to_be_visible()
    hit.click()
    page.wait_for_url(f"**/{target}")


def test_the_search_finds_words_of_a_lesson_and_says_how_many_pages(opened):
    page = opened("search.html?q=onward+movement")
    expect(page.locator('#search-results a[href*="12-twelve-days"]')).to_be_visible()
    assert page.script_errors == []


def test_the_words_that_were_searched_are_marked_in_the_page_that_is_opened(opened):
    page = opened("search.html?q=contractor")
    page.locator("#search-results a").first.click()
    expect(page.locator(".highlighted").first).to_have_text(re.compile("contractor", re.IGNORECASE))


def test_the_theme_is_changed_and_kept(opened):
    page = opened("timeline.html")
    toggle = page.get_by_role("button", name="Toggle").locator("visible=true")
    for wanted in ("dark", "light", "auto", "dark"):
        toggle.click()
        expect(page.locator("body")).to_have_attribute("data-theme", wanted)
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.goto(page.url.replace("timeline", "places"))
    expect(page.locator("body")).to_have_attribute("data-theme", "dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark


def test_the_timeline_is_narrowed_and_the_choice_can_be_linked_to(opened):
    page = opened("timeline.html")
    status = page.locator(".ib-filter [role=status]")
    page.get_by_label("Actor").select_option("kataib-hezbollah")
    page.get_by_label("Lesson").select_option("twelve-days")
    shown = page.locator("#events li[id]:visible").count()
    expect(status).to_have_text(f"{shown} of 189 events")
    assert 0 < shown < 22
    page.reload()
    expect(status).to_have_text(f"{shown} of 189 events")
    page.get_by_role("button", name="Show all").click()
    expect(status).to_have_text("189 events")


def test_a_link_to_an_entry_shows_it_whatever_was_chosen(opened):
    page = opened("places.html?kind=prison")
    expect(page.locator("#p-al-asad")).to_be_hidden()
    page.evaluate("location.hash = 'p-al-asad'")
    expect(page.locator("#p-al-asad")).to_be_visible()


def test_the_claims_are_sorted_by_keyboard(opened):
    page = opened("claims.html")
    head = page.locator("th", has_text="What was found")
    tab_to(page, "table.ib-sortable th:nth-child(4) button")
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    found = page.locator("table.ib-sortable tbody tr td:nth-child(4)").all_inner_texts()
    assert found == sorted(found)
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    assert page.locator("th[aria-sort]").count() == 1
    page.locator("th button").first.click()
    first = page.locator("table.ib-sortable tbody th").all_inner_texts()
    assert first[:2] + first[98:100] == ["C01", "C02", "C99", "C100"]


def test_a_term_says_what_it_is_on_focus_and_escape_closes_it(opened):
    page = opened(NINE)
    term = page.locator(".ib-term").first
    term.focus()
    expect(page.get_by_role("tooltip")).to_be_visible()
    assert term.get_attribute("aria-describedby") == "ib-bubble"
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip", include_hidden=True)).to_be_hidden()
    term.hover()
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.get_by_role("tooltip").hover()
    page.wait_for_timeout(400)
    expect(page.get_by_role("tooltip")).to_be_visible()


@pytest.mark.parametrize("name", [one for one in PAGES if not one.startswith("maps/")])
def test_a_phone_needs_no_sideways_scrolling(opened, name):
    page = opened(name, width=360, height=740)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


# Over a server, since axe asks for the style sheets again and a browser refuses that on a disk.
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(sealed, served, axe, name, theme):
    made = sealed(color_scheme=theme)
    page = made.page()
    page.goto(served + name)
    page.wait_for_function("!document.querySelector('#search-results') || document.querySelector('#search-results li')")
    assert axe(page) == []
    assert made.script_errors == []


def test_forced_colours_keep_the_frames_of_filters(opened):
    page = opened("timeline.html", forced_colors="active")
    assert page.locator(".ib-filter").evaluate("(one) => getComputedStyle(one).borderTopWidth") == "1px"


def test_paper_shows_the_picture_of_the_map_and_no_buttons(opened):
    page = opened("lessons/12-twelve-days.html")
    page.emulate_media(media="print")
    page.evaluate("IraqBook.forPaper()")
    expect(page.locator(".ib-map .ib-print img")).to_be_visible()
    assert page.locator(".ib-map .ib-print img").evaluate("(one) => one.naturalWidth") > 700
    expect(page.locator(".ib-map .ib-print .ib-legend li").first).to_be_visible()
    expect(page.locator(".ib-map iframe")).to_be_hidden()
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    expect(page.locator(".sidebar-drawer")).to_be_hidden()
