"""Tables whose merged cells are coloured a row at a time: where the pieces meet is no border."""

import pytest

from extractors.pdf import read
from schemas.document import Table
from tests.extractors.pdf_builder import Page, write

XS = [50.0, 150.0, 200.0, 400.0, 500.0]
ROWS = [
    ("1.1", "Mend the weir", "May 2031"),
    ("1.2", "Count the eels", ""),
    ("2.1", "Paint the boats", "June 2032"),
]
HIGH = 30.0


def drawn(labels, ruled):
    """A page with the rows below each other beside coloured labels; lines stand right of these, and above the `ruled` ones."""
    page, bottom = Page(), 100 + HIGH * len(ROWS)
    for x in XS:
        page.line(x, 100, x, bottom)
    for number, (label, row) in enumerate(zip(labels, ROWS, strict=True)):
        top = 100 + HIGH * number
        page.fill(XS[0], top, XS[1], top + HIGH, 0.8)
        page.line(XS[0] if number in ruled else XS[1], top, XS[-1], top)
        for x, text in zip(XS, (label, *row), strict=False):
            page.text(x + 4, top + 4, text)
    return page.line(XS[0], bottom, XS[-1], bottom)


@pytest.fixture
def spans(tmp_path):
    def made(page):
        (table,) = (part for part in read(write(tmp_path / "plan.pdf", page)).body if isinstance(part, Table))
        return [(cell.text, cell.row_span) for cell in table.cells if cell.column == 0]

    return made


@pytest.mark.parametrize(
    ("labels", "ruled", "expected"),
    [
        (("Rivers", "", "Boats"), (0, 2), [("Rivers", 2), ("Boats", 1)]),
        (("", "Rivers", ""), (0,), [("Rivers", 3)]),  # in the middle of its rows
        (("Rivers", "", "Boats"), (0, 1, 2), [("Rivers", 1), ("", 1), ("Boats", 1)]),  # a blank cell
        (("Rivers", "Eels", "Boats"), (0,), [("Rivers", 1), ("Eels", 1), ("Boats", 1)]),  # one a row
    ],
)
def test_pieces_of_one_colour_are_one_cell_where_lines_part_the_rows_beside_them(
    spans, labels, ruled, expected
):
    assert spans(drawn(labels, ruled)) == expected
