"""Panels with entries between lines across: what is done, who does it below, and when at the right."""

import pytest

from schemas.document import Block, BlockKind, Table
from tests.extractors.pdf.test_loose_tables import document, tables, texts
from tests.extractors.pdf_builder import Page

__all__ = ["document"]

ENTRIES = [
    (["Mend the weir below the", "old mill"], ["Weir Warden"], ["May", "2031"]),
    (["Count the eels"], ["Head of Rivers and", "Ponds"], ["Yearly"]),
    (["Paint the boats that the", "board lends to schools"], ["Boat Team"], ["Tbc"]),
]


def dashed(page, x0, x1, top):
    """A line of dashes, each a thin area."""
    for n in range(int(x1 - x0) // 4):
        page.fill(x0 + 4 * n, top, x0 + 4 * n + 2, top + 0.75, 0.2)


def solid(page, x0, x1, top):
    page.line(x0, top, x1, top)


def panels(*, small=8.5, header="", rule=dashed, entries=ENTRIES):
    """Two panels beside each other, a bar on top of each and a box at the foot."""
    page = Page().text(30, 40, "The river board tells on this page what it will do next.")
    for left, name in ((30.0, "Safe weirs"), (310.0, "Safe boats")):
        page.fill(left, 80, left + 250, 94, 0.4).fill(left, 94, left + 250, 420, 0.9)
        page.text(left + 10, 104, name, 14, bold=True).text(left + 10, 124, "All of it in time.")
        if header:
            page.text(left + 10, 136, "Action").text(left + 200, 136, header)
        top = 150.0
        for done, who, when in entries:
            if rule:
                rule(page, left + 10, left + 240, top)
            page.lines(left + 10, top + 6, done)
            for number, part in enumerate(who):
                page.text(left + 10, top + 6 + 12 * len(done) + 10 * number, part, small)
            page.lines(left + 200, top + 6, when)
            top += 60
        page.fill(left + 10, 350, left + 240, 410, 0.3)
        page.text(left + 20, 358, "How we will know").text(left + 20, 374, "• More eels")
    return page


@pytest.mark.parametrize("rule", [dashed, solid])
def test_entries_are_rows_with_who_and_when_beside_what_is_done(document, rule):
    found = document(panels(rule=rule))
    first, second = tables(found)
    rows = [[" ".join(done), " ".join(who), " ".join(when)] for done, who, when in ENTRIES]
    assert texts(first) == texts(second) == rows
    told = ["Safe weirs", "All of it in time.", "How we will know", "• More eels"]
    order = [p.text if isinstance(p, Block) else p for p in found.body]
    assert order[1:6] == [*told[:2], first, *told[2:]]
    assert found.body[1].kind is BlockKind.HEADING


@pytest.mark.parametrize(
    "page",
    [
        panels(header="When"),  # a header of columns
        panels(rule=None),
        panels(small=11),  # in larger letters than what is done
        panels(entries=[*ENTRIES[:2], (*ENTRIES[2][:2], [])]),  # an entry that says no when
    ],
)
def test_other_panels_are_as_they_were(document, page):
    assert not any(isinstance(part, Table) and part.columns > 1 for part in document(page).body)
