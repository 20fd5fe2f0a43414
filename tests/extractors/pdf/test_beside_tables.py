"""Coloured panels beside a table: no column of it, unless they begin where it does."""

import pytest

from schemas.document import Block, BlockKind
from tests.extractors.pdf.test_loose_tables import document, tables, texts
from tests.extractors.pdf_builder import Page, wrap

__all__ = ["document"]

STARTS = (216.0, 400.0, 480.0)
ROWS = [
    ("Action", "Lead", "By when"),
    ("Mend the weir below the mill", "Head of Rivers", "May 2031"),
    ("Count the eels", "River wardens", "Autumn 2032"),
    ("Plant reeds at the shore", "AB", "June 2031"),
]
PANEL = [
    ("40 boats", 22.0, True),
    ("pass the lock", 9.0, False),
    ("What we have done", 9.0, True),
    ("Cut new keys", 9.0, False),
]


def drawn(top, *, edge=195.0):
    """A panel that begins at `top` beside a table with a coloured header, its rows parted by lines."""
    page = Page().text(50, 60, "Locks that work", 16, bold=True)
    page.fill(50, top, edge, 290).fill(210, 110, 545, 128, 0.2)
    for number, row in enumerate(ROWS):
        for x, text in zip(STARTS, row, strict=True):
            page.text(x, 113 + 30 * number, text, bold=number == 0)
        page.line(210, 128 + 30 * number, 545, 128 + 30 * number)
    y = top + 8
    for text, size, bold in PANEL:
        page.text(58, y, text, size, bold=bold)
        y += 2 * size
    return page


def test_a_panel_in_the_margin_is_no_column(document):
    found = document(drawn(92))
    (table,) = tables(found)
    assert texts(table) == [list(row) for row in ROWS]
    blocks = [part for part in found.body if isinstance(part, Block)]
    assert [part.text for part in blocks] == [
        "Locks that work",
        "40 boats",
        "pass the lock",
        "What we have done",
        "Cut new keys",
    ]
    assert [part.text for part in blocks if part.kind is BlockKind.HEADING] == ["Locks that work"]
    assert found.body.index(table) < found.body.index(blocks[1])


def test_a_panel_right_of_a_table_with_a_bare_header_is_read_behind_it(document):
    page = Page()
    for number, row in enumerate(ROWS):
        for x, text in zip((56.0, 240.0, 320.0), row, strict=True):
            page.text(x, 113 + 30 * number, text, bold=number == 0)
        for x0, x1 in ((50, 234), (234, 314), (314, 400)):
            page.line(x0, 128 + 30 * number, x1, 128 + 30 * number)
    page.fill(420, 92, 560, 230)
    for n, (text, size, bold) in enumerate(PANEL):
        page.text(430, 100 + 30 * n, text, size, bold=bold)
    first, *panel = document(page).body
    assert texts(first) == [list(row) for row in ROWS]
    assert [part.text for part in panel] == [text for text, _, _ in PANEL]


@pytest.mark.parametrize("stripes", [(), (0, 1, 3), (0, 2)])
def test_panels_in_large_letters_right_of_a_table_are_no_column_wherever_they_begin(document, stripes):
    page = Page()
    for number, row in enumerate(ROWS):
        top = 106 + 30 * number
        if number in stripes:
            page.fill(50, top, 480, top + 30, 0.9 if number else 0.3)
        if not stripes:
            page.line(50, top + 30, 480, top + 30)
        for x, text in zip((56.0, 240.0, 370.0), row, strict=True):
            page.text(x, 115 + 30 * number, text, bold=number == 0)
    for top, number in ((106, "40"), (180, "12")):
        page.fill(495, top, 575, top + 66, 0.4).text(502, top + 8, number, 20, bold=True)
        page.lines(502, top + 36, ["boats pass", "the lock"], 8)
    first, *panels = document(page).body
    assert texts(first) == [list(row) for row in ROWS]
    assert [part.text for part in panels if isinstance(part, Block) and part.text.isdigit()] == ["40", "12"]


def test_one_that_begins_with_the_table_may_name_its_rows(document):
    found = document(drawn(110))
    (table,) = tables(found)
    assert texts(table) == [list(row) for row in ROWS]
    above = [part.text for part in found.body[: found.body.index(table)] if isinstance(part, Block)]
    assert above == ["Locks that work", *(text for text, _, _ in PANEL)]


GLOSSARY = [("LB", "Lock Board"), ("RA", "River Authority"), ("WW", "Weir Wardens")]
CONTACT = wrap(
    "The Lock Board is glad to hear from all who use the river. Write to its clerk at the lock.", 220
)


