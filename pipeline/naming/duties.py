"""Tables of who does what for good ("Board | Meets | Role"): duties of bodies and posts, and nothing to be done."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.naming.column_cells import filled
from pipeline.tagging.timescales import read_timescale
from pipeline.texts.headers import header_words
from pipeline.texts.witness import looks_like_owner
from schemas.layout_terms import section_terms
from schemas.record import Column, LogicalTable
from schemas.role import Role

_FEWEST = 2  # rows
_MOSTLY = 0.8  # share of the cells that tell of duties
_SHORTEST = 3  # words of a duty
_BESIDE = frozenset(
    {
        Role.OWNER, Role.PARTNER, Role.TIMESCALE, Role.SECTION, Role.SECTION_EACH, Role.ACTION, Role.IGNORE, Role.OTHER,
        Role.REVIEW,
    }
)  # fmt: skip
_MAY_TELL = frozenset({Role.ACTION, Role.OTHER, Role.SECTION, Role.SECTION_EACH})
_SAYS_ACTION = re.compile(r"\b(?:actions?|activit(?:y|ies)|will|steps?)\b")
_ANSWERS_FOR = re.compile(
    r"(?:is |are )?(?:jointly |overall )?(?:responsible|accountable) (?:for|to)\b", re.IGNORECASE
)
_FIRST_WORD = re.compile(r"\W*([A-Za-z][a-z-]+s)\b")
_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""))


def without_duties(table: LogicalTable, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns without roles where each row names somebody first, and then says what that one does for good.

    It says so under a header of duties ("Remit"), or in the third person ("Holds the services to account"). A header
    that asks for actions, a day, or anything else that only actions have, makes actions of them.
    """
    if len(columns) < _FEWEST or any(c.role not in _BESIDE for c in columns):
        return columns
    if any(c.role is Role.ACTION and _asks_for_actions(c) for c in columns):
        return columns
    duties = [c for c in columns[1:] if _are_duties(table, c)]
    if not duties or any(c.role is Role.ACTION and c not in duties for c in columns):
        return columns
    if not _names_each(table, columns[0]) or any(_is_due(table, c) for c in columns):
        return columns
    why = "a table of who does what for good"
    return tuple(replace(c, role=Role.IGNORE, reason=why) for c in columns)


def _asks_for_actions(column: Column) -> bool:
    return _SAYS_ACTION.search(header_words(column.header.text)) is not None


def _are_duties(table: LogicalTable, column: Column) -> bool:
    words = header_words(column.header.text)
    if words in section_terms().duties:
        return True
    if not words or column.role not in _MAY_TELL or _asks_for_actions(column):
        return False
    texts = [c.text for c in filled(table, column)]
    return len(texts) >= _FEWEST and sum(map(_tells, texts)) >= _MOSTLY * len(texts)


def _tells(text: str) -> bool:
    """Whether the text says what somebody does, "Holds the services to account", in some words."""
    if len(text.split()) < _SHORTEST:
        return False
    found = _FIRST_WORD.match(text)
    word = found[1].lower() if found else ""
    bases = (word.removesuffix(end) + stem for end, stem in _ENDINGS if word.endswith(end))
    return any(base in section_terms().verbs for base in bases) or _ANSWERS_FOR.match(text) is not None


def _names_each(table: LogicalTable, column: Column) -> bool:
    """Whether each row begins with somebody else."""
    texts = [c.text for c in filled(table, column) if c.column_span < table.columns]
    named = sum(map(looks_like_owner, texts))
    return len(set(texts)) == len(texts) >= _FEWEST and named * _FEWEST >= len(texts)


def _is_due(table: LogicalTable, column: Column) -> bool:
    """Whether the column says when something is due, and not merely how often somebody meets."""
    if column.role is not Role.TIMESCALE:
        return False
    read = [read_timescale(c.text) for c in filled(table, column)]
    kinds = {said.kind if said else None for said in read}
    return "recurring" not in kinds or not kinds <= {"recurring", "tbc"}
