"""What only colour shows of a table that lines draw: a column on its own ground or named on one, a header's upper row.

A shaded first column needs no line to its right, and the lines between a header's columns may begin below the row
that groups them ("Milestones" above four quarters), which the header's ground holds all the same.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from extractors.pdf.drawn import Drawn
from extractors.pdf.drawn.rules import Rules
from extractors.pdf.drawn.strokes import NEAR, Stroke, joined
from extractors.pdf.drawn.words import Word, between
from extractors.pdf.lines.gutters import LEAST
from extractors.pdf.ruled.grid import Area, Grid, GridCell, build, holds
from schemas.document import Box

_INSIDE = 2 * NEAR  # points: a side that far from a column's edges lies in the column
_SLIP = 0.5  # points
_FULL = 0.9  # share of a column's height that the pieces of its ground take
_MOST_ROWS = 2  # of a header that has another ground


def grounded(grid: Grid, drawn: Drawn) -> Grid:
    """The grid with the columns that a ground of their own parts, and the row above it that its header's ground holds."""
    header = next((fill for fill in drawn.fills if _is_ground(fill, grid)), None)
    sides, named = _sides(grid, drawn.fills), _named(grid, drawn.fills)
    if header is None and not sides and not named:  # as in nearly every table
        return grid
    own = [word for word in drawn.words if grid.xs[0] <= word.x0 < grid.xs[-1]]
    sides = [side for side in sides if _parts(side, grid, own)]
    if all(_parts(side, grid, own) and _parts(_in_first(side, grid), grid, own) for side in named):
        sides += [side._replace(low=grid.ys[0]) for side in named]
    lines = [] if header is None else _uprights(drawn.rules, [*grid.xs, *(side.at for side in sides)])
    parted = _tiled([part for cell in grid.cells for part in _pieces(cell, sides, lines, own)])
    return parted if header is None else _topped(parted, header.top, own)


def _is_ground(fill: Box, grid: Grid) -> bool:
    """Whether it is as wide as the table, begins above it and ends with one of its rows."""
    wide = abs(fill.x0 - grid.xs[0]) <= NEAR and abs(fill.x1 - grid.xs[-1]) <= NEAR
    high = fill.top < grid.ys[0] - _INSIDE
    return wide and high and any(abs(fill.bottom - y) <= NEAR for y in grid.ys[1:-1])


def _uprights(rules: Rules, known: Sequence[float]) -> list[Stroke]:
    """The upright lines, those near a `known` edge at its place: both are one edge."""
    found = joined(rules[rules[:, 0] == rules[:, 2]][:, [1, 0, 3, 2]])
    near = [next((x for x in known if abs(x - line.at) <= NEAR), line.at) for line in found]
    return [line._replace(at=x) for line, x in zip(found, near, strict=True)]


def _sides(grid: Grid, fills: Sequence[Box]) -> list[Stroke]:
    """The sides of coloured areas that run through a column, from an edge of it, to the end of the table."""
    hull, pieces = grid.box, defaultdict[tuple[int, int], list[Box]](list)
    for fill in fills:
        if not holds(hull, fill):
            continue
        at_edge = [any(abs(x - edge) <= _INSIDE for edge in grid.xs) for x in (fill.x0, fill.x1)]
        if at_edge.count(True) == 1:
            pieces[round(fill.x0), round(fill.x1)].append(fill)
    found: list[Stroke] = []
    for own in pieces.values():
        x0, top, x1, bottom = own[0].x0, min(f.top for f in own), own[0].x1, max(f.bottom for f in own)
        is_full = sum(fill.bottom - fill.top for fill in own) >= _FULL * (bottom - top)
        is_below = any(abs(top - y) <= NEAR for y in grid.ys[: min(_MOST_ROWS + 1, len(grid.ys) - 1)])
        if is_full and is_below and abs(bottom - grid.ys[-1]) <= NEAR:
            is_right = any(abs(x0 - edge) <= _INSIDE for edge in grid.xs)
            found.append(Stroke(x1 if is_right else x0, top, bottom))
    return [side for side in found if grid.xs[0] < side.at < grid.xs[-1]]


def _in_first(side: Stroke, grid: Grid) -> Stroke:
    """The side in the first row."""
    return side._replace(low=grid.ys[0], high=grid.ys[1])


def _named(grid: Grid, fills: Sequence[Box]) -> list[Stroke]:
    """The edges, within a column, between grounds side by side in the first row: from the second row to the table's end."""
    top, low = grid.ys[:2]
    row = sorted(
        fill for fill in fills if abs(fill.top - top) <= NEAR and abs(fill.bottom - low) <= NEAR
    )  # by their left sides
    edges = [(one.x1 + other.x0) / 2 for one, other in pairwise(row) if abs(other.x0 - one.x1) <= NEAR]
    return [
        Stroke(x, low, grid.ys[-1])
        for x in edges
        if grid.xs[0] < x < grid.xs[-1] and all(abs(x - edge) > _INSIDE for edge in grid.xs)
    ]


