"""Logical table to named table: header rows found, a role for every column with confidence and reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.naming.belied import asks_to_check
from pipeline.naming.column_cells import (
    body_cells,
    column_texts,
    counts_rows,
    names_bars,
    rated_as,
)
from pipeline.naming.guesses import not_understood
from pipeline.naming.header_matches import header_matches
from pipeline.naming.headless import headless
from pipeline.naming.headless_order import in_order
from pipeline.naming.set_aside import without_roles
from pipeline.naming.settle import RULED, settled
from pipeline.tables.column_places import same_places
from pipeline.tagging.dates import find_dates
from pipeline.tagging.separators import is_placeholder
from pipeline.texts.header_rows import header_rows, names_period, without_counts
from pipeline.texts.headers import (
    BEHIND,
    FIGURES,
    MILESTONE,
    NO_MATCH,
    WEAK,
    Match,
    best_kind,
    header_words,
    known_match,
    known_role,
)
from pipeline.texts.witness import (
    looks_like_figure,
    looks_like_paired_number,
    looks_like_short_form,
    seen_as,
    share_like,
    share_of_flags,
    share_of_states,
)
from schemas.layout_terms import section_terms
from schemas.passage import Passage, join
from schemas.record import Column, LogicalTable, NamedTable
from schemas.role import Role

_WEAK = 0.7
_STRONG_WITNESS = 0.8
_HALF = 0.5
_FAIR_WITNESS = 0.6  # enough where there is no header
_OF_ITS_OWN = {Role.MEASURE, Role.STATUS, Role.REVIEW}  # what is asked below them is asked of them
_ASKED = {Role.ACTION, Role.OWNER, Role.TIMESCALE}
_MEETINGS = "meetings"  # a table of these may say what came of them, who does it and by when
_RECOGNISED = {Role.ACTION, Role.OWNER, Role.TIMESCALE, Role.REF, Role.OTHER}
_LONGEST_PERIOD = 5  # words of a header that is a period
_TWO = 2


def name_columns(
    table: LogicalTable,
    rulings: Mapping[str, str],
    before: NamedTable | None = None,
    *,
    glossary: bool = False,
) -> NamedTable:
    """The table with a role for every column.

    `rulings` are the sidecar's (header wording to role name, or "ignore"); `before` is the table whose
    columns a table under a lost heading keeps; `glossary` says that a glossary's heading stands above.
    """
    if table.lost_heading and before is not None and before.table.columns == table.columns:
        return NamedTable(table, _kept(before))
    rows = 0 if glossary and _begins_with_entry(table) else header_rows(table)
    table = without_counts(replace(table, header_rows=rows))
    if rows == 0:
        kind = _other_kind(_first_words(table)) if not rulings else None
        columns = without_roles(headless(table, glossary=glossary), kind)
        unsure = any(c.role is Role.OTHER for c in columns)
        if before is not None and (unsure or same_places(table, before.table)) and _goes_on(table, before):
            columns = _kept(before)
        elif before is not None and unsure and kind is None:
            texts = [column_texts(table, index) for index in range(table.columns)]
            columns = in_order(columns, texts, before.columns)
        return NamedTable(table, columns)
    columns = tuple(_named(table, index, rulings) for index in range(table.columns))
    if not any(
        column.role is Role.ACTION for column in columns
    ):  # cells that hide the only action are misjudged
        trusting = tuple(_named(table, index, rulings, overrule=False) for index in range(table.columns))
        columns = trusting if any(column.role is Role.ACTION for column in trusting) else columns
    kind = _other_kind({header_words(column.header.text) for column in columns})
    if kind is not None and not rulings and not (kind == _MEETINGS and {c.role for c in columns} >= _ASKED):
        return NamedTable(table, without_roles(columns, kind))
    columns = settled(table, columns)
    return NamedTable(table, columns, not_understood(table, columns))


def _begins_with_entry(table: LogicalTable) -> bool:
    """Whether a glossary's first row is one of its own: "KPI | Key performance indicator", and not "TERM | Meaning"."""
    cells = table.row_cells(0)
    named = {known_role(cell.text, _STRONG_WITNESS) for cell in cells}
    return bool(cells) and looks_like_short_form(cells[0].text) and named.isdisjoint({Role.SHORT, Role.LONG})


