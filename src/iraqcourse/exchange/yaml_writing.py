"""A bank written as YAML by the program: for what was imported, to be finished by hand."""

from collections.abc import Iterable
from io import StringIO
from typing import Any


def to_yaml(lesson: str, items: Iterable[dict[str, Any]]) -> str:
    """Give a bank's YAML; texts that could be taken for something else are quoted.

    >>> print(to_yaml("x", [{"id": "a", "stem": "no"}]))
    # yaml-language-server: $schema=bank.schema.json
    lesson: x
    version: 1
    items:
      - id: a
        stem: no
    <BLANKLINE>
    """
    from ruamel.yaml import YAML

    writer = YAML()
    writer.indent(mapping=2, sequence=4, offset=2)
    writer.width = 100_000
    writer.allow_unicode = True
    out = StringIO()
    writer.dump({"lesson": lesson, "version": 1, "items": list(items)}, out)
    return f"# yaml-language-server: $schema=bank.schema.json\n{out.getvalue()}"
