"""A table within a cell is read as a Word file's is: a line a row, tabs between its cells."""

import pytest

from extractors.pdf import read
from extractors.pdf.ruled.inner_rows import inner_rows
from schemas.document import Box, Table
from tests.extractors.pdf_builder import Page, write

XS, YS = [50.0, 150.0, 540.0], [60.0, 80.0, 100.0, 125.0, 240.0]
FIELDS = [("Action", "Mend the weir"), ("Lead", "A Pike"), ("By when", "May 2031"), ("Measures", "")]
INNER_XS, INNER_YS = [170.0, 300.0, 380.0, 460.0], [132.0, 152.0, 172.0, 192.0, 212.0]
MEASURES = [
    ("KPI", "Baseline 2030", "Target 2032"),
    ("Boats with a light", "20%", "75%"),
    ("Eels", "", "40"),
    ("Plan in print", "", ""),
]


def form(rows, xs=INNER_XS):
    """A form whose last field holds a table, with a note below it."""
    page = Page().grid(XS, YS).grid(xs, INNER_YS[: len(rows) + 1])
    for top, (name, value) in zip(YS, FIELDS, strict=False):
        page.text(55, top + 5, name).text(155, top + 5, value)
    for top, row in zip(INNER_YS, rows, strict=False):
        for x, text in zip(xs, row, strict=False):
            page.text(x + 5, top + 5, text, bold=top == INNER_YS[0])
    return page.text(155, 222, "Counted in May")


def field(tmp_path, page):
    (table,) = (part for part in read(write(tmp_path / "made.pdf", page)).body if isinstance(part, Table))
    return [block.text for block in table.cells[-1].blocks]


def test_a_row_of_a_table_within_a_cell_is_one_line(tmp_path):
    rows = ["\t".join(row) for row in MEASURES]
    assert field(tmp_path, form(MEASURES)) == [*rows, "Counted in May"]


@pytest.mark.parametrize(
    ("rows", "xs"),
    [
        ([row[:2] for row in MEASURES], INNER_XS[:3]),  # two columns: a form
        (MEASURES[:1], INNER_XS),  # no row below
        ([("", "Baseline 2030", "Target 2032"), *MEASURES[1:]], INNER_XS),  # a column without a name
    ],
)
def test_other_boxes_within_a_cell_are_read_one_by_one(tmp_path, rows, xs):
    assert field(tmp_path, form(rows, xs)) == [text for row in rows for text in row if text] + [
        "Counted in May"
    ]


def test_boxes_that_are_not_all_of_one_table_are_in_no_row():
    cells = [Box(x, y, x + 50, y + 20) for y in (100.0, 120.0) for x in (50.0, 100.0, 150.0)]
    assert [*inner_rows(cells).values()] == [(row, column) for row in (0, 1) for column in range(3)]
    for other in (
        Box(50.0, 140.0, 200.0, 160.0),
        Box(200.0, 100.0, 250.0, 120.0),
    ):  # merged, or in one row alone
        assert inner_rows([*cells, other]) == {}
    apart = [
        box._replace(top=box.top + 30, bottom=box.bottom + 30) if box.top > 100 else box for box in cells
    ]
    assert inner_rows(apart) == {}
