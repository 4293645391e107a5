"""A sentence for the student, as a cell's output: calm, readable in any theme, spoken by a screen reader."""

from dataclasses import dataclass
from html import escape
from typing import Any, Literal

# The task of an exercise that waits for its answer, for pages on which no cell can be run.
MIME = "application/vnd.iraqcourse.exercise+json"
Tone = Literal["good", "not-yet", "note"]
_LOOKS: dict[str, tuple[str, str, str]] = {
    "good": ("Correct. ", "#14532d", "#ecfdf3"),
    "not-yet": ("Not yet. ", "#7c2d12", "#fff7ed"),
    "note": ("", "#1e3a5f", "#eff6ff"),
}


@dataclass(frozen=True)
class Message:
    """What is said, and in which tone; the tone is a word as well as a colour."""

    text: str
    tone: Tone = "note"
    details: str = ""
    task: str = ""

    def __repr__(self) -> str:
        return f"{_LOOKS[self.tone][0]}{self.text}" + (f"\n{self.details}" if self.details else "")

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        bundle: dict[str, Any] = {"text/plain": repr(self), "text/html": self._repr_html_()}
        return bundle | {MIME: {"task": self.task}} if self.task else bundle

    def _repr_html_(self) -> str:
        word, ink, page = _LOOKS[self.tone]
        lead = f"<strong>{word}</strong>" if word else ""
        code = f"<pre style='overflow-x:auto;color:{ink}'>{escape(self.details)}</pre>" if self.details else ""
        return (
            f'<div role="status" style="max-width:46rem;padding:.5rem .85rem;border-left:5px solid {ink};'
            f'border-radius:6px;color:{ink};background:{page}">{lead}{escape(self.text)}{code}</div>'
        )
