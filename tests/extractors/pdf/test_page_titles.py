"""Coloured panels as high as the page beside a table: their title says what the table is about."""

import pytest

from schemas.document import Block, BlockKind
from tests.extractors.pdf.test_beside_tables import ROWS, STARTS
from tests.extractors.pdf.test_loose_tables import document, tables, texts
from tests.extractors.pdf_builder import Page

__all__ = ["document"]


def side(title, *, heading="", note="", columns=STARTS):
    """A page whose left third is coloured, with `title` on it and a note, and a table without lines beside it."""
    page = Page().fill(0, 0, 180, 842, 0.2).text(20, 40, "3", 40).lines(20, 100, title, 18, bold=True)
    page.text(20, 160, note or "Eels rest here.", 10).text(20, 190, "What anglers said", 10, bold=True)
    page.text(216, 30, heading, 18, bold=True)
    for number, row in enumerate(ROWS):
        top = 70 + 30 * number
        if number % 2:
            page.fill(210, top - 8, 560, top + 18)
        for x, text in zip(columns, row, strict=True):
            page.text(x, top, text, bold=number == 0)
    return page


def test_a_panel_as_high_as_the_page_names_the_table_beside_it(document):
    found = document(side(["Quiet water for", "eels"]))
    (table,) = tables(found)
    assert texts(table) == [list(row) for row in ROWS]
    blocks = [part for part in found.body if isinstance(part, Block)]
    assert [part.text for part in blocks if part.kind is BlockKind.HEADING] == ["Quiet water for eels"]
    at = [part.text if isinstance(part, Block) else "table" for part in found.body]
    assert at == ["3", "Quiet water for eels", "table", "Eels rest here.", "What anglers said"]


def test_a_table_below_a_heading_of_its_own_is_not_named_by_a_panel(document):
    found = document(side(["40 boats", "pass the lock"], heading="Locks that work"))
    blocks = [part for part in found.body if isinstance(part, Block) and part.kind is BlockKind.HEADING]
    assert blocks[0].text == "Locks that work"
    assert found.body.index(blocks[0]) < found.body.index(tables(found)[0])


def beside_boxes(title, *, size=22, heading=14):
    """A page whose left third is coloured, with "PRIORITY", a number and a title on it, and text under a heading beside it."""
    page = Page().fill(0, 0, 180, 842, 0.2).text(20, 40, "PRIORITY", 11, bold=True)
    page.text(20, 60, "2", 48, bold=True).lines(20, 130, title, size, bold=True)
    page.text(216, 30, "Where are we now?", heading, bold=True)
    page.lines(216, 60, ["Half of the weirs leak, and nobody", "counts the eels in the upper river."])
    page.text(216, 110, "What we will do", 12, bold=True)
    return page.lines(216, 130, ["• Mend the weir", "• Count the eels"])


def test_a_title_larger_than_all_beside_it_is_read_first_with_what_it_is_and_its_number(document):
    first, *rest = document(beside_boxes(["Quiet water", "for eels"])).body
    assert (first.text, first.kind, first.level) == ("PRIORITY 2 Quiet water for eels", BlockKind.HEADING, 1)
    assert [part.text for part in rest][:2] == [
        "Where are we now?",
        "Half of the weirs leak, and nobody counts the eels in the upper river.",
    ]


def test_a_quotation_and_letters_no_larger_than_those_beside_them_are_no_title(document):
    for page in (beside_boxes(["“Ask us", "first.”"]), beside_boxes(["Quiet water"], size=16)):
        assert not any(part.text.startswith("PRIORITY 2") for part in document(page).body)


def facts_beside(*, x=0, names=("LEAD", "BUDGET"), size=9):
    """A page with a coloured panel at one of its sides, a number and fields on it, and a heading and a list beside it."""
    left = 30 if x else 216
    page = Page().fill(x, 0, x + 180, 842, 0.2).text(x + 70, 50, "2", 40, bold=True)
    for place, (name, value) in enumerate(zip(names, (["A Pike", "B Roach"], ["TBC"]), strict=True)):
        top = 150 + 70 * place
        page.text(x + 20, top, name, size).lines(x + 20, top + 20, value, 11)
    page.text(left, 60, "Quiet water", 24, bold=True).text(left, 110, "What we will do", 13, bold=True)
    for place, text in enumerate(["Mend the old weir", "Count the silver eels", "Dredge the mill pool"]):
        page.text(left, 140 + 35 * place, f"2.{place + 1} {text}")
    return page


@pytest.mark.parametrize("x", [0, 415], ids=["left", "right"])
def test_facts_on_a_panel_are_read_behind_the_page_which_its_number_counts(document, x):
    found = document(facts_beside(x=x)).body
    assert [part.text for part in found] == [
        "2 Quiet water",
        "What we will do",
        "2.1 Mend the old weir",
        "2.2 Count the silver eels",
        "2.3 Dredge the mill pool",
        "LEAD",
        "A Pike",
        "B Roach",
        "BUDGET",
        "TBC",
    ]
    assert [part.text for part in found if part.bold and part.kind is BlockKind.PARAGRAPH] == [
        "LEAD",
        "BUDGET",
    ]


def test_one_line_in_capitals_is_no_name_of_a_field(document):
    found = document(facts_beside(names=("LEAD", "Budget"))).body
    assert not any(part.bold for part in found if part.text in {"LEAD", "Budget", "TBC"})


def test_facts_below_a_title_of_their_own_are_read_where_they_stand(document):
    texts_of = [part.text for part in document(facts_beside(size=18)).body]
    assert texts_of.index("LEAD") < texts_of.index("2.3 Dredge the mill pool")
