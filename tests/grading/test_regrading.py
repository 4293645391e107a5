"""Why a mark changed: every reason there is, and the results of another quiz refused."""

from pathlib import Path

import pytest
from msgspec import structs
from tests.grading import classes

from iraqcourse.errors import CourseError
from iraqcourse.grading import results
from iraqcourse.grading.key_digest import digest_of_key
from iraqcourse.grading.regrading import WHOLE, changes, to_csv
from iraqcourse.grading.results import Kept, KeptItem, KeptMark, KeptStudent
from iraqcourse.quiz import bank, items

BANK = bank.of_lesson("twelve-days")


def kept(points=1.0, *, key="k", note="", value="a", sha="1", status="ok", dropped="", whole=None, late="", said=""):
    marks = () if points is None else (KeptMark("q", "scored", points, value, note),)
    one = KeptStudent("s1", status, points if whole is None else whole, 1, 0, marks, "f", sha, "", late, said)
    return Kept("x", "1", (KeptItem("q", "single", "g", 1, key, dropped),), (one,))


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        (kept(1.0), kept(0.0, key="other"), "the key of the question changed"),
        (kept(1.0), kept(0.0, value="b", sha="2"), "another file counts"),
        (kept(1.0), kept(0.0, value="b"), "another answer counts"),
        (kept(0.0), kept(1.0, note="accepted: Two sources"), "accepted: Two sources"),
        (kept(1.0, note="accepted: Two sources"), kept(0.0), "no longer accepted: Two sources"),
        (kept(1.0), kept(1.0, dropped="Unclear", whole=0.0), "dropped: Unclear"),
        (kept(1.0, dropped="Unclear", whole=0.0), kept(1.0), "the question counts again"),
        (kept(1.0), kept(0.0), "marked by another version of the course"),
    ],
)
def test_every_reason_on_an_item(before, after, reason):
    found = [one for one in changes(before, after) if one.item == "q"]
    assert [one.reason for one in found] == [reason]


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        (kept(None, status="rejected"), kept(1.0), "now there is something to mark"),
        (kept(1.0), kept(None, status="rejected"), "nothing can be read any more"),
        (kept(1.0), kept(1.0, whole=0.5, late="late: 0 in time"), "late: 0 in time"),
        (kept(1.0, whole=0.5, late="late: 0 in time"), kept(1.0), "no longer late: 0 in time"),
        (kept(1.0), kept(1.0, whole=0.0, said="override: Copied"), "override: Copied"),
    ],
)
def test_every_reason_on_a_whole_mark(before, after, reason):
    [whole] = [one for one in changes(before, after) if one.item == WHOLE]
    assert whole.reason == reason


def test_blank_is_not_zero():
    [*_, whole] = changes(kept(0.0), kept(None, status="rejected"))
    assert str(whole).startswith("s1, (whole mark): 0 -> blank")
    assert '"0","",' in to_csv((whole,))


def test_who_comes_and_goes_is_listed():
    other = kept(1.0)
    gone = Kept(other.quiz, other.quiz_version, other.items, ())
    assert [one.reason for one in changes(kept(1.0), gone)] == ["not in the roster any more"]
    assert [one.reason for one in changes(gone, kept(1.0))] == ["new in the roster"]


def test_questions_that_are_gone_are_listed_in_their_order():
    names = [f"q{number}" for number in range(40)]
    items = tuple(KeptItem(name, "single", "g", 1) for name in names)
    one = KeptStudent("s1", "ok", 40, 40, 0, tuple(KeptMark(name, "scored", 1.0) for name in names))
    none = KeptStudent("s1", "ok", 0, 0, 0, ())
    found = changes(Kept("x", "1", items, (one,)), Kept("x", "2", (), (none,)))
    assert [each.item for each in found] == [*names, WHOLE]


def test_the_same_is_no_change():
    assert changes(kept(1.0), kept(1.0)) == ()


def test_results_of_another_quiz_are_refused(tmp_path):
    classes.settle(tmp_path, {"s001": classes.hand_in(BANK)}, "twelve-days")
    classes.grade(tmp_path)
    other = bank.of_lesson("start-here")
    (tmp_path / "in" / "s001_twelve-days.json").write_text(classes.hand_in(other))
    done = classes.grade(tmp_path, "--regrade", str(tmp_path / "out"), quiz="start-here", out="b")
    assert done.exit_code == 2
    assert "these are results of 'twelve-days', not of 'start-here'" in done.output
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"quiz": 1}', '{"quiz": "x"}'])
def test_what_is_no_result_is_said(tmp_path, content):
    (tmp_path / "results.json").write_text(content)
    with pytest.raises(CourseError, match="These are not results"):
        results.read(tmp_path)


NINE = bank.read_bank(Path(__file__).parents[1] / "specimens" / "quiz" / "nine-types.yaml")


@pytest.mark.parametrize("item", NINE.items, ids=lambda one: one.id)
def test_another_wording_is_not_another_key(item):
    reworded = structs.replace(item, stem="In other words", hint="Look again.", sources=("other",), goal="other")
    if hasattr(item, "options"):
        turned = reversed(item.options)
        reworded = structs.replace(reworded, options=tuple(structs.replace(one, feedback="Other.") for one in turned))
    assert digest_of_key(reworded) == digest_of_key(item)
    assert digest_of_key(structs.replace(item, points=item.points + 1)) != digest_of_key(item)


def other_keys():
    for item in NINE.items:
        match item:
            case items.Single() | items.Multiple():
                first, *rest = item.options
                yield item, structs.replace(item, options=(structs.replace(first, correct=not first.correct), *rest))
            case items.Number():
                yield item, structs.replace(item, tolerance=items.Tolerance(absolute=123))
                yield item, structs.replace(item, value=item.value + 1)
            case items.ShortText():
                yield item, structs.replace(item, accept=(*item.accept, "other"))
                yield item, structs.replace(item, reject=(*item.reject, "other"))
            case items.Order():
                yield item, structs.replace(item, order=item.order[::-1])
            case items.Match():
                first, *rest = item.pairs
                yield item, structs.replace(item, pairs=(structs.replace(first, right=rest[0].right), *rest))
            case items.Place():
                yield item, structs.replace(item, target=structs.replace(item.target, zero_km=999))
            case items.Fill():
                first, *rest = item.gaps
                yield item, structs.replace(item, gaps=(structs.replace(first, accept=("other",)), *rest))
            case items.Open():
                first, *rest = item.rubric
                yield item, structs.replace(item, rubric=(structs.replace(first, points=9), *rest))


@pytest.mark.parametrize(("item", "other"), list(other_keys()), ids=lambda one: one.id)
def test_another_key_is_told(item, other):
    assert digest_of_key(item) != digest_of_key(other)
