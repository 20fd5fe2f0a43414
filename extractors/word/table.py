"""A Word table as a grid of logical rows and columns, merged cells standing once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile
from typing import Final, NamedTuple

from docx.oxml.ns import qn

from extractors.word.grid import Placed, by_grid, gaps, in_columns, logical_edges, usual_edges
from extractors.word.markup import (
    TABLE,
    Element,
    attribute,
    by_tag,
    child,
    children,
    number,
    points,
    switch,
    topmost,
)
from extractors.word.shading import Looks, in_row, is_shaded, looks_of_first_row
from extractors.word.styles import Styles
from schemas.document import Block, Cell, Table

_ROW: Final = qn("w:tr")
_CELL: Final = qn("w:tc")
_SPAN, _DOWN, _ALONG = qn("w:gridSpan"), qn("w:vMerge"), qn("w:hMerge")
_MOST_COLUMNS: Final = 63  # Word's own limit; a larger span is damage
_NARROWEST, _WIDEST = 0.1, 1584.0  # points; Word's widest is 22 inches


ReadCell = Callable[[Element, bool], tuple[Block, ...]]  # a w:tc; whether it lies under a merged cell


class Source(NamedTuple):
    """The w:tc elements that make one cell of a row (several by the old w:hMerge)."""

    elements: tuple[Element, ...]
    continues: bool  # the vertically merged cell above


class _Row(NamedTuple):
    element: Element
    cells: list[Placed[Source]]


@dataclass(slots=True)
class _Draft:
    """A cell that rows further down may still lengthen."""

    row: int
    left: int
    right: int
    row_span: int = 1
    blocks: tuple[Block, ...] = ()
    shaded: bool = False

    def finished(self) -> Cell:
        return Cell(
            self.row, self.left, self.row_span, self.right - self.left, self.blocks, shaded=self.shaded
        )


def frame_cell(table: Element) -> Element | None:
    """The one cell of a table that is only a frame round other tables; None for a real table."""
    cells = list(islice((cell for row in topmost(table, _ROW) for cell in topmost(row, _CELL)), 2))
    return cells[0] if len(cells) == 1 and next(topmost(cells[0], TABLE), None) is not None else None


def cells_with_tables(table: Element) -> list[tuple[int, Element]]:
    """The cells that hold tables, each with its row (from 0, those without a cell left out)."""
    if next(table.iterdescendants(TABLE), None) is None:  # as nearly always, and much quicker told
        return []
    rows = (cells for row in topmost(table, _ROW) if (cells := list(topmost(row, _CELL))))
    return [
        (row, cell)
        for row, cells in enumerate(rows)
        for cell in cells
        if next(topmost(cell, TABLE), None) is not None
    ]


def read_table(table: Element, read_cell: ReadCell, styles: Styles) -> Table | None:
    """The table with cells that tile its logical rows x columns; None where it has no cell at all."""
    elements = [row for row in topmost(table, _ROW) if next(topmost(row, _CELL), None) is not None]
    if not elements:
        return None
    grid = [_width(column, "w:w") for column in children(child(table, "w:tblGrid"), "w:gridCol")]
    placed = _in_points([_Row(row, _place_cells(row)) for row in elements], grid)
    borders = logical_edges(placed)
    rows = [_Row(row, cells) for row, cells in zip(elements, in_columns(placed, borders), strict=True)]
    drafts = _drafts(rows, read_cell, looks_of_first_row(table, styles))
    return Table(
        cells=_tile(drafts, rows, len(borders) - 1),
        rows=len(rows),
        columns=len(borders) - 1,
        column_edges=usual_edges(placed, borders),
        header_rows=_header_rows(elements),
    )


def _in_points(rows: Sequence[_Row], grid: Sequence[float | None]) -> list[list[Placed[Source]]]:
    """The cells with their edges in points.

    The table's grid says where its lines are, unless rows and grid disagree about their number and all
    cells give their own widths.
    """
    consistent = all(row.cells[-1].right + _outside(row.element, "w:gridAfter") == len(grid) for row in rows)
    own = None if consistent else _by_own_widths(rows)
    return own or by_grid([row.cells for row in rows], grid)


def _place_cells(row: Element) -> list[Placed[Source]]:
    """The row's cells between grid lines; those merged by w:hMerge are one."""
    line = _outside(row, "w:gridBefore")
    placed: list[Placed[Source]] = []
    for cell in topmost(row, _CELL):
        properties = by_tag(child(cell, "w:tcPr"))
        right = line + _within(1, properties.get(_SPAN))
        if placed and _continues(properties.get(_ALONG)):
            before = placed[-1]
            joined = before.content._replace(elements=(*before.content.elements, cell))
            placed[-1] = Placed(joined, before.left, right)
        else:
            placed.append(Placed(Source((cell,), _continues(properties.get(_DOWN))), line, right))
        line = right
    return placed


