"""What is written is read back by programs that others wrote: keys, weights and feedback come back equal."""

import html
import io
import json
import logging
import re
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path
from typing import Any

import pytest
from tests.exchange.specimen_banks import BANKS, each_bank, of

from iraqcourse.exchange import canvas, gift, losses, moodle, text
from iraqcourse.quiz import bank, items, scoring
from iraqcourse.strict_yaml import parse

# Moodle XML, read by moodle-xml-parser: choices and gaps.


@each_bank
def test_moodle_choices_come_back_from_another_reader(made: items.Bank) -> None:
    parser = pytest.importorskip("moodle_xml_parser.parser")
    found = {one.name: one for one in parser.parse_string(moodle.to_xml([made]))["multichoice"]}
    wanted = of(made, items.Single, items.Multiple)
    assert list(found) == [item.id for item in wanted]
    for item in wanted:
        one = found[item.id]
        assert one.single == isinstance(item, items.Single)
        assert one.default_grade == item.points
        right = sum(option.correct for option in item.options)
        lost = -100 / (len(item.options) - right) if isinstance(item, items.Multiple) else 0
        for option, back in zip(item.options, one.options, strict=True):
            # This reader takes the tags away itself, and then "<NA>" must not be taken for one.
            assert option.text in (back.answer, text.from_html(back.answer))
            assert option.feedback in (back.feedback, text.from_html(back.feedback))
            assert back.score_fraction == pytest.approx(100 / right if option.correct else lost, abs=1e-4)


@each_bank
def test_moodle_gaps_come_back_from_another_reader(made: items.Bank) -> None:
    parser = pytest.importorskip("moodle_xml_parser.parser")
    found = {one.name: one for one in parser.parse_string(moodle.to_xml([made]))["cloze"]}
    for item in of(made, items.Fill):
        # In the order in which they stand in the sentence.
        gaps = sorted(item.gaps, key=lambda gap: item.text.index("{" + gap.id + "}"))
        for gap, back in zip(gaps, found[item.id].gaps, strict=True):
            assert back.sub_type == ("MULTICHOICE" if gap.options else "SHORTANSWER")
            right = [html.unescape(one.answer) for one in back.options if one.score == 100]
            assert right == list(gap.accept)
            said = {html.unescape(one.feedback) for one in back.options}
            assert said == {gap.feedback.correct, gap.feedback.wrong}
            others = {html.unescape(one.answer) for one in back.options if one.score == 0}
            assert others == (set(gap.options) - set(gap.accept) if gap.options else {"*"})


# GIFT, read by pygiftparser.


def unescaped(content: str) -> str:
    return text.from_html(re.sub(r"\\([\\~=#{}:])", r"\1", content))


@pytest.fixture
def gift_of(monkeypatch: pytest.MonkeyPatch) -> Any:
    parser = pytest.importorskip("pygiftparser.parser")
    logging.getLogger("pygiftparser").setLevel(logging.ERROR)

    def read(made: items.Bank) -> dict[str, Any]:
        lines = io.StringIO(gift.to_gift([made]))
        # It knows no "~#": what Moodle takes for the feedback of every other number.
        source = re.sub(r"^~#.*\n", "", lines.getvalue(), flags=re.M)
        return {unescaped(one.title): one for one in parser.parseFile(io.StringIO(source)) if one.title}

    return read


