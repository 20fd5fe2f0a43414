"""Roadmaps: cards on lanes of colour, below the names of quarters."""

import pytest

from schemas.document import Table
from tests.extractors.pdf.test_loose_tables import document
from tests.extractors.pdf_builder import Page

__all__ = ["document"]

LEFT, RIGHT, LABEL = 30.0, 560.0, 110.0
XS, WIDE = (130.0, 275.0, 420.0), 135.0
NAMES = ("Q1 2031/32", "Q2 2031/32", "Q3 2031/32")
TOP, HIGH, GAP = 150.0, 110.0, 12.0
LANES = {
    "Clean rivers": (["Mend the weir"], ["Count the eels", "Paint the boats"], ["Open the fish pass"]),
    "Safe paths": (["Light the path"], [], ["Dig the drain", "Cut the hedge"]),
}


def frame(page, *box):
    page.box(*box)


def white(page, *box):
    page.fill(*box, 1.0)


def nothing(_page, *_box):
    pass


def lanes(*, card=white, names=True, ground=True, label=True, gap=GAP, wide=WIDE):
    """A page with two lanes, each with a label and cards, of which two may stand below each other."""
    page = Page()
    for x, name in zip(XS, NAMES, strict=True):
        if names:
            page.fill(x, TOP - 40, x + WIDE, TOP - 8, 0.5)
        page.text(x + 5, TOP - 30, name, bold=True)
    for n, (name, columns) in enumerate(LANES.items()):
        top = TOP + n * (HIGH + gap)
        if ground:
            page.fill(LEFT, top, RIGHT, top + HIGH, 0.9)
        if label:
            page.fill(LEFT, top, LABEL, top + HIGH, 0.5)
        page.text(LEFT + 5, top + 40, name, bold=True).text(LEFT + 5, top + 56, "Lead: Board")
        for x, texts in zip(XS, columns, strict=True):
            for place, text in enumerate(texts):
                low = top + 12 + 40 * place
                card(page, x, low, x + wide, low + 26)
                page.text(x + 8, low + 7, text)
    return page


def rows_of(found):
    (table,) = (part for part in found.body if isinstance(part, Table))
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(table.rows)]


EXPECTED = [
    ["", *NAMES],
    ["Clean rivers\nLead: Board", "Mend the weir", "Count the eels\nPaint the boats", "Open the fish pass"],
    ["Safe paths\nLead: Board", "Light the path", "", "Dig the drain\nCut the hedge"],
]


@pytest.mark.parametrize(
    "drawn",
    [
        {},
        {"card": frame},
        {"card": nothing},
        {"names": False},
        {"label": False},
        {"ground": False},
        {"ground": False, "card": frame},
    ],
    ids=["white", "framed", "bare", "bare names", "bare labels", "no ground", "labels and frames"],
)
def test_each_lane_is_a_row_and_each_quarter_a_column(document, drawn):
    assert rows_of(document(lanes(**drawn))) == EXPECTED


def test_what_stands_above_and_below_is_no_part_of_it(document):
    page = lanes().text(LEFT, 60, "Our roadmap to the sea", 16, bold=True).text(LEFT, 500, "Rivers are ours.")
    found = document(page)
    assert rows_of(found) == EXPECTED
    assert [part.text for part in found.body if not isinstance(part, Table)] == [
        "Our roadmap to the sea",
        "Rivers are ours.",
    ]


def level_lanes():
    """A page with two lanes, each a coloured label beside rows of boxes, a box a column; the last box of a lane is blank."""
    page = Page()
    for x, name in zip(XS, ("What we will do", "Lead", "Measure"), strict=True):
        page.fill(x, TOP - 30, x + WIDE, TOP - 8, 0.5).text(x + 5, TOP - 24, name, bold=True)
    for n, (name, rows) in enumerate(LEVEL.items()):
        top = TOP + n * (HIGH + GAP)
        page.fill(LEFT, top, LABEL, top + HIGH, 0.5).text(LEFT + 5, top + 40, name, bold=True)
        for place, texts in enumerate(rows):
            low = top + (HIGH + 6) / 2 * place
            for x, text in zip(XS, texts, strict=True):
                page.fill(x, low, x + WIDE, low + (HIGH - 6) / 2, 0.9)
                page.text(x + 8, low + 12, text)
    return page


LEVEL = {
    "Clean rivers": [("Mend the weir", "A Pike", "Fewer floods"), ("Count the eels", "B Roach", "")],
    "Safe paths": [("Light the path", "C Carp", "More walkers"), ("Dig the drain", "D Bream", "")],
}


def test_boxes_level_in_all_columns_are_rows_beside_one_label(document):
    (table,) = (part for part in document(level_lanes()).body if isinstance(part, Table))
    found = [[cell.text for cell in table.cells if cell.row == row] for row in range(table.rows)]
    assert found == [
        ["", "What we will do", "Lead", "Measure"],
        ["Clean rivers", "Mend the weir", "A Pike", "Fewer floods"],
        ["Count the eels", "B Roach", ""],
        ["Safe paths", "Light the path", "C Carp", "More walkers"],
        ["Dig the drain", "D Bream", ""],
    ]
    assert [cell.row_span for cell in table.cells if cell.column == 0] == [1, 2, 2]


@pytest.mark.parametrize(
    "page",
    [
        lanes().text(200, TOP + HIGH + 3, "Eels return", 6),
        lanes(names=False, wide=WIDE + 20),
        lanes().text(230, TOP + 90, "Eels return to the river"),
    ],
    ids=["between lanes", "cards overlap", "over two columns"],
)
def test_what_fits_no_lane_or_no_column_makes_no_such_table(document, page):
    tables = [part for part in document(page).body if isinstance(part, Table)]
    assert all((table.rows, table.columns) != (3, 4) for table in tables)
