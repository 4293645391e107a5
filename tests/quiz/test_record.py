"""A record is never lost: not by a restart, a second notebook, a crash in mid-write or a damaged file."""

import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iraqcourse.quiz import bank, record, store, widget
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


def test_a_lock_left_by_a_crash_is_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_STALE_SECONDS", 0.05)
    (tmp_path / ".r.json.lock").touch()
    answered(tmp_path / "r.json", "x", "a")
    assert (tmp_path / "r.json").exists()


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
