"""One item of a bank as a QTI 1.2 item, as Canvas reads it.

Question types are those that Canvas writes when it exports a classic quiz; what its importer makes of names and of
plain text was read in its converter of QTI items (the gem "qti_exporter" of Canvas LMS).
"""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from iraqcourse.exchange import text
from iraqcourse.quiz import items as kinds
from iraqcourse.quiz import scoring, wording
from iraqcourse.quiz.items import Item


def write(section: ET.Element, name: str, item: Item) -> None:
    """Write an item into a section, under a name that no other item of the package has."""
    _Writer(section, name, item).write()


def under(parent: ET.Element, name: str, content: str | float | None = None, **attributes: str) -> ET.Element:
    """Add an element to another; numbers become text."""
    made = ET.SubElement(parent, name, attributes)
    if content is not None:
        made.text = str(content)
    return made


def field(metadata: ET.Element, label: str, entry: str) -> None:
    """Add a field of QTI metadata."""
    field = under(metadata, "qtimetadatafield")
    under(field, "fieldlabel", label)
    under(field, "fieldentry", entry)


def _material(parent: ET.Element, content: str, form: str = "html") -> None:
    under(under(parent, "material"), "mattext", content, texttype=f"text/{form}")


class _Writer:
    """One item: its presentation, its response processing and its feedback, in the order that QTI wants."""

    def __init__(self, section: ET.Element, name: str, item: Item) -> None:
        self._item, self._name = item, name
        self._root = under(section, "item", ident=f"item_{name}", title=item.id)
        self._metadata = under(under(self._root, "itemmetadata"), "qtimetadata")
        self._presentation = under(self._root, "presentation")
        self._processing = under(self._root, "resprocessing")
        outcomes = under(self._processing, "outcomes")
        under(outcomes, "decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
        self._feedback: dict[str, str] = {}

    def write(self) -> None:
        """Write the item."""
        kind, write = _TYPES[type(self._item)]
        if isinstance(self._item, kinds.Fill) and _is_menu(self._item):
            kind = "multiple_dropdowns_question"
        field(self._metadata, "question_type", kind)
        field(self._metadata, "points_possible", f"{self._item.points}.0")
        field(self._metadata, "assessment_question_identifierref", f"question_{self._name}")
        write(self, self._item)
        after = _after(self._item) + text.sources(self._item)
        if after:
            self._say("general_fb", after)
        for name, content in self._feedback.items():
            _material(under(under(self._root, "itemfeedback", ident=name), "flow_mat"), content)

    def _say(self, name: str, content: str, condition: Callable[[ET.Element], Any] | None = None) -> None:
        """Give feedback under a condition; without one, to everybody."""
        self._feedback[name] = content
        made = under(self._processing, "respcondition", **{"continue": "Yes"})
        variables = under(made, "conditionvar")
        if condition is None:
            under(variables, "other")
        else:
            condition(variables)
        under(made, "displayfeedback", feedbacktype="Response", linkrefid=name)

    def _score(self, condition: Callable[[ET.Element], Any], points: float = 100, *, add: bool = False) -> None:
        made = under(self._processing, "respcondition", **{"continue": "Yes" if add else "No"})
        condition(under(made, "conditionvar"))
        value = f"{points:.2f}".rstrip("0").rstrip(".")
        under(made, "setvar", value, action="Add" if add else "Set", varname="SCORE")

    def _verdicts(self, verdicts: kinds.Verdicts) -> None:
        """Say what is said of right and wrong answers as such; Canvas knows the two by their names."""
        self._feedback["correct_fb"] = text.html(verdicts.correct)
        self._feedback["general_incorrect_fb"] = text.html(verdicts.wrong)

    def _labels(
        self, ident: str, options: dict[str, str], *, several: bool = False, name: str = "", form: str = "html"
    ) -> None:
        response = under(
            self._presentation, "response_lid", ident=ident, rcardinality="Multiple" if several else "Single"
        )
        if name:
            _material(response, name)
        choices = under(response, "render_choice")
        for option, content in options.items():
            written = text.html(content) if form == "html" else text.bare(content)
            _material(under(choices, "response_label", ident=option), written, form)

    def _typed(self, ident: str = "response1", **attributes: str) -> None:
        response = under(self._presentation, "response_str", ident=ident, rcardinality="Single")
        under(under(response, "render_fib", **attributes), "response_label", ident=f"{ident}-typed", rshuffle="No")

    def options(self, item: kinds.Single | kinds.Multiple) -> None:
        """Write a choice."""
        several = isinstance(item, kinds.Multiple)
        _material(self._presentation, text.html(item.stem))
        idents = counted((one.id for one in item.options), "answer")
        self._labels("response1", {idents[one.id]: one.text for one in item.options}, several=several)
        for one in item.options:
            self._say(f"{idents[one.id]}_fb", text.html(one.feedback), partial(_equal, value=idents[one.id]))

        def right(where: ET.Element) -> None:
            inner = under(where, "and") if several else where
            for one in item.options:
                if one.correct or several:
                    _equal(inner if one.correct else under(inner, "not"), idents[one.id])

        self._score(right)

    def number(self, item: kinds.Number) -> None:
        """Write a number with its reach."""
        _material(self._presentation, text.html(item.stem))
        self._typed(fibtype="Decimal")
        reach = max(item.tolerance.absolute, item.tolerance.relative * abs(item.value))

        def right(where: ET.Element) -> None:
            either = under(where, "or")
            _equal(either, f"{item.value:.12g}")
            both = under(either, "and")
            under(both, "vargte", f"{item.value - reach:.12g}", respident="response1")
            under(both, "varlte", f"{item.value + reach:.12g}", respident="response1")

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
        left = counted((one.id for one in item.left), "response")
        matches = counted((one.id for one in item.right), "match")
        offered = {matches[one.id]: one.text for one in item.right}
        for one in item.left:
            self._labels(left[one.id], offered, name=text.html(one.text), form="plain")
        for pair in item.pairs:
            right = partial(_equal, value=matches[pair.right], ident=left[pair.left])
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
            names = {content: f"choice_{gap.id}_{number}" for number, content in enumerate(offered, start=1)}
            choices = {name: content for content, name in names.items()}
            self._labels(f"response_{gap.id}", choices, name=gap.id, form="plain")
            for content in gap.accept:
                right = partial(_equal, value=names[content], ident=f"response_{gap.id}")
                self._score(right, 100 / len(item.gaps), add=True)

    def open(self, item: kinds.Open) -> None:
        """Write a question for a person to mark."""
        _material(self._presentation, f"{text.html(item.stem)}<p>In about {item.words} words.</p>")
        self._typed()
        made = under(self._processing, "respcondition", **{"continue": "No"})
        under(under(made, "conditionvar"), "other")


def counted(ids: Iterable[str], name: str) -> dict[str, str]:
    """Give each id a name that Canvas cannot misread.

    Canvas takes feedback whose name holds "correct", "wrong" or "solution" for the question's, and the first digits
    in the name of a match for its number: "resolution-1441" would lose its words, "may-3" and "june-3" would be one.

    >>> counted(["may-3", "june-3"], "match")
    {'may-3': 'match_1', 'june-3': 'match_2'}
    """
    return {one: f"{name}_{number}" for number, one in enumerate(ids, start=1)}


def _equal(where: ET.Element, value: str, ident: str = "response1") -> None:
    under(where, "varequal", value, respident=ident)


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
            return f"{text.rubric(item)}<p>{text.html(item.sample)}</p>"
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
