"""Labels turned on their side left of a table, on no ground of their own: each names all of the table, and is read first."""

from __future__ import annotations

from extractors.pdf.boxes.boxed import Boxed
from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.page import Layout
from extractors.pdf.table_text import TableText
from schemas.document import Box

_FAR = 40.0  # points: the most white between a label and the table


def placed(layout: Layout) -> list[tuple[float, float, Boxed]]:
    """The boxes of the page, each behind the height at which it is read and its left side."""
    tops = _tops(layout)
    return [(tops.get(one.extent, one.extent.top), one.extent.x0, one) for one in layout.boxes]


def _tops(layout: Layout) -> dict[Box, float]:
    """Where the table begins that such a label alone stands beside, by the label's extent."""
    labels = [one.extent for one in layout.boxes if all(part.turn for part in one.parts)]
    if not labels:  # as on nearly every page
        return {}
    tables = [table.grid.box for table in layout.tables]
    tables += [one.box for one in layout.tinted if isinstance(one.whole, TableText)]
    beside = [(table, [label for label in labels if _is_left_of(label, table)]) for table in tables]
    return {own[0]: table.top for table, own in beside if len(own) == 1}


def _is_left_of(label: Box, table: Box) -> bool:
    near = 0 <= table.x0 + NEAR - label.x1 <= _FAR
    return near and table.top - NEAR <= label.top and label.bottom <= table.bottom + NEAR
