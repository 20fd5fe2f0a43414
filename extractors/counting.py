"""How lists count: small Roman numerals and letters."""

from __future__ import annotations

from typing import Final

_SIZES: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_OF_LISTS: Final = frozenset("ivxl")


def roman(count: int) -> str:
    """The small Roman numeral of a number from 1 on."""
    letters = ""
    for size, sign in _SIZES:
        letters += sign * (count // size)
        count %= size
    return letters


def roman_value(letters: str) -> int | None:
    """The value of a small Roman numeral up to 89, None where the letters are none: no list is so long that a lone "c" is 100."""
    if not set(letters) <= _OF_LISTS:
        return None
    rest, total = letters, 0
    for size, sign in _SIZES:
        while rest.startswith(sign):
            rest, total = rest.removeprefix(sign), total + size
    return total if total and not rest and roman(total) == letters else None


def counts_on(before: str, sign: str) -> bool:
    """Whether "(b)" is counted after "(a)", "(ii)" after "(i)" and "(i)", too, after "(h)"."""
    one, other = before.strip("()").lower(), sign.strip("()").lower()
    if len(one) == len(other) == 1 and ord(other) == ord(one) + 1:
        return True
    first, second = roman_value(one), roman_value(other)
    return first is not None and second is not None and second == first + 1
