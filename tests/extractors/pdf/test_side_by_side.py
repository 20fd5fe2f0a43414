"""Long cells beside each other without lines between: their paragraphs begin level by chance, and no row begins there."""

import pytest

from extractors.pdf import read
from schemas.document import Table
from tests.extractors.pdf_builder import PITCH, Page, wrap, write

STARTS = (55.0, 150.0, 265.0, 420.0)
WIDTHS = (80.0, 100.0, 140.0, 100.0)
HEADER = ("Aim", "What we want", "Actions", "How we will know")
PARAGRAPHS = (
    ("Clean rivers and lakes for all who live near them or come to see them",),
    (
        "People know where the water is clean and where they may swim in it",
        "Anglers help to look after the banks of all rivers",
        "Schools come to the lakes",
    ),
    (
        "• Mend the weir below the mill and clear the channel beside it before the spring floods come",
        "• Count the eels each month with the wardens and the people who fish there",
        "• Rewrite the guide to floods for all homes below the ten metre line and the farms behind them",
        "• Open the gate",
        "• Ask the parishes which of the paths beside the canal they want us to mend first",
    ),
    (
        "• The number of people who swim in rivers and lakes",
        "• Eels counted at the mill and below the weir each month",
        "• Homes that know what to do when floods come, and that say so in the survey of parishes",
    ),
)


@pytest.fixture
def tables(tmp_path):
    return lambda *pages: [p for p in read(write(tmp_path / "plan.pdf", *pages)).body if isinstance(p, Table)]


def header(page, top, *, lined):
    page.fill(50, top, 530, top + 20, 0.8)
    for x, text in zip(STARTS, HEADER, strict=True):
        page.text(x, top + 4, text, bold=True)
    if lined:
        page.line(50, top, 530, top).line(50, top + 20, 530, top + 20)


def long_cells(page, top):
    """Draws each column's paragraphs with white between them, and gives the place below."""
    ends = []
    for x, room, paragraphs in zip(STARTS, WIDTHS, PARAGRAPHS, strict=True):
        y = top
        for text in paragraphs:
            lines = wrap(text, room)
            page.lines(x, y, lines)
            y += PITCH * len(lines) + 4
        ends.append(y)
    return max(ends)


def pages_of(count, *, lined):
    """Draws pages with the header and long cells, and gives them and the place below on the last."""
    pages = []
    for _ in range(count):
        page = Page()
        header(page, 60, lined=lined)
        below = long_cells(page, 84)
        if lined:
            page.line(50, below, 530, below)
        pages.append(page)
    return pages, below


def texts(table, row):
    return [cell.text.replace("\n", " ") for cell in table.cells if cell.row == row]


@pytest.mark.parametrize("lined", [True, False])
def test_long_cells_beside_each_other_are_one_row_a_page(tables, lined):
    pages, _ = pages_of(3, lined=lined)
    found = tables(*pages)
    assert [table.rows for table in found] == [2, 2, 2]
    assert [texts(table, 1) for table in found] == [[" ".join(own) for own in PARAGRAPHS]] * 3


@pytest.mark.parametrize("lined", [True, False])
def test_a_row_in_all_columns_below_long_cells_begins_where_it_does(tables, lined):
    pages, below = pages_of(3, lined=lined)
    row = ["Safe roads", "Fewer crashes", "• Paint lines", "• Crashes"]
    for x, text in zip(STARTS, row, strict=True):
        pages[-1].text(x, below + 6, text)
    found = tables(*pages)
    assert [table.rows for table in found] == [2, 2, 3]
    assert texts(found[-1], 2) == row


def test_below_the_header_again_columns_may_end_elsewhere(tables):
    pages = [Page(), Page()]
    rows = (
        ("Rivers", "Clean water for anglers", "Mend the weir", "More eels"),
        ("Lakes", "Safe banks", "Count the eels in the lakes", "Eels known"),
        ("Roads", "Fewer crashes", "Paint lines", "Crashes fall"),
    )
    for page, starts in zip(pages, (STARTS, (55.0, 150.0, 238.0, 420.0)), strict=True):
        header(page, 60, lined=False)
        for number, row in enumerate(rows if page is pages[0] else rows[1:]):
            for x, text in zip(starts, row, strict=True):
                page.text(x, 90 + 24 * number, text)
    first, second = tables(*pages)
    assert [texts(first, row) for row in range(first.rows)] == [list(HEADER), *map(list, rows)]
    assert [texts(second, row) for row in range(second.rows)] == [list(HEADER), *map(list, rows[1:])]
