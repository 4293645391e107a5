"""The schema of a map's spec, for editors that complete and check YAML while an author writes."""

import json

import msgspec

from iraqcourse import paths
from iraqcourse.maps.spec import MapSpec

FILE = "map.schema.json"


def text() -> str:
    """Give the JSON Schema (draft 2020-12) of a map, made from the types that read it.

    >>> '"title": "MapSpec"' in text()
    True
    """
    made = msgspec.json.schema(MapSpec)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps({**head, **made}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def write() -> str:
    """Write the schema beside the maps; gives where."""
    file = paths.maps() / FILE
    file.write_text(text(), encoding="utf-8", newline="\n")
    return str(paths.relative(file))