def _by_own_widths(rows: Sequence[_Row]) -> list[list[Placed[Source]]] | None:
    """The cells with edges in points by the widths they give themselves; None where one gives none."""
    placed: list[list[Placed[Source]]] = []
    for row in rows:
        at = _width(child(row.element, "w:trPr", "w:wBefore"), "w:w") or 0.0
        placed.append([])
        for cell in row.cells:
            left = right = at
            for element in cell.content.elements:
                width = _width(child(element, "w:tcPr", "w:tcW"), "w:w")
                if width is None:
                    return None
                right = at + width
                at = round(right, 2)
            placed[-1].append(Placed(cell.content, left, right))
    return placed


def _continues(merge: Element | None) -> bool:
    return merge is not None and attribute(merge, "w:val") != "restart"


def _outside(row: Element, side: str) -> int:
    """Grid columns the row leaves free at one side."""
    return _within(0, child(row, "w:trPr", side))


def _within(least: int, count: Element | None) -> int:
    """The number of grid columns that the element counts."""
    return (
        least if count is None else min(max(number(attribute(count, "w:val"), least), least), _MOST_COLUMNS)
    )


def _width(element: Element | None, name: str) -> float | None:
    """The width in points; None where there is none that Word could draw, or where it is a share of the page."""
    if attribute(element, "w:type") in {"pct", "auto", "nil"}:
        return None
    width = points(attribute(element, name))
    return width if width is not None and _NARROWEST <= width <= _WIDEST else None


def _drafts(rows: Sequence[_Row], read_cell: ReadCell, first_row: Looks) -> list[_Draft]:
    """All cells with their blocks in document order; what stands in continued cells goes to the merged one."""
    drafts: list[_Draft] = []
    above: dict[tuple[int, int], _Draft] = {}  # the cells that end in the row before, by their columns
    for place, row in enumerate(rows):
        below: dict[tuple[int, int], _Draft] = {}
        looks = in_row(row.element, first_row if place == 0 else Looks())
        for cell in row.cells:
            columns = (int(cell.left), int(cell.right))
            merged = above.get(columns) if cell.content.continues else None
            blocks = _read(cell.content.elements, read_cell, hidden=merged is not None)
            if merged is None:
                merged = _draft(place, columns, cell.content, blocks, looks)
                drafts.append(merged)
            else:
                merged.row_span += 1
                merged.blocks += blocks
            below[columns] = merged
        above = below
    return drafts


def _read(elements: Iterable[Element], read_cell: ReadCell, *, hidden: bool) -> tuple[Block, ...]:
    return tuple(block for element in elements for block in read_cell(element, hidden))


def _draft(
    row: int,
    columns: tuple[int, int],
    source: Source,
    blocks: tuple[Block, ...],
    looks: Looks,
) -> _Draft:
    if looks.bold:
        blocks = tuple(replace(block, bold=True) for block in blocks)
    shaded = is_shaded(source.elements[0], otherwise=looks.shaded)
    return _Draft(row, *columns, blocks=blocks, shaded=shaded)


def _tile(drafts: Sequence[_Draft], rows: Sequence[_Row], columns: int) -> tuple[Cell, ...]:
    """All cells, and empty ones where a row begins late or ends early, in reading order."""
    free = [
        _Draft(place, left, right)
        for place, row in enumerate(rows)
        for left, right in gaps(row.cells, columns)
    ]
    ordered = sorted([*drafts, *free], key=lambda draft: (draft.row, draft.left))
    return tuple(draft.finished() for draft in ordered)


def _header_rows(rows: Sequence[Element]) -> int:
    """Leading rows marked as repeated header; none where all are, which marks nothing."""
    marked = len(list(takewhile(lambda row: switch(row, "w:trPr", "w:tblHeader"), rows)))
    return 0 if marked == len(rows) > 1 else marked
