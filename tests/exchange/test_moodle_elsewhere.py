"""Moodle XML beside other people's programs: a reader of numbers and essays, and a second writer of the other types.

No installable program reads short answers, pairs, orders or markers. For the first three another writer, made and
used at a university, is given the same item: what Moodle's importer reads of a question must be the same in both.
"""

import html
import logging
import struct
import sys
import types
import xml.etree.ElementTree as ET
from collections.abc import Callable
from typing import Any

import pytest
from tests.exchange.specimen_banks import each_bank

from iraqcourse.exchange import map_picture, moodle, text
from iraqcourse.quiz import items, scoring


def written(made: items.Bank, kind: type) -> list[tuple[Any, ET.Element]]:
    """Give the items of one type, each with the question that was made of it."""
    found = {one.findtext("name/text"): one for one in ET.fromstring(moodle.to_xml([made]))}
    return [(item, found[item.id]) for item in made.items if isinstance(item, kind)]


def plain(content: str | None) -> str:
    return text.from_html(content or "")


# Numbers and essays, read by moodle2amc.


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Callable[[ET.Element], Any]:
    # It turns pictures into others with a library in C that numbers and essays do not need.
    pictures: Any = types.ModuleType("wand.image")
    pictures.Image = None
    monkeypatch.setitem(sys.modules, "wand.image", pictures)
    reader = pytest.importorskip("amc2moodle.moodle2amc._questions")
    etree = pytest.importorskip("lxml.etree")
    logging.getLogger("amc2moodle").setLevel(logging.CRITICAL)

    def question(one: ET.Element) -> Any:
        return reader.CreateQuestion(one.get("type"), etree.fromstring(ET.tostring(one)))

    return question


@each_bank
def test_numbers_come_back_from_another_reader(made: items.Bank, read: Callable[[ET.Element], Any]) -> None:
    for item, question in written(made, items.Number):
        # It takes every answer for a number, also the star that stands for all others.
        for rest in [one for one in question.findall("answer") if one.findtext("text") == "*"]:
            question.remove(rest)
        back = read(question)
        assert back.qtype == "numerical"
        assert item.stem in text.from_html("".join(back.question().itertext()).replace("\\%", "%"))
        key = back.answers()
        assert float(key.get("target")) == item.value
        said = dict(part.split(" = ") for part in key.text.split(", "))
        # It gives the tolerance in units of the last digit that the tolerance has.
        reach = max(item.tolerance.absolute, item.tolerance.relative * abs(item.value))
        assert int(said["exact"]) == round(reach * 10 ** int(said["decimals"]))


@each_bank
def test_essays_come_back_from_another_reader(made: items.Bank, read: Callable[[ET.Element], Any]) -> None:
    for item, question in written(made, items.Open):
        back = read(question)
        assert (back.qtype, back.answers().get("nlines")) == ("essai", "10")
        assert item.stem in text.from_html("".join(back.question().itertext()).replace("\\%", "%"))


# Numbers, short answers, pairs, orders and essays, as moodle-tools writes them.


@pytest.fixture
def other(monkeypatch: pytest.MonkeyPatch) -> Callable[..., ET.Element]:
    pytest.importorskip("loguru").logger.disable("moodle_tools")
    logging.getLogger("root").setLevel(logging.ERROR)
    factory = pytest.importorskip("moodle_tools.questions.factory")
    jinja = pytest.importorskip("jinja2")
    # Its templates are XML that they fill in as it stands.
    environment = jinja.Environment(loader=jinja.PackageLoader("moodle_tools.questions"), autoescape=False)

    def write(kind: str, item: Any, **said: Any) -> ET.Element:
        question = factory.SUPPORTED_QUESTION_TYPES[kind](
            question=f"<p>{html.escape(item.stem)}</p>",
            title=item.id,
            grade=item.points,
            markdown=False,
            table_styling=False,
            **said,
        )
        return ET.fromstring(question.to_xml(environment))

    return write


def head(one: ET.Element) -> tuple[str | None, str, float]:
    stem = plain(one.findtext("questiontext/text")).replace("*", "")
    return one.get("type"), stem, float(one.findtext("defaultgrade") or "nan")


def answers(one: ET.Element) -> list[tuple[str, float, float, str]]:
    """Give what Moodle reads of answers: text, share, tolerance and what is said."""
    return [
        (
            plain(answer.findtext("text")),
            float(answer.get("fraction", "nan")),
            round(float(answer.findtext("tolerance") or 0), 9),
            plain(answer.findtext("feedback/text")).replace("*", ""),
        )
        for answer in one.findall("answer")
    ]


def answer(content: str, points: int, feedback: str, tolerance: float = 0) -> dict[str, Any]:
    return {"answer": content, "points": points, "feedback": html.escape(feedback), "tolerance": tolerance}


def reach(one: Any) -> float:
    return max(one.tolerance.absolute, one.tolerance.relative * abs(one.value))


