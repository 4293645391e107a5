"""What is accepted later becomes a key of its own; what is no answer to an item is refused."""

from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from iraqcourse.grading.alternatives import NotAnAnswer, with_answer
from iraqcourse.grading.decisions import read_decisions
from iraqcourse.grading.roster import Roster, Student
from iraqcourse.quiz import bank, items
from iraqcourse.quiz.scoring import score

NINE = bank.read_bank(Path(__file__).parents[1] / "specimens" / "quiz" / "nine-types.yaml")


@pytest.mark.parametrize(
    ("item", "answer", "given"),
    [
        ("water", "kirkuk", "kirkuk"),
        ("several", ["k1"], ["k1"]),
        ("figure", 9.5, "9.5 km"),
        ("name", "Iraq", "Iraq"),
        ("days", ["second", "first", "third"], ["second", "first", "third"]),
        ("pairs", {"iraq": "amman"}, {"iraq": "amman", "iran": "tehran"}),
        ("spot", "al-asad", {"lat": 33.7856, "lon": 42.4412}),
    ],
)
def test_every_type_can_have_a_further_right_answer(item: str, answer: Any, given: Any) -> None:
    known = {one.id: one for one in NINE.items}
    found = known.get(item) or NINE.items[0]
    assert score(found, given).share < 1
    assert score(with_answer(found, answer), given).share == 1


@pytest.mark.parametrize("item", NINE.items, ids=lambda one: one.id)
@pytest.mark.parametrize(
    "answer",
    [
        None,
        True,
        10**400,
        [2003, 1991, 2014],
        [{"a": "b"}],
        [["a"], 1],
        {"iraq": ["x"]},
        {},
        [],
        "",
        " - ",
        float("inf"),
    ],
)
def test_what_is_no_answer_to_an_item_is_refused(item: Any, answer: Any) -> None:
    with pytest.raises(NotAnAnswer):
        with_answer(item, answer)


def test_not_every_option_of_several_can_be_right() -> None:
    item = next(one for one in NINE.items if isinstance(one, items.Multiple))
    with pytest.raises(NotAnAnswer, match="Ticking everything gives nothing"):
        with_answer(item, [one.id for one in item.options])


def test_digits_are_ids_and_texts_where_these_are_wanted(tmp_path: Path) -> None:
    order = next(one for one in NINE.items if isinstance(one, items.Order))
    years = ("1991", "2003", "2014")
    named = structs.replace(
        order,
        entries=tuple(structs.replace(one, id=year) for one, year in zip(order.entries, years, strict=True)),
        order=tuple((year,) for year in years),
    )
    text = next(one for one in NINE.items if isinstance(one, items.ShortText))
    figure = next(one for one in NINE.items if isinstance(one, items.Number))
    made = structs.replace(NINE, items=(named, text, figure))
    file = tmp_path / "decisions.yaml"
    file.write_text(
        f"quiz: {NINE.lesson}\naccept:\n  - {{item: {named.id}, answer: [2003, 1991, 2014], reason: r}}\n"
        f"  - {{item: {text.id}, answer: 0048, reason: r}}\n  - {{item: {figure.id}, answer: 48.0, reason: r}}\n"
    )
    found = read_decisions(file, made, Roster((Student("s001"),))).accept
    assert [one.answer for one in found] == [["2003", "1991", "2014"], "0048", 48.0]


def test_a_text_that_the_bank_refuses_can_be_accepted_in_any_case() -> None:
    item = next(one for one in NINE.items if isinstance(one, items.ShortText))
    item = structs.replace(item, reject=("Al-Asad air base",))
    assert score(with_answer(item, "AL ASAD AIR BASE"), "al-asad air base").share == 1
