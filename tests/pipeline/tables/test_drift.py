"""Dragged borders: one column though drawn at two places, two columns where a cell stands between."""

from itertools import pairwise

from pipeline.tables.drift import without_drift
from schemas.document import Cell, Table
from tests.pipeline.layouts import block


def cell(row, column, span, text):
    return Cell(row, column, 1, span, (block(text),))


def shape(table):
    return [(c.row, c.column, c.column_span, c.text) for c in table.cells]


def test_a_border_dragged_in_one_row_is_one_border():
    drawn = Table(
        (cell(0, 0, 1, "Action"), cell(0, 1, 2, "Lead"), cell(1, 0, 2, "Mend it"), cell(1, 2, 1, "A Pike")),
        rows=2,
        columns=3,
        column_edges=(0.0, 100.0, 110.0, 200.0),
    )
    straight = without_drift(drawn)
    assert (straight.columns, straight.column_edges) == (2, (0.0, 100.0, 200.0))
    assert shape(straight) == [
        (0, 0, 1, "Action"),
        (0, 1, 1, "Lead"),
        (1, 0, 1, "Mend it"),
        (1, 1, 1, "A Pike"),
    ]


def test_a_narrow_column_with_cells_of_its_own_stays():
    drawn = Table(
        (cell(0, 0, 1, "Action"), cell(0, 1, 1, "✓"), cell(0, 2, 1, "A Pike")),
        rows=1,
        columns=3,
        column_edges=(0.0, 100.0, 110.0, 200.0),
    )
    assert without_drift(drawn) is drawn


def test_a_table_without_edges_is_left_alone():
    drawn = Table((cell(0, 0, 1, "Action"),), rows=1, columns=1)
    assert without_drift(drawn) is drawn


def dragged(*ways):
    """A table below a cell across it, its rows of three cells each with borders of their own."""
    edges = sorted({edge for way in ways for edge in way})
    cells = [cell(0, 0, len(edges) - 1, "3.1 Weirs")]
    for row, way in enumerate(ways, start=1):
        places = [edges.index(edge) for edge in way]
        cells += [cell(row, at, end - at, f"{row}{at}") for at, end in pairwise(places)]
    return Table(tuple(cells), len(ways) + 1, len(edges) - 1, tuple(edges))


def test_rows_with_cells_as_many_have_the_same_columns_however_far_their_borders_are_dragged():
    straight = without_drift(dragged((0.0, 100.0, 200.0, 300.0), (0.0, 90.0, 228.0, 300.0)))
    assert straight.columns == 3
    assert [(c.row, c.column, c.column_span) for c in straight.cells] == [
        (0, 0, 3),
        (1, 0, 1),
        (1, 1, 1),
        (1, 2, 1),
        (2, 0, 1),
        (2, 1, 1),
        (2, 2, 1),
    ]


def test_borders_too_far_apart_are_those_of_other_columns():
    drawn = dragged((0.0, 100.0, 200.0, 300.0), (0.0, 20.0, 120.0, 300.0))
    assert without_drift(drawn) is drawn
