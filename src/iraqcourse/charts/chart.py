"""A chart as a value: an Altair spec, a sentence and the table behind it; shown as an inline picture."""

import re
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import Any

import pandas as pd

from iraqcourse import markup, palette

FONT = "Noto Sans, DejaVu Sans, Liberation Sans, Arial, sans-serif"


@dataclass(frozen=True)
class Chart:
    """A picture of a table, with the table.

    Parameters
    ----------
    spec
        What to draw.
    title
        The chart's title; may be empty.
    says
        One sentence: what the chart shows. It is the caption, and what a screen reader says.
    table
        The rows behind the picture.
    note
        Sources and caveats, in a sentence.
    """

    spec: Any
    title: str
    says: str
    table: pd.DataFrame
    note: str = ""

    @cached_property
    def svg(self) -> str:
        """The picture: the same bytes for the same chart, with nothing to load."""
        import vl_convert

        drawn: str = vl_convert.vegalite_to_svg(styled(self.spec).to_json(), show_warnings=False)
        return drawn

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"text/html": self.to_html(), "text/plain": repr(self)}

    def to_html(self) -> str:
        """Give the picture with title, caption and table."""
        label = escape(repr(self), quote=True)
        head = f"<p style='margin:0 0 .5rem'><strong>{escape(self.title)}</strong></p>" if self.title else ""
        note = f'<br><span style="color:{palette.QUIET}">{escape(self.note)}</span>' if self.note else ""
        return (
            f'<figure style="margin:0;max-width:46rem;background:{palette.PAGE};color:{palette.TEXT};'
            f'padding:0.75rem;border:1px solid {palette.GRID};border-radius:8px">'
            f'{head}<div role="img" aria-label="{label}" style="overflow-x:auto">{_fluid(self.svg)}</div>'
            f"<figcaption style='margin-top:.5rem'>{escape(self.says)}{note}</figcaption>"
            f"<details style='margin-top:.5rem'><summary>The figures as a table</summary>"
            f"{table_html(self.table, self.title or self.says)}</details></figure>"
        )

    def __repr__(self) -> str:
        return f"{self.title.rstrip('.')}. {self.says}" if self.title else self.says


def _fluid(svg: str) -> str:
    """Let a picture shrink with its column; what is inside stays hidden from screen readers, which have the label."""
    svg = re.sub(r"^<\?xml.*?\?>\s*", "", svg)
    return svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" style="max-width:100%;height:auto" ', 1)


def table_html(table: pd.DataFrame, caption: str, most: int = 200) -> str:
    """Give a table that a screen reader can walk: a caption, column heads and row heads."""
    shown = table.head(most)
    rows = ([_cell(value) for value in values] for values in shown.itertuples(index=False))
    more = f"<p>The first {most} of {len(table)} rows.</p>" if len(table) > most else ""
    return markup.table(caption, [_words(name) for name in shown.columns], rows) + more


def _words(name: object) -> str:
    return str(name).replace("_", " ")


def _cell(value: object) -> str:
    if value is None or value is pd.NaT or (not isinstance(value, str) and pd.isna(value)):  # type: ignore[call-overload]
        return ""
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    if isinstance(value, int) and abs(value) >= 10_000:
        return f"{value:,}"
    return escape(str(value))


def styled(spec: Any) -> Any:
    """Give a spec the course's look: one typeface, quiet grid, text that stands out from its ground."""
    text = {"labelColor": palette.TEXT, "titleColor": palette.TEXT, "labelFont": FONT, "titleFont": FONT}
    return (
        spec.configure(background=palette.PAGE, font=FONT)
        .configure_axis(**text, labelFontSize=13, titleFontSize=13, gridColor=palette.GRID, titleFontWeight="normal")
        .configure_legend(**text, labelFontSize=13, titleFontSize=13, orient="bottom", columns=2, labelLimit=320)
        .configure_view(stroke=None)
        .configure_range(category=list(palette.SERIES))
    )
