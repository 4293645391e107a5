"""Building a book: what goes wrong is said with file and place, and nothing of others is touched."""

import json
import shutil
import urllib.request
from threading import Thread

import pytest
from tests.site import small_book
from typer.testing import CliRunner

from iraqcourse import paths
from iraqcourse.cli import app
from iraqcourse.errors import CourseError
from iraqcourse.site import build, execute, plan, printing, serving, stamp
from iraqcourse.site.pages.listing import Entry, Filter, listing

RUN = CliRunner()


def test_a_folder_with_something_else_in_it_is_not_replaced(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(CourseError, match="something that is not a book"):
        build.build(plan.gather(("start-here",)), tmp_path)
    assert (tmp_path / "thesis.txt").read_text() == "mine"


def test_an_unknown_lesson_is_named_with_those_that_there_are():
    with pytest.raises(CourseError, match=r"no lesson 'thirteen-days'.*twelve-days"):
        plan.gather(("thirteen-days",))


def test_a_cell_that_stops_is_named(tmp_path):
    file = tmp_path / "broken.ipynb"
    book = json.loads((paths.lessons() / "review.ipynb").read_text())
    book["cells"][1]["source"] = ["1 / 0"]
    file.write_text(json.dumps(book))
    with pytest.raises(CourseError) as problem:
        execute.run((file,))
    [fault] = problem.value.faults
    assert fault.place == "cell deck"
    assert "ZeroDivisionError" in fault.fault
    assert "iraqcourse lab --edit" in fault.remedy


def test_a_warning_of_sphinx_stops_the_build_and_leaves_the_old_book(tmp_path):
    root = small_book.course(tmp_path / "course")
    (root / "CONTRIBUTING.md").unlink()
    (root / "CONTRIBUTING.md").write_text("# Contributing\n\n[nowhere](no-such-page.md)\n")
    for name in (*small_book.LESSONS, "98-nine-types"):
        (root / "lessons" / f"{name}.ipynb").unlink()
    lesson = json.loads((paths.lessons() / "review.ipynb").read_text())
    lesson["cells"] = lesson["cells"][:1]
    lesson["metadata"]["iraqcourse"] = {"lesson": "one", "question": "?", "minutes": {}, "goals": {}}
    (root / "lessons" / "00-one.ipynb").write_text(json.dumps(lesson))
    out = tmp_path / "book"
    out.mkdir()
    (out / build.MARK).write_text("")
    (out / "index.html").write_text("the old book")
    done = small_book.build(root, out)
    assert done.returncode == 1
    assert "CONTRIBUTING.md" in done.stderr
    assert "no-such-page.md" in done.stderr
    assert (out / "index.html").read_text() == "the old book"


def test_the_day_of_building_can_be_given(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", small_book.EPOCH)
    monkeypatch.setenv("IRAQCOURSE_COMMIT", "abc")
    assert stamp.made_now().says == "Built on 8 January 2020 from commit abc."


def test_outside_of_git_no_commit_is_claimed(monkeypatch, tmp_path):
    monkeypatch.setenv("IRAQCOURSE_ROOT", str(tmp_path))
    monkeypatch.delenv("IRAQCOURSE_COMMIT", raising=False)
    assert stamp.made_now().commit == ""


def test_without_an_address_there_is_no_binder_button(monkeypatch):
    monkeypatch.setenv("IRAQCOURSE_BINDER", "")
    assert plan.gather(("start-here",)).binder == ""


@pytest.mark.parametrize("how", ["none is installed", "the one that was chosen is not there"])
def test_without_chromium_the_book_is_built_and_a_sentence_says_so(monkeypatch, tmp_path, how):
    if how == "none is installed":
        monkeypatch.delenv("IRAQCOURSE_BROWSER", raising=False)
        monkeypatch.setattr(shutil, "which", lambda _: None)
    else:
        monkeypatch.setenv("IRAQCOURSE_BROWSER", "no-such-browser")
    monkeypatch.setattr(build, "build", lambda *_: None)
    done = RUN.invoke(app, ["site", "build", "--pdf", "--lesson", "start-here", "--out", str(tmp_path)])
    assert done.exit_code == 0
    assert printing.NOT_FOUND in done.output


def test_the_server_shows_the_book_to_this_machine_only(tmp_path):
    (tmp_path / "index.html").write_text("a book")
    with serving.server(tmp_path, 8830) as made:
        Thread(target=made.serve_forever, daemon=True).start()
        assert made.server_address[0] == "127.0.0.1"
        address = f"http://127.0.0.1:{made.server_port}/index.html"
        with urllib.request.urlopen(address) as answer:
            assert answer.read() == b"a book"
        with serving.server(tmp_path, made.server_port) as second:
            assert second.server_port != made.server_port
        made.shutdown()


def test_a_tag_cannot_break_out_of_its_attribute():
    html = listing("x", "things", [Filter("kind", "Kind", {'"><b>': "<i>"})], [Entry("one", "1", {"kind": ['"><b>']})])
    assert "<b>" not in html
    assert "<i>" not in html
