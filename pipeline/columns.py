"""Logical table to named table: header rows found, a role for every column with confidence and reason."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from pipeline.bands import band_title
from pipeline.entries import mostly_bulleted
from pipeline.tagging.dates import find_dates
from pipeline.witness import begins_with_verb, share_like, share_of_flags
from schemas.exceptions import Issue
from schemas.layout_terms import header_terms, section_terms
from schemas.passage import EMPTY, Passage, join
from schemas.record import Column, LogicalTable, NamedTable, Role

COLUMNS_UNDERSTOOD = "every column was understood"
TABLES_READ = "every table was read"

_DATES = re.compile(
    r"\b(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s*)?(?:19|20)\d\d\b(?:\s*[-–/]\s*\d{2,4})?",
    re.IGNORECASE,
)
_NOT_WORDS = re.compile(r"[^a-z0-9#]+")
_SURE = 0.8
_WEAK = 0.7
_STRONG_WITNESS = 0.8
_HALF = 0.5
_FAIR_WITNESS = 0.6  # enough where there is no header
_RECOGNISED = {Role.ACTION, Role.OWNER, Role.TIMESCALE, Role.REF, Role.OTHER}
_LONGEST_PERIOD = 5  # words of a header that is a period
_HEADER_LOOK = 3  # rows at the top that may hold the header
_TWO = 2


class Match(NamedTuple):
    """A header wording's role, how well it matched (0 to 1), and the known wording."""

    role: Role
    score: float
    wording: str


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
    rows = _header_rows(table)
    table = replace(table, header_rows=rows)
    if rows == 0:
        columns = _headless(table, glossary=glossary)
        if before is not None and any(c.role is Role.OTHER for c in columns) and _goes_on(table, before):
            columns = _kept(before)
        return NamedTable(table, columns)
    columns = tuple(_named(table, index, rulings) for index in range(table.columns))
    kind = _other_kind({header_words(column.header.text) for column in columns})
    if kind is not None and not rulings:
        return NamedTable(
            table, tuple(replace(c, role=Role.IGNORE, reason=f"a table of {kind}") for c in columns)
        )
    return NamedTable(table, _settled(columns), _not_understood(table, columns))


def _goes_on(table: LogicalTable, before: NamedTable) -> bool:
    """Whether a table without a header holds under the columns of the one before what they hold there."""
    if before.table.header_rows == 0 or len(before.columns) != table.columns:
        return False
    shares = [share_like(c.role, column_texts(table, c.index)) for c in before.columns]
    known = [share for share in shares if share is not None]
    first_row = {header_words(c.text) for c in table.row_cells(0)}
    return bool(known) and sum(known) >= _HALF * len(known) and _other_kind(first_row) is None


def _kept(before: NamedTable) -> tuple[Column, ...]:
    return tuple(replace(c, reason=f"columns of table {before.table.number}") for c in before.columns)


def header_words(text: str) -> str:
    """A header's words as they are compared: small letters, no dates, asterisks or punctuation."""
    return _NOT_WORDS.sub(" ", _DATES.sub(" ", text).lower()).strip()


@lru_cache(maxsize=4096)  # asked of nearly every cell, and cells repeat
def match_header(text: str) -> tuple[Match, ...]:
    """The roles a header's words may mean, the best first (one match a role)."""
    words = header_words(text)
    if not words:
        return ()
    best: dict[Role, Match] = {}
    for name, term in header_terms().root.items():
        role = Role(name.removesuffix("_exact"))
        for wording in term.wordings:
            score = _likeness(words, wording, exact=term.exact)
            if role not in best or score > best[role].score:
                best[role] = Match(role, score, wording)
    return tuple(sorted(best.values(), key=lambda m: -m.score))


def _likeness(words: str, wording: str, *, exact: bool) -> float:
    if words == wording:
        return 1.0
    if exact:
        return 0.0
    return min(
        0.99,
        (0.55 * fuzz.token_set_ratio(words, wording) + 0.45 * fuzz.token_sort_ratio(words, wording)) / 100,
    )