def _goes_on(table: LogicalTable, before: NamedTable) -> bool:
    """Whether a table without a header holds under the columns of the one before what they hold there."""
    if not any(c.header for c in before.columns) or len(before.columns) != table.columns:
        return False
    shares = [share_like(c.role, column_texts(table, c.index)) for c in before.columns]
    known = [share for share in shares if share is not None]
    return bool(known) and sum(known) >= _HALF * len(known) and _other_kind(_first_words(table)) is None


def _first_words(table: LogicalTable) -> set[str]:
    return {header_words(c.text) for c in table.row_cells(0)}


def _kept(before: NamedTable) -> tuple[Column, ...]:
    return tuple(replace(c, reason=f"columns of table {before.table.number}") for c in before.columns)


def _header_of(table: LogicalTable, column: int) -> Passage:
    cells = []
    for row in range(table.header_rows):
        cell = table.cell_at(row, column)
        if cell and cell not in cells and cell.column_span < table.columns:
            cells.append(cell)
    return join(cell.passage for cell in cells)


def _other_kind(headers: set[str]) -> str | None:
    """The kind of a table that holds no actions (risks, versions ...), by two of its headers or more."""
    for kind, wordings in section_terms().set_aside.items():
        if len(headers.intersection(wordings)) >= _TWO:
            return kind
    return None


def _named(table: LogicalTable, index: int, rulings: Mapping[str, str], *, overrule: bool = True) -> Column:
    header = _header_of(table, index)
    matches = header_matches(table, index, header)
    kind = best_kind(matches)
    ruled = {header_words(k): v for k, v in rulings.items()}.get(header_words(header.text))
    if ruled is not None:
        return Column(index, Role(ruled), header, 1.0, RULED, kind)
    texts = column_texts(table, index)
    if not header and counts_rows(table, index):
        return Column(index, Role.REF, header, _WEAK, "no header; letters in their order")
    below = _below_period(table, index, texts)
    if below is not None and _is_period(header.text):
        return Column(index, below[0], header, 0.9, below[1])
    column = replace(_by_evidence(index, header, matches, texts, overrule=overrule), kind=kind)
    return _of_group(table, column)


def _of_group(table: LogicalTable, column: Column) -> Column:
    """Below "Monitoring", "Who", "How" and "When" tell of that; below "Impact", "Who" and "When" nothing of the action."""
    above = (table.cell_at(row, column.index) for row in range(table.header_rows - 1))
    groups = [c for c in above if c is not None and 1 < c.column_span < table.columns]
    group = known_match(groups[-1].text, _STRONG_WITNESS) if groups else None
    if group is None or group.role not in _OF_ITS_OWN or column.role not in _ASKED:
        return column
    if asks_to_check(groups[-1].text):
        role = Role.REVIEW
    else:
        role = group.role if column.role is Role.ACTION else Role.IGNORE
    return replace(column, role=role, reason=f'{column.reason}; below "{groups[-1].text}"')


