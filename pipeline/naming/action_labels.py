"""Rows of names and values round a table of measures, one of them the action that all of it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pipeline.naming.label_blocks import Label
from pipeline.texts.headers import asks_number, exact_role, known_role
from schemas.record import LogicalTable
from schemas.role import Role

_SURE = 0.9


def of_one_action(
    table: LogicalTable, header: int, labelled: Mapping[int, tuple[Label, ...]]
) -> dict[int, tuple[Label, ...]]:
    """The labels; round a header without actions, below "What we will do | Mend the weir", all of them are that action's fields."""
    above = [label for row, own in labelled.items() if row < header for label in own]
    planned = any(_field_of(label.name.text) is Role.ACTION for label in above)
    if not planned or any(_field_of(c.text) is Role.ACTION for c in table.row_cells(header)):
        return dict(labelled)
    return {
        row: tuple(
            replace(label, role=_field_of(label.name.text)) if label.role is Role.OTHER else label
            for label in own
        )
        for row, own in labelled.items()
    }


def _field_of(name: str) -> Role:
    """What a name asks for above rows of actions; a bare "Measure" is what is measured."""
    if asks_number(name):
        return Role.REF
    return Role.MEASURE if exact_role(name) is Role.MEASURE else known_role(name, _SURE) or Role.OTHER
