"""The cells of a document as curated rows, each with the header and role its words were read under."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pipeline.normalise.lineage import Ledger
from pipeline.rows import holds_records
from pipeline.rows.criteria_rows import criteria_across
from pipeline.tables import SourceCell
from pipeline.texts.header_rows import heads_again
from schemas.document import Block, BlockKind, Cell
from schemas.evidence import CellKind, CellRow, LeftoverReason
from schemas.passage import Passage
from schemas.record import NamedTable
from schemas.role import Role

_NO_BOX = (None, None, None, None)  # Word has none
_LISTS = {Role.OWNER, Role.PARTNER, Role.LINK}


class Reading(NamedTuple):
    """How a source cell was read: the header above it, its role, and why its unused words are left over."""

    header: str | None = None
    role: str | None = None
    reason: LeftoverReason = "unmapped"


_CELL, _NARRATIVE, _HEADING = Reading(), Reading(reason="narrative"), Reading(reason="heading")


def readings(sources: Sequence[SourceCell], tables: Iterable[NamedTable]) -> dict[int, Reading]:
    """How each numbered source was read."""
    found = {source.number: _outside(source) for source in sources}
    for named in tables:
        for passage in named.table.repeated_headers:
            found.update(dict.fromkeys(_numbers(passage), _HEADING))
        below = _by_column(named)
        top = named.table.header_rows
        heads = {*range(top), *(r for r in range(top, named.table.rows) if heads_again(named.table, r, top))}
        for cell in named.table.cells:
            reading = _HEADING if cell.row in heads else below[cell.column]
            across = cell.column == 0 and cell.column_span > 1 and reading is not _HEADING
            if across and (told := criteria_across(named.table, cell.row)):
                reading = Reading(told[0].text, Role.MEASURE.value, "heading")
            for paragraph in cell.paragraphs:
                found.update(dict.fromkeys(_numbers(paragraph.passage), reading))
    return found


def cell_rows(
    sources: Sequence[SourceCell], read: Mapping[int, Reading], ledger: Ledger
) -> tuple[CellRow, ...]:
    """A curated row a source: the evidence that lineage points at."""
    return tuple(_cell_row(source, read[source.number], ledger) for source in sources)


def _outside(source: SourceCell) -> Reading:
    if isinstance(source.block, Cell):
        return _CELL
    return _HEADING if source.block.kind is BlockKind.HEADING else _NARRATIVE


def _by_column(named: NamedTable) -> dict[int, Reading]:
    """How the cells below each header were read; what a glossary says of a term that is short for nothing is narrative."""
    planned = bool(named.having(Role.ACTION, Role.MEASURE))
    unused: LeftoverReason = "unmapped" if planned else "narrative"
    lists: LeftoverReason = "furniture" if holds_records(named) else "narrative"
    return {
        c.index: Reading(c.header.text or None, c.role.value, lists if c.role in _LISTS else unused)
        for c in named.columns
    }


def _numbers(passage: Passage) -> list[int]:
    return [piece.cell for piece in passage.sources]


def _cell_row(source: SourceCell, reading: Reading, ledger: Ledger) -> CellRow:
    block = source.block
    x0, top, x1, bottom = block.box or _NO_BOX
    cell = block if isinstance(block, Cell) else None
    kind: CellKind = block.kind.value if isinstance(block, Block) else "cell"
    return CellRow.known(
        cell_id=ledger.cell_id(source.number),
        plan_id=ledger.plan_id,
        kind=kind,
        position=source.number + 1,
        table_no=source.table,
        row_no=cell.row + 1 if cell else None,
        column_no=cell.column + 1 if cell else None,
        row_span=cell.row_span if cell else None,
        column_span=cell.column_span if cell else None,
        page=block.page,
        x0=x0,
        top=top,
        x1=x1,
        bottom=bottom,
        header=reading.header,
        role=reading.role,
        text=source.text,
    )