def _by_evidence(
    index: int, header: Passage, matches: Sequence[Match], texts: list[str], *, overrule: bool
) -> Column:
    """The role of the header's best match, unless nearly all cells look like another and hardly any like it.

    An "Item" of instructions is no number: what it is depends on the other columns.
    """
    strong = [m for m in matches if m.kind not in {WEAK, FIGURES, BEHIND}] or [NO_MATCH]
    equal = [m for m in strong if m.score == strong[0].score]  # "By" may ask who or when: the cells say which
    likest = max(equal, key=lambda m: _likeness(m, texts)) if len(equal) > 1 else equal[0]
    best = _above_figures(matches, texts) or likest
    weak = next((m for m in matches if m.kind == WEAK and m.score > best.score), None)
    if weak is not None:  # its lesser likeness to other wordings of the role says no more
        best = weak if (share_like(weak.role, texts) or 0.0) >= _FAIR_WITNESS else NO_MATCH
    claimed = best.role if best.score >= _WEAK else Role.OTHER
    rated = rated_as(claimed, texts)
    if rated is not None:
        return Column(index, rated, header, 0.7, f'under "{header.text}" stand ratings')
    seen = _share_of_claimed(claimed, texts)
    flags = claimed is Role.ACTION and share_of_flags(texts) >= _STRONG_WITNESS
    least = _HALF if best.kind == MILESTONE else 1 - _STRONG_WITNESS  # milestones may be days or deeds
    belied = claimed is Role.OTHER or flags or (seen is not None and seen < least)
    rival = _rival(claimed, texts) if belied and (overrule or claimed is Role.OTHER) else None
    instructs = claimed is Role.REF and belied and (share_like(Role.ACTION, texts) or 0.0) >= _STRONG_WITNESS
    if claimed is not Role.OTHER and not (flags or instructs) and rival is None:
        confidence = best.score if seen is None else best.score * (0.7 + 0.3 * seen)
        how = "is" if best.score == 1.0 else "is like"
        reason = f'"{header.text}" {how} "{best.wording}"'
        return Column(index, best.role, header, round(confidence, 3), reason + seen_as(best.role, seen))
    if rival:
        role, share = rival
        return Column(index, role, header, round(0.6 * share, 3), f"no known header{seen_as(role, share)}")
    if not any(texts):
        return Column(index, Role.IGNORE, header, 1.0, "an empty column")
    return Column(index, Role.OTHER, header, 0.0, "neither the header nor the cells are understood")


def _share_of_claimed(claimed: Role, texts: Sequence[str]) -> float | None:
    """The share of the cells that look like what their header claims; below one of numbers "06/01" is no month."""
    if claimed is Role.REF:
        texts = [text for text in texts if not looks_like_paired_number(text)]
    return share_like(claimed, texts)


def _above_figures(matches: Sequence[Match], texts: Sequence[str]) -> Match | None:
    """The match of a header that asks for figures, where these stand below it: "Where we are now" above "12%"."""
    asked = next((m for m in matches if m.kind == FIGURES and m.score == 1), None)
    filled = [text for text in texts if text and not is_placeholder(text)] if asked else []
    return asked if 2 * sum(map(looks_like_figure, filled)) > len(filled) else None


def _likeness(match: Match, texts: list[str]) -> tuple[float, bool]:
    """How like the cells are what the header may ask for; a number must look like one ("Rec." over sentences)."""
    return share_like(match.role, texts) or 0.0, match.role is not Role.REF


def _below_period(table: LogicalTable, column: int, texts: Sequence[str]) -> tuple[Role, str] | None:
    """What the cells say where a period stands above them, and why; None where they are neither ticks nor colours."""
    if _ticked(table, column):
        return Role.PERIOD, "a period above ticks"
    if share_of_states(texts) >= _STRONG_WITNESS and share_of_flags(texts):
        return Role.STATUS, "a period above colours: how it stood then"
    return None


def _is_period(header: str) -> bool:
    return len(header.split()) <= _LONGEST_PERIOD and bool(find_dates(header) or names_period(header))


def _ticked(table: LogicalTable, column: int) -> bool:
    """Whether a column's cells are ticks, marks or shading, whatever else is blank; "Amber" is a state and no mark.

    A cell over several columns ("Ongoing") says nothing of one of them.
    """
    cells = body_cells(table, column)
    if any(c.text for c in cells):
        own = [c.text for c in cells if c.column_span == 1]
        marked = share_of_flags(own) >= _STRONG_WITNESS and share_of_states(own) < _HALF
        return marked or names_bars(cells)
    return any(c.shaded for c in cells)


def _rival(claimed: Role, texts: list[str]) -> tuple[Role, float] | None:
    """The role nearly all cells look like, where it is not the claimed one and the claimed one has a look."""
    if claimed not in _RECOGNISED or sum(map(bool, texts)) < _TWO:
        return None
    for role in (Role.REF, Role.TIMESCALE, Role.OWNER):
        share = share_like(role, texts, _STRONG_WITNESS) if role is not claimed else None
        if share is not None:
            return role, share
    return None
