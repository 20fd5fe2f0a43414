"""Tables of which a header and a first column on grounds are all that is drawn: the other cells lie beside and below.

So these cells are added to the coloured ones. Where texts of several columns begin below white, more rows are there than
grounds show.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.pdf.drawn import Drawn
from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.drawn.words import between
from extractors.pdf.ruled.grid import holds
from extractors.pdf.ruled.headed import are_several
from extractors.pdf.ruled.wide_rows import is_over
from schemas.document import Box

_LEAST_COLUMNS = 3
_LEAST_ROWS = 2
_MOST = 400  # rectangles on a page: beyond that it is a map or a chart


def with_corner_cells(drawn: Drawn) -> tuple[Drawn, list[Box]]:
    """The page with such cells among its `fills`, and the cells."""
    if not _LEAST_COLUMNS + _LEAST_ROWS <= len(drawn.fills) <= _MOST:
        return drawn, []
    cells = [cell for header in _headers(drawn.fills) for cell in _cells(header, drawn)]
    return (replace(drawn, fills=(*drawn.fills, *cells)), cells) if cells else (drawn, [])


def _headers(fills: Sequence[Box]) -> Iterator[list[Box]]:
    """Coloured cells of several columns, as high as each other and side by side."""
    level: dict[tuple[float, float], set[Box]] = defaultdict(set)
    for fill in fills:
        level[round(fill.top, 1), round(fill.bottom, 1)].add(fill)
    for own in level.values():
        row = sorted(own)
        if len(row) >= _LEAST_COLUMNS and all(abs(a.x1 - b.x0) <= NEAR for a, b in pairwise(row)):
            yield row


def _cells(header: Sequence[Box], drawn: Drawn) -> list[Box]:
    """The cells beside the labels below a header; none where more is drawn there, or a row is not one cell a column."""
    labels = _labels(header[0], drawn.fills)
    if len(labels) < _LEAST_ROWS:  # as on nearly every page
        return []
    xs = [header[0].x0, *(cell.x1 for cell in header)]
    beside = Box(xs[1], labels[0].top, xs[-1], labels[-1].bottom)
    if any(holds(beside, fill) for fill in drawn.fills) or _is_ruled(beside, drawn):
        return []
    words = [word for word in drawn.words if xs[0] <= word.x0 < xs[-1] and not word.turn]
    for label in labels:
        own = between(words, label.top, label.bottom)
        right = [word for word in own if word.x0 >= xs[1]]
        if not right or len(right) == len(own) or is_over(xs, own, []) or are_several(xs[1:], right):
            return []
    return [Box(left, label.top, end, label.bottom) for label in labels for left, end in pairwise(xs[1:])]


def _labels(corner: Box, fills: Sequence[Box]) -> list[Box]:
    """The coloured cells one right below the other under the header's first, as wide as it."""
    alike = [f for f in fills if abs(f.x0 - corner.x0) <= NEAR and abs(f.x1 - corner.x1) <= NEAR]
    found: list[Box] = []
    for fill in sorted(alike, key=lambda fill: fill.top):
        if abs(fill.top - (found[-1] if found else corner).bottom) <= NEAR:
            found.append(fill)
    return found


def _is_ruled(place: Box, drawn: Drawn) -> bool:
    """Whether a line runs through it."""
    x0, top, x1, bottom = drawn.rules.T
    across = (x1 > place.x0 + NEAR) & (x0 < place.x1 - NEAR)
    return bool((across & (bottom > place.top + NEAR) & (top < place.bottom - NEAR)).any())
