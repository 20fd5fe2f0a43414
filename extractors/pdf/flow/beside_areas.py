"""Text with an area of its own to its right, as a coloured panel: its lines end before that, not at the page's margin."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.pdf.lines import Frame, Line
from schemas.document import Box

_GUTTER = 2.0  # of the font size: the widest white between full lines and the area
_NEAR = 0.7  # of the font size: the widest white between lines of a paragraph
_APART = 2.5  # ... and between items of a list
_SAME = 1.0  # points by which items, and the lines below them, may begin apart

Run = tuple[tuple[Line, ...], Frame]


def beside_areas(found: tuple[Line, ...], frame: Frame, areas: Sequence[Box]) -> list[Run]:
    """The lines with their frame; those down to the last one level with an area, which none reaches, end before it.

    So do the items of a list that goes on below the area, where none of them is any longer.
    """
    walls = [
        min((box.x0 for box in areas if _stands_beside(line, box)), default=frame.right) for line in found
    ]
    wall = min(walls)
    if wall >= frame.right:
        return [(found, frame)]
    end = max(n for n, own in enumerate(walls, 1) if own < frame.right)
    while end < len(found) and found[end].box.top - found[end - 1].box.bottom <= _NEAR * found[end].size:
        end += 1
    more = goes_on(found[:end], found[end:])
    end += len(more) if all(line.box.x1 <= wall for line in more) else 0
    run, rest = found[:end], found[end:]
    longest = max(line.box.x1 for line in run)
    if longest > wall:
        return [(found, frame)]
    own = Frame(frame.left, min(frame.right, max(longest, wall - _GUTTER * run[-1].size)))
    return [(run, own), (rest, frame)] if rest else [(run, own)]


def _stands_beside(line: Line, box: Box) -> bool:
    return line.box.x1 <= box.x0 and box.top <= (line.box.top + line.box.bottom) / 2 <= box.bottom


def goes_on(above: Sequence[Line], below: Sequence[Line]) -> list[Line]:
    """The first of the lines `below` that go on with the list that the lines `above` are or end with."""
    more: list[Line] = []
    last = above[-1]
    for line in below:
        if not _is_listed(above, line) or line.box.top - last.box.bottom > _APART * line.size:
            break
        more.append(line)
        last = line
    return more


def _is_listed(others: Sequence[Line], line: Line) -> bool:
    """Whether a line is an item set as one of the others is, or further in, or begins below the text of such an item."""
    items = [one for one in others if one.marker is not None]
    if line.marker is not None:
        return any(one.box.x0 <= line.box.x0 + _SAME for one in items)
    return any(abs(one.body_x - line.box.x0) <= _SAME for one in items)
