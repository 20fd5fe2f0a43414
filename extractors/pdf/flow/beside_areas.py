"""Text with an area of its own to its right, as a coloured panel: its lines end before that, not at the page's margin."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.pdf.lines import Frame, Line
from schemas.document import Box

_GUTTER = 2.0  # of the font size: the widest white between full lines and the area
_NEAR = 0.7  # of the font size: the widest white between lines of a paragraph

Run = tuple[tuple[Line, ...], Frame]


def beside_areas(found: tuple[Line, ...], frame: Frame, areas: Sequence[Box]) -> list[Run]:
    """The lines with their frame; those down to the last one level with an area, which none reaches, end before it."""
    walls = [
        min((box.x0 for box in areas if _stands_beside(line, box)), default=frame.right) for line in found
    ]
    wall = min(walls)
    if wall >= frame.right:
        return [(found, frame)]
    end = max(n for n, own in enumerate(walls, 1) if own < frame.right)
    while end < len(found) and found[end].box.top - found[end - 1].box.bottom <= _NEAR * found[end].size:
        end += 1
    run, rest = found[:end], found[end:]
    longest = max(line.box.x1 for line in run)
    if longest > wall:
        return [(found, frame)]
    own = Frame(frame.left, min(frame.right, max(longest, wall - _GUTTER * run[-1].size)))
    return [(run, own), (rest, frame)] if rest else [(run, own)]


def _stands_beside(line: Line, box: Box) -> bool:
    return line.box.x1 <= box.x0 and box.top <= (line.box.top + line.box.bottom) / 2 <= box.bottom
