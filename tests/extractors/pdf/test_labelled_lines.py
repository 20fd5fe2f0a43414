"""Labels on grounds of their own beside rows that lines across part, without a line between the columns."""

from collections.abc import Sequence
from itertools import pairwise

import pytest

from extractors.pdf.drawn import pages
from extractors.pdf.ruled import find
from tests.extractors.pdf.test_loose_tables import document, tables, texts
from tests.extractors.pdf_builder import Page, write

__all__ = ["document"]

XS = (50, 140, 340, 460)
RIGHT = 550
HEADER = ["Aim", "What we will do", "Who", "When"]
ROWS = {
    "Clean water": [
        ("Mend the weir below the old mill in town|and clear the leat", "Head of|Rivers", "May 2031"),
        ("Count the eels in every brook", "Wardens", "Autumn 2032"),
        ("Test the springs", "Chemist", "Monthly"),
    ],
    "Firm banks": [
        ("Plant reeds along the lower shore of it|and on both islands", "Gardener", "June 2031"),
        ("Sow the slopes", "Rangers", "2033"),
    ],
}


def labelled(
    page: Page, rows: Sequence[tuple[str, ...]], top: float, label: str = "", short: float = 0
) -> float:
    """A coloured label beside rows 34 points high, dashed lines between these; the lower edge of all.

    The label's ground ends `short` points above it.
    """
    bottom = top + 34 * len(rows)
    page.fill(XS[0], top, XS[1] - 7, bottom - short, 0.4).text(XS[0] + 5, top + 8, label, bold=True)
    for n, row in enumerate(rows):
        low = top + 34 * n
        for x, text in zip(XS[1:], row, strict=True):
            page.lines(x, low + 6, text.split("|"))
        for dash in range(int(XS[1]) - 7, RIGHT, 3) if n else ():
            page.fill(dash, low - 0.5, dash + 1.5, low + 0.5, 0.6)
    return bottom


def header(page: Page, top: float) -> Page:
    """The names of the columns, on no ground, 16 points above their first label."""
    for x, name in zip((XS[0] + 5, *XS[1:]), HEADER, strict=True):
        page.text(x, top - 16, name)
    return page


@pytest.mark.parametrize("short", [0, 20, 26])
def test_labels_are_merged_over_the_rows_beside_them(document, short):
    page, low = header(Page(), 120), 120.0
    for label, rows in ROWS.items():
        low = labelled(page, rows, low, label, short) + 8
    page.text(XS[1], low + 30, "Page 1 of 2")
    (found,) = tables(document(page))
    assert texts(found) == [
        HEADER,
        [
            "Clean water",
            "Mend the weir below the old mill in town and clear the leat",
            "Head of Rivers",
            "May 2031",
        ],
        ["Count the eels in every brook", "Wardens", "Autumn 2032"],
        ["Test the springs", "Chemist", "Monthly"],
        [
            "Firm banks",
            "Plant reeds along the lower shore of it and on both islands",
            "Gardener",
            "June 2031",
        ],
        ["Sow the slopes", "Rangers", "2033"],
    ]


def test_a_label_without_words_goes_on_from_the_page_before(tmp_path):
    page = header(Page(), 120)
    labelled(page, ROWS["Clean water"], 120)
    (drawn,) = pages(write(tmp_path / "on.pdf", page))
    (grid,) = find(drawn).grids
    assert [(cell.row, cell.row_span) for cell in grid.cells if cell.column == 0] == [(0, 1), (1, 3)]


def test_lines_in_pieces_show_the_columns_wherever_their_texts_begin(document):
    page, xs = Page(), (133, 320, 440, RIGHT)
    page.fill(50, 100, 133, 160, 0.4).text(55, 108, "Clean water", bold=True)
    for n, (what, who, when) in enumerate(ROWS["Clean water"][1:]):
        low = 100 + 30 * n
        page.text(xs[0] + 6, low + 8, what).text(xs[1] + 6, low + 8, who).text(xs[2] + 40, low + 8, when)
        for left, right in pairwise(xs):
            page.line(left, low + 30, right, low + 30)
    page.text(xs[1] + 6, 120, "of the brooks and")
    (found,) = tables(document(page))
    assert [cell.box.x0 for cell in found.cells if cell.row == 0] == [50, *xs[:-1]]


def test_lines_beside_a_coloured_note_part_no_rows_of_prose(tmp_path):
    page = Page().fill(50, 100, 133, 220, 0.4).text(55, 108, "A note")
    prose = [
        "A sentence that runs across the page beside it and goes",
        "on below a line that is there for looks",
    ]
    for top in (110, 170):
        page.lines(140, top, prose)
    page.line(133, 160, 550, 160)
    (drawn,) = pages(write(tmp_path / "note.pdf", page))
    assert not find(drawn).grids
