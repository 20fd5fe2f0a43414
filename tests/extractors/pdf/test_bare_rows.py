"""Tables of a header in colour and every second row in colour, with nothing drawn between columns below the header."""

from itertools import pairwise

import pytest

from extractors.pdf.drawn import pages
from extractors.pdf.ruled import bare_rows, find
from schemas.document import Block
from tests.extractors.pdf.test_loose_tables import document, tables, texts
from tests.extractors.pdf_builder import PITCH, Page, wrap, write

__all__ = ["document"]

XS = [50.0, 90.0, 270.0, 370.0, 450.0]
HEADER = ("No.", "What we will do", "Who leads", "When")
ROWS = [
    ("1.1", "Mend the weir below the mill and the weir at the old lock", "Head of Rivers", "May 2031"),
    ("1.2", "Count the eels", "River wardens", "Autumn 2032"),
    ("1.3", "Plant reeds at the shore", "Gardener", "June 2031"),
    ("1.4", "Move the boats out of the basin before it is drained", "Harbour master", "Yearly"),
]
WANTED = [list(row) for row in (HEADER, *ROWS)]


def strip(page: Page, top: float, bottom: float, *, cells: bool) -> Page:
    """A coloured row: one rectangle, or one a column."""
    for x0, x1 in pairwise(XS) if cells else [(XS[0], XS[-1])]:
        page.fill(x0, top, x1, bottom, 0.85)
    return page


def table(page: Page, top: float, *, cells: bool, count: int = 4) -> float:
    """Draws the header and rows 44 points high, the odd ones in colour; gives where the last one ends."""
    strip(page, top, top + 24, cells=cells)
    for x in XS[1:-1]:
        page.line(x, top, x, top + 24)
    for x, text in zip(XS, HEADER, strict=False):
        page.text(x + 6, top + 7, text, bold=True)
    for n, (number, what, who, when) in enumerate(ROWS[:count]):
        low = top + 24 + 44 * n
        if n % 2 == 0:
            strip(page, low, low + 44, cells=cells)
        page.text(XS[0] + 6, low + 8, number).lines(XS[1] + 6, low + 8, wrap(what, XS[2] - XS[1] - 12))
        page.text(XS[2] + 6, low + 8, who).text(XS[3] + 6, low + 8, when)
    return top + 24 + 44 * count


@pytest.mark.parametrize("closed", [True, False])
@pytest.mark.parametrize("count", [1, 2, 3, 4])
@pytest.mark.parametrize("cells", [True, False])
def test_rows_without_colour_are_rows_too(document, cells, count, closed):
    page = Page().text(50, 80, "Banks and weirs", 16, bold=True)
    end = table(page, 110, cells=cells, count=count)
    if closed:
        page.line(XS[0], end, XS[-1], end)
    page.fill(470, 110, 560, 200, 0.4).text(478, 118, "12", 20, bold=True)
    page.lines(478, 146, ["weirs are", "ours"])
    (found,) = tables(document(page))
    assert texts(found) == WANTED[: count + 1]


def test_what_stands_below_a_table_is_none_of_its_rows(document):
    page = Page()
    end = table(page, 110, cells=True)
    page.text(56, end + 20, "A note on weirs: the figures are those of last year, as all of them are.")
    found = document(page)
    assert [texts(one) for one in tables(found)] == [WANTED]
    assert [part.text.split(":")[0] for part in found.body if isinstance(part, Block)] == ["A note on weirs"]


def test_a_header_over_rows_that_are_all_bare_is_no_such_table(tmp_path):
    page = strip(Page(), 110, 134, cells=True)
    for n, row in enumerate(WANTED):
        for x, text in zip(XS, row, strict=False):
            page.text(x + 6, 117 + 40 * n, text, 8, bold=row == WANTED[0])
    (drawn,) = pages(write(tmp_path / "made.pdf", page))
    assert [len(grid.ys) for grid in find(drawn).grids] == [2]


def test_tables_with_one_header_each_are_two(document):
    page = Page()
    end = table(page, 110, cells=False, count=3)
    table(page, end + 30, cells=False)
    assert [texts(one) for one in tables(document(page))] == [WANTED[:4], WANTED]


BANDS = ("Banks that people walk along", "Water that eels can climb, whatever the tide")


