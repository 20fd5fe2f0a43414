"""What a column may be, for the people who look: the nearest roles, and what is said of headers nobody knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rapidfuzz import process

from pipeline.naming.header_matches import header_matches
from pipeline.texts.headers import header_words
from pipeline.texts.witness import share_like
from schemas.exceptions import Issue
from schemas.record import Column, LogicalTable, NamedTable
from schemas.role import Role

COLUMNS_UNDERSTOOD = "every column was understood"
RULINGS_USED = "every header the sidecar rules on stands in a table"

_GUESSES = 3
_NEAR = 0.4  # a guess is worth showing
_SAMPLES = 3
_LONGEST_SAMPLE = 40  # characters
_TWO = 2
_GUESSABLE = (Role.REF, Role.TIMESCALE, Role.OWNER, Role.ACTION, Role.COST)


class Guess(NamedTuple):
    """A role a column may have, how near it comes (0 to 1), and why."""

    role: Role
    score: float
    why: str


def best_guesses(table: LogicalTable, column: Column) -> tuple[Guess, ...]:
    """The three roles that the column's header and cells come nearest to, the nearest first."""
    texts = _texts(table, column)
    best: dict[Role, Guess] = {}
    for match in header_matches(table, column.index, column.header, likely=False):
        if match.role not in best:
            best[match.role] = Guess(match.role, round(match.score, 2), f'like "{match.wording}"')
    for role in _GUESSABLE:
        share = share_like(role, texts) or 0.0
        if role not in best or share > best[role].score:
            best[role] = Guess(role, round(share, 2), f"{share:.0%} of its cells look so")
    ranked = sorted(best.values(), key=lambda guess: -guess.score)
    return tuple(g for g in ranked if g.role is not Role.IGNORE and g.score >= _NEAR)[:_GUESSES]


def runner_up(named: NamedTable, column: Column) -> Guess | None:
    """The next best role of a column: its distance to the column's own is how sure that is."""
    return next((g for g in best_guesses(named.table, column) if g.role is not column.role), None)


def not_understood(table: LogicalTable, columns: tuple[Column, ...]) -> tuple[Issue, ...]:
    """An issue for each column without a role: the nearest guesses, samples of it, what to put in the sidecar."""
    return tuple(
        Issue(COLUMNS_UNDERSTOOD, "error", _message(table, column))
        for column in columns
        if column.role is Role.OTHER
    )


def unused_rulings(rulings: Mapping[str, str], tables: Iterable[NamedTable]) -> tuple[Issue, ...]:
    """An issue for each ruling on a header that no table has, with the header that comes nearest to it."""
    headers = {header_words(c.header.text): c.header.text for t in tables for c in t.columns if c.header.text}
    return tuple(
        Issue(RULINGS_USED, "error", _unused(wording, headers))
        for wording in rulings
        if header_words(wording) not in headers
    )


def _unused(wording: str, headers: Mapping[str, str]) -> str:
    near = process.extractOne(header_words(wording), list(headers))
    hint = f'; did you mean "{headers[near[0]]}"?' if near else ""
    return f'the sidecar rules on the header "{wording}", which no table has{hint}'


def _message(table: LogicalTable, column: Column) -> str:
    header = column.header.text
    guesses = best_guesses(table, column)
    near = ", ".join(f"{guess.role.value} ({guess.why})" for guess in guesses) or "none"
    likely = guesses[0].role.value if guesses else "owner"
    texts = [
        t if len(t) <= _LONGEST_SAMPLE else t[: _LONGEST_SAMPLE - 1] + "…" for t in _texts(table, column)
    ]
    samples = "; its cells: " + " | ".join(f'"{text}"' for text in texts[:_SAMPLES]) if texts else ""
    if not header:
        where = f"table {table.number}: column {column.index + 1}, which has no header,"
        return f"{where} was not understood (nearest: {near}){samples}; its words are in leftovers"
    return (
        f'table {table.number}: the header "{header}" was not understood (nearest: {near}){samples}; add to the'
        f' sidecar  headers: {{"{header}": {likely}}}  with the right role, or ignore'
    )


def _texts(table: LogicalTable, column: Column) -> list[str]:
    cells = (c for c in table.cells if c.column == column.index and c.row >= table.header_rows)
    return [c.text for c in cells if c.text and c.column_span < max(_TWO, table.columns)]
