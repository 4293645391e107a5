"""The browser scores as Python does: the same cases, in Chromium."""

import json
import unicodedata
from pathlib import Path

import msgspec
import pytest

from iraqcourse.quiz import front, items, presenting, reading

VECTORS = sorted((Path(__file__).parents[1] / "vectors").glob("*.json"))
SCORE = """([item, value]) => {
  const found = IraqQuiz.score(item, value);
  return { points: found.points, state: found.state };
}"""


@pytest.fixture
def scorer(sealed):
    page = sealed().page()
    page.set_content("<!doctype html><html lang=en><title>Scores</title></html>")
    page.add_script_tag(content=front.script())
    return lambda item, value: page.evaluate(SCORE, [item, value])


def test_all_nine_types_have_vectors():
    names = {file.stem for file in VECTORS}
    assert names == {"single", "multiple", "number", "text", "order", "match", "place", "fill", "open"}


@pytest.mark.parametrize("file", VECTORS, ids=lambda file: file.stem)
def test_the_browser_scores_as_published(scorer, file):
    wrong = []
    for group in json.loads(file.read_text(encoding="utf-8")):
        item = presenting.for_page(msgspec.convert(group["item"], items.Item))
        for case in group["cases"]:
            found = scorer(item, case["value"])
            points = found["points"]
            same = points == case["points"] or (
                points is not None and case["points"] is not None and abs(points - case["points"]) < 1e-9
            )
            if found["state"] != case["state"] or not same:
                wrong.append((case, found))
    assert wrong == []


def test_the_browser_reads_every_letter_and_digit_as_python_does(sealed):
    page = sealed().page()
    page.set_content("<!doctype html><html lang=en><title>Reading</title></html>")
    page.add_script_tag(content=front.script())
    # What a newer Unicode than Python's has added, the browser may know; and it moved a mark of a rare script.
    every = map(chr, range(0x110000))
    known = [one for one in every if unicodedata.category(one) not in ("Cn", "Cs", "Co") and one != "\U0001171e"]
    for wrapped, there, here in (
        ("x{}y", "IraqQuiz.plainName", reading.plain_name),
        ("1{}500", "IraqQuiz.readNumber", reading.read_number),
        ("{}", "IraqQuiz.readNumber", reading.read_number),
    ):
        texts = [wrapped.format(one) for one in known]
        found = page.evaluate(f"(texts) => texts.map((text) => {there}(text))", texts)
        assert [(text, a) for text, a in zip(texts, found, strict=True) if a != here(text)] == []
    digits = [one for one in known if unicodedata.category(one) == "Nd"]
    assert len(digits) > 600
    assert [reading.read_number(one) for one in digits] == [unicodedata.decimal(one) for one in digits]
