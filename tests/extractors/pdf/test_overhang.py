"""Lines that hang out of the last row of a table, where the cell they stand in goes on over the page."""

from extractors.pdf import read
from schemas.document import Block, Table
from tests.extractors.pdf_builder import Page, write

XS = [50.0, 150.0, 300.0, 400.0]
YS = [100.0, 130.0, 160.0]
MERGED = (XS[0], YS[1], XS[1], YS[1])  # the line that parts the rows, missing in the first column
OPEN = (XS[0], YS[2], XS[1], YS[2])  # and that below them


def drawn(
    *, without=(MERGED, OPEN), first=("The locks must be safe for", "boats and eels, and all", "the gates be")
):
    """A table whose merged first cell has more lines than the rows beside it have room for."""
    page = Page().grid(XS, YS, without=without)
    for row, (what, who) in enumerate([("Mend the lock", "AB"), ("Count the eels", "CD")]):
        page.text(155, 105 + 30 * row, what).text(305, 105 + 30 * row, who)
    for number, line in enumerate(first):
        page.text(53, 131 + 13.3 * number, line, 8)
    return page


def found(path, page):
    body = read(write(path / "made.pdf", page)).body
    (table,) = (part for part in body if isinstance(part, Table))
    return [cell.text for cell in table.cells if cell.column == 0], [
        part.text for part in body if isinstance(part, Block)
    ]


def test_lines_out_of_an_open_cell_are_its_own(tmp_path):
    assert found(tmp_path, drawn()) == (
        ["The locks must be safe for boats and eels, and all the gates be"],
        [],
    )


def test_text_below_a_table_is_none_of_it(tmp_path):
    below = drawn(first=("The locks", "must be safe")).text(50, 175, "The board meets every term.")
    assert found(tmp_path, below)[1] == ["The board meets every term."]
    closed = drawn(without=(MERGED,), first=("The locks", "must be safe")).text(
        53, 161, "Source: the board", 8
    )
    assert found(tmp_path, closed)[1] == ["Source: the board"]


def test_a_line_that_runs_on_beyond_the_cell_is_none_of_it(tmp_path):
    page = drawn(first=("The locks", "must be safe")).text(
        53, 158, "Where eels are counted, boats wait until noon"
    )
    assert found(tmp_path, page)[1] == ["Where eels are counted, boats wait until noon"]
