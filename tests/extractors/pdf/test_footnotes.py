"""Footnotes stand behind everything, so that a table goes on with the next page's."""

from extractors.pdf import read
from schemas.document import Block, Table
from tests.extractors.pdf.test_loose_tables import HEADER, ROWS, draw, tables, texts
from tests.extractors.pdf_builder import Page, write

NOTE = "1. Eels are counted every year"


def test_a_table_goes_on_over_a_footnote(tmp_path):
    first, second = Page(), Page()
    draw(first, 640, [HEADER, ROWS[0], ("2", "Count the eels1 and", "River", "May 2031")], 8)
    first.text(55, 760, NOTE, 8)
    draw(second, 60, [("", "weigh them", "wardens", ""), ("3", "Paint it", "Parks", "June 2031")], 8)
    found = read(write(tmp_path / "plan.pdf", first, second))
    upper, lower = tables(found)
    assert texts(upper)[-1] == ["2", "Count the eels1 and", "River", "May 2031"]
    assert texts(lower) == [["weigh them", "wardens"], ["3", "Paint it", "Parks", "June 2031"]]
    assert [type(part) for part in found.body] == [Table, Table, Block]
    assert (found.body[-1].text, found.body[-1].page) == (NOTE, 1)


def test_small_print_that_no_sign_points_to_stays_where_it_is(tmp_path):
    page = Page().text(55, 60, "We count the eels").text(55, 760, NOTE, 8)
    more = Page().text(55, 60, "We weigh them")
    found = read(write(tmp_path / "plan.pdf", page, more))
    assert [part.text for part in found.body] == ["We count the eels", NOTE, "We weigh them"]


def test_rows_in_small_print_are_no_footnotes(tmp_path):
    page = Page().text(55, 60, "Rows of stage 1, of step1")
    for top in (750, 762, 774):
        page.text(55, top, "1 Mend", 8).text(200, top, "Parks", 8).text(400, top, "May", 8)
    more = Page().text(55, 60, "We weigh them")
    found = read(write(tmp_path / "plan.pdf", page, more))
    assert [type(part) for part in found.body] == [Block, Table, Block]
