"""Columns of figures, and what they are figures of."""

from __future__ import annotations

from dataclasses import replace

from pipeline.column_cells import is_figure, mostly
from schemas.record import Column, LogicalTable
from schemas.role import Role

_TWO = 2
_ITEMS = frozenset({Role.ACTION, Role.MEASURE})
_FIGURES = frozenset({Role.BASELINE, Role.LATEST, Role.TARGET})
BESIDE = frozenset({Role.OWNER, Role.TIMESCALE, Role.PERIOD, Role.STATUS, Role.COST})  # go with an action


def figured(table: LogicalTable, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Figures beside a baseline or target are targets, whatever their header: "2031 milestone".

    The first column of words is then what is measured, "Target" over its names included.
    """
    if not {c.role for c in columns} & _FIGURES:
        return columns
    figures = {c.index for c in columns if mostly(table, c, is_figure)}
    columns = tuple(
        replace(c, role=Role.TARGET, reason=c.reason + "; only figures stand in it")
        if c.role in _ITEMS and c.index in figures
        else c
        for c in columns
    )
    worded = [c.index for c in columns if c.role in _FIGURES and c.index not in figures]
    if len(columns) - len(worded) < _TWO or worded != [0] or {c.role for c in columns} & (BESIDE | _ITEMS):
        return columns
    first, *others = columns
    return (replace(first, role=Role.MEASURE, reason=first.reason + "; names of what is measured"), *others)


def counted(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """What only figures stand beside ("Task | Target | Actual") is counted, not planned: it is a measure."""
    roles = {c.role for c in columns}
    if len(roles & _FIGURES) < _TWO or roles & (BESIDE | {Role.MEASURE}):
        return columns
    return tuple(
        replace(c, role=Role.MEASURE, reason=c.reason + "; only figures stand beside it")
        if c.role is Role.ACTION
        else c
        for c in columns
    )
