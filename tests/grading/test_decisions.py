"""What an instructor decides changes marks as said, with its reason; what cannot be meant is said with its line."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.grading import classes

from iraqcourse.errors import CourseError
from iraqcourse.grading import choosing, classroom, lateness
from iraqcourse.grading.decisions import Decisions, Late, read_decisions
from iraqcourse.grading.roster import Roster, Student
from iraqcourse.quiz import bank, record

BANK = bank.of_lesson("twelve-days")
NINE = bank.read_bank(Path(__file__).parents[1] / "specimens" / "quiz" / "nine-types.yaml")
SPECIMENS = sorted((Path(__file__).parents[1] / "specimens" / "decisions").glob("*.yaml"))
ROSTER = Roster((Student("s001"), Student("s002")))
FULL = sum(item.points for item in BANK.part("quiz"))


@pytest.mark.parametrize("file", SPECIMENS, ids=lambda one: one.stem)
def test_every_broken_file_says_what_is_wrong(file: Path) -> None:
    with pytest.raises(CourseError) as problem:
        read_decisions(file, BANK, ROSTER)
    said = str(problem.value)
    for wanted in re.findall(r"^# says: (.*)$", file.read_text(encoding="utf-8"), re.M):
        assert wanted in said
    assert file.name in said


def grade(tmp_path: Path, decided: str, hand_ins: dict[str, str] | None = None, roster: Roster = ROSTER) -> Any:
    (tmp_path / "in").mkdir(exist_ok=True)
    for name, text in (hand_ins or {"s001": classes.hand_in(BANK)}).items():
        (tmp_path / "in" / f"{name}_twelve-days.json").write_text(text, encoding="utf-8")
    file = tmp_path / "decisions.yaml"
    file.write_text(f"quiz: twelve-days\n{decided}", encoding="utf-8")
    graded = classroom.grade(tmp_path / "in", BANK, roster, read_decisions(file, BANK, roster))
    return {one.student.student_id: one for one in graded.results}


def mark(result: Any, item: str) -> Any:
    return next(one for one in result.marks if one.item == item)


def test_a_dropped_item_counts_neither_for_nor_against(tmp_path: Path) -> None:
    bad = {"s001": classes.hand_in(BANK, mistakes=["who-fired"])}
    found = grade(tmp_path, "drop:\n  - {item: who-fired, reason: The stem was unclear}\n", bad)["s001"]
    assert (found.points, found.possible) == (FULL - 1, FULL + 4 - 1)
    assert mark(found, "who-fired").note == "dropped: The stem was unclear"


def test_a_further_right_answer_and_part_of_the_points_for_one(tmp_path: Path) -> None:
    plain = json.loads(classes.hand_in(BANK))
    option = next(one.id for one in BANK.item("who-fired").options if not one.correct)
    plain["items"]["who-fired"] |= {"value": option, "attempts": []}
    for share, points in ((1, 1.0), (0.5, 0.5)):
        decided = f"accept:\n  - {{item: who-fired, answer: {option}, share: {share}, reason: Two sources say so}}\n"
        one = mark(grade(tmp_path, decided, {"s001": json.dumps(plain)})["s001"], "who-fired")
        assert (one.score.points, one.note) == (points, "accepted: Two sources say so")


def test_who_had_it_right_before_loses_nothing_by_a_further_answer(tmp_path: Path) -> None:
    option = next(one.id for one in BANK.item("who-fired").options if not one.correct)
    decided = f"accept:\n  - {{item: who-fired, answer: {option}, reason: Two sources say so}}\n"
    assert grade(tmp_path, decided)["s001"].points == FULL


def test_everybody_full_is_for_those_who_handed_in(tmp_path: Path) -> None:
    found = grade(
        tmp_path,
        "full:\n  - {item: who-fired, reason: The page showed the answer}\n",
        {"s001": classes.hand_in(BANK, mistakes=["who-fired"])},
    )
    assert found["s001"].points == FULL
    assert found["s002"].points is None


def test_open_answers_wait_until_points_are_given(tmp_path: Path) -> None:
    assert grade(tmp_path, "")["s001"].pending == 4
    decided = "open:\n  weigh-a-decision:\n    s001: {points: 3, comment: Name the second source.}\n"
    found = grade(tmp_path, decided)["s001"]
    assert (found.points, found.pending) == (FULL + 3, 0)
    assert mark(found, "weigh-a-decision").comment == "Name the second source."


def test_points_for_an_open_answer_that_nobody_can_read_are_said(tmp_path: Path) -> None:
    found = grade(tmp_path, "open:\n  weigh-a-decision: {s002: 3}\n")["s002"]
    assert found.points is None
    assert "there is nothing to mark" in found.remark


def test_overrides_hold_for_an_item_and_for_the_whole(tmp_path: Path) -> None:
    decided = """overrides:
  - {student: s001, item: who-fired, points: 0.5, reason: Half of it was said aloud}
  - {student: s002, points: 7, reason: Handed in on paper}
