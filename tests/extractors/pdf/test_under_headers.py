"""Tables under a coloured header and its title bar: lines in pieces part their rows, and none runs below merged cells."""

from itertools import pairwise

import pytest

from schemas.document import Block, BlockKind
from tests.extractors.pdf.test_loose_tables import document, tables
from tests.extractors.pdf_builder import Page, wrap

__all__ = ["document"]

XS = [50.0, 140.0, 280.0, 380.0, 450.0, 560.0]
HEADER = ("Goal", "What we will do", "Who", "When", "What it brings")
ROWS = [
    ("Safe weirs for all who swim", "Mend the weir", "Head of Rivers", "May 2031", "Fewer floods"),
    ("", "Build a ladder for eels", "Gardener", "Yearly", "More eels in the pool"),
    ("Clean water", "Plant reeds", "River wardens", "Autumn 2032", "Clear pools"),
    ("", "Count the eels", "Friends of the mill", "Ongoing", ""),
]
GOALS, GAINS = [(0, 0, 2), (2, 0, 2)], [(0, 4, 1), (1, 4, 1), (2, 4, 2)]


def headed(
    page: Page, top: float, title: str, xs: list[float], *, gain: float | None = None, bare: bool = False
) -> Page:
    """A title bar, a header, and rows of 40 points, the goals merged over two each, and the last gain.

    So is the first where `gain` is how far below the top of its row the second text begins; if `bare`, nothing is in colour.
    """
    for x0, x1 in () if bare else pairwise(xs):
        page.fill(x0, top + 40, x1, top + 60)
    page = page if bare else page.fill(xs[0], top, xs[-1], top + 40, 0.5)
    page.text(xs[0] + 15, top + 12, title, 16, bold=True)
    for x0, name in zip(xs, HEADER, strict=False):
        page.text(x0 + 6, top + 44, name, bold=True)
    for n, row in enumerate(ROWS):
        low = top + 60 + 40 * n
        for (x0, x1), text in zip(pairwise(xs), row, strict=True):
            page.lines(
                x0 + 6,
                low + (6 if gain is None or text != "More eels in the pool" else gain),
                wrap(text, x1 - x0 - 12),
            )
        for at, (x0, x1) in enumerate(pairwise(xs)):
            if n % 2 or (at and ((n == 0 and gain is None) or at < len(xs) - 2)):
                page.line(x0, low + 40, x1, low + 40)
    return page


def spans(table):
    return [
        (cell.row - 1, cell.column, cell.row_span)
        for cell in table.cells
        if cell.column in {0, 4} and cell.row
    ]


@pytest.mark.parametrize(("bare", "low"), [(False, 400), (True, 400), (True, 290)])
def test_a_header_right_above_a_line_in_pieces_is_of_the_table_and_its_title_a_heading(document, bare, low):
    other = [*XS[:1], XS[1] + 0.8, *XS[2:]]
    page = headed(headed(Page(), 60, "Rivers", XS, bare=bare), low, "Pools", other, bare=bare)
    found = document(page)
    blocks = [(part.kind, part.text) for part in found.body if isinstance(part, Block)]
    assert blocks == [(BlockKind.HEADING, "Rivers"), (BlockKind.HEADING, "Pools")]
    for table in tables(found):
        assert [cell.text for cell in table.cells if cell.row == 0] == list(HEADER)
        assert sorted(spans(table)) == sorted([*GOALS, *GAINS])


@pytest.mark.parametrize(("gain", "merged"), [(6.0, False), (-4.0, True)])
def test_a_text_begins_a_cell_below_no_line_where_it_is_level_with_others(document, gain, merged):
    page = headed(Page(), 60, "Rivers", XS, gain=gain)
    (found,) = tables(document(page))
    assert ((0, 4, 2) in spans(found)) == merged


def test_a_bar_right_below_the_last_line_of_a_table_leaves_its_last_row(document):
    found = document(headed(headed(Page(), 60, "Rivers", XS), 280, "Pools", XS))
    assert [part.text for part in found.body if isinstance(part, Block)] == ["Rivers", "Pools"]
    assert [table.rows for table in tables(found)] == [5, 5]


def test_a_lone_text_between_lines_that_end_at_the_same_edges_is_a_heading_and_no_row(document):
    page = headed(Page(), 60, "Rivers", XS).text(XS[0] + 6, 292, "Banks").grid(XS, [310, 330, 350])
    for at, x in enumerate(XS[:-1]):
        page.text(x + 6, 314, HEADER[at], bold=True).text(x + 6, 334, ROWS[0][at][:14])
    found = document(page)
    assert [part.text for part in found.body if isinstance(part, Block)] == ["Rivers", "Banks"]
    assert [table.rows for table in tables(found)] == [5, 2]


def test_a_header_of_cells_in_colour_ends_where_they_do_though_merged_cells_begin_below_it(document):
    page = headed(Page(), 60, "Rivers", XS)
    for x in XS:
        page.line(x, 100, x, 280)
    (found,) = tables(document(page))
    names = {cell.text: (cell.column, cell.row_span) for cell in found.cells if cell.text in HEADER}
    assert names == {name: (at, 1) for at, name in enumerate(HEADER)}
    assert sorted((cell.column, cell.row_span) for cell in found.cells if cell.row_span > 1) == [
        (0, 2),
        (0, 2),
        (4, 2),
    ]


def test_lines_above_may_be_those_of_a_table_of_fewer_columns(document):
    page = headed(Page(), 240, "Pools", XS, bare=True)
    for n, row in enumerate((HEADER, *ROWS[:2])):
        for (x0, x1), text in zip(pairwise(XS[1:]), row[1:], strict=True):
            page.lines(x0 + 6, 66 + 40 * n, wrap(text, x1 - x0 - 12), bold=row is HEADER)
            page.line(x0, 100 + 40 * n, x1, 100 + 40 * n)
    assert [(table.columns, table.rows) for table in tables(document(page))] == [(4, 3), (5, 5)]


def barred(page: Page, title: str) -> Page:
    """A frame, the lines between its columns below a coloured bar with a title, and rows that colour alone parts."""
    xs = XS[:4]
    page.fill(xs[0], 60, xs[-1], 84, 0.5).text(xs[0] + 6, 67, title, bold=True)
    for n, row in enumerate((HEADER[:3], *(one[:3] for one in ROWS))):
        low = 84 + 40 * n
        page = page.fill(xs[0], low, xs[-1], low + 40, 0.9) if n % 2 else page
        for (x0, x1), text in zip(pairwise(xs), row, strict=True):
            page.lines(x0 + 6, low + 6, wrap(text, x1 - x0 - 12), bold=not n)
    for x in xs:
        page.line(x, 60 if x in (xs[0], xs[-1]) else 84, x, 284)
    return page.line(xs[0], 60, xs[-1], 60).line(xs[0], 284, xs[-1], 284)


@pytest.mark.parametrize(
    "title", ["Rivers", "Rivers, pools, ponds and all that swims in them or grows beside them"]
)
def test_a_title_on_a_bar_that_no_line_runs_into_is_one_cell_above_rows_parted_by_colour(document, title):
    (found,) = tables(document(barred(Page(), title)))
    assert [(cell.text, cell.column_span) for cell in found.cells if cell.row == 0] == [(title, 3)]
    assert [cell.text for cell in found.cells if cell.row == 2] == list(ROWS[0][:3])
