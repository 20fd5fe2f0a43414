"""Tables with priorities, periods or bodies across the top and actions below: turned into a row an action.

"Priority 1: Homes | Priority 2: Jobs" over bullets, "Year 1 | Year 2" over what will be done in each, "Council | Police"
over what each of them will do: what stands above an action is its section, timescale or owner, as if beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.naming.period_tops import all_periods, is_period, with_one_period_row
from pipeline.naming.unfolding import Above, cells_below, header_of, instructs, is_card, ordered, unfolded
from pipeline.texts.header_rows import header_rows
from pipeline.texts.headers import known_role
from pipeline.texts.heads import split_name
from pipeline.texts.inline import is_labelled
from pipeline.texts.witness import looks_like_owner
from schemas.record import LogicalCell, LogicalTable
from schemas.role import Role

_TWO = 2
_MOST = 0.6  # share of the lines that must begin as instructions do
_SURE = 0.8
_SHORTEST = 3  # words of a sentence
_BESIDE_BODIES = frozenset(
    {Role.REF, Role.SECTION, Role.OUTCOME, Role.MEASURE, Role.BASELINE, Role.TARGET, Role.RATIONALE}
)
_SAID_OF_ROWS = _BESIDE_BODIES | {Role.TIMESCALE}  # where all the others are surely bodies
_SECTIONS = frozenset({Role.SECTION, Role.OUTCOME})
_NONE_OF_THEM = frozenset({Role.ACTION, Role.TIMESCALE})  # a table with such a column is no such table


_WHEN, _WHO = Above("When", " to ", is_range=True), Above("Owner", "; ", is_range=False)
_GROUP = Above("Theme", "; ", is_range=False)


def from_columns(table: LogicalTable, *, known: bool = False) -> LogicalTable | None:
    """The table with a row an action, where sections, periods or bodies stand across its top; else None.

    Below periods are actions, whatever they begin with, where that is `known`: a table under the same header instructs there.
    """
    table = with_one_period_row(table)
    return (
        _from_tops(table) or _from_periods(table, known=known) or _from_bodies(table) or _from_groups(table)
    )


def instructs_below_periods(table: LogicalTable) -> bool:
    """Whether periods stand across the top of a table, and instructions below these."""
    return _from_periods(with_one_period_row(table)) is not None


def _from_tops(table: LogicalTable) -> LogicalTable | None:
    """Where nothing stands beside sections, or beside periods: one period alone too, above lines that all instruct."""
    name, top = _name_of_tops(table), table.row_cells(0)
    body = [c for c in table.cells if c.row > 0]
    if name is None or any(c.column_span > 1 for c in body) or not _instruct(body):
        return None
    if len(top) == 1 and not all(instructs(p) for c in body for p in c.paragraphs):
        return None
    below = [(head, [c for c in body if c.column == head.column and c.text]) for head in top]
    cells, origins = [header_of(0, name), header_of(1, "Action")], [table.origins[0]]
    for head, actions in below:
        if actions:
            cells.append(replace(head, row=len(origins), column=0, row_span=len(actions)))
        for action in actions:
            cells.append(replace(action, row=len(origins), column=1, row_span=1))
            origins.append(table.origins[action.row])
    left = tuple(head.passage for head, actions in below if not actions)
    return replace(
        table,
        rows=len(origins),
        columns=_TWO,
        cells=ordered(cells),
        origins=tuple(origins),
        header_rows=1,
        repeated_headers=table.repeated_headers + left,
        column_edges=(),
    )


def _name_of_tops(table: LogicalTable) -> str | None:
    """The header of what all cells of the first row are, sections or periods; None where they are neither."""
    top = table.row_cells(0) if table.rows > 1 else ()
    if len(top) == table.columns and len(top) >= _TWO and all(map(_names_section, top)):
        return "Theme"
    return _WHEN.header if top and all_periods(table, 0) else None


def _names_section(cell: LogicalCell) -> bool:
    named = split_name(cell.passage)
    return named is not None and bool(named[1])


def _from_periods(table: LogicalTable, *, known: bool = False) -> LogicalTable | None:
    rows = header_rows(table)
    heads = {c.column: c for c in table.row_cells(rows - 1)} if rows else {}
    planned = (c for c in heads.values() if known_role(c.text, _SURE) in _NONE_OF_THEM)
    if not all(map(is_period, planned)):
        return None
    periods = [k for k, c in heads.items() if is_period(c)]
    others = [c for k, c in heads.items() if k not in periods]
    if len(periods) < _TWO:
        return None
    below = {c for row in range(rows, table.rows) for c in cells_below(table, row, periods)}
    if any(c.column + c.column_span > periods[-1] + 1 for c in below):
        return None
    merged = any(
        c.row_span > 1 or not set(range(c.column, c.column + c.column_span)) <= {*periods} for c in below
    )
    if _group(others) and _are_sentences(below):
        return unfolded(table, rows, periods, _WHEN)
    return unfolded(table, rows, periods, _WHEN) if not merged and (known or _instruct(below)) else None


def _from_bodies(table: LogicalTable) -> LogicalTable | None:
    """Where nothing but sections and measures stands beside columns that instruct, most of them headed by a body.

    Whatever stands under one name for them all, "Lead service", is one. Beside nothing but bodies may stand when.
    """
    rows, heads, roles = _known_heads(table)
    led = _under_owners(table, rows)
    bodies = [k for k in roles if k in led] or [k for k, role in roles.items() if role is None]
    others = {role for k, role in roles.items() if k not in bodies}
    sectioned = Role.SECTION in others or roles.get(0) is Role.OUTCOME
    if len(bodies) < _TWO or not sectioned or any(heads[k].column_span > 1 for k in bodies):
        return None
    told = len(bodies) if led else sum(looks_like_owner(heads[k].text) for k in bodies)
    if told * _TWO < len(bodies) or not others <= (_SAID_OF_ROWS if told == len(bodies) else _BESIDE_BODIES):
        return None
    below = {c for row in range(rows, table.rows) for c in cells_below(table, row, bodies)}
    if any(c.row_span > 1 or not set(range(c.column, c.column + c.column_span)) <= {*bodies} for c in below):
        return None
    return unfolded(table, rows, bodies, _WHO) if _instruct(below) else None


def _from_groups(table: LogicalTable) -> LogicalTable | None:
    """Where names nobody knows, as those of groups of people, stand over cards that instruct and say who and when.

    What stands at the left is an outcome or another section; the group below it is one too.
    """
    rows, heads, roles = _known_heads(table)
    groups = [k for k, role in roles.items() if role is None]
    others = {role for k, role in roles.items() if k not in groups}
    if len(groups) < _TWO or roles.get(0) not in _SECTIONS or not others <= _BESIDE_BODIES:
        return None
    if any(heads[k].column_span > 1 for k in groups):
        return None
    below = {c for row in range(rows, table.rows) for c in cells_below(table, row, groups)}
    if any(c.row_span > 1 or c.column_span > 1 or (c.text and not is_card(c)) for c in below):
        return None
    return unfolded(table, rows, groups, _GROUP) if _instruct(below) else None


def _known_heads(table: LogicalTable) -> tuple[int, dict[int, LogicalCell], dict[int, Role | None]]:
    """How many rows the header has, its cells by column, and what the words of each tell; a blank corner is a section's."""
    rows = header_rows(table) or 1  # that of unmarked names is one too
    heads = {c.column: c for k in range(table.columns) if (c := table.cell_at(rows - 1, k)) is not None}
    roles = {k: known_role(c.text, _SURE) for k, c in heads.items() if c.text}
    if heads.keys() - roles.keys() == {0}:
        roles[0] = Role.SECTION
    return rows, heads, roles


