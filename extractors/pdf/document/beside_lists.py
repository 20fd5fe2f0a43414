"""Framed boxes beside a list: one to its right is read behind it, one to its left before it.

No item is cut in two where the text of a box begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.pdf.boxes.boxed import Boxed
from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.flow.beside_areas import goes_on
from extractors.pdf.lines import Line
from schemas.document import Box

_ITEMS = 2  # of a list, at least


def beside_lists(boxes: Iterable[Boxed], lines: Sequence[Line]) -> dict[Box, float]:
    """The heights at which such boxes are read, by the box."""
    own = [one.box for one in boxes]
    lists = _lists(sorted(lines, key=lambda line: line.box.top)) if own else []
    places = ((box, _place(box, lists)) for box in own)
    return {box: place for box, place in places if place is not None}


def _lists(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines, from top to bottom, those of a list together."""
    found: list[list[Line]] = []
    for line in lines:
        if found and goes_on(found[-1], [line]):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _place(box: Box, lists: Sequence[Sequence[Line]]) -> float | None:
    """The end of the one list that stands left of a box, or where the one right of it begins; None where more is level."""
    level = [own for own in lists if any(_is_level(line, box) for line in own)]
    if len(level) != 1 or sum(line.marker is not None for line in level[0]) < _ITEMS:
        return None
    (own,) = level
    beside = [line.box for line in own if _is_level(line, box)]
    if all(line.x1 <= box.x0 for line in beside):
        return own[-1].box.bottom
    return own[0].box.top - NEAR if all(line.x0 >= box.x1 for line in beside) else None


def _is_level(line: Line, box: Box) -> bool:
    return box.top <= (line.box.top + line.box.bottom) / 2 <= box.bottom
