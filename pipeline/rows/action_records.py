"""Named tables to action records: a row's actions, each with the fields that stand beside or inside it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from pipeline.rows.fields import (
    beside,
    by_role,
    cells_over,
    reference,
    split_promised,
    timespan,
)
from pipeline.rows.measure_records import RowPlace, is_nothing
from pipeline.rows.ticked import ticked_period
from pipeline.texts.date_ends import cut_lead_date
from pipeline.texts.entries import Entry, read_actions
from pipeline.texts.inline import Labelled, split_labels, split_lines, split_partners
from schemas.passage import Passage, inserted, join
from schemas.record import ActionRecord, Column, LogicalCell, NamedTable, Value
from schemas.role import Role

_DATED = (Role.TIMESCALE, Role.REVIEW)  # in which "N/A" is as good as blank
_FIELDS = (Role.OWNER, Role.TIMESCALE, Role.PARTNER, Role.LINK, Role.COST, Role.REVIEW, Role.STATUS)


def read_action_records(named: NamedTable, column: Column, row: RowPlace) -> list[ActionRecord]:
    """The actions that begin in a body row; none where its cell is blank or began in a row above."""
    cell = named.table.cell_at(row.number, column.index)
    if cell is None or cell.row != row.number:
        return []
    paragraphs, shared = split_lines([p for p in cell.paragraphs if p.body])
    entries = tuple(e for e in read_actions(paragraphs) if not is_nothing(e.text.text))
    number, kpi = reference(named, row.number)
    under = number and _counts_anew(entries) and (not number.text.isdigit() or _all_count_anew(named, column))
    span = range(row.number, row.number + (1 if row.own else cell.row_span))
    fields = [(c, cells_over(named.table, c.index, span)) for c in named.having(*_FIELDS)]
    ticked = ticked_period(named, row.number)
    records = []
    for place, entry in enumerate(entries):
        values, beside_it = _beside(fields, place, len(entries), span)
        text, promised = split_promised(entry.text, column)
        text, own = split_labels(text)
        day, deed = cut_lead_date(text)
        if day and Role.TIMESCALE not in {role for role, _ in (*values, *own, *promised)}:
            text, own = deed, (*own, (Role.TIMESCALE, Value(day)))
        inside = (*own, *shared, *promised, *([(Role.TIMESCALE, ticked)] if ticked and not promised else []))
        records.append(
            ActionRecord(
                text=text,
                path=row.path,
                origin=row.origin,
                ref=join((number, entry.ref), ".") if under else _ref(entry, number),
                fields=by_role([*values, *_missing(inside, values)]),
                is_kpi=kpi,
                confidence=_confidence((column, *beside_it)),
            )
        )
    return records


def _counts_anew(entries: Sequence[Entry]) -> bool:
    """Whether the lines are numbered 1, 2, 3: below the row's own number "MD4" they are "MD4.1" and so on."""
    return len(entries) > 1 and [e.ref.text for e in entries] == [str(k + 1) for k in range(len(entries))]


def _all_count_anew(named: NamedTable, column: Column) -> bool:
    """Whether the lines of another cell begin at 1 again, and none goes on from the row above."""
    cells = [c for c in named.table.cells if c.column == column.index and c.row >= named.table.header_rows]
    numbered = [found for c in cells if len(found := read_actions(c.paragraphs)) > 1 and found[0].ref]
    return len(numbered) > 1 and all(map(_counts_anew, numbered))


def _ref(entry: Entry, number: Passage) -> Passage:
    """The entry's own number, or the row's and the item's: "2(i)", also where the item is typed "i)" or "i."."""
    if entry.ref or not (number and entry.item):
        return entry.ref or number or entry.item
    opened = join((number, entry.item), "" if entry.item.text.startswith("(") else "(")
    return opened if opened.text.endswith(")") else join((opened, inserted(")")), "")


def _beside(
    fields: Sequence[tuple[Column, Sequence[LogicalCell]]], place: int, count: int, span: range
) -> tuple[list[tuple[Role, Value]], list[Column]]:
    """The values of the columns for one of the row's actions, and the columns that have one."""
    found = [
        (c, value)
        for c, cells in fields
        if (value := beside(c.role, cells, place, count, span)) is not None
        and not (c.role in _DATED and is_nothing(value.passage.text))
    ]
    values = chain.from_iterable(
        split_partners(value) if role is Role.OWNER else [(role, value)] for role, value in timespan(found)
    )
    return list(values), [column for column, _ in found]


def _missing(inside: Sequence[Labelled], values: Sequence[tuple[Role, Value]]) -> list[Labelled]:
    """The labelled fields that no column gives."""
    known = {role for role, _ in values}
    return [(role, value) for role, value in inside if role not in known]


def _confidence(columns: Sequence[Column]) -> float:
    return round(sum(c.confidence for c in columns) / len(columns), 3)
