"""Sentences cut by a row break: the rest belongs to the row where the sentence begins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.naming.run_on_rows import with_run_on_rows
from pipeline.texts.bands import band_title
from pipeline.texts.sentences import ends_sentence, is_lead_in, mostly_bulleted
from pipeline.texts.whole_lines import append
from pipeline.texts.witness import begins_with_verb
from schemas.passage import join
from schemas.record import LogicalCell, LogicalTable, NamedTable, Paragraph
from schemas.role import Role


def heal_rows(named: NamedTable) -> NamedTable:
    """The table with spilled lines moved up to the bullet or title of the row above that they end."""
    named = with_run_on_rows(named)
    table = named.table
    planned = _begun(named, Role.OWNER, Role.TIMESCALE)
    for column in named.having(Role.ACTION, Role.MEASURE, Role.SECTION_EACH):
        table = _heal_column(table, column.index, planned, titles=column.role is Role.SECTION_EACH)
    for column in named.having(Role.ACTION):
        table = _with_lists(table, column.index, planned | _begun(named, Role.MEASURE))
    return named if table is named.table else replace(named, table=table)


def _with_lists(table: LogicalTable, column: int, own: frozenset[int]) -> LogicalTable:
    """Rows of mere names under an action that ends "... include:" listed in it: they have no owner, date or measure."""
    cells = {c.row: c for c in table.cells if c.column == column and c.row >= table.header_rows and c.text}
    target: int | None = None
    listing: set[int] = set()
    for row in sorted(cells):
        cell = cells[row]
        listed = row not in own and band_title(table, row) is None
        if not listed or any(p.bulleted or begins_with_verb(p.body.text) for p in cell.paragraphs):
            target = row if row in own and is_lead_in(cell.paragraphs[-1]) else None
        elif target is not None:
            above, names = cells[target], join((p.body for p in cell.paragraphs), "; ")
            last = above.paragraphs[-1]
            glue = " " if is_lead_in(last) else "; "
            last = replace(last, passage=join((last.passage, names), glue))
            cells[target] = replace(above, paragraphs=(*above.paragraphs[:-1], last))
            cells[row] = replace(cell, paragraphs=())
            listing |= {target, row}
    return _with(table, column, {row: cells[row] for row in listing})


def _with(table: LogicalTable, column: int, mended: Mapping[int, LogicalCell]) -> LogicalTable:
    """The table with the cells of a column that were mended, by their rows; as it is where none was."""
    if not mended:
        return table
    return replace(table, cells=tuple(mended.get(c.row, c) if c.column == column else c for c in table.cells))


def _begun(named: NamedTable, *roles: Role) -> frozenset[int]:
    """The rows in which a filled cell of these roles begins: what stands there is their own."""
    columns = {c.index for c in named.having(*roles)}
    return frozenset(c.row for c in named.table.cells if c.column in columns and c.text)


def _heal_column(table: LogicalTable, column: int, own: frozenset[int], *, titles: bool) -> LogicalTable:
    body = [c for c in table.cells if c.column == column and c.row >= table.header_rows]
    cells = {c.row: c for c in body if band_title(table, c.row) is None}
    bulleted = mostly_bulleted([p for c in cells.values() for p in c.paragraphs])
    healed: set[int] = set()
    row_above = {c.row + c.row_span: c.row for c in cells.values()}
    for row in sorted(cells):
        above, cell = cells.get(row_above.get(row, -1)), cells[row]
        if above is None or not above.paragraphs or not cell.paragraphs:
            continue
        count = _spilled(above, cell, bulleted=bulleted, titles=titles)
        if not count:
            continue
        if row in own and (count == len(cell.paragraphs) or not cell.paragraphs[0].body.text[:1].islower()):
            continue
        last = above.paragraphs[-1]
        for paragraph in cell.paragraphs[:count]:
            last = append(last, paragraph)
        cells[above.row] = replace(above, paragraphs=(*above.paragraphs[:-1], last))
        cells[row] = replace(cell, paragraphs=cell.paragraphs[count:])
        healed |= {above.row, row}
    return _with(table, column, {row: cells[row] for row in healed})


def _spilled(above: LogicalCell, cell: LogicalCell, *, bulleted: bool, titles: bool) -> int:
    """How many paragraphs at the top of `cell` end the last one of `above`."""
    first, last = cell.paragraphs[0], above.paragraphs[-1].body.text
    small = not first.marker and first.body.text[:1].islower()
    if ends_sentence(last) and not (last.endswith(";") and small):
        return 0
    if titles:
        return int(small)
    own = first.body.text
    if not any(p.bulleted for p in cell.paragraphs) and own[:1].isupper() and begins_with_verb(own):
        return 0  # an action of its own among cells of bullets
    if bulleted and above.paragraphs[-1].bulleted:
        return _lines_before_bullets(cell.paragraphs)
    return 0


def _lines_before_bullets(paragraphs: Sequence[Paragraph]) -> int:
    count = 0
    for paragraph in paragraphs:
        if paragraph.bulleted or is_lead_in(paragraph):
            break
        count += 1
    return count
