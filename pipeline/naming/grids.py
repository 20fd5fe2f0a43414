"""Tables whose columns stand where others' do: what a column without a header holds, told from all their cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.naming.column_cells import column_texts
from pipeline.naming.headless import by_content
from pipeline.tables.column_places import are_alike
from pipeline.texts.witness import share_like
from schemas.record import Column, LogicalTable, NamedTable
from schemas.role import Role

_LEAST_TABLES = 2
_NEAR = 12.0  # points by which the edges of one column may differ from table to table
_HALF = 0.5
_LIKELY = 0.5  # how sure a role is that only the table above gives
_ONE_EACH = frozenset({Role.ACTION, Role.OWNER, Role.TIMESCALE})  # of these a table has one
_FEWEST_WORDS = 3  # of what is done, on average
_BESIDE = frozenset({Role.OWNER, Role.TIMESCALE, Role.STATUS})


def named_together(tables: Sequence[NamedTable]) -> Iterator[NamedTable]:
    """The tables, those of neighbouring grids that look alike with the roles that all of their cells give."""
    runs: list[list[NamedTable]] = []
    for named in tables:
        last = runs[-1][-1] if runs else None
        if last is not None and _unheaded(named) and _unheaded(last) and are_alike(last.table, named.table):
            runs[-1].append(named)
        else:
            runs.append([named])
    for run in runs:
        columns = _together([named.table for named in run]) if len(run) >= _LEAST_TABLES else None
        yield from (replace(named, columns=columns, issues=()) if columns else named for named in run)


def _unheaded(named: NamedTable) -> bool:
    return all(not c.header and c.role is not Role.IGNORE for c in named.columns)


def as_above(before: NamedTable, named: NamedTable) -> tuple[Column, ...]:
    """The columns; those without a header that nobody knows, right below a headed one of the table before, are as that."""
    if not (named.table.header_rows and named.having(Role.ACTION)):
        return named.columns
    taken = {c.role for c in named.columns if c.role in _ONE_EACH}
    return tuple(
        replace(c, role=b.role, confidence=_LIKELY, reason=f"as in table {before.table.number}, right above")
        if c.role is Role.OTHER and not c.header and (b := _above(before, named, c)) and b.role not in taken
        else c
        for c in named.columns
    )


def _above(before: NamedTable, named: NamedTable, column: Column) -> Column | None:
    """The headed column of the table before at the same place that holds what this one's cells may be."""
    here = _edges(named.table, column)
    for other in (c for c in before.columns if c.header and c.role not in {Role.OTHER, Role.IGNORE}):
        there = _edges(before.table, other)
        near = bool(here and there) and all(abs(a - b) <= _NEAR for a, b in zip(here, there, strict=True))
        share = share_like(other.role, column_texts(named.table, column.index)) if near else 0.0
        if share is None or share >= _HALF:
            return other
    return None


def _edges(table: LogicalTable, column: Column) -> tuple[float, ...]:
    """Where a column begins and ends; nothing where the file does not say."""
    known = len(table.column_edges) == table.columns + 1
    return table.column_edges[column.index : column.index + 2] if known else ()


def _together(tables: Sequence[LogicalTable]) -> tuple[Column, ...] | None:
    """The columns of all the tables as one; None where they hold no actions that somebody does, or by some day."""
    texts = [[t for table in tables for t in column_texts(table, k)] for k in range(tables[0].columns)]
    columns = [by_content(k, cells) for k, cells in enumerate(texts)]
    roles = [column.role for column in columns]
    wordy = [k for k, cells in enumerate(texts) if roles[k] is Role.OTHER and _is_wordy(cells)]
    planned = Role.OWNER in roles and {Role.TIMESCALE, Role.STATUS} & set(roles)
    if Role.ACTION not in roles and planned and len(wordy) == 1:
        columns[wordy[0]] = Column(wordy[0], Role.ACTION, confidence=0.5, reason="words beside owners")
        roles[wordy[0]] = Role.ACTION
    if Role.ACTION not in roles or not _BESIDE & set(roles):
        return None
    why = f"; {len(tables)} tables together"
    return tuple(replace(column, reason=column.reason + why) for column in columns)


def _is_wordy(cells: Sequence[str]) -> bool:
    filled = [text for text in cells if text]
    return sum(len(text.split()) for text in filled) >= _FEWEST_WORDS * len(filled) > 0
