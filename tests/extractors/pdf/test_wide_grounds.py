"""A header below a band, lines below each cell, and a last row of a name and a text over the other columns."""

from itertools import pairwise

import pytest

from extractors.pdf import read
from extractors.pdf.drawn.words import Word
from extractors.pdf.ruled.wide_grounds import wide_grounds
from schemas.document import Box, Table
from tests.extractors.pdf_builder import Page, write

XS = [50.0, 200.0, 290.0, 380.0, 470.0, 560.0]
NAMES = ("What we do", "Led by", "Working with", "When", "Goals")
ROWS = (
    ("Mend the weir", "Wardens", "Anglers", "May 2031", "Clean rivers"),
    ("Count the eels", "Head of Rivers", "", "June 2032", "More fish"),
)
BAND = "Step 1: Bring the fish back to all of our rivers and streams"


def drawn(merged=()):
    """A page with the table; the cells of the first row in the `merged` columns go on in the second."""
    page = Page().fill(XS[0], 100, XS[-1], 122, 0.9).text(XS[0] + 6, 106, BAND, bold=True)
    for (left, right), name in zip(pairwise(XS), NAMES, strict=True):
        page.fill(left, 122, right, 144, 0.4).text(left + 5, 128, name, bold=True)
    top = 144.0
    for n, row in enumerate(ROWS):
        for at, ((left, right), text) in enumerate(zip(pairwise(XS), row, strict=True)):
            page.text(left + 5, top + 7, "" if n and at in merged else text)
            if n or at not in merged:
                page.line(left, top + 26, right, top + 26)
        top += 26
    page.fill(XS[0], top, XS[1], top + 30, 0.95).fill(XS[1], top, XS[-1], top + 30, 0.95)
    page.text(XS[0] + 5, top + 4, "How we will know", bold=True)
    page.text(XS[1] + 5, top + 4, "• More eels above the weirs of our rivers")
    page.text(XS[1] + 5, top + 16, "• Number of weirs that leak")
    for left, right in pairwise(XS):
        page.line(left, top + 30, right, top + 30)
    return page


@pytest.fixture
def table(tmp_path):
    def made(page):
        return next(one for one in read(write(tmp_path / "plan.pdf", page)).body if isinstance(one, Table))

    return made


def test_the_band_the_rows_and_the_name_with_its_wide_text_are_one_table(table):
    found = table(drawn())
    assert [[cell.text for cell in found.cells if cell.row == row] for row in range(found.rows)] == [
        [BAND],
        list(NAMES),
        *map(list, ROWS),
        ["How we will know", "• More eels above the weirs of our rivers\n• Number of weirs that leak"],
    ]


def test_cells_without_a_line_below_go_on_in_the_next_row(table):
    spans = {cell.text: (cell.row, cell.row_span) for cell in table(drawn(merged=(0, 4))).cells}
    assert [spans[text] for text in ("Mend the weir", "Wardens", "Head of Rivers", "Clean rivers")] == [
        (2, 2),
        (2, 1),
        (3, 1),
        (2, 2),
    ]


@pytest.mark.parametrize(
    ("grounds", "spans"),
    [
        ([(0, 100), (100, 300)], {0: [(0, 0), (1, 2)]}),
        ([(0, 100), (100, 200), (200, 300)], {}),  # a cell each, as of any shaded row
        ([(0, 300)], {}),  # a band
        ([(0, 100), (200, 300)], {}),
        ([(0, 130), (130, 300)], {}),
        ([(0, 200), (200, 300)], {}),  # a text runs over the side of a ground
    ],
)
def test_grounds_from_edge_to_edge_are_cells(grounds, spans):
    words = [
        Word("Number", 105, 4, 145, 14, 10.0, False),
        Word("of", 148, 4, 160, 14, 10.0, False),
        Word("weirs", 190, 4, 215, 14, 10.0, False),
    ]
    fills = [Box(left, 0, right, 20) for left, right in grounds]
    assert wide_grounds([0, 100, 200, 300], [0, 20], words, fills) == spans
