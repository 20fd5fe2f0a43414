"""A table within a cell, so near to its borders that their lines meet, is none of the columns around it."""

import pytest

from extractors.pdf import read
from extractors.pdf.drawn import pages
from extractors.pdf.ruled import find
from extractors.pdf.ruled.held_tables import with_held_tables
from schemas.document import Table
from tests.extractors.pdf_builder import Page, write

XS = [50.0, 90.0, 220.0, 300.0, 540.0]
INNER = [306.0, 400.0, 460.0, 526.0]
HEADER = ("No", "What we will do", "Who", "How we will know")
ROWS = [("1", "Mend the weir", "A Pike"), ("2", "Count the eels", "B Roach"), ("3", "Paint it", "C Rudd")]
NAMES = ("KPI", "In 2030", "In 2032")
MEASURES = [[NAMES, ("Boats", "20%", "75%"), ("Locks", "", "4")], [], [NAMES, ("Lights", "3", "9")]]


def plan(header=HEADER):
    """Rows of three lines each, the first and the last with a table right below their upper border."""
    tops = [100.0, 120.0, 190.0, 210.0, 270.0]
    page = Page().grid(XS, tops)
    for x, name in zip(XS, header, strict=False):
        page.text(x + 5, 105, name, bold=True)
    for top, row, measures in zip(tops[1:], ROWS, MEASURES, strict=False):
        for x, text in zip(XS, row, strict=False):
            page.text(x + 5, top + 5, text)
        if measures:
            page.grid(INNER, [top + 20 * n for n in range(len(measures) + 1)])
        for n, own in enumerate(measures):
            for x, text in zip(INNER, own, strict=False):
                page.text(x + 5, top + 20 * n + 5, text)
    return page


def grids(tmp_path, page):
    (drawn,) = pages(write(tmp_path / "made.pdf", page))
    return find(drawn), with_held_tables(find(drawn), drawn)


def test_its_rows_are_lines_of_the_cell(tmp_path):
    (table,) = (part for part in read(write(tmp_path / "made.pdf", plan())).body if isinstance(part, Table))
    assert (table.rows, table.columns) == (4, 4)
    assert [[c.text for c in table.cells if c.row == row] for row in range(4)] == [
        list(HEADER),
        *([*row, "\n".join(map("\t".join, own))] for row, own in zip(ROWS, MEASURES, strict=True)),
    ]


def test_a_cell_goes_on_where_no_line_crosses_the_white_beside_the_table_within(tmp_path):
    page = Page().grid(XS[:-1], [100.0, 120.0, 140.0, 160.0, 200.0])  # two rows beside one merged cell
    page.line(XS[-2], 100, XS[-1], 100).line(XS[-2], 120, XS[-1], 120).line(XS[-2], 200, XS[-1], 200)
    page.line(XS[-1], 100, XS[-1], 200).grid(INNER, [120.0, 155.0, 190.0])
    page.fill(XS[0], 160, XS[-1], 200, 0.9)  # begins within a row of the table
    for x, name in zip(XS, HEADER, strict=False):
        page.text(x + 5, 105, name)
    _, found = grids(tmp_path, page)
    (grid,) = found.grids
    assert [(c.row, c.row_span) for c in grid.cells if c.column == len(XS) - 2] == [(0, 1), (1, 3)]
    assert {(box.top, box.bottom) for box in found.nested} == {(120, 155), (155, 190)}


@pytest.mark.parametrize(
    "header",
    [
        ("", "What we will do", "Who", "How we will know"),  # a column without a name: a form, perhaps
        (),
    ],
)
def test_without_a_header_of_names_all_lines_are_of_one_table(tmp_path, header):
    before, after = grids(tmp_path, plan(header))
    assert after.grids == before.grids


def test_columns_with_words_are_no_white(tmp_path):
    before, after = grids(tmp_path, plan().text(302, 130, "a", 5))
    assert after.grids == before.grids