@each_bank
def test_gift_comes_back_from_another_reader(made: items.Bank, gift_of: Any) -> None:
    found = gift_of(made)
    assert set(found) == {item.id for item in made.items if losses.carried(item, "gift")}
    for item in made.items:
        if item.id not in found or isinstance(item, items.Fill):
            continue
        question = found[item.id]
        assert unescaped(question.text) == item.stem
        answers = question.answers
        match item:
            case items.Single() | items.Multiple():
                kind = "SelectSet" if isinstance(item, items.Single) else "MultipleChoicesSet"
                assert type(answers).__name__ == kind
                right = sum(option.correct for option in item.options)
                lost = -100 / (len(item.options) - right) if isinstance(item, items.Multiple) else 0
                for option, back in zip(item.options, answers.answers, strict=True):
                    assert unescaped(back.answer) == option.text
                    assert unescaped(back.feedback) == option.feedback
                    assert back.fraction == pytest.approx(100 / right if option.correct else lost, abs=1e-3)
            case items.Number():
                first, *errors = answers.answers
                assert (first.value, first.fraction) == (item.value, 100)
                assert first.tolerance == max(item.tolerance.absolute, item.tolerance.relative * abs(item.value))
                assert unescaped(first.feedback) == item.feedback.correct
                assert [(one.value, one.fraction, unescaped(one.feedback)) for one in errors] == [
                    (one.value, 0, one.feedback) for one in item.expected_errors
                ]
            case items.ShortText():
                right_texts = [unescaped(one.answer) for one in answers.answers if one.fraction == 100]
                assert right_texts == list(dict.fromkeys(scoring.accepted(item)))
                wrong = {unescaped(one.answer): unescaped(one.feedback) for one in answers.answers if not one.fraction}
                assert wrong["*"] == item.feedback.wrong
                assert {one.text: one.feedback for one in item.expected_errors}.items() <= wrong.items()
                assert set(item.reject) <= set(wrong)
            case items.Match():
                texts = {one.id: one.text for one in (*item.left, *item.right)}
                back = [(unescaped(one.question).strip(), unescaped(one.answer).strip()) for one in answers.answers]
                assert [one for one in back if one[0]] == [
                    (texts[one.id], texts[next(pair.right for pair in item.pairs if pair.left == one.id)])
                    for one in item.left
                ]
                assert {one for _, one in back} == {texts[one.id] for one in item.right}
            case items.Open():
                assert type(answers).__name__ == "Essay"
                assert item.sample in unescaped(question.generalFeedback)


def gap(item_id: str, **more: Any) -> dict[str, Any]:
    said = {"correct": "The constitution of 2005.", "wrong": "A vote in *October*."}
    return {
        "id": item_id, "part": "quiz", "goal": "g", "level": "recall", "type": "fill", "stem": "Fill the gap.",
        "text": "The constitution was accepted in {year} by a vote.", "sources": ["here"],
        "gaps": [{"id": "year", "accept": ["2005"], "feedback": said, **more}],
    }  # fmt: skip


def test_a_sentence_with_one_gap_comes_back_from_another_reader(gift_of: Any) -> None:
    made = bank.from_document(
        parse(
            json.dumps({"lesson": "x", "version": 1, "items": [gap("typed"), gap("chosen", options=["2003", "2005"])]}),
            Path("x"),
        )
    )
    found = gift_of(made)
    for item in of(made, items.Fill):
        question, [one] = found[item.id], item.gaps
        sentence = [unescaped(part) for part in (question.text, question.tail)]
        assert sentence == [f"{item.stem}\nThe constitution was accepted in", "by a vote."]
        back = [(unescaped(a.answer), a.fraction, unescaped(a.feedback)) for a in question.answers.answers]
        others = (("2003", 0),) if one.options else (("*", 0),)
        wanted = {("2005", 100, one.feedback.correct)} | {(*other, one.feedback.wrong) for other in others}
        assert set(back) == wanted


# QTI 1.2, read by qti2latex.


def package(made: items.Bank) -> dict[str, ET.Element]:
    """Give the items of the package, each under its name in the bank."""
    qti = pytest.importorskip("qti2latex")
    with zipfile.ZipFile(io.BytesIO(canvas.to_zip([made]))) as file:
        root = ET.fromstring(file.read(f"{made.lesson}/{made.lesson}.xml"))
    found = {one.attrib["title"]: one for one in qti.findall_anyns(root, "item")}
    assert [one.attrib["ident"] for one in found.values()] == [f"item_{made.lesson}_{name}" for name in found]
    return found


