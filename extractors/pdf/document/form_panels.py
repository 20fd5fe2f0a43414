"""Coloured panels in rows, each with a name of its own on top: a form or texts beside each other, and no table.

"By when" and "Who" stand right below "What we will do" and "How we will know", or one of them in the panel of the other:
no column has two names. Where one row stands alone, texts that run on without holes, some shorter than others, show that
nothing in it is level with anything.
They are read one after the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise, takewhile
from typing import NamedTuple

from extractors.pdf.boxes.boxed import Boxed
from extractors.pdf.drawn.strokes import NEAR
from extractors.pdf.flow.regions import Region
from extractors.pdf.lines import Line, around
from extractors.pdf.page import Tinted
from extractors.pdf.ruled.grid import holds
from extractors.pdf.table_text import TableText
from schemas.document import Box

_FEWEST = 2  # panels
_MOST_WHITE = 24.0  # points between rows
_LONGEST_NAME = 8  # words
_MOST_LEVELS = 3  # of panels that together are piles
_LARGER = 1.09  # times the letters of what it names
_HOLE = 1.1  # of the font size: the white between the lines of a text is less


class _Panel(NamedTuple):
    """An area, its lines, and the coloured area that it is, or that it is a cell of."""

    box: Box
    lines: Sequence[Line]
    name: str
    below: int = 0  # the first line behind it
    part: Tinted | None = None
    whole: Tinted | None = None


Row = Sequence[_Panel]


def form_panels(tinted: Sequence[Tinted], boxes: Sequence[Boxed]) -> tuple[list[Tinted], list[Tinted]]:
    """The areas of a page that are such panels, beside framed `boxes` that may be some too, and the other areas."""
    panels = [panel for one in tinted for panel in _panels(one)]
    if sum(bool(panel.name) for panel in panels) < _FEWEST:  # as on nearly every page
        return [], list(tinted)
    framed = [_panel(one.box, [line for part in one.parts for line in part.lines]) for one in boxes]
    every = [*panels, *framed]
    bare = [panel for panel in every if not panel.name]
    rows = [row for row in _rows([panel for panel in every if panel.name]) if _stands_alone(row, bare)]
    found = [panel for row in rows if _are_texts(row) for panel in row]
    found += [panel for pair in pairwise(rows) if _goes_on(*pair) for row in pair for panel in row]
    other = {id(panel.whole) for panel in panels if panel not in found}
    tops = {id(one.part): min(panel.box.top for panel in row) for row in rows for one in row}
    parts = [panel.part for panel in panels if panel.part and id(panel.whole) not in other]
    parts.sort(key=lambda part: part.box.top)  # those of a pile, which are read at the height of its first
    levelled = [part._replace(box=part.box._replace(top=tops[id(part)])) for part in parts]
    return levelled, [one for one in tinted if id(one) in other]


def _panels(one: Tinted) -> Iterator[_Panel]:
    """The area, or the cells of a table that colour shows, where each of these has a name of its own."""
    if isinstance(one.whole, Region):
        yield _panel(one.box, one.whole.lines, one, one)
        return
    if (named := _below_strip(one, one.whole)) is not None:
        yield named
        return
    cells = list(_cells(one, one.whole))
    if len(cells) == len(one.whole.cells) and all(cell.name for cell in cells):
        yield from cells
    else:
        yield _Panel(one.box, one.lines, "", part=one, whole=one)


def _below_strip(one: Tinted, table: TableText) -> _Panel | None:
    """The panel whose name stands on a strip of its own colour above its text; None for any other table."""
    if len(table.grid.xs) != _FEWEST or len(table.cells) != _FEWEST:
        return None
    strip, text = (cell.regions[0] if len(cell.regions) == 1 else None for cell in table.cells)
    if strip is None or text is None or len(strip.lines) > 1 or len(strip.lines[0].words) > _LONGEST_NAME:
        return None
    whole = text._replace(lines=(*strip.lines, *text.lines))
    return _Panel(one.box, whole.lines, strip.lines[0].text, 1, Tinted(whole, one.box, one.lines), one)


def _cells(one: Tinted, table: TableText) -> Iterator[_Panel]:
    for cell in table.cells:
        if len(cell.regions) == 1:
            box = cell.place.box
            own = tuple(line for line in one.lines if holds(box, line.box))
            yield _panel(box, cell.regions[0].lines, Tinted(cell.regions[0], box, own), one)


def _panel(
    box: Box, lines: Sequence[Line], part: Tinted | None = None, whole: Tinted | None = None
) -> _Panel:
    """The panel with its name: the bold or larger lines at its top, other lines below; "" where there is none."""
    top = list(takewhile(lambda line: _is_name(line, lines[-1]), lines))
    words = [word.text for line in top for word in line.words]
    named = 0 < len(top) < len(lines) and len(words) <= _LONGEST_NAME
    return _Panel(box, lines, " ".join(words) if named else "", len(top), part, whole)


def _is_name(line: Line, last: Line) -> bool:
    """Whether a line is set as a name is, unlike the last one: fonts need not say that they are bold."""
    return (line.bold or line.size >= _LARGER * last.size) and not any(word.turn for word in line.words)


def _rows(panels: Sequence[_Panel]) -> list[list[_Panel]]:
    """The panels from top to bottom, those beside each other as one row: as high as each other, alone or in a pile."""
    level: list[list[_Panel]] = []
    low = 0.0
    for one in sorted(panels, key=lambda one: one.box.top):
        if level and one.box.top < low - NEAR:
            level[-1].append(one)
        else:
            level.append([one])
        low = max(low, one.box.bottom)
    rows = [row for own in _whole(level) for row in ([own] if _is_filled(own) else _alike(own))]
    return [sorted(row, key=lambda one: (one.box.x0, one.box.top)) for row in rows]


def _whole(level: Sequence[list[_Panel]]) -> Iterator[list[_Panel]]:
    """The levels of panels, some next to each other as one where together they are piles beside each other."""
    at = 0
    while at < len(level):
        sets = {
            end: [*chain(*level[at:end])] for end in range(at + 1, min(len(level), at + _MOST_LEVELS) + 1)
        }
        end = next((end for end, own in sets.items() if _is_filled(own)), at + 1)
        yield sets[end]
        at = end


def _is_filled(row: Row) -> bool:
    """Whether the columns of panels all begin and end level, little white between those of a pile."""
    columns: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for one in row:  # from top to bottom
        columns[round(one.box.x0 / NEAR), round(one.box.x1 / NEAR)].append(one.box)
    hull = around(one.box for one in row)
    sides = sorted(columns)
    return all(left[1] <= right[0] for left, right in pairwise(sides)) and all(
        max(abs(own[0].top - hull.top), abs(own[-1].bottom - hull.bottom)) <= NEAR
        and all(-NEAR <= below.top - above.bottom <= _MOST_WHITE for above, below in pairwise(own))
        for own in columns.values()
    )


def _alike(panels: Sequence[_Panel]) -> list[list[_Panel]]:
    """The panels from top to bottom, those that are as high beside each other as one row."""
    rows: list[list[_Panel]] = []
    for one in panels:
        first = rows[-1][0].box if rows else one.box
        alike = abs(first.top - one.box.top) <= NEAR and abs(first.bottom - one.box.bottom) <= NEAR
        if rows and alike:
            rows[-1].append(one)
        else:
            rows.append([one])
    return rows


def _stands_alone(row: Row, bare: Sequence[_Panel]) -> bool:
    """Whether its names differ, and no area without a name is level with it, or in one of its columns as a header is."""
    _, top, _, bottom = around(one.box for one in row)
    level = any(one.box.top < bottom - NEAR and top < one.box.bottom - NEAR for one in bare)
    columns = {(round(one.box.x0), round(one.box.x1)) for one in row} if len(row) >= _FEWEST else set()
    headed = any((round(one.box.x0), round(one.box.x1)) in columns for one in bare)
    return not level and not headed and len({one.name for one in row}) == len(row)


def _are_texts(row: Row) -> bool:
    """Whether the row's panels hold texts that run on without holes, one with fewer lines than another, or a second name."""
    if len(row) >= _FEWEST and any(map(_has_two_names, row)):
        return True
    longest = max(len(one.lines) for one in row)
    fewer = any(len(one.lines) < longest for one in row)
    holes = (
        below.box.top - above.box.bottom > _HOLE * below.size and not (above.bold or below.bold)
        for one in row
        for above, below in pairwise(one.lines[one.below :])
    )
    return len(row) >= _FEWEST and fewer and not any(holes)


def _has_two_names(one: _Panel) -> bool:
    """Whether below its text stands another line drawn as its name is, with more text below that."""
    name, text = one.lines[0], one.lines[one.below :]
    again = [line.bold == name.bold and line.size == name.size for line in text]
    if True not in again or again[0] or again[-1]:
        return False
    return len(text[again.index(True)].words) <= _LONGEST_NAME


def _goes_on(upper: Row, lower: Row) -> bool:
    """Whether a row stands right below another, as wide, under names of its own, several panels in one of them."""
    above, below = (around(one.box for one in row) for row in (upper, lower))
    white = below.top - above.bottom
    wide = max(abs(above.x0 - below.x0), abs(above.x1 - below.x1)) <= NEAR
    names = [one.name for one in (*upper, *lower)]
    several = max(len(upper), len(lower)) >= _FEWEST
    return -NEAR <= white <= _MOST_WHITE and wide and several and len(set(names)) == len(names)
