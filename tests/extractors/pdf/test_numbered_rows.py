"""Tables with lines between their columns alone: numbers down the first column, set apart, are rows."""

import pytest

from extractors.pdf import read
from schemas.document import Table
from tests.extractors.pdf_builder import PITCH, Page, write

XS = [50.0, 100.0, 300.0, 400.0, 500.0]
HEADER = (["Ref"], ["Action"], ["Lead"], ["By when"])
ROWS = [
    (["A1"], ["Mend the weir below the mill", "and clear the channel"], ["Head of Rivers"], ["May 2031"]),
    (["A2"], ["Count the eels"], ["River wardens"], [""]),
    (["A3"], ["Rewrite the flood guide"], ["AB"], ["June 2032"]),
]


def drawn(rows, space, *, below_header=False):
    """A page with the rows `space` points apart, lines between their columns, above and below, and below the header."""
    page, top = Page(), 105.0
    for number, row in enumerate(rows):
        for x, lines in zip(XS, row, strict=False):
            page.lines(x + 5, top, lines)
        top += PITCH * max(map(len, row)) + space
        if number == 0 and below_header:
            page.line(XS[0], top - space / 2, XS[-1], top - space / 2)
    page.line(XS[0], 100, XS[-1], 100).line(XS[0], top, XS[-1], top)
    for x in XS[1:-1]:
        page.line(x, 100, x, top)
    return page


@pytest.fixture
def texts(tmp_path):
    def made(page):
        (table,) = (part for part in read(write(tmp_path / "plan.pdf", page)).body if isinstance(part, Table))
        return [[c.text.replace("\n", " ") for c in table.cells if c.row == row] for row in range(table.rows)]

    return made


@pytest.mark.parametrize("below_header", [False, True])
def test_numbers_set_apart_are_rows(texts, below_header):
    expected = [[" ".join(lines) for lines in row] for row in (HEADER, *ROWS)]
    assert texts(drawn([HEADER, *ROWS], 8, below_header=below_header)) == expected


def test_rows_on_a_page_without_the_header_are_parted_too(texts):
    rest = ([""], ["the channel beside it"], ["Rivers"], ["May 2031"])
    for rows in (ROWS, [rest, *ROWS]):
        assert texts(drawn(rows, 8)) == [[" ".join(lines) for lines in row] for row in rows]


@pytest.mark.parametrize(
    ("rows", "space"),
    [
        (
            [HEADER, (["A1", "A2"], ["Mend the weir", "below the mill"], ["AB", "CD"], ["May"])],
            8,
        ),  # of one text
        ([HEADER, *ROWS], 0),
        ([HEADER, *((["Weir"], *row[1:]) for row in ROWS)], 8),  # no numbers
        ([HEADER, *((["A1"], *row[1:]) for row in ROWS)], 8),  # one number again and again
        ([HEADER, ROWS[0], (["A2"], [""], [""], [""]), (["A3"], [""], [""], [""])], 8),  # beside nothing
    ],
)
def test_other_rows_stay_as_drawn(texts, rows, space):
    assert len(texts(drawn(rows, space, below_header=True))) == 2
