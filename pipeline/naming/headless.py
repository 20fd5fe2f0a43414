"""Columns of a table without a header: what their cells alone say of them."""

from __future__ import annotations

import re

from pipeline.naming.belied import without_lone_looks
from pipeline.naming.column_cells import column_texts
from pipeline.naming.set_aside import without_roles
from pipeline.texts.bands import band_title
from pipeline.texts.sentences import mostly_bulleted
from pipeline.texts.witness import (
    begins_with_verb,
    counts_letters,
    mostly_letters,
    seen_as,
    share_like,
    share_of_states,
)
from schemas.passage import EMPTY
from schemas.record import Column, LogicalTable
from schemas.role import Role

_HALF = 0.5
_STRONG_WITNESS = 0.8
_FAIR_WITNESS = 0.6
_RATINGS = "what ratings mean"
_TWO = 2
_MARKS = re.compile(r"[=:.…·–—→\s-]+")


def headless(table: LogicalTable, *, glossary: bool) -> tuple[Column, ...]:
    """The columns, with roles by the cells alone; `glossary` says that a glossary's heading stands above."""
    texts = [column_texts(table, index) for index in range(table.columns)]
    if table.columns == 1:
        return (_only_column(table),)
    short = share_like(Role.SHORT, texts[0]) or 0.0
    letters = short >= _STRONG_WITNESS and mostly_letters(texts[0])
    if table.columns == _TWO and letters and not counts_letters(texts[0]):
        return without_roles(tuple(Column(k, Role.OTHER) for k in range(_TWO)), _RATINGS)
    states = share_of_states(texts[0])  # "AMBER | Late": the key to a column, no glossary
    keyed = letters or states > _HALF or (states == _HALF and not glossary)  # a glossary may explain "RAG"
    worded = [k for k, cells in enumerate(texts) if not _only_marks(cells)]
    explained = [share_like(Role.SHORT, texts[k]) or 0.0 for k in worded[::_TWO]]
    if not glossary:
        keyed = keyed or (share_like(Role.REF, texts[0]) or 0.0) >= _STRONG_WITNESS  # "A1", "A2" number rows
    # "SAFE | HEALTHY" explains nothing
    spelled = all((share_like(Role.SHORT, texts[k]) or 0.0) <= _HALF for k in worded[1::_TWO])
    told = glossary or (spelled and min(explained, default=0.0) >= _STRONG_WITNESS)
    if worded and len(worded) % _TWO == 0 and not keyed and told:
        why = "a glossary's heading above" if glossary else f"{short:.0%} short forms"
        roles = dict(zip(worded, (Role.SHORT, Role.LONG) * len(worded), strict=False))
        return tuple(Column(k, roles.get(k, Role.IGNORE), EMPTY, 0.9, why) for k in range(table.columns))
    return without_lone_looks(table, tuple(by_content(index, cells) for index, cells in enumerate(texts)))


def _only_marks(texts: list[str]) -> bool:
    """Whether all that stands in a column are the marks between what its neighbours say: "=", "–", "...."."""
    return any(texts) and all(_MARKS.fullmatch(text) for text in texts if text)


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


def by_content(index: int, texts: list[str]) -> Column:
    """A column without a header by what its cells look like most."""
    shares = {r: share_like(r, texts) or 0.0 for r in (Role.REF, Role.TIMESCALE, Role.OWNER, Role.ACTION)}
    shares[Role.STATUS] = share_of_states(texts)
    role = max(shares, key=lambda r: shares[r])
    if shares[role] < _FAIR_WITNESS:
        return Column(index, Role.OTHER, EMPTY, 0.0, "no header, and the cells are not understood")
    return Column(index, role, EMPTY, round(0.6 * shares[role], 3), "no header" + seen_as(role, shares[role]))
