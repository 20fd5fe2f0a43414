"""Framed boxes with a small table in each, whose columns and rows white alone parts."""

import pytest

from schemas.document import Block
from tests.extractors.pdf.test_loose_tables import document, tables, texts
from tests.extractors.pdf_builder import Page

__all__ = ["document"]

NAMES = ("Eels at May 2031", "Now", "Goal")
ROWS = [
    ("Eels counted at the", "61%", "80%"),
    ("mill weir",),
    ("Traps that are set", "34", "28"),
    ("on the banks",),
]


def box(rows, *, names=NAMES, bold=True, pitches=(18.0, 13.0, 20.0, 13.0)):
    page = Page().text(60, 60, "The river board tells below what it will look at by then.")
    page.grid([150, 540], [100, 200])
    for top, row in zip(
        (108, *(108 + sum(pitches[: n + 1]) for n in range(len(rows)))), (names, *rows), strict=True
    ):
        for x, text in zip((160, 420, 480), row, strict=False):
            page.text(x, top, text, bold=bold and row is names)
    return page


@pytest.mark.parametrize("bold", [True, False])
def test_names_over_figures_in_a_box_are_a_table(document, bold):
    (table,) = tables(document(box(ROWS, bold=bold)))
    assert texts(table) == [
        [*NAMES],
        ["Eels counted at the mill weir", "61%", "80%"],
        ["Traps that are set on the banks", "34", "28"],
    ]


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        (ROWS, ("Eels at May 2031", "2030", "2031")),  # names with figures, drawn as the rows are
        ([("Eels counted", "more", "most"), ("Traps set", "few", "none")], NAMES),  # words below words
        ([("Eels counted", "61%", "80%"), ("Traps set",)], NAMES),  # as far below as a row, and none
    ],
)
def test_any_other_box_is_text(document, rows, names):
    found = document(box(rows, names=names, bold=False, pitches=(18.0,) * len(rows)))
    assert tables(found) == []
    assert any(names[0] in part.text for part in found.body if isinstance(part, Block))
