"""Tables that are set aside, and how loudly the run says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from schemas.exceptions import Issue
from schemas.record import ActionRecord, Column, NamedTable
from schemas.role import Role

TABLES_READ = "every table was read"

_NAMES_ACTIONS = re.compile(r"\b(?:actions?|commitments?|activit(?:y|ies))\b", re.IGNORECASE)
_LONGEST_HEADER = 16  # words
_TOP = 3  # rows that may hold a header
_LEAST = 4  # rows of a table worth the alarm
_SHOWN = 60  # characters of the header
_FIELDS = (Role.OWNER, Role.TIMESCALE)


def without_roles(columns: tuple[Column, ...], kind: str | None) -> tuple[Column, ...]:
    """The columns without roles, where their table is of a kind that holds no actions."""
    if kind is None:
        return columns
    return tuple(replace(c, role=Role.IGNORE, reason=f"a table of {kind}") for c in columns)


def issues(tables: Iterable[NamedTable], actions: Sequence[ActionRecord]) -> list[Issue]:
    """An issue for each table: an error where its top names actions, and none that was read has an owner or a date."""
    bare = bool(actions) and not any(action.value(role) for action in actions for role in _FIELDS)
    found: list[Issue] = []
    for named in tables:
        words = f"table {named.table.number} has no column of actions or measures and was set aside"
        top = _top(named) if bare else ""
        if top:
            words += f', though it names some at its top ("{top}"), and no action read has an owner or a date'
        found.append(Issue(TABLES_READ, "error" if top else "warning", words))
    return found


def _top(named: NamedTable) -> str:
    """The first cell near the top of an unread table that names actions; empty where none does or it is of a known kind."""
    table = named.table
    if table.rows < _LEAST or all(c.role is Role.IGNORE for c in named.columns):
        return ""
    cells = (c for c in table.cells if c.row < _TOP and len(c.text.split()) <= _LONGEST_HEADER)
    text = next((c.text for c in cells if _NAMES_ACTIONS.search(c.text)), "")
    return " ".join(text.split())[:_SHOWN]
