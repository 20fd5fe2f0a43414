"""Rows of measures right below a form: laid at the foot of its table, which they are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from pipeline.tables.cards import told_measures
from pipeline.tables.joining import halves
from pipeline.tables.page_tails import ends_on_next_page
from pipeline.tables.top_cards import begins_with_action, begins_with_card, in_row, names_section, tells_more
from schemas.record import LogicalTable, Paragraph

_LEAST_COLUMNS = 3  # of the form's table


def with_foot_rows(body: Sequence[Paragraph | LogicalTable]) -> list[Paragraph | LogicalTable]:
    """The body, each "Impact measures | ..." right below the table of a section's form as the last row of that table.

    With it goes what else is said there of all of the form, "Progress | ...".
    Below a page break they are the foot of any table whose columns they stand in: what is drawn there shows no others.
    What stands below such rows must be the next section's: a header makes them rows of its own table.
    """
    made: list[Paragraph | LogicalTable] = []
    for element in body:
        form = made[-1] if made else None
        if not isinstance(form, LogicalTable) or not isinstance(element, LogicalTable):
            made.append(element)
            continue
        rows = _foot(form, element) if form.columns >= _LEAST_COLUMNS else 0
        if not rows or not (
            begins_with_card(form) or begins_with_action(form) or ends_on_next_page(form, element)
        ):
            made.append(element)
            continue
        foot, rest = halves(element, rows)
        made[-1] = _footed(form, foot)
        made += [replace(rest, header_rows=0)] if rest.rows else []
    return made


def _foot(form: LogicalTable, table: LogicalTable) -> int:
    """How many rows at the top say more of the form, each with a drawn name, and where nothing or another section follows.

    One at least names measures, but below a form that is all about one action.
    """
    rows, measured = 0, begins_with_action(form)
    while rows < table.rows:
        row = halves(halves(table, rows)[1], 1)[0]
        measures = told_measures(row) is not None
        if not (measures or tells_more(row.cells)):
            break
        rows, measured = rows + 1, measured or measures
    return rows if measured and (rows == table.rows or names_section(table, rows)) else 0


def _footed(form: LogicalTable, foot: LogicalTable) -> LogicalTable:
    below = (in_row(foot.row_cells(row), form.rows + row, form.columns) for row in range(foot.rows))
    return replace(
        form,
        rows=form.rows + foot.rows,
        cells=(*form.cells, *chain.from_iterable(below)),
        origins=form.origins + foot.origins,
    )
