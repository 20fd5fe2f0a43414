"""Columns of figures, and what they are figures of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pipeline.naming.column_cells import filled, instructing, is_figure, mostly
from pipeline.tagging.dates import find_dates
from pipeline.tagging.measures import read_direction
from pipeline.tagging.timescales import begins_at
from pipeline.texts.header_rows import names_period
from pipeline.texts.headers import MILESTONE, header_words
from pipeline.texts.witness import looks_like_date
from schemas.layout_terms import section_terms
from schemas.record import Column, LogicalCell, LogicalTable
from schemas.role import BESIDE, WHO_AND_WHEN, Role

_QUARTER = re.compile(r"\bq(?:uarter|tr)? ?[1-4]\b", re.IGNORECASE)
_BY = re.compile(r"by (?:the )?(?:end (?:of )?)?(?=\S)", re.IGNORECASE)
_TWO = 2
_HALF = 0.5
_GIVEN = 0.7  # how sure a role is that the columns around it give
_ITEMS = frozenset({Role.ACTION, Role.MEASURE})
_MAY_DIRECT = frozenset({Role.OTHER, Role.SECTION, Role.OUTCOME})
_NAMING = _ITEMS | {Role.SECTION, Role.OUTCOME}
_MAY_NAME = frozenset({Role.OTHER, Role.STATUS})
_WHEN = frozenset({Role.TIMESCALE, Role.PERIOD})
_NEARLY_ALL = 0.8
_FIGURES = frozenset({Role.BASELINE, Role.LATEST, Role.TARGET})


def figured(table: LogicalTable, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Figures beside a baseline or target are targets, whatever their header: "2031 milestone".

    Milestones beside the one column that is headed "Target" lie on the way there, and are none. The first column of words is then what is measured, "Target" over its names included.
    """
    if not {c.role for c in columns} & _FIGURES:
        return columns
    figures = {c.index for c in columns if mostly(table, c, is_figure)}
    aimed = [c.role for c in columns].count(Role.TARGET) == 1
    columns = tuple(
        _of_figures(c, aimed=aimed) if c.role in _ITEMS and c.index in figures else c for c in columns
    )
    worded = [c.index for c in columns if c.role in _FIGURES and c.index not in figures]
    if len(columns) - len(worded) < _TWO or worded != [0] or {c.role for c in columns} & (BESIDE | _ITEMS):
        return columns
    first, *others = columns
    return (replace(first, role=Role.MEASURE, reason=first.reason + "; names of what is measured"), *others)


