"""Titles on a bar that reaches over a table and the figures beside it."""

from itertools import pairwise

import pytest

from extractors.pdf.drawn import pages
from extractors.pdf.drawn.rules import rows
from extractors.pdf.ruled import find
from extractors.pdf.ruled.wide_titles import wide_titles
from schemas.document import Block, Box
from tests.extractors.pdf.test_loose_tables import document, tables, texts
from tests.extractors.pdf_builder import Page, write

__all__ = ["document"]

XS = [50.0, 90.0, 250.0, 340.0, 420.0]
RIGHT = 550.0
HEADER = ["No.", "What we will do", "Who leads", "By when"]
ROWS = [
    ["1.1", "Mend the weir below the mill", "Warden", "May 2031"],
    ["1.2", "Count the eels in every brook", "Ranger", "2032"],
    ["1.3", "Plant reeds on the banks", "Gardener", "2033"],
]


def beside(*, shift: float = 0.0, striped: bool = False, wide: bool = False) -> Page:
    """A title over a table and a figure right of it, or left where the table is shifted; `wide` lines go on below both."""
    xs = [x + shift for x in XS]
    page = Page().fill(XS[0], 100, RIGHT, 126, 0.3).text(XS[0] + 8, 108, "Clean rivers", bold=True)
    for (x0, x1), name in zip(pairwise(xs), HEADER, strict=True):
        page.fill(x0, 126, x1, 150, 0.8).text(x0 + 4, 132, name, bold=True)
    for n, row in enumerate(ROWS):
        top = 150 + 30 * n
        for (x0, x1), text in zip(pairwise(xs), row, strict=True):
            if not striped:
                page.line(x0, top + 30, x1, top + 30)
            elif n % 2:
                page.fill(x0, top, x1, top + 30, 0.9)
            page.text(x0 + 4, top + 8, text)
        if wide:
            page.line(XS[0], top + 30, RIGHT, top + 30)
    x = XS[0] + 16 if shift else xs[-1] + 30
    return page.text(x, 140, "314", size=17, bold=True).text(x, 162, "eels last year")


@pytest.mark.parametrize("page", [beside(), beside(shift=130.0), beside(striped=True)])
def test_the_table_below_ends_where_its_header_does(document, page):
    found = document(page)
    (table,) = tables(found)
    assert texts(table) == [HEADER, *ROWS]
    lines = [part.text for part in found.body if isinstance(part, Block)]
    assert lines[0] == "Clean rivers"
    assert {"314", "eels last year"} <= {*lines}


def test_a_column_whose_header_has_no_ground_is_the_tables(tmp_path):
    (drawn,) = pages(write(tmp_path / "wide.pdf", beside(wide=True)))
    assert all(abs(grid.xs[-1] - RIGHT) < 1 for grid in find(drawn).grids)


def test_names_on_grounds_beside_what_they_name_are_no_header():
    """Nothing is drawn below their last column, and the next form begins with a bar as wide as the first."""
    names = [Box(x0, top, x1, top + 20) for top in (120, 140) for x0, x1 in ((50, 150), (150, 250))]
    bars = [Box(50, top, 500, top + 20) for top in (100, 200)]
    assert wide_titles([*names, *bars], rows(())) == []
    assert wide_titles([*names[:2], Box(50, 170, 250, 190), *bars], rows(())) == bars[:1]
