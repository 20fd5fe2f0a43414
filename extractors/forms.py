"""Tables that are forms: rows of a label and what it says, where that may be a table of its own.

In Word it lies in a cell, in a PDF in the same grid, beside a label merged over its rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from extractors.beside import in_rows, items_beside, row_beside
from extractors.named_cells import side_by_side
from extractors.nested import (
    Held,
    are_drawn,
    are_titled,
    as_text,
    hold_headed,
    laid_out,
    titles,
    unfold_titled,
)
from schemas.document import Block, Cell, Table, blocks_in

_LONGEST_LABEL: Final = 10  # words
_LEAST_ROWS, _LEAST_COLUMNS = 2, 3  # of a table that stands for itself
_TWO: Final = 2

Continued = tuple[list[Block | Table], Sequence[Block], Table | None]


def unfold_pages(body: Sequence[Block | Table]) -> list[Block | Table]:
    """The body with the forms that grids draw in reading order, those that go on over pages too."""
    read: list[Block | Table] = []
    begun = 0  # columns of the table that a form ends with at the end of a page
    beside: list[Block] = []  # words beside such a table as it goes on: they would part it
    for part in body:
        if isinstance(part, Block):
            read += [*beside, part]
            begun, beside = 0, []
            continue
        items, words, rest = _goes_on(part, begun) if begun else ([], (), part)
        beside += words
        read += items[:1]
        if items[1:] or rest is not None:
            read += [*beside, *items[1:]]
            beside = []
        made = list(unfold_grid(rest, begun=bool(items))) if rest is not None else []
        if made and made != [rest] and read and (top := _begun(read[-1])) is not None:
            read[-1:] = top
        read += made
        form = bool(items) or made != [rest]
        begun = part.columns and _columns_at_end(part, read[-1]) if form else 0
    return [*read, *beside]


def _goes_on(table: Table, columns: int) -> Continued:
    """The rest of what stands beside a label on the page before, words beside that, and what stands below.

    Nothing first where nothing goes on. A table that does has so many columns; words may be a header drawn again, and the
    end of the label's.
    """
    rows = in_rows(table)
    header = rows[0] if table.rows > 1 and _is_header(rows[0]) else []
    label = next((c for c in table.cells if c.column == 0 and c.row == bool(header)), None)
    if label is None or (label.blocks and not _is_cut(table, label, rows)):
        return [], (), table
    titles, items, fields = row_beside(table, label, rows, columns)
    if not items:
        return [], (), table
    below = rows[label.row + label.row_span :]
    return items, tuple(as_text((*header, *titles, *fields))), _rows_of(table, below) if below else None


def _is_header(cells: Sequence[Cell]) -> bool:
    return len(cells) > 1 and are_drawn(cells) and all(c.blocks and c.row_span == 1 for c in cells)


def _is_cut(table: Table, label: Cell, rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the words of a label go on from the page before: not all are bold, and no header stands beside them."""
    bold = all(block.bold for block in label.blocks)
    return label.row_span > 1 and not bold and not items_beside(table, label, rows)


def _begun(part: Block | Table) -> Sequence[Block | Table] | None:
    """The first rows of a form at the end of a page, its title among them, as they are read; None of anything else."""
    if isinstance(part, Block) or not part.fills_page:
        return None
    rows = in_rows(part)
    titled = any(len(cells) == 1 for cells in rows) and all(0 < len(cells) <= _TWO for cells in rows)
    labelled = all(len(cells) == 1 or _is_labelled(cells) for cells in rows)
    return list(unfold(part, {})) if titled and labelled else None


def _columns_at_end(table: Table, last: Block | Table) -> int:
    """The columns of the last table read, where it is what stands beside the lowest label of a page; 1 for words there."""
    beside = any(
        c.row + c.row_span == table.rows
        and (c.row_span > 1 if c.column == 0 else c.column_span < table.columns - 1)
        for c in table.cells
    ) or not any(c.blocks and c.column > 0 and c.row == table.rows - 1 for c in table.cells)
    return (last.columns if isinstance(last, Table) else 1) if beside else 0


