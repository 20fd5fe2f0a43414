"""The last part of a merged cell of which nothing is drawn: a blank corner of the table, open to the side and below.

LibreOffice draws a cell merged over rows so where the table that a page break cuts ends with it.
"""

from __future__ import annotations

from extractors.pdf.drawn import Drawn
from extractors.pdf.drawn.rules import Rules
from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.ruled.grid import Grid, GridCell, build, holds
from schemas.document import Box


def closed_corners(grid: Grid, drawn: Drawn) -> Grid:
    """The grid with each such corner as part of the cell above it, whose own side is drawn."""
    gone: dict[GridCell, GridCell] = {}
    for slot in {grid.slots[-1][0], grid.slots[-1][-1]}:
        corner = grid.cells[slot]
        above = grid.cells[grid.slots[corner.row - 1][corner.column]] if corner.row else corner
        if _spans(above) == _spans(corner) and above is not corner and _is_open(corner, above, grid, drawn):
            gone[above] = corner
    if not gone:  # as in nearly every table
        return grid
    areas = [
        cell.area._replace(last_row=gone[cell].area.last_row) if cell in gone else cell.area
        for cell in grid.cells
        if cell not in gone.values()
    ]
    return build(areas, grid.xs, grid.ys)


def _spans(cell: GridCell) -> tuple[int, int]:
    return cell.column, cell.column_span


def _is_open(corner: GridCell, above: GridCell, grid: Grid, drawn: Drawn) -> bool:
    """Whether nothing is drawn beside and below the corner and nothing stands in it, as they do for the cell above it."""
    if corner.column_span == len(grid.xs) - 1 or _is_drawn(drawn.rules, _lower_edge(corner.box)):
        return False
    side = _left_edge if corner.column == 0 else _right_edge
    if _is_drawn(drawn.rules, side(corner.box)) or not _is_drawn(drawn.rules, side(above.box)):
        return False
    filled = [any(holds(cell.box, word.box) for word in drawn.words) for cell in (above, corner)]
    return filled == [True, False] and not any(holds(corner.box, fill) for fill in drawn.fills)


def _is_drawn(rules: Rules, edge: Box) -> bool:
    """Whether a rule runs along the middle of the edge."""
    x, y = (edge.x0 + edge.x1) / 2, (edge.top + edge.bottom) / 2
    x0, top, x1, bottom = rules.T
    beside = (x0 - NEAR <= x) & (x <= x1 + NEAR) & (top - NEAR <= y) & (y <= bottom + NEAR)
    return bool((beside & ((x0 == x1) == (edge.x0 == edge.x1))).any())


def _lower_edge(box: Box) -> Box:
    return box._replace(top=box.bottom)


def _left_edge(box: Box) -> Box:
    return box._replace(x1=box.x0)


def _right_edge(box: Box) -> Box:
    return box._replace(x0=box.x1)
