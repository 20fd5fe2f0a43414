"""Coloured panels down the left side of a page, from its top to its foot, which say what the table beside them is about.

Other panels beside a table are read behind it: nothing of them stands over its rows.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace
from statistics import median

from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.flow.regions import Region
from extractors.pdf.lines import Line
from extractors.pdf.page import Layout, Tinted
from schemas.document import Box

_NAMES = 3  # texts of a header, at least
_LARGER = 1.2  # of the usual font size: a title's letters
_HALF = 0.5  # of the page's width


def page_titles(layout: Layout, gone: Container[int]) -> tuple[list[Tinted], list[Region], Layout]:
    """The title of a panel down the left side of a page, the text below it, and the page without the panel.

    Nothing stands above the table beside it: key figures in large letters beside a page's own heading are no title.
    `gone` are the `id`s of lines that are furniture.
    """
    panels = [one for one in layout.tinted if _is_side(one.box, layout)]
    if len(panels) != 1 or not isinstance(panels[0].whole, Region):  # as on nearly every page
        return [], [], layout
    panel, whole = panels[0], panels[0].whole
    others = replace(layout, tinted=tuple(one for one in layout.tinted if one is not panel))
    free = [line for line in layout.free if id(line) not in gone]
    usual = median([line.size for line in free or panel.lines])
    large = [line.size >= _LARGER * usual for line in whole.lines]
    end = sum(large)
    is_title = all(large[:end]) and any(map(str.isalpha, "".join(line.text for line in whole.lines[:end])))
    if not is_title or not _begins_with_table(others, free):
        return [], [], layout
    title = whole._replace(lines=whole.lines[:end])
    rest = whole._replace(lines=whole.lines[end:], aside=True)
    return [Tinted(title, panel.box, title.lines)], [rest] if rest.lines else [], others


def _is_side(box: Box, layout: Layout) -> bool:
    """Whether the area takes the left side of the page from its top to its foot."""
    is_high = box.top <= NEAR and box.bottom >= layout.height - NEAR
    return is_high and box.x0 <= NEAR and box.x1 <= _HALF * layout.width


def _begins_with_table(layout: Layout, free: Sequence[Line]) -> bool:
    """Whether the texts that stand highest are as many beside each other as the names of columns."""
    found = [*free, *(line for one in layout.tinted for line in one.lines)]
    found += [
        line
        for table in layout.tables
        for cell in table.cells
        for part in cell.regions
        for line in part.lines
    ]
    found += [line for box in layout.boxes for part in box.parts for line in part.lines]
    if not found:
        return False
    first = min((line.box for line in found), key=lambda box: box.top)
    middle = (first.top + first.bottom) / 2
    return sum(line.box.top <= middle <= line.box.bottom for line in found) >= _NAMES
