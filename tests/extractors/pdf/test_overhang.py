"""Lines that hang out of the last row of a table, where the cell they stand in goes on over the page."""

import numpy as np

from extractors.pdf import read
from extractors.pdf.drawn.words import Word
from extractors.pdf.ruled.grid import Area, build
from extractors.pdf.ruled.overhang import hanging
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


def pressed(*, first=("The locks must be", "safe for boats"), at=159.2, line="and eels", x=53):
    """A table whose rows all end at a drawn line, and a line of text that this line crosses."""
    page = Page().grid(XS, YS)
    for row, (what, who) in enumerate([("Mend the lock", "AB"), ("Count the eels", "CD")]):
        page.text(155, 105 + 30 * row, what).text(305, 105 + 30 * row, who)
    for number, text in enumerate(first):
        page.text(53, 139 + 10 * number, text, 8)
    return page.text(x, at, line, 8)


def test_the_last_line_of_a_cell_stands_on_its_drawn_end(tmp_path):
    assert found(tmp_path, pressed()) == (["", "The locks must be\nsafe for boats\nand eels"], [])


def test_a_line_below_a_drawn_end_with_the_lead_of_its_font_is_none_of_the_cell(tmp_path):
    assert found(tmp_path, pressed(at=161))[1] == ["and eels"]


def test_a_line_that_does_not_go_on_with_the_cell_above_is_none_of_it(tmp_path):
    assert found(tmp_path, pressed(first=("The locks",)))[1] == ["and eels"]  # too far below
    assert found(tmp_path, pressed(first=()))[1] == ["and eels"]
    assert found(tmp_path, pressed(x=61))[1] == ["and eels"]  # further to the right than any line of the cell
    assert found(tmp_path, pressed(line="and eels, as the board of the river says"))[1] == [
        "and eels, as the board of the river says"
    ]


def test_a_text_of_several_lines_below_a_table_is_none_of_it(tmp_path):
    page = pressed(line="Of eels and").text(53, 169, "locks below", 8)
    assert "Of eels" in " ".join(found(tmp_path, page)[1])


def test_two_cells_that_are_a_line_too_long_keep_it_each(tmp_path):
    page = pressed().text(305, 149, "and EF", 8).text(305, 159.2, "and GH", 8)
    assert found(tmp_path, page) == (["", "The locks must be\nsafe for boats\nand eels"], [])


def test_a_sign_without_width_at_the_edge_of_the_table_stays_outside():
    grid = build([Area(at, 0, at, 0) for at in range(3)], XS, YS[:2])
    sign = Word("\u200b", XS[-1], YS[1] - 2, XS[-1], YS[1] + 8, 10, bold=False)
    rules = np.array([[XS[0], YS[1], XS[-1], YS[1]]])
    assert hanging(grid, [[], [], []], [sign], rules) == ([[], [], []], [sign])
