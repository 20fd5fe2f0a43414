"""Labels merged over the rows of a table every second row of which is coloured, on no ground of their own.

The stripes begin right of the labels, and nothing is drawn round the rows between them; a line parts one label from the
next. So the cells without a ground are added to the coloured ones, from the first stripe to the last row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest
from typing import TypeAlias

from extractors.pdf.drawn import Drawn
from extractors.pdf.drawn.strokes import NEAR, joined
from extractors.pdf.drawn.words import Word, between
from extractors.pdf.lines import rows
from extractors.pdf.ruled.bare_rows import foot
from extractors.pdf.ruled.column_starts import BLANK, Columns, is_row, starts
from extractors.pdf.ruled.grid import overlap, size
from extractors.pdf.ruled.head_rows import head
from extractors.pdf.ruled.wide_rows import is_over
from schemas.document import Box

_LEAST_COLUMNS = 3
_LEAST_STRIPES = 2
_MOST = 2_000  # rectangles on a page: beyond that it is a map or a chart
_SLIVER = 0.02  # of the labels' column: what a header's ground takes of it by chance
_NARROWEST = 20.0  # points: a column of labels is no narrower

_Row: TypeAlias = tuple[float, float]  # its top and bottom


def with_labelled_rows(drawn: Drawn) -> tuple[Drawn, list[Box]]:
    """The page with such cells among its `fills`, and the cells."""
    if not _LEAST_COLUMNS * _LEAST_STRIPES <= len(drawn.fills) <= _MOST or not len(drawn.rules):
        return drawn, []
    level = drawn.rules[drawn.rules[:, 1] == drawn.rules[:, 3]]
    cells: list[Box] = []
    for xs, stripes in _stripes(drawn.fills):
        beside = level[(abs(level[:, 2] - xs[0]) <= NEAR) & (level[:, 0] < xs[0] - _NARROWEST)]
        if len(beside) and beside[:, 0].max() - beside[:, 0].min() <= NEAR:
            edges = (float(beside[0, 0]), *xs)
            cells += _cells(edges, stripes, sorted(set(beside[:, 1].tolist())), drawn)
    return (replace(drawn, fills=(*drawn.fills, *cells)), cells) if cells else (drawn, [])


def _stripes(fills: Sequence[Box]) -> Iterator[tuple[tuple[float, ...], list[_Row]]]:
    """The edges of columns that rows of coloured cells, side by side, have in common; the rows from top to bottom."""
    level: dict[_Row, set[Box]] = defaultdict(set)
    for fill in fills:
        level[round(fill.top, 1), round(fill.bottom, 1)].add(fill)
    alike: dict[tuple[int, ...], list[list[Box]]] = defaultdict(list)
    for own in level.values():
        row = sorted(own)
        if len(row) >= _LEAST_COLUMNS and all(abs(a.x1 - b.x0) <= NEAR for a, b in pairwise(row)):
            alike[tuple(round(x) for x in (*(cell.x0 for cell in row), row[-1].x1))].append(row)
    for found in alike.values():
        if len(found) >= _LEAST_STRIPES:
            xs = (*(cell.x0 for cell in found[0]), found[0][-1].x1)
            yield xs, sorted((row[0].top, row[0].bottom) for row in found)


def _cells(
    edges: Sequence[float], stripes: Sequence[_Row], lines: Sequence[float], drawn: Drawn
) -> Iterator[Box]:
    """The cells without a ground: those of the labels, parted by the lines, and those of the rows between the stripes."""
    words = [word for word in drawn.words if edges[0] <= word.x0 < edges[-1] and not word.turn]
    for own in _runs(edges[1:], stripes, [word for word in words if word.x0 >= edges[1]], drawn):
        top, bottom = own[0][0], own[-1][1]
        cuts = [y for y in lines if top + NEAR < y < bottom - NEAR]
        level = all(any(abs(cut - row[0]) <= NEAR for row in own) for cut in cuts)
        labels = Box(edges[0], top, edges[1], bottom)
        coloured = any(overlap(labels, fill) > _SLIVER * size(labels) for fill in drawn.fills)
        inside = between(words, top, bottom)
        parted = _are_parted([word for word in inside if word.x0 < edges[1]], cuts)
        if len(own) == 1 or not level or coloured or not parted or is_over(edges[:3], inside, []):
            continue
        yield from (Box(edges[0], one, edges[1], other) for one, other in pairwise([top, *cuts, bottom]))
        for upper, lower in (row for row in own if row not in stripes):
            yield from (Box(left, upper, right, lower) for left, right in pairwise(edges[1:]))


def _are_parted(labels: Sequence[Word], lines: Sequence[float]) -> bool:
    """Whether a line lies wherever much white stands between what the labels say: else there are more than lines show."""
    for above, below in pairwise(rows(labels)):
        white = max(word.bottom for word in above), min(word.top for word in below)
        if white[1] - white[0] > BLANK * below[0].size and not any(white[0] < y < white[1] for y in lines):
            return False
    return True


def _runs(
    xs: Sequence[float], stripes: Sequence[_Row], words: Sequence[Word], drawn: Drawn
) -> Iterator[list[_Row]]:
    """The rows that follow each other: stripes, with a bare row or none between, above and below them."""
    texts = {stripe: own for stripe in stripes if (own := between(words, *stripe))}
    pads = [min(word.top for word in own) - top for (top, _), own in texts.items()]
    begun = starts(xs, [word for own in texts.values() for word in own])
    columns = Columns(tuple(xs), begun, min(pads, default=0.0))
    level = joined(drawn.rules[drawn.rules[:, 1] == drawn.rules[:, 3]])
    lines = [one.at for one in level if one.low <= xs[0] + NEAR and one.high >= xs[-1] - NEAR]
    run: list[_Row] = []
    for stripe, following in zip_longest(stripes, stripes[1:]):
        run = [*(run or head(words, stripe[0], columns, drawn.fills, lines)), stripe]
        gap = (stripe[1], drawn.height if following is None else following[0])
        bare = between(words, *gap)
        if following is not None and _takes(bare, gap, columns, [*lines, *_tops(xs, drawn.fills)]):
            run += [gap] if bare else []
            continue
        yield [*run, *((stripe[1], row.end) for row in foot(bare, stripe[1], columns, lines))]
        run = []


def _takes(bare: Sequence[Word], gap: _Row, columns: Columns, ends: Iterable[float]) -> bool:
    """Whether one row takes the gap between two stripes, or there is none; nothing drawn `ends` in it."""
    if gap[1] - gap[0] <= NEAR:
        return True
    return is_row(bare, columns) and not any(gap[0] + NEAR < y < gap[1] - NEAR for y in ends)


def _tops(xs: Sequence[float], fills: Sequence[Box]) -> list[float]:
    """Where coloured areas among the columns begin."""
    return [fill.top for fill in fills if fill.x0 < xs[-1] - NEAR and fill.x1 > xs[0] + NEAR]
