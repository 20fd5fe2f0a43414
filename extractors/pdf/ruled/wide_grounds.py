"""Rows in which grounds side by side show the cells, one of them over several columns: a name and a text beside it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.drawn.words import Word, between
from extractors.pdf.ruled.wide_rows import is_over
from schemas.document import Box

Spans = list[tuple[int, int]]  # first and last column of each cell


def wide_grounds(
    xs: Sequence[float], ys: Sequence[float], words: Sequence[Word], fills: Sequence[Box]
) -> dict[int, Spans]:
    """The cells of each such row between the heights; none of a row in which a text runs over the side of a ground."""
    found: dict[int, Spans] = {}
    for n, (top, bottom) in enumerate(pairwise(ys)):
        level = [f for f in fills if abs(f.top - top) <= NEAR and abs(f.bottom - bottom) <= NEAR]
        spans = _spans(xs, level)
        edges = [xs[first] for first, _ in spans]
        if spans and not is_over((*edges, xs[-1]), between(words, top, bottom), []):
            found[n] = spans
    return found


def _spans(xs: Sequence[float], fills: Sequence[Box]) -> Spans:
    """The columns that each of the grounds is behind; none where they leave one out, or each is behind one or all."""
    spans = [(_edge(xs, fill.x0), _edge(xs, fill.x1) - 1) for fill in sorted(fills)]
    columns = [at for first, last in spans for at in range(first, last + 1)]
    tiled = columns == list(range(len(xs) - 1)) and len(spans) > 1
    return spans if tiled and len(spans) < len(columns) else []


def _edge(xs: Sequence[float], side: float) -> int:
    """The number of the edge at which a side lies; -1 where it lies at none."""
    return next((n for n, x in enumerate(xs) if abs(x - side) <= NEAR), -1)
