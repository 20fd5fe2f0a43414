"""Tables that coloured cells draw, with a column at the side that has no colour."""

import pytest

from extractors.pdf import read
from schemas.document import Table
from tests.extractors.pdf_builder import Page, write

XS = [40.0, 150.0, 190.0, 370.0, 520.0]
HEADER = ("Objective", "Ref", "Action", "Measures")
ACTIONS = ["Mend the weir", "Count the eels", "Paint the boats", "Clear the reeds", "Move the buoy"]
TOP, HIGH = 100.0, 40.0


@pytest.fixture
def cells(tmp_path):
    def made(page):
        (table,) = (part for part in read(write(tmp_path / "plan.pdf", page)).body if isinstance(part, Table))
        return [
            [(c.text.replace("\n", " "), c.row_span) for c in table.cells if c.row == n]
            for n in range(table.rows)
        ]

    return made


def drawn(objectives, measures=((0, 3, "More eels"), (3, 5, "Less silt")), *, below=0.0):
    """A page with a table: `objectives` as row and text, `measures` on grounds from one row to the next given."""
    page = Page().fill(XS[0], TOP - 24, XS[-1], TOP, 0.3)
    for x, text in zip(XS, HEADER, strict=False):
        page.text(x + 5, TOP - 18, text, bold=True)
    for n, text in enumerate(ACTIONS):
        top = TOP + HIGH * n
        page.fill(XS[1], top, XS[2], top + HIGH - 1.2, 0.95).text(XS[1] + 5, top + 6, f"1.{n + 1}")
        page.fill(XS[2], top, XS[3], top + HIGH - 1.2, 0.95).text(XS[2] + 5, top + 6, text)
    for first, end, text in measures:
        low = below if end == len(ACTIONS) else 0.0
        page.fill(XS[3], TOP + HIGH * first, XS[4], TOP + HIGH * end - 1.2 + low, 0.85)
        page.text(XS[3] + 5, TOP + HIGH * first + 6, text)
    for row, lines in objectives:
        page.lines(XS[0] + 5, TOP + HIGH * row + 6, lines)
    return page


def first_column(rows):
    return [cell for row in rows[1:] if (cell := row[0])[0] and not cell[0].startswith("1.")]


BANKS, WATER = ["Safe banks for", "all who walk here"], ["Clean water"]


def test_what_stands_beside_merged_cells_is_of_as_many_rows(cells):
    found = cells(drawn([(0, BANKS), (3, WATER)]))
    assert first_column(found) == [(" ".join(BANKS), 3), ("Clean water", 2)]
    assert [row[-1] for row in found[1:]] == [
        ("More eels", 3),
        ("Count the eels", 1),
        ("Paint the boats", 1),
        ("Less silt", 2),
        ("Move the buoy", 1),
    ]


def test_a_paragraph_that_begins_beside_no_merged_cell_is_of_the_one_cell(cells):
    assert first_column(cells(drawn([(0, BANKS), (2, WATER)])))[0][1] == len(ACTIONS)


@pytest.mark.parametrize("below", [0.0, 12.0])
def test_a_ground_that_reaches_below_the_rows_makes_no_row(cells, below):
    assert len(cells(drawn([(0, BANKS), (3, WATER)], below=below))) == 1 + len(ACTIONS)


def test_values_beside_labels_of_one_line_are_each_of_its_row(cells):
    labels = ("a) Who is affected", "b) Details", "c) Action to take", "d) Officer")
    values = ("Older readers", "They walk further", "Run a book bus from the old branch", "A Pike")
    page = Page().fill(XS[0], TOP, XS[-1], TOP + 16, 0.6).text(XS[0] + 5, TOP + 3, "1. Closing the branch")
    for row, (label, value) in enumerate(zip(labels, values, strict=True)):
        top = TOP + 16 + 14 * row
        page.fill(XS[0], top, XS[1], top + 14, 0.8).text(XS[0] + 5, top + 2, label)
        page.text(XS[1] + 5, top + 2, value)
    low = TOP + 72
    page.fill(XS[0], low, XS[-1], low + 16, 0.6).text(XS[0] + 5, low + 3, "2. Closing the museum")
    page.fill(XS[0], low + 16, XS[1], low + 46, 0.8).lines(XS[0] + 5, low + 18, ["a) Who is", "affected"])
    page.text(XS[1] + 5, low + 18, "Nobody")
    assert cells(page)[1:5] == [[(label, 1), (value, 1)] for label, value in zip(labels, values, strict=True)]
