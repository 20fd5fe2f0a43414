"""A frame of cells side by side that only lays out tables and what stands beside them."""

from extractors.pdf import read
from schemas.document import Block
from tests.extractors.pdf_builder import Page, write

OUTER, INNER = [50.0, 350.0, 540.0], [56.0, 190.0, 280.0, 344.0]
ROWS = [("Action", "Lead", "When"), ("Mend the weir", "A Pike", "May"), ("Count eels", "B Roach", "June")]
MORE = [("Plant the bank", "C Rudd", "July"), ("Dredge the pool", "D Tench", "August")]


def sheet(*, level=True):
    """Two cells, each with its name, a table below that of the left one and bullets below that of the right one."""
    page = Page().grid(OUTER, [100.0, 250.0]).grid(INNER, [130.0 + 20 * n for n in range(6)])
    page.text(56, 105, "What we will do", bold=True)
    page.text(356, 105 if level else 160, "How we will know", bold=True)
    for n, row in enumerate((*ROWS, *MORE)):
        for x, text in zip(INNER, row, strict=False):
            page.text(x + 4, 134 + 20 * n, text, bold=n == 0)
    for n, text in enumerate(("More eels", "Fewer floods")):
        page.text(356, 180 + 20 * n, f"• {text}")
    return page


def blocks(tmp_path, page):
    body = read(write(tmp_path / "made.pdf", page)).body
    return [part.text for part in body if isinstance(part, Block)]


def test_each_cell_with_a_name_is_read_by_itself(tmp_path):
    assert blocks(tmp_path, sheet()) == [
        "What we will do",
        "How we will know",
        "• More eels",
        "• Fewer floods",
    ]


def test_words_that_begin_on_other_levels_are_no_names(tmp_path):
    assert "What we will do" in blocks(tmp_path, sheet(level=False))
