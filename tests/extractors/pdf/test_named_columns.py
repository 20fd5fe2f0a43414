"""Tables with lines between some of their columns alone: names and what begins below them show the others."""

from collections.abc import Sequence
from itertools import pairwise

import pytest

from tests.extractors.pdf.test_loose_tables import document, tables, texts
from tests.extractors.pdf_builder import PITCH, Page, wrap

__all__ = ["document"]

XS = [50.0, 90.0, 230.0, 330.0, 400.0, 520.0]
SIDES = [90.0, 400.0]  # the lines upright: "What we do", "Who" and "When" have none between them
HEADER = ("Ref", "What we do", "Who", "When", "What it brings")
ROWS = [
    (
        "1",
        "Mend both weirs below the mill, the ladder and the sluice",
        "Head of Rivers",
        "May 2031",
        "Fewer floods",
    ),
    ("2", "Count the eels", "River wardens and their friends", "Yearly", "More eels"),
    ("3", "Clear old sluices below the mill and plant reeds", "Gardener", "", "Reeds at both shores"),
    ("4", "Mend all weirs near the old mill", "", "June 2031", ""),
]


def drawn(
    page: Page, top: float, rows: Sequence[Sequence[str]], *, names: bool = True, bold: bool = True
) -> Page:
    """The names between lines across, and rows of 40 points, the lines upright beside these alone."""
    if names:
        page.line(XS[0], top, XS[-1], top)
        for x, name in zip(XS, HEADER, strict=False):
            page.text(x + 1, top + 2, name, bold=bold)
    top += 20 * names
    low = top + 40 * len(rows)
    for n in range(len(rows) + 1):
        page.line(XS[0], top + 40 * n, XS[-1], top + 40 * n)
    for x in SIDES:
        page.line(x, top, x, low)
    for n, row in enumerate(rows):
        for (x0, x1), text in zip(pairwise(XS), row, strict=True):
            for at, line in enumerate(wrap(text, x1 - x0 - 2)):
                page.text(x0 + 1, top + 40 * n + 2 + PITCH * at, line)
    return page


def test_columns_begin_where_their_names_do(document):
    (found,) = tables(document(drawn(Page(), 100, ROWS)))
    assert texts(found) == [[text for text in row if text] for row in (HEADER, *ROWS)]


@pytest.mark.parametrize(
    ("bold", "shift", "over", "columns"),
    [
        (False, 0.0, "", 3),  # as a first row may be
        (True, 0.0, "Ask all who fish in the pools and those who do not", 4),  # runs over the second place
        (True, 5.0, "", 4),  # begins elsewhere
        (True, 0.0, "", 5),
    ],
)
def test_a_text_over_the_place_or_beside_it_leaves_the_cells_whole(document, bold, shift, over, columns):
    page = drawn(Page(), 100, ROWS, bold=bold)
    page.text(XS[1] + 1, 282, over or "Weigh the eels").text(
        XS[2] + 1 + shift, 294, "" if over else "Wardens"
    )
    for y in (280, 320):
        page.line(XS[0], y, XS[-1], y)
    for x in SIDES:
        page.line(x, 280, x, 320)
    (found,) = tables(document(page))
    assert found.columns == columns


def test_a_page_without_the_names_has_the_columns_of_the_page_before(document):
    first, second = drawn(Page(), 520, ROWS), drawn(Page(), 60, ROWS, names=False)
    found = tables(document(first, second))
    assert [table.columns for table in found] == [5, 5]
    assert texts(found[1]) == [[text for text in row if text] for row in ROWS]


def test_in_a_frame_with_lines_across_names_show_the_columns_below_bands_too(document):
    page = Page().grid([XS[0], XS[-1]], [100, 120, 140, *(180 + 40 * n for n in range(len(ROWS)))])
    page.text(XS[0] + 1, 122, "Safe weirs for all who swim in the river", bold=True)
    for x, name in zip(XS, HEADER, strict=False):
        page.text(x + 1, 102, name, bold=True)
    for n, row in enumerate(ROWS):
        for (x0, x1), text in zip(pairwise(XS), row, strict=True):
            page.lines(x0 + 1, 142 + 40 * n, wrap(text, x1 - x0 - 2))
    (found,) = tables(document(page))
    rows = [HEADER, ("Safe weirs for all who swim in the river",), *ROWS]
    assert texts(found) == [[text for text in row if text] for row in rows]
