"""A quiz as plain HTML: what a reader sees where no script runs, on paper and in a collected notebook."""

from html import escape

from iraqcourse.quiz import items as kinds
from iraqcourse.quiz.items import Item


def _answers(item: Item) -> str:
    match item:
        case kinds.Single() | kinds.Multiple():
            rows = "".join(f'<li dir="auto">{escape(option.text)}</li>' for option in item.options)
            return f'<ol type="a">{rows}</ol>'
        case kinds.Order():
            # The bank's order is often the right one; by text it gives nothing away.
            rows = "".join(f'<li dir="auto">{escape(text)}</li>' for text in sorted(one.text for one in item.entries))
            return f"<p>Put in order, earliest first:</p><ul>{rows}</ul>"
        case kinds.Match():
            left = "; ".join(one.text for one in item.left)
            right = "; ".join(sorted(one.text for one in item.right))
            return f"<p>Match: {escape(left)}</p><p>with: {escape(right)}</p>"
        case kinds.Fill():
            text = item.text
            for gap in item.gaps:
                text = text.replace("{" + gap.id + "}", "________")
            return f'<p dir="auto">{escape(text)}</p>'
        case kinds.Open():
            return f"<p>In about {item.words} words.</p>"
        case _:
            return "<p>Answer: ________</p>"


def question(item: Item) -> str:
    """Give one question with what there is to choose from."""
    return f'<p dir="auto"><strong>{escape(item.stem)}</strong></p>{_answers(item)}'


def to_html(items: tuple[Item, ...], where: str = "To answer here, run this cell in Jupyter.") -> str:
    """Give the questions without their keys, and say where they can be answered.

    >>> from iraqcourse.quiz import bank
    >>> "correct" in to_html(bank.of_lesson("twelve-days").part("quiz"))
    False
    """
    rows = "".join(f"<li>{question(item)}</li>" for item in items)
    return f'<section aria-label="Questions"><p><em>{escape(where)}</em></p><ol>{rows}</ol></section>'


def to_text(items: tuple[Item, ...]) -> str:
    """Give the questions in one line of text for each, for viewers that show nothing else."""
    return "\n".join(f"{number}. {item.stem}" for number, item in enumerate(items, start=1))
