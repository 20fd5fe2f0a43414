"""Text right of a page's tables without a ground: read behind them, its large letters no heading."""

import pytest

from extractors.pdf import read
from schemas.document import Block, BlockKind, Table
from tests.extractors.pdf_builder import Page, write

XS = [50.0, 180.0, 270.0, 340.0]
ROWS = (
    ("What we do", "Led by", "When"),
    ("Mend the weir", "Wardens", "May 2031"),
    ("Count eels", "Anglers", "2032"),
)


def drawn(side, reach=0.0):
    """A page with two tables, each below a heading, and `side`: texts with their height and size at x 360.

    A line of text below the first table ends at `reach`.
    """
    page, top = Page().text(50, 60, "Clean rivers", 18, bold=True), 100.0
    for name in ("Step 1: Safe banks", "Step 2: More fish"):
        page.text(50, top, name, 12, bold=True)
        ys = [top + 20 + 24 * n for n in range(len(ROWS) + 1)]
        page.grid(XS, ys)
        for y, row in zip(ys, ROWS, strict=False):
            for x, text in zip(XS, row, strict=False):
                page.text(x + 5, y + 6, text, bold=y == ys[0])
        top = ys[-1] + 30
        if reach:
            page.text(reach - 200, ys[-1] + 6, "A line of text that reaches as far as this, and on")
    for y, text, size in side:
        page.text(360, y, text, size)
    return page


@pytest.fixture
def body(tmp_path):
    def made(page):
        return [
            "TABLE" if isinstance(part, Table) else part.text
            for part in read(write(tmp_path / "plan.pdf", page)).body
        ]

    return made


FIGURES = [
    (110, "29%", 24),
    (150, "of banks leak", 10),
    (226, "“Nobody told us", 14),
    (244, "of the flood.”", 14),
]


def test_figures_and_a_quotation_are_read_behind_the_tables(body, tmp_path):
    page = drawn(FIGURES)
    assert body(page)[:5] == ["Clean rivers", "Step 1: Safe banks", "TABLE", "Step 2: More fish", "TABLE"]
    parts = read(write(tmp_path / "plan.pdf", page)).body
    heads = [p.text for p in parts if isinstance(p, Block) and p.kind is BlockKind.HEADING]
    assert heads == ["Clean rivers", "Step 1: Safe banks", "Step 2: More fish"]


@pytest.mark.parametrize(
    ("side", "reach"),
    [
        ([(y, text, 10) for y, text, _ in FIGURES], 0.0),  # notes on the rows
        (FIGURES[:2], 0.0),
        ([FIGURES[2], (250, "• Walk the banks", 10), (266, "• Mend them", 10)], 0.0),
        (FIGURES, 450.0),  # a text of the page reaches under it
    ],
)
def test_other_texts_are_read_where_they_stand(body, side, reach):
    assert body(drawn(side, reach))[:5] != [
        "Clean rivers",
        "Step 1: Safe banks",
        "TABLE",
        "Step 2: More fish",
        "TABLE",
    ]