def _header_rows(table: LogicalTable) -> int:
    """How many leading rows are the header: as their words say, else as the file marks or draws them."""
    if table.columns == 1:
        return 0
    for row in range(min(_HEADER_LOOK, table.rows)):
        if known_headers(table, row) >= _TWO:
            grouped = any(1 < c.column_span < table.columns for c in table.row_cells(row))
            return row + 2 if grouped and known_headers(table, row + 1) else row + 1
    return table.header_rows


def known_headers(table: LogicalTable, row: int) -> int:
    """How many cells of a row are known header wordings; 0 where they are less than half of its cells."""
    cells = [c for c in table.row_cells(row) if c.text]
    matches = [match_header(c.text) for c in cells]
    hits = sum(bool(m) and m[0].score >= _SURE for m in matches)
    return hits if hits * 2 >= len(cells) else 0


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
        if len(headers & set(wordings)) >= _TWO:
            return kind
    return None


def _best_match(table: LogicalTable, column: int, header: Passage) -> Match:
    """What the header's words mean: its lowest row alone, else all rows together, else one of the others."""
    rows = [c.text for row in range(table.header_rows) if (c := table.cell_at(row, column)) is not None]
    matches = [m for text in (*rows[-1:], header.text, *rows[:-1]) for m in match_header(text)[:1]]
    return max(matches, key=lambda match: match.score, default=Match(Role.OTHER, 0.0, ""))


def column_texts(table: LogicalTable, column: int) -> list[str]:
    """The texts of a column's body cells, bands left out."""
    cells = [table.cell_at(row, column) for row in range(table.header_rows, table.rows)]
    return [c.text for c in cells if c is not None and c.column_span < max(_TWO, table.columns)]


def _named(table: LogicalTable, index: int, rulings: Mapping[str, str]) -> Column:
    header = _header_of(table, index)
    ruled = {header_words(k): v for k, v in rulings.items()}.get(header_words(header.text))
    if ruled is not None:
        return Column(index, Role(ruled), header, 1.0, "the sidecar's ruling")
    texts = column_texts(table, index)
    if find_dates(header.text) and len(header.text.split()) <= _LONGEST_PERIOD and _ticked(table, index):
        return Column(index, Role.PERIOD, header, 0.9, "a period above ticks")
    best = _best_match(table, index, header)
    seen = share_like(best.role, texts)
    rival = _rival(best.role, texts)
    flags = best.role is Role.ACTION and share_of_flags(texts) >= _STRONG_WITNESS
    if best.score >= _WEAK and not flags and not (rival and seen is not None and seen < 1 - _STRONG_WITNESS):
        confidence = best.score if seen is None else best.score * (0.7 + 0.3 * seen)
        how = "is" if best.score == 1.0 else "is like"
        reason = f'"{header.text}" {how} "{best.wording}"'
        return Column(index, best.role, header, round(confidence, 3), reason + _seen(best.role, seen))
    if rival:
        role, share = rival
        return Column(index, role, header, round(0.6 * share, 3), f"no known header{_seen(role, share)}")
    if not any(texts):
        return Column(index, Role.IGNORE, header, 1.0, "an empty column")
    return Column(index, Role.OTHER, header, 0.0, "neither the header nor the cells are understood")


def _ticked(table: LogicalTable, index: int) -> bool:
    """Whether a column's cells are ticks, marks or shading, whatever else is blank."""
    cells = [c for row in range(table.header_rows, table.rows) if (c := table.cell_at(row, index))]
    cells = [c for c in cells if c.column_span < max(_TWO, table.columns)]
    filled = [c.text for c in cells if c.text]
    return share_of_flags(filled) >= _STRONG_WITNESS if filled else any(c.shaded for c in cells)


def _seen(role: Role, share: float | None) -> str:
    return "" if share is None else f"; {share:.0%} of its cells look like {role.value}"


