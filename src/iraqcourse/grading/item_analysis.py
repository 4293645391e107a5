"""Item analysis: how hard each question was, whether it tells students apart, and what wrong answers were chosen.

Facility and corrected discrimination as in R. L. Ebel and D. A. Frisbie, *Essentials of Educational Measurement* (5th
ed., 1991); alpha after L. J. Cronbach, "Coefficient alpha and the internal structure of tests", *Psychometrika* 16
(1951). An omitted answer is kept apart from a wrong one: it lowers no facility, and counts as nothing in the total.
"""

from collections import Counter
from collections.abc import Sequence
from math import sqrt
from operator import mul

from msgspec import Struct

FEW = 30
# Below and above these an item tells little; see Ebel and Frisbie, table 13.1.
TOO_EASY, TOO_HARD, WEAK = 0.95, 0.2, 0.1


class ItemStatistics(Struct, frozen=True):
    """What a class did with one item.

    Parameters
    ----------
    answered, omitted
        Students who gave an answer, and those who gave none.
    facility
        Mean share of the points among those who answered, from 0 to 1; None if nobody did.
    discrimination
        Correlation of the item's points with the points of all other items; None where either does not vary.
    """

    item: str
    answered: int
    omitted: int
    facility: float | None
    discrimination: float | None

    @property
    def flags(self) -> tuple[str, ...]:
        """What a teacher should look at, in words."""
        said = []
        if self.facility is None:
            return ("nobody answered it",)
        if self.facility > TOO_EASY:
            said.append("almost everybody has it right")
        if self.facility < TOO_HARD:
            said.append("few have it right: read stem and key again")
        if self.discrimination is not None and self.discrimination < 0:
            said.append("those who do well elsewhere do worse here: is the key right?")
        elif self.discrimination is not None and self.discrimination < WEAK:
            said.append("it hardly tells students apart")
        if self.omitted > self.answered:
            said.append("more left it out than answered it")
        return tuple(said)


def _product(one: Sequence[float], other: Sequence[float]) -> float:
    return float(sum(map(mul, one, other)))


def statistics(items: Sequence[str], shares: Sequence[Sequence[float | None]]) -> tuple[ItemStatistics, ...]:
    """Analyse a class.

    Parameters
    ----------
    items
        Ids of the items.
    shares
        For each item the share of its points that each student won, from 0 to 1; None where the answer was omitted.
        All of the same length.

    Returns
    -------
    tuple of ItemStatistics
        One for each item, in order.

    Examples
    --------
    >>> [one.facility for one in statistics(["a", "b"], [[1, 0, None], [1, 0, 1]])]
    [0.5, 0.6666666666666666]
    """
    columns = [[share or 0.0 for share in column] for column in shares]
    totals = [sum(row) for row in zip(*columns, strict=True)]
    number, sum_total = len(totals), sum(totals)
    square_total = _product(totals, totals)
    made = []
    for name, column, given in zip(items, columns, shares, strict=True):
        omitted = given.count(None)
        answered = number - omitted
        won, square = sum(column), _product(column, column)
        # Covariance with the rest is covariance with the total less the item's own variance, all times n squared.
        own = number * square - won * won
        with_total = number * _product(column, totals) - won * sum_total
        rest = number * square_total - sum_total * sum_total - 2 * with_total + own
        # What floating point leaves of a variance of nothing is not a variance.
        varies = own > 1e-9 * number and rest > 1e-9 * number
        discrimination = (with_total - own) / sqrt(own * rest) if varies else None
        made.append(ItemStatistics(name, answered, omitted, won / answered if answered else None, discrimination))
    return tuple(made)


def alpha(shares: Sequence[Sequence[float | None]]) -> float | None:
    """Give Cronbach's alpha of items, omitted answers counted as nothing; None where it is not defined.

    >>> round(alpha([[1, 0, 1, 0], [1, 0, 1, 0], [1, 0, 1, 1]]), 2)
    0.89
    """
    columns = [[share or 0.0 for share in column] for column in shares]
    if len(columns) < 2:
        return None
    totals = [sum(row) for row in zip(*columns, strict=True)]

    def spread(values: Sequence[float]) -> float:
        return len(values) * _product(values, values) - sum(values) ** 2

    whole = spread(totals)
    if whole <= 1e-9:
        return None
    return len(columns) / (len(columns) - 1) * (1 - sum(map(spread, columns)) / whole)


class Chosen(Struct, frozen=True):
    """How often an option was chosen: by all, by the third with the most points and by the third with the fewest."""

    option: str
    all: int
    upper: int
    lower: int


def choices(options: Sequence[str], values: Sequence[object], totals: Sequence[float]) -> tuple[Chosen, ...]:
    """Count the options that students chose.

    Parameters
    ----------
    options
        Ids of the item's options.
    values
        Each student's answer: an id, a list of ids, or None.
    totals
        Each student's points in all.
    """
    order = sorted(range(len(totals)), key=lambda student: (-totals[student], student))
    third = len(order) // 3

    def count(students: Sequence[int]) -> Counter[str]:
        found: Counter[str] = Counter()
        for student in students:
            value = values[student]
            found.update(value if isinstance(value, list) else [value] if isinstance(value, str) else [])
        return found

    every, upper, lower = count(order), count(order[:third]), count(order[len(order) - third :])
    return tuple(Chosen(name, every[name], upper[name], lower[name]) for name in options)
