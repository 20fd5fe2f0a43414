"""Who and when in a table behind the plan, beside nothing but the actions' numbers: put to these actions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.rows.fields import beside, by_role, reference
from pipeline.rows.references import number_of, numbered
from schemas.record import ActionRecord, NamedTable, Value
from schemas.role import WHO_AND_WHEN, Role

_FIELDS = (
    Role.OWNER, Role.TIMESCALE, Role.PARTNER, Role.LINK, Role.COST, Role.STATUS, Role.REVIEW,
)  # fmt: skip
_FEWEST = 2  # rows
_SURE = 0.8  # how sure a role is that a known header gives

_Found = dict[int, tuple[tuple[Role, Value], ...]]  # fields by the action's index


def with_keyed_fields(
    tables: Sequence[NamedTable], actions: Sequence[ActionRecord]
) -> tuple[list[ActionRecord], list[NamedTable]]:
    """The actions with what the tables say of them by their numbers alone, and the tables that say nothing of the kind.

    A table counts whose header asks for the number, where each of its rows has that of one action, no two the same; it
    says who and when of half the numbered actions, or one of the two of all. Versions and members have numbers too.
    What stands beside an action itself holds.
    """
    told, others = list(actions), []
    known = numbered([a.ref.text for a in actions])
    for table in tables:
        found = _fields_of(table, known)
        for k, fields in found.items():
            own = {role for role, _ in told[k].fields}
            more = tuple((role, value) for role, value in fields if role not in own)
            told[k] = replace(told[k], fields=(*told[k].fields, *more))
        if not found:
            others.append(table)
    return told, others


def _fields_of(named: NamedTable, known: Mapping[str, Sequence[int]]) -> _Found:
    asked = {column.role for column in named.columns if column.confidence >= _SURE}
    if Role.REF not in asked or asked.isdisjoint(WHO_AND_WHEN):
        return {}
    found: _Found = {}
    for row in range(named.table.header_rows, named.table.rows):
        meant = known.get(number_of(reference(named, row)[0].text), ())
        if len(meant) != 1 or meant[0] in found:
            return {}
        found[meant[0]] = by_role(tuple(_beside(named, row)))
    fewest = len(known) / 2 if asked >= WHO_AND_WHEN else len(known)
    return found if len(found) >= max(_FEWEST, fewest) else {}


def _beside(named: NamedTable, row: int) -> Iterator[tuple[Role, Value]]:
    for column in named.having(*_FIELDS):
        cell = named.table.cell_at(row, column.index)
        value = (
            beside(column.role, [cell], 0, 1, range(row, row + 1)) if cell is not None and cell.text else None
        )
        if value is not None:
            yield column.role, value
