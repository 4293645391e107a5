"""Dates that are known to the day, the month or the year, and how to write them for a reader."""

from calendar import monthrange
from datetime import date

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def first_day(text: str) -> date:
    """Give the first day that a date may mean.

    >>> first_day("2007-10"), first_day("2003")
    (datetime.date(2007, 10, 1), datetime.date(2003, 1, 1))
    """
    parts = [int(part) for part in text.split("-")]
    return date(*[*parts, 1, 1][:3])


def last_day(text: str) -> date:
    """Give the last day that a date may mean.

    >>> last_day("2007-10"), last_day("2003")
    (datetime.date(2007, 10, 31), datetime.date(2003, 12, 31))
    """
    parts = [int(part) for part in text.split("-")]
    year, month = [*parts, 12][:2]
    return date(year, month, parts[2] if len(parts) == 3 else monthrange(year, month)[1])


def in_words(text: str) -> str:
    """Write a date as the course writes dates, no more exact than it is.

    >>> in_words("2020-01-03"), in_words("2007-10"), in_words("2003")
    ('3 January 2020', 'October 2007', '2003')
    """
    parts = text.split("-")
    if len(parts) == 1:
        return parts[0]
    month = MONTHS[int(parts[1]) - 1]
    return f"{month} {parts[0]}" if len(parts) == 2 else f"{int(parts[2])} {month} {parts[0]}"
