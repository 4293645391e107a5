"""The course in figures: one row for each lesson, made from the lesson itself."""

from collections import Counter

from iraqcourse import paths
from iraqcourse.checks import evidence, skeleton
from iraqcourse.checks.notebook import Notebook, read
from iraqcourse.data import records
from iraqcourse.quiz import bank as banks

BEGIN, END = "<!-- made by iraqcourse check --table -->", "<!-- end -->"
_IRAQ = ("iraq", "rudaw", "kurdistan 24", "shafaq", "nrt", "alsumaria", "ina")
_IRAN = ("iran", "press tv", "fars", "tasnim", "tehran", "khamenei", "sahebkhabar", "irna", "mehr")


def voice_of(publisher: str) -> str:
    """Guess from its name on which side of the story a publisher stands: a hint for the author, not a verdict."""
    name = publisher.lower()
    if any(word in name for word in _IRAQ):
        return "Iraqi"
    if any(word in name for word in _IRAN):
        return "Iranian"
    return "other"


def row(book: Notebook) -> list[str]:
    """Give one lesson's figures."""
    cited = {source for cell in book.markdown() for source in evidence.cited(cell)}
    sources = [records.sources()[name] for name in cited]
    facts = [fact for fact in records.facts().values() if set(fact.sources) & cited]
    kinds = Counter(source.kind for source in sources)
    voices = Counter(voice_of(source.publisher) for source in sources)
    bank = banks.of_lesson(book.lesson)
    types = Counter(item.type for item in bank.items)
    levels = Counter(str(item.level) for item in bank.items)

    def told(counts: Counter[str]) -> str:
        return ", ".join(f"{name} {count}" for name, count in sorted(counts.items()))

    count = sum(skeleton.words(cell.text) for cell in book.markdown())
    minutes = sum(book.about.get("minutes", {}).values())
    return [
        book.file.stem,
        f"{count:,}",
        str(minutes),
        str(len(cited)),
        str(len(facts)),
        told(kinds),
        told(voices),
        told(types),
        told(levels),
    ]


def table() -> str:
    """Give the table of all lessons as Markdown."""
    heads = [
        "lesson",
        "words",
        "minutes",
        "sources cited",
        "facts behind them",
        "sources by kind",
        "publishers by name",
        "items by type",
        "items by level",
    ]
    rows = [row(read(file)) for file in sorted(paths.lessons().glob("[0-9][0-9]-*.ipynb"))]
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def write() -> None:
    """Put the table into ``lessons/README.md``, between its two marks."""
    file = paths.lessons() / "README.md"
    text = file.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    file.write_text(f"{before}{BEGIN}\n\n{table()}\n\n{END}{after}", encoding="utf-8", newline="\n")
