"""A class's answers to one item as sets of students, each set an integer with a bit for each student.

Counting who is in two sets is one ``&`` and one ``bit_count``, so that sums over 10,000 students cost what a dozen
additions cost, without numpy; and all sums are whole numbers, so that nothing is lost to rounding.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import compress, count

from msgspec import Struct

_MOST_CODES = 256


class Column(Struct, frozen=True):
    """What each student gave for one item.

    Parameters
    ----------
    number
        How many students.
    sets
        For each value the students who gave it; the first student is the highest bit.
    """

    number: int
    sets: Mapping[Hashable, int]

    @classmethod
    def of(cls, values: Sequence[Hashable]) -> "Column":
        """Make a column from a value for each student; None stands for no answer.

        >>> Column.of(["a", "b", "a"]).sets == {"a": 0b101, "b": 0b010}
        True
        """
        # The next free code for each value that is met first: one look at each value.
        known: defaultdict[Hashable, int] = defaultdict(count().__next__)
        try:
            codes = bytes(map(known.__getitem__, values))
        except ValueError:
            places: dict[Hashable, list[int]] = {}
            for place, value in enumerate(values):
                places.setdefault(value, []).append(place)
            return cls(len(values), {value: students(found, len(values)) for value, found in places.items()})
        sets = {value: int(codes.translate(_ONE[code]) or b"0", 2) for value, code in known.items()}
        return cls(len(values), sets)

    @property
    def answered(self) -> int:
        """How many gave an answer."""
        return self.number - self.sets.get(None, 0).bit_count()


_ONE = [bytes(49 if code == one else 48 for code in range(_MOST_CODES)) for one in range(_MOST_CODES)]


def students(places: Iterable[int], number: int) -> int:
    """Give a set of students by their places in the class.

    >>> bin(students([0, 2], 4))
    '0b1010'
    """
    digits = bytearray(b"0" * number)
    for place in places:
        digits[place] = 49
    return int(bytes(digits) or b"0", 2)


class Totals:
    """A whole number for each student, bit by bit: plane ``n`` is the set of students in whose number bit n is set."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._planes: list[int] = []

    def add(self, who: int, weight: int) -> None:
        """Add ``weight`` to the numbers of some students: long addition, for all of them at once."""
        for shift in compress(range(weight.bit_length()), map(int, reversed(f"{weight:b}"))):
            carry, place = who, shift
            while carry:
                if place >= len(self._planes):
                    self._planes += [0] * (place + 1 - len(self._planes))
                self._planes[place], carry = self._planes[place] ^ carry, self._planes[place] & carry
                place += 1

    def sum_of(self, who: int) -> int:
        """Give the sum of the numbers of some students."""
        return sum((plane & who).bit_count() << place for place, plane in enumerate(self._planes))

    def sum_of_squares(self) -> int:
        """Give the sum of the squares of all numbers."""
        return sum(
            (one & other).bit_count() << (low + high)
            for low, one in enumerate(self._planes)
            for high, other in enumerate(self._planes)
        )

    def numbers(self) -> list[int]:
        """Give every student's number.

        >>> totals = Totals(2)
        >>> totals.add(0b11, 3), totals.add(0b10, 2)
        (None, None)
        >>> totals.numbers(), totals.sum_of(0b10), totals.sum_of_squares()
        ([5, 3], 5, 34)
        """
        if not self._planes:
            return [0] * self._number
        digits = [f"{plane:0{self._number}b}" for plane in reversed(self._planes)]
        return [int(number, 2) for number in map("".join, zip(*digits, strict=True))]
