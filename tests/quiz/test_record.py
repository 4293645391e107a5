"""A record is never lost: not by a restart, a second notebook, a crash in mid-write or a damaged file."""

import json
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iraqcourse.quiz import bank, locking, record, store, widget
from iraqcourse.quiz.record import NotARecord


def answered(file: Path, item: str, value: record.Value, kind: str = "single") -> None:
    store.add_attempt(file, "twelve-days", "1", item, kind, value)


def test_attempts_are_kept_in_order_and_the_first_counts_where_feedback_follows(tmp_path: Path) -> None:
    file = tmp_path / "twelve-days.json"
    for value in ("a", "b", "c"):
        answered(file, "x", value)
    kept = store.restore(file, "twelve-days", "1").record.items["x"]
    assert [attempt.value for attempt in kept.attempts] == ["a", "b", "c"]
    assert record.counted(kept, feedback_follows=True) == "a"
    assert record.counted(kept, feedback_follows=False) == "c"


def test_the_file_is_the_one_of_the_contract(tmp_path: Path) -> None:
    file = tmp_path / "r.json"
    answered(file, "x", ["a", "b"], "multiple")
    plain = json.loads(file.read_text(encoding="utf-8"))
    assert plain["schema"] == 1
    assert plain["course"] == "iraq-between-powers"
    assert (plain["quiz"], plain["quiz_version"]) == ("twelve-days", "1")
    assert plain["items"]["x"]["type"] == "multiple"
    assert plain["items"]["x"]["attempts"][0].keys() == {"value", "t"}


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", '{"schema": 1}', "not json", "[" * 100_000, '{"schema": 2, "items": {}}']
)
def test_a_damaged_file_is_set_aside_and_said_so(tmp_path: Path, damage: str) -> None:
    file = tmp_path / "r.json"
    file.write_text(damage, encoding="utf-8")
    restored = store.restore(file, "twelve-days", "1")
    assert restored.record.items == {}
    assert "damaged" in restored.note
    assert (tmp_path / "r.damaged-1.json").read_text(encoding="utf-8") == damage
    answered(file, "x", "a")
    assert (tmp_path / "r.damaged-1.json").exists()


def test_one_damaged_answer_costs_only_itself(tmp_path: Path) -> None:
    file = tmp_path / "r.json"
    answered(file, "x", "a")
    answered(file, "y", "b")
    plain = json.loads(file.read_text(encoding="utf-8"))
    plain["items"]["y"]["value"] = {"deep": {"er": 1}}
    file.write_text(json.dumps(plain), encoding="utf-8")
    restored = store.restore(file, "twelve-days", "1")
    assert set(restored.record.items) == {"x"}
    assert "'y' is damaged" in restored.note
    assert list(tmp_path.glob("r.damaged-*.json"))


def test_a_crash_in_mid_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "r.json"
    answered(file, "x", "a")
    before = file.read_bytes()

    def crash(_: int) -> None:
        raise OSError("the power went out")

    monkeypatch.setattr("os.fsync", crash)
    with pytest.raises(OSError, match="power"):
        answered(file, "x", "b")
    assert file.read_bytes() == before
    assert not list(tmp_path.glob(".*.tmp"))


WRITER = """
import sys
import time
from pathlib import Path
from iraqcourse.quiz import store
for number in range(20):
    store.add_attempt(Path(sys.argv[1]), "twelve-days", "1", f"{sys.argv[2]}-{number}", "single", "a")
"""


def test_two_kernels_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    file = tmp_path / "r.json"
    both = [subprocess.Popen([sys.executable, "-c", WRITER, str(file), name]) for name in ("one", "two")]
    assert [one.wait(60) for one in both] == [0, 0]
    assert len(store.restore(file, "twelve-days", "1").record.items) == 40


HOLDER = """
import sys
import time
from pathlib import Path
from iraqcourse.quiz.locking import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(600)
"""


