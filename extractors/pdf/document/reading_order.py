"""What stands on the pages in reading order: tables, boxes, and the lines between them as tables or running text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from operator import attrgetter
from typing import NamedTuple

from extractors.pdf import flow
from extractors.pdf.document.beside_lists import beside_lists
from extractors.pdf.document.beside_prose import side_panels, without_notes
from extractors.pdf.document.beside_tables import headed_panels, without_panels
from extractors.pdf.document.card_columns import card_columns
from extractors.pdf.document.coloured_parts import parts_of_tables
from extractors.pdf.document.form_panels import form_panels
from extractors.pdf.document.framed import opened, paired
from extractors.pdf.document.framed_boxes import parts_of
from extractors.pdf.document.halves import halves
from extractors.pdf.document.last_rows import with_last_rows
from extractors.pdf.document.level_titles import level_titles
from extractors.pdf.document.page_heads import page_heads
from extractors.pdf.document.page_titles import page_titles
from extractors.pdf.document.placed_areas import placed_areas
from extractors.pdf.document.side_headings import with_headings
from extractors.pdf.document.side_labels import heads
from extractors.pdf.document.side_labels import opened as with_side_labels
from extractors.pdf.document.side_texts import without_side_text
from extractors.pdf.document.striped import set_apart
from extractors.pdf.document.text_columns import text_columns
from extractors.pdf.document.title_strips import without_titles
from extractors.pdf.document.turned_labels import placed
from extractors.pdf.flow.beside_areas import beside_areas
from extractors.pdf.flow.regions import Region
from extractors.pdf.lines import Frame, Line, around
from extractors.pdf.page import Layout, Tinted
from extractors.pdf.table_text import TableText, cells_of
from extractors.pdf.unruled.loose import Loose
from extractors.pdf.unruled.spread import spread
from schemas.document import Box

_ENOUGH_LINES = 8  # long lines that show the right margin by themselves
_LONG_SHARE = 0.6  # of the longest line
_MOST_LINES = 0.95  # share of the long lines that keep within the margin
_SAME = 1.0  # points by which lines of a column may begin apart, or stick out

Text = Region | TableText


class _Page(NamedTuple):
    """A page whose tables without lines are found, but not yet cut into cells."""

    layout: Layout
    parts: list[Text | Loose]
    beside: list[Region]  # read behind them


def texts(
    pages: Sequence[Layout], taken: Iterable[int], edges: Mapping[float, Frame]
) -> list[tuple[Layout, list[Text]]]:
    """The pages with their regions and tables, without the lines whose `id` is taken as furniture.

    `edges` are the text margins of the document's pages by page width. A table without lines is read as one
    over all its pages: each of them shows only some of what its columns hold.
    """
    gone = set(taken)
    found: list[_Page] = []
    carried: Loose | None = None
    column: Region | None = None
    for layout in with_last_rows(pages, gone):
        parted = halves(layout)
        for part in parted:
            frames = edges if len(parted) == 1 else margins([part], gone)
            page = _in_parts(part, gone, frames, carried)
            page = page._replace(parts=_in_column(page.parts, column))
            column = _column_at_end(page.parts)
            carried = page.parts[-1] if page.parts and isinstance(page.parts[-1], Loose) else None
            found.append(page)
    cells = _settled(
        [(part, page.layout.fills) for page in found for part in page.parts if isinstance(part, Loose)]
    )
    following = iter(cells)
    return [
        (
            page.layout,
            [
                *(next(following) if isinstance(part, Loose) else part for part in page.parts),
                *page.beside,
            ],
        )
        for page in found
    ]


def margins(pages: Sequence[Layout], taken: Iterable[int]) -> Mapping[float, Frame]:
    """The left and right text margins by (rounded) page width, from free lines and tables."""
    gone = set(taken)
    free: dict[float, list[Line]] = defaultdict(list)
    tables: dict[float, list[float]] = defaultdict(list)
    for page in pages:
        free[round(page.width)] += [line for line in page.free if id(line) not in gone]
        tables[round(page.width)] += [table.grid.box.x1 for table in page.tables]
        tables[round(page.width)] += [panel.box.x1 for panel in page.panels]
        tables[round(page.width)] += [one.box.x1 for one in page.tinted if isinstance(one.whole, TableText)]
    frames = {}
    for width, lines in free.items():
        left = min((line.box.x0 for line in lines), default=0.0)
        frames[width] = Frame(left, _right_margin([line.box.x1 for line in lines], left, tables[width]))
    return frames


def _right_margin(ends: Sequence[float], left: float, tables: Sequence[float]) -> float:
    """The right end of long lines; one line that sticks out does not move the margin of a whole document."""
    longest = max(ends, default=0.0)
    long = sorted(end for end in ends if end - left >= _LONG_SHARE * (longest - left))
    if len(long) < _ENOUGH_LINES:
        return max([longest, *tables])
    return long[int(_MOST_LINES * (len(long) - 1))]


def _in_parts(layout: Layout, gone: set[int], frames: Mapping[float, Frame], carried: Loose | None) -> _Page:
    """The page; where it has columns of cards or texts, what stands above, in and below these, each read by itself."""
    cut = card_columns(layout) or text_columns(layout, gone)
    if not cut:  # as on most pages
        return _page(layout, gone, frames, carried)
    parts: list[Text | Loose] = []
    for n, (part, beside, name) in enumerate(cut):
        page = _page(part, gone, margins([part], gone) if beside else frames, None if n else carried)
        parts += [*([name] if name else []), *page.parts, *page.beside]
    return _Page(layout, parts, [])


def _page(layout: Layout, gone: set[int], margins: Mapping[float, Frame], carried: Loose | None) -> _Page:
    """The page's parts; a coloured area that belongs to a table without lines is a part of that."""
    top, layout = page_heads(_with_side_labels(layout))
    named, told, layout = page_titles(layout, gone)
    sides, free = without_side_text(layout, [line for line in layout.free if id(line) not in gone])
    panels, others = without_panels(layout, free, carried)
    forms, others = form_panels(others, layout.boxes)
    titles, rows = _told_apart(others, free)
    titles, beside = [*top, *named, *titles, *forms], [*told, *panels, *sides]
    frame = margins[round(layout.width)]
    taken: list[Tinted] = []
    upright = [one for one in rows if not all(w.turn for line in one.lines for w in line.words)]
    if upright:
        lines = [*free, *(line for one in upright for line in one.lines)]
        tried = _parts(layout, lines, titles, frame, carried)
        tables = [part for part in tried if isinstance(part, Loose)]
        taken = parts_of_tables(upright, rows, tables)
        if len(taken) == len(rows):
            return _Page(layout, tried, beside)
    lines = [*free, *(line for one in taken for line in one.lines)]
    alone = [*titles, *(one for one in rows if one not in taken)]
    alone = with_headings(alone, free, [*(t.grid.box for t in layout.tables), *(b.box for b in layout.boxes)])
    return _Page(layout, _parts(layout, lines, alone, frame, carried), beside)


