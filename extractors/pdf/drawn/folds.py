"""The fold between two pages of a brochure on one wide page, where it is drawn."""

from __future__ import annotations

from extractors.pdf.drawn import Drawn
from extractors.pdf.drawn.strokes import NEAR

_TALL = 0.8  # of the height of the page: a line that parts two pages
_WHOLE = 0.98  # of a page that is coloured: how much of its height and width


def is_folded(drawn: Drawn) -> bool:
    """Whether a line runs down the middle of the page, or colour fills one half of it and ends there."""
    middle = drawn.width / 2
    for x0, top, x1, bottom in drawn.rules.tolist():
        if abs(x0 - middle) <= NEAR and x0 == x1 and bottom - top >= _TALL * drawn.height:
            return True
    return any(
        min(abs(box.x0 - middle), abs(box.x1 - middle)) <= NEAR
        and box.x1 - box.x0 >= _WHOLE * middle
        and box.bottom - box.top >= _WHOLE * drawn.height
        for box in drawn.fills
    )
