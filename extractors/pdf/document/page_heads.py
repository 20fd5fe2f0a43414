"""The coloured ground over the whole top of a page, from edge to edge: it bears the page's title, and is no row of a table.

What counts the title ("Year one") stands above it, and smaller text at the right, as whose plan it is, is no part of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.flow.regions import Region
from extractors.pdf.lines import Line, around
from extractors.pdf.page import Layout, Tinted

_LARGER = 1.2  # of the usual font size, and of all else on the ground: a title's letters
_STACK = 4  # lines of a title and of what counts it
_MOST = 2  # texts at the right


def page_heads(layout: Layout) -> tuple[list[Tinted], Layout]:
    """The title on such a ground and each text at its right, which is read aside; and the page without the ground."""
    grounds = [one for one in layout.tinted if _is_at_top(one, layout)]
    whole = grounds[0].whole if len(grounds) == 1 else None
    if not isinstance(whole, Region) or whole.turn:  # as on most pages
        return [], layout
    (ground,) = grounds
    title = max(ground.lines, key=lambda text: text.size)
    own = [text for text in ground.lines if text.box.x0 <= title.box.x1]
    beside = [text for text in ground.lines if text not in own]
    usual = median([text.size for text in layout.free]) if layout.free else 0.0
    if title.size < _LARGER * usual or not _is_stack(own, title) or not _is_aside(beside, title):
        return [], layout
    parts = [Tinted(whole._replace(lines=tuple(own)), ground.box, tuple(own))]
    parts += [
        Tinted(whole._replace(lines=(text,), aside=True), around((text.box,)), (text,)) for text in beside
    ]
    return parts, replace(layout, tinted=tuple(one for one in layout.tinted if one is not ground))


def _is_at_top(one: Tinted, layout: Layout) -> bool:
    x0, top, x1, _ = one.box
    return bool(one.lines) and max(x0, top) <= NEAR and x1 >= layout.width - NEAR


def _is_stack(own: Sequence[Line], title: Line) -> bool:
    """Whether the lines stand below each other, all in smaller letters but the title's, which are the last."""
    largest = [text.size == title.size for text in own]
    apart = all(below.box.top >= above.box.bottom - NEAR for above, below in pairwise(own))
    return len(own) <= _STACK and apart and largest == sorted(largest)


def _is_aside(beside: Sequence[Line], title: Line) -> bool:
    return len(beside) <= _MOST and all(title.size >= _LARGER * text.size for text in beside)
