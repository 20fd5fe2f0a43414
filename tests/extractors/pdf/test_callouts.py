"""Call-outs below a table without upright lines: coloured areas with a stripe down their side are no row of it.

One that holds a title in large letters is a title.
"""

import pytest

from schemas.document import Block, BlockKind
from tests.extractors.pdf.test_loose_tables import across, document, tables, texts
from tests.extractors.pdf_builder import Page

__all__ = ["document"]

STARTS = (55.0, 300.0, 420.0)
ROWS = [
    ("Action", "Lead", "By when"),
    ("Mend the weir below the mill", "Head of Rivers", "May 2031"),
    ("Count the eels", "River wardens", "Autumn 2032"),
    ("Plant reeds at the shore", "AB", "June 2031"),
]
LINES = ("What anglers say", "A weir is only half a weir", "until it holds.")


def rows(page, top, bodies):
    """Rows with a line below each; gives the place of the last line."""
    for number, row in enumerate(bodies):
        for x, text in zip(STARTS, row, strict=True):
            page.text(x, top + 26 * number, text, bold=row is ROWS[0])
        across(page, top + 26 * number + 18)
    return top + 26 * len(bodies) - 8


def panel(page, top):
    """A coloured area as wide as the table, with a stripe and three lines; gives the place below."""
    page.fill(50, top, 525, top + 52, 0.9).fill(50, top, 56, top + 52, 0.2)
    for number, text in enumerate(LINES):
        page.text(66, top + 6 + 14 * number, text, bold=number == 0)
    return top + 52


@pytest.mark.parametrize("gap", [0.0, 14.0])
def test_a_callout_above_a_lone_line_is_no_row(document, gap):
    page = Page()
    low = panel(page, rows(page, 100, ROWS) + gap)
    page.text(50, low + 20, "Rivers belong to all.")
    found = document(page)
    first, second = tables(found)
    assert texts(first) == [list(row) for row in ROWS]
    assert [cell.text.split("\n")[0] for cell in second.cells if cell.text] == [LINES[0]]
    assert found.body[-1].text == "Rivers belong to all."


def test_one_above_further_rows_stays_in_their_table(document):
    page = Page()
    low = panel(page, rows(page, 100, ROWS[:3]))
    rows(page, low + 8, ROWS[3:])
    (table,) = tables(document(page))
    assert any(cell.text.startswith(LINES[0]) for cell in table.cells)
    assert texts(table)[-1] == list(ROWS[3])


BLOCKS = (
    ("Outcome", "Fewer wrecks"),
    ("Actions", "Mend the weir", "Count the eels", "Dredge the bar"),
    ("Measures", "Wrecks a year", "Eels a mile"),
)


def test_blocks_side_by_side_are_read_from_left_to_right_whether_colour_or_lines_show_them(document):
    page = Page()
    for low in (100, 240):
        for n, (name, *lines) in enumerate(BLOCKS):
            x, width = ((50, 100), (170, 180), (370, 150))[n]
            page.fill(x, low, x + width, low + 110, 0.85)
            if n == 1:
                page.box(x, low, x + width, low + 110)
            page.text(x + 8, low + 8, name, 8, bold=True)
            page.lines(x + 8, low + 24, lines)
    assert [block.text for block in document(page).body] == [text for block in BLOCKS for text in block] * 2


@pytest.mark.parametrize(
    ("size", "bold", "is_title"), [(17, True, True), (10, True, False), (17, False, False)]
)
def test_a_title_in_lines_beside_a_stripe_is_a_heading(document, size, bold, is_title):
    page = Page().fill(62, 40, 525, 122, 0.9).fill(50, 40, 62, 122, 0.2)
    page.text(74, 48, "Priority 1", min(size, 12), bold=bold)
    page.lines(74, 66, ["Quiet water for the eels that come up", "the river"], size, bold=bold)
    page.text(50, 140, "Why is this a priority?", bold=True)
    rows(page, 170, ROWS)
    found = document(page)
    headings = [part for part in found.body if isinstance(part, Block) and part.kind is BlockKind.HEADING]
    title = [part.text for part in headings if part.level == 1]
    assert (title == ["Quiet water for the eels that come up the river"]) is is_title
    assert texts(tables(found)[-1]) == [list(row) for row in ROWS]
    assert len(tables(found)) == 2 - is_title


@pytest.mark.parametrize(("size", "is_title"), [(15, True), (10, False)])
def test_a_panel_with_a_stripe_is_its_title_and_the_text_below_it(document, size, is_title):
    page = Page().text(50, 60, "What we will do", 17, bold=True)
    page.fill(50, 100, 56, 300, 0.2).fill(56, 100, 525, 140, 0.2).fill(56, 140, 525, 300, 0.9)
    page.lines(66, 106, ["Outcome 1: Quiet water for the eels that", "come up the river"], size, bold=True)
    page.text(66, 150, "• Mend the weir.").text(66, 166, "Lead: Head of Rivers")
    found = document(page)
    assert len(tables(found)) == (not is_title)
    if is_title:
        assert [part.text for part in found.body][1:] == [
            "Outcome 1: Quiet water for the eels that come up the river",
            "• Mend the weir.",
            "Lead: Head of Rivers",
        ]
        assert [part.kind for part in found.body[:2]] == [BlockKind.HEADING] * 2


def test_a_list_on_a_ground_of_its_own_above_a_lone_line_is_no_row(document):
    page = Page()
    for number, row in enumerate(ROWS):
        for x, text in zip(STARTS, row, strict=True):
            page.text(x, 100 + 26 * number, text, bold=row is ROWS[0])
    low = 100 + 26 * len(ROWS)
    page.fill(50, low, 525, low + 50, 0.9)
    for number, text in enumerate(("We will know it has worked when", "• More eels", "• Fewer floods")):
        page.text(60, low + 6 + 14 * number, text)
    page.text(50, low + 80, "Safe banks", 16)
    found = document(page)
    (table,) = tables(found)
    assert texts(table) == [list(row) for row in ROWS]
    assert [part.text for part in found.body if isinstance(part, Block)] == [
        "We will know it has worked when",
        "• More eels",
        "• Fewer floods",
        "Safe banks",
    ]
