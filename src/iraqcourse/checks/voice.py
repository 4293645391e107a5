"""A lesson's voice: words that the course does not use, and why."""

import re
from calendar import month_name
from collections.abc import Iterator

from iraqcourse.checks.notebook import LINK, Notebook
from iraqcourse.errors import Fault

QUOTED = re.compile(r"\"[^\"]*\"|`[^`]*`")
# Words that are not written, and what to do instead. With a capital they count at the start of a sentence only: in the
# middle of one, a capital makes a name, such as the Martyrs Foundation.
WORDS: tuple[tuple[str, str], ...] = (
    (
        r"assassinat\w+|martyr\w*|liberat\w+",
        "Write 'killed' or 'took'; keep the word only in quotation marks, with its speaker.",
    ),
    (r"occupied", "Write 'took' or 'held'; the word belongs to its speakers, 'the occupation' of 2003-04 to the law."),
    (r"terrorist\w*|thugs?|regime change", "Name the group or the act; the word belongs to its speakers."),
    (r"percent", "Write 'per cent'."),
    (
        r"powder keg|tipping point|game.?changer|chess(?:board)?|playbook|curtain|centre stage|tit.for.tat",
        "Say what happened; no figure of speech.",
    ),
    (r"needless to say|of course,|it is important to note|in conclusion", "Leave it out."),
)
# Names and forms, which are looked for as they stand here.
FORMS: tuple[tuple[str, str], ...] = (
    (
        r"Qasem|Qassim|Suleimani|Kataib|Asaib|Adel Abdul|Nuri al-Maliki|Moqtada|Shiites?|Albu Kamal|Ninewa",
        "Use the spelling of data/README.md.",
    ),
    (r"ISIS|ISIL|Daesh", "Write Islamic State, or IS."),
    (
        rf"(?:{'|'.join(month_name[1:])}) \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}",
        "Write the day first: 3 January 2020.",
    ),
    (r"\b\d{1,2}/\d{1,2}/\d{2,4}", "Write the month as a word: 3 January 2020."),
)
# Where a sentence begins: a line, with what Markdown puts before its words, or after a full stop.
_START = r"(?:^[\s#>*_|\d.+-]*|[.!?:][)*_]*\s+[*_]*)"
_FORBIDDEN = (
    *(
        (re.compile(rf"(?:(?<!\w)(?P<within>{one})|{_START}(?P<first>(?i:{one})))(?!\w)", re.MULTILINE), remedy)
        for one, remedy in WORDS
    ),
    *((re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"), remedy) for pattern, remedy in FORMS),
    (re.compile("[\u2018\u2019\u201c\u201d]"), "Use straight quotation marks."),
)


def banned_words(book: Notebook) -> Iterator[Fault]:
    """Look for words that the course does not use, outside quotation marks and links."""
    for cell in book.markdown():
        text = QUOTED.sub("", LINK.sub("", cell.text))
        text = re.sub(r"\*[^*\n]+\*", "", text) if "says *killed*" in text else text
        for pattern, remedy in _FORBIDDEN:
            words = (next((one for one in found.groups() if one), found[0]) for found in pattern.finditer(text))
            for word in dict.fromkeys(words):
                yield book.fault(cell, f"The text says '{word}'", remedy)


def perspectives(book: Notebook) -> Iterator[Fault]:
    """Look for the voices that no lesson does without."""
    text = book.parts().get("Perspectives", "")
    leads = " ".join(re.findall(r"^### (.*)$|^\*\*(.*?)\*\*", text, re.MULTILINE).__str__().split())
    for voice in ("Iraqi", "Iranian", "American"):
        if voice not in leads:
            remedy = f"Begin a paragraph with '**{voice} ...**', in that side's own terms, with its critics."
            yield book.fault(None, f"Perspectives has no {voice} voice", remedy)
