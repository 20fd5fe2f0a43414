"""Tables whose columns lines part, and whose rows nothing does, but which are drawn in pieces: a line beside each cell.

A browser draws the left and right borders of a row by themselves, so heights at which the pieces of all lines end are
the edges of the rows. They do not tell which cells are merged over rows: the texts that run on over such an edge do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

from extractors.pdf.drawn import Drawn
from extractors.pdf.drawn.rules import Rules
from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.drawn.words import Word, between
from extractors.pdf.ruled.grid import Area, Grid, build, overlap
from extractors.pdf.ruled.wide_rows import column, is_over
from schemas.document import Box

_LEAST_EDGES = 4  # of three columns
_LEAST_ROWS = 3
_MOST_PIECES = 4000  # on a page: beyond that it is a map or a chart
_MEET = 1.0  # points: pieces this near touch


class _Column(NamedTuple):
    """Which rows of a column have text, and in which of them it is but more of the text above."""

    filled: list[bool]
    goes_on: list[bool]


def piled(drawn: Drawn, known: Sequence[Box]) -> list[Grid]:
    """The tables between upright lines whose pieces end at the same heights, beside the `known` ones."""
    x0, top, x1, bottom = drawn.rules.T
    own = x0 == x1
    for box in known:  # no line in it is of another table
        own &= (x0 <= box.x0) | (x0 >= box.x1) | (top >= box.bottom) | (bottom <= box.top)
    if not _LEAST_EDGES * _LEAST_ROWS <= own.sum() <= _MOST_PIECES:  # as on most pages
        return []
    level = drawn.rules[top == bottom]
    found: list[Grid] = []
    for xs, ys in _runs(drawn.rules[own][:, [0, 1, 3]].tolist()):
        hull = Box(xs[0], ys[0], xs[-1], ys[-1])
        if any(overlap(hull, box) for box in known) or _meets(hull, level):
            continue  # as nearly all are
        words = between(drawn.words, ys[0], ys[-1])
        rows = [between(words, *edges) for edges in pairwise(ys)]
        if all(rows) and _are_within(xs, words) and not any(is_over(xs, row, []) for row in rows):
            found.append(build(_areas(xs, ys, rows), xs, ys))
    return found


def _runs(pieces: Sequence[Sequence[float]]) -> Iterator[tuple[list[float], list[float]]]:
    """The edges of columns, and those of rows that follow each other without a gap, as pieces of lines show them."""
    beside: dict[tuple[float, float], set[float]] = defaultdict(set)
    for x, top, bottom in pieces:
        beside[round(top, 1), round(bottom, 1)].add(x)
    alike: dict[tuple[int, ...], list[tuple[float, float]]] = defaultdict(list)
    for place, own in beside.items():
        if len(own) >= _LEAST_EDGES:
            alike[tuple(round(x) for x in sorted(own))].append(place)
    for places in alike.values():
        xs = sorted(beside[places[0]])
        ys: list[float] = []
        for top, bottom in [*sorted(places), (inf, inf)]:
            if ys and top - ys[-1] > _MEET:
                if len(ys) > _LEAST_ROWS:
                    yield xs, ys
                ys = []
            ys = [*ys, bottom] if ys else [top, bottom]


def _are_within(xs: Sequence[float], words: Sequence[Word]) -> bool:
    """Whether no text stands beside the lines: where none is drawn at a table's sides, its outer columns are there."""
    return all(xs[0] <= word.x0 < xs[-1] for word in words)


def _meets(hull: Box, level: Rules) -> bool:
    """Whether a line across goes through the table or along its edge: then lines part its rows."""
    x0, y, x1, _ = level.T
    is_beside = (x1 > hull.x0 + NEAR) & (x0 < hull.x1 - NEAR)
    return bool((is_beside & (hull.top - NEAR <= y) & (y <= hull.bottom + NEAR)).any())


def _areas(xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[Word]]) -> Iterator[Area]:
    """The cells of the table: one goes on in a row into which its text runs.

    Where a text does, cells are merged: blank cells of its column and of the first one then belong to those above them,
    as long as the first column names nothing new.
    """
    columns = [
        _column([[w for w in row if column(xs, w) == n] for row in rows], ys) for n in range(1, len(xs))
    ]
    named = columns[0].filled
    is_merging = any(any(one.goes_on) for one in columns)
    for at, (filled, goes_on) in enumerate(columns):
        blank = is_merging and (at == 0 or any(goes_on))
        starts = [
            n
            for n in range(len(rows))
            if not (goes_on[n] or (n > 1 and blank and not (filled[n] or named[n])))
        ]
        for first, end in pairwise((*starts, len(rows))):
            yield Area(at, first, at, end - 1)


def _column(cells: Sequence[Sequence[Word]], ys: Sequence[float]) -> _Column:
    """A text goes on where a line of it lies over the edge of the row, or where its lines are as near as there."""
    whites, over = [inf], [False]
    for y, (above, below) in zip(ys[1:], pairwise(cells), strict=False):
        low, high = max((w.bottom for w in above), default=-inf), min((w.top for w in below), default=inf)
        whites.append(high - low)
        over.append(low - y > _MEET or y - high > _MEET)
    near = max(
        (white for white, crosses in zip(whites, over, strict=True) if crosses and white < inf), default=-inf
    )
    goes_on = [crosses or white <= near + _MEET for white, crosses in zip(whites, over, strict=True)]
    return _Column([bool(own) for own in cells], goes_on)