@each_bank
def test_canvas_comes_back_from_another_reader(made: items.Bank) -> None:
    qti = pytest.importorskip("qti2latex")
    found = package(made)
    assert set(found) == {item.id for item in made.items if losses.carried(item, "canvas")}
    for item in made.items:
        if item.id not in found:
            continue
        back = found[item.id]
        meta = qti.get_qti_metadata(back)
        assert float(meta["points_possible"]) == item.points
        stem = text.from_html(qti.get_item_stem(back))
        assert stem.startswith(item.stem)
        said = {
            one.attrib["ident"]: text.from_html(qti.text_of(qti.first(qti.findall_anyns(one, "mattext"))))
            for one in qti.findall_anyns(back, "itemfeedback")
        }
        kind = qti.guess_type(meta, back)
        match item:
            case items.Single() | items.Multiple():
                several = isinstance(item, items.Multiple)
                assert kind == ("multiple_answers_question" if several else "multiple_choice_question")
                choices = [(ident, text.from_html(content)) for ident, content in qti.get_choices(back)]
                idents = {one.id: f"answer_{number}" for number, one in enumerate(item.options, start=1)}
                assert choices == [(idents[one.id], one.text) for one in item.options]
                scored = [one for one in qti.findall_anyns(back, "respcondition") if qti.findall_anyns(one, "setvar")]
                [condition] = scored
                # It looks for keys in every condition: leave it the one that scores.
                alone = ET.Element("item")
                ET.SubElement(alone, "resprocessing").append(condition)
                assert qti.get_correct_idents(alone) == {idents[one.id] for one in item.options if one.correct}
                assert {name: said[f"{name}_fb"] for name, _ in choices} == {
                    idents[one.id]: one.feedback for one in item.options
                }
            case items.Number():
                assert kind == "numerical_question"
                assert f"{item.value:.12g}" in qti.get_correct_idents(back)
                assert (said["correct_fb"], said["general_incorrect_fb"]) == (
                    item.feedback.correct,
                    item.feedback.wrong,
                )
            case items.ShortText():
                assert kind == "short_answer_question"
                assert qti.get_correct_idents(back) == set(scoring.accepted(item))
                assert said["general_incorrect_fb"] == item.feedback.wrong
            case items.Match():
                assert kind == "matching_question"
                left, right = ({one.id: one.text for one in side} for side in (item.left, item.right))
                names = {}
                for response in qti.findall_anyns(back, "response_lid"):
                    prompt, *offered = [one.text for one in qti.findall_anyns(response, "mattext")]
                    assert offered == list(right.values())
                    names[response.attrib["ident"]] = text.from_html(prompt)
                texts = dict(qti.get_choices(back))
                pairs = {
                    (names[one.attrib["respident"]], texts[one.text]) for one in qti.findall_anyns(back, "varequal")
                }
                assert pairs == {(left[pair.left], right[pair.right]) for pair in item.pairs}
                added = [float(one.text) for one in qti.findall_anyns(back, "setvar")]
                assert sum(added) == pytest.approx(100, abs=0.05)
                assert all(pair.feedback in said["general_fb"] for pair in item.pairs)
            case items.Fill():
                assert kind in ("fill_in_multiple_blanks_question", "multiple_dropdowns_question")
                assert all(f"[{gap.id}]" in stem for gap in item.gaps)
                texts = {ident: text.from_html(content) for ident, content in qti.get_choices(back)}
                right = [texts[one.text] for one in qti.findall_anyns(back, "varequal")]
                assert sorted(right) == sorted(one for gap in item.gaps for one in gap.accept)
            case items.Open():
                assert kind == "essay_question"
                assert item.sample in said["general_fb"]


def test_canvas_misreads_no_name_in_a_package_of_every_bank() -> None:
    with zipfile.ZipFile(io.BytesIO(canvas.to_zip(BANKS))) as file:
        quizzes = [ET.fromstring(file.read(f"{made.lesson}/{made.lesson}.xml")) for made in BANKS]
    found = [one for root in quizzes for one in root.iter() if one.tag.endswith("}item")]
    # Two questions of one name would become one.
    assert len({one.attrib["ident"] for one in found}) == len(found)
    for one in found:
        names = {part.attrib["ident"] for part in one.iter() if part.tag.endswith("}itemfeedback")}
        # What Canvas's importer takes for feedback of the question as such (its converter of items, "get_feedback").
        taken = {
            name for name in names if re.search("wrong|incorrect|correct|solution|general_|_all|_i?c$", name, re.I)
        }
        assert taken <= {"correct_fb", "general_incorrect_fb", "general_fb"}
        matches = {part.attrib["ident"] for part in one.iter() if part.tag.endswith("}response_label")}
        numbers = [number.group() for name in matches if (number := re.search(r"^match\D*(\d+)", name))]
        assert len(set(numbers)) == len(numbers)
