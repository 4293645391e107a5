"""The review deck: misses come back first, what was known later, and no mark changes."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from iraqcourse import Lesson, paths
from iraqcourse.lesson import review
from iraqcourse.quiz import bank, record, store
from iraqcourse.quiz.items import Single

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def answers(tmp_path, monkeypatch):
    monkeypatch.setenv("IRAQCOURSE_ANSWERS", str(tmp_path))
    return tmp_path


def answered(folder, lesson, item, *values, days=1):
    file = folder / f"{lesson}.json"
    kept = store.restore(file, lesson, str(bank.of_lesson(lesson).version)).record
    kind = bank.of_lesson(lesson).item(item).type
    for number, value in enumerate(values):
        when = NOW - timedelta(days=days) + timedelta(minutes=number)
        kept = kept.answered(item, kind, value, when.isoformat().replace("+00:00", "Z"))
    store.write_whole(file, record.to_json(kept))


def names(now=NOW):
    return [one.item.id for one in review.due(now)]


def test_without_answers_nothing_is_due(answers):
    assert repr(Lesson.review()).startswith("Nothing is due.")


def test_a_damaged_file_of_answers_is_named(answers):
    (answers / "twelve-days.json").write_text("{")
    says = "The file of your earlier answers was damaged. It is kept as twelve-days.damaged-1.json"
    for _ in range(2):
        assert repr(Lesson.review()).startswith("Nothing is due.")
        assert says in repr(Lesson.review())
    answered(answers, "twelve-days", "look-called-off", "iraq")
    assert says in review.deck(now=NOW).says
    (answers / "aftermath.json").write_text("{")
    assert "They are kept as aftermath.damaged-1.json, twelve-days.damaged-1.json" in review.deck(now=NOW).says


def test_a_miss_comes_back_before_what_was_known(answers):
    answered(answers, "twelve-days", "ps752-people", "176", days=30)
    answered(answers, "twelve-days", "look-called-off", "iraq", days=1)
    assert names() == ["look-called-off", "ps752-people"]


def test_what_was_known_twice_waits_for_days(answers):
    answered(answers, "twelve-days", "ps752-people", "176", "176", "176", days=1)
    assert names(NOW - timedelta(hours=20)) == []
    assert names(NOW + timedelta(days=60)) == ["ps752-people"]


def test_an_answer_in_own_words_does_not_come_back(answers):
    answered(answers, "twelve-days", "weigh-a-decision", "A long text.", days=30)
    assert names() == []


def test_the_deck_asks_anew_across_lessons_and_keeps_the_first_answer(answers):
    answered(answers, "twelve-days", "look-called-off", "iraq")
    answered(answers, "start-here", "point-on-map", bank.of_lesson("start-here").item("point-on-map").options[0].id)
    deck = review.deck(now=NOW)
    assert {sheet.quiz["quiz"] for sheet in deck.sheets} >= {"twelve-days"}
    sheet = next(one for one in deck.sheets if one.quiz["quiz"] == "twelve-days")
    assert sheet.answers == {}
    sheet.attempt("look-called-off", "dead")
    kept = json.loads((answers / "twelve-days.json").read_text())["items"]["look-called-off"]
    assert [one["value"] for one in kept["attempts"]] == ["iraq", "dead"]


def test_a_long_deck_is_cut_and_says_so(answers):
    for item in ("look-called-off", "two-hats", "first-reason"):
        answered(answers, "twelve-days", item, bank.of_lesson("twelve-days").item(item).options[0].id, days=40)
    deck = review.deck(most=2, now=NOW)
    assert sum(len(sheet.quiz["items"]) for sheet in deck.sheets) == 2
    assert "3 questions are due" in repr(deck)
    assert "The first 2 are here" in repr(deck)


def test_after_the_whole_course_the_deck_begins_with_what_was_missed_in_each_lesson(answers):
    lessons = [file.stem.partition("-")[2] for file in sorted(paths.lessons().glob("[0-9][0-9]-*.ipynb"))]
    missed = {}
    for day, lesson in enumerate(lessons):
        chosen = [one for one in bank.of_lesson(lesson).items if isinstance(one, Single)]
        kept = store.restore(answers / f"{lesson}.json", lesson, str(bank.of_lesson(lesson).version)).record
        when = (NOW - timedelta(days=len(lessons) - day)).isoformat().replace("+00:00", "Z")
        for item in chosen:
            right = item is not chosen[-1]
            answer = next(option.id for option in item.options if bool(option.correct) is right)
            kept = kept.answered(item.id, item.type, answer, when)
        store.write_whole(answers / f"{lesson}.json", record.to_json(kept))
        missed[lesson] = chosen[-1].id
    assert len(lessons) == 14
    waiting = review.due(NOW)
    first, rest = waiting[: len(lessons)], waiting[len(lessons) :]
    assert {one.lesson: one.item.id for one in first} == missed
    assert all(one.missed for one in first)
    assert not any(one.missed for one in rest)