def _told_apart(tinted: Sequence[Tinted], free: Sequence[Line]) -> tuple[list[Tinted], list[Tinted]]:
    """The coloured areas that stand by themselves, and those that may be rows or columns of a table."""
    panels = [*headed_panels(tinted), *side_panels(tinted, free)]
    titles, rows = without_titles([one for one in tinted if one not in panels], free)
    notes, rows = without_notes(rows, free)
    return [*titles, *panels, *notes], rows


def _with_side_labels(layout: Layout) -> Layout:
    """The page with the coloured areas that are tables with labels on their side as tables."""
    found: list[TableText] = []
    taken: list[Tinted] = []
    for one in layout.tinted:
        if not isinstance(one.whole, TableText):
            continue
        above = [other for other in layout.tinted if heads(other.box, one.whole)]
        header = above[0] if len(above) == 1 and isinstance(above[0].whole, Region) else None
        if table := with_side_labels(one.whole, layout.fills, header):
            found.append(table)
            taken += [one, *([header] if header else [])]
    if not found:
        return layout
    rest = tuple(one for one in layout.tinted if one not in taken)
    return replace(layout, tables=(*layout.tables, *found), tinted=rest)


def _parts(
    layout: Layout, lines: Sequence[Line], alone: Sequence[Tinted], frame: Frame, carried: Loose | None
) -> list[Text | Loose]:
    titled = level_titles(layout, lines)
    lines = [line for line in lines if not any(line in one.title for one in titled)]
    listed = beside_lists(layout.boxes, lines)
    parts: list[tuple[float, float, Text | Loose]] = [
        *placed_areas(layout, alone, titled),
        *((panel.box.top, panel.box.x0, part) for panel in layout.panels for part in panel.parts),
        *(
            (listed.get(one.box, top), left, part)
            for top, left, one in placed(layout)
            for part in parts_of(one)
        ),
    ]
    areas = [
        *(table.grid.box for table in layout.tables),
        *map(attrgetter("box"), (*layout.boxes, *layout.panels, *alone)),
    ]
    walls = sorted([*(top for top, _, _ in parts), *set_apart(lines, layout.fills)])
    stretches: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        middle = (line.box.top + line.box.bottom) / 2
        stretches[sum(wall < middle for wall in walls)].append(line)
    loose = carried if carried is not None and not carried.framed else None
    for number, stretch in stretches.items():
        top = min(line.box.top for line in stretch)
        for text in flow.texts(stretch, layout.rules, loose if number == 0 else None):
            if isinstance(text, Loose):
                parts.append((top, float(len(parts)), paired(text)))
                continue
            left, _, right, _ = around(line.box for line in text.lines)
            own = Frame(left, right) if text.beside else frame
            signs = tuple(line.box.x0 for line in text.lines if line.marker is not None)
            for lines_beside, beside in beside_areas(text.lines, own, areas):
                for run, run_frame in flow.narrowed(lines_beside, beside):
                    parts.append((top, float(len(parts)), Region(run, run_frame, signs=signs)))
    ordered = (part for _, _, part in sorted(parts, key=lambda part: part[:2]))
    return [
        (isinstance(part, TableText) and opened(part, carried if number == 0 else None)) or part
        for number, part in enumerate(ordered)
    ]


