"""A page that holds but a part of one cell of a table of one column: a frame, as round a whole page."""

from __future__ import annotations

from extractors.pdf.drawn import Drawn
from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.ruled.grid import Area, Grid, build, shapes, size
from extractors.pdf.ruled.single_boxes import FRAME_SHARE
from schemas.document import Box

_ONE_COLUMN = 2  # edges
_TOP = 0.2  # of the height of a page: the rest of what a page break cuts begins so far up


def lone_cell(drawn: Drawn, before: Grid | None) -> Grid | None:
    """The frame of the page as a table, where the page before ends with a table of one column as wide.

    `before` is the table that ends that page. Lower frames are boxes, and known by what stands around them.
    """
    if before is None or len(before.xs) != _ONE_COLUMN:
        return None
    lined, _ = shapes(drawn)
    least = FRAME_SHARE * drawn.width * drawn.height
    frames = (box for shape in lined for box in shape.boxes if size(box) >= least and _is_below(box, before))
    for x0, top, x1, bottom in frames:
        if top <= _TOP * drawn.height:
            return build([Area(0, 0, 0, 0)], (x0, x1), (top, bottom))
    return None


def _is_below(box: Box, before: Grid) -> bool:
    return abs(box.x0 - before.xs[0]) <= NEAR and abs(box.x1 - before.xs[-1]) <= NEAR
