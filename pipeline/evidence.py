"""The cells of a document as curated rows, each with the header and role its words were read under."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pipeline.lineage import Ledger
from pipeline.rows import holds_records
from pipeline.tables import SourceCell
from schemas.document import Block, BlockKind, Box, Cell
from schemas.evidence import CellKind, CellRow, LeftoverReason
from schemas.record import LogicalCell, NamedTable, Role

_LISTS = {Role.OWNER, Role.PARTNER, Role.LINK}


class Reading(NamedTuple):
    """How a source cell was read: the header above it, its role, and why its unused words are left over."""

    header: str | None = None
    role: str | None = None
    reason: LeftoverReason = "unmapped"


def readings(sources: Sequence[SourceCell], tables: Iterable[NamedTable]) -> dict[int, Reading]:
    """How each numbered source was read."""
    found = {source.number: _outside(source) for source in sources}
    for named in tables:
        columns = {c.index: c for c in named.columns}
        for passage in named.table.repeated_headers:
            found |= {piece.cell: Reading(reason="heading") for piece in passage.sources}
        for cell in named.table.cells:
            if cell.row < named.table.header_rows:
                reading = Reading(reason="heading")
            else:
                column = columns[cell.column]
                reading = Reading(column.header.text or None, column.role.value, _reason(named, column.role))
            found |= dict.fromkeys(_numbers(cell), reading)
    return found


def cell_rows(
    sources: Sequence[SourceCell], read: Mapping[int, Reading], ledger: Ledger
) -> tuple[CellRow, ...]:
    """A curated row a source: the evidence that lineage points at."""
    return tuple(_cell_row(source, read[source.number], ledger) for source in sources)


def _outside(source: SourceCell) -> Reading:
    if isinstance(source.block, Cell):
        return Reading()
    return Reading(reason="heading" if source.block.kind is BlockKind.HEADING else "narrative")


def _reason(named: NamedTable, role: Role) -> LeftoverReason:
    if not holds_records(named):
        return "narrative"
    return "furniture" if role in _LISTS else "unmapped"


def _numbers(cell: LogicalCell) -> set[int]:
    return {piece.cell for paragraph in cell.paragraphs for piece in paragraph.passage.sources}


def _cell_row(source: SourceCell, reading: Reading, ledger: Ledger) -> CellRow:
    block = source.block
    box = block.box or Box(*[None] * 4)  # type: ignore[arg-type]  # Word has no boxes
    cell = block if isinstance(block, Cell) else None
    kind: CellKind = block.kind.value if isinstance(block, Block) else "cell"
    return CellRow(
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
        x0=box.x0,
        top=box.top,
        x1=box.x1,
        bottom=box.bottom,
        header=reading.header,
        role=reading.role,
        text=source.text,
    )
