"""A text beside a table whose lines across end short of it is no column of the table."""

import pytest

from schemas.document import Block
from tests.extractors.pdf.test_loose_tables import document, tables, texts
from tests.extractors.pdf_builder import Page

__all__ = ["document"]

TEXT = [
    "The brook rises on the moor and",
    "runs through four old mills. In dry",
    "years no eel can pass their weirs.",
    "Walkers and wardens count them",
    "every spring, and so do schools.",
]
ROWS = [
    ("Action", "Lead", "By when"),
    ("Mend the weir below the mill", "Head of Rivers", "May 2031"),
    ("Count the eels in all pools", "River wardens", "Autumn 2032"),
    ("Plant reeds at the shore", "Parks team", "June 2031"),
]


def drawn(*, left=230.0, at=60.0, top=100.0, reach=None, bold=True):
    """The table, its rows ruled off from `left` or from `reach`, and the text from `top` at `at`."""
    page = Page().text(60, 60, "Clear brooks", 16, bold=True)
    for number, row in enumerate(ROWS):
        for x, text in zip((0, 140, 225), row, strict=True):
            page.text(left + 6 + x, 102 + 21 * number, text, 9, bold=bold and number == 0)
    for number in range(len(ROWS) + 1):
        page.line(reach or left, 97 + 21 * number, left + 300, 97 + 21 * number)
    return page.lines(at, top, TEXT, 9.5).text(60, 260, "The wardens meet at the mill each month.")


@pytest.mark.parametrize("beside", [{}, {"left": 40.0, "at": 355.0}], ids=["left", "right"])
def test_it_is_read_before_the_table(document, beside):
    found = document(drawn(**beside))
    (table,) = tables(found)
    assert texts(table) == [list(row) for row in ROWS]
    title, text, _, last = found.body
    assert (title.text, text.text) == ("Clear brooks", " ".join(TEXT))
    assert last.text == "The wardens meet at the mill each month."


@pytest.mark.parametrize(
    "beside",
    [{"reach": 55.0}, {"top": 125.0}, {"bold": False}],
    ids=["under the lines of the table", "below the header", "no header"],
)
def test_what_may_be_a_column_or_a_label_of_rows_is_not_taken_out(document, monkeypatch, beside):
    page = drawn(**beside)
    read = document(page).body
    monkeypatch.setattr("extractors.pdf.flow.beside_table", lambda *_: None)
    assert document(page).body == read
    assert not any(isinstance(part, Block) and part.text == " ".join(TEXT) for part in read)
