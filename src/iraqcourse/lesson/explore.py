"""Change something and look: native inputs bound to a function that draws a chart, a map or a table."""

from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from iraqcourse.errors import CourseError, fault
from iraqcourse.maps.notebook import MIME as MAP
from iraqcourse.quiz import front

# What the web book reads where a map is explored: the map at the first setting, and what could be changed.
MIME = "application/vnd.iraqcourse.explore+json"
_HERE = Path(__file__).parent / "front"


def _control(name: str, choices: Any) -> tuple[dict[str, Any], list[Any]]:
    """Give one input's description and the values that it stands for."""
    label = name.replace("_", " ").capitalize()
    if isinstance(choices, bool):
        return {"name": name, "label": label, "kind": "checkbox"}, [False, True]
    if isinstance(choices, Sequence) and not choices:
        remedy = "Give at least one value; range(2003, 2021) counts from 2003 to 2020."
        raise CourseError(fault(f"The control '{name}' has no value to choose from", remedy))
    if isinstance(choices, range):
        return {"name": name, "label": label, "kind": "range", "options": [str(one) for one in choices]}, list(choices)
    if isinstance(choices, Sequence) and not isinstance(choices, str):
        return {"name": name, "label": label, "kind": "select", "options": [str(one) for one in choices]}, list(choices)
    raise CourseError(
        fault(f"The control '{name}' cannot be made", "Give a range(...), a list of choices, or True or False.")
    )


def bundle_of(result: Any) -> dict[str, Any]:
    """Give what a function drew by MIME type; ``text/html`` is always among them."""
    if hasattr(result, "_repr_mimebundle_"):
        bundle = result._repr_mimebundle_()
        bundle = bundle[0] if isinstance(bundle, tuple) else bundle
        if bundle and "text/html" in bundle:
            return dict(bundle)
    found = result._repr_html_() if hasattr(result, "_repr_html_") else None
    return {"text/html": str(found) if found is not None else f"<p>{escape(str(result))}</p>"}


class Explorer(anywidget.AnyWidget):
    """Inputs and what they change. Without a kernel the page shows the first setting.

    Parameters
    ----------
    draw
        Called with one keyword for each control; gives a chart, map, table or text.
    says
        What there is to find out, in a sentence.
    controls
        A range becomes a slider, a list a menu, True or False a checkbox.
    """

    _esm = (
        front.part("page", "guard")
        + (_HERE / "explore.js").read_text(encoding="utf-8").replace("export function render", "function render")
        + "\nexport default { render };\n"
    )
    _css = front.styles() + (_HERE / "explore.css").read_text(encoding="utf-8")
    says = traitlets.Unicode().tag(sync=True)
    controls: Any = traitlets.List().tag(sync=True)
    values = traitlets.Dict().tag(sync=True)
    result = traitlets.Unicode().tag(sync=True)

    def __init__(self, draw: Callable[..., Any], says: str, controls: dict[str, Any]) -> None:
        if not controls:
            raise CourseError(fault("There is nothing to change", "Add a control, such as year=range(2003, 2021)."))
        made = {name: _control(name, choices) for name, choices in controls.items()}
        self._draw = draw
        self._choices = {name: values for name, (_, values) in made.items()}
        # A function that fails here fails in the cell, where its author sees the whole error.
        first = {name: bool(controls[name]) if one["kind"] == "checkbox" else 0 for name, (one, _) in made.items()}
        self._first = self._drawn(first)
        super().__init__(
            says=says,
            controls=[one for one, _ in made.values()],
            values=first,
            result=self._first["text/html"],
        )
        self.observe(lambda change: setattr(self, "result", self._shown(change["new"])), "values")

    def _shown(self, values: dict[str, Any]) -> str:
        """Give the drawing of a setting; where the function fails, a sentence: no old picture may stand beside it."""
        try:
            return str(self._drawn(values)["text/html"])
        except Exception as problem:
            setting = ", ".join(f"{name} = {value}" for name, value in self._chosen(values).items())
            what = str(problem) if isinstance(problem, CourseError) else f"{type(problem).__name__}: {problem}"
            return f"<p>{escape(f'With {setting} this cannot be drawn: {what}')}</p>"

    def _drawn(self, values: dict[str, Any]) -> dict[str, Any]:
        return bundle_of(self._draw(**self._chosen(values)))

    def _chosen(self, values: dict[str, Any]) -> dict[str, Any]:
        chosen: dict[str, Any] = {}
        for name, choices in self._choices.items():
            value = values.get(name, 0)
            chosen[name] = choices[int(value)] if 0 <= int(value) < len(choices) else choices[0]
        return chosen

    def __repr__(self) -> str:
        names = ", ".join(control["label"].lower() for control in self.controls)
        return f"{self.says} (To change: {names}.)"

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        made = super()._repr_mimebundle_(**kwargs)
        data, metadata = made if made else ({}, {})
        names = ", ".join(control["label"].lower() for control in self.controls)
        about = f"<p><em>{escape(self.says)} In Jupyter you can change: {escape(names)}.</em></p>"
        text: dict[str, Any] = {"text/plain": repr(self), "text/html": about + self.result}
        if MAP in self._first:
            text[MIME] = {"says": self.says, "changes": names, "map": self._first[MAP]}
        return {**data, **text}, metadata
