"""When the boxes of a page are read: from left to right where they begin level, and labels on their side before their table.

Such a label, turned on its side left of a table and on no ground of its own, names all of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from extractors.pdf.boxes.boxed import Boxed
from extractors.pdf.document.foot_boxes import below_cards
from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.page import Layout
from extractors.pdf.table_text import TableText
from schemas.document import Box

_FAR = 40.0  # points: the most white between a label and the table


def placed(layout: Layout) -> list[tuple[float, float, Boxed]]:
    """The boxes of the page, each behind the height at which it is read and its left side."""
    tops = _tops(layout)
    level = _level_tops([(one.box, one.extent) for one in layout.boxes])
    by_box = dict(zip((one.box for one in layout.boxes), level, strict=True))
    cards = below_cards(layout.boxes)
    above = ((cards.get(one.box, one), one) for one in layout.boxes)
    return [
        (tops.get(card.extent, by_box[card.box]), max(card.extent.x0, one.extent.x0), one)
        for card, one in above
    ]


def _level_tops(boxes: Sequence[tuple[Box, Box]]) -> list[float]:
    """Where the text of each box begins, or that of one beside it that begins level; its extent stands behind each.

    So they are read from left to right, whichever of them the white in it puts lower.
    """
    level: dict[int, list[tuple[Box, Box]]] = defaultdict(list)
    for one in boxes:
        level[round(one[0].top)].append(one)
    return [
        min(e.top for b, e in level[round(box.top)] if b is box or b.x0 >= box.x1 or b.x1 <= box.x0)
        for box, _ in boxes
    ]


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