def test_a_lock_that_is_held_is_waited_for_and_never_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "r.json"
    monkeypatch.setattr(locking, "_PATIENCE_SECONDS", 0.2)
    # What an earlier crash left behind hinders nobody.
    (tmp_path / ".r.json.lock").touch()
    answered(file, "x", "a")
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, str(file)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    before = file.read_bytes()
    try:
        for _ in range(2):
            with pytest.raises(TimeoutError, match=r"another kernel has been writing r\.json"):
                answered(file, "x", "b")
        assert file.read_bytes() == before
    finally:
        holder.kill()
        holder.communicate()
    answered(file, "x", "b")
    assert store.restore(file, "twelve-days", "1").record.items["x"].value == "b"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["r.json"]


def test_merging_keeps_every_attempt_of_both_copies() -> None:
    empty = record.empty("q", "1")
    one = empty.answered("x", "single", "a", "2026-01-01T00:00:00Z").answered(
        "x", "single", "b", "2026-01-03T00:00:00Z"
    )
    other = empty.answered("x", "single", "c", "2026-01-02T00:00:00Z").answered(
        "y", "single", "d", "2026-01-01T00:00:00Z"
    )
    merged = record.merge(one, other)
    assert [attempt.value for attempt in merged.items["x"].attempts] == ["a", "c", "b"]
    assert merged.items["x"].value == "b"
    assert record.merge(merged, other) == merged


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


@given(plain=JSON, items=JSON)
def test_no_value_makes_the_reader_fail_in_another_way(plain: Any, items: Any) -> None:
    for candidate in (plain, {"schema": 1, "course": record.COURSE, "quiz": "q", "quiz_version": "1", "items": items}):
        # Anything but NotARecord would fail the test.
        with suppress(NotARecord):
            found, _ = record.from_plain(candidate)
            assert record.from_plain(json.loads(record.to_json(found)))[0] == found


def test_the_widget_restores_answers_and_trusts_no_message(tmp_path: Path) -> None:
    file, made = tmp_path / "r.json", bank.of_lesson("twelve-days")
    quiz = widget.show(made, "opening", file=file)
    quiz._receive(None, {"kind": "attempt", "record_id": "opening-decision", "value": "steps"}, None)
    quiz._receive(None, {"kind": "attempt", "record_id": "not-asked", "value": "x"}, None)
    quiz._receive(None, {"kind": "attempt", "record_id": "opening-decision", "value": {"a": {"b": 1}}}, None)
    again = widget.show(made, "opening", file=file)
    assert again.answers == {
        "opening-decision": {"value": "steps", "attempts": [quiz.answers["opening-decision"]["attempts"][0]]}
    }
    at_the_end = widget.show(made, "opening", file=file, again=True)
    at_the_end.attempt("opening-decision--again", "plan")
    assert set(store.restore(file, "twelve-days", "1").record.items) == {"opening-decision", "opening-decision--again"}


def test_the_widgets_text_has_no_address_and_its_html_needs_no_script(tmp_path: Path) -> None:
    data, _ = widget.show(bank.of_lesson("twelve-days"), file=tmp_path / "r.json")._repr_mimebundle_()  # type: ignore[misc]
    assert "0x" not in data["text/plain"]
    assert "<script" not in data["text/html"]
    assert "application/vnd.jupyter.widget-view+json" in data


def test_a_kernel_killed_in_mid_write_leaves_a_record_that_can_be_read(tmp_path: Path) -> None:
    file = tmp_path / "r.json"
    for _ in range(3):
        writer = subprocess.Popen([sys.executable, "-c", WRITER.replace("range(20)", "range(10**6)"), str(file), "x"])
        while not file.exists():
            time.sleep(0.01)
        time.sleep(0.1)
        writer.kill()
        writer.wait(10)
        restored = store.restore(file, "twelve-days", "1")
        assert restored.note == ""
        assert restored.record.items
    assert list(tmp_path.glob("*damaged*")) == []


