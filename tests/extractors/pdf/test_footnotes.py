"""Footnotes stand behind everything, so that a table goes on with the next page's."""

import pytest

from extractors.pdf import read
from extractors.pdf.drawn import pages
from schemas.document import Block, Table
from tests.extractors.pdf.test_loose_tables import HEADER, ROWS, draw, tables, texts
from tests.extractors.pdf_builder import SIZE, Page, width, write

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


def raised(before, sign, behind, note=NOTE):
    """A page with a small raised sign right behind a word, and small print at its foot."""
    page, x = Page().text(55, 100, before), 55 + width(before)
    page.text(x, 98, sign, 0.6 * SIZE)
    if behind:
        page.text(x + 0.6 * width(sign), 100, behind)
    return page.text(55, 760, note, 8).text(300, 800, "Page 1 of 1")


@pytest.mark.parametrize(
    ("before", "sign", "behind", "read_as"),
    [
        ("Reach grade 4", "1", " by May", "Reach grade 4 by May"),
        ("Count the eels", "1", ", and weigh them", "Count the eels, and weigh them"),
        ("We count eels.", "1", "", "We count eels."),
        ("Mow 2 km", "1", " of bank", "Mow 2 km1 of bank"),  # a power
        ("Count the eels", "2", " and", "Count the eels and"),  # its note is on another page
        ("Reach grade 4", "2", " by May", "Reach grade 42 by May"),  # no such note
        ("Count the eels", "th", " and", "Count the eelsth and"),
    ],
)
def test_a_raised_number_that_a_note_explains_is_no_part_of_its_word(tmp_path, before, sign, behind, read_as):
    path = write(tmp_path / "plan.pdf", raised(before, sign, behind))
    assert read(path).body[0].text == read_as
    (page,) = pages(path)
    assert page.stray == ("" if sign in read_as else sign)


def test_a_note_below_which_the_text_goes_on_explains_nothing(tmp_path):
    page = raised("Reach grade 4", "1", " by May").text(55, 780, "We weigh them").text(55, 790, "all")
    assert read(write(tmp_path / "plan.pdf", page)).body[0].text == "Reach grade 41 by May"


def test_a_note_in_letters_as_large_as_the_text_of_a_table_explains_its_signs(tmp_path):
    page = (
        raised("Reach grade 4", "1", " by May", note="")
        .text(55, 760, "1", SIZE + 1)
        .text(64, 760, "As in 2031")
    )
    assert read(write(tmp_path / "plan.pdf", page)).body[0].text == "Reach grade 4 by May"
    row = (
        raised("Reach grade 4", "1", " by May", note="")
        .text(55, 760, "1")
        .text(64, 760, "Eels")
        .text(200, 760, "May")
    )
    (drawn,) = pages(write(tmp_path / "row.pdf", row))
    assert drawn.stray == ""