def _rival(claimed: Role, texts: list[str]) -> tuple[Role, float] | None:
    """The role nearly all cells look like, where it is not the claimed one and the claimed one has a look."""
    if claimed not in _RECOGNISED or sum(map(bool, texts)) < _TWO:
        return None
    for role in (Role.REF, Role.TIMESCALE, Role.OWNER):
        share = share_like(role, texts)
        if role is not claimed and share is not None and share >= _STRONG_WITNESS:
            return role, share
    return None


def _headless(table: LogicalTable, *, glossary: bool) -> tuple[Column, ...]:
    """Roles by the cells alone."""
    texts = [column_texts(table, index) for index in range(table.columns)]
    if table.columns == 1:
        return (_only_column(table),)
    short = share_like(Role.SHORT, texts[0]) or 0.0
    if table.columns == _TWO and (glossary or short >= _STRONG_WITNESS):
        why = "a glossary's heading above" if glossary else f"{short:.0%} short forms"
        return (Column(0, Role.SHORT, EMPTY, 0.9, why), Column(1, Role.LONG, EMPTY, 0.9, why))
    return tuple(_by_content(index, cells) for index, cells in enumerate(texts))


def _only_column(table: LogicalTable) -> Column:
    """Actions where bullets stand under drawn titles, or where the lines begin as instructions do."""
    rows = range(table.rows)
    titles = sum(band_title(table, row) is not None for row in rows)
    lines = [p for c in table.cells if band_title(table, c.row) is None for p in c.paragraphs if p.body]
    listed = titles >= _TWO and mostly_bulleted(lines)
    told = len(lines) >= _TWO and sum(begins_with_verb(p.body.text) for p in lines) >= _FAIR_WITNESS * len(
        lines
    )
    if listed or told:
        return Column(0, Role.ACTION, EMPTY, 0.6, "bullets under titles" if listed else "lines that instruct")
    return Column(0, Role.OTHER, EMPTY, 0.0, "one column of other text")


def _by_content(index: int, texts: list[str]) -> Column:
    shares = {r: share_like(r, texts) or 0.0 for r in (Role.REF, Role.TIMESCALE, Role.OWNER, Role.ACTION)}
    role = max(shares, key=lambda r: shares[r])
    if shares[role] < _FAIR_WITNESS:
        return Column(index, Role.OTHER, EMPTY, 0.0, "no header, and the cells are not understood")
    return Column(index, role, EMPTY, round(0.6 * shares[role], 3), "no header" + _seen(role, shares[role]))


def _settled(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Roles that depend on the others: outcomes by position, the broader of two action columns a section."""
    actions = [c.index for c in columns if c.role is Role.ACTION]
    if len(actions) > 1:
        columns = tuple(
            replace(c, role=Role.SECTION_EACH, reason=c.reason + "; the broader of the action columns")
            if c.index in actions[:-1]
            else c
            for c in columns
        )
    first_action = actions[-1] if actions else len(columns)
    measured = any(c.role in {Role.MEASURE, Role.BASELINE} for c in columns)
    return tuple(
        _by_position(c, before=bool(actions) and c.index < first_action, measured=measured) for c in columns
    )


def _by_position(column: Column, *, before: bool, measured: bool) -> Column:
    """Outcomes before the action are sections, after it measures; so are targets that no measure goes with."""
    if column.role is Role.OUTCOME or (column.role is Role.TARGET and not measured):
        return replace(column, role=Role.SECTION if before else Role.MEASURE)
    return column


def _not_understood(table: LogicalTable, columns: tuple[Column, ...]) -> tuple[Issue, ...]:
    issues = []
    for column in columns:
        if column.role is not Role.OTHER:
            continue
        near = ", ".join(f"{m.role.value} ({m.wording})" for m in match_header(column.header.text)[:3])
        issues.append(
            Issue(
                COLUMNS_UNDERSTOOD,
                "error",
                f'table {table.number}: the header "{column.header.text}" was not understood'
                f' (nearest: {near or "none"}); add to the sidecar  headers: {{"{column.header.text}": owner}}'
                " with the right role, or ignore",
            )
        )
    return tuple(issues)
