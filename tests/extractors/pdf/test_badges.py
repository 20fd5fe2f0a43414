"""Small grounds behind a number, hung from the upper edge of a card."""

import pytest

from tests.extractors.pdf.test_grid import ruled
from tests.extractors.pdf_builder import Page

__all__ = ["ruled"]

CARD = (50.0, 100.0, 300.0, 190.0)
FIELDS = ["Mend the weir", "Lead: Head of Rivers", "Deadline: May 2031"]


@pytest.mark.parametrize("framed", [True, False])
def test_a_badge_at_the_edge_of_a_card_parts_nothing(ruled, framed):
    page = Page().fill(*CARD)
    if framed:
        page.box(*CARD)
    page.fill(60, 100.5, 88, 116, grey=0.3).text(65, 103, "1A").lines(60, 122, FIELDS)
    found = ruled(page)
    assert found.grids == ()
    assert list(map(tuple, found.boxes)) == [CARD]


def test_a_header_of_two_names_in_a_frame_is_of_a_table(ruled):
    page = Page().box(*CARD)
    for left, right in ((50, 175), (175, 300)):
        page.fill(left, 100, right, 118, grey=0.3).text(left + 5, 104, "Names").text(left + 5, 140, "Texts")
    assert ruled(page).boxes == ()
