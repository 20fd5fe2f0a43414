"""Cards whose title stands on a ground of its own at their top, in a font that does not say that it is bold."""

import pytest

from schemas.document import Block, BlockKind
from tests.extractors.pdf.test_loose_tables import document
from tests.extractors.pdf_builder import Page

__all__ = ["document"]

CARDS = (
    ("A1", ["Mend the weirs"], ["• Mend the old weir", "• Paint the lock gates"], "Lead: Head of Rivers"),
    ("A2", ["Bring back the eels to all", "pools of the river"], ["• Build an eel pass"], "Lead: Fish Team"),
)
ABOVE = "Rivers are cleaner than they were, and more people than ever walk and swim along their banks."


def drawn(*, ground=0.3, title=None):
    page = Page().text(50, 40, "Theme A", 16).text(50, 65, ABOVE)
    for n, (number, name, items, lead) in enumerate(CARDS):
        x = 50 + 260 * n
        page.box(x, 100, x + 240, 200)
        if ground:
            page.fill(x, 100, x + 240, 134, ground)
        lines = title or name
        page.text(x + 10, 108, number, 17).lines(x + 40, 112 - 5 * (len(lines) - 1), lines)
        page.lines(x + 10, 142, items).text(x + 10, 180, lead)
    return page


def test_a_title_on_a_ground_of_its_own_is_the_heading_of_its_card(document):
    found = [part for part in document(drawn()).body if isinstance(part, Block)]
    headings = [part for part in found if part.kind is BlockKind.HEADING]
    assert [part.text for part in headings] == [
        "Theme A",
        "A1 Mend the weirs",
        "A2 Bring back the eels to all pools of the river",
    ]
    assert (
        headings[1].level == headings[2].level > headings[0].level
    )  # though its number is in larger letters
    assert [part.text for part in found[3:6]] == [
        "• Mend the old weir",
        "• Paint the lock gates",
        CARDS[0][3],
    ]


@pytest.mark.parametrize("said", [{"ground": None}, {"title": ["Lead: Head of Rivers"]}])
def test_other_first_lines_of_a_card_are_no_headings(document, said):
    found = [part for part in document(drawn(**said)).body if isinstance(part, Block)]
    assert not [part for part in found if part.kind is BlockKind.HEADING and part.text[:2] in {"A1", "A2"}]
