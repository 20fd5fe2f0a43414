"""Tables with lines between their columns alone, drawn row by row: the lines' pieces end where the rows do."""

from itertools import pairwise

from extractors.pdf.drawn import pages
from extractors.pdf.ruled import find
from tests.extractors.pdf.test_loose_tables import document, tables
from tests.extractors.pdf_builder import Page, write

__all__ = ["document"]

XS = [50.0, 130.0, 300.0, 400.0, 540.0]
YS = [100.0, 120.0, 155.0, 190.0, 225.0]
HEADER = ("Aim", "What we will do", "By when", "How we will know")
ACTIONS = ["Mend the weir", "Count the eels", "Plant reeds"]


def piece(page, x, top, bottom):
    return page.fill(x - 0.4, top, x + 0.4, bottom, 0.6)


def drawn(aims, success, *, whole_lines=False):
    """A header and three rows; the last column's lines stand at the heights that `success` gives them."""
    page = Page()
    for x, name in zip(XS, HEADER, strict=False):
        page.text(x + 6, 105, name, 7, bold=True)
    for y, aim, action in zip(YS[1:], aims, ACTIONS, strict=False):
        page.text(XS[0] + 6, y + 4, aim, bold=True).text(XS[1] + 6, y + 4, action)
        page.text(XS[2] + 6, y + 4, "May 2031")
    for top, text in success.items():
        page.text(XS[3] + 6, top, text)
    for x in XS:
        for top, bottom in [(YS[0], YS[-1])] if whole_lines else pairwise(YS):
            piece(page, x, top, bottom)
    return page


def shown(table):
    """Row, column, rows and text of each cell with text below the header."""
    return [
        (c.row, c.column, c.row_span, c.text.replace("\n", " "))
        for c in table.cells
        if c.row and c.column in (0, 3)
    ]


OVER = {124: "Fewer floods below", 136: "the mill in winter", 148: "and in spring", 194: "Reeds at the shore"}


def test_rows_end_where_the_pieces_of_all_lines_do(document):
    alone = {124: "Fewer floods", 159: "More eels", 194: "Reeds at the shore"}
    (found,) = tables(document(drawn(["Rivers", "", "Banks"], alone)))
    assert [c.text for c in found.cells if c.row == 0] == list(HEADER)
    assert [c.text for c in found.cells if c.column == 1] == ["What we will do", *ACTIONS]
    assert shown(found) == [
        *((1, 0, 1, "Rivers"), (1, 3, 1, "Fewer floods"), (2, 0, 1, ""), (2, 3, 1, "More eels")),
        *((3, 0, 1, "Banks"), (3, 3, 1, "Reeds at the shore")),
    ]


def test_a_text_over_the_edge_of_a_row_shows_that_cells_are_merged(document):
    (found,) = tables(document(drawn(["Rivers", "", "Banks"], OVER)))
    assert shown(found) == [
        *((1, 0, 2, "Rivers"), (1, 3, 2, "Fewer floods below the mill in winter and in spring")),
        *((3, 0, 1, "Banks"), (3, 3, 1, "Reeds at the shore")),
    ]


def test_a_line_across_leaves_the_table_to_those_that_tell_rows_by_lines(tmp_path):
    page = drawn(["Rivers", "", "Banks"], OVER)
    assert len(grids(tmp_path, page)) == 1
    assert all(len(grid.ys) == 2 for grid in grids(tmp_path, page.line(XS[0], YS[-1], XS[-1], YS[-1])))


def test_lines_in_one_piece_show_no_rows(tmp_path):
    assert not grids(tmp_path, drawn(["Rivers", "", "Banks"], OVER, whole_lines=True))


def test_lines_between_columns_alone_leave_out_no_column(tmp_path):
    page = drawn(["Rivers", "", "Banks"], OVER)
    assert not grids(tmp_path, page.text(XS[-1] + 6, 124, "On track"))


def grids(tmp_path, page):
    """The tables that lines show on the page."""
    (one,) = pages(write(tmp_path / "plan.pdf", page))
    return find(one).grids
