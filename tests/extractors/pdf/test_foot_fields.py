"""Coloured panels with texts side by side and fields at their foot are cards and no tables."""

import pytest

from tests.extractors.pdf.test_loose_tables import document, tables
from tests.extractors.pdf_builder import Page

__all__ = ["document"]

SAID = ["You said", "The bank was wet."]
WILL = ["We will", "• Mend the weir", "• Count the eels"]
FIELDS = ["By when", "May 2031", "Who", "Rivers team and", "the mill"]


def card(page, top, fields=FIELDS, *, size=11):
    """A panel whose left part is darker, and the fields below both."""
    page.fill(50, top, 540, top + 110, 0.9).fill(50, top, 210, top + 70, 0.5)
    for x0, lines in ((60, SAID), (220, WILL)):
        page.text(x0, top + 8, lines[0], 12, bold=True).lines(x0, top + 26, lines[1:])
    when, month, who, team, rest = fields
    page.text(60, top + 80, when, size).text(110, top + 80, month, 10)
    page.text(320, top + 80, who, size).text(350, top + 80, team, 10).text(320, top + 92, rest, 10)
    return page


def test_each_field_at_the_foot_of_a_panel_is_its_name_and_its_value(document):
    page = Page().text(50, 60, "Clean rivers", 16, bold=True)
    found = document(card(card(page, 90), 220))
    once = [*SAID, *WILL, "By when", "May 2031", "Who", "Rivers team and the mill"]
    assert not tables(found)
    assert [part.text for part in found.body] == ["Clean rivers", *once, *once]


@pytest.mark.parametrize(
    "drawn", [{"size": 10}, {"fields": ["by when", "May 2031", "Who", "Rivers team", ""]}]
)
def test_a_foot_whose_texts_begin_with_no_names_is_a_row(document, drawn):
    page = Page().text(50, 60, "Clean rivers", 16, bold=True)
    assert tables(document(card(page, 90, **drawn)))


@pytest.mark.parametrize("apart", [0, 6])
@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("striped", [False, True])
def test_so_are_those_below_one_text_on_a_ground_of_their_own_or_not(document, striped, bold, apart):
    page, size = Page().text(50, 60, "Clean rivers", 16, bold=True), 10 if bold else 11
    for top in (90, 220):
        page.fill(50, top, 540, top + 110, 0.9)
        if striped:
            page.fill(50, top + 70, 540, top + 110, 0.7)
        page.text(60, top + 8, WILL[0], 12, bold=True).lines(60, top + 26, WILL[1:])
        page.text(60, top + 80, "By when", size, bold=bold).text(108 + apart, top + 80, "May 2031", 10)
        page.text(320, top + 80, "Who", size, bold=bold).text(350 + apart, top + 80, "Rivers team", 10)
    found = document(page)
    once = [*WILL, "By when", "May 2031", "Who", "Rivers team"]
    assert [getattr(part, "text", "") for part in found.body] == ["Clean rivers", *once, *once]
