"""Borders between the columns of a table that nobody drew: in every second row, or in the header.

Some styles draw the borders of every second row only, and a header's colour may be one for all of its cells. Where
colour alone shows that a month is ticked, nothing is drawn between months without one and the column behind them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cache, partial
from itertools import chain, pairwise
from typing import NamedTuple

from extractors.pdf.drawn.rules import Rules
from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.drawn.words import Word
from extractors.pdf.lines import START, marker, rows
from extractors.pdf.lines.gutters import LEAST
from extractors.pdf.ruled.grid import Area, Grid, GridCell, build
from extractors.pdf.ruled.numbered_rows import NUMBER

_NAMES = 3  # of a header, at least
_SAME_PADDING = 0.5  # points
_FLUSH = 3  # cells of a column whose texts begin at one place and end at several
_PADDING_GAP = 2.5  # points by which the text of a column may be set off from the column's usual padding
_LIST_INDENT = 2  # of the font size: bullets stand in from the name of their column by that at most


def split_undrawn(grid: Grid, inside: Sequence[Sequence[Word]], rules: Rules) -> Grid:
    """The grid with wide cells cut where their words, `inside` by cell, stand in its columns without a line between."""
    starts = cache(partial(_starts, grid, inside))  # of few columns, as a rule of none, is it asked
    areas: list[Area] = []
    for cell, own in zip(grid.cells, inside, strict=True):
        _, _, last, last_row = cell.area
        if cell.column_span > 1 and (
            _stands_in_columns(cell, own, grid, starts)
            or _is_numbered(cell, own, grid, rules)
            or _stands_behind_blanks(cell, own, grid, inside)
        ):
            areas += [Area(column, cell.row, column, last_row) for column in range(cell.column, last + 1)]
        else:
            areas.append(cell.area)
    return build(areas, grid.xs, grid.ys)


class _Starts(NamedTuple):
    """How far from a column's left edge its text begins: usually (None where no cell shows it), and in any line."""

    pad: float | None
    lines: frozenset[float] = frozenset()


def _starts(grid: Grid, inside: Sequence[Sequence[Word]], column: int) -> _Starts:
    """Where text begins in the cells of a column; what a page break cuts may begin as the lines below a bullet do."""
    found = [
        [min(word.x0 for word in line) - grid.xs[column] for line in rows(words)]
        for cell, words in zip(grid.cells, inside, strict=True)
        if cell.column == column and cell.column_span == 1 and words
    ]
    firsts = sorted(min(starts) for starts in found)
    return _Starts(firsts[len(firsts) // 2], frozenset(chain(*found))) if firsts else _Starts(None)


def _stands_in_columns(
    cell: GridCell, words: Sequence[Word], grid: Grid, starts: Callable[[int], _Starts]
) -> bool:
    """Whether each text keeps its column's distance from the edge, that of one beside it where nothing shows it.

    Names of a header may all keep one distance of their own, as above numbers in pills.
    """
    columns = range(cell.column, cell.column + cell.column_span)
    if _runs_over_edges(words, grid.xs[columns.start + 1 : columns.stop]):
        return False
    usual = next((one for one in map(starts, columns) if one.pad is not None), _Starts(None))
    found: list[tuple[float, _Starts, float]] = []
    for column in columns:
        left, right = grid.xs[column], grid.xs[column + 1]
        own = [word for word in words if left <= (word.x0 + word.x1) / 2 < right]
        if any(word.x1 > right + 1 or word.x0 < left for word in own):
            return False
        known = usual if starts(column).pad is None else starts(column)
        found += [(min(word.x0 for word in own) - left, known, _indent(own))] if own else []
    shown = all(_is_known(*one) for one in found)
    own_starts = [start for start, _, _ in found]
    alike = len(found) == len(columns) >= _NAMES and max(own_starts) - min(own_starts) <= _SAME_PADDING
    return len(found) > 1 and (shown or alike)


def _indent(words: Sequence[Word]) -> float:
    """How far a list may stand in from the texts of its column."""
    first = min(words, key=START)
    return _LIST_INDENT * first.size if marker(f"{first.text} a") else 0.0


def _is_known(start: float, known: _Starts, indent: float) -> bool:
    near = known.pad is not None and -_PADDING_GAP <= start - known.pad <= max(_PADDING_GAP, indent)
    return near or any(abs(start - line) <= _SAME_PADDING for line in known.lines)


def _is_numbered(cell: GridCell, words: Sequence[Word], grid: Grid, rules: Rules) -> bool:
    """Whether a number alone stands in the first column, wherever it does, as in a circle, and texts in the others.

    The line below is drawn in pieces, a column's each. What fills the whole row may be a band.
    """
    columns = range(cell.column, cell.column + cell.column_span)
    cuts = grid.xs[columns.start + 1 : columns.stop]
    number = [word.text for word in words if word.x0 < cuts[0]]
    if len(number) != 1 or NUMBER.fullmatch(number[0]) is None or len(columns) == len(grid.xs) - 1:
        return False  # as in nearly every cell
    level = rules[(rules[:, 1] == rules[:, 3]) & (abs(rules[:, 1] - cell.box.bottom) <= NEAR)]
    pieced = all((abs(level[:, (0, 2)] - x) <= 1).any() for x in cuts)
    over = any(word.x0 < x < word.x1 for word in words for x in cuts)
    texts = {bisect_right(grid.xs, word.x0) - 1 for word in words}
    return pieced and not over and texts == set(columns) and not _runs_over_edges(words, cuts)


def _stands_behind_blanks(
    cell: GridCell, words: Sequence[Word], grid: Grid, inside: Sequence[Sequence[Word]]
) -> bool:
    """Whether all of the text is its last column's, where those of other rows begin: set flush left, so not centred."""
    last = cell.area.last_column
    start = min((word.x0 for word in words), default=grid.xs[0])
    if start < grid.xs[last]:
        return False
    ends = [
        max(word.x1 for word in own)
        for one, own in zip(grid.cells, inside, strict=True)
        if own
        and (one.column, one.column_span) == (last, 1)
        and abs(min(word.x0 for word in own) - start) <= _SAME_PADDING
    ]
    return len(ends) >= _FLUSH and max(ends) - min(ends) > 2 * _SAME_PADDING


def _runs_over_edges(words: Sequence[Word], xs: Sequence[float]) -> bool:
    """Whether a sentence runs over an edge: a word before it and one behind it are a mere space apart."""
    for one, other in pairwise(sorted(words, key=lambda word: (round(word.bottom), word.x0))):
        level = abs(one.bottom - other.bottom) < one.size / 2
        near = other.x0 - one.x1 <= LEAST * max(one.size, other.size)
        if level and near and any(one.x0 < x <= other.x0 for x in xs):
            return True
    return False