def unfold_grid(table: Table, *, begun: bool = False) -> Iterator[Block | Table]:
    """The form that a grid draws in reading order, or its titles with tables beside them; the table itself where it is none.

    One that has `begun` on the page before may have its band there.
    """
    rows = in_rows(table)
    labels = {c.row: c for c in table.cells if c.column == 0 and c.row_span > 1}
    inside = {row for c in labels.values() for row in range(c.row, c.row + c.row_span)}
    outside = [row for row in range(table.rows) if row not in inside]
    named = _names_columns(rows[min(labels) - 1], table.columns) if min(labels, default=0) else False
    if not labels or named or any(c.row_span > 1 for row in outside for c in rows[row]):
        yield table
        return
    found = {row: row_beside(table, label, rows) for row, label in labels.items()}
    if not all(part.items for part in found.values()) or _are_stripes([p.items for p in found.values()]):
        yield table
        return
    outer: list[list[Cell]] = []
    held: dict[int, list[Block | Table]] = {}
    for row in sorted({*outside, *found}):
        if row not in found:
            outer.append(rows[row])
            continue
        titles, items, fields = found[row]
        held[len(outer)] = items
        content = Cell(0, 1, blocks=tuple(blocks_in(items)), page=table.page)
        outer.append([replace(cell, row_span=1) for cell in (*titles, content, *fields)])
    yield from _unfolded(outer, held, begun=begun, ends=table.fills_page) or [table]


def _names_columns(cells: Sequence[Cell], columns: int) -> bool:
    """Whether the row above the labels is a header for what stands beside them too: a drawn name over each column.

    Then a shaded row at the top of each label's rows is a stripe, and no header of a table of its own.
    """
    return columns >= _LEAST_COLUMNS and len(cells) == columns and _is_header(cells)


def _are_stripes(beside: Sequence[Sequence[Block | Table]]) -> bool:
    """Whether what stands beside each of several labels begins with a shaded row, not bold, that says something else.

    Where every second row is shaded it is no header: those of tables beside labels name the same fields.
    """
    tops = [[c for c in items[0].cells if c.row == 0] for items in beside if isinstance(items[0], Table)]
    bold = any(all(block.bold for block in c.blocks) for top in tops for c in top if c.blocks)
    return 1 < len(tops) == len({tuple(c.text for c in top) for top in tops}) and not bold


def _unfolded(outer: Sequence[Sequence[Cell]], held: Held, *, begun: bool, ends: bool) -> list[Block | Table]:
    """The form, or the titles with tables beside them, that such rows and what they hold are; else nothing.

    Where the page `ends`, what stands beside the last title may be on the next one.
    """
    if all(len(cells) <= _TWO for cells in outer):
        form = _table([list(_in_row(0, cells, _TWO)) for cells in outer], _TWO)
        if all(_is_labelled(cells) for k, cells in enumerate(in_rows(form)) if k in held):
            return list(unfold(form, held))
    last = len(outer) - 1
    blank = len(outer[last]) > 1 and any(not c.blocks for c in outer[last])
    laid = laid_out(outer, {**held, last: held.get(last, ())} if ends and blank else held)
    return list(unfold_titled(*laid)) if laid is not None and are_titled(*laid, begun=begun) else []


def unfold_held(table: Table, held: Held) -> Iterator[Block | Table]:
    """A table some cells of which hold others, in reading order; the table itself, or what its grid draws, else."""
    rows = in_rows(table)
    merged = any(cell.row_span > 1 for cell in table.cells)
    if _is_form(table, held):
        yield from unfold(table, held)
    elif (
        not merged and hold_headed(held) and (laid := laid_out(rows, held)) is not None and are_titled(*laid)
    ):
        yield from unfold_titled(*laid)
    elif not merged and held and (read := side_by_side(rows, held)) is not None:
        yield from read
    else:
        yield from unfold_grid(table)


def _is_form(table: Table, held: Held) -> bool:
    """Whether rows that hold tables, at least one of which stands for itself, hold nothing else but a label."""
    if not any(_is_whole(item) for items in held.values() for item in items):
        return False
    if any(cell.row_span > 1 for cell in table.cells):
        return False
    rows = in_rows(table)
    return all(
        _is_labelled(rows[row]) and rows[row][-1].blocks == tuple(blocks_in(items))
        for row, items in held.items()
    )


def unfold(table: Table, held: Held) -> Iterator[Block | Table]:
    """The form in reading order: titles across it as headings, its tables with the labelled rows above them on top."""
    waiting: list[list[Cell]] = []
    for row, cells in enumerate(in_rows(table)):
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
            yield from titles(cells[0])
        else:
            waiting.append(cells)
    if waiting:
        yield _table(waiting, table.columns)


def _is_whole(item: Block | Table) -> bool:
    return isinstance(item, Table) and item.rows >= _LEAST_ROWS and item.columns >= _LEAST_COLUMNS


def _is_labelled(cells: Sequence[Cell]) -> bool:
    """Whether the row is one cell, or a short name drawn as such and one cell beside it."""
    if len(cells) != _TWO:
        return len(cells) == 1
    label = cells[0]
    drawn = label.shaded or all(block.bold for block in label.blocks)
    return drawn and 0 < len(label.text.split()) <= _LONGEST_LABEL


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
