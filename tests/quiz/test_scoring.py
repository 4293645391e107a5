"""Scores: the published rules, case by case, and what holds for every response there could be."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from iraqcourse.quiz import bank, items
from iraqcourse.quiz.scoring import score

VECTORS = Path(__file__).parents[1] / "vectors"


def cases() -> list[Any]:
    made = []
    for file in sorted(VECTORS.glob("*.json")):
        for group in json.loads(file.read_text(encoding="utf-8")):
            item = msgspec.convert(group["item"], items.Item)
            for case in group["cases"]:
                made.append(pytest.param(item, case, id=f"{file.stem}: {repr(case['value'])[:80]}"))
    return made


@pytest.mark.parametrize(("item", "case"), cases())
def test_a_response_scores_as_published(item: items.Item, case: dict[str, Any]) -> None:
    found = score(item, case["value"])
    assert found.state == case["state"]
    if case["points"] is None:
        assert found.points is None
    else:
        assert found.points == pytest.approx(case["points"], abs=2e-4)


def test_every_type_of_item_has_vectors() -> None:
    assert {file.stem for file in VECTORS.glob("*.json")} == {
        "single", "multiple", "number", "text", "order", "match", "place", "fill", "open",
    }  # fmt: skip


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=8), inner, max_size=5),
    max_leaves=8,
)
ALL_ITEMS = [item for name in ("start-here", "twelve-days") for item in bank.of_lesson(name).items]


@given(item=st.sampled_from(ALL_ITEMS), value=ANYTHING)
def test_no_response_raises_or_leaves_the_range(item: items.Item, value: Any) -> None:
    found = score(item, value)
    assert found.points is None or 0 <= found.points <= item.points


def options(right: int, wrong: int) -> items.Multiple:
    made = [
        items.Option(id=f"o{n}", text="t", feedback="f", correct=n < right, misconception="" if n < right else "m")
        for n in range(right + wrong)
    ]
    return items.Multiple(id="x", part="quiz", goal="g", level="recall", stem="s", points=4, options=tuple(made))


@given(right=st.integers(1, 5), wrong=st.integers(1, 5), chosen=st.sets(st.integers(0, 9)))
def test_ticking_one_more_right_option_never_costs_and_a_wrong_one_never_pays(
    right: int, wrong: int, chosen: set[int]
) -> None:
    item = options(right, wrong)
    ticked = [f"o{n}" for n in sorted(chosen) if n < right + wrong]
    before = score(item, ticked).points or 0
    for option in item.options:
        if option.id not in ticked:
            after = score(item, [*ticked, option.id]).points or 0
            assert after >= before if option.correct else after <= before


@given(right=st.integers(1, 5), wrong=st.integers(1, 5))
def test_ticking_everything_never_pays(right: int, wrong: int) -> None:
    item = options(right, wrong)
    assert score(item, [option.id for option in item.options]).points == 0


@given(order=st.permutations(["o0", "o1", "o2", "o3"]))
def test_the_order_in_which_options_were_ticked_makes_no_difference(order: list[str]) -> None:
    item = options(2, 3)
    assert score(item, order[:3]) == score(item, sorted(order[:3]))


@given(order=st.permutations(list("abcde")))
def test_an_order_scores_full_only_when_it_is_right(order: list[str]) -> None:
    entries = tuple(items.Entry(id=one, text=one) for one in "abcde")
    item = items.Order(
        id="x", part="quiz", goal="g", level="recall", stem="s", entries=entries,
        order=tuple((one,) for one in "abcde"), feedback=items.Verdicts(correct="c", wrong="w"),
    )  # fmt: skip
    assert (score(item, order).points == 1) == (order == list("abcde"))


def test_spellings_of_an_actor_are_accepted_and_another_actor_is_not() -> None:
    item = items.ShortText(
        id="x", part="quiz", goal="g", level="recall", stem="s", accept=("Soleimani",),
        same_as=("actor/qasem-soleimani",), feedback=items.Verdicts(correct="c", wrong="w"),
    )  # fmt: skip
    assert score(item, "qassem soleimani").points == 1
    assert score(item, "Abu Mahdi al-Muhandis").points == 0


def test_a_view_is_scored_by_its_distance_and_falls_to_nothing() -> None:
    item = next(one for one in bank.of_lesson("twelve-days").items if isinstance(one, items.Place))
    shares = [score(item, {"lat": 33.7856, "lon": 42.4412 + step}).share for step in (0, 0.5, 1, 1.5, 2, 3)]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] == 1
    assert shares[-1] == 0
