"""Let no label of a picture stand on another: each tries its own side first, then the others, or is left out."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from iraqcourse.maps.flat import Frame, Point

Box = tuple[float, float, float, float]
# Width of a letter of a bold sans-serif face, in parts of its size: a little more than the average.
_LETTER = 0.6
Align = Literal["left", "center", "right"]
_ALIGN: dict[str, Align] = {"right": "left", "left": "right"}


class Label(Struct, frozen=True):
    """A label where it was put: a point at half its height, its text, and which part of it stands at the point."""

    at: Point
    text: str
    align: Align = "center"


def written(text: str, size: float) -> tuple[float, float]:
    """Give about how wide and how high a text is in bold letters of a size, all in pixels."""
    return len(text) * size * _LETTER, size * 1.15


class Room(Struct):
    """What of a picture is taken already."""

    frame: Frame
    taken: list[Box]

    def _free(self, box: Box, own: Box | None = None) -> bool:
        left, top, right, bottom = box
        if left < 0 or top < 0 or right > self.frame.width or bottom > self.frame.height:
            return False
        return not any(
            one != own and left < one[2] + 2 and one[0] < right + 2 and top < one[3] + 1 and one[1] < bottom + 1
            for one in self.taken
        )

    def beside(self, own: Box, text: str, size: float, wanted: str) -> Label | None:
        """Put a label beside a sign's box: on the wanted side if that is free, else on another, else nowhere.

        >>> from iraqcourse.maps.spec import View
        >>> room = Room(Frame(View(south=30, west=40, north=36, east=48), 400, 300), [(90, 90, 110, 110)])
        >>> room.beside((90, 90, 110, 110), "Baghdad", 15, "right").at[0] > 110
        True
        """
        width, height = written(text, size)
        left, top, right, bottom = own
        x, y = (left + right - width) / 2, (top + bottom - height) / 2
        sides = {
            "right": (right + 2, y),
            "left": (left - 2 - width, y),
            "top": (x, top - height),
            "bottom": (x, bottom),
            "right top": (right - 5, top - height + 5),
            "right bottom": (right - 5, bottom - 5),
            "left top": (left + 5 - width, top - height + 5),
            "left bottom": (left + 5 - width, bottom - 5),
            "right up": (right + 2, y - height / 2),
            "right down": (right + 2, y + height / 2),
            "left up": (left - 2 - width, y - height / 2),
            "left down": (left - 2 - width, y + height / 2),
            "top east": (x + width / 4, top - height),
            "top west": (x - width / 4, top - height),
            "bottom east": (x + width / 4, bottom),
            "bottom west": (x - width / 4, bottom),
        }
        for side in (wanted, *sides):
            start = sides[side]
            box = (*start, start[0] + width, start[1] + height)
            if self._free(box, own):
                self.taken.append(box)
                # Held at the end next to the sign, so that a guess of the width moves the far end only.
                align = _ALIGN.get(side.split()[0], "center")
                across = {"left": 0, "center": width / 2, "right": width}[align]
                return Label((round(start[0] + across, 1), round(start[1] + height / 2, 1)), text, align)
        return None

    def at(self, spots: Iterable[Point], text: str, size: float) -> Label | None:
        """Put a label with its middle on the first of some points that is free."""
        width, height = written(text, size)
        for x, y in spots:
            box = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
            if self._free(box):
                self.taken.append(box)
                return Label((x, y), text)
        return None
