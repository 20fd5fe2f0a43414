"""Roles that depend on the other columns: which of several is the action, what stands before it and behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.naming.acting import with_action
from pipeline.naming.belied import (
    answers_what_is_before,
    evaluated,
    grouping_alone,
    monitored,
    noted_dates,
    revised_dates,
    told,
    without_names,
    without_numbers,
)
from pipeline.naming.column_cells import body_cells, is_figure, merged, mostly
from pipeline.naming.duties import without_duties
from pipeline.naming.figure_columns import (
    counted,
    dated,
    dated_targets,
    directed,
    figured,
    measured_first,
    measured_outcomes,
    without_figures,
    without_quarters,
)
from pipeline.naming.meanings import claims, may_mean
from pipeline.naming.referring import of_actions_elsewhere, referring
from pipeline.texts.headers import MILESTONE, PRODUCT, header_words, tells_progress
from pipeline.texts.heads import split_name
from pipeline.texts.witness import looks_like_short_form, obliges
from schemas.record import Column, LogicalCell, LogicalTable
from schemas.role import WHO_AND_WHEN, Role

RULED = "the sidecar's ruling"  # the reason of a role that nothing changes

_TWO = 2
_SAYING = re.compile(r"[“\"‘'].+[”\"’']\W?")
_BARE_DATES = frozenset({"date", "dates"})
_GUESSED = 0.5  # how sure a role is that only the columns around it give


def settled(table: LogicalTable, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns once each knows the others: one action column, sections before it, measures behind it."""
    ruled = {c.index: c for c in columns if c.reason == RULED and c.role is not Role.OUTCOME}
    columns = of_actions_elsewhere(table, _as_glossary(table, columns))
    columns = measured_first(table, figured(table, columns))
    columns = without_numbers(table, dated(table, columns))
    columns = _second_meaning(table, revised_dates(table, evaluated(table, monitored(table, columns))))
    columns = _once(table, _one_deadline(table, columns))
    columns = with_action(
        table, _without_milestones(table, counted(table, dated_targets(table, noted_dates(table, columns))))
    )
    columns = without_duties(table, without_names(table, _without_answers(table, told(table, columns))))
    columns = without_quarters(directed(table, without_figures(table, columns)))
    actions = [c.index for c in columns if c.role is Role.ACTION]
    columns = tuple(
        replace(c, role=Role.SECTION_EACH, reason=c.reason + "; the broader of the action columns")
        if c.index in actions[:-1]
        else c
        for c in columns
    )
    columns = measured_outcomes(table, columns)
    first_action = actions[-1] if actions else len(columns)
    columns = _products(columns, first_action)
    measured = [c.index for c in columns if c.role in {Role.MEASURE, Role.BASELINE}]
    named = [c.index for c in columns if c.role is Role.MEASURE]
    placed = (_by_position(table, c, actions[-1] if actions else None, measured) for c in columns)
    grouped = (
        _grouping(table, referring(table, c, first_action, named), first_action if actions else 0)
        for c in placed
    )
    return tuple(ruled.get(c.index, c) for c in grouping_alone(tuple(grouped), first_action))