@each_bank
def test_numbers_are_what_another_writer_makes_of_them(made: items.Bank, other: Callable[..., ET.Element]) -> None:
    for item, question in written(made, items.Number):
        theirs = other(
            "numerical",
            item,
            answers=[
                answer(f"{item.value:.12g}", 100, item.feedback.correct, reach(item)),
                *(answer(f"{one.value:.12g}", 0, one.feedback, reach(one)) for one in item.expected_errors),
                answer("*", 0, item.feedback.wrong),
            ],
        )
        assert head(question) == head(theirs)
        assert answers(question) == answers(theirs)
        if not item.unit:
            assert question.findtext("showunits") == theirs.findtext("showunits")


@each_bank
def test_short_answers_are_what_another_writer_makes_of_them(
    made: items.Bank, other: Callable[..., ET.Element]
) -> None:
    for item, question in written(made, items.ShortText):
        theirs = other(
            "shortanswer",
            item,
            answer_case_sensitive=False,
            answers=[
                *(answer(one, 0, item.feedback.wrong) for one in item.reject),
                *(answer(one.text, 0, one.feedback) for one in item.expected_errors),
                *(answer(one, 100, item.feedback.correct) for one in dict.fromkeys(scoring.accepted(item))),
                answer("*", 0, item.feedback.wrong),
            ],
        )
        assert head(question) == head(theirs)
        assert answers(question) == answers(theirs)
        assert question.findtext("usecase") == theirs.findtext("usecase")


@each_bank
def test_pairs_are_what_another_writer_makes_of_them(made: items.Bank, other: Callable[..., ET.Element]) -> None:
    def pairs(one: ET.Element) -> list[tuple[str, str]]:
        found = one.findall("subquestion")
        return [(plain(part.findtext("text")), (part.findtext("answer/text") or "").strip()) for part in found]

    for item, question in written(made, items.Match):
        right = {one.id: one.text for one in item.right}
        key = {pair.left: right[pair.right] for pair in item.pairs}
        spare = [one.text for one in item.right if one.text not in key.values()]
        theirs = other(
            "matching",
            item,
            options=[
                *(
                    {"question": html.escape(html.escape(one.text)), "answer": html.escape(key[one.id])}
                    for one in item.left
                ),
                *({"question": "", "answer": html.escape(one)} for one in spare),
            ],
        )
        assert head(question) == head(theirs)
        assert pairs(question) == pairs(theirs)


@each_bank
def test_orders_are_what_another_writer_makes_of_them(made: items.Bank, other: Callable[..., ET.Element]) -> None:
    for item, question in written(made, items.Order):
        texts = {one.id: one.text for one in item.entries}
        theirs = other(
            "ordering",
            item,
            correct_feedback=html.escape(item.feedback.correct),
            partial_feedback=html.escape(item.feedback.wrong),
            incorrect_feedback=html.escape(item.feedback.wrong),
            answers=[html.escape(texts[name]) for tied in item.order for name in tied],
            grading_type="longest_ordered_subsequence",
        )
        assert head(question) == head(theirs)
        assert answers(question) == answers(theirs)
        for verdict in ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"):
            assert plain(question.findtext(f"{verdict}/text")) == plain(theirs.findtext(f"{verdict}/text"))


@each_bank
def test_essays_are_what_another_writer_makes_of_them(made: items.Bank, other: Callable[..., ET.Element]) -> None:
    for item, question in written(made, items.Open):
        rubric = "".join(
            f"<li>{one.points:g} point{'s'[: one.points != 1]}: {html.escape(one.text)}</li>" for one in item.rubric
        )
        theirs = other(
            "essay",
            item,
            response_format="editor",
            text_response={"required": True},
            general_feedback=f"<p>{html.escape(item.sample)}</p>",
            grader_info=f"<ul>{rubric}</ul><p>In about {item.words} words.</p>",
        )
        assert head(question) == head(theirs)
        for setting in ("responseformat", "responserequired", "responsefieldlines", "attachments"):
            assert question.findtext(setting) == theirs.findtext(setting)
        assert plain(question.findtext("graderinfo/text")) == plain(theirs.findtext("graderinfo/text"))
        assert plain(question.findtext("generalfeedback/text")).startswith(
            plain(theirs.findtext("generalfeedback/text"))
        )


# Markers: no other program writes or reads them. What Moodle's own importer does with them is held to here.


@each_bank
def test_moodle_has_no_reason_to_shrink_a_map(made: items.Bank) -> None:
    for item, question in written(made, items.Place):
        drawn = map_picture.draw(item)
        wide, high = struct.unpack(">II", drawn.png[16:24])
        # A larger picture is made smaller on the way in, and the target stays where it was.
        assert wide <= 600
        assert high <= 400
        # The whole circle must lie on the picture, in whole numbers that are not negative.
        assert drawn.radius <= drawn.x <= wide - drawn.radius
        assert drawn.radius <= drawn.y <= high - drawn.radius
        assert {one.tag for one in question.find("drop") or ()} == {"no", "shape", "coords", "choice"}
        assert question.find("shuffleanswers") is None
        # Each drop names the marker that belongs there.
        assert question.findtext("drop/choice") == question.findtext("drag/no") == "1"
