"""Tables whose lines begin right below a coloured header: one table with it and the band on top, or a title in larger letters."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.drawn.words import Word, between
from extractors.pdf.ruled.grid import Area, Grid, build
from schemas.document import Box

_LARGER = 1.2  # of the size of a header's names: letters of a title


def under_headers(
    whole: Sequence[Grid], tables: Sequence[Grid], lone: set[Box], words: Sequence[Word]
) -> tuple[list[Grid], list[Grid]]:
    """The grids without headers of the `tables`, and these with them; `lone`, of what colour alone shows, gets the titles."""
    kept, made = list(whole), []
    for table in tables:
        head = next((grid for grid in kept if grid.box in lone and _is_head(grid, table)), None)
        if head is None:
            made.append(table)
            continue
        bars = _titles(head, words)
        made.append(_joined(head, bars, table))
        kept.remove(head)
        if bars:
            sides, ys = (head.xs[0], head.xs[-1]), head.ys[: bars + 1]
            kept.append(build([Area(0, row, 0, row) for row in range(bars)], sides, ys))
            lone.add(kept[-1].box)
    return kept, made


def _is_head(grid: Grid, table: Grid) -> bool:
    """Whether the grid ends where the table begins, with a row of its columns."""
    same = len(grid.xs) == len(table.xs) and all(
        abs(x - y) <= NEAR for x, y in zip(grid.xs, table.xs, strict=True)
    )
    return same and abs(grid.ys[-1] - table.ys[0]) <= NEAR and _bars(grid) < len(grid.ys) - 1


def _bars(grid: Grid) -> int:
    """How many rows of one cell are on top."""
    return len([*takewhile(lambda slots: len(set(slots)) == 1, grid.slots)])


def _titles(head: Grid, words: Sequence[Word]) -> int:
    """How many of them bear a title: all, where the letters in each are larger than those of the names below."""
    bars = _bars(head)
    own = [word for word in words if head.xs[0] <= word.x0 < head.xs[-1]]
    names = max((word.size for word in between(own, head.ys[bars], head.ys[-1])), default=0.0)
    sizes = [
        max((word.size for word in between(own, *ys)), default=0.0) for ys in pairwise(head.ys[: bars + 1])
    ]
    return bars if all(size > _LARGER * names for size in sizes) else 0


def _joined(head: Grid, bars: int, table: Grid) -> Grid:
    ys = (*head.ys[bars:-1], *table.ys)
    rows = len(head.ys) - 1 - bars
    areas = [(cell.area, -bars) for cell in head.cells if cell.row >= bars]
    areas += [(cell.area, rows) for cell in table.cells]
    moved = [area._replace(row=area.row + by, last_row=area.last_row + by) for area, by in areas]
    return build(moved, table.xs, ys)
