"""What people see is harmless whatever a student wrote: pages, spreadsheets, terminals."""

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.grading import classes

from iraqcourse.grading import classroom, gradebooks, pages, pictures, sheet
from iraqcourse.grading.decisions import Decisions, OfItem, Override
from iraqcourse.grading.roster import Roster, Student
from iraqcourse.plain import cell, printable, unmasked
from iraqcourse.quiz import bank

BANK = bank.of_lesson("twelve-days")
EVIL = '<script>alert(1)</script><img src=x onerror=alert(1)>\u202e\x1b[31m=HYPERLINK("http://x.invalid")'


class Seen(HTMLParser):
    """Collects what a browser would act on."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.values: list[str] = []
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.values += [value or "" for _, value in attrs]


def harmless(content: str) -> None:
    seen = Seen(content)
    assert not seen.tags & {"script", "img", "iframe", "object", "embed", "link", "form", "input", "base", "a"}
    assert not {name for name in seen.attributes if name.startswith("on") or name in ("style", "src", "href", "srcset")}
    assert f'content="{sheet.POLICY}"' in content
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", content)
    # Nothing is asked of the network: the one address is the name of SVG.
    assert {value for value in seen.values if "://" in value} <= {"http://www.w3.org/2000/svg"}


def evil_class(tmp_path: Path) -> classroom.Graded:
    plain = json.loads(classes.hand_in(BANK))
    for one in plain["items"].values():
        value = (
            {"lat": EVIL, "lon": EVIL}
            if isinstance(one["value"], dict)
            else [EVIL]
            if isinstance(one["value"], list)
            else EVIL
        )
        one |= {"value": value, "attempts": [{"value": value, "t": EVIL}]}
    plain["quiz_version"], plain["student"] = EVIL[:90], EVIL[:60]
    (tmp_path / "s001_twelve-days.json").write_text(json.dumps(plain))
    (tmp_path / "s002_<img src=x onerror=alert(1)>.json").write_text("{")
    (tmp_path / "=cmd|' C calc'!A0.json").write_text("{")
    roster = Roster((Student("s001", "<b>Ann</b>", "=1+1"), Student("s002", "@SUM(A1)"), Student("s003", "+1")))
    return classroom.grade(tmp_path, BANK, roster)


def test_the_report_is_harmless(tmp_path: Path) -> None:
    graded = evil_class(tmp_path)
    harmless(pages.report(graded, ()))
    assert "&lt;b&gt;Ann&lt;/b&gt;" in pages.report(graded)


@pytest.mark.parametrize("keys", [True, False])
def test_every_feedback_page_is_harmless(tmp_path: Path, keys: bool) -> None:
    graded = evil_class(tmp_path)
    for one in graded.results:
        harmless(pages.feedback(graded, one, keys=keys))


def test_no_cell_of_any_table_is_a_formula(tmp_path: Path) -> None:
    graded = evil_class(tmp_path)
    for made in (gradebooks.own, gradebooks.moodle, gradebooks.canvas, gradebooks.received_log):
        for row in csv.reader(io.StringIO(made(graded))):
            for one in row:
                assert not re.match(r"\s*[=+@\t\r]", one)
                assert not re.match(r"-[^0-9]", one)
                assert "\x1b" not in one


@given(text=st.text(max_size=60))
def test_a_cell_is_masked_and_unmasked_without_loss(text: str) -> None:
    made = cell(text)
    assert unmasked(made) == printable(text) or made == printable(text)
    assert made == "-" or not re.match(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]", made)


@given(answer=st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_no_answer_breaks_out_of_a_page(answer: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("page")
    plain = json.loads(classes.hand_in(BANK))
    plain["items"]["weigh-a-decision"] |= {"value": answer, "attempts": []}
    (folder / "s001_twelve-days.json").write_text(json.dumps(plain))
    graded = classroom.grade(folder, BANK, Roster((Student("s001"),)))
    if graded.results[0].marks:
        harmless(pages.feedback(graded, graded.results[0], keys=True))


def test_a_feedback_page_says_what_was_right_only_if_it_may(tmp_path: Path) -> None:
    (tmp_path / "s001_twelve-days.json").write_text(classes.hand_in(BANK, mistakes=["who-fired"]))
    graded = classroom.grade(tmp_path, BANK, Roster((Student("s001"),)))
    right = next(one for one in BANK.item("who-fired").options if one.correct)
    with_keys, without = (pages.feedback(graded, graded.results[0], keys=keys) for keys in (True, False))
    assert right.feedback.split(".")[0] in with_keys
    assert right.text not in without
    assert "What was asked for" not in without
    assert graded.results[0].sha256 in without


def test_a_page_for_whom_nothing_can_be_marked_says_so_and_gives_no_zero(tmp_path: Path) -> None:
    (tmp_path / "s001_twelve-days.json").write_text("{")
    graded = classroom.grade(tmp_path, BANK, Roster((Student("s001"), Student("s002"))))
    first, second = (pages.feedback(graded, one, keys=True) for one in graded.results)
    assert "There is no mark yet." in first
    assert "was cut off" in first
    assert "Nothing was handed in." in second
    assert not re.search(r"\b0 of", first + second)


def test_the_style_sheet_is_the_one_that_the_policy_allows() -> None:
    import base64
    import hashlib

    content = sheet.page("x", "")
    styles = re.search("<style>(.*?)</style>", content, re.S)
    assert styles is not None
    digest = base64.b64encode(hashlib.sha256(styles[1].encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in content


def test_moodle_and_canvas_get_the_columns_they_ask_for(tmp_path: Path) -> None:
    (tmp_path / "s001_twelve-days.json").write_text(classes.hand_in(BANK))
    roster = Roster((Student("s001", "Ann Lee", "a@example.org", "Participant 77", "501"), Student("s002", "Bo")))
    graded = classroom.grade(tmp_path, BANK, roster)
    one, two = csv.DictReader(io.StringIO(gradebooks.moodle(graded)))
    assert {"Identifier", "Grade", "Last modified (grade)"} <= set(one)
    assert (one["Identifier"], one["Maximum Grade"]) == ("Participant 77", str(graded.possible))
    # Points wait for the instructor: no mark goes to the LMS until she has given them.
    assert (one["Grade"], two["Grade"], two["Identifier"]) == ("", "", "")
    head, first, *rest = csv.reader(io.StringIO(gradebooks.canvas(graded)))
    assert head[:5] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    assert first[0].strip() == "Points Possible"
    assert first[5] == str(graded.possible)
    assert rest[0][:4] == ["Ann Lee", "501", "s001", "a@example.org"]


def test_pictures_say_in_words_what_they_show() -> None:
    made = pictures.bars("How hard <b>", [("q1", 0.5, ""), ("q2", None, ""), ("q3", -0.2, "look")], least=-1)
    assert 'aria-label="How hard &lt;b&gt;"' in made
    assert made.count("<rect") == 2
    assert "not defined" in made
    assert "-0.2 !" in made


def test_the_report_says_whose_files_are_one_and_the_same(tmp_path: Path) -> None:
    for name in ("s001_a.json", "s001_b.json", "s002_a.json"):
        (tmp_path / name).write_text(classes.hand_in(BANK))
    (tmp_path / "s003_a.json").write_text(classes.hand_in(BANK, mistakes=["who-fired"]))
    made = pages.report(classroom.grade(tmp_path, BANK, Roster((Student("s001"), Student("s002"), Student("s003")))))
    assert "s001_a.json, s001_b.json, s002_a.json" in made
    assert "a hint and no verdict" in made
    (tmp_path / "s002_a.json").unlink()
    alone = pages.report(classroom.grade(tmp_path, BANK, Roster((Student("s001"), Student("s002")))))
    assert "a hint and no verdict" not in alone


def test_the_report_says_which_version_was_answered(tmp_path: Path) -> None:
    (tmp_path / "s001_a.json").write_text(classes.hand_in(BANK, quiz_version="0"))
    made = pages.report(classroom.grade(tmp_path, BANK, Roster((Student("s001"),))))
    assert f"Marked with version {BANK.version} of the quiz; answered by 1 in version 0." in made


def test_a_mark_from_a_damaged_file_reaches_no_lms_until_somebody_decides(tmp_path: Path) -> None:
    plain = json.loads(classes.hand_in(BANK, left_out=[item.id for item in BANK.part("open")]))
    plain["items"]["who-fired"]["value"] = True
    (tmp_path / "s001_twelve-days.json").write_text(json.dumps(plain))
    roster = Roster((Student("s001", "Ann Lee", canvas="501.0"),))
    aloud = Override(student="s001", points=5, reason="Asked again")
    for decided, wanted in ((Decisions(), ""), (Decisions(overrides=(aloud,)), "5")):
        graded = classroom.grade(tmp_path, BANK, roster, decided)
        assert graded.results[0].status == "partial"
        [row] = csv.DictReader(io.StringIO(gradebooks.moodle(graded)))
        *_, last = csv.reader(io.StringIO(gradebooks.canvas(graded)))
        assert (row["Grade"], last[-1], last[1]) == (wanted, wanted, "501")


def test_the_report_says_which_decisions_have_no_effect(tmp_path: Path) -> None:
    (tmp_path / "s001_a.json").write_text(classes.hand_in(BANK))
    dropped = (OfItem(item="who-fired", reason="Unclear"),)
    given = (Override(student="s001", item="who-fired", points=1, reason="Spoken"),)
    made = Decisions(drop=dropped, full=dropped, overrides=given)
    said = pages.report(classroom.grade(tmp_path, BANK, Roster((Student("s001"),)), made))
    assert "1 points for s001: Spoken - without effect, since the question was dropped" in said
    assert said.count("without effect") == 2


def test_a_page_without_keys_does_not_name_the_place_that_was_asked_for(tmp_path: Path) -> None:
    (tmp_path / "s001_a.json").write_text(classes.hand_in(BANK, mistakes=["find-al-asad"]))
    graded = classroom.grade(tmp_path, BANK, Roster((Student("s001"),)))
    answer = re.compile(r'<div class="answer" dir="auto">(.*?)</div>')
    given = {keys: answer.findall(pages.feedback(graded, graded.results[0], keys=keys)) for keys in (True, False)}
    place = [item.id for item in BANK.part("quiz", "open")].index("find-al-asad")
    assert "km from" in given[True][place]
    assert given[False][place] == "15.5, 80.25"


def test_full_points_for_an_open_answer_are_no_longer_to_be_marked(tmp_path: Path) -> None:
    (tmp_path / "s001_a.json").write_text(classes.hand_in(BANK))
    made = Decisions(full=(OfItem(item="weigh-a-decision", reason="Unclear"),))
    graded = classroom.grade(tmp_path, BANK, Roster((Student("s001"),)), made)
    assert "to be marked" not in pages.feedback(graded, graded.results[0], keys=True)
