"""Coloured panels down the left side of a page, from its top to its foot, which say what the table beside them is about.

Other panels beside a table are read behind it: nothing of them stands over its rows.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import takewhile
from statistics import median

from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.flow.regions import Region
from extractors.pdf.lines import Line, line
from extractors.pdf.page import Layout, Tinted
from schemas.document import Box

_NAMES = 3  # texts of a header, at least
_LARGER = 1.2  # of the usual font size: a title's letters
_HALF = 0.5  # of the page's width
_FRONT = 2  # lines: what a section is, and its number


def page_titles(layout: Layout, gone: Container[int]) -> tuple[list[Tinted], list[Region], Layout]:
    """The title of a panel down the left side of a page, the text below it, and the page without the panel.

    The title is larger than all beside it, or nothing stands above the table there: key figures in large letters beside
    a page's own heading are no title. `gone` are the `id`s of lines that are furniture.
    """
    panels = [one for one in layout.tinted if _is_side(one.box, layout)]
    if len(panels) != 1 or not isinstance(panels[0].whole, Region):  # as on nearly every page
        return [], [], layout
    panel, whole = panels[0], panels[0].whole
    others = replace(layout, tinted=tuple(one for one in layout.tinted if one is not panel))
    free = [line for line in layout.free if id(line) not in gone]
    usual = median([line.size for line in free or panel.lines])
    lines = _labelled(whole.lines)
    end = sum(1 for _ in takewhile(lambda line: line.size >= _LARGER * usual, lines))
    named = [line.size for line in lines[:end] if any(map(str.isalpha, line.text))]
    beside = _beside(others, free)
    if not named or not (_begins_with_table(beside) or _is_largest(max(named), lines[end - 1], beside)):
        return [], [], layout
    title = whole._replace(lines=lines[:end])
    rest = whole._replace(lines=lines[end:], aside=True)
    return [Tinted(title, panel.box, title.lines)], [rest] if rest.lines else [], others


def _labelled(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines of a panel, "PRIORITY" above a large "2" as the front of the title below both."""
    if len(lines) <= _FRONT:
        return lines
    label, number, first, *others = lines
    if not (label.text.isalpha() and len(label.words) == 1 and number.text.isdecimal()):
        return lines
    word, *more = first.words
    front = word._replace(text=f"{label.text} {number.text} {word.text}")
    return (line([front, *more]), *others)


def _is_side(box: Box, layout: Layout) -> bool:
    """Whether the area takes the left side of the page from its top to its foot."""
    is_high = box.top <= NEAR and box.bottom >= layout.height - NEAR
    return is_high and box.x0 <= NEAR and box.x1 <= _HALF * layout.width


def _beside(layout: Layout, free: Sequence[Line]) -> list[Line]:
    """All lines of the page but those of the panel."""
    found = [*free, *(line for one in layout.tinted for line in one.lines)]
    found += [
        line
        for table in layout.tables
        for cell in table.cells
        for part in cell.regions
        for line in part.lines
    ]
    return found + [line for box in layout.boxes for part in box.parts for line in part.lines]


def _is_largest(size: float, last: Line, beside: Sequence[Line]) -> bool:
    """Whether a title's letters are larger than all others, and it ends as no sentence or quotation does."""
    return last.text[-1].isalnum() and all(line.size * _LARGER <= size for line in beside)


def _begins_with_table(lines: Sequence[Line]) -> bool:
    """Whether the texts that stand highest are as many beside each other as the names of columns."""
    if not lines:
        return False
    first = min((line.box for line in lines), key=lambda box: box.top)
    middle = (first.top + first.bottom) / 2
    return sum(line.box.top <= middle <= line.box.bottom for line in lines) >= _NAMES
