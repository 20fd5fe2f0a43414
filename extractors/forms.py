"""Tables that are forms: rows of a label and what it says, where that may be a table of its own.

In Word it lies in a cell, in a PDF in the same grid, beside a label merged over its rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from schemas.document import Block, BlockKind, Cell, Table, blocks_in

_LONGEST_LABEL: Final = 10  # words
_LONGEST_TITLE: Final = 25  # words
_TITLE_LEVEL: Final = 9  # below every heading that has a style
_LEAST_ROWS, _LEAST_COLUMNS = 2, 3  # of a table that stands for itself
_TWO: Final = 2

Held = Mapping[int, Sequence[Block | Table]]  # what a cell with tables holds, by its row


def unfold_pages(body: Sequence[Block | Table]) -> list[Block | Table]:
    """The body with the forms that grids draw in reading order, those that go on over pages too."""
    read: list[Block | Table] = []
    begun = 0  # columns of the table that a form ends with at the end of a page
    for part in body:
        if isinstance(part, Block):
            read.append(part)
            begun = 0
            continue
        more, rest = _goes_on(part, begun) if begun else (None, part)
        read += [more] if more is not None else []
        made = list(unfold_grid(rest)) if rest is not None else []
        if made and made != [rest] and read and (top := _begun(read[-1])) is not None:
            read[-1:] = top
        read += made
        form = more is not None or made != [rest]
        begun = part.columns and _columns_at_end(part, read[-1]) if form else 0
    return read


def _goes_on(table: Table, columns: int) -> tuple[Table | None, Table | None]:
    """The rest of a table of so many columns beside a label on the page before, and what stands below; else None first."""
    label = table.cells[0]
    more = None if label.blocks else _beside(table, label, _rows(table), goes_on=True)
    if more is None or more.columns != columns:
        return None, table
    below = _rows(table)[label.row_span :]
    return more, _rows_of(table, below) if below else None


def _begun(part: Block | Table) -> Sequence[Block | Table] | None:
    """The first rows of a form at the end of a page, its title among them, as they are read; None of anything else."""
    if isinstance(part, Block) or not part.fills_page:
        return None
    rows = _rows(part)
    titled = any(len(cells) == 1 for cells in rows) and all(0 < len(cells) <= _TWO for cells in rows)
    labelled = all(len(cells) == 1 or _is_labelled(cells) for cells in rows)
    return list(unfold(part, {})) if titled and labelled else None


def _columns_at_end(table: Table, last: Block | Table) -> int:
    """The columns of the last table read, where it is what stands beside the lowest label of a page."""
    beside = any(
        c.column > 0 and c.row == table.rows - 1 and c.column_span < table.columns - 1 for c in table.cells
    )
    return last.columns if isinstance(last, Table) and beside else 0


def unfold_grid(table: Table) -> Iterator[Block | Table]:
    """The form that a grid draws in reading order; the table itself where it is none."""
    rows = _rows(table)
    labels = {c.row: c for c in table.cells if c.column == 0 and c.row_span > 1}
    inside = {row for c in labels.values() for row in range(c.row, c.row + c.row_span)}
    outside = [row for row in range(table.rows) if row not in inside]
    if any(len(rows[row]) > _TWO or any(c.row_span > 1 for c in rows[row]) for row in outside):
        yield table
        return
    parts = {row: _beside(table, label, rows) for row, label in labels.items()}
    held = {k: [part] for k, row in enumerate(sorted({*outside, *parts})) if (part := parts.get(row))}
    if not held or len(held) < len(labels):
        yield table
        return
    blank = Cell(0, 1, page=table.page)
    outer = [
        [replace(labels[row], row_span=1), blank] if row in labels else rows[row]
        for row in sorted({*outside, *parts})
    ]
    form = _table([list(_in_row(0, cells, _TWO)) for cells in outer], _TWO)
    labelled = all(_is_labelled(cells) for k, cells in enumerate(_rows(form)) if k in held)
    yield from unfold(form, held) if labelled else (table,)


def _beside(
    table: Table, label: Cell, rows: Sequence[Sequence[Cell]], *, goes_on: bool = False
) -> Table | None:
    """The table beside a label merged over its `rows`, without blank strips round it.

    None where it has no drawn header, unless it `goes_on` from the page before.
    """
    span = range(label.row, label.row + label.row_span)
    own = [c for row in span for c in rows[row] if c is not label]
    own = [c for c in own if c.blocks or not _is_strip(c, span, label.column_span, table.columns)]
    top, edges = min((c.row for c in own), default=0), sorted({e for c in own for e in _sides(c)})
    header = [c for c in own if c.row == top]
    below = [c for c in own if c.row == top + 1]
    headed = bool(below) and all(c.blocks for c in header) and _are_drawn(header) and not _are_drawn(below)
    if len(header) < _LEAST_COLUMNS or not (headed or goes_on):
        return None
    columns = {edge: place for place, edge in enumerate(edges)}
    cells = [
        replace(
            c,
            row=c.row - top,
            column=columns[c.column],
            column_span=columns[c.column + c.column_span] - columns[c.column],
        )
        for c in own
    ]
    height = max(c.row + c.row_span for c in cells)
    if sum(c.row_span * c.column_span for c in cells) != height * (len(edges) - 1):
        return None
    kept = tuple(table.column_edges[edge] for edge in edges) if table.column_edges else ()
    return replace(
        table, cells=tuple(cells), rows=height, columns=len(edges) - 1, column_edges=kept, header_rows=0
    )


def _sides(cell: Cell) -> tuple[int, int]:
    return cell.column, cell.column + cell.column_span


def _is_strip(cell: Cell, rows: range, left: int, right: int) -> bool:
    """Whether a blank cell is nothing but the distance of the table from what it lies in."""
    if cell.column_span == right - left:
        return True
    high = cell.column_span == 1 and cell.row_span >= len(rows) - 1
    ends = (
        cell.column + 1 == right and cell.row_span > 1
    )  # in a single row it may be a blank one of the table's
    return high and (cell.column == left or ends)


def _are_drawn(cells: Sequence[Cell]) -> bool:
    return all(c.shaded or all(block.bold for block in c.blocks) for c in cells if c.blocks)


def is_form(table: Table, held: Held) -> bool:
    """Whether rows that hold tables, at least one of which stands for itself, hold nothing else but a label."""
    if not any(_is_whole(item) for items in held.values() for item in items):
        return False
    if any(cell.row_span > 1 for cell in table.cells):
        return False
    rows = _rows(table)
    return all(
        _is_labelled(rows[row]) and rows[row][-1].blocks == tuple(blocks_in(items))
        for row, items in held.items()
    )


def unfold(table: Table, held: Held) -> Iterator[Block | Table]:
    """The form in reading order: titles across it as headings, its tables with the labelled rows above them on top."""
    waiting: list[list[Cell]] = []
    for row, cells in enumerate(_rows(table)):
        if row in held:
            cut = next((k for k, row_cells in enumerate(waiting) if row_cells[0].blocks), len(waiting))
            if cut:  # their label stands on the page before
                yield _table(waiting[:cut], table.columns)
                waiting = waiting[cut:]
            yield from (block for cell in cells[:-1] for block in cell.blocks)
            for item in held[row]:
                if isinstance(item, Block):
                    yield item
                    continue
                if waiting and not _fits(waiting, item):
                    yield _table(waiting, table.columns)
                    waiting = []
                yield _stacked(waiting, item) if waiting else item
                waiting = []
        elif len(cells) == 1:
            if waiting:
                yield _table(waiting, table.columns)
            waiting = []
            yield from _titles(cells[0])
        else:
            waiting.append(cells)
    if waiting:
        yield _table(waiting, table.columns)


def _rows(table: Table) -> list[list[Cell]]:
    """The cells that begin in each row."""
    rows: list[list[Cell]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row].append(cell)
    return rows


def _is_whole(item: Block | Table) -> bool:
    return isinstance(item, Table) and item.rows >= _LEAST_ROWS and item.columns >= _LEAST_COLUMNS


def _is_labelled(cells: Sequence[Cell]) -> bool:
    """Whether the row is one cell, or a short name drawn as such and one cell beside it."""
    if len(cells) != _TWO:
        return len(cells) == 1
    label = cells[0]
    drawn = label.shaded or all(block.bold for block in label.blocks)
    return drawn and 0 < len(label.text.split()) <= _LONGEST_LABEL


def _titles(cell: Cell) -> Iterator[Block]:
    drawn = cell.shaded or all(block.bold for block in cell.blocks)
    for block in cell.blocks:
        title = drawn and not block.marker and len(block.text.split()) <= _LONGEST_TITLE
        yield replace(block, kind=BlockKind.HEADING, level=_TITLE_LEVEL) if title else block


def _fits(rows: Sequence[Sequence[Cell]], table: Table) -> bool:
    return table.columns >= max(_LEAST_COLUMNS, *map(len, rows))


def _stacked(rows: Sequence[Sequence[Cell]], table: Table) -> Table:
    """The table with the rows above its own; the last cell of each reaches to its right edge."""
    above = [cell for row, cells in enumerate(rows) for cell in _in_row(row, cells, table.columns)]
    own = [replace(cell, row=cell.row + len(rows)) for cell in table.cells]
    return replace(table, cells=(*above, *own), rows=table.rows + len(rows), header_rows=0)


def _rows_of(table: Table, rows: Sequence[Sequence[Cell]]) -> Table:
    cells = [replace(cell, row=cell.row - rows[0][0].row) for row in rows for cell in row]
    return replace(table, cells=tuple(cells), rows=len(rows), header_rows=0)


def _table(rows: Sequence[Sequence[Cell]], columns: int) -> Table:
    cells = [replace(cell, row=row) for row, cells in enumerate(rows) for cell in cells]
    return Table(tuple(cells), len(rows), columns)


def _in_row(row: int, cells: Sequence[Cell], columns: int) -> Iterator[Cell]:
    last = len(cells) - 1
    for place, cell in enumerate(cells):
        yield replace(cell, row=row, column=place, column_span=columns - last if place == last else 1)
