"""Tables that hold no plan, as the heading above them or what stands in them says: risks, who was asked, the past."""

from __future__ import annotations

import re

from pipeline.naming.column_cells import instructing, is_figure, mostly
from pipeline.naming.set_aside import without_roles
from pipeline.texts.headers import header_words
from pipeline.texts.past_headings import looks_back, tells_whom_was_asked
from schemas.layout_terms import section_terms
from schemas.record import NamedTable
from schemas.role import Role

_HALF = 0.5
_OF_RESULTS = frozenset({Role.REF, Role.MEASURE, Role.BASELINE, Role.LATEST, Role.OTHER, Role.IGNORE})
_RESULTS = "results of earlier years"
_CONSULTATION = "who was asked"
_RISKS = "risks"
_OF_RISKS = re.compile(r"\brisks?\b", re.IGNORECASE)


def of_the_past(named: NamedTable) -> NamedTable:
    """The table without roles, as one under a heading that tells what an earlier plan brought."""
    return NamedTable(named.table, without_roles(named.columns, _RESULTS))


def without_past(named: NamedTable) -> NamedTable:
    """The table without roles where it tells what was done "last year", and nothing beside that who will do it or when."""
    done = any(looks_back(column.header.text) for column in named.having(Role.ACTION))
    planned = named.having(Role.OWNER, Role.TIMESCALE, Role.PERIOD)
    return NamedTable(named.table, without_roles(named.columns, _RESULTS)) if done and not planned else named


def under_heading(above: str, named: NamedTable) -> NamedTable:
    """The table without roles where the heading right `above` it says that it holds no plan."""
    if _OF_RISKS.search(above):
        return _without_risks(named)
    if looks_back(above):
        return _without_results(named)
    return _without_consultation(named) if tells_whom_was_asked(above) else named


def _without_consultation(named: NamedTable) -> NamedTable:
    """The table without roles where, under a heading that tells who was asked, its "How" tells nobody what to do."""
    actions = named.having(Role.ACTION)
    if not actions or any(instructing(named.table, c) >= _HALF for c in actions):
        return named
    return NamedTable(named.table, without_roles(named.columns, _CONSULTATION))


def _without_risks(named: NamedTable) -> NamedTable:
    """The table without roles where, under a heading of risks, it tells what is done if one of them happens, and no day."""
    headers = {header_words(c.header.text) for c in named.columns}
    if headers.isdisjoint(section_terms().set_aside[_RISKS]) or named.having(Role.TIMESCALE, Role.PERIOD):
        return named
    return NamedTable(named.table, without_roles(named.columns, _RISKS))


def _without_results(named: NamedTable) -> NamedTable:
    """The table without roles where, under a heading that looks back, it holds names and how their figures were."""
    figures = any(mostly(named.table, c, is_figure) for c in named.columns if c.role is not Role.REF)
    told = figures and {c.role for c in named.columns} <= _OF_RESULTS
    return NamedTable(named.table, without_roles(named.columns, _RESULTS)) if told else named
