"""Tables every second row of which is in colour, the first and its header not: ticks stand below the names of years."""

from itertools import pairwise

import pytest

from tests.extractors.pdf.test_loose_tables import document, tables
from tests.extractors.pdf_builder import SIZE, Page, width, wrap

__all__ = ["document"]

XS = [50.0, 80.0, 250.0, 350.0, 410.0, 470.0, 530.0]
HEADER = ("", "What we will do", "Who leads", "2031/32", "2032/33", "2033/34")
ROWS = [
    (
        "1",
        "Mend the weir below the mill, the weir at the old lock and both of the ladders",
        "Head of Rivers",
        "x",
        "",
        "",
    ),
    ("2", "Count the eels", "River wardens", "x", "x", "x"),
    ("3", "Plant reeds at the shore", "", "", "x", "x"),
    ("4", "Move the boats out of the basin before it is drained", "Harbour master", "", "", "x"),
    ("5", "Draw a map", "River wardens", "", "x", ""),
]


def cells(table) -> list[list[str]]:
    """The rows of a table, blank cells too."""
    return [[cell.text for cell in table.cells if cell.row == n] for n in range(table.rows)]


def row(page: Page, top: float, own, *, bold: bool = False) -> None:
    """Texts at the left of their cells, in the columns of years in the middle."""
    for n, ((x0, x1), text) in enumerate(zip(pairwise(XS), own, strict=True)):
        if n < 3:
            page.lines(x0 + 6, top, wrap(text, x1 - x0 - 12), bold=bold)
        else:
            page.text((x0 + x1 - width(text, SIZE, bold=bold)) / 2, top, text, bold=bold)


def drawn(rows, *, first: int, line: bool = True, ground: bool = False) -> Page:
    """The header, and rows 40 points high with every second from the `first` on in colour."""
    page = Page().text(50, 60, "Banks and weirs", 16, bold=True)
    for x0, x1 in pairwise(XS):
        if line:
            page.line(x0, 124, x1, 124)
        if ground:
            page.fill(x0, 100, x1, 124, 0.7)
        for n in range(first, len(rows), 2):
            page.fill(x0, 124 + 40 * n, x1, 164 + 40 * n, 0.9)
    row(page, 107, HEADER, bold=True)
    for n, own in enumerate(rows):
        row(page, 132 + 40 * n, own)
    return page.text(50, 140 + 40 * len(rows), "Other words stand below the table, from here on.")


@pytest.mark.parametrize("line", [True, False])
@pytest.mark.parametrize("ground", [True, False])
@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize("count", [4, 5])
def test_each_row_is_one_of_the_table_whichever_is_in_colour(document, count, first, ground, line):
    (found,) = tables(document(drawn(ROWS[:count], first=first, line=line, ground=ground)))
    assert cells(found) == [list(HEADER), *map(list, ROWS[:count])]


def test_a_column_still_blank_has_its_name(document):
    rows = [(*own[:5], "") for own in ROWS]
    (found,) = tables(document(drawn(rows, first=0)))
    assert cells(found) == [list(HEADER), *map(list, rows)]


def test_words_above_the_first_row_in_colour_that_begin_at_no_column_are_no_row(document):
    page = Page()
    for n, own in enumerate(ROWS[1:]):
        row(page, 132 + 40 * n, own)
        for x0, x1 in pairwise(XS) if n % 2 == 0 else ():
            page.fill(x0, 124 + 40 * n, x1, 164 + 40 * n, 0.9)
    page.text(120, 108, "These rows say what we will do in the years to come.")
    found = document(page)
    assert cells(tables(found)[0]) == [*map(list, ROWS[1:])]
