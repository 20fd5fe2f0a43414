"""Rows of measures right below a form: laid at the foot of its table, which they are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from pipeline.tables.cards import told_measures
from pipeline.tables.joining import halves
from pipeline.tables.top_cards import begins_with_card, in_row, names_section
from schemas.record import LogicalTable, Paragraph

_LEAST_COLUMNS = 3  # of the form's table


def with_foot_rows(body: Sequence[Paragraph | LogicalTable]) -> list[Paragraph | LogicalTable]:
    """The body, each "Impact measures | ..." right below the table of a section's form as the last row of that table.

    What stands below such rows must be the next section's: a header makes them rows of its own table.
    """
    made: list[Paragraph | LogicalTable] = []
    for element in body:
        form = made[-1] if made else None
        if not isinstance(form, LogicalTable) or not isinstance(element, LogicalTable):
            made.append(element)
            continue
        rows = _foot(element) if form.columns >= _LEAST_COLUMNS else 0
        if not rows or not begins_with_card(form):
            made.append(element)
            continue
        foot, rest = halves(element, rows)
        made[-1] = _footed(form, foot)
        made += [replace(rest, header_rows=0)] if rest.rows else []
    return made


def _foot(table: LogicalTable) -> int:
    """How many rows at the top name measures, each with a drawn name, where nothing or another section follows."""
    rows = 0
    while rows < table.rows and told_measures(halves(halves(table, rows)[1], 1)[0]) is not None:
        rows += 1
    return rows if rows == table.rows or names_section(table, rows) else 0


def _footed(form: LogicalTable, foot: LogicalTable) -> LogicalTable:
    below = (in_row(foot.row_cells(row), form.rows + row, form.columns) for row in range(foot.rows))
    return replace(
        form,
        rows=form.rows + foot.rows,
        cells=(*form.cells, *chain.from_iterable(below)),
        origins=form.origins + foot.origins,
    )
