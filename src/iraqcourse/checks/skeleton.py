"""A lesson's skeleton: the same parts in the same order, so that a reader always knows where she is."""

import re
from collections.abc import Iterator
from statistics import median

from iraqcourse.checks.notebook import LINK, Notebook
from iraqcourse.errors import Fault

PARTS = (
    "You will be able to",
    "Look back",
    "The story",
    "On the map",
    "In the data",
    "Source workshop",
    "Perspectives",
    "Quiz",
    "Key points",
    "Words",
    "Sources",
    "Next",
)
LEADS = ("**Central question:**", "**Time:**", "**Know first:**")
# What a lesson shows in its parts through code: the call that stands under each heading.
CELLS = {
    "Look back": "quiz",
    "On the map": "map",
    "In the data": "check",
    "Quiz": "quiz",
    "Words": "words",
    "Sources": "sources",
    "Next": "next",
}
# Verbs whose doing can be observed.
VERBS = frozenset(
    "ask assess build calculate choose classify compare count describe distinguish explain find give identify judge "  # noqa: SIM905
    "list locate map match measure name order place put read recognise say show sort summarise test trace use weigh "
    "write".split()
)
WORDS_A_MINUTE, MINUTES_AN_ITEM = 140, 1.5
# Which part of the metadata's minutes holds the reading of which part of the text.
READING = {"story": "The story", "sources": "Source workshop", "perspectives": "Perspectives"}


def words(text: str) -> int:
    """Count the words of a text; a link counts as its own text."""
    return len(re.findall(r"[\w'-]+", LINK.sub(r"\2", text)))


def headings(book: Notebook) -> Iterator[Fault]:
    """Look at headings: one title, no level skipped, every part there, in order."""
    found = list(book.headings())
    titles = [cell for cell, level, _ in found if level == 1]
    if len(titles) != 1 or not book.cells or titles[0].id != book.cells[0].id:
        cell = titles[-1] if titles else None
        yield book.fault(
            cell, f"There are {len(titles)} titles", "Write one heading with a single #, in the first cell."
        )
    before = 1
    for cell, level, text in found:
        if level > before + 1:
            yield book.fault(cell, f"The heading '{text}' skips a level", f"Write it with {'#' * (before + 1)}.")
        before = level
    parts = [text for _, level, text in found if level == 2]
    for cell, level, text in found:
        if level == 2 and text not in PARTS:
            yield book.fault(cell, f"'{text}' is not a part of a lesson", f"The parts are: {', '.join(PARTS)}.")
    for part in PARTS:
        if part not in parts:
            yield book.fault(None, f"The part '{part}' is missing", f"Add the heading '## {part}' in its place.")
    known = [part for part in parts if part in PARTS]
    if known != sorted(known, key=PARTS.index):
        yield book.fault(None, "The parts stand in another order", f"Put them so: {', '.join(PARTS)}.")


def title(book: Notebook) -> Iterator[Fault]:
    """Look at the first cell: question, time, what to know first."""
    first = book.cells[0] if book.cells else None
    text = first.text if first else ""
    for lead in LEADS:
        if lead not in text:
            yield book.fault(first, f"The first cell has no line '{lead}'", "Add it under the title.")
    question = str(book.about.get("question", ""))
    if question and question not in text:
        remedy = "Make the central question and the metadata say the same words."
        yield book.fault(first, "The central question is not the one of the metadata", remedy)


def cells(book: Notebook) -> Iterator[Fault]:
    """Look at cells of code: the lesson is opened by its name, and each part asks for what it is there to show."""
    text = "\n".join(cell.text for cell in book.code())
    if f'lesson = Lesson("{book.lesson}")' not in text:
        yield book.fault(None, "No cell opens this lesson", f'Write: lesson = Lesson("{book.lesson}").')
    now, made = "", {part: set[str]() for part in PARTS}
    again = 0
    for cell in book.cells:
        if cell.kind == "markdown":
            now = next((line[3:].strip() for line in cell.text.splitlines()[::-1] if line.startswith("## ")), now)
        for call in cell.calls:
            made.setdefault(now, set()).add(call.verb)
            again += "opening" in call.texts
    parts = book.parts()
    for part, verb in CELLS.items():
        if part in parts and verb not in made[part]:
            yield book.fault(None, f"The part '{part}' has no cell lesson.{verb}(...)", "Add it under that heading.")
    if again < 2:
        remedy = 'Ask it in "Look back", and after the quiz: lesson.quiz("opening", again=True).'
        yield book.fault(None, "The opening question is not asked twice", remedy)
    # The cell waits for the student's id, so its line is commented out.
    if "lesson.hand_in(" not in text:
        yield book.fault(None, "No cell hands in", 'Add one after the quiz: # lesson.hand_in("s001").')