"""
    found = grade(tmp_path, decided)
    assert found["s001"].points == FULL - 0.5
    assert (found["s002"].points, found["s002"].status) == (7, "missing")
    assert found["s002"].note == "override: Handed in on paper"


def test_an_id_of_digits_is_an_id(tmp_path: Path) -> None:
    roster = Roster((Student("1234"),))
    decided = "overrides:\n  - {student: 1234, points: 2, reason: Handed in on paper}\n"
    assert grade(tmp_path, decided, {"1234": classes.hand_in(BANK)}, roster)["1234"].points == 2


def test_noughts_before_an_id_are_part_of_it(tmp_path: Path) -> None:
    roster = Roster((Student("001"), Student("1")))
    decided = "overrides:\n  - {student: 001, points: 2, reason: Handed in on paper}\n"
    found = grade(tmp_path, decided, {"001": classes.hand_in(BANK), "1": classes.hand_in(BANK)}, roster)
    assert (found["001"].points, found["1"].points) == (2, FULL)


def test_points_for_an_answer_that_is_not_there_are_said_and_do_not_count(tmp_path: Path) -> None:
    blank = {"s001": classes.hand_in(BANK, left_out=["weigh-a-decision"])}
    found = grade(tmp_path, "open:\n  weigh-a-decision: {s001: 3}\n", blank)["s001"]
    assert found.points == FULL
    assert "decided for weigh-a-decision, but there is no answer, so that they do not count" in found.remark
    meant = "overrides: [{student: s001, item: weigh-a-decision, points: 3, reason: Spoken}]\n"
    found = grade(tmp_path, "open:\n  weigh-a-decision: {s001: 3}\n" + meant, blank)["s001"]
    assert (found.points, found.remark) == (FULL + 3, "")


def test_points_for_an_item_of_somebody_who_handed_in_nothing_are_said(tmp_path: Path) -> None:
    found = grade(tmp_path, "overrides: [{student: s002, item: who-fired, points: 1, reason: Spoken}]\n")["s002"]
    assert found.points is None
    assert "decided for who-fired, but there is nothing to mark: override the whole mark." in found.remark


def test_what_is_given_to_everybody_waits_for_nobody(tmp_path: Path) -> None:
    found = grade(tmp_path, "full: [{item: weigh-a-decision, reason: The task was unclear}]\n")["s001"]
    assert (found.points, found.pending, mark(found, "weigh-a-decision").score.state) == (FULL + 4, 0, "scored")


def half_late() -> str:
    """Give a hand-in of which half of the items were answered after 1 February."""
    plain = json.loads(classes.hand_in(BANK))
    for place, one in enumerate(plain["items"].values()):
        for attempt in one["attempts"] if place % 2 else ():
            attempt["t"] = "2026-02-02T12:00:00.000Z"
    return json.dumps(plain)


def late_points() -> float:
    plain = json.loads(half_late())["items"]
    return sum(item.points for item in BANK.part("quiz") if plain[item.id]["attempts"][0]["t"].startswith("2026-02"))


LATE = "late: {due: 2026-02-01T12:00:00Z, credit: 0.5%s}\n"


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ("", lambda x, y: x + 0.5 * (y - x)),
        (", per_day: 0.2", lambda x, y: x + 0.3 * (y - x)),
        (", per_day: 1", lambda x, _: x),
        (", cap: 0.5", lambda x, _: max(x, 0.5 * (FULL + 4))),
    ],
)
def test_late_answers_are_worth_what_the_rule_says(tmp_path: Path, more: str, wanted: Any) -> None:
    found = grade(tmp_path, LATE % more, {"s001": half_late()})["s001"]
    in_time = FULL - late_points()
    assert found.points == pytest.approx(wanted(in_time, FULL))
    assert found.late.startswith(f"late: {in_time:g} in time, {FULL:g} in all")


DAYS = st.lists(st.tuples(st.floats(0, 3), st.integers(1, 9)), max_size=8)


@given(x=st.floats(0, 20), late=DAYS, one_more=st.tuples(st.floats(0, 3), st.integers(1, 9)), per_day=st.floats(0, 1))
def test_answering_one_more_question_late_never_lowers_a_mark(x, late, one_more, per_day):
    def points(answers: Any) -> float:
        gains = [lateness.Gain(won, f"2026-01-{1 + day:02}T00:00:00Z") for won, day in answers]
        return lateness.mark(Late(due="", per_day=per_day), "2026-01-01T00:00:00Z", gains, x, 50)[0]

    assert points([*late, one_more]) >= points(late) - 1e-4


def test_each_late_answer_is_credited_by_its_own_day(tmp_path: Path) -> None:
    more = json.loads(half_late())
    late = [name for name, one in more["items"].items() if one["attempts"][0]["t"] > "2026-02"]
    second = next(name for name in late if BANK.item(name).type != "open")
    more["items"][second]["attempts"][0]["t"] = "2026-02-07T12:00:00.000Z"
    fewer = json.loads(json.dumps(more))
    del fewer["items"][second]
    found = grade(tmp_path, LATE % ", per_day: 0.1", {"s001": json.dumps(fewer), "s002": json.dumps(more)})
    # Six days after the due time nothing is left; what was a day late keeps what it had.
    assert found["s001"].points == found["s002"].points > FULL - late_points()
    lost = BANK.item(second).points
    assert f"late gain of {late_points() - lost:g} times 0.4 and of {lost} times 0" in found["s002"].late


def test_a_time_that_is_none_is_as_late_as_the_latest(tmp_path: Path) -> None:
    plain = json.loads(classes.hand_in(BANK, t="2026-02-03T12:00:00.000Z"))
    plain["items"]["who-fired"]["attempts"][0]["t"] = "soon"
    found = grade(tmp_path, LATE % ", per_day: 0.1", {"s001": json.dumps(plain)})["s001"]
    assert found.points == pytest.approx(FULL * 0.3)


def test_trying_again_later_is_not_late_work(tmp_path: Path) -> None:
    plain = json.loads(half_late())
    for one in plain["items"].values():
        one["attempts"].append(one["attempts"][0] | {"t": "2026-02-20T12:00:00.000Z"})
    late = LATE % ", per_day: 0.1"
    whole = grade(tmp_path, late, {"s001": half_late(), "s002": json.dumps(plain)})
    # Feedback followed, so that the first attempts count, with their own times.
    assert whole["s001"].points == whole["s002"].points
    assert "late gain times 0.4" in whole["s001"].late


def test_the_same_answer_given_again_is_as_late_as_it_first_was() -> None:
    one = json.loads(classes.hand_in(NINE))
    first = one["items"]["one"]["attempts"][0]
    given = [first | {"value": value, "t": f"2026-02-0{day}T12:00:00.000Z"} for day, value in enumerate("abcc", 1)]
    one["items"]["one"] |= {"value": "c", "attempts": given}
    kept, _ = record.from_plain(one)
    for follows, day in ((False, 3), (True, 1)):
        assert choosing.time_of_answer(kept, NINE.item("one"), feedback_follows=follows) == given[day - 1]["t"]


def test_an_answer_made_worse_after_the_due_time_costs_nothing(tmp_path: Path) -> None:
    plain = json.loads(classes.hand_in(NINE))
    worse = {"value": "kirkuk", "t": "2026-03-01T00:00:00.000Z"}
    plain["items"]["one"] |= {"value": "kirkuk", "attempts": [*plain["items"]["one"]["attempts"], worse]}
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "s001.json").write_text(json.dumps(plain))
    made = Decisions(quiz=NINE.lesson, late=Late(due="2026-02-01T00:00:00Z"))
    # Without feedback the last answer counts.
    for decided, lost in ((made, 0), (Decisions(quiz=NINE.lesson), 1)):
        [one] = classroom.grade(
            tmp_path / "in", NINE, Roster((Student("s001"),)), decided, feedback_follows=False
        ).results
        assert one.points == sum(item.points for item in NINE.part("quiz")) - lost


def test_an_extension_makes_late_answers_timely(tmp_path: Path) -> None:
    decided = LATE % "" + "extensions:\n  - {student: s001, due: 2026-02-05T12:00:00Z, reason: Was ill}\n"
    found = grade(tmp_path, decided, {"s001": half_late(), "s002": half_late()})
    assert (found["s001"].points, found["s001"].late) == (FULL, "")
    assert found["s002"].points < FULL


def test_by_the_graders_clock_the_whole_file_is_late(tmp_path: Path) -> None:
    decided = LATE % ", clock: hand-in" + "handed_in: {s001: 2026-02-01T12:00:01Z, s002: 2026-02-01T12:00:00Z}\n"
    found = grade(tmp_path, decided, {"s001": half_late(), "s002": half_late()})
    assert found["s001"].points == pytest.approx(FULL / 2)
    assert found["s002"].points == FULL


def test_without_a_time_of_hand_in_nobody_is_late_and_it_is_said(tmp_path: Path) -> None:
    found = grade(tmp_path, LATE % ", clock: hand-in", {"s001": half_late()})["s001"]
    assert found.points == FULL
    assert "Nobody knows when it was handed in" in found.remark


def test_nbgraders_time_is_read(tmp_path: Path) -> None:
    for tree in (tmp_path / "in" / "submitted", tmp_path / "in"):
        there = tree / "s001" / "twelve-days"
        there.mkdir(parents=True)
        (there / "timestamp.txt").write_text("2026-02-03 00:00:00.000000 UTC")
        (there / "answers.json").write_text(classes.hand_in(BANK))
    found = grade(tmp_path, LATE % ", clock: hand-in")
    assert found["s001"].points == pytest.approx(FULL / 2)
    # Where nbgrader did not write it, a student may have.
    shutil.rmtree(tmp_path / "in" / "submitted")
    assert grade(tmp_path, LATE % ", clock: hand-in")["s001"].points == FULL


def test_a_time_that_is_none_is_not_in_time(tmp_path: Path) -> None:
    found = grade(tmp_path, LATE % "", {"s001": classes.hand_in(BANK, t="0")})["s001"]
    assert found.points == pytest.approx(FULL * 0.5)


@given(x=st.floats(0, 20), gain=st.floats(0, 20), credit=st.floats(0, 1), cap=st.floats(0, 1), days=st.integers(0, 9))
def test_lateness_never_costs_what_was_in_time_and_never_pays_more_than_being_in_time(x, gain, credit, cap, days):
    rule = Late(due="", credit=credit, per_day=0.1, cap=cap)
    last = f"2026-01-{1 + days:02}T00:00:00Z"
    points, _ = lateness.mark(rule, "2026-01-01T00:00:00Z", [lateness.Gain(gain, last)], x, 40)
    assert x - 1e-4 <= points <= x + gain + 1e-4
    assert points <= max(x, cap * 40) + 1e-4
