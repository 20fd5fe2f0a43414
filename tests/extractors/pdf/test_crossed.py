"""Labels merged over rows, on grounds of their own beside a line, and rows that pieces of lines part beside them."""

from itertools import pairwise

import pytest

from extractors.pdf.drawn import pages
from extractors.pdf.ruled import find
from tests.extractors.pdf.test_loose_tables import document, tables, texts
from tests.extractors.pdf_builder import Page, write

__all__ = ["document"]

XS = [50.0, 160.0, 330.0, 430.0, 500.0]
HEADER = ("Aim", "What we will do", "Who leads", "Cost")
LABELS = (("Clean rivers", 2), ("Quiet banks", 1))
ROWS = [
    ("Mend the weir", "Head of Rivers", "£9,000"),
    ("Count the eels", "River wardens", ""),
    ("Move the boats", "Harbour master", "£120"),
]


def table(
    page: Page, top: float, labels: tuple[tuple[str, int], ...] = LABELS, *, bare: bool = False
) -> Page:
    """A header without a ground, then rows 30 points high whose costs are set flush right, and a line left of all.

    `bare` labels have neither grounds nor that line.
    """
    for x, text in zip(XS, HEADER, strict=False):
        page.text(x + (30 if text == "Cost" else 6), top - 20, text, bold=True)
    for x0, x1 in pairwise(XS):
        page.line(x0, top, x1, top)
    first = 0
    for label, rows in labels:
        low, end = top + 30 * first, top + 30 * (first + rows)
        if not bare:
            page.fill(XS[0], low, XS[1], end, 0.9).line(XS[0], low, XS[0], end)
        page.line(XS[0], end, XS[1], end)
        page.text(XS[0] + 6, low + 8, label, bold=True)
        first += rows
    for n, row in enumerate(ROWS):
        for (x0, x1), text in zip(pairwise(XS[1:]), row, strict=True):
            page.text(x0 + (20 if text == row[-1] else 6), top + 30 * n + 8, text)
            page.line(x0, top + 30 * n + 30, x1, top + 30 * n + 30)
    return page


@pytest.mark.parametrize("bare", [True, False])
@pytest.mark.parametrize("labels", [LABELS, (("Clean rivers", 3),)])
def test_rows_beside_merged_labels_are_cut_where_lines_are_drawn_in_pieces(document, labels, bare):
    (found,) = tables(document(table(Page(), 100, labels, bare=bare)))
    assert texts(found)[0] == list(HEADER)
    assert [[cell.text for cell in found.cells if cell.row == n and cell.column] for n in (1, 2, 3)] == list(
        map(list, ROWS)
    )
    merged = [(cell.text, cell.row_span) for cell in found.cells if cell.column == 0 and cell.row > 0]
    assert merged == list(labels)


def test_a_text_over_the_ends_of_pieces_shows_that_they_are_no_columns(tmp_path):
    page = table(Page(), 100).text(250, 146, "Not before the otters have left the weir")
    (drawn,) = pages(write(tmp_path / "made.pdf", page))
    assert [len(grid.xs) for grid in find(drawn).grids] == [3]


def test_texts_level_with_every_row_are_no_merged_label_though_no_line_parts_them(document):
    page = table(Page(), 100, (("1.1", 3),), bare=True).text(56, 138, "1.2").text(56, 168, "1.3")
    (found,) = tables(document(page))
    assert [cell.text for cell in found.cells if cell.column == 0] == ["Aim", "1.1", "1.2", "1.3"]
