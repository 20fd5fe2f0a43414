"""An upright line between two texts that stand beside each other."""

import pytest

from extractors.pdf import read
from extractors.pdf.drawn.rules import rows
from extractors.pdf.drawn.strokes import Stroke, standing_free
from extractors.pdf.flow.dividers import parted
from extractors.pdf.lines import lines
from schemas.document import Block
from tests.extractors.pdf.test_paragraphs import words
from tests.extractors.pdf_builder import PITCH, Page, write

LEFT = ["Otters came back to the river", "in the spring of 2030, and were", "seen at each of the weirs."]
RIGHT = ["We will:", "• mend the weir below the mill", "and clear the leat", "• count the eels"]


def beside(page: Page, *, top: float = 100.0) -> Page:
    """An introduction above a figure, and a list close beside them whose lines are level with theirs."""
    page.lines(60, top, LEFT).text(60, top + 52, "48", 16, bold=True).text(60, top + 74, "otters last year")
    for n, text in enumerate(RIGHT):
        page.text(231 if n == 2 else 225, top + PITCH * n, text)
    return page


@pytest.mark.parametrize("below", [False, True])
def test_what_stands_left_of_it_is_read_first(tmp_path, below):
    page = beside(Page()).line(216, 98, 216, 186)
    if below:
        page.text(60, 220, "The river runs to the sea, and so do the eels of all its brooks.")
    found = [part.text for part in read(write(tmp_path / "made.pdf", page)).body if isinstance(part, Block)]
    assert found[:6] == [
        " ".join(LEFT),
        "48",
        "otters last year",
        "We will:",
        "• mend the weir below the mill and clear the leat",
        "• count the eels",
    ]
    assert len(found) == 6 + below


def level(*texts: tuple[str, float, float]):
    return [one for text, top, x in texts for one in lines(words(text, top, x))]


ROWS = [("Clean rivers", 100.0), ("Quiet banks", 140.0), ("Old mills", 180.0)]
DEEDS = [("Mend the weir and the sluice", 100.0), ("with all wardens", 112.0), ("Plant some reeds", 140.0)]
DEEDS += [("along the brook", 152.0), ("Paint the wheel", 180.0)]


def test_texts_that_begin_level_are_rows_of_a_table():
    left, right = [(text, top, 50.0) for text, top in ROWS], [(text, top, 200.0) for text, top in DEEDS]
    stroke = Stroke(190.0, 98.0, 195.0)
    assert parted(level(*left, *right), (stroke,)) is None
    moved = [(text, top + 6, x) for text, top, x in right]
    sides = parted(level(*left, *moved, ("Otters", 60.0, 50.0)), (stroke,))
    assert [[one.text for one in side] for side in sides] == [
        ["Otters"],
        [text for text, _ in ROWS],
        [text for text, _ in DEEDS],
        [],
    ]


def test_a_line_that_another_meets_or_stands_beside_is_a_tables():
    one, other = (190.0, 98.0, 190.0, 195.0), (290.0, 98.0, 290.0, 195.0)
    assert standing_free(rows([one]), ()) == (Stroke(190.0, 98.0, 195.0),)
    assert standing_free(rows([one]), (Stroke(195.0, 100.0, 300.0),)) == ()
    assert standing_free(rows([one, other]), ()) == ()
    assert standing_free(rows([(190.0, 98.0, 190.0, 120.0)]), ()) == ()
