"""Coloured panels down one side of a page, from its top to its foot, which say what the text beside them is about.

At the left one may name the table beside it. What else stands in such panels, as who leads all that the page plans, is
read behind the page's own text, of which no line goes on in the panel. Other panels beside a table are read behind it:
nothing of them stands over its rows.
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
_HALF = 0.5  # of the page's width, and of a panel's lines
_FEWEST = 3  # lines of a panel without a title
_SEVERAL = 2  # names of fields
_SLIP = 1.5  # points by which lines that are one stand apart
_FRONT = 2  # lines: what a section is, and its number


def page_titles(layout: Layout, gone: Container[int]) -> tuple[list[Tinted], list[Region], Layout]:
    """The title of a panel down the left side of a page, the text below it or of any side panel, and the page without these.

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
    large = any(one.size >= _LARGER * usual for one in lines[end:])  # a title below its name, "Priority Two"
    if not named and (large or not _is_apart(lines[end:], beside)):
        return [], [], layout
    names_all = _begins_with_table(beside) or (named and _is_largest(max(named), lines[end - 1], beside))
    if named and not (panel.box.x0 <= NEAR and names_all):
        return [], [], layout
    if not named and (found := _counted(lines[:end], free)):
        others = replace(others, free=tuple(found.get(id(one), one) for one in others.free))
        lines, end = lines[end:], 0
    title = whole._replace(lines=lines[:end])
    rest = whole._replace(lines=lines[end:] if named else _with_names(lines[end:]), aside=True)
    titles = [Tinted(title, panel.box, title.lines)] if title.lines else []
    return titles, [rest] if rest.lines else [], others


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
    """Whether the area takes one side of the page from its top to its foot."""
    is_high = box.top <= NEAR and box.bottom >= layout.height - NEAR
    at_edge = box.x0 <= NEAR or box.x1 >= layout.width - NEAR
    return is_high and at_edge and box.x1 - box.x0 <= _HALF * layout.width


def _is_apart(own: Sequence[Line], beside: Sequence[Line]) -> bool:
    """Whether most lines of a panel stand on none of those beside it, as the first lines of a table's cells do."""
    level = sum(any(abs(one.box.bottom - line.box.bottom) <= _SLIP for line in beside) for one in own)
    return len(own) >= _FEWEST and bool(beside) and level < _HALF * len(own)


def _counted(lines: Sequence[Line], free: Sequence[Line]) -> dict[int, Line]:
    """The page's heading with the number of the panel in front, by the `id` of its line: in the largest letters of all, once."""
    most = max((one.size for one in free), default=0.0)
    largest = [one for one in free if one.size == most]
    if len(lines) != 1 or not lines[0].text.isdecimal() or len(largest) != 1:
        return {}
    word, *more = largest[0].words
    return {id(largest[0]): line([word._replace(text=f"{lines[0].text} {word.text}"), *more])}


def _with_names(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, several in capitals among others ("LEAD" above who leads) as drawn in bold: not every font says that it is.

    All are as large as the first; one right below another is what that one asks for, as "TBC" is.
    """
    names: list[int] = []
    for at, one in enumerate(lines):
        below = names[-1:] == [at - 1]
        alike = not names or one.size == lines[names[0]].size
        if one.text.isupper() and alike and not below and not any(map(str.isdigit, one.text)):
            names.append(at)
    if len(names) < _SEVERAL:
        return tuple(lines)
    return tuple(
        line([word._replace(bold=True) for word in one.words]) if at in names else one
        for at, one in enumerate(lines)
    )


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
