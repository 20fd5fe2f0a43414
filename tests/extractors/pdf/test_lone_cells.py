"""Pages that hold but a part of one cell of a table."""

import pytest

from extractors.pdf import read
from schemas.document import Table
from tests.extractors.pdf_builder import Page, write

SIDES = [50.0, 500.0]


def listed(page: Page, top: float, count: int, word: str) -> Page:
    for number in range(count):
        page.text(60, top + 20 * number, f"• {word} number {number}")
    return page


@pytest.mark.parametrize(
    ("foot", "sides", "kinds"),
    [
        (800.0, SIDES, [2, 1, 2]),
        (400.0, SIDES, [2, 2]),  # the table ends above the foot of its page
        (800.0, [90.0, 460.0], [2, 2]),  # another width
    ],
)
def test_a_frame_between_pages_of_a_table_of_one_column_is_a_cell(tmp_path, foot, sides, kinds):
    first = listed(
        Page().grid(SIDES, [100.0, 120.0, foot]).text(60, 105, "Safe weirs", bold=True), 130, 5, "Weir"
    )
    second = listed(Page().grid(sides, [40.0, 800.0]), 60, 30, "Sluice")
    third = (
        Page()
        .grid(SIDES, [40.0, 100.0, 120.0])
        .text(60, 60, "• Mill")
        .text(60, 105, "Clean water", bold=True)
    )
    found = read(write(tmp_path / "cut.pdf", first, second, third))
    tables = [part for part in found.body if isinstance(part, Table)]
    assert [table.rows for table in tables] == kinds
    assert sum(cell.text.count("Sluice") for table in tables for cell in table.cells) == (
        30 if 1 in kinds else 0
    )
