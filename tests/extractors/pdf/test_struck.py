"""What a line strikes through is taken out of the plan, whether tracked changes are printed or a hand struck it."""

import pytest

from extractors import pdf
from extractors.pdf.drawn import pages, slow_pages
from schemas.document import FurnitureKind, Table
from tests.extractors.pdf_builder import ASCENT, SIZE, Page, table, width, write

MIDDLE = ASCENT - 0.28  # of the font size: how far below the top of a text the line runs


def struck(page: Page, x: float, top: float, text: str) -> Page:
    """Text with a line through it, as long as the text."""
    y = top + MIDDLE * SIZE
    return page.text(x, top, text).line(x, y, x + width(text), y)


def edited() -> Page:
    """A sentence in which words are struck and others put behind them, and a line struck as a whole."""
    page, x = Page(), 50.0
    for text, is_gone in (
        ("Recruit ", False),
        ("two", True),
        ("four rangers", False),
        (" and a clerk", True),
        (" by June", False),
    ):
        (struck if is_gone else Page.text)(page, x, 100, text)
        x += width(text)
    return struck(page, 50, 130, "Buy a van")


@pytest.mark.parametrize("by", [pages, slow_pages])
def test_struck_words_and_their_lines_are_set_aside(tmp_path, by):
    (page,) = by(write(tmp_path / "made.pdf", edited()))
    assert [word.text for word in page.words] == ["Recruit", "four", "rangers", "by", "June"]
    assert page.stray == "two and a clerk Buy a van"
    assert "".join(page.raw) == "RecruitfourrangersbyJune"
    assert len(page.rules) == 0


@pytest.mark.parametrize("by", [pages, slow_pages])
def test_what_stands_beside_takes_the_place_of_struck_words(tmp_path, by):
    page = struck(Page(), 50, 100, "90%").text(50 + width("90%"), 100, "80% returned")
    page.text(50, 130, "In March")
    struck(page, 50 + width("In March"), 130, "April")
    (drawn,) = by(write(tmp_path / "made.pdf", page))
    first, *_, last = drawn.words
    assert (first.text, last.text) == ("80%", "March")
    assert first.x0 == pytest.approx(50, abs=0.2)
    assert last.x1 == pytest.approx(50 + width("In MarchApril"), abs=0.2)


@pytest.mark.parametrize("by", [pages, slow_pages])
@pytest.mark.parametrize(
    ("left", "right", "down"),
    [
        (30.0, 50 + width("Open the weir"), 0.28),  # begins before it
        (50.0, 50 + width("Open the weir") + 20, 0.28),  # goes on behind it
        (50.0, 50 + width("Open the ") + 3.5, 0.28),  # ends in a letter
        (50.0, 50 + width("Open the weir"), -0.1),  # under it
        (50.0, 50 + width("Open the weir"), 0.75),  # over it
    ],
)
def test_other_lines_at_text_strike_nothing(tmp_path, by, left, right, down):
    y = 100 + (ASCENT - down) * SIZE
    page = Page().text(50, 100, "Open the weir").line(left, y, right, y)
    (drawn,) = by(write(tmp_path / "made.pdf", page))
    assert [word.text for word in drawn.words] == ["Open", "the", "weir"]
    assert (len(drawn.rules), drawn.stray) == (1, "")


@pytest.mark.parametrize("by", [pages, slow_pages])
def test_the_border_of_a_cell_that_its_text_fills_strikes_nothing(tmp_path, by):
    right, y = 50 + width("Open the weir"), 100 + MIDDLE * SIZE
    page = Page().text(50, 100, "Open the weir").line(50, y, right, y)
    page.line(50, 80, 50, 140).line(right, 80, right, 140)
    (drawn,) = by(write(tmp_path / "made.pdf", page))
    assert [word.text for word in drawn.words] == ["Open", "the", "weir"]


def test_struck_text_of_a_page_laid_on_its_side(tmp_path):
    page = Page().text(100, 300, "Open the", turn=(0, 1)).text(112, 300, "weir", turn=(0, 1))
    x, foot = 112 - 0.28 * SIZE, 300 + ASCENT * SIZE
    page.line(x, foot, x, foot - width("weir"))
    (drawn,) = pages(write(tmp_path / "made.pdf", page))
    assert [word.text for word in drawn.words] == ["Open", "the"]
    assert drawn.stray == "weir"


def test_a_struck_row_leaves_its_words_to_the_leftovers(tmp_path):
    rows = [["No", "What we will do"], ["1", "Mend the weir of the mill"], ["", ""], ["2", "Open the lock"]]
    page = Page()
    table(page, [50.0, 90.0, 300.0], 90, rows)
    found = pdf.read(write(tmp_path / "before.pdf", page))
    (blank,) = [cell for block in found.body if isinstance(block, Table) for cell in block.cells][5:6]
    struck(page, 95, blank.box.top + 2, "Buy a van")
    found = pdf.read(write(tmp_path / "made.pdf", page))
    (grid,) = [block for block in found.body if isinstance(block, Table)]
    assert [cell.text for cell in grid.cells] == [text for row in rows for text in row]
    assert [(one.kind, one.text) for one in found.furniture] == [(FurnitureKind.FURNITURE, "Buy a van")]
