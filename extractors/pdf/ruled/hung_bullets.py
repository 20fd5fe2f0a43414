"""Bullets that hang out of their column at the left: each belongs to the cell of the text behind it.

Browsers set a bullet a fixed length before its text, also where a cell's own space before the text is less.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.drawn.words import Word
from extractors.pdf.ruled.grid import Grid
from extractors.text import BULLET

_GAP = 2.0  # of the font size: from a bullet to its text


def with_bullets(
    grid: Grid, inside: list[list[Word]], outside: list[Word]
) -> tuple[list[list[Word]], list[Word]]:
    """The words by cell and those in none, each bullet at a cell's right edge with the text right behind it."""
    bullets = [(at, word) for at, own in enumerate((*inside, outside)) for word in own if word[0] == BULLET]
    if not bullets:  # as in nearly every table
        return inside, outside
    found = [list(own) for own in (*inside, outside)]
    for at, bullet in bullets:
        to = _cell_behind(bullet, grid, inside)
        if to is not None and to != at:
            found[at].remove(bullet)
            found[to].append(bullet)
    return found[:-1], found[-1]


def text_start(word: Word, words: Iterable[Word]) -> float:
    """Where the word begins, or the text right behind it if it is a bullet."""
    if word.text != BULLET:
        return word.x0
    middle, end = (word.top + word.bottom) / 2, word.x1 + _GAP * word.size
    behind = (one.x0 for one in words if one.top <= middle <= one.bottom and word.x1 <= one.x0 <= end)
    return min(behind, default=word.x0)


def _cell_behind(bullet: Word, grid: Grid, inside: Sequence[Sequence[Word]]) -> int | None:
    """The cell that begins where the bullet ends, if the text behind the bullet is the first of its line there."""
    middle = (bullet.top + bullet.bottom) / 2
    row, column = bisect_right(grid.ys, middle) - 1, bisect_right(grid.xs, bullet.x1 + NEAR) - 1
    if not (0 <= row < len(grid.slots) and 0 <= column < len(grid.xs) - 1) or bullet.x0 >= grid.xs[column]:
        return None
    cell = grid.slots[row][column]
    return cell if text_start(bullet, inside[cell]) > bullet.x0 else None
