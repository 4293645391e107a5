"""The schema of a bank, for editors that complete and check YAML while an author writes."""

import json

import msgspec

from iraqcourse.quiz.items import Bank


def text() -> str:
    """Give the JSON Schema (draft 2020-12) of a bank, made from the types that read it.

    >>> '"title": "Bank"' in text()
    True
    """
    made = msgspec.json.schema(Bank)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps({**head, **made}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
