"""Bands on coloured bars between the rows of a table that lines across part, drawn cell by cell."""

from collections.abc import Sequence
from itertools import pairwise

import pytest

from extractors.pdf.drawn import pages
from extractors.pdf.ruled import find
from tests.extractors.pdf.test_loose_tables import document, expected, tables, texts
from tests.extractors.pdf_builder import Page, write

__all__ = ["document"]

XS = [50.0, 90.0, 250.0, 370.0, 430.0, 490.0, 550.0]
HEADER = ("", "Action", "Lead", "2031", "2032", "2033")
GOALS = {
    "Goal A: Clean rivers": [
        ("A1", "Mend the weir", "Warden", "", "", ""),
        ("A2", "Count eels", "Ranger", "x", "x", ""),
    ],
    "Banks": [
        ("B1", "Plant reeds", "Gardener", "", "x", ""),
        ("B2", "Sow the slopes", "Ranger", "", "", "x"),
    ],
}
ROWS = [row for goal, rows in GOALS.items() for row in ((goal, *[""] * 5), *rows)]


def cells(page: Page, top: float, row: Sequence[str], *, ground: bool = False, bold: bool = False) -> Page:
    """A row of texts, each on its own ground or above its own piece of line."""
    for (x0, x1), text in zip(pairwise(XS), row, strict=True):
        if ground:
            page.fill(x0, top, x1, top + 24, 0.85)
        else:
            page.line(x0, top + 24, x1, top + 24)
        page.text(x0 + 6, top + 8, text, bold=bold)
    return page


def goals(page: Page, top: float) -> Page:
    for goal, rows in GOALS.items():
        page.fill(XS[0], top, XS[-1], top + 22, 0.4).text(XS[0] + 6, top + 7, goal, bold=True)
        top += 22
        for row in rows:
            cells(page, top, row)
            top += 24
    return page


@pytest.mark.parametrize("ground", [True, False])
def test_bars_between_a_header_and_rows_are_bands_of_one_table(document, ground):
    (found,) = tables(document(goals(cells(Page(), 100, HEADER, ground=ground, bold=True), 124)))
    assert texts(found) == expected(HEADER, *ROWS)
    assert [cell.column_span for cell in found.cells if cell.row in {1, 4}] == [6, 6]


def test_a_row_of_few_texts_between_a_bar_and_the_first_line_is_a_row(document):
    (found,) = tables(document(goals(Page(), 100)))
    assert texts(found) == expected(*ROWS)


def test_a_bar_above_another_header_is_the_title_of_its_table(tmp_path):
    page = goals(cells(Page(), 100, HEADER, ground=True, bold=True), 124)
    page.fill(XS[0], 264, XS[-1], 286, 0.4).text(XS[0] + 6, 271, "Goal C: Mills", bold=True)
    cells(
        cells(page, 286, HEADER, ground=True, bold=True),
        310,
        ("C1", "Mend the wheel", "Miller", "x", "x", "x"),
    )
    (drawn,) = pages(write(tmp_path / "goals.pdf", cells(page, 334, ROWS[1])))
    assert min(grid.ys[-1] for grid in find(drawn).grids) <= 264