def banded(page: Page, top: float, *, gap: float = 0.0) -> float:
    """Draws the header and two rows below each of two bands, every second row of all in colour; gives where they end."""
    strip(page, top, top + 24, cells=True)
    for x, text in zip(XS, HEADER, strict=False):
        page.text(x + 6, top + 7, text, bold=True)
    low = top + 24
    for n, ((number, what, who, when), coloured) in enumerate(
        zip(ROWS, (True, False, False, True), strict=True)
    ):
        if n in {0, 2}:
            low += gap if n else 0
            strip(page, low, low + 24, cells=False).text(XS[0] + 6, low + 7, BANDS[n // 2], bold=True)
            low += 24
        if coloured:
            strip(page, low, low + 36, cells=True)
        page.text(XS[0] + 6, low + 7, number).lines(XS[1] + 6, low + 7, wrap(what, XS[2] - XS[1] - 12))
        page.text(XS[2] + 6, low + 7, who).text(XS[3] + 6, low + 7, when)
        low += 36
    return low


def test_a_coloured_stripe_with_a_title_is_a_band_in_the_table(document):
    page = Page()
    banded(page, 110)
    (found,) = tables(document(page))
    assert texts(found) == [WANTED[0], [BANDS[0]], *WANTED[1:3], [BANDS[1]], *WANTED[3:]]
    assert [cell.column_span for cell in found.cells if cell.text in BANDS] == [4, 4]


def test_a_coloured_title_below_white_begins_another_table(document):
    page = Page()
    banded(page, 110, gap=30)
    assert texts(tables(document(page))[0]) == [WANTED[0], [BANDS[0]], *WANTED[1:3]]


def test_a_coloured_title_above_a_header_is_no_band(document):
    page = Page()
    end = table(page, 110, cells=True, count=2)
    strip(page, end, end + 24, cells=False).text(XS[0] + 6, end + 7, BANDS[0], bold=True)
    table(page, end + 24, cells=True, count=2)
    first, *_ = tables(document(page))
    assert texts(first) == WANTED[:3]


def later_page(top: float, rest: tuple[str, ...]) -> Page:
    """A page that begins, without a header, with what is left of a coloured row; below it a band and other rows."""
    page = Page()
    low = top
    for n, row in enumerate((rest, *ROWS[1:], *ROWS[:2])):
        if n == 2:
            strip(page, low, low + 24, cells=False).text(XS[0] + 6, low + 7, BANDS[0], bold=True)
            low += 24
        if n in {0, 3, 5}:
            strip(page, low, low + 44, cells=True)
        for x0, x1, text in zip(XS, [*XS[1:], 540.0], row, strict=False):
            page.lines(x0 + 6, low + 8, wrap(text, x1 - x0 - 12))
        low += 44
    return page


def test_a_stripe_that_a_page_break_cuts_may_lack_texts(document):
    rest = ("", "and the old lock", "and Parks", "")  # of a number and a date nothing is left
    (found,) = tables(document(later_page(60, rest)))
    assert texts(found) == [list(filter(None, rest)), WANTED[2], [BANDS[0]], *WANTED[3:], *WANTED[1:3]]


def test_bands_alone_do_not_make_all_rows_between_them_one(document):
    page = Page()
    strip(page, 110, 128, cells=True)
    for x, text in zip(XS, HEADER, strict=False):
        page.text(x + 6, 114, text, bold=True)
    low = 128.0
    for n, (number, what, who, when) in enumerate(ROWS):
        if n in {0, 2}:
            strip(page, low, low + 16, cells=False).text(XS[0] + 6, low + 3, BANDS[n // 2])
            low += 16
        page.text(XS[0] + 6, low + 3, number).lines(XS[1] + 6, low + 3, wrap(what, XS[2] - XS[1] - 12))
        page.text(XS[2] + 6, low + 3, who).text(XS[3] + 6, low + 3, when)
        low += PITCH * len(wrap(what, XS[2] - XS[1] - 12)) + 4
    (found,) = tables(document(page))
    assert texts(found) == [WANTED[0], [BANDS[0]], *WANTED[1:3], [BANDS[1]], *WANTED[3:]]
    assert [cell.column_span for cell in found.cells if cell.text in BANDS] == [4, 4]


def test_a_heading_in_larger_letters_above_bare_names_begins_another_table(document):
    page = (
        Page().text(XS[0] + 6, 160, "Aim", 16, bold=True).text(XS[1] + 5, 160, "of all of it", 16, bold=True)
    )
    for x, text in zip(XS, HEADER, strict=False):
        page.text(x + 6, 182, text, bold=True)
    for n, (top, row) in enumerate(zip((100, 200, 244, 288), ROWS, strict=True)):
        if n != 2:
            strip(page, top, top + 44, cells=True)
        for x0, x1, text in zip(XS, [*XS[1:], 540.0], row, strict=False):
            page.lines(x0 + 6, top + 8, wrap(text, x1 - x0 - 12))
    found = document(page)
    assert [texts(one) for one in tables(found)] == [[list(ROWS[0])], [list(HEADER), *map(list, ROWS[1:])]]
    assert [part.text for part in found.body if isinstance(part, Block)] == ["Aim of all of it"]


def test_the_stripes_of_one_table_are_gone_through_once(document, monkeypatch):
    gone_through = []
    below = bare_rows._below
    monkeypatch.setattr(bare_rows, "_below", lambda *at, **how: gone_through.append(at) or below(*at, **how))
    page = Page()
    table(page, 110, cells=True)
    for n in range(4, 12):
        low = 134 + 44 * n
        if n % 2 == 0:
            strip(page, low, low + 44, cells=True)
        for x, text in zip(XS, ROWS[n % 4], strict=False):
            page.text(x + 6, low + 8, text[:12])
    (found,) = tables(document(page))
    assert (found.rows, len(gone_through)) == (13, 1)