def _as_glossary(table: LogicalTable, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """A "Term" beside what it means is no time; all there is beside short forms is what they mean.

    So are short forms all there is beside what something means: "Letters | What they stand for".
    """
    if len(columns) == _TWO and {c.role for c in columns} == {Role.SHORT, Role.OTHER}:
        why = "it stands beside short forms"
        return tuple(
            replace(c, role=Role.LONG, confidence=_GUESSED, reason=why) if c.role is Role.OTHER else c
            for c in columns
        )
    if not any(c.role is Role.LONG for c in columns):
        return columns
    lone = len(columns) == _TWO
    return tuple(
        replace(c, role=Role.SHORT)
        if may_mean(table, c, Role.SHORT) or (lone and _holds_short_forms(table, c))
        else c
        for c in columns
    )


def _holds_short_forms(table: LogicalTable, column: Column) -> bool:
    """Whether nothing but its cells makes the column what it is, and they are short forms."""
    if column.role is Role.LONG or claims(table, column, column.role):
        return False
    return mostly(table, column, lambda cell: looks_like_short_form(cell.text))


def _second_meaning(table: LogicalTable, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """A "By" beside a column of owners asks when, where no other column does; its cells need not say so ("Tbc")."""
    roles = [c.role for c in columns]
    if roles.count(Role.OWNER) < _TWO or Role.TIMESCALE in roles:
        return columns
    both = [c.index for c in columns if c.role is Role.OWNER and may_mean(table, c, Role.TIMESCALE)]
    return tuple(
        replace(c, role=Role.TIMESCALE, reason="it may ask who or when, and another column says who")
        if [c.index] == both
        else c
        for c in columns
    )


def _one_deadline(table: LogicalTable, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """A bare "Date" beside a column whose header asks for the deadline is some other date: of a meeting, of a note."""
    timed = [
        c for c in columns if c.role is Role.TIMESCALE and not c.kind and claims(table, c, Role.TIMESCALE)
    ]
    bare = {c.index for c in timed if header_words(c.header.text) in _BARE_DATES}
    if len(bare) == len(timed):
        return columns
    return tuple(
        replace(c, role=Role.IGNORE, reason=f"{c.reason}; another column says when it is due")
        if c.index in bare
        else c
        for c in columns
    )


def _once(table: LogicalTable, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """A column that only its cells make one of owners or dates is none where another is by its header too."""
    headed = {c.role for c in columns if c.role in WHO_AND_WHEN and claims(table, c, c.role)}
    return tuple(
        replace(
            c,
            role=Role.OTHER if c.header else Role.IGNORE,
            confidence=0.0,
            reason=f"{c.reason}, as another's do",
        )
        if c.role in headed and not claims(table, c, c.role)
        else c
        for c in columns
    )


def _without_answers(table: LogicalTable, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """A "Response" before the action answers a recommendation, where another column says how far the action is."""
    answers = {c.index for c in columns if answers_what_is_before(table, c)}
    first = min((c.index for c in columns if c.role is Role.ACTION), default=0)
    if not any(c.role is Role.STATUS and c.index > first and c.index not in answers for c in columns):
        return columns
    return tuple(
        replace(c, role=Role.IGNORE, reason=c.reason + "; it answers what stands before the action")
        if c.role is Role.STATUS and c.index in answers and c.index < first
        else c
        for c in columns
    )


def _without_milestones(table: LogicalTable, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Milestones beside an action of the same row are marks of its success; below a merged one they are actions.

    One that is merged over the actions at its right is what they lead up to. "Milestones and progress" tell how far it is.
    """
    steps = {c.index for c in columns if c.role is Role.ACTION and c.kind == MILESTONE}
    own = [c for c in columns if c.role is Role.ACTION and c.index not in steps]
    if not steps or not own:
        return columns
    under = any(merged(table, c.index) for c in own)

    def settled_step(step: Column) -> Column:
        role, why = Role.MEASURE, "beside actions of their own"
        if tells_progress(step.header.text):
            role = Role.STATUS
        elif under:
            return step
        elif step.index < own[0].index and merged(table, step.index):
            role, why = Role.SECTION, "over several actions"
        return replace(step, role=role, reason=f"{step.reason}; {why}")

    return tuple(settled_step(c) if c.index in steps else c for c in columns)


def _is_named(cell: LogicalCell) -> bool:
    """Whether the cell begins as a section's name does: "Indicator 2: Bullying"."""
    named = split_name(cell.passage)
    return named is not None and bool(named[0])


def _products(columns: tuple[Column, ...], action: int) -> tuple[Column, ...]:
    """An "Output" left of the action is what the action is for, where its indicators stand behind that."""
    if not any(c.role is Role.MEASURE and c.index > action for c in columns):
        return columns
    why = "; it is measured behind the actions"
    return tuple(
        replace(c, role=Role.SECTION, reason=c.reason + why)
        if c.role is Role.MEASURE and c.kind == PRODUCT and c.index < action
        else c
        for c in columns
    )


def _by_position(table: LogicalTable, column: Column, action: int | None, measured: Sequence[int]) -> Column:
    """Outcomes before the action are sections, after it measures; so are targets in words that no measure goes with.

    Outcomes without any action beside them are listed, not planned: they make no measure.
    """
    before = column.role is Role.OUTCOME if action is None else column.index < action
    if column.role is Role.OUTCOME:
        return replace(column, role=Role.SECTION if before else Role.MEASURE)
    if column.role is Role.MEASURE and action is not None and before and mostly(table, column, _is_named):
        return replace(column, role=Role.SECTION, reason=column.reason + "; its cells are names with numbers")
    if column.role is Role.SECTION and action is not None and not before and mostly(table, column, is_figure):
        return replace(column, role=Role.IGNORE, reason=column.reason + "; its cells are bare numbers")
    if column.role is Role.TARGET:
        beside = [index for index in measured if action is None or not before or index < action]
        if not beside and not mostly(table, column, is_figure):
            return replace(column, role=Role.SECTION if before else Role.MEASURE)
    return column


def _quotes(table: LogicalTable, column: Column) -> bool:
    """Whether most of the column's cells are nothing but what people said."""
    cells = [cell for cell in body_cells(table, column.index) if cell.text]
    said = sum(all(_SAYING.fullmatch(p.body.text) for p in cell.paragraphs) for cell in cells)
    return said * _TWO > len(cells)


def _grouping(table: LogicalTable, column: Column, first_action: int) -> Column:
    """A column left of the action that nobody knows groups the rows: merged over several, or all there is beside it.

    So does one that says what must or should be done, as inspectors do. What people said, word for word, does not,
    wherever it stands.
    """
    if column.role is not Role.OTHER:
        return column
    if _quotes(table, column):
        return replace(column, role=Role.IGNORE, confidence=_GUESSED, reason="its cells quote people")
    if column.index >= first_action:
        return column
    if merged(table, column.index) or table.columns == _TWO:
        why = "its cells group the rows of actions"
    elif mostly(table, column, lambda cell: obliges(cell.text)):
        why = "its cells say what must or should be done"
    else:
        return column
    return replace(column, role=Role.SECTION, confidence=_GUESSED, reason=why)
