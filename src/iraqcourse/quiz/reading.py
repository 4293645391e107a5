"""Read what a person typed: numbers and names, however her language writes them.

The same rules stand in ``front/reading.js``; ``tests/vectors/`` holds the two together.
"""

import re
import unicodedata

# Arabic-Indic and Eastern Arabic-Indic digits (Unicode blocks Arabic, 0660-0669 and 06F0-06F9), and the
# Arabic signs for the decimal point and for thousands.
_DIGITS = {base + n: str(n) for base in (0x0660, 0x06F0) for n in range(10)}
_MARKS = {0x066B: ".", 0x066C: ",", 0x2212: "-", 0x2013: "-", 0xFE63: "-"}
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s\u00a0\u202f\u2009'\u2019_](?=\d)")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)")
_QUOTES = re.compile("[`'\"\u2018\u2019\u201b\u201c\u201d\u02bf\u02be\u02bc\u00b4]")
_JOINERS = re.compile("[-\u2010-\u2015_/.,;:()\u0640]+")


def read_number(typed: str, units: tuple[str, ...] = ()) -> float | None:
    """Read a number, or give None if there is no telling which one is meant.

    Thousands may be parted by commas, spaces or apostrophes, decimals by a point or a comma; digits may be
    Eastern Arabic. One comma before exactly three digits parts thousands (``1,500``), unless a zero stands
    before it; any other single comma is a decimal comma (``7,6``). Exponents, hexadecimals, infinity and
    words are not numbers here.

    Parameters
    ----------
    typed
        What stands in the field.
    units
        Names of the unit, any of which may follow the number.

    Examples
    --------
    >>> [read_number(text) for text in ("1,500", "7,6", "1.234,5", "٣٥", "5e3", "nan")]
    [1500.0, 7.6, 1234.5, 35.0, None, None]
    >>> read_number("7.6 km", ("km", "kilometres"))
    7.6
    """
    text = unicodedata.normalize("NFKC", typed[:200]).translate(_DIGITS).translate(_MARKS).strip().lower()
    for unit in sorted(units, key=len, reverse=True):
        name = unicodedata.normalize("NFKC", unit).lower()
        if text.endswith(name) and (len(text) == len(name) or not text[-len(name) - 1].isalpha()):
            text = text[: -len(name)].strip()
            break
    text = _BETWEEN_DIGITS.sub("", text)
    pointed = _decimal_point(text)
    return float(pointed) if pointed is not None and _NUMBER.fullmatch(pointed) else None


def _decimal_point(text: str) -> str | None:
    """Give the text with a point before its decimals and no mark between thousands; None if it is unclear."""
    points, commas = text.count("."), text.count(",")
    if points and commas:
        decimal, thousands = (".", ",") if text.rfind(".") > text.rfind(",") else (",", ".")
        if text.count(decimal) > 1:
            return None
        whole, _, rest = text.partition(decimal)
        return f"{whole.replace(thousands, '')}.{rest}" if _in_threes(whole, thousands) else None
    if points > 1 or commas > 1:
        mark = "." if points else ","
        return text.replace(mark, "") if _in_threes(text, mark) else None
    if commas:
        whole, _, rest = text.partition(",")
        parts_thousands = len(rest) == 3 and rest.isdecimal() and whole.lstrip("+-") not in ("", "0")
        return text.replace(",", "" if parts_thousands else ".")
    return text


def _in_threes(text: str, mark: str) -> bool:
    first, *others = text.lstrip("+-").split(mark)
    return 1 <= len(first) <= 3 and all(len(group) == 3 for group in others)


def plain_name(typed: str) -> str:
    """Reduce a name to what makes it that name: no case, accents, apostrophes, hyphens or spare spaces.

    >>> plain_name("  Kata\u2019ib   Hezbollah ") == plain_name("kataib hezbollah")
    True
    >>> plain_name("The al-Asad") == plain_name("AL ASAD")
    True
    """
    text = unicodedata.normalize("NFKC", typed[:2000]).lower()
    text = "".join(letter for letter in unicodedata.normalize("NFD", text) if unicodedata.category(letter) != "Mn")
    text = _QUOTES.sub("", text)
    text = " ".join(_JOINERS.sub(" ", text).split())
    return text.removeprefix("the ")


def letters_apart(one: str, other: str) -> int:
    """Count the letters to add, drop or change to make one word into another.

    The edit distance of V. I. Levenshtein, "Binary codes capable of correcting deletions, insertions and
    reversals", Soviet Physics Doklady 10, 1966.

    >>> letters_apart("soleimani", "suleimani"), letters_apart("iran", "iraq")
    (1, 1)
    """
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, start=1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]


# Below this length one letter makes another name: Iran and Iraq, Sunna and Sanaa.
SHORTEST_WITH_SLIPS = 7


def names_it(typed: str, accepted: tuple[str, ...], rejected: tuple[str, ...] = (), slips: int = 0) -> bool:
    """Say whether a typed text is one of the accepted names, allowing slips of the pen in long ones only.

    >>> names_it("Iran", ("Iraq",), slips=1)
    False
    >>> names_it("Suleimany", ("Suleimani",), slips=1)
    True
    """
    given = plain_name(typed)
    if not given or given in {plain_name(one) for one in rejected}:
        return False
    for one in accepted:
        name = plain_name(one)
        near = (
            slips if min(len(name), len(given)) >= SHORTEST_WITH_SLIPS and abs(len(name) - len(given)) <= slips else 0
        )
        if given == name or (near and letters_apart(given, name) <= near):
            return True
    return False
