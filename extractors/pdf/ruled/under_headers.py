"""Tables whose lines begin right below a coloured header: one table with it, the title bar on top of it a strip by itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.ruled.grid import Area, Grid, build
from schemas.document import Box


def under_headers(
    whole: Sequence[Grid], tables: Sequence[Grid], lone: set[Box]
) -> tuple[list[Grid], list[Grid]]:
    """The grids without headers of the `tables`, and these with them; `lone`, of what colour alone shows, gets the bars."""
    kept, made = list(whole), []
    for table in tables:
        head = next((grid for grid in kept if grid.box in lone and _is_head(grid, table)), None)
        if head is None:
            made.append(table)
            continue
        bars = _bars(head)
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


def _joined(head: Grid, bars: int, table: Grid) -> Grid:
    ys = (*head.ys[bars:-1], *table.ys)
    rows = len(head.ys) - 1 - bars
    areas = [(cell.area, -bars) for cell in head.cells if cell.row >= bars]
    areas += [(cell.area, rows) for cell in table.cells]
    moved = [area._replace(row=area.row + by, last_row=area.last_row + by) for area, by in areas]
    return build(moved, table.xs, ys)