def story(book: Notebook) -> Iterator[Fault]:
    """Look at the story: four to seven sections of 150 to 350 words, with a question after every second one."""
    inside, sections, asked = False, [], []
    for cell in book.cells:
        if cell.kind == "markdown":
            for line in cell.text.splitlines():
                if line.startswith("## "):
                    inside = line[3:].strip() == "The story"
            if inside and re.search(r"^### ", cell.text, re.MULTILINE):
                sections.append(cell)
                asked.append(False)
        elif inside and asked and any(call.verb == "quiz" for call in cell.calls):
            asked[-1] = True
    if not 4 <= len(sections) <= 7:
        yield book.fault(None, f"The story has {len(sections)} sections", "Write four to seven, each with ###.")
    for cell in sections:
        count = words(re.sub(r"\s*\((?:\[[^\]]*\]\([^)]*\)[;, ]*)+\)", "", cell.text))
        if not 150 <= count <= 350:
            yield book.fault(cell, f"This section has {count} words", "Bring it to 150 to 350; split or join sections.")
    for number in range(1, len(sections), 2):
        if not asked[number]:
            remedy = "Add a cell lesson.quiz('<id of a check item>') after it."
            yield book.fault(sections[number], "No question follows this second section", remedy)


def goals(book: Notebook) -> Iterator[Fault]:
    """Look at the goals: three to five, each beginning with a verb that can be observed, the same in text and data."""
    listed = book.about.get("goals", {})
    if not isinstance(listed, dict) or not 3 <= len(listed) <= 5:
        yield book.fault(None, "A lesson has three to five goals", "Write them into metadata iraqcourse.goals.")
        return
    text = book.parts().get("You will be able to", "")
    for name, goal in listed.items():
        if goal.split()[0].lower() not in VERBS:
            remedy = f"Begin with what can be observed: {', '.join(sorted(VERBS)[:8])} ..."
            yield book.fault(None, f"The goal '{name}' begins with '{goal.split()[0]}'", remedy)
        if goal not in text:
            yield book.fault(None, f"The goal '{name}' is not listed in the text", "Write the same words in both.")


def minutes(book: Notebook, items: dict[str, int]) -> Iterator[Fault]:
    """Look at the minutes: what is printed must be near what reading and answering take."""
    told = book.about.get("minutes")
    if not isinstance(told, dict) or not told:
        yield book.fault(None, "The lesson does not say its minutes", "Write them part by part into the metadata.")
        return
    parts = book.parts()
    takes = {name: words(parts.get(part, "")) / WORDS_A_MINUTE for name, part in READING.items()}
    takes["story"] += items.get("check", 0) * MINUTES_AN_ITEM
    # An open answer of some 120 words takes as long as six items.
    takes["quiz"] = (items.get("quiz", 0) + 1) * MINUTES_AN_ITEM + items.get("open", 0) * 6
    for name, need in takes.items():
        given = told.get(name, 0)
        # Documents and positions are read twice and thought about; a story is read once.
        most = 1.5 if name in ("story", "quiz") else 3
        if need > 1 and not 0.7 * need - 2 <= given <= most * need + 3:
            remedy = f"About {need:.0f} are needed at {WORDS_A_MINUTE} words a minute and {MINUTES_AN_ITEM} an item."
            yield book.fault(None, f"'{name}' is given {given} minutes", remedy)
    if book.cells and f"{sum(told.values())} minutes" not in book.cells[0].text:
        remedy = f"Write '{sum(told.values())} minutes in all' there."
        yield book.fault(book.cells[0], "The first cell does not give the sum of the minutes", remedy)


def sentences(text: str) -> list[str]:
    """Give the sentences of running text, links and tables left out."""
    text = re.sub(r"\s*\((?:\[[^\]]*\]\([^)]*\)[;, ]*)+\)", "", text)
    text = LINK.sub(r"\2", text)
    lines = [line for line in text.splitlines() if not line.lstrip().startswith(("#", "|", "-", "```"))]
    joined = " ".join(lines).replace("**", "")
    return [one for one in re.split(r"(?<=[.!?])[\"']?\s+", joined) if len(one.split()) > 1]


def sentence_length(book: Notebook) -> Iterator[Fault]:
    """Look at sentences: half of them under 22 words, none over 45."""
    lengths = []
    for cell in book.markdown():
        for sentence in sentences(cell.text):
            count = words(sentence)
            lengths.append(count)
            if count > 45:
                start = " ".join(sentence.split()[:6])
                yield book.fault(cell, f"A sentence has {count} words: '{start} ...'", "Make two of it, or three.")
    if lengths and median(lengths) >= 22:
        yield book.fault(None, f"Half of the sentences have {median(lengths):.0f} words or more", "Shorten them.")
