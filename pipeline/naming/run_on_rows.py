"""Rows that hold but the rest of a sentence begun in the row above, where somebody has put a new row into it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from pipeline.texts.broken_text import goes_on
from pipeline.texts.sentences import ends_sentence
from pipeline.texts.whole_lines import append
from schemas.record import LogicalCell, LogicalTable, NamedTable
from schemas.role import Role

_MOST = 2  # filled cells of such a row
_RARE = 0.2  # share of a column's actions in small letters where these tell of a rest

Cells = dict[tuple[int, int], LogicalCell]  # by row and column


def with_run_on_rows(named: NamedTable) -> NamedTable:
    """The table with the words of such rows in the row where their sentence begins, and nothing left in theirs.

    The rest is an action's, in small letters where actions begin with capitals, or behind an open word ("report to
    the"). At most one cell more is filled beside it, and no number, owner or date: these begin something.
    """
    own = {c.index for c in named.having(Role.REF, Role.OWNER, Role.TIMESCALE)}
    measures = {c.index for c in named.having(Role.MEASURE)}
    table, changed = named.table, Cells()
    planned = {c.row for c in table.cells if c.column in own and c.row >= table.header_rows and c.text}
    for column in named.having(Role.ACTION):
        actions = [
            c for c in table.cells if c.column == column.index and c.row >= table.header_rows and c.text
        ]
        if all(c.row in planned for c in actions) or not _begin_with_capitals(actions, planned):
            continue
        begun = table.header_rows
        for row in range(table.header_rows + 1, table.rows):
            rests = [c for c in table.row_cells(row) if c.text]
            if own.isdisjoint(c.column for c in rests) and any(c.column == column.index for c in rests):
                aboves = [changed.get((begun, c.column)) or table.cell_at(begun, c.column) for c in rests]
                go_on = measures | {column.index}
                joined = _joined(list(zip(aboves, rests, strict=True)), _filled(table, begun), go_on)
                changed |= joined
                rests = [] if joined else rests
            begun = row if rests else begun
    if not changed:
        return named
    cells = tuple(changed.get((c.row, c.column), c) for c in table.cells)
    return replace(named, table=replace(table, cells=cells))


def _begin_with_capitals(actions: Sequence[LogicalCell], planned: Collection[int]) -> bool:
    """Whether the actions do that have a number, an owner or a date of their own, as those of the rows `planned`."""
    texts = [c.text for c in actions if c.row in planned]
    return bool(texts) and sum(text[:1].islower() for text in texts) <= _RARE * len(texts)


def _filled(table: LogicalTable, row: int) -> int:
    return sum(bool(c.text) for c in table.row_cells(row))


def _joined(pairs: list[tuple[LogicalCell | None, LogicalCell]], above: int, go_on: set[int]) -> Cells:
    """The cells above with the rests below, which are empty then; none where these are no rests.

    `above` counts the filled cells of the upper row, `go_on` are the columns whose words must run on.
    """
    changed = Cells()
    if len(pairs) > _MOST or len(pairs) >= above:
        return changed
    for upper, rest in pairs:
        if upper is None or not upper.text or upper.column_span != rest.column_span:
            return Cells()
        if rest.column in go_on and not _runs_on(upper, rest):
            return Cells()
        last = append(upper.paragraphs[-1], rest.paragraphs[0])
        whole = (*upper.paragraphs[:-1], last, *rest.paragraphs[1:])
        changed[upper.row, upper.column] = replace(upper, paragraphs=whole)
        changed[rest.row, rest.column] = replace(rest, paragraphs=())
    return changed


def _runs_on(upper: LogicalCell, rest: LogicalCell) -> bool:
    closed = ends_sentence(upper.paragraphs[-1].body.text) or bool(rest.paragraphs[0].marker)
    return not closed and goes_on(upper, rest)
