"""The column of actions where no header names one: by what its cells say, or by what stands beside it."""

from __future__ import annotations

from dataclasses import replace

from pipeline.naming.belied import names_weakly
from pipeline.naming.column_cells import explains_ratings, instructing, is_figure, merged, mostly
from pipeline.naming.meanings import LIKE, claims, may_mean
from pipeline.texts.headers import WEAK, header_words
from schemas.record import Column, LogicalTable
from schemas.role import BESIDE, WHO_AND_WHEN, Role

_FAIR_WITNESS = 0.6
_GUESSED = 0.5  # how sure a role is that only the columns around it give
_DESCRIBES = frozenset({"description", "brief description", "detail", "details", "summary"})
_MAY_ACT = frozenset({Role.OTHER, Role.SECTION})


def with_action(table: LogicalTable, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Where no column is the action but owners or dates stand there, the one that reads most like actions is."""
    if any(c.role is Role.ACTION for c in columns):
        return _weak_before(columns)
    beside = {c.role for c in columns} & BESIDE
    if not beside or explains_ratings(table, columns):
        return columns
    weak = [c for c in columns if c.role is Role.OTHER and c.kind == WEAK]
    shares = {
        c.index: instructing(table, c)
        for c in columns
        if c.role in _MAY_ACT or (beside & WHO_AND_WHEN and names_weakly(table, c))
    }
    shares = _without_groups(table, columns, shares)
    best = max(shares, key=lambda k: (shares[k], k), default=None)
    if best is None or shares[best] < _FAIR_WITNESS:
        best = _done(table, columns)
    if best is None and beside & WHO_AND_WHEN:
        best = _put_in(table, columns)
    if best is None and any(c.role in beside and claims(table, c, c.role) for c in columns):
        best = weak[0].index if weak else None  # beside mere looks of a date its "Description" describes
    if best is None:
        return columns
    why = "no other column is the action" + (
        f"; {shares[best]:.0%} of its cells instruct" if best in shares else ""
    )
    named = tuple(
        replace(c, role=Role.ACTION, confidence=_GUESSED, reason=why) if c.index == best else c
        for c in columns
    )
    return _weak_before(named)


def _without_groups(
    table: LogicalTable, columns: tuple[Column, ...], shares: dict[int, float]
) -> dict[int, float]:
    """The shares without those of columns named as sections, merged over rows that one of no known name instructs in.

    "Reduce the weirs" under "Aim" reads like an action, and is what the rows right of it are for.
    """
    own = [c.index for c in columns if c.role is Role.OTHER and shares.get(c.index, 0) >= _FAIR_WITNESS]
    last = max((index for index in own if not merged(table, index)), default=0)
    groups = {c.index for c in columns[:last] if c.role is Role.SECTION and merged(table, c.index)}
    return {index: share for index, share in shares.items() if index not in groups}


def _done(table: LogicalTable, columns: tuple[Column, ...]) -> int | None:
    """The one column of "Actions completed" beside owners, dates or progress: there they are the actions themselves."""
    status = [c for c in columns if c.role is Role.STATUS and not mostly(table, c, is_figure)]
    done = [c.index for c in status if may_mean(table, c, Role.ACTION, LIKE)]
    rest = {c.role for c in columns if c.index not in done}
    return done[0] if len(done) == 1 and rest & BESIDE else None


def _put_in(table: LogicalTable, columns: tuple[Column, ...]) -> int | None:
    """The column of resources, where it tells somebody what to do: "Inputs" left of outputs, an owner and a date."""
    costs = [c.index for c in columns if c.role is Role.COST and instructing(table, c) >= _FAIR_WITNESS]
    return costs[0] if costs else None


def _weak_before(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Names of projects and the like, left of the action, are what it belongs to."""
    action = next(c.index for c in columns if c.role is Role.ACTION)
    named = {c.index for c in columns if c.role is Role.SECTION}
    return tuple(
        _weakly_named(c, described=c.index - 1 in named)
        if c.role is Role.OTHER and c.index < action and c.kind == WEAK
        else c
        for c in columns
    )


def _weakly_named(column: Column, *, described: bool) -> Column:
    """The section that it names; a "Description" right behind a column of sections only describes these."""
    if described and header_words(column.header.text) in _DESCRIBES:
        return replace(
            column, role=Role.IGNORE, confidence=_GUESSED, reason="it describes the section before it"
        )
    why = "it names what the action belongs to"
    return replace(column, role=Role.SECTION, confidence=_GUESSED, reason=why)
