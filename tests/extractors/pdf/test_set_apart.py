"""Rows that white alone sets apart, beside labels that are merged over them on grounds of their own."""

from itertools import pairwise

import pytest

from extractors.pdf.drawn import pages
from extractors.pdf.ruled import find
from tests.extractors.pdf.test_loose_tables import document, tables, texts
from tests.extractors.pdf_builder import Page, write

__all__ = ["document"]

XS = [50.0, 120.0, 150.0, 330.0, 430.0, 550.0]
HEADER = ["Aim", "Ref", "What we will do", "Who", "When"]
ROWS = {
    "Water": [
        ["A1", "Mend the weir below the old mill in|town and clear the leat", "Warden", "May 2031"],
        ["A2", "Count the eels in every brook", "Warden", "2032"],
        ["A3", "Test the springs of both of the rivers|above the bridge", "Chemist", "Monthly"],
    ],
    "Banks": [["B1", "Plant reeds", "Gardener", "June 2031"], ["B2", "Sow the slopes", "Ranger", "2033"]],
}


def apart(white: float, *, columns: int = 4) -> Page:
    """Labels beside rows with `white` points between these, of which the last of a label has a line below.

    In all rows but the first ones of the labels the last columns but `columns` have no text.
    """
    page, low = Page(), 116.0
    for (x0, x1), name in zip(pairwise(XS), HEADER, strict=True):
        page.fill(x0, 100, x1, low, 0.3).text(x0 + 4, 102, name, bold=True)
    for label, rows in ROWS.items():
        top = low
        for n, row in enumerate(rows):
            for x, text in list(zip(XS[1:], row, strict=False))[: columns if n else 4]:
                page.lines(x + 4, low + 5, text.split("|"))
            low += 13 * max(text.count("|") + 1 for text in row) + white
        page.fill(XS[0], top, XS[1], low, 0.8).text(XS[0] + 4, (top + low) / 2, label, bold=True)
        for x0, x1 in pairwise(XS[1:]):
            page.line(x0, low, x1, low)
    return page


def test_rows_beside_a_label_begin_below_white_across_all_columns(document):
    (found,) = tables(document(apart(16)))
    rows = [[text.replace("|", " ") for text in row] for own in ROWS.values() for row in own]
    assert texts(found) == [HEADER, ["Water", *rows[0]], *rows[1:3], ["Banks", *rows[3]], rows[4]]


@pytest.mark.parametrize("page", [apart(16, columns=2), apart(0)])
def test_paragraphs_of_a_few_columns_begin_no_row(tmp_path, page):
    (drawn,) = pages(write(tmp_path / "few.pdf", page))
    (grid,) = find(drawn).grids
    assert len(grid.ys) == len(["header", *ROWS, "end"])
