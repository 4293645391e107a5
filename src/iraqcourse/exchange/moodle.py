"""Banks as Moodle XML, with feedback, partial credit, hints and maps; read by Moodle 4 and later.

The format is described in Moodle's documentation, "Moodle XML format"; the weights follow the rule of
``quizzes/README.md``: a right option is worth its share of 100 %, a wrong one takes its share away.
"""

import base64
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable
from typing import Any

from iraqcourse.exchange import losses, map_picture, text
from iraqcourse.quiz import items as kinds
from iraqcourse.quiz import scoring, wording
from iraqcourse.quiz.items import Bank, Item

_PENALTY = "0.3333333"


def to_xml(banks: Iterable[Bank]) -> str:
    """Give banks as one file, a category for each.

    >>> from iraqcourse.quiz import bank
    >>> to_xml([bank.of_lesson("start-here")]).count('type="category"')
    1
    """
    quiz = ET.Element("quiz")
    for bank in banks:
        category = ET.SubElement(quiz, "question", type="category")
        _text(category, "category", f"$course$/top/Iraq Between Powers/{bank.lesson}", form="")
        for item in bank.items:
            if losses.carried(item, "moodle"):
                _question(quiz, bank, item)
    ET.indent(quiz)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(quiz, encoding="unicode") + "\n"


def _text(parent: ET.Element, name: str, content: str, form: str = "html", **more: str) -> ET.Element:
    made = ET.SubElement(parent, name, more | ({"format": form} if form else {}))
    ET.SubElement(made, "text").text = content
    return made


def _plain(parent: ET.Element, **values: str | int | float) -> None:
    for name, value in values.items():
        ET.SubElement(parent, name).text = str(value)


def _question(quiz: ET.Element, bank: Bank, item: Item) -> None:
    name, write = _TYPES[type(item)]
    made = ET.SubElement(quiz, "question", type=name)
    _text(made, "name", item.id, form="")
    stem = text.html(item.stem)
    _text(made, "questiontext", f"<p>{stem}</p>{_cloze(item)}" if isinstance(item, kinds.Fill) else f"<p>{stem}</p>")
    _text(made, "generalfeedback", _after(item) + text.sources(item))
    _plain(made, defaultgrade=f"{item.points}.0000000", penalty=_PENALTY, hidden=0, idnumber=f"{bank.lesson}/{item.id}")
    write(made, item)
    if item.hint:
        _text(made, "hint", text.html(item.hint))
    tags = ET.SubElement(made, "tags")
    for tag in (f"part:{item.part}", f"goal:{item.goal}", f"level:{item.level}"):
        ET.SubElement(ET.SubElement(tags, "tag"), "text").text = tag


def _after(item: Item) -> str:
    """Give the feedback for which the question's own fields have no place."""
    match item:
        case kinds.Match():
            return text.lines(wording.key(item))
        case kinds.Order():
            return text.lines([f"{one.text}: {one.feedback}" for one in item.entries if one.feedback])
        case kinds.Open():
            return f"<p>{text.html(item.sample)}</p>"
        case _:
            return ""


def _answer(parent: ET.Element, fraction: float, content: str, feedback: str, form: str = "html") -> ET.Element:
    made = _text(parent, "answer", content, form=form, fraction=f"{fraction:.5f}".rstrip("0").rstrip("."))
    _text(made, "feedback", text.html(feedback))
    return made


def _options(made: ET.Element, item: kinds.Single | kinds.Multiple) -> None:
    single = isinstance(item, kinds.Single)
    right = sum(one.correct for one in item.options)
    wrong = len(item.options) - right
    _plain(made, single=str(single).lower(), shuffleanswers="true", answernumbering="abc")
    for one in item.options:
        fraction = 100 / right if one.correct else 0 if single else -100 / wrong
        _answer(made, fraction, text.html(one.text), one.feedback)


def _number(made: ET.Element, item: kinds.Number) -> None:
    def answer(fraction: float, value: float, tolerance: kinds.Tolerance, feedback: str) -> None:
        one = _answer(made, fraction, f"{value:.12g}", feedback, form="moodle_auto_format")
        _plain(one, tolerance=f"{max(tolerance.absolute, tolerance.relative * abs(value)):.12g}")

    answer(100, item.value, item.tolerance, item.feedback.correct)
    for error in item.expected_errors:
        answer(0, error.value, error.tolerance, error.feedback)
    _plain(_answer(made, 0, "*", item.feedback.wrong, form="moodle_auto_format"), tolerance=0)
    if item.unit:
        units = ET.SubElement(made, "units")
        for name in (item.unit.name, *item.unit.also):
            _plain(ET.SubElement(units, "unit"), multiplier=1, unit_name=name)
    # A unit may be written or left out, as in the course.
    _plain(made, unitgradingtype=0, unitpenalty="0.1", showunits=3 if not item.unit else 0, unitsleft=0)


