"""Labels merged over rows, every second of which is coloured right of the labels alone; nothing else is drawn."""

from itertools import pairwise

import pytest

from schemas.document import Block, BlockKind
from tests.extractors.pdf.test_loose_tables import document, tables, texts
from tests.extractors.pdf_builder import Page, wrap

__all__ = ["document"]

XS = [50.0, 150.0, 330.0, 430.0, 540.0]
HEADER = ("Outcome", "We will", "Led by", "By when")
RIVERS, BANKS = "Rivers run clear to the sea", "Banks are safe for all who walk there"
ROWS = [
    ("Mend the weir below the mill", "Head of Rivers", "May 2031"),
    ("Count the eels", "River wardens", "Autumn 2032"),
    ("Plant reeds at the shore", "Gardener", "June 2031"),
    ("Move the boats out of the basin", "Harbour master", "Yearly"),
    ("Light the path", "Head of Roads", "2033"),
    ("Clear the steps", "Pilots", "2034"),
]


def drawn(page: Page, top: float, labels, *, first: int = 0, header: bool = True) -> float:
    """Rows 22 points high below a header on one ground; `labels` by the number of their first row; a line above each."""
    if header:
        page.fill(XS[0], top, XS[-1], top + 24, 0.4)
        for x, text in zip(XS, HEADER, strict=False):
            page.text(x + 6, top + 7, text, bold=True)
        top += 24
    for n, row in enumerate(ROWS[first:]):
        low = top + 22 * n
        if n in labels:
            page.line(XS[0], low, XS[1], low).lines(
                XS[0] + 6, low + 6, wrap(labels[n], 85, bold=True), bold=True
            )
        for (x0, x1), text in zip(pairwise(XS[1:]), row, strict=True):
            if (n + first) % 2 == 0:
                page.fill(x0, low, x1, low + 22, 0.9)
            page.text(x0 + 6, low + 6, text)
    end = top + 22 * len(ROWS[first:])
    for x0, x1 in pairwise(XS):
        page.line(x0, end, x1, end)
    return end


def spans(table):
    return [(c.row, c.row_span, c.text.replace("\n", " ")) for c in table.cells if c.column == 0]


def test_a_label_goes_down_to_the_next_line_of_its_column(document):
    page = Page()
    drawn(page, 100, {0: RIVERS, 3: BANKS})
    (found,) = tables(document(page))
    assert spans(found) == [(0, 1, "Outcome"), (1, 3, RIVERS), (4, 3, BANKS)]
    assert [row[-3:] for row in texts(found)] == [list(HEADER[1:]), *map(list, ROWS)]


@pytest.mark.parametrize("first", [1, 2])
def test_the_top_of_a_page_has_no_header_and_may_begin_with_a_row_on_no_ground(document, first):
    page = Page()
    page.lines(XS[0] + 6, 66, ["to the sea"], bold=True)
    drawn(page, 60, {2: "Safe banks"}, first=first, header=False)
    (found,) = tables(document(page))
    assert spans(found) == [(0, 2, "to the sea"), (2, 4 - first, "Safe banks")]
    assert [row[-3:] for row in texts(found)] == [list(row) for row in ROWS[first:]]


def test_a_table_below_a_heading_is_another(document):
    page = Page()
    end = drawn(page, 60, {0: RIVERS, 3: BANKS})
    page.text(XS[0], end + 26, "Support for those who live by the river", 15, bold=True)
    drawn(page, end + 60, {0: RIVERS, 4: BANKS})
    made = document(page)
    assert [len(spans(one)) for one in tables(made)] == [3, 3]
    assert [
        part.text for part in made.body if isinstance(part, Block) and part.kind is BlockKind.HEADING
    ] == ["Support for those who live by the river"]


def test_lines_between_two_rows_of_a_label_leave_the_table_as_it_was_read(document):
    page = Page()
    drawn(page, 100, {0: RIVERS, 3: BANKS})
    page.line(XS[0], 144, XS[1], 144)  # within the first row
    assert (1, 3, RIVERS) not in spans(tables(document(page))[0])


def test_two_labels_that_no_line_parts_are_not_one(document):
    page = Page()
    drawn(page, 100, {0: RIVERS})
    page.lines(XS[0] + 6, 124 + 22 * 3 + 6, wrap(BANKS, 85, bold=True), bold=True)
    labels = [text for _, _, text in spans(tables(document(page))[0])]
    assert f"{RIVERS} {BANKS}" not in labels
