"""Tables whose columns lines part, and whose rows colour alone: the edges of coloured rows are their borders."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from extractors.pdf.drawn import Drawn
from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.drawn.words import Word
from extractors.pdf.ruled.band_bars import is_as_wide, is_title
from extractors.pdf.ruled.grid import Area, Grid, build
from schemas.document import Box

_WITHIN = 0.25  # of the font size: an edge that far inside a word runs through it


def striped(grid: Grid, drawn: Drawn) -> Grid:
    """The grid with each of its rows cut where the edges of coloured areas in it run across all columns.

    A merged cell beside them, a word on them or a column without them shows that they are mere shading; but cells merged
    from there on begin below a header whose grounds are across the table.
    """
    edges = _inside(grid, drawn.fills)
    if not edges:  # as in nearly every table
        return grid
    cuts: dict[int, list[float]] = defaultdict(list)
    for y in sorted(edges):
        row = sum(edge < y for edge in grid.ys) - 1
        own = [grid.cells[slot] for slot in grid.slots[row]]
        whole = all(cell.row_span == 1 for cell in own)
        below = all(cell.row == row for cell in own) and _ends_ground(grid, edges[y], y)
        new = (whole or below) and (not cuts[row] or y - cuts[row][-1] > NEAR)
        if new and _runs_across(grid, edges, y) and not any(_runs_through(y, w, grid) for w in drawn.words):
            cuts[row].append(y)
    found = {row: ys for row, own in cuts.items() if (ys := _between_words(own, row, grid, drawn.words))}
    return _cut(grid, found, drawn) if found else grid


def _inside(grid: Grid, fills: Sequence[Box]) -> Mapping[float, list[Box]]:
    """The coloured areas in the table, by the heights of those of their level sides that lie on none of its lines."""
    left, top, right, bottom = grid.box
    found: dict[float, list[Box]] = defaultdict(list)
    for fill in fills:
        if fill.x0 < left - NEAR or fill.x1 > right + NEAR:
            continue
        for y in (fill.top, fill.bottom):
            if top + NEAR < y < bottom - NEAR and all(abs(y - line) > NEAR for line in grid.ys):
                found[y].append(fill)
    return found


def _runs_across(grid: Grid, edges: Mapping[float, Sequence[Box]], y: float) -> bool:
    """Whether edges at this height (or as good as) leave no part of the table's width free."""
    return _cover([fill for at, fills in edges.items() if abs(at - y) <= NEAR / 2 for fill in fills], grid)


def _ends_ground(grid: Grid, fills: Sequence[Box], y: float) -> bool:
    """Whether one coloured area as wide as the table ends there, or several side by side do."""
    return _cover([fill for fill in fills if abs(fill.bottom - y) <= NEAR / 2], grid)


def _cover(level: Sequence[Box], grid: Grid) -> bool:
    """Whether the areas leave no part of the table's width free."""
    reached = grid.xs[0]
    for fill in sorted(level):
        if fill.x0 > reached + NEAR:
            return False
        reached = max(reached, fill.x1)
    return reached >= grid.xs[-1] - NEAR


def _runs_through(y: float, word: Word, grid: Grid) -> bool:
    inside = grid.xs[0] <= word.x0 <= grid.xs[-1]
    return inside and word.top + _WITHIN * word.size < y < word.bottom - _WITHIN * word.size


def _between_words(cuts: Sequence[float], row: int, grid: Grid, words: Sequence[Word]) -> list[float]:
    """The cuts of a row that have words above and below, as far as the next cut: thin strips are no rows."""
    middles = [(word.top + word.bottom) / 2 for word in words if grid.xs[0] <= word.x0 <= grid.xs[-1]]
    kept: list[float] = []
    for y in cuts:
        above = kept[-1] if kept else grid.ys[row]
        if any(above < middle < y for middle in middles):
            kept.append(y)
    while kept and not any(kept[-1] < middle < grid.ys[row + 1] for middle in middles):
        kept.pop()
    return kept


def _cut(grid: Grid, cuts: Mapping[int, Sequence[float]], drawn: Drawn) -> Grid:
    ys: list[float] = []
    starts: list[int] = []  # for each old row the number of its first new one
    for row, y in enumerate(grid.ys):
        starts.append(len(ys))
        ys += [y, *cuts.get(row, ())]
    bars = {
        row
        for old, own in cuts.items()
        for row in range(starts[old], starts[old] + len(own) + 1)
        if _is_bar(grid.xs, ys[row], ys[row + 1], drawn)
    }
    areas = list(_areas(grid, cuts, starts))
    bars -= {row for area in areas if area.row < area.last_row for row in range(area.row, area.last_row + 1)}
    whole = [Area(0, row, len(grid.xs) - 2, row) for row in bars]
    return build([*(area for area in areas if area.row not in bars), *whole], grid.xs, ys)


def _is_bar(xs: Sequence[float], top: float, bottom: float, drawn: Drawn) -> bool:
    """Whether a row is one coloured area with a title on it, into which no line down runs: no columns part it."""
    ground = next(
        (
            f
            for f in drawn.fills
            if abs(f.top - top) <= NEAR and abs(f.bottom - bottom) <= NEAR and is_as_wide(xs, f)
        ),
        None,
    )
    if ground is None or not is_title(ground, drawn.words):
        return False
    x, high, other, low = drawn.rules.T
    inside = (xs[0] + NEAR < x) & (x < xs[-1] - NEAR) & (high < bottom - NEAR) & (low > top + NEAR)
    return not ((x == other) & inside).any()


def _areas(grid: Grid, cuts: Mapping[int, Sequence[float]], starts: Sequence[int]) -> Iterator[Area]:
    for cell in grid.cells:
        last = cell.column + cell.column_span - 1
        first, end = starts[cell.row], starts[cell.row + cell.row_span]
        if cell.row in cuts:
            lowest = starts[cell.row + 1] - 1  # of the rows that this one is cut into
            yield from (Area(cell.column, row, last, row) for row in range(first, lowest))
            yield Area(cell.column, lowest, last, end - 1)
        else:
            yield Area(cell.column, first, last, end - 1)