def _column_at_end(parts: Sequence[Text | Loose]) -> Region | None:
    """The column that stands beside the last text of a page, to its left: what the next page begins with may be more of it."""
    last = parts[-1] if parts else None
    if not isinstance(last, Region):
        return None
    for part in reversed(parts[:-1]):
        if not isinstance(part, Region) or part.lines[-1].box.bottom <= last.lines[0].box.top:
            return None
        if part.frame.right < last.frame.left:
            return part
    return None


def _in_column(parts: list[Text | Loose], column: Region | None) -> list[Text | Loose]:
    """The parts of a page, the first lines as narrow as the column they go on in, where they keep to it.

    The last item of a list in two columns may stand on the next page with nothing beside it.
    """
    first = parts[0] if parts else None
    if column is None or not isinstance(first, Region):
        return parts
    own = tuple(takewhile(lambda line: _keeps_to(line, column), first.lines))
    rest = first.lines[len(own) :]
    begins = bool(own) and any(abs(own[0].box.x0 - line.box.x0) <= _SAME for line in column.lines)
    if not begins or (rest and rest[0].box.top - own[-1].box.bottom < rest[0].size):
        return parts
    others = [first._replace(lines=rest)] if rest else []
    return [first._replace(lines=own, frame=column.frame), *others, *parts[1:]]


def _keeps_to(line: Line, column: Region) -> bool:
    inside = column.frame.left - _SAME <= line.box.x0 and line.box.x1 <= column.frame.right + _SAME
    return inside and any(line.size == other.size for other in column.lines)


def _settled(found: Sequence[tuple[Loose, Sequence[Box]]]) -> list[TableText]:
    """The tables cut into cells, those that go on over pages together; beside each the coloured areas of its page."""
    tables: list[TableText] = []
    chain: list[tuple[Loose, Sequence[Box]]] = []
    for part in [*found, None]:
        if chain and (part is None or not part[0].follows):
            grids = spread([loose for loose, _ in chain], [fills for _, fills in chain])
            tables += [cells_of(grid, fills) for grid, (_, fills) in zip(grids, chain, strict=True)]
            chain = []
        if part is not None:
            chain.append(part)
    return tables