def _parts(side: Stroke, grid: Grid, words: Sequence[Word]) -> bool:
    """Whether the side parts two columns: both have texts beside it, and no text runs over it."""
    column = bisect_right(grid.xs, side.at)
    left, right = grid.xs[column - 1], grid.xs[column]
    beside = [w for w in words if left <= w.x0 < right and side.low <= (w.top + w.bottom) / 2 < side.high]
    return _has_both(beside, side.at) and _is_free(side.at, beside)


def _has_both(words: Sequence[Word], x: float) -> bool:
    before = sum(word.x0 < x for word in words)
    return 0 < before < len(words)


def _is_free(x: float, words: Sequence[Word]) -> bool:
    """Whether no word stands on the edge, and none ends a mere space before one behind it."""
    if any(word.x0 < x - _SLIP and word.x1 > x + _SLIP for word in words):
        return False
    ordered = sorted(words, key=lambda word: (round(word.bottom), word.x0))
    return not any(
        one.x0 < x <= other.x0
        and abs(one.bottom - other.bottom) < one.size / 2
        and other.x0 - one.x1 <= LEAST * max(one.size, other.size)
        for one, other in pairwise(ordered)
    )


def _pieces(
    cell: GridCell, sides: Sequence[Stroke], lines: Sequence[Stroke], words: Sequence[Word]
) -> Iterator[Box]:
    """The cell's box cut at the lines beside all of it, and at the sides of grounds, also in the header above these."""
    x0, top, x1, bottom = cell.box
    own = [word for word in words if holds(cell.box, word.box)]
    beside = [s for s in (*sides, *lines) if s.low <= top + NEAR and s.high >= bottom - NEAR]
    cuts = {s.at for s in beside if _is_free(s.at, own)}
    above = [s.at for s in sides if s.low >= bottom - NEAR and cell.column_span == 1]
    cuts |= {x for x in above if not own or (_has_both(own, x) and _is_free(x, own))}
    inner = sorted(x for x in cuts if x0 + _INSIDE < x < x1 - _INSIDE)
    for left, right in pairwise((x0, *inner, x1)):
        yield Box(left, top, right, bottom)


def _tiled(boxes: Sequence[Box]) -> Grid:
    """The grid of the boxes, which tile it."""
    xs = sorted({x for box in boxes for x in (box.x0, box.x1)})
    ys = sorted({y for box in boxes for y in (box.top, box.bottom)})
    at_x, at_y = {x: n for n, x in enumerate(xs)}, {y: n for n, y in enumerate(ys)}
    areas = [Area(at_x[x0], at_y[top], at_x[x1] - 1, at_y[bottom] - 1) for x0, top, x1, bottom in boxes]
    return build(areas, xs, ys)


def _topped(grid: Grid, top: float, words: Sequence[Word]) -> Grid:
    """The grid with the row between `top` and its first one, whose texts name columns or groups of columns.

    A column that is blank in the first row has its name there, in a cell that goes down to the next one.
    """
    edge, low, right = grid.ys[0], grid.ys[1], grid.xs[-1]
    names = between(words, top, edge)
    row = [cell for cell in grid.cells if cell.row == 0]
    below = [word for word in words if any(holds(cell.box, word.box) for cell in row)]
    named, filled = _columns(names, grid.xs), _columns(below, grid.xs)
    if len(named) <= 1 or any(cell.row_span > 1 for cell in row):  # one text is a title
        return grid
    starts = _starts(named, filled, len(grid.xs) - 1)
    edges = [grid.xs[at] for at in starts]
    if not starts or not all(_is_free(x, names) and _is_free(x, below) for x in edges[1:]):
        return grid
    boxes = [cell.box for cell in grid.cells if cell.row > 0]
    for at, (x0, x1) in zip(starts, pairwise((*edges, right)), strict=True):
        boxes.append(Box(x0, top, x1, edge if at in filled else low))
    for cell in row:
        inner = [x for x in edges if cell.box.x0 < x < cell.box.x1]
        own = pairwise((cell.box.x0, *inner, cell.box.x1))
        boxes += [Box(x0, edge, x1, low) for x0, x1 in own if grid.xs.index(x0) in filled or x0 not in edges]
    return _tiled(boxes)


def _columns(words: Sequence[Word], xs: Sequence[float]) -> set[int]:
    """The columns in which words begin."""
    return {bisect_right(xs, word.x0) - 1 for word in words}


def _starts(named: set[int], filled: set[int], columns: int) -> list[int]:
    """Where the cells of a header's upper row begin; none if a text among several stands in the middle of its group.

    One text over columns with names of their own is that of all of them, wherever in them it stands.
    """
    found: list[int] = []
    for is_filled, run in groupby(range(columns), key=filled.__contains__):
        own = list(run)
        several = [at for at in own if at in named]
        if not is_filled:
            found += own
        elif len(several) <= 1:
            found.append(own[0])
        elif several[0] == own[0]:
            found += several
        else:
            return []
    return found
