"""Tables whose cells stand around one middle, as web pages and vertically centred cells have them."""

from collections.abc import Sequence
from itertools import pairwise

import pytest

from extractors.pdf import read
from schemas.document import Table
from tests.extractors.pdf_builder import PITCH, Page, wrap, write

EDGES = (50.0, 80.0, 250.0, 370.0, 450.0)
PADDING = 6.0
ROWS = (
    ("No", "Action", "Lead", "By when"),
    (
        "1",
        "Paint the lights on the outer mole and tell all the skippers before they sail",
        "Pilot",
        "May 2031",
    ),
    ("2", "Move the buoy", "Master of the Northern Lights and of the pilot boats", "12 June 2031"),
    ("3", "Sound the channel from the bar to the inner basin once the ice is gone", "Fleet", "July 2031"),
)


def drawn(
    page: Page, top: float, *, lines: str, rows: Sequence[Sequence[str]] = ROWS, middle: bool = True
) -> Page:
    """Draws the table: `lines` "across" the page, "pieces" of them a cell below a shaded header, "stripes" or none."""
    for n, row in enumerate(rows):
        cells = [
            wrap(text, right - left - 2 * PADDING)
            for text, left, right in zip(row, EDGES, EDGES[1:], strict=False)
        ]
        high = max(map(len, cells)) * PITCH + 2 * PADDING
        if lines == "stripes" and n % 2:
            page.fill(EDGES[0], top, EDGES[-1], top + high)
        if lines == "pieces" and n == 0:
            for left, right in pairwise(EDGES):
                page.fill(left, top, right, top + high, 0.5)
        for left, right, cell in zip(EDGES, EDGES[1:], cells, strict=False):
            free = high - len(cell) * PITCH
            page.lines(left + PADDING, top + (free / 2 if middle else PADDING), cell, bold=n == 0)
            if lines == "pieces":
                page.line(left, top + high, right, top + high)
        top += high
        if lines == "across":
            page.line(EDGES[0], top, EDGES[-1], top)
    return page


@pytest.fixture
def cells(tmp_path):
    def found(page: Page) -> list[list[str]]:
        (table,) = [part for part in read(write(tmp_path / "made.pdf", page)).body if isinstance(part, Table)]
        return [[c.text for c in table.cells if c.row == row] for row in range(table.rows)]

    return found


@pytest.mark.parametrize("lines", ["across", "pieces", "stripes", "none"])
@pytest.mark.parametrize("middle", [True, False])
def test_each_row_is_one(cells, lines, middle):
    assert cells(drawn(Page(), 100, lines=lines, middle=middle)) == [list(row) for row in ROWS]


def test_a_cell_merged_over_rows_that_stand_in_the_middle_is_one(cells):
    page = drawn(Page(), 100, lines="none")
    heights = [100.0]
    for row in ROWS:
        wrapped = [wrap(text, b - a - 2 * PADDING) for text, (a, b) in zip(row, pairwise(EDGES), strict=True)]
        heights.append(heights[-1] + max(map(len, wrapped)) * PITCH + 2 * PADDING)
    for n, y in enumerate(heights[1:], start=1):
        page.line(EDGES[0] if n in {1, 4} else EDGES[1], y, EDGES[-1], y)
    page.content = [text for text in page.content if not any(f"({n})" in text for n in "123")]
    middle = (heights[1] + heights[4]) / 2
    page.text(EDGES[0] + PADDING, middle - PITCH, "All").text(EDGES[0] + PADDING, middle, "safe")
    assert cells(page) == [[*ROWS[0]], ["All safe", *ROWS[1][1:]], [*ROWS[2][1:]], [*ROWS[3][1:]]]


def test_names_of_a_header_in_the_middle_of_their_cells_are_its_own(cells):
    rows = (("No", "Action", "Lead officer on the day", "By when"), *ROWS[1:])
    for lines in ("across", "stripes", "none"):
        assert cells(drawn(Page(), 100, lines=lines, rows=rows)) == [list(row) for row in rows]


def test_columns_drawn_cell_by_cell_need_no_text_to_show_them(cells):
    rows = (
        ("Group", "Chair", "Role", "Meets"),
        ("Boats", "Pilot", "Mends", "Monthly"),
        ("Buoys", "", "", "Weekly"),
    )
    assert cells(drawn(Page(), 100, lines="pieces", rows=rows)) == [list(row) for row in rows]
