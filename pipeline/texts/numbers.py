"""Numbers that plans put before their items: "1.2.1.", "(ii)", "A3", "2."."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.counting import counts_on, roman_value

NUMBER_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_ITEM = re.compile(r"\(?([ivxl]{1,6}|[a-z])\)\s*", re.IGNORECASE)
_COUNTED = re.compile(
    r"(?:\(?(?P<item>[ivxl]{1,6}|[a-z])\)\s*|(?P<stopped>(?-i:[ivxl]{1,6}|[a-z]))\.\s+)(?=\S)", re.IGNORECASE
)
_NUMBER = re.compile(
    r"(?P<ref>[A-Z]{1,3}\.?\d+(?:\.\d+)*[a-z]?(?=[.):])"
    r"|(?!PM2\.5)[A-Z]{1,2}\d{1,2}(?:\.\d{1,2})+(?=\s+[A-Z])|\d+(?:\.\d+)+[a-z]?|\d{1,3}(?:[a-z]|[A-H])?(?=[.):])"
    r"|(?![2-5][DG]\b)\d{1,2}[a-hA-H](?=\s+[A-Z])"
    r"|[A-Z]?\d{1,2}(?=\s+We(?:['’]ll|\s(?:will|shall|are\sgoing\sto|commit\sto|pledge\sto))\b))"  # a count of nothing
    r"(?P<stop>[.):]*)(?:(?=\s|$)\s*|(?<=\d\.)(?=[A-Z][a-z]+ [a-z]))"  # or glued: "10.Set a policy"
)
_LAST_NUMBER = re.compile(r"(.*?)(\d+)")
_DEEPER = re.compile(r"\.\d|\.?\(?[a-z]\)?$")
_BARE = re.compile(r"\(?([A-Z]{0,3}\.?\d{1,3}(?:\.\d+)*[a-z]?|\d{1,2}[A-H])[.):]*$")


class Leading(NamedTuple):
    """A number at the start of a text: the number itself, and where the words after it begin."""

    start: int
    end: int
    body: int


def leading_number(text: str) -> Leading | None:
    """The "1.2.1." or "A3." a text begins with; the "50" of "50 schools", "3.5 hours" are no such numbers.

    A letter before "3.1" may go without a stop, "T3.1 Mend the weir", but "PM2.5 Levels" are of fine dust. So may any
    number of what is promised: "3 We will mend the weir".
    """
    match = _NUMBER.match(text)
    if match is None or (not match["stop"] and text[match.end() : match.end() + 1].islower()):
        return None
    return Leading(match.start("ref"), match.end("ref"), match.end())


def follows_number(before: str, text: str) -> bool:
    """Whether the text begins with the number after the one the text before begins with: "1.2 ..." after "1.1 ...", "1b" after "1a", "(b)" after "(a)"."""
    one, other = leading_number(before), leading_number(text)
    if one is None or other is None:
        return counts_on(_item_sign(before), _item_sign(text))
    number, following = before[one.start : one.end], text[other.start : other.end]
    if number[-1].isalpha():
        return number[:-1] == following[:-1] and counts_on(number[-1], following[-1])
    first, second = _LAST_NUMBER.fullmatch(number), _LAST_NUMBER.fullmatch(following)
    if first is None or second is None:
        return False
    return first[1] == second[1] and int(second[2]) == int(first[2]) + 1


def goes_deeper(number: str, above: str) -> bool:
    """Whether a number counts below another: "R1.1" and "R1.1a" below "R1", not "R10"."""
    return bool(above) and _DEEPER.match(number.removeprefix(above)) is not None and number.startswith(above)


def leading_item(text: str) -> Leading | None:
    """The "(i)", "(iv)" or "a)" a text begins with, brackets included where both are there."""
    match = _ITEM.match(text)
    if match is None:
        return None
    return Leading(0, len(match.group().rstrip()), match.end())


def counted_item(text: str) -> Leading | None:
    """The "a" or "ii" of "(a) ...", "a) ..." or, in small letters, "a. ..."; a capital before a stop is an initial."""
    match = _COUNTED.match(text)
    if match is None:
        return None
    sign = "item" if match["item"] else "stopped"
    return Leading(*match.span(sign), match.end())


def is_bare_number(text: str) -> bool:
    """Whether a cell holds nothing but a number such as "3", "2.1." or "A4"."""
    return bool(_BARE.match(text.strip()))


def item_ordinal(text: str) -> int | None:
    """Which item "(iii)" or "(c)" at the start of a text is, from 1; Roman is preferred."""
    letters = _item_sign(text).lower()
    return roman_value(letters) or (ord(letters) - ord("a") + 1 if len(letters) == 1 else None)


def _item_sign(text: str) -> str:
    """The "ii" or "b" of the item that a text begins with; nothing without one."""
    match = _ITEM.match(text)
    return match[1] if match else ""