@pytest.mark.parametrize("name", ["r (1).json", "r-Copy1.json", "r copy.json", "r (conflicted copy 2026-01-05).json"])
def test_a_second_copy_is_merged_and_every_file_is_kept(tmp_path: Path, name: str) -> None:
    answered(tmp_path / "r.json", "one", "a")
    answered(tmp_path / name, "one", "b")
    answered(tmp_path / name, "two", "c")
    (tmp_path / "r-exercises.json").write_text("{}")
    first, second = ((tmp_path / one).read_text() for one in ("r.json", name))
    said = store.adopt_copies(tmp_path / "r.json", "twelve-days", "1")
    assert said == f"Answers from '{name}' were added to yours; that file is kept as r.merged-1.json."
    items = store.restore(tmp_path / "r.json", "twelve-days", "1").record.items
    assert {key: len(one.attempts) for key, one in items.items()} == {"one": 2, "two": 1}
    assert (tmp_path / "r.before-1.json").read_text() == first
    assert (tmp_path / "r.merged-1.json").read_text() == second
    assert (tmp_path / "r-exercises.json").read_text() == "{}"
    assert store.adopt_copies(tmp_path / "r.json", "twelve-days", "1") == ""


def test_a_copy_of_another_quiz_is_left_alone(tmp_path: Path) -> None:
    answered(tmp_path / "r.json", "one", "a")
    store.add_attempt(tmp_path / "r (1).json", "start-here", "1", "x", "single", "a")
    assert store.adopt_copies(tmp_path / "r.json", "twelve-days", "1") == ""
    assert (tmp_path / "r (1).json").exists()


def test_more_attempts_than_are_read_again_cost_none_that_counts(tmp_path: Path) -> None:
    full = record.empty("twelve-days", "1")
    for number in range(record.MOST_ATTEMPTS):
        full = full.answered("x", "text", f"try {number}", f"2026-01-01T00:00:00.{number:03}Z")
    file = tmp_path / "r.json"
    store.write_whole(file, record.to_json(full))
    answered(file, "x", "latest", "text")
    restored = store.restore(file, "twelve-days", "1")
    assert restored.note == ""
    values = [attempt.value for attempt in restored.record.items["x"].attempts]
    assert (len(values), values[0], values[1], values[-1]) == (record.MOST_ATTEMPTS, "try 0", "try 2", "latest")
    other = record.empty("twelve-days", "1").answered("x", "text", "other", "2999-01-01T00:00:00.000Z")
    merged = record.merge(restored.record, other)
    assert record.from_plain(json.loads(record.to_json(merged))) == (merged, ())
    assert merged.items["x"].value == "other"


def test_the_page_is_told_what_was_not_written_and_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quiz = widget.show(bank.of_lesson("twelve-days"), "opening", file=tmp_path / "r.json")
    said: list[Any] = []
    monkeypatch.setattr(quiz, "send", said.append)
    attempt = {"kind": "attempt", "record_id": "opening-decision", "value": "steps"}
    quiz._receive(None, attempt | {"value": "x" * (record.MOST_TEXT + 1)}, None)
    assert said[-1]["record_id"] == "opening-decision"
    assert "Not recorded: this answer is too long" in said[-1]["reason"]

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store, "add_attempt", full)
    quiz._receive(None, attempt, None)
    assert said[-1]["reason"] == "Not recorded: the file r.json cannot be written (No space left on device)."
    assert quiz.answers == {}


def test_asking_anew_shows_only_what_is_answered_now(tmp_path: Path) -> None:
    made, file = bank.of_lesson("twelve-days"), tmp_path / "r.json"
    answered(file, "who-fired", "kh")
    quiz = widget.Quiz(made, made.part("quiz"), file=file, fresh=True)
    quiz.attempt("ps752-people", "1")
    assert set(quiz.answers) == {"ps752-people"}
    assert set(store.restore(file, "twelve-days", "1").record.items) == {"who-fired", "ps752-people"}
