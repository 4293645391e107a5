"""Read what a person typed: numbers and names, however her language writes them.

The same rules stand in ``front/reading.js``; ``tests/vectors/`` holds the two together.
"""

import re
import unicodedata

# The Arabic signs for the decimal point and for thousands, the Arabic comma, and what stands for a minus.
_MARKS = {0x066B: ".", 0x066C: ",", 0x060C: ",", 0x2212: "-", 0x2013: "-"}
# Arabic and Persian keyboards write the same letter with two signs: yeh (and alef maksura), and kaf.
_LETTERS = {0x064A: "\u06cc", 0x0649: "\u06cc", 0x0643: "\u06a9"}
_JOINER = "\u200c"
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s\u00a0\u202f\u2009'\u2019_](?=\d)")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)")
_QUOTES = re.compile("[`'\"\u2018\u2019\u201b\u201c\u201d\u02bf\u02be\u02bc\u00b4\u0640]")
_JOINERS = re.compile("[-\u2010-\u2015_/.,;:()]+")


def _visible(typed: str, length: int) -> str:
    """Bring a text to one form without marks that cannot be seen; Persian's zero-width joiner parts like a space."""
    text = unicodedata.normalize("NFKC", typed[:length]).replace(_JOINER, " ")
    return "".join(letter for letter in text if unicodedata.category(letter) != "Cf")


def _latin_digits(text: str) -> str:
    """Write the decimal digits of every script as 0 to 9."""
    return "".join(str(unicodedata.decimal(letter, letter)) for letter in text)


def read_number(typed: str, units: tuple[str, ...] = ()) -> float | None:
    """Read a number, or give None if there is no telling which one is meant.

    Thousands may be parted by commas, spaces or apostrophes, decimals by a point or a comma; digits may be
    of any script. One comma before exactly three digits parts thousands (``1,500``), unless a zero stands
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
    text = _latin_digits(_visible(typed, 200)).translate(_MARKS).strip().lower()
    for unit in sorted(units, key=len, reverse=True):
        name = _visible(unit, 200).lower()
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

    Letters that Arabic and Persian keyboards write differently are one letter.

    >>> plain_name("  Kata\u2019ib   Hezbollah ") == plain_name("kataib hezbollah")
    True
    >>> plain_name("The al-Asad") == plain_name("AL ASAD")
    True
    """
    text = unicodedata.normalize("NFD", _visible(typed, 2000).lower())
    text = "".join(letter for letter in text if unicodedata.category(letter) != "Mn").translate(_LETTERS)
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
