"""Panels with a title on a bar and a small table of figures between lines across."""

import pytest

from schemas.document import Block, BlockKind, Table
from tests.extractors.pdf.test_loose_tables import document, tables, texts
from tests.extractors.pdf_builder import Page

__all__ = ["document"]

COUNTED = [
    (["Number of eels that", "climb the weir"], "120", "300"),
    (["Percentage of boats", "that stay dry"], "62%", "80%"),
    (["Weirs in repair, of all", "that the board", "has looked at by", "then"], "4 of 9", "9 of 9"),
]


def panels(*, rules=True, bar=True, rows=COUNTED, header=("Measure", "2031 baseline", "2033 target")):
    """Two panels beside each other, each with a bar on top."""
    page = Page().text(30, 40, "How we will know that it is working", 14, bold=True)
    for left, name in ((30.0, "The river is clean"), (310.0, "The boats are dry")):
        page.fill(left, 80, left + 250, 400, 0.9)
        if bar:
            page.fill(left, 80, left + 250, 120, 0.4)
        page.text(left + 10, 92, name, 13, bold=True)
        for x, text in zip((10, 125, 180), header, strict=True):
            page.lines(left + x, 130, text.split(" "), bold=True)
        top = 160.0
        for counted, now, then in rows:
            if rules:
                page.line(left + 10, top, left + 240, top)
            page.lines(left + 10, top + 8, counted)
            page.text(left + 125, top + 9, now, 15, bold=True).text(left + 180, top + 9, then, 15, bold=True)
            top += 60
    return page


def test_the_figures_stand_beside_what_is_counted_under_the_title(document):
    found = document(panels())
    first, second = tables(found)
    rows = [[" ".join(counted), now, then] for counted, now, then in COUNTED]
    assert texts(first) == texts(second) == [["Measure", "2031 baseline", "2033 target"], *rows]
    parts = [part.text if isinstance(part, Block) else part for part in found.body]
    assert parts[1:] == ["The river is clean", first, "The boats are dry", second]
    assert found.body[1].kind is BlockKind.HEADING


@pytest.mark.parametrize(
    "page",
    [
        panels(rules=False),
        panels(bar=False),
        panels(rows=[*COUNTED[:2], (["Paint the boats"], "Boat Team", "May 2031")]),  # words below a name
        panels(header=("Measure", "2031 baseline", "")),  # a column without a name
        panels().text(40, 360, "All counts in May").text(320, 360, "All counts in May"),
    ],
)
def test_other_panels_are_no_tables_of_figures(document, page):
    assert not any(isinstance(part, Table) and part.columns > 2 for part in document(page).body)
