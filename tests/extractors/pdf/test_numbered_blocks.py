"""Tables without upright lines whose lines across part blocks with one number each."""

import pytest

from extractors.pdf import read
from schemas.document import Table
from tests.extractors.pdf_builder import PITCH, Page, write

ROWS = [
    ("Clean the mill race", "Dredge the race from the mill", "Lead: Weir Manager", "Fewer floods for homes", "below the old mill"),
    ("Count each eel", "Put two counters in the ladder", "Lead: Head of Rivers", "Number of eels that", "pass in one season", "Counters in place"),
    ("Open the banks", "Mend the path along the canal", "Lead: Bank Wardens"),
    ("Ask the anglers", "Hold an evening in each club", "Lead: Weir Manager", "More anglers who come", "to the open evenings", "Minutes published"),
]  # fmt: skip


@pytest.fixture
def table(tmp_path):
    def read_one(*pages):
        (found,) = (
            part for part in read(write(tmp_path / "plan.pdf", *pages)).body if isinstance(part, Table)
        )
        return [[cell.text for cell in found.cells if cell.row == row] for row in range(found.rows)]

    return read_one


def drawn(rows=ROWS):
    """Each row a bold title and a sentence over its lead, with its number in the middle of these and a line below."""
    page = Page().fill(50, 92, 525, 112, 0.6)
    page.text(100, 97, "What we will do", bold=True).text(415, 97, "What difference", bold=True)
    top = 120.0
    for number, (title, sentence, lead, *measure) in enumerate(rows, start=1):
        page.text(62, top + 0.6 * PITCH, str(number), bold=True)
        page.text(100, top, title, bold=True).lines(100, top + PITCH, [sentence])
        page.lines(100, top + 2.4 * PITCH, [lead, "By: May 2031"]).lines(415, top, measure[:2])
        page.text(415, top + 2.4 * PITCH, "".join(measure[2:]))
        top += 5.4 * PITCH
        page.line(50, top - 0.6 * PITCH, 525, top - 0.6 * PITCH)
    return page


def test_blocks_with_one_number_each_are_the_rows(table):
    header, *rows = table(drawn())
    assert header == ["", "What we will do", "What difference"]
    assert rows[0] == [
        "1",
        "Clean the mill race\nDredge the race from the mill\nLead: Weir Manager\nBy: May 2031",
        "Fewer floods for homes below the old mill",
    ]
    assert [row[0] for row in rows] == ["1", "2", "3", "4"]
    assert rows[2] == [
        "3",
        "Open the banks\nMend the path along the canal\nLead: Bank Wardens\nBy: May 2031",
        "",
    ]


def test_blocks_fill_columns_that_no_line_of_text_fills_all(table):
    rows = table(drawn([row[:4] for row in ROWS]))[1:]
    assert [row[0] for row in rows] == ["1", "2", "3", "4"]
    assert rows[1] == [
        "2",
        "Count each eel\nPut two counters in the ladder\nLead: Head of Rivers\nBy: May 2031",
        "Number of eels that",
    ]


def test_a_number_beside_several_rows_of_more_columns_makes_them_no_one(table):
    page = Page().line(50, 92, 525, 92)
    starts, top = (60, 90, 230, 360, 450), 97
    header = ("No.", "Aim", "Action", "Lead", "By when")
    groups = [
        ("1", "Clean rivers", ("Mend the weir", "Weir Manager", "May 2031"), ("Count the eels", "Bank Wardens", "June 2031")),
        ("2", "Safe banks", ("Fence the lock", "Lock Keeper", "July 2031"), ("Light the path", "Canal Homes", "August 2031")),
    ]  # fmt: skip
    for x, name in zip(starts, header, strict=True):
        page.text(x, top, name, bold=True)
    for number, aim, *rows in groups:
        page.line(50, top + 1.3 * PITCH, 525, top + 1.3 * PITCH)
        page.text(starts[0], top + 2.5 * PITCH, number).text(starts[1], top + 2.5 * PITCH, aim)
        for row in rows:
            top += (2.5 if row is rows[0] else 1.8) * PITCH
            for x, text in zip(starts[2:], row, strict=True):
                page.text(x, top, text)
    page.line(50, top + 1.3 * PITCH, 525, top + 1.3 * PITCH)
    actions = [row[-3] for row in table(page)[1:]]
    assert actions == ["Mend the weir", "Count the eels", "Fence the lock", "Light the path"]
