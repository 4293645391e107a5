"""The front end: small ES modules, joined here without a build step.

A notebook takes one ES module (anywidget), a page without a kernel one classic script that also works from
a disk, where browsers load no modules.
"""

import re
from functools import cache
from pathlib import Path

# What a module imports comes before it.
MODULES = (
    *("page", "reading", "scoring", "guard", "choices", "typed", "arrange", "place"),
    *("quiz", "kernel", "disk", "hosts"),
)
_IMPORT = re.compile(r"^import .*?;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|let|class)\b)", re.MULTILINE)


def part(*names: str) -> str:
    """Give some modules joined, without their imports and exports: also for widgets that share the guard."""
    folder = Path(__file__).parent
    parts = [(folder / f"{name}.js").read_text(encoding="utf-8") for name in names]
    return "\n".join(_EXPORT.sub("", _IMPORT.sub("", one)) for one in parts) + "\n"


@cache
def module() -> str:
    """Give the front end as one ES module whose default export is an anywidget."""
    return f"{part(*MODULES)}\nexport default {{ render }};\n"


@cache
def script() -> str:
    """Give the front end as one classic script that sets the global ``IraqQuiz``."""
    names = (
        "whenShown, mountPage, mount, kept, save, putBack, forget, "
        "element, score, readNumber, namesIt, plainName, shuffled, guard"
    )
    return f"(() => {{\n{part(*MODULES)}\nglobalThis.IraqQuiz = {{ {names} }};\n}})();\n"


@cache
def styles() -> str:
    """Give the style sheet."""
    return (Path(__file__).parent / "quiz.css").read_text(encoding="utf-8")
