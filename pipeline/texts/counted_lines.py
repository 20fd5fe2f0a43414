"""Lines that say by a number or letter which entry they stand beside: "(i) May", "b. June", "1) and 2) July"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.texts.numbers import item_ordinal
from schemas.passage import Passage, join

# a capital before a stop is an initial: "A. Pike"
_MARK = r"(?:\((?:[ivxl]{1,6}|[a-z]|\d{1,2})\)|(?:[ivxl]{1,6}|[a-z]|\d{1,2})\)|(?-i:[ivxl]{1,6}|[a-z]|\d{1,2})\.(?=\s))"
_MARKS = re.compile(rf"(?P<first>{_MARK})(?:\s*(?:,|&|and|to|[-–])\s*{_MARK})*:?\s+(?=\S)", re.IGNORECASE)
_OPEN = re.compile(rf"{_MARK}(?:\s*(?:,|&|and|to|[-–])\s*{_MARK})*\s*(?:,|&|and|to|[-–])?\s*$", re.IGNORECASE)
_ONE = re.compile(_MARK, re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:to|[-–])\s*", re.IGNORECASE)


def own_line(lines: Sequence[Passage], place: int, count: int) -> Passage | None:
    """The words of the line that counts for the entry at `place` of `count`, its number left out.

    None where the lines do not say, each and once, which of all the entries they stand beside.
    """
    lines = _whole(lines)
    marked = [_marked(line.text) for line in lines]
    if sorted(number for numbers, _ in marked for number in numbers) != list(range(1, count + 1)):
        return None
    if not all(numbers for numbers, _ in marked):
        return None
    return next(
        line.cut(start).strip()
        for line, (numbers, start) in zip(lines, marked, strict=True)
        if place + 1 in numbers
    )


def counted(lines: Sequence[Passage]) -> list[tuple[Passage, Passage]]:
    """The mark and the words of each line, where all count from 1 and there are two or more; else nothing."""
    marked = [_marked(line.text) for line in lines]
    if len(lines) == 1 or [numbers for numbers, _ in marked] != [[k + 1] for k in range(len(lines))]:
        return []
    return [
        (line.cut(0, start).strip(" .:"), line.cut(start))
        for line, (_, start) in zip(lines, marked, strict=True)
    ]


def marks(text: str) -> list[int]:
    """The entries, from 1, that a line begins by naming: "(i) and (ii) May" 1 and 2; none of any other."""
    return _marked(text)[0]


def _whole(lines: Sequence[Passage]) -> list[Passage]:
    """The lines, "(i) and" put before the "(ii) May" that a narrow column parted from it."""
    whole: list[Passage] = []
    for line in lines:
        if whole and _OPEN.match(whole[-1].text):
            whole[-1] = join((whole[-1], line))
        else:
            whole.append(line)
    return whole


def _marked(text: str) -> tuple[list[int], int]:
    """The numbers that a line begins with, and where its words begin; no number, 0 where it begins with none."""
    match = _MARKS.match(text)
    if match is None:
        return [], 0
    found = list(_ONE.finditer(text, 0, match.end()))
    numbers = [_value(found[0].group())]
    for before, mark in pairwise(found):
        value = _value(mark.group())
        ranged = _RANGE.fullmatch(text[before.end() : mark.start()]) is not None
        numbers += range(numbers[-1] + 1, value + 1) if ranged else [value]
    return numbers, match.end()


def _value(mark: str) -> int:
    inner = mark.strip("().")
    return int(inner) if inner.isdigit() else item_ordinal(f"{inner})") or 0
