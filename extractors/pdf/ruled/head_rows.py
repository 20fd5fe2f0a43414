"""The bare row above the first stripe of a table every second row of which is coloured, below its header.

Nothing is drawn round it. A line below a bare header ends it, or the header's bold names do.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.pdf.drawn import Drawn
from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.drawn.words import Word, between
from extractors.pdf.lines import rows
from extractors.pdf.ruled.bare_rows import stripes, wide
from extractors.pdf.ruled.column_starts import BLANK, Columns, is_row, starts
from extractors.pdf.ruled.grid import Area, Grid, build, holds
from schemas.document import Box

_LEAST_STRIPES = 2  # one may be a header


def with_head_row(grid: Grid, drawn: Drawn) -> Grid:
    """The grid with the bare row above its first, which is a stripe as others below it are and no header."""
    xs, ys = grid.xs, grid.ys
    if len(ys) - 1 <= _LEAST_STRIPES or len({fill.top for fill in drawn.fills}) < _LEAST_STRIPES:
        return grid
    own = [place for place in stripes(xs, drawn.fills) if ys[0] - NEAR <= place[0] <= ys[-1]]
    if not _LEAST_STRIPES <= len(own) < len(ys) - 1 or abs(own[0][0] - ys[0]) > NEAR:
        return grid  # as nearly every table
    words = [word for word in drawn.words if xs[0] <= word.x0 < xs[-1] and not word.turn]
    first = between(words, *own[0])
    if not first or all(word.bold for word in first) or abs(own[1][0] - ys[1]) <= NEAR:
        return grid
    pad = min(word.top for word in first) - ys[0]
    columns = Columns(xs, starts(xs, between(words, ys[0], ys[-1])), pad)
    most = min(low - max((word.bottom for word in between(words, top, low)), default=top) for top, low in own)
    found = head(words, ys[0], columns, drawn.fills, wide(xs, drawn.rules), most)
    if not found:
        return grid
    areas = [Area(first, row + 1, last, end + 1) for first, row, last, end in (c.area for c in grid.cells)]
    areas += [Area(at, 0, at, 0) for at in range(len(xs) - 1)]
    return build(areas, xs, (found[0][0], *ys))


def head(
    words: Sequence[Word],
    edge: float,
    columns: Columns,
    fills: Sequence[Box],
    lines: Sequence[float],
    most: float = 0.0,
) -> list[tuple[float, float]]:
    """Top and bottom of the bare row right above the first stripe, below a header or on the top of a page; none without.

    Between the two is as much white as above a stripe's text, or `most`.
    """
    found: list[Word] = []
    reached = edge
    for line in reversed(rows(word for word in words if word.bottom <= edge + 1)):
        low = max(word.bottom for word in line)
        far = reached - low > (BLANK * line[0].size if found else max(columns.pad, most) + NEAR)
        parted = any(low - NEAR < y < reached - NEAR for y in lines)
        names = bool(found) and all(w.bold for w in line) and not all(w.bold for w in found)
        if far or parted or names or any(holds(fill, word.box) for word in line for fill in fills):
            break
        found += line
        reached = min(word.top for word in line)
    if not found or all(word.bold for word in found) or not is_row(found, columns):
        return []
    drawn = [
        y for y in (*(fill.bottom for fill in fills), *lines) if reached - 2 * columns.pad <= y <= reached
    ]
    return [(max(drawn, default=reached - columns.pad), edge)]
