"""Item analysis as a page to read, with pictures."""

from collections.abc import Iterator

from iraqcourse import markup
from iraqcourse.grading import pictures, sheet
from iraqcourse.grading.class_analysis import Analysis
from iraqcourse.grading.item_analysis import FEW
from iraqcourse.plain import in_html, number


def page(made: Analysis) -> str:
    """Give the whole page."""
    parts = (*_head(made), *_items(made), *_options(made), *_misconceptions(made))
    return sheet.page(f"{made.quiz}: the questions", "\n".join(parts))


def _figure(value: float | None) -> str:
    return "not defined" if value is None else number(round(value, 2))


def _head(made: Analysis) -> Iterator[str]:
    yield f"<p>{made.number} students. Alpha: {_figure(made.statistics.alpha)}.</p>"
    if made.number < FEW:
        yield (
            f"<p class=mark>Fewer than {FEW} students: read these figures as hints, not as findings. "
            "One student more or less can turn a correlation round.</p>"
        )
    yield (
        "<p>Facility is the mean share of the points among those who answered. Discrimination is the correlation of a "
        "question with all others: near nothing, it tells students apart no better than chance; below nothing, those "
        "who know more get it wrong, and the key should be read again. An answer left out is not a wrong one.</p>"
    )


def _items(made: Analysis) -> Iterator[str]:
    found = made.statistics.items
    noted = {one.item: "look" if one.flags else "" for one in found}
    yield "<h2>Questions</h2>"
    yield pictures.bars(
        "Facility, from 0 to 1; a question to look at has another colour and an exclamation mark",
        [(one.item, one.facility, noted[one.item]) for one in found],
    )
    yield pictures.bars(
        "Discrimination, from -1 to 1; a question to look at has another colour and an exclamation mark",
        [(one.item, one.discrimination, noted[one.item]) for one in found],
        least=-1,
    )
    heads = ["question", "answered", "left out", "facility", "discrimination", "alpha without it", "look at"]
    rows = (
        [
            in_html(one.item),
            str(one.answered),
            str(one.omitted),
            _figure(one.facility),
            _figure(one.discrimination),
            _figure(one.alpha_without),
            in_html("; ".join(one.flags)),
        ]
        for one in found
    )
    yield markup.table("Every question", heads, rows, styled=False)


def _options(made: Analysis) -> Iterator[str]:
    yield "<h2>What was chosen</h2>"
    for one in made.options:
        yield f'<h3 dir="auto">{in_html(one.item.stem)}</h3>'
        rows = []
        for option, chosen in zip(one.item.options, one.chosen, strict=True):
            what = "right" if option.correct else option.misconception
            counts = [str(chosen.all), str(chosen.upper), str(chosen.lower)]
            rows.append([sheet.bidi(option.text), in_html(what), *counts, in_html(one.flags(chosen))])
        heads = ["option", "what it is", "all", "best third", "weakest third", "look at"]
        yield markup.table(one.item.id, heads, rows, styled=False)


def _misconceptions(made: Analysis) -> Iterator[str]:
    if not made.misconceptions:
        return
    yield "<h2>Misconceptions, the most frequent first</h2>"
    rows = ([in_html(one.name), str(one.times), in_html(", ".join(one.items))] for one in made.misconceptions)
    yield markup.table(
        "Wrong ideas behind wrong answers", ["misconception", "answers", "questions"], rows, styled=False
    )
