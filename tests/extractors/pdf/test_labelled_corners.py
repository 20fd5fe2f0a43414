"""A header and a first column on grounds, and nothing drawn between the other cells: they are a table all the same."""

from itertools import pairwise

import pytest

from extractors.pdf import read
from extractors.pdf.drawn import pages
from extractors.pdf.ruled.labelled_corners import with_corner_cells
from schemas.document import Table
from tests.extractors.pdf_builder import Page, write

XS = [50.0, 150.0, 300.0, 430.0, 550.0]
NAMES = ("Outcome", "2031/32", "2032/33", "Lead")
ROWS = (
    ("Clean rivers", ("• Mend the weir", "• Count eels"), ("• Walk the banks",), ("Head of Rivers",)),
    ("Safe banks", ("• Plant willows",), ("• Fence the ford", "• Teach children"), ("Wardens",)),
)


def drawn(rows=ROWS, *, labels=True, step=18, line=0.0):
    """A page with the table, the lines of its cells `step` apart; `line` is the height of a line through it, from the second column on."""
    page = Page()
    for (left, right), name in zip(pairwise(XS), NAMES, strict=True):
        page.fill(left, 100, right, 124, 0.4).text(left + 5, 106, name, bold=True)
    top = 124.0
    for label, *cells in rows:
        if labels:
            page.fill(XS[0], top, XS[1], top + 50, 0.7)
        page.text(XS[0] + 5, top + 6, label, bold=True)
        for x, lines in zip(XS[1:], cells, strict=False):
            for n, text in enumerate(lines):
                page.text(x + 5, top + 6 + step * n, text)
        top += 50
    return page.line(XS[1], line, XS[-1], line) if line else page


@pytest.fixture
def texts(tmp_path):
    def made(page):
        tables = [p for p in read(write(tmp_path / "plan.pdf", page)).body if isinstance(p, Table)]
        return [[c.text for c in t.cells if c.row == row] for t in tables for row in range(t.rows)]

    return made


EXPECTED = [[*NAMES], *([label, *("\n".join(cell) for cell in cells)] for label, *cells in ROWS)]


def test_the_cells_beside_labels_and_below_names_are_read(texts):
    assert texts(drawn()) == EXPECTED


SEVERAL = ("Clean rivers", ("Mend the weir", "Count eels"), ("Walk", "Teach"), ("AB", "CD"))
OVER = ("Clean rivers", ("Mend the weir before the next flood comes",), (), ("AB",))


@pytest.mark.parametrize(
    ("page", "count"),
    [
        (drawn(), 6),
        (drawn(labels=False), 0),
        (drawn([SEVERAL, ROWS[1]], step=26), 0),  # more rows than labels
        (drawn([OVER, ROWS[1]]), 0),
        (drawn(line=149), 0),  # lines part the rows
    ],
)
def test_cells_are_added_where_nothing_else_tells_them(tmp_path, page, count):
    (made,) = pages(write(tmp_path / "plan.pdf", page))
    assert len(with_corner_cells(made)[1]) == count
