"""Tables of which coloured areas show but some rows or columns: lines in pieces show them whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.pdf.drawn import Drawn
from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.drawn.words import Word, between
from extractors.pdf.ruled.grid import Grid
from extractors.pdf.ruled.pieced import LEAST_EDGES, edges, have_same, pieced
from extractors.pdf.ruled.wide_rows import column


def longer(grid: Grid, drawn: Drawn, tables: Iterable[Grid]) -> Grid:
    """The grid, or the table of its columns that goes on below it, where its grounds end within a row.

    So do grounds of merged cells that a page break cuts. The `tables` are those of the page.
    """
    end = grid.ys[-1]
    level = drawn.rules[drawn.rules[:, 1] == drawn.rules[:, 3], 1]
    is_last = (level > end + NEAR).sum() < LEAST_EDGES - 1  # as nearly every table is
    if (
        is_last
        or len(grid.xs) < LEAST_EDGES
        or (abs(level - end) <= NEAR).any()
        or _ends_named(grid, drawn.words)
    ):
        return grid
    for one in pieced(drawn, [other.box for other in tables if other is not grid]):
        if have_same(one.xs, grid.xs) and one.ys[0] <= grid.ys[0] + NEAR and one.ys[-1] > end:
            return one
    return grid


def finer(grid: Grid, drawn: Drawn, tables: Iterable[Grid]) -> Grid:
    """The grid, or the table with more columns around it whose lines are drawn in pieces: colour shows but some cells.

    So do the bars of a timeline. The `tables` are those of the page.
    """
    level = drawn.rules[
        (drawn.rules[:, 1] == drawn.rules[:, 3]) & (abs(drawn.rules[:, 1] - grid.ys[-1]) <= NEAR)
    ]
    xs = edges((x0, x1) for x0, _, x1, _ in level.tolist()) if len(level) >= len(grid.xs) else []
    if len(xs) <= len(grid.xs) or not _are_among(grid.xs, xs):  # as nearly every table
        return grid
    for one in pieced(drawn, [other.box for other in tables if other is not grid]):
        if (
            _are_among(grid.xs, one.xs)
            and one.ys[0] <= grid.ys[0] + NEAR
            and one.ys[-1] >= grid.ys[-1] - NEAR
        ):
            return one
    return grid


def _ends_named(grid: Grid, words: Sequence[Word]) -> bool:
    """Whether the last row has a bold text in each column: it is a header, and rows begin below it."""
    own = [word for word in between(words, *grid.ys[-2:]) if grid.xs[0] <= word.x0 < grid.xs[-1]]
    return all(word.bold for word in own) and len({column(grid.xs, word) for word in own}) == len(grid.xs) - 1


def _are_among(some: Sequence[float], xs: Sequence[float]) -> bool:
    return all(any(abs(one - x) <= NEAR for x in xs) for one in some)
