"""Banks as a QTI 1.2 package for Canvas: a zip file with one quiz for each bank.

QTI 1.2 is "IMS Question & Test Interoperability: ASI XML Binding Specification", version 1.2 (2002); question types and
metadata fields are those that Canvas writes when it exports a classic quiz.
"""

import io
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from iraqcourse.exchange import losses, text
from iraqcourse.quiz import items as kinds
from iraqcourse.quiz import scoring, wording
from iraqcourse.quiz.items import Bank, Item

_QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
_CANVAS = "http://canvas.instructure.com/xsd/cccv1p0"
# The same bytes for the same banks, whenever they are written.
_DAY = (1980, 1, 1, 0, 0, 0)


def to_zip(banks: Iterable[Bank]) -> bytes:
    """Give the package.

    >>> from iraqcourse.quiz import bank
    >>> to_zip([bank.of_lesson("start-here")])[:2]
    b'PK'
    """
    all_banks = list(banks)
    files = {"imsmanifest.xml": _manifest(all_banks)}
    for bank in all_banks:
        files[f"{bank.lesson}/{bank.lesson}.xml"] = quiz(bank)
        files[f"{bank.lesson}/assessment_meta.xml"] = _settings(bank)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, content)
    return out.getvalue()


def _written(root: ET.Element) -> str:
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _under(parent: ET.Element, name: str, content: str | float | None = None, **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, name, attributes)
    if content is not None:
        made.text = str(content)
    return made


def _manifest(banks: list[Bank]) -> str:
    root = ET.Element("manifest", identifier="iraq-between-powers", xmlns=_PACKAGE)
    metadata = _under(root, "metadata")
    _under(metadata, "schema", "IMS Content")
    _under(metadata, "schemaversion", "1.1.3")
    _under(root, "organizations")
    resources = _under(root, "resources")
    for bank in banks:
        for kind, name, more in (
            ("imsqti_xmlv1p2", f"{bank.lesson}/{bank.lesson}.xml", ""),
            (
                "associatedcontent/imscc_xmlv1p1/learning-application-resource",
                f"{bank.lesson}/assessment_meta.xml",
                "-meta",
            ),
        ):
            one = _under(resources, "resource", identifier=f"{bank.lesson}{more}", type=kind, href=name)
            _under(one, "file", href=name)
            if not more:
                _under(one, "dependency", identifierref=f"{bank.lesson}-meta")
    return _written(root)


def _settings(bank: Bank) -> str:
    root = ET.Element("quiz", identifier=bank.lesson, xmlns=_CANVAS)
    points = sum(item.points for item in bank.items if losses.carried(item, "canvas"))
    for name, value in {
        "title": bank.lesson.replace("-", " ").capitalize(),
        "shuffle_answers": "true",
        "scoring_policy": "keep_highest",
        "quiz_type": "assignment",
        "points_possible": f"{points}.0",
        "allowed_attempts": "1",
        "show_correct_answers": "true",
    }.items():
        _under(root, name, value)
    return _written(root)


def quiz(bank: Bank) -> str:
    """Give one bank as a QTI 1.2 assessment."""
    root = ET.Element("questestinterop", xmlns=_QTI)
    title = bank.lesson.replace("-", " ").capitalize()
    assessment = _under(root, "assessment", ident=bank.lesson, title=title)
    _field(_under(assessment, "qtimetadata"), "cc_maxattempts", "1")
    section = _under(assessment, "section", ident="root_section")
    for item in bank.items:
        if losses.carried(item, "canvas"):
            _Writer(section, item).write()
    return _written(root)


def _field(metadata: ET.Element, label: str, entry: str) -> None:
    field = _under(metadata, "qtimetadatafield")
    _under(field, "fieldlabel", label)
    _under(field, "fieldentry", entry)


def _material(parent: ET.Element, content: str) -> None:
    _under(_under(parent, "material"), "mattext", content, texttype="text/html")


