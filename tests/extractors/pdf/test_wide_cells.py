"""A header below a band, lines below each cell, and a last row of a name and a text over the other columns."""

import re
from itertools import pairwise

import pytest

from extractors.pdf import read
from extractors.pdf.drawn.words import Word
from extractors.pdf.ruled.wide_cells import is_named_text, wide_cells
from schemas.document import Box, Table
from tests.extractors.pdf_builder import Page, write

XS = [50.0, 200.0, 290.0, 380.0, 470.0, 560.0]
NAMES = ("What we do", "Led by", "Working with", "When", "Goals")
ROWS = (
    ("Mend the weir", "Wardens", "Anglers", "May 2031", "Clean rivers"),
    ("Count the eels", "Head of Rivers", "", "June 2032", "More fish"),
)
BAND = "Step 1: Bring the fish back to all of our rivers and streams"


def drawn(merged=(), *, header=True, ground=True):
    """A page with the table, grounds behind its header and its last row or not.

    The cells of the first row in the `merged` columns go on in the second.
    """
    page = Page().fill(XS[0], 100, XS[-1], 122, 0.9).text(XS[0] + 6, 106, BAND, bold=True)
    for (left, right), name in zip(pairwise(XS), NAMES, strict=True):
        page.text(left + 5, 128, name, bold=True).line(left, 144, right, 144)
        if header:
            page.fill(left, 122, right, 144, 0.4)
    top = 144.0
    for n, row in enumerate(ROWS):
        for at, ((left, right), text) in enumerate(zip(pairwise(XS), row, strict=True)):
            page.text(left + 5, top + 7, "" if n and at in merged else text)
            if n or at not in merged:
                page.line(left, top + 26, right, top + 26)
        top += 26
    if ground:
        page.fill(XS[0], top, XS[1], top + 30, 0.95).fill(XS[1], top, XS[-1], top + 30, 0.95)
    page.text(XS[0] + 5, top + 4, "How we will know", bold=True)
    page.text(XS[1] + 5, top + 4, "• More eels above the weirs of our rivers")
    page.text(XS[1] + 5, top + 16, "• Number of weirs that leak")
    for left, right in pairwise(XS):
        page.line(left, top + 30, right, top + 30)
    return page


@pytest.fixture
def cells(tmp_path):
    def made(page):
        body = read(write(tmp_path / "plan.pdf", page)).body
        return [cell for part in body if isinstance(part, Table) for cell in part.cells]

    return made


def placed(*texts):
    """The words of texts in one line, each letter 5 points wide."""
    return [
        Word(word.group(), x + 5 * word.start(), 4, x + 5 * word.end() + 2, 14, 10.0, False)
        for x, text in texts
        for word in re.finditer(r"\S+", text)
    ]


@pytest.mark.parametrize("header", [True, False])
@pytest.mark.parametrize("ground", [True, False])
def test_a_name_and_its_wide_text_are_the_last_row(cells, header, ground):
    found = cells(drawn(header=header, ground=ground))
    assert [cell.text for cell in found[-17:]] == [
        *NAMES,
        *(text for row in ROWS for text in row),
        "How we will know",
        "• More eels above the weirs of our rivers\n• Number of weirs that leak",
    ]
    assert found[-1].column_span == len(NAMES) - 1


def test_cells_without_a_line_below_go_on_in_the_next_row(cells):
    spans = {cell.text: cell.row_span for cell in cells(drawn(merged=(0, 4)))}
    assert [spans[text] for text in ("Mend the weir", "Wardens", "Head of Rivers", "Clean rivers")] == [
        2,
        1,
        1,
        2,
    ]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("More eels above all of our weirs", True),
        ("More eels", False),
    ],  # one that keeps to its column may be a cell of that
)
def test_a_text_over_the_edges_beside_a_name_is_one_cell(text, is_one):
    words = placed((0, "Measures"), (100, text))
    assert is_named_text([0, 100, 200, 300], words) is is_one


def test_a_band_whose_first_word_ends_near_an_edge_has_no_name():
    words = placed((70, "Goal A: Bigger and better habitats for eels"))
    assert not is_named_text([0, 100, 200, 300], words)


@pytest.mark.parametrize(
    ("grounds", "spans"),
    [
        ([(0, 100), (100, 300)], {0: [(0, 0), (1, 2)]}),
        ([(0, 100), (100, 200), (200, 300)], {}),  # a cell each, as of any shaded row
        ([(0, 300)], {}),  # a band
        ([(0, 100), (200, 300)], {}),
        ([(0, 130), (130, 300)], {}),
    ],
)
def test_grounds_from_edge_to_edge_are_cells(grounds, spans):
    words = placed((105, "Number of weirs that leak"))
    fills = [Box(left, 0, right, 20) for left, right in grounds]
    assert wide_cells([0, 100, 200, 300], [0, 20], words, fills) == spans


@pytest.mark.parametrize("rows", [1, 2, 3])
def test_below_stripes_and_bare_rows_too(cells, rows):
    """Every second row has a ground, no line is drawn; the last row stands right below either."""
    page = Page()
    for (left, right), name in zip(pairwise(XS), NAMES, strict=True):
        page.fill(left, 122, right, 144, 0.4).text(left + 5, 128, name, bold=True)
    top = 144.0
    for n in range(rows):
        for (left, right), text in zip(pairwise(XS), ROWS[0], strict=True):
            page.text(left + 5, top + 7, text)
            if n % 2:
                page.fill(left, top, right, top + 26, 0.9)
        top += 26
    page.fill(XS[0], top, XS[1], top + 26, 0.7).fill(XS[1], top, XS[-1], top + 26, 0.7)
    page.text(XS[0] + 5, top + 7, "How we will know", bold=True)
    page.text(XS[1] + 5, top + 7, "• More eels above the weirs of our rivers")
    found = cells(page)
    assert [cell.text for cell in found[-2:]] == [
        "How we will know",
        "• More eels above the weirs of our rivers",
    ]
    assert (len(found), found[-1].column_span) == (5 * (rows + 1) + 2, 4)