def _short(made: ET.Element, item: kinds.ShortText) -> None:
    _plain(made, usecase=0)

    def answer(fraction: float, content: str, feedback: str) -> None:
        # A star stands for anything in Moodle.
        _answer(made, fraction, content.replace("*", "\\*"), feedback, form="moodle_auto_format")

    for one in item.reject:
        answer(0, one, item.feedback.wrong)
    for error in item.expected_errors:
        answer(0, error.text, error.feedback)
    for one in dict.fromkeys(scoring.accepted(item)):
        answer(100, one, item.feedback.correct)
    _answer(made, 0, "*", item.feedback.wrong, form="moodle_auto_format")


def _order(made: ET.Element, item: kinds.Order) -> None:
    texts = {one.id: one.text for one in item.entries}
    _plain(made, layouttype="VERTICAL", selecttype="ALL", selectcount=0, gradingtype="LONGEST_ORDERED_SUBSET")
    # Moodle makes hints of its own for a question that does not say whether it counts the right entries.
    _plain(made, showgrading="SHOW", numberingstyle="none", shownumcorrect=1)
    _verdicts(made, item.feedback.correct, item.feedback.wrong)
    for place, name in enumerate((name for tied in item.order for name in tied), start=1):
        _text(made, "answer", text.html(texts[name]), fraction=str(place))


def _match(made: ET.Element, item: kinds.Match) -> None:
    _plain(made, shuffleanswers="true")
    key = {one.left: one.right for one in item.pairs}
    # What is chosen from is plain text there.
    right = {one.id: text.bare(one.text) for one in item.right}
    for one in item.left:
        part = _text(made, "subquestion", text.html(one.text))
        ET.SubElement(ET.SubElement(part, "answer"), "text").text = right[key[one.id]]
    for name in (name for name in right if name not in key.values()):
        part = _text(made, "subquestion", "")
        ET.SubElement(ET.SubElement(part, "answer"), "text").text = right[name]


def _place(made: ET.Element, item: kinds.Place) -> None:
    picture = map_picture.draw(item)
    _verdicts(made, item.feedback.correct, item.feedback.wrong)
    # Here a setting holds if its tag is there at all, whatever stands in it.
    ET.SubElement(made, "showmisplaced")
    image = ET.SubElement(made, "file", name=f"{item.id}.png", encoding="base64")
    image.text = base64.b64encode(picture.png).decode()
    _plain(ET.SubElement(made, "drag"), no=1, text="here", noofdrags=1)
    coords = f"{picture.x},{picture.y};{picture.radius}"
    _plain(ET.SubElement(made, "drop"), no=1, shape="circle", coords=coords, choice=1)


def _verdicts(made: ET.Element, correct: str, wrong: str) -> None:
    _text(made, "correctfeedback", text.html(correct))
    _text(made, "partiallycorrectfeedback", text.html(wrong))
    _text(made, "incorrectfeedback", text.html(wrong))


def _open(made: ET.Element, item: kinds.Open) -> None:
    _plain(made, responseformat="editor", responserequired=1, responsefieldlines=10, attachments=0)
    _text(made, "graderinfo", f"{text.rubric(item)}<p>In about {item.words} words.</p>")
    _text(made, "responsetemplate", "")


def _cloze(item: kinds.Fill) -> str:
    """Give the sentence with its gaps as Moodle's "embedded answers" have them."""
    # Each gap counts the same; where the points divide evenly they add up to the item's.
    weight = max(item.points // len(item.gaps), 1)
    made = text.html(item.text)
    for gap in item.gaps:
        right, wrong = _in_gap(gap.feedback.correct), _in_gap(gap.feedback.wrong)
        answers = [f"={_in_gap(one)}#{right}" for one in gap.accept]
        if gap.options:
            answers += [f"{_in_gap(one)}#{wrong}" for one in gap.options if one not in gap.accept]
        else:
            answers.append(f"*#{wrong}")
        kind = "MULTICHOICE" if gap.options else "SHORTANSWER"
        made = made.replace("{" + gap.id + "}", f"{{{weight}:{kind}:{'~'.join(answers)}}}")
    return f"<p>{made}</p>"


def _in_gap(content: str) -> str:
    made = text.html(content)
    for letter in "\\}#~":
        made = made.replace(letter, f"\\{letter}")
    return made


def _nothing(_: ET.Element, __: Item) -> None:
    """Write nothing: a sentence with gaps has its answers in its text."""


_TYPES: dict[type, tuple[str, Callable[[ET.Element, Any], None]]] = {
    kinds.Single: ("multichoice", _options),
    kinds.Multiple: ("multichoice", _options),
    kinds.Number: ("numerical", _number),
    kinds.ShortText: ("shortanswer", _short),
    kinds.Order: ("ordering", _order),
    kinds.Match: ("matching", _match),
    kinds.Place: ("ddmarker", _place),
    kinds.Fill: ("cloze", _nothing),
    kinds.Open: ("essay", _open),
}