class _Writer:
    """One item: its presentation, its response processing and its feedback, in the order that QTI wants."""

    def __init__(self, section: ET.Element, item: Item) -> None:
        self._item = item
        self._root = _under(section, "item", ident=item.id, title=item.id)
        self._metadata = _under(_under(self._root, "itemmetadata"), "qtimetadata")
        self._presentation = _under(self._root, "presentation")
        self._processing = _under(self._root, "resprocessing")
        outcomes = _under(self._processing, "outcomes")
        _under(outcomes, "decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
        self._feedback: dict[str, str] = {}

    def write(self) -> None:
        """Write the item."""
        kind, write = _TYPES[type(self._item)]
        if isinstance(self._item, kinds.Fill) and _is_menu(self._item):
            kind = "multiple_dropdowns_question"
        _field(self._metadata, "question_type", kind)
        _field(self._metadata, "points_possible", f"{self._item.points}.0")
        _field(self._metadata, "assessment_question_identifierref", f"{self._item.id}-question")
        write(self, self._item)
        after = _after(self._item) + text.sources(self._item)
        if after:
            self._say("general_fb", after)
        for name, content in self._feedback.items():
            _material(_under(_under(self._root, "itemfeedback", ident=name), "flow_mat"), content)

    def _say(self, name: str, content: str, condition: Callable[[ET.Element], Any] | None = None) -> None:
        """Give feedback under a condition; without one, to everybody."""
        self._feedback[name] = content
        made = _under(self._processing, "respcondition", **{"continue": "Yes"})
        variables = _under(made, "conditionvar")
        if condition is None:
            _under(variables, "other")
        else:
            condition(variables)
        _under(made, "displayfeedback", feedbacktype="Response", linkrefid=name)

    def _score(self, condition: Callable[[ET.Element], Any], points: float = 100, *, add: bool = False) -> None:
        made = _under(self._processing, "respcondition", **{"continue": "Yes" if add else "No"})
        condition(_under(made, "conditionvar"))
        value = f"{points:.2f}".rstrip("0").rstrip(".")
        _under(made, "setvar", value, action="Add" if add else "Set", varname="SCORE")

    def _verdicts(self, verdicts: kinds.Verdicts) -> None:
        """Say what is said of right and wrong answers as such; Canvas knows the two by their names."""
        self._feedback["correct_fb"] = text.html(verdicts.correct)
        self._feedback["general_incorrect_fb"] = text.html(verdicts.wrong)

    def _labels(self, ident: str, options: Iterable[tuple[str, str]], *, several: bool = False, name: str = "") -> None:
        response = _under(
            self._presentation, "response_lid", ident=ident, rcardinality="Multiple" if several else "Single"
        )
        if name:
            _material(response, name)
        choices = _under(response, "render_choice")
        for option, content in options:
            _material(_under(choices, "response_label", ident=option), text.html(content))

    def _typed(self, ident: str = "response1", **attributes: str) -> None:
        response = _under(self._presentation, "response_str", ident=ident, rcardinality="Single")
        _under(_under(response, "render_fib", **attributes), "response_label", ident=f"{ident}-typed", rshuffle="No")

    def options(self, item: kinds.Single | kinds.Multiple) -> None:
        """Write a choice."""
        several = isinstance(item, kinds.Multiple)
        _material(self._presentation, text.html(item.stem))
        self._labels("response1", ((option_ident(one), one.text) for one in item.options), several=several)
        for one in item.options:
            self._say(f"{option_ident(one)}_fb", text.html(one.feedback), partial(_equal, value=option_ident(one)))

        def right(where: ET.Element) -> None:
            inner = _under(where, "and") if several else where
            for one in item.options:
                if one.correct or several:
                    _equal(inner if one.correct else _under(inner, "not"), option_ident(one))

        self._score(right)

    def number(self, item: kinds.Number) -> None:
        """Write a number with its reach."""
        _material(self._presentation, text.html(item.stem))
        self._typed(fibtype="Decimal")
        reach = max(item.tolerance.absolute, item.tolerance.relative * abs(item.value))

        def right(where: ET.Element) -> None:
            either = _under(where, "or")
            _equal(either, f"{item.value:.12g}")
            both = _under(either, "and")
            _under(both, "vargte", f"{item.value - reach:.12g}", respident="response1")
            _under(both, "varlte", f"{item.value + reach:.12g}", respident="response1")

        self._score(right)
        self._verdicts(item.feedback)

    def short(self, item: kinds.ShortText) -> None:
        """Write a text with every spelling that is right."""
        _material(self._presentation, text.html(item.stem))
        self._typed()

        def right(where: ET.Element) -> None:
            for one in dict.fromkeys(scoring.accepted(item)):
                _equal(where, one)

        self._score(right)
        self._verdicts(item.feedback)

    def match(self, item: kinds.Match) -> None:
        """Write pairs, spare ones on the right among them."""
        _material(self._presentation, text.html(item.stem))
        for one in item.left:
            self._labels(f"response_{one.id}", ((o.id, o.text) for o in item.right), name=text.html(one.text))
        for pair in item.pairs:
            right = partial(_equal, value=pair.right, ident=f"response_{pair.left}")
            self._score(right, 100 / len(item.pairs), add=True)

    def fill(self, item: kinds.Fill) -> None:
        """Write a sentence with gaps: chosen from menus if every gap has options, otherwise typed."""
        stem = item.text
        for gap in item.gaps:
            stem = stem.replace("{" + gap.id + "}", f"[{gap.id}]")
        _material(self._presentation, f"<p>{text.html(item.stem)}</p><p>{text.html(stem)}</p>")
        chosen = _is_menu(item)
        for gap in item.gaps:
            offered = gap.options if chosen else gap.accept
            names = {content: f"{gap.id}-{number}" for number, content in enumerate(offered, start=1)}
            self._labels(f"response_{gap.id}", ((name, content) for content, name in names.items()), name=gap.id)
            for content in gap.accept:
                right = partial(_equal, value=names[content], ident=f"response_{gap.id}")
                self._score(right, 100 / len(item.gaps), add=True)

    def open(self, item: kinds.Open) -> None:
        """Write a question for a person to mark."""
        _material(self._presentation, f"{text.html(item.stem)}<p>In about {item.words} words.</p>")
        self._typed()
        made = _under(self._processing, "respcondition", **{"continue": "No"})
        _under(_under(made, "conditionvar"), "other")


def option_ident(option: kinds.Option) -> str:
    """Give an option's name in Canvas, where ``<name>_fb`` is its feedback and three names are taken.

    >>> option_ident(kinds.Option(id="general", text="A general", feedback="No."))
    'general-option'
    """
    return f"{option.id}-option" if option.id in ("general", "correct", "general_incorrect") else option.id


def _equal(where: ET.Element, value: str, ident: str = "response1") -> None:
    _under(where, "varequal", value, respident=ident)


def _is_menu(item: kinds.Fill) -> bool:
    return all(gap.options for gap in item.gaps)


def _after(item: Item) -> str:
    """Give the feedback for which the question's own fields have no place."""
    match item:
        case kinds.Match():
            return text.lines(wording.key(item))
        case kinds.Fill():
            return text.lines([gap.feedback.correct for gap in item.gaps] + [gap.feedback.wrong for gap in item.gaps])
        case kinds.Open():
            rubric = [f"{one.points:g} points: {one.text}" for one in item.rubric]
            return f"{text.lines(rubric)}<p>{text.html(item.sample)}</p>"
        case _:
            return ""


_TYPES: dict[type, tuple[str, Callable[[_Writer, Any], None]]] = {
    kinds.Single: ("multiple_choice_question", _Writer.options),
    kinds.Multiple: ("multiple_answers_question", _Writer.options),
    kinds.Number: ("numerical_question", _Writer.number),
    kinds.ShortText: ("short_answer_question", _Writer.short),
    kinds.Match: ("matching_question", _Writer.match),
    kinds.Fill: ("fill_in_multiple_blanks_question", _Writer.fill),
    kinds.Open: ("essay_question", _Writer.open),
}
