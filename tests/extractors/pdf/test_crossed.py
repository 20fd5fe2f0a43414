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


SIGNS = ("Otters breed", "Boats are quiet")
BROAD = [*XS, 620.0]
FOUR_ROWS = [*ROWS, ("Feed the swans", "Volunteers", "£5")]


def between_merged(page: Page, top: float, rows: tuple[int, int], *, cut: bool) -> Page:
    """The rows between labels and signs of success merged over so many, on grounds; `cut`: the last go on overleaf."""
    for x, text in zip(BROAD, (*HEADER, "How we know"), strict=False):
        page.text(x + 6, top - 20, text, bold=True)
    for n, row in enumerate(FOUR_ROWS):
        low = top + 30 * n
        for (x0, x1), text in zip(pairwise(XS[1:]), row, strict=True):
            page.lines(x0 + 6, low + 4, text.rsplit(" ", 1) if text == "Head of Rivers" else [text])
            page.line(x0, low + 30, x1, low + 30)
    for n, (label, sign) in enumerate(zip(("Clean rivers", "Quiet banks"), SIGNS, strict=True)):
        low, end = top + 30 * sum(rows[:n]), top + 30 * sum(rows[: n + 1])
        for x0, x1 in pairwise(BROAD):
            page.line(x0, low, x1, low)
        for x0, x1, text in ((BROAD[0], BROAD[1], label), (BROAD[4], BROAD[5], sign)):
            page.fill(x0, low, x1, low + 20 if cut and n else end, 0.9).text(x0 + 6, low + 6, text)
            if not (cut and n):
                page.line(x0, end, x1, end)
    return page


@pytest.mark.parametrize(("rows", "cut"), [((2, 2), True), ((2, 2), False), ((1, 3), False)])
def test_rows_between_labels_and_signs_merged_over_them_are_cut_at_the_pieces_of_lines(document, rows, cut):
    (found,) = tables(document(between_merged(Page(width=700), 100, rows, cut=cut)))
    merged = [(cell.text, cell.row_span) for cell in found.cells if cell.row and cell.column in {0, 4}]
    assert merged == list(
        zip(
            ("Clean rivers", SIGNS[0], "Quiet banks", SIGNS[1]),
            (rows[0], rows[0], rows[1], rows[1]),
            strict=True,
        )
    )
    inner = [
        [cell.text for cell in found.cells if cell.row == n and 0 < cell.column < 4] for n in (1, 2, 3, 4)
    ]
    assert inner == list(map(list, FOUR_ROWS))
