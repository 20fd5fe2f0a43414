"""Coloured panels in rows, each with a name of its own on top, are a form and no table."""

import pytest

from schemas.document import Block, BlockKind
from tests.extractors.pdf.test_loose_tables import document, tables
from tests.extractors.pdf_builder import Page

__all__ = ["document"]

DOING = ["What we will do", "• Mend the weir", "• Count the eels", "• Plant reeds"]
KNOWING = ["How we will know", "• More eels", "• Dry banks"]
WHEN = ["By when", "May 2031"]
WHO = ["Who", "Head of Rivers", "Lock Manager"]


def panel(page, x0, top, x1, bottom, lines):
    page.fill(x0, top, x1, bottom, 0.9)
    for n, text in enumerate(lines):
        page.text(x0 + 10, top + 8 + 18 * n, text, bold=n == 0)


def form(second, *, white=10.0, wide=False):
    """Two panels beside each other, or one as wide as both, and below them those of the second row."""
    page = Page().text(50, 60, "1a Clean rivers", 14, bold=True)
    if wide:
        panel(page, 50, 90, 540, 180, DOING)
    else:
        panel(page, 50, 90, 290, 180, DOING)
        panel(page, 310, 90, 540, 180, KNOWING)
    top = 180 + white
    panel(page, 50, top, 290, top + 70, second[0])
    panel(page, 310, top, 540, top + 70, second[1])
    return page


@pytest.mark.parametrize(("wide", "first"), [(False, [*DOING, *KNOWING]), (True, DOING)])
def test_panels_below_each_other_with_names_of_their_own_are_read_one_after_the_other(document, wide, first):
    found = document(form((WHEN, WHO), wide=wide))
    assert not tables(found)
    title, *read = [part for part in found.body if isinstance(part, Block)]
    assert title.text == "1a Clean rivers"
    assert [part.text for part in read] == [*first, *WHEN, *WHO]
    names = [DOING[0], *([] if wide else [KNOWING[0]]), WHEN[0], WHO[0]]
    assert [part.text for part in read if part.kind is BlockKind.HEADING] == names


@pytest.mark.parametrize(
    ("second", "white"),
    [
        ((DOING, KNOWING), 10.0),  # the next table
        ((WHEN, WHO), 60.0),  # far below
        ((["May 2031"], WHO), 10.0),  # one without a name
    ],
)
def test_other_panels_stay_what_they_were(document, second, white, monkeypatch):
    read = document(form(second, white=white)).body
    monkeypatch.setattr("extractors.pdf.document.beside_tables.form_panels", lambda _: [])
    assert document(form(second, white=white)).body == read
