"""Cells beside a list, what stands level with its items told apart."""

import pytest

from tests.extractors.pdf.test_loose_tables import document, tables
from tests.extractors.pdf_builder import PITCH, Page

__all__ = ["document"]

ITEMS = (
    "• Mend the weir below the old mill",
    "and clear it",
    "• Count the eels above the",
    "mill",
    "• Paint it",
)


def owners(document, *beside):
    """The paragraphs of the cell beside the items, its texts by the lines of theirs."""
    page = Page()
    page.grid([50, 260, 370], [100, 100 + 7 * PITCH])
    page.lines(56, 106, ITEMS)
    for at, text in enumerate(beside):
        page.text(266, 106 + at * PITCH, text)
    (table,) = tables(document(page))
    return [block.text for block in table.cells[1].blocks]


def test_what_stands_level_with_an_item_begins_there_where_white_shows_it(document):
    found = owners(document, "Lower Mill Parish", "Meeting", "Water Quality Board", "", "Eel Group")
    assert found == ["Lower Mill Parish Meeting", "Water Quality Board", "Eel Group"]


@pytest.mark.parametrize(
    "beside",
    [
        ("Lower Mill Parish", "Rivers Meeting", "Water Quality Board", "Meeting of both"),  # an item has none
        (
            "Lower Mill Parish",
            "Rivers Meeting",
            "Water Quality Board",
            "and Parish and",
            "Eel Group",
        ),  # no white
    ],
)
def test_other_text_beside_a_list_runs_on(document, beside):
    assert len(owners(document, *beside)) == 1
