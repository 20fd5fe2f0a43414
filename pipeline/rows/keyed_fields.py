"""Who and when in a table behind the plan, beside nothing but the actions' numbers: put to these actions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.rows.fields import beside, by_role, reference
from pipeline.rows.references import numbered, numbers_of
from pipeline.texts.headers import header_words
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

    Tables of one header, be it one a section, count together: it asks for the number, each row has those of actions,
    none of them twice, and they say who and when of half the numbered actions, or one of the two of all. Versions and
    members have numbers too. What stands beside an action itself holds.
    """
    told, used = list(actions), set()
    known = numbered([a.ref.text for a in actions])
    alike: defaultdict[tuple[str, ...], list[NamedTable]] = defaultdict(list)
    for table in tables:
        alike[tuple(header_words(column.header.text) for column in table.columns)].append(table)
    for own_tables in alike.values():
        found = _fields_of(own_tables, known)
        for k, fields in found.items():
            own = {role for role, _ in told[k].fields}
            more = tuple((role, value) for role, value in fields if role not in own)
            told[k] = replace(told[k], fields=(*told[k].fields, *more))
        used |= {id(table) for table in own_tables} if found else set()
    return told, [table for table in tables if id(table) not in used]


def _fields_of(tables: Sequence[NamedTable], known: Mapping[str, Sequence[int]]) -> _Found:
    asked = {column.role for column in tables[0].columns if column.confidence >= _SURE}
    if Role.REF not in asked or asked.isdisjoint(WHO_AND_WHEN):
        return {}
    found: _Found = {}
    rows = ((one, row) for one in tables for row in range(one.table.header_rows, one.table.rows))
    for named, row in rows:
        fields = by_role(tuple(_beside(named, row)))
        meant = [known.get(number, ()) for number in numbers_of(reference(named, row)[0].text)]
        if not meant or any(len(one) != 1 or one[0] in found for one in meant):
            return {}
        found |= {one[0]: fields for one in meant}
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