def panels(size):
    """Two panels as high beside each other, their first lines in letters of that size."""
    page = Page().fill(50, 100, 280, 180, 0.9).fill(300, 100, 540, 180, 0.9)
    page.text(60, 106, "Short forms", size).text(310, 106, "Contact", size)
    for n, (short, long) in enumerate(GLOSSARY):
        page.text(60, 130 + 16 * n, short).text(100, 130 + 16 * n, long)
    return page.lines(310, 130, CONTACT)


def test_panels_beside_each_other_with_headings_are_read_one_after_the_other(document):
    found = document(panels(18))
    assert not tables(found)
    assert [part.text for part in found.body] == [
        "Short forms",
        *(f"{short} {long}" for short, long in GLOSSARY),
        "Contact",
        " ".join(CONTACT),
    ]


def test_coloured_columns_with_names_a_little_larger_stay_a_table(document):
    assert tables(document(panels(10)))


DOING = ["What we will do", "Mend the weir", "Count the eels", "Plant reeds at the shore", "Cut new keys"]
BESIDE = [["How we will know", "More eels", "Dry banks"], ["Who leads", "Head of Rivers", "Lock Board"]]


def test_a_panel_beside_several_that_are_no_headers_is_read_before_them(document):
    page = Page().text(50, 60, "Locks that work", 16, bold=True).fill(50, 100, 300, 320)
    for n, text in enumerate(DOING):
        page.text(60, 110 + 20 * n, text, bold=n == 0)
    for top, (name, *values) in zip((100, 200), BESIDE, strict=True):
        page.fill(320, top, 540, top + 90, 0.8).text(330, top + 8, name, bold=True)
        for n, value in enumerate(values, start=1):
            page.text(330, top + 8 + 20 * n, value)
    title, *read = document(page).body
    assert title.text == "Locks that work"
    assert [part.text for part in read] == [*DOING, *BESIDE[0], *BESIDE[1]]
    assert [part.text for part in read if part.kind is BlockKind.HEADING] == [
        text for text, *_ in (DOING, *BESIDE)
    ]


NOW = ["Where are we now?", "• Half of the weirs leak.", "• Nobody counts eels.", "• One lock is shut."]
THEN = ["What will be different?", "All weirs hold.", "All eels climb."]


def over_a_table(*, header=True):
    """Two boxes of text beside each other, a bold line at the top of each, and below them a table without columns drawn."""
    page = Page().fill(50, 60, 270, 140, 0.92).fill(290, 60, 540, 140, 0.92)
    for x, lines, step in ((60, NOW, 14.0), (300, THEN, 17.0)):
        for n, text in enumerate(lines):
            page.text(x, 66 + step * n, text, bold=n == 0)
    for number, row in enumerate(ROWS):
        top = 152 + 20 * number
        if number == 0 and header:
            page.fill(50, top, 540, top + 20, 0.3)
        for x, text in zip((56.0, 320.0, 440.0), row, strict=True):
            page.text(x, top + 5, text, bold=number == 0)
        page.line(50, top + 20, 540, top + 20)
    return page


def test_boxes_of_text_above_a_header_that_reaches_under_both_are_no_rows_of_its_table(document):
    found = document(over_a_table())
    (table,) = tables(found)
    assert texts(table) == [list(row) for row in ROWS]
    assert [part.text for part in found.body if isinstance(part, Block)] == [*NOW, *THEN]


QUOTE = ["“I could hear the eels", "from the old bridge”", "Tam Heron, Reedham"]


def continued():
    """A table whose last row stands on the second page, a quotation on a ground to its left there."""
    first, last = Page(), Page()
    for number, row in enumerate(ROWS):
        for x, text in zip(STARTS, row, strict=True):
            first.text(x, 673 + 30 * number, text, bold=number == 0)
        first.line(210, 688 + 30 * number, 545, 688 + 30 * number)
    last.line(210, 60, 545, 60).line(210, 90, 545, 90)
    for x, text in zip(STARTS, ("Paint the lock gates", "Lock keepers", "July 2031"), strict=True):
        last.text(x, 68, text)
    last.fill(50, 64, 190, 124).lines(58, 72, QUOTE, 9)
    return first, last


def test_a_panel_left_of_the_table_that_goes_on_is_no_column(document):
    found = document(*continued())
    first, second = tables(found)
    assert texts(first) == [list(row) for row in ROWS]
    assert texts(second) == [["Paint the lock gates", "Lock keepers", "July 2031"]]
    assert next(part.text for part in found.body if isinstance(part, Block)).startswith(QUOTE[0])
