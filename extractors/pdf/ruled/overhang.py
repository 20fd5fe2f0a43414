"""Lines of a cell that goes on over the page: they hang out of the table's last row.

Browsers draw such a cell, merged over rows of both pages, as far as the page goes, and the rows beside it no
further: no line ends its column. Word processors end all the row's cells at the foot of the page, and the last line
of a cell that is a little too long for it stands on that line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter

from extractors.pdf.drawn.rules import Rules
from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.drawn.words import Word
from extractors.pdf.lines import rows
from extractors.pdf.ruled.grid import Grid, GridCell

_HANGS = 0.1  # of the font size: the first line begins that far above the table's end, or further
_NEAR = 0.6  # of the font size: the widest white between lines
_DRAWN = 0.5  # share of a cell's width that a line below it takes
_SLIP = 1.0  # points
_ON_END = 0.05  # of the font size: nearer to the table's end than its lead lets a text below begin
_LEFT = attrgetter("x0")


def hanging(
    grid: Grid, inside: list[list[Word]], outside: list[Word], rules: Rules
) -> tuple[list[list[Word]], list[Word]]:
    """The words by cell and the others, those that hang out of a cell of the last row with it."""
    end = grid.ys[-1]
    if not any(_hangs(word, grid) for word in outside):  # as below nearly every table
        return inside, outside
    last = [n for n, cell in enumerate(grid.cells) if cell.row + cell.row_span == len(grid.ys) - 1]
    if len(last) == 1:
        return inside, outside
    level = rules[(rules[:, 1] == rules[:, 3]) & (abs(rules[:, 1] - end) <= NEAR)].tolist()
    bare = [n for n in last if not _is_drawn(grid.cells[n], level)]
    below = [word for word in outside if (word.top + word.bottom) / 2 >= end]
    if len(bare) == 1:
        own = {bare[0]: _hung(grid.cells[bare[0]], below, grid)}
    else:
        own = {} if bare else _on_end({n: inside[n] for n in last}, below, grid)
    found = [[*words, *own.get(n, ())] for n, words in enumerate(inside)]
    hung = set().union(*own.values())
    return found, [word for word in outside if word not in hung]


def _hangs(word: Word, grid: Grid) -> bool:
    within = grid.xs[0] <= word.x0 and word.x1 <= grid.xs[-1] and not word.turn
    return within and word.top - _ON_END * word.size <= grid.ys[-1] <= (word.top + word.bottom) / 2


def _on_end(last: Mapping[int, list[Word]], below: Sequence[Word], grid: Grid) -> dict[int, set[Word]]:
    """The words, by cell, of the one line below the table's drawn end that stands on it.

    It goes on with the cells above it: as large and as near as lines of theirs, and begun where one of them is. Where another
    line follows it closely, it begins a text below the table.
    """
    lines = rows([word for word in below if grid.xs[0] <= word.x0 < grid.xs[-1]])
    if not lines:  # all that hangs out has no width
        return {}
    first, *others = lines
    size = max(word.size for word in first)
    end = max(word.bottom for word in first)
    follows = any(word.top - end <= _NEAR * size for line in others[:1] for word in line)
    if follows or not all(_hangs(word, grid) for word in first):
        return {}
    found = {n: _of_cell(grid.cells[n], first) for n in last}
    found = {n: words for n, words in found.items() if words}
    if len(set().union(*found.values())) < len(first):
        return {}  # some words stand across columns
    return found if all(_goes_on(last[n], words) for n, words in found.items()) else {}


def _of_cell(cell: GridCell, words: Iterable[Word]) -> set[Word]:
    x0, _, x1, _ = cell.box
    return {word for word in words if x0 - _SLIP <= word.x0 and word.x1 <= x1 + _SLIP}


def _goes_on(inside: Sequence[Word], words: Iterable[Word]) -> bool:
    """Whether words are the next line of those of a cell."""
    lines = rows(inside)
    if not lines:
        return False
    begin = min(words, key=_LEFT)
    white = begin.top - max(word.bottom for word in lines[-1])
    alike = any(abs(begin.size - word.size) <= _SLIP for word in lines[-1])
    aligned = any(abs(begin.x0 - min(line, key=_LEFT).x0) <= _SLIP for line in lines)
    return alike and aligned and white <= _NEAR * begin.size


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
