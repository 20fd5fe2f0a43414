"""Cards with a bar on top whose fields nothing parts: their bold names show the rows."""

import pytest

from tests.extractors.pdf.test_loose_tables import document, tables, texts
from tests.extractors.pdf_builder import PITCH, Page, wrap

__all__ = ["document"]

LEFT, RIGHT = 50.0, 545.0
DEED = "Mend the weir below the mill and clear the channel beside it before the floods of the winter"
FIELDS = [
    (["What we will do"], DEED),
    (["Who is responsible"], "Head of Rivers"),
    (["How we will", "measure success"], "Fewer floods below the mill and cleaner water for all who swim in it there"),
]  # fmt: skip


def card(page, top, fields, *, bold=True):
    """Draws a frame with a bar, and below it names of one line or two beside their values; gives the lower edge."""
    page.fill(LEFT, top, RIGHT, top + 24).text(LEFT + 8, top + 6, "Action 1.1", bold=True)
    at = top + 32
    for name, value in fields:
        lines = wrap(value, 330)
        page.lines(LEFT + 8, at, name, bold=bold).lines(LEFT + 150, at, lines)
        at += max(len(lines), len(name)) * PITCH + 10
    page.box(LEFT, top, RIGHT, at)
    return at


def test_each_bold_name_begins_a_row(document):
    page = Page()
    card(page, card(page, 100, FIELDS) + 12, FIELDS[:2])
    expected = [["Action 1.1"], *([" ".join(name), value] for name, value in FIELDS)]
    assert [texts(table) for table in tables(document(page))] == [expected, expected[:3]]


@pytest.mark.parametrize("plain", [True, False])
def test_texts_that_are_no_names_with_values_part_nothing(document, plain):
    page = Page()
    bottom = card(page, 100, FIELDS, bold=not plain)
    if not plain:
        page.text(LEFT + 90, bottom - 8, "Here stands another text")
    assert [table.rows for table in tables(document(page))] == [2]
