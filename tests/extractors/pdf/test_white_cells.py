"""Tables with a coloured header above cells on white ground, with no line between."""

from itertools import pairwise

import pytest

from schemas.document import Table
from tests.extractors.pdf.test_loose_tables import document, texts
from tests.extractors.pdf_builder import Page

__all__ = ["document"]

XS = [40.0, 150.0, 190.0, 370.0, 520.0]
HEADER = ("Objective", "Ref", "Action", "How we will measure success")
ACTIONS = ["Mend the weir", "Count the eels", "Paint the boats"]
TOP, HIGH, WHITE = 100.0, 40.0, 1.0


def drawn(*, without: int | None = None) -> Page:
    """A page with three rows beside a label and a measure that are merged over them; `without` is a column without cells."""
    page = Page()
    for x0, x1 in pairwise(XS):
        page.fill(x0, TOP - 34, x1, TOP, 0.3)
    for x, text in zip(XS, HEADER[:3], strict=False):
        page.text(x + 5, TOP - 16, text, bold=True)
    page.text(XS[3] + 5, TOP - 30, "How we will", bold=True).text(
        XS[3] + 5, TOP - 16, "measure success", bold=True
    )
    for column, (x0, x1) in enumerate(pairwise(XS)):
        rows = ((0, 3),) if column in {0, 3} else ((0, 1), (1, 2), (2, 3))
        for first, end in rows if column != without else ():
            page.fill(x0, TOP + HIGH * first, x1, TOP + HIGH * end, WHITE)
    page.lines(XS[0] + 5, TOP + 6, ["1 Rivers are", "full of life"])
    page.text(XS[3] + 5, TOP + 6, "More eels").text(XS[3] + 5, TOP + 46, "Less silt")
    for n, text in enumerate(ACTIONS):
        page.text(XS[1] + 5, TOP + HIGH * n + 6, f"1.{n + 1}").text(XS[2] + 5, TOP + HIGH * n + 6, text)
    return page


def test_each_white_cell_is_a_cell(document):
    (table,) = (part for part in document(drawn()).body if isinstance(part, Table))
    assert [text.replace("\n", " ") for text in texts(table)[0]] == list(HEADER)
    assert [(cell.text.replace("\n", " "), cell.row_span) for cell in table.cells if cell.row == 1] == [
        ("1 Rivers are full of life", 3),
        ("1.1", 1),
        ("Mend the weir", 1),
        ("More eels Less silt", 3),
    ]
    assert [row[1] for row in texts(table)[2:]] == ACTIONS[1:]


def test_white_cells_are_not_shaded(document):
    (table,) = (part for part in document(drawn()).body if isinstance(part, Table))
    assert [cell.shaded for cell in table.cells if cell.column == 2] == [True, False, False, False]


@pytest.mark.parametrize("column", [0, 2])
def test_white_behind_some_of_the_columns_alone_is_no_ground(document, column):
    (table,) = (part for part in document(drawn(without=column)).body if isinstance(part, Table))
    assert all(cell.row_span == 1 for cell in table.cells if cell.column)


def test_white_cells_make_a_table_whatever_stands_above(document):
    page = (
        drawn()
        .text(XS[0] + 5, TOP - 74, "1", bold=True)
        .text(XS[2] + 5, TOP - 74, "Objective one", bold=True)
    )
    page.text(XS[0] + 5, TOP - 54, "Rivers have been low for years.")
    tables = [part for part in document(page).body if isinstance(part, Table)]
    assert [texts(table)[0][0] for table in tables] == ["Objective"]
