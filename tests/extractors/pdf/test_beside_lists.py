"""Framed boxes beside a list: when they are read, and where the items of the list end."""

import pytest

from schemas.document import Block
from tests.extractors.pdf.test_loose_tables import document
from tests.extractors.pdf_builder import PITCH, Page, wrap

__all__ = ["document"]

ITEMS = (
    "Mend the weir above the old mill and open its sluice each spring (by May 2031)",
    "Count the eels that swim past the ladder and put up what was counted for all to see",
    "Plant willows on both banks between the bridge and the lock, with the help of the two schools",
)
SIGNS = ("Signs of success", "More eels", "Fewer floods in town")
PARTNERS = "With: Anglers’ Club"


def drawn(*, box=115.0, left=False, wide=290.0):
    """A list with a line in smaller letters below each item, and a framed box beside it that begins at `box`."""
    page = Page().text(50, 50, "Clean rivers", 16)
    x, side = (250.0, 50.0) if left else (50.0, 380.0)
    page.box(side, box, side + 150, box + 70)
    for n, text in enumerate(SIGNS):
        page.text(side + 12, box + 12 + 18 * n, text, bold=n == 0)
    top = 115.0
    for item in ITEMS:
        page.text(x, top, "•")
        lines = wrap(item, wide - 12)
        page.lines(x + 12, top, lines)
        top += len(lines) * PITCH
        page.text(x + 12, top, PARTNERS, 8)
        top += 2 * PITCH
    return page


def read(found):
    return [part.text for part in found.body if isinstance(part, Block)]


LISTED = [text for item in ITEMS for text in (f"• {item}", PARTNERS)]


@pytest.mark.parametrize(
    "box", [112.0, 124.0, 150.0, 205.0], ids=["level", "lower", "lower still", "the last item"]
)
def test_a_box_to_the_right_of_a_list_is_read_behind_it_wherever_it_begins(document, box):
    assert read(document(drawn(box=box))) == ["Clean rivers", *LISTED, *SIGNS]


def test_a_box_to_the_left_of_a_list_is_read_before_it(document):
    assert read(document(drawn(box=124.0, left=True))) == ["Clean rivers", *SIGNS, *LISTED]


def test_items_below_the_box_end_where_those_beside_it_do(document):
    """Not at the margin of the page, which a line below shows: most lines there had room for more."""
    page = drawn(wide=310.0).text(
        50, 300, "The river has been low for two years, the eels are few, and all of us want more of them."
    )
    assert read(document(page))[1 : 1 + len(LISTED)] == LISTED
