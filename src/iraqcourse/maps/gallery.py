"""One picture for each map beside its spec, and the page that shows them all; both say when they are out of date."""

from hashlib import sha256
from pathlib import Path

from iraqcourse import paths
from iraqcourse.maps import picture, png, reading, things, twin
from iraqcourse.maps.spec import MapSpec

# The pixels change with fonts and versions; what they show does not.
WIDE = 0.8
LIMIT = 120_000
_HEAD = """# Maps

Made by `iraqcourse maps preview`; do not edit. Each map is a YAML file here. `iraqcourse present <map>` opens it for
the projector, `Lesson("...").map("<map>")` in a notebook, `iraqcourse maps handout <map>` makes it a PDF. How to write
one: begin with a copy, and let your editor help you: `map.schema.json` says what may stand where.
"""


def scene_of(made: MapSpec) -> int:
    """Give the number of the scene that stands for the whole map: the map with the most on it, the first of equals."""
    drawn = [number for number, scene in enumerate(made.scenes, start=1) if scene.view is not None]

    def full(number: int) -> int:
        return len({one.place.id for one in things.in_picture(made, made.scenes[number - 1])})

    return max(drawn, key=lambda number: (full(number), -number))


def alt(made: MapSpec) -> str:
    """Give the alternative text of the picture that stands for the whole map."""
    return twin.alt(made, scene_of(made))


def digest(made: MapSpec) -> str:
    """Give a digest of what the preview shows: of the spec, the data and the code that draws, not of pixels."""
    drawn = picture.spec_of(made, made.scenes[scene_of(made) - 1]).to_json(indent=None)
    return sha256(drawn.encode()).hexdigest()[:24]


def preview(made: MapSpec) -> bytes:
    """Give the picture that stands for the whole map, with its digest in it."""
    return png.packed(picture.to_png(made, scene_of(made), scale=WIDE), digest(made))


def is_fresh(made: MapSpec, file: Path) -> bool:
    """Whether a preview was made from this spec, with these data and this code."""
    return file.exists() and png.made_of(file.read_bytes()) == digest(made)


def page() -> str:
    """Give the gallery as Markdown: each map with picture, what it shows and what it cannot show.

    >>> page().startswith("# Maps")
    True
    """
    parts = [_HEAD]
    for file in reading.map_files():
        made = reading.read_file(file)
        said = alt(made).replace("[", "(").replace("]", ")")
        minutes = sum(scene.minutes for scene in made.scenes)
        parts.append(
            f"## {made.title}\n\n![{said}]({made.map}.png)\n\n"
            f"**Shows:** {made.shows.strip()}\n\n**Cannot show:** {made.cannot_show.strip()}\n\n"
            f"[`{made.map}.yaml`]({made.map}.yaml): {len(made.scenes)} scenes, {minutes:g} minutes.\n"
        )
    return "\n".join(parts)


def file() -> Path:
    """Give the file of the gallery."""
    return paths.maps() / "README.md"
