"""Item analysis: how hard each question was, whether it tells students apart, and what wrong answers were chosen.

Facility and corrected discrimination (the point-biserial correlation of an item with all others) as in R. L. Ebel and
D. A. Frisbie, *Essentials of Educational Measurement* (5th ed., 1991); alpha after L. J. Cronbach, "Coefficient alpha
and the internal structure of tests", *Psychometrika* 16 (1951). An omitted answer is kept apart from a wrong one: it
lowers no facility, and counts as nothing in the total.
"""

from collections.abc import Sequence
from math import gcd, sqrt

from msgspec import Struct

from iraqcourse.grading.columns import Column, Totals, students

FEW = 30
# Below and above these an item tells little; see Ebel and Frisbie, table 13.1.
TOO_EASY, TOO_HARD, WEAK = 0.95, 0.2, 0.1
# Shares of points are known to four decimals: results.json has no more.
_UNITS = 10_000


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
    alpha_without
        Alpha of all other items; None where it is not defined.
    """

    item: str
    answered: int
    omitted: int
    facility: float | None
    discrimination: float | None
    alpha_without: float | None = None

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


class ClassStatistics(Struct, frozen=True):
    """A class as a whole: its items, alpha (None where it is not defined), and each student's total for ordering."""

    items: tuple[ItemStatistics, ...]
    alpha: float | None
    totals: tuple[int, ...]


def statistics(names: Sequence[str], columns: Sequence[Column]) -> ClassStatistics:
    """Analyse a class.

    Parameters
    ----------
    names
        Ids of the items.
    columns
        For each item the share of its points that each student won, from 0 to 1; None where the answer was omitted.

    Examples
    --------
    >>> made = statistics(["a", "b"], [Column.of([1, 0, None]), Column.of([1, 0, 1])])
    >>> [one.facility for one in made.items]
    [0.5, 0.6666666666666666]
    """
    number = columns[0].number if columns else 0
    weighed = [_weighed(column) for column in columns]
    unit = gcd(*(weight for column in weighed for weight, _ in column)) or 1
    scaled = [[(weight // unit, who) for weight, who in column] for column in weighed]
    totals = Totals(number)
    for column in scaled:
        for weight, who in column:
            totals.add(who, weight)
    everybody = (1 << number) - 1
    whole_sum = totals.sum_of(everybody)
    # Variances and covariances times the square of the number of students: whole numbers, all of them.
    whole = number * totals.sum_of_squares() - whole_sum**2
    sums = [sum(weight * who.bit_count() for weight, who in column) for column in scaled]
    own = [
        number * sum(weight**2 * who.bit_count() for weight, who in column) - won**2
        for column, won in zip(scaled, sums, strict=True)
    ]
    made = []
    for name, given, column, won, spread in zip(names, columns, scaled, sums, own, strict=True):
        with_total = number * sum(weight * totals.sum_of(who) for weight, who in column) - won * whole_sum
        rest = whole - 2 * with_total + spread
        answered = given.answered
        made.append(
            ItemStatistics(
                name,
                answered,
                number - answered,
                won * unit / _UNITS / answered if answered else None,
                (with_total - spread) / sqrt(spread) / sqrt(rest) if spread and rest else None,
                _alpha(len(columns) - 1, sum(own) - spread, rest),
            )
        )
    return ClassStatistics(tuple(made), _alpha(len(columns), sum(own), whole), tuple(totals.numbers()))


def _weighed(column: Column) -> list[tuple[int, int]]:
    """Give the students who won something, by what they won in whole units."""
    pairs = ((round(float(share) * _UNITS), who) for share, who in column.sets.items() if share)  # type: ignore[arg-type]
    return [(weight, who) for weight, who in pairs if weight]


def _alpha(number: int, spreads: int, whole: int) -> float | None:
    """Give Cronbach's alpha from the variances of items and total; None where it is not defined."""
    return number / (number - 1) * (1 - spreads / whole) if number > 1 and whole else None


class Chosen(Struct, frozen=True):
    """How often an option was chosen: by all, by the third with the most points and by the third with the fewest."""

    option: str
    all: int
    upper: int
    lower: int


class Thirds(Struct, frozen=True):
    """The third of a class with the most points, and that with the fewest, as sets of students."""

    upper: int
    lower: int

    @classmethod
    def of(cls, totals: Sequence[float]) -> "Thirds":
        """Part a class by the students' totals; of equal ones the earlier stands higher."""
        order = sorted(range(len(totals)), key=lambda student: (-totals[student], student))
        third = len(order) // 3
        return cls(students(order[:third], len(order)), students(order[len(order) - third :], len(order)))


def choices(options: Sequence[str], column: Column, thirds: Thirds) -> tuple[Chosen, ...]:
    """Count the options that students chose.

    Parameters
    ----------
    options
        Ids of the item's options.
    column
        Each student's answer: an id, several ids as a tuple, or None.
    thirds
        The best and the weakest of the class.
    """
    who = dict.fromkeys(options, 0)
    for value, found in column.sets.items():
        for option in value if isinstance(value, tuple) else (value,):
            if option in who:
                who[option] |= found
    return tuple(
        Chosen(option, found.bit_count(), (found & thirds.upper).bit_count(), (found & thirds.lower).bit_count())
        for option, found in who.items()
    )
