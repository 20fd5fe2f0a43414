"""Lines of a cell that goes on over the page: they hang out of the table's last row, where no line ends their column.

Browsers draw such a cell, merged over rows of both pages, as far as the page goes, and the rows beside it no further.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.pdf.drawn.rules import Rules
from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.drawn.words import Word
from extractors.pdf.lines import rows
from extractors.pdf.ruled.grid import Grid, GridCell

_HANGS = 0.1  # of the font size: the first line begins that far above the table's end, or further
_NEAR = 0.6  # of the font size: the widest white between lines
_DRAWN = 0.5  # share of a cell's width that a line below it takes
_SLIP = 1.0  # points


def hanging(
    grid: Grid, inside: list[list[Word]], outside: list[Word], rules: Rules
) -> tuple[list[list[Word]], list[Word]]:
    """The words by cell and the others, those that hang out of a cell of the last row with it."""
    end = grid.ys[-1]
    if not any(_hangs(word, grid) for word in outside):  # as below nearly every table
        return inside, outside
    last = [n for n, cell in enumerate(grid.cells) if cell.row + cell.row_span == len(grid.ys) - 1]
    level = rules[(rules[:, 1] == rules[:, 3]) & (abs(rules[:, 1] - end) <= NEAR)].tolist()
    bare = [n for n in last if not _is_drawn(grid.cells[n], level)]
    if len(bare) != 1 or len(last) == 1:
        return inside, outside
    cell = grid.cells[bare[0]]
    own = _hung(cell, [word for word in outside if (word.top + word.bottom) / 2 >= end], grid)
    found = [*inside[: bare[0]], [*inside[bare[0]], *own], *inside[bare[0] + 1 :]]
    return found, [word for word in outside if word not in own]


def _hangs(word: Word, grid: Grid) -> bool:
    within = grid.xs[0] <= word.x0 and word.x1 <= grid.xs[-1] and not word.turn
    return within and word.top + _HANGS * word.size <= grid.ys[-1] <= (word.top + word.bottom) / 2


def _is_drawn(cell: GridCell, level: Iterable[Sequence[float]]) -> bool:
    """Whether a line ends the cell."""
    x0, _, x1, _ = cell.box
    drawn = sum(max(0.0, min(x1, right) - max(x0, left)) for left, _, right, _ in level)
    return drawn >= _DRAWN * (x1 - x0)


def _hung(cell: GridCell, below: Sequence[Word], grid: Grid) -> set[Word]:
    """The words of the lines that follow each other out of the cell, as long as nothing stands beside them."""
    x0, _, x1, reached = cell.box
    found: set[Word] = set()
    for row in rows([word for word in below if grid.xs[0] <= word.x0 < grid.xs[-1]]):
        top, size = min(word.top for word in row), max(word.size for word in row)
        white = top - reached
        inside = all(x0 - _SLIP <= word.x0 and word.x1 <= x1 + _SLIP for word in row)
        if not inside or white > (_NEAR if found else -_HANGS) * size:
            break
        found.update(row)
        reached = max(word.bottom for word in row)
    return found
