"""White boxes on the coloured ground of a whole page, several as large as each other: as plain to see as coloured ones."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from extractors.pdf.drawn import Drawn
from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.ruled.grid import size
from extractors.pdf.ruled.middles import middles
from schemas.document import Box

_FEWEST = 2  # boxes of one size
_MOST = 60  # on a page: beyond that it is a map or a chart
_GROUND = 0.9  # of the page
_LARGEST = 0.5  # of the page
_FEWEST_WORDS = 2  # in a box


def with_white_boxes(drawn: Drawn) -> Drawn:
    """The page with such boxes among its `fills`; white elsewhere is but the ground of a page or a box."""
    page = Box(0.0, 0.0, drawn.width, drawn.height)
    if not _FEWEST <= len(drawn.whites) <= _MOST:  # as on most pages
        return drawn
    if not any(size(fill) >= _GROUND * size(page) for fill in drawn.fills):
        return drawn
    places = middles(drawn.words)
    boxes = [
        box
        for box in dict.fromkeys(drawn.whites)
        if size(box) <= _LARGEST * size(page) and places.inside(box).sum() >= _FEWEST_WORDS
    ]
    sizes = Counter(map(_extent, boxes))
    found = [box for box in boxes if sizes[_extent(box)] >= _FEWEST and not _is_drawn(box, drawn)]
    return replace(drawn, fills=(*drawn.fills, *found)) if found else drawn


def _extent(box: Box) -> tuple[int, int]:
    return round(box.x1 - box.x0), round(box.bottom - box.top)


def _is_drawn(box: Box, drawn: Drawn) -> bool:
    """Whether colour shows the box already, as a shadow or a border does."""
    return any(
        all(abs(one - other) <= NEAR for one, other in zip(box, fill, strict=True)) for fill in drawn.fills
    )