def _under_owners(table: LogicalTable, rows: int) -> set[int]:
    """The columns whose header stands under a name of owners that several share; none in a header of one row."""
    above = table.row_cells(rows - _TWO) if rows >= _TWO else ()
    named = [c for c in above if c.column_span > 1 and known_role(c.text, _SURE) is Role.OWNER]
    return {k for c in named for k in range(c.column, c.column + c.column_span)}


def _group(heads: Sequence[LogicalCell]) -> bool:
    """Whether nothing but sections stands beside the periods: "Commitment | May | June"."""
    named = [c for c in heads if c.text]
    return bool(named) and all(known_role(c.text, _SURE) is Role.SECTION for c in named)


def _are_sentences(cells: Iterable[LogicalCell]) -> bool:
    """Whether the filled cells say something, and are no figures or marks."""
    words = [len(re.findall(r"[A-Za-z]{2,}", c.text)) for c in cells if c.text]
    return len(words) >= _TWO and sum(count >= _SHORTEST for count in words) >= _SURE * len(words)


def _instruct(cells: Iterable[LogicalCell]) -> bool:
    """Whether most lines of the cells begin as instructions do and are more than a word or two."""
    lines = [p for c in cells for p in c.paragraphs if p.body and not is_labelled(p.body.text)]
    told = sum(map(instructs, lines))
    return len(lines) >= _TWO and told >= _MOST * len(lines)