def measured_first(table: LogicalTable, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """What stands first before figures of two kinds or days is what is measured, where nothing else is, whatever its header.

    "What we watch | Latest | Target", "How we are doing | May 2031 | Target": it has words, and none of the others says
    what is planned or who does it.
    """
    first, *others = columns
    figures = [c for c in others if c.role in _FIGURES and mostly(table, c, is_figure)]
    days = any(is_bare_date(table, c) for c in others)
    known = {c.role for c in columns} & (_NAMING | WHO_AND_WHEN)
    if (
        not figures
        or len({c.role for c in figures}) + days < _TWO
        or known
        or mostly(table, first, is_figure)
    ):
        return columns
    if first.role not in _MAY_NAME:
        return columns
    why = "; figures of it stand beside it"
    return (replace(first, role=Role.MEASURE, confidence=_GIVEN, reason=first.reason + why), *others)


def says_which_period(header: str) -> bool:
    """Whether a header holds a period: "Q2", "Actual Q2", "Latest 2030/31"."""
    return _QUARTER.search(header) is not None or names_period(header) or bool(find_dates(header))


def without_quarters(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Targets of quarters beside one of the year lie on the way there, and are none."""
    aims = [c for c in columns if c.role is Role.TARGET]
    steps = {c.index for c in aims if _QUARTER.search(c.header.text)}
    if len(aims) - len(steps) != 1:
        return columns
    why = "; a quarter on the way to the target"
    return tuple(
        replace(c, role=Role.IGNORE, reason=c.reason + why) if c.index in steps else c for c in columns
    )


def directed(table: LogicalTable, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """A column behind what is measured that says but where it should go ("Increase", "Lower") gives the direction."""
    measured = next((c.index for c in columns if c.role is Role.MEASURE), len(columns))
    if Role.DIRECTION in {c.role for c in columns}:
        return columns
    return tuple(
        replace(c, role=Role.DIRECTION, confidence=_GIVEN, reason=c.reason + "; its cells say where to go")
        if c.index > measured
        and c.role in _MAY_DIRECT
        and filled(table, c)
        and all(map(_says_where, filled(table, c)))
        else c
        for c in columns
    )


def _says_where(cell: LogicalCell) -> bool:
    return len(cell.text.split()) == 1 and read_direction(cell.text) is not None


def _of_figures(column: Column, *, aimed: bool) -> Column:
    why = column.reason + "; only figures stand in it"
    if aimed and column.kind == MILESTONE:
        return replace(column, role=Role.IGNORE, reason=why + ", on the way to the target")
    return replace(column, role=Role.TARGET, reason=why)


def dated(table: LogicalTable, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Figures under nothing but a date, between what is measured and its target, are where it stood then.

    The earliest is the baseline unless another column is; the last of the others is the latest state. So are those of
    the last quarter or month ("Q1", where the others are blank still), or of "Now".
    """
    measured = [c.index for c in columns if c.role is Role.MEASURE]
    columns = _begun(table, _aimed(table, columns, measured))
    targets = [c.index for c in columns if c.role is Role.TARGET]
    if not measured or not targets:
        return columns
    known = {c.role: c.index for c in columns}
    bare = [c for c in columns if measured[0] < c.index < targets[0] and is_bare_date(table, c)]
    bare.sort(key=lambda c: find_dates(c.header.text)[0].last_day)
    found: dict[int, Role] = {}
    if bare and Role.BASELINE not in known and bare[0].index < known.get(Role.LATEST, table.columns):
        found[bare.pop(0).index] = Role.BASELINE
    if bare and Role.LATEST not in known and bare[-1].index > known.get(Role.BASELINE, -1):
        found[bare.pop().index] = Role.LATEST
    between = range(max(measured[0], known.get(Role.BASELINE, 0)) + 1, targets[0])
    periods = [c.index for c in columns if c.index in between and _is_bare_period(table, c)]
    if periods and Role.LATEST not in {*known, *found.values()}:
        found[periods[-1]] = Role.LATEST
    why = "figures of a day before the target"
    return tuple(
        replace(c, role=found[c.index], confidence=_GIVEN, reason=why) if c.index in found else c
        for c in columns
    )


def _aimed(table: LogicalTable, columns: tuple[Column, ...], measured: Sequence[int]) -> tuple[Column, ...]:
    """Figures under nothing but "By 2031", behind what is measured, are its targets where no other column is."""
    if not measured or any(c.role is Role.TARGET for c in columns):
        return columns
    why = "figures of a day that they are to reach"
    return tuple(
        replace(c, role=Role.TARGET, confidence=_GIVEN, reason=why)
        if c.index > measured[0] and _says_by(c.header.text) and is_bare_date(table, c)
        else c
        for c in columns
    )


def _begun(table: LogicalTable, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Figures of a day or year, "Outturn 2030/31", with later ones between them and the target are not the latest: it began there."""
    states = [c for c in columns if c.role in {Role.BASELINE, Role.LATEST}]
    targets = [c.index for c in columns if c.role is Role.TARGET]
    if len(states) != 1 or states[0].role is not Role.LATEST or not targets:
        return columns
    (state,) = states
    when = find_dates(state.header.text)
    between = (c for c in columns if state.index < c.index < targets[0])
    if not when or not any(_is_later(table, c, when[0].last_day) for c in between):
        return columns
    why = state.reason + "; figures of a later day stand beside it"
    begun = replace(state, role=Role.BASELINE, reason=why)
    return tuple(begun if c is state else c for c in columns)


def _is_later(table: LogicalTable, column: Column, day: date) -> bool:
    """Whether a column that nobody knows holds figures of a later day, or of a quarter or month of the running year."""
    if is_bare_date(table, column):
        return find_dates(column.header.text)[0].last_day > day
    return _is_bare_period(table, column)


def _says_by(header: str) -> bool:
    """Whether a header is "By" and a date."""
    start = _BY.match(header)
    return start is not None and looks_like_date(header[start.end() :])


def is_bare_date(table: LogicalTable, column: Column) -> bool:
    """Whether a column that nobody knows, but for its figures that may be numbers, holds figures under a date."""
    words = column.header.text
    said = header_words(words) not in {"", *section_terms().now} and not names_period(words)
    if column.role not in {Role.OTHER, Role.REF} or said:
        return False
    return bool(find_dates(words)) and mostly(table, column, is_figure)


def _is_bare_period(table: LogicalTable, column: Column) -> bool:
    """Whether a column that nobody knows holds figures under "Now", or a quarter or a month without its year."""
    words = column.header.text
    unknown = column.role in {Role.OTHER, Role.REF} and not find_dates(words)
    return (
        unknown
        and (names_period(words) or header_words(words) in section_terms().now)
        and mostly(table, column, is_figure)
    )


def without_figures(table: LogicalTable, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Figures that no name of a measure, and no action, stands beside ("Ward | Homes in need") measure nothing."""
    if any(c.role is Role.ACTION for c in columns):
        return columns
    return tuple(
        replace(c, role=Role.IGNORE, reason=c.reason + "; only figures stand in it, beside no action")
        if c.role is Role.MEASURE and mostly(table, c, is_figure)
        else c
        for c in columns
    )


def measured_outcomes(table: LogicalTable, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Outcomes that figures stand beside ("Outcome | Baseline | Target"), and no action or measure, are what is measured."""
    figures = (c for c in columns if c.role in _FIGURES)
    if {c.role for c in columns} & (_ITEMS | WHO_AND_WHEN) or not any(
        mostly(table, c, is_figure) for c in figures
    ):
        return columns
    why = "; figures of it stand beside it"
    return tuple(
        replace(c, role=Role.MEASURE, reason=c.reason + why) if c.role is Role.OUTCOME else c for c in columns
    )


def dated_targets(table: LogicalTable, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Targets of actions that say but when ("May 2031", "Ongoing"), nearly all, are the timescale where no other column is.

    "95% by May 2031" says more.
    """
    roles = [c.role for c in columns]
    if Role.ACTION not in roles or roles.count(Role.TARGET) != 1 or not _WHEN.isdisjoint(roles):
        return columns
    why = "; its cells say when"
    return tuple(
        replace(c, role=Role.TIMESCALE, confidence=_GIVEN, reason=c.reason + why)
        if c.role is Role.TARGET and _all_say_when(filled(table, c))
        else c
        for c in columns
    )


def _all_say_when(cells: Sequence[LogicalCell]) -> bool:
    """Whether nearly all cells hold nothing but a time."""
    times = sum(begins_at(c.text) == 0 for c in cells)
    return bool(cells) and times >= _NEARLY_ALL * len(cells)


def counted(table: LogicalTable, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """What only figures stand beside ("Task | Target | Actual") is counted, not planned: it is a measure.

    How far it is may be said, too, where nobody is told to do anything: "What we track | Latest | Target | Comments".
    """
    roles = {c.role for c in columns}
    if len(roles & _FIGURES) < _TWO or roles & ((BESIDE - {Role.STATUS}) | {Role.MEASURE}):
        return columns
    return tuple(
        replace(c, role=Role.MEASURE, reason=c.reason + "; only figures stand beside it")
        if c.role is Role.ACTION and (Role.STATUS not in roles or instructing(table, c) < _HALF)
        else c
        for c in columns
    )
