"""Coloured notes beside running text above a table: no column of it."""

from schemas.document import Block, BlockKind
from tests.extractors.pdf.test_loose_tables import (
    HEADER,
    ROWS,
    across,
    document,
    draw,
    expected,
    tables,
    texts,
)
from tests.extractors.pdf_builder import Page, wrap

__all__ = ["document"]

PROSE = (
    "The river has been low for two years and the eels are few. We want more of them, and cleaner water. The mill has"
    " promised to open its sluice each spring, and the school will count what swims past the weir from March to June,"
    " so that we know by the summer whether the new channel does what it was dug for."
)
NOTE = ["Who we met", "Anglers at the mill", "Boatmen", "Two schools"]


def beside(note, *, left=400.0, top=70.0):
    """Running text, a coloured note and a table below both, its rows parted by lines."""
    page = Page().fill(left, top, 530, 150).lines(55, 80, wrap(PROSE, 320))
    for number, text in enumerate(note):
        page.text(left + 10, top + 8 + 14 * number, text, bold=number == 0)
    draw(page, 200, [HEADER, *ROWS], 14.0, rule=across, bold=(0,))
    return page


def test_a_note_beside_running_text_is_no_column_of_the_table_below(document):
    found = document(beside(NOTE))
    (table,) = tables(found)
    assert texts(table) == expected(HEADER, *ROWS)
    blocks = [part for part in found.body if isinstance(part, Block)]
    assert [part.text for part in blocks][-1] == PROSE
    assert blocks[0].text == NOTE[0]
    assert not any(part.kind is BlockKind.HEADING for part in blocks)
    assert found.body.index(table) > found.body.index(blocks[-1])


def test_text_is_not_cut_where_a_note_begins_further_down(document):
    found = document(beside(NOTE[:3], top=98))
    blocks = [part.text for part in found.body if isinstance(part, Block)]
    assert PROSE in blocks
    assert texts(tables(found)[0]) == expected(HEADER, *ROWS)


def test_a_coloured_cell_beside_several_others_is_one_of_their_row(document):
    page = Page()
    rows = [HEADER, *ROWS]
    draw(page, 100, rows, 14.0, bold=(0,))
    page.fill(415, 125, 525, 160)
    (table,) = tables(document(page))
    assert texts(table) == expected(*rows)


DEEDS = [
    "• mend the weir below the old mill and",
    "  the sluice beside it",
    "• count the eels in the upper pool with",
    "  the school and the anglers",
    "• plant reeds along the shore from the",
    "  lock to the bridge",
    "• keep the tow path open in winter",
    "• show the children how to fish",
]
PANEL = [
    "How we will know",
    "Eels seen",
    "Baseline: 40",
    "Target: 60",
    "Otters seen",
    "Baseline: 2",
    "Target: 9",
]


def panelled(pitch: float) -> Page:
    """A list of lines so far apart, and right of it a coloured panel of smaller ones 14 points apart."""
    page = Page().fill(380, 70, 530, 190)
    for number, text in enumerate(DEEDS):
        page.text(55 + 9 * text.startswith(" "), 80 + pitch * number, text.strip())
    for number, text in enumerate(PANEL):
        page.text(390, 82 + 14 * number, text, 8, bold=number in {0, 1, 4})
    return page


def test_a_coloured_panel_whose_lines_run_on_beside_a_list_is_read_by_itself(document):
    found = document(panelled(13.0))
    assert not tables(found)
    told = [part.text for part in found.body if isinstance(part, Block)]
    assert told[: len(PANEL)] == PANEL
    assert told[len(PANEL)] == "• mend the weir below the old mill and the sluice beside it"
    assert len(told) == len(PANEL) + 5


def test_lines_on_coloured_ground_that_stand_level_with_those_beside_them_are_cells(document):
    page = Page().fill(380, 70, 530, 210)
    rows = [("What we do", "Who"), *((text.strip("• "), f"A Pike {n}") for n, text in enumerate(DEEDS))]
    for number, (deed, who) in enumerate(rows):
        page.text(55, 80 + 14 * number, deed, bold=not number).text(
            390, 80 + 14 * number, who, bold=not number
        )
    (table,) = tables(document(page))
    assert texts(table)[0] == list(rows[0])
