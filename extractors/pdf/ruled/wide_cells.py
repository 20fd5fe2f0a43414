"""Rows of fewer cells than their table has columns, most often two: a name, and a text over the columns beside it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.drawn.words import Word, between
from extractors.pdf.lines import START, rows
from extractors.pdf.lines.gutters import LEAST
from extractors.pdf.ruled.wide_rows import column, is_over
from schemas.document import Box

Spans: TypeAlias = list[tuple[int, int]]  # first and last column of each cell

_LABELLED = 2  # the number of the column beside a name


def wide_cells(
    xs: Sequence[float], ys: Sequence[float], words: Sequence[Word], fills: Sequence[Box]
) -> dict[int, Spans]:
    """The cells of each such row between the heights, by its number; most rows have a cell in each column."""
    found: dict[int, Spans] = {}
    named: dict[int, Spans] = {}
    for n, (top, bottom) in enumerate(pairwise(ys)):
        own = between(words, top, bottom)
        if spans := on_grounds(xs, top, bottom, own, fills):
            found[n] = spans
        elif is_named_text(xs, own) or _has_coloured_name(xs, top, bottom, own, fills):
            named[n] = named_text(xs)
    return found | (named if 2 * len(named) < len(ys) - 1 else {})


def on_grounds(
    xs: Sequence[float], top: float, bottom: float, words: Sequence[Word], fills: Sequence[Box]
) -> Spans:
    """The cells of a row that grounds side by side show, one of them over several columns; none without."""
    level = [f for f in fills if abs(f.top - top) <= NEAR and abs(f.bottom - bottom) <= NEAR]
    spans = _spans(xs, level)
    edges = [xs[first] for first, _ in spans]
    return spans if spans and not is_over((*edges, xs[-1]), words, []) else []


def named_text(xs: Sequence[float]) -> Spans:
    """The cells of a row in which a name stands in the first column, and one text beside it."""
    return [(0, 0), (1, len(xs) - 2)]


def is_named_text(xs: Sequence[float], words: Sequence[Word]) -> bool:
    """Whether the words are a name in the first column and a text beside it that runs over the edges of the others."""
    name = [word for word in words if column(xs, word) == 1]
    text = [word for word in words if column(xs, word) > 1]
    if not name or not text or is_over((xs[0], xs[1], xs[-1]), words, []):
        return False
    apart = min(word.x0 for word in text) - max(word.x1 for word in name) > LEAST * name[0].size
    lines = [sorted(line, key=START) for line in rows(text)]
    return apart and all(column(xs, line[0]) == _LABELLED for line in lines) and _runs_over(xs, lines)


def _runs_over(xs: Sequence[float], lines: Sequence[Sequence[Word]]) -> bool:
    """Whether some of the lines run over an edge, and no white is at one between two words."""
    over = any(word.x0 < x - NEAR and word.x1 > x + NEAR for line in lines for word in line for x in xs)
    gaps = [
        other.x0 - one.x1 <= LEAST * one.size
        for line in lines
        for one, other in pairwise(line)
        if column(xs, one) != column(xs, other)
    ]
    return (over or bool(gaps)) and all(gaps)


def _has_coloured_name(
    xs: Sequence[float], top: float, bottom: float, words: Sequence[Word], fills: Sequence[Box]
) -> bool:
    """Whether the first cell alone is coloured, as that of other rows is not, with one text beside it."""
    own = [fill for fill in fills if top - NEAR <= fill.top and fill.bottom <= bottom + NEAR]
    named = own and all(max(abs(fill.x0 - xs[0]), abs(fill.x1 - xs[1])) <= NEAR for fill in own)
    return bool(named) and {column(xs, word) for word in words} == {1, _LABELLED}


def _spans(xs: Sequence[float], fills: Sequence[Box]) -> Spans:
    """The columns that each of the grounds is behind; none where they leave one out, or each is behind one or all."""
    spans = [(_edge(xs, fill.x0), _edge(xs, fill.x1) - 1) for fill in sorted(fills)]
    columns = [at for first, last in spans for at in range(first, last + 1)]
    tiled = columns == list(range(len(xs) - 1)) and len(spans) > 1
    return spans if tiled and len(spans) < len(columns) else []


def _edge(xs: Sequence[float], side: float) -> int:
    """The number of the edge at which a side lies; -1 where it lies at none."""
    return next((n for n, x in enumerate(xs) if abs(x - side) <= NEAR), -1)
