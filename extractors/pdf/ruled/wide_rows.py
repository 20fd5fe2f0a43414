"""Texts over the edges between a table's columns, and rows that are one such text: a band, the title of rows below it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.drawn.words import Word
from extractors.pdf.lines import START, rows
from extractors.pdf.lines.gutters import LEAST
from schemas.document import Box

HIGHEST: Final = 5.0  # of the font size: a band is no higher
_MOST_LINES = 2
_SAME = 2.0  # points by which the texts of one column begin apart
_RESIZED = 1.2  # of the size of the table's texts: larger ones are a heading above another table


def column(xs: Sequence[float], word: Word) -> int:
    """The number of the column in which the word begins, from 1."""
    return bisect_right(xs, word.x0 + NEAR)


def usual_starts(xs: Sequence[float], stretches: Sequence[Sequence[Word]]) -> list[float]:
    """Where the texts of each column begin in most rows; its edge where it has none."""
    found: list[list[float]] = [[] for _ in xs]
    for own in stretches:
        firsts: dict[int, float] = {}
        for word in own:
            at = column(xs, word) - 1
            firsts[at] = min(firsts.get(at, word.x0), word.x0)
        for at, x in firsts.items():
            found[at].append(x)
    return [median(own) if own else x for own, x in zip(found, xs, strict=True)]


def is_band(xs: Sequence[float], words: Sequence[Word], starts: Sequence[float], size: float) -> bool:
    """Whether the texts are a line or two of a text over the columns, which begins where the first column's do.

    Where these are centred, it begins as far from the table's edge as the texts of another column do from theirs.
    """
    level = rows(words)
    if not 0 < len(level) <= _MOST_LINES or max(word.size for word in words) > _RESIZED * size:
        return False
    ordered = [sorted(line, key=START) for line in level]
    pad = _padding(xs, starts)
    begins = (starts[0], xs[0] + pad) if pad else (starts[0],)
    if any(all(abs(line[0].x0 - x) > _SAME for x in begins) or _is_cut(xs, line) for line in ordered):
        return False
    return _runs_over(xs, ordered[0], starts, pad)


def _padding(xs: Sequence[float], starts: Sequence[float]) -> float:
    """How far texts begin from the edge of their column, where it is least; 0 where that is hardly anything."""
    pad = min((start - x for x, start in zip(xs[1:-1], starts[1:-1], strict=True) if start > x), default=0.0)
    return pad if pad > _SAME else 0.0


def _is_cut(xs: Sequence[float], line: Sequence[Word]) -> bool:
    """Whether more than a space of white lies at an edge between two words."""
    return any(
        other.x0 - one.x1 > LEAST * max(one.size, other.size)
        and any(one.x0 < x <= other.x0 for x in xs[1:-1])
        for one, other in pairwise(line)
    )


def _runs_over(xs: Sequence[float], line: Sequence[Word], starts: Sequence[float], pad: float) -> bool:
    """Whether a word lies over an edge, or one behind an edge begins elsewhere than its column's texts, or too near."""
    over = any(word.x0 < x - NEAR and word.x1 > x + NEAR for word in line for x in xs[1:-1])
    columns = [column(xs, word) - 1 for word in line]
    return over or any(
        other > one and (abs(word.x0 - starts[other]) > _SAME or word.x0 - before.x1 < pad)
        for one, other, before, word in zip(columns, columns[1:], line, line[1:], strict=False)
    )


def is_over(xs: Sequence[float], words: Sequence[Word], colours: Sequence[Box]) -> bool:
    """Whether a text or a colour goes over the edge between two columns."""
    inner = xs[1:-1]
    if any(fill.x0 + NEAR < x < fill.x1 - NEAR for fill in colours for x in inner):
        return True
    starts = [min((w.x0 for w in words if column(xs, w) == n), default=0.0) for n in range(len(xs) + 1)]
    for line in rows(words):
        ordered = sorted(line, key=lambda word: word.x0)
        if any(word.x0 < x - NEAR and word.x1 > x + NEAR for word in ordered for x in inner):
            return True
        for one, other in pairwise(ordered):
            at = column(xs, other)
            is_near = other.x0 - one.x1 <= LEAST * max(one.size, other.size)
            if is_near and column(xs, one) != at and other.x0 - starts[at] > _SAME:
                return True
    return False
