"""Item analysis against figures worked out by hand, and against an independent reckoning."""

import csv

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from iraqcourse.cli import app
from iraqcourse.grading.columns import Column
from iraqcourse.grading.item_analysis import Thirds, choices
from iraqcourse.grading.item_analysis import statistics as whole
from iraqcourse.quiz import bank, items, record


def statistics(names, shares):
    return whole(names, [Column.of(column) for column in shares]).items


def alpha(shares):
    return whole([str(n) for n in range(len(shares))], [Column.of(column) for column in shares]).alpha


CLASS = [[1, 1, 1, 0], [1, 1, 0, 0], [0, 0, 1, 1], [1, None, 0, 0]]


def test_facility_leaves_the_omitted_out():
    made = statistics(list("abcd"), CLASS)
    assert [one.facility for one in made] == [0.75, 0.5, 0.5, pytest.approx(1 / 3)]
    assert [(one.answered, one.omitted) for one in made][-1] == (3, 1)


def test_an_item_with_the_wrong_key_stands_out():
    found = statistics(list("abcd"), CLASS)[2]
    assert found.discrimination < 0
    assert "those who do well elsewhere do worse here: is the key right?" in found.flags


def test_an_item_that_nobody_answered_has_no_figures():
    [one, _] = statistics(["a", "b"], [[None, None], [1, 0]])
    assert (one.facility, one.discrimination) == (None, None)
    assert one.flags == ("nobody answered it",)


def test_an_item_that_all_have_right_does_not_discriminate():
    [one, _, _] = statistics(list("abc"), [[1, 1, 1], [1, 0, 1], [0, 0, 1]])
    assert one.discrimination is None
    assert "almost everybody has it right" in one.flags


SHARES = st.integers(3, 8).flatmap(
    lambda items: st.integers(4, 12).flatmap(
        lambda students: st.lists(
            st.lists(st.sampled_from([0.0, 0.5, 1.0]), min_size=students, max_size=students),
            min_size=items,
            max_size=items,
        )
    )
)


@given(shares=SHARES)
@settings(deadline=None)
def test_discrimination_is_the_correlation_with_all_other_items(shares):
    table = np.array(shares)
    for number, one in enumerate(statistics([str(n) for n in range(len(shares))], shares)):
        rest = table.sum(axis=0) - table[number]
        if table[number].std() < 1e-9 or rest.std() < 1e-9:
            assert one.discrimination is None
        else:
            assert one.discrimination == pytest.approx(np.corrcoef(table[number], rest)[0, 1], abs=1e-9)


@given(shares=SHARES)
@settings(deadline=None)
def test_alpha_without_an_item_is_that_of_the_others(shares):
    names = [str(n) for n in range(len(shares))]
    for number, one in enumerate(statistics(names, shares)):
        others = alpha(shares[:number] + shares[number + 1 :])
        assert one.alpha_without == (None if others is None else pytest.approx(others, abs=1e-9))


@given(values=st.lists(st.none() | st.integers(0, 600), max_size=700))
@settings(deadline=None)
def test_a_column_has_every_student_in_one_set(values):
    column = Column.of(values)
    assert sum(who.bit_count() for who in column.sets.values()) == len(values)
    back = {
        place: value
        for value, who in column.sets.items()
        for place in range(len(values))
        if who >> (len(values) - 1 - place) & 1
    }
    assert [back[place] for place in range(len(values))] == values


@given(shares=SHARES)
@settings(deadline=None)
def test_alpha_is_cronbachs(shares):
    table = np.array(shares)
    whole = table.sum(axis=0).var()
    if whole < 1e-9:
        assert alpha(shares) is None
    else:
        wanted = len(table) / (len(table) - 1) * (1 - table.var(axis=1).sum() / whole)
        assert alpha(shares) == pytest.approx(wanted, abs=1e-9)


def test_options_are_counted_for_the_best_and_the_weakest_third():
    values = Column.of(["a", "a", "b", ("b", "c"), None, "c"])
    thirds = Thirds.of([6, 5, 4, 3, 2, 1])
    found = {one.option: (one.all, one.upper, one.lower) for one in choices(list("abc"), values, thirds)}
    assert found == {"a": (2, 2, 0), "b": (2, 0, 0), "c": (2, 0, 1)}


@pytest.fixture
def marked(tmp_path):
    """Twelve students; those who do well choose one wrong option of 'who-fired' as if the key were wrong."""
    made = bank.of_lesson("twelve-days")
    counted = [item for item in made.part("quiz") if isinstance(item, items.Single)]
    (tmp_path / "in").mkdir()
    rows = ["student_id,name,email"]
    for number in range(12):
        kept = record.empty("twelve-days", str(made.version))
        for place, item in enumerate(counted):
            good = number > place if item.id != "who-fired" else number < 4
            option = next(one.id for one in item.options if one.correct is good)
            kept = kept.answered(item.id, "single", option, "2026-01-01T00:00:00Z")
        (tmp_path / "in" / f"s{number:03}_twelve-days.json").write_text(record.to_json(kept))
        rows.append(f"s{number:03},Student {number},s{number:03}@example.org")
    (tmp_path / "roster.csv").write_text("\n".join(rows) + "\n")
    arguments = ["grade", str(tmp_path / "in"), "--quiz", "twelve-days", "--roster", str(tmp_path / "roster.csv")]
    assert CliRunner().invoke(app, [*arguments, "--out", str(tmp_path / "out")]).exit_code == 0
    return tmp_path / "out"


def test_the_command_finds_the_bad_item_and_writes_its_tables(marked):
    done = CliRunner().invoke(app, ["items", str(marked / "results.json")])
    assert done.exit_code == 0, done.output
    assert "read these figures as hints" in done.output
    with (marked / "items.csv").open(newline="") as file:
        rows = {row["item"]: row for row in csv.DictReader(file)}
    assert "is the key right?" in rows["who-fired"]["flags"]
    assert [name for name, row in rows.items() if "is the key right?" in row["flags"]] == ["who-fired"]
    with (marked / "options.csv").open(newline="") as file:
        chosen = [row for row in csv.DictReader(file) if row["item"] == "who-fired"]
    assert sum(int(row["all"]) for row in chosen) == 12
    assert all(row["misconception"] for row in chosen if row["right"] == "false")


def test_the_page_shows_pictures_and_needs_nothing(marked):
    assert CliRunner().invoke(app, ["items", str(marked)]).exit_code == 0
    page = (marked / "items.html").read_text(encoding="utf-8")
    assert page.count('<svg role="img"') == 2
    assert "is the key right?" in page
    assert "hints, not as findings" in page
    assert "<script" not in page
    assert "style=" not in page
    with (marked / "misconceptions.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    times = [int(row["answers"]) for row in rows]
    assert times == sorted(times, reverse=True)
    assert any("who-fired" in row["items"] for row in rows)


def test_what_is_no_result_is_said(tmp_path):
    (tmp_path / "results.json").write_text("{}")
    done = CliRunner().invoke(app, ["items", str(tmp_path / "results.json")])
    assert done.exit_code == 2
    assert "These are not results" in done.output
