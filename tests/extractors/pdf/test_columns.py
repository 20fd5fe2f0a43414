"""Columns of text on a designed page: beside each other with a course of their own, or alone on half a page."""

import pytest

from extractors.pdf import read
from extractors.pdf.drawn.words import Word
from extractors.pdf.flow.beside_areas import beside_areas
from extractors.pdf.lines import Frame, lines
from schemas.document import Block, BlockKind, Box, Table
from tests.extractors.pdf_builder import PITCH, Page, wrap, write

ROOM = 190.0
ACTIONS = (
    "1.1 Paint the seven harbour lights before the first gales and log the colour of each",
    "1.2 Rebuild the slipway with granite from the old pier so that the lifeboat can launch at low water",
    "1.3 Train twelve keepers to read the tide tables and to keep a record of wrecks",
)
FIELDS = ("Lead: Harbour Master", "By when: March 2031")
OTHERS = (
    "Two of three boats that come to grief do so within a mile of the bar.",
    "The bar moves each winter and the chart of it is ten years old.",
    "Skippers have asked for a buoy that can be seen through fog and heard above wind.",
)


@pytest.fixture
def document(tmp_path):
    def made(*pages: Page):
        return read(write(tmp_path / "made.pdf", *pages))

    return made


def column(page: Page, x: float, top: float, paragraphs) -> None:
    """Writes the paragraphs, each an item with a hanging indent or a line of its own."""
    for text in paragraphs:
        for line in wrap(text, ROOM):
            page.text(x, top, line)
            top += PITCH
        top += PITCH / 2


def listed() -> list[str]:
    return [text for action in ACTIONS for text in (action, *FIELDS)]


def test_columns_whose_lines_do_not_stand_level_are_read_one_after_the_other(document):
    page = Page()
    column(page, 50, 100, listed())
    column(page, 280, 95, OTHERS * 2)
    found = document(page)
    assert not [part for part in found.body if isinstance(part, Table)]
    assert [part.text for part in found.body] == [*listed(), *OTHERS, *OTHERS]


def test_rows_whose_cells_begin_level_stay_a_table(document):
    page = Page()
    top = 100.0
    again = [f"Once more: {text}" for text in OTHERS]
    for action, other in zip([*ACTIONS, *again], [*OTHERS, *again], strict=True):
        left, right = wrap(action.removeprefix("1."), ROOM), wrap(other, ROOM)
        for n, line in enumerate(left):
            page.text(50, top + n * PITCH, line)
        for n, line in enumerate(right):
            page.text(280, top + n * PITCH, line)
        top += PITCH * (max(len(left), len(right)) + 1)
    tables = [part for part in document(page).body if isinstance(part, Table)]
    assert [(table.rows, table.columns) for table in tables] == [(6, 2)]


def test_a_narrow_column_beside_which_the_page_is_empty_has_its_own_right_edge(document):
    wide, narrow = Page(), Page()
    for n in range(12):
        wide.text(
            50,
            100 + n * PITCH,
            "The harbour trust keeps the lights, the buoys and the pilots of the whole estuary",
        )
    column(narrow, 50, 100, [*OTHERS, *ACTIONS, *OTHERS])
    found = [part for part in document(wide, narrow).body if isinstance(part, Block) and part.page == 2]
    assert [part.text for part in found] == [*OTHERS, *ACTIONS, *OTHERS]


def cut(rest: str, room: float) -> tuple[Page, Page]:
    """A list in two columns and, over the page, what follows it: `rest` in lines no longer than `room`."""
    page, after = Page(), Page()
    page.text(
        50,
        60,
        "The harbour trust keeps the lights, the buoys and the pilots of the whole estuary, for all of us",
    )
    column(page, 50, 100, [f"\u2022 {text}" for text in OTHERS])
    column(page, 280, 100, [f"\u2022 {text}" for text in reversed(OTHERS)])
    for n, line in enumerate(wrap(rest, room)):
        after.text(50, 60 + n * PITCH, line)
    after.text(50, 200, "How we will know").text(50, 230, "Fewer wrecks on the bar")
    return page, after


LAST = "\u2022 Moor the lightship off the outer bank and tell all skippers where it lies"


def test_the_last_item_of_columns_may_stand_over_the_page_with_nothing_beside_it(document):
    found = [part.text for part in document(*cut(LAST, ROOM)).body if part.page == 2]
    assert found[0] == LAST


def test_lines_over_the_page_that_leave_the_column_are_none_of_it(document):
    page, after = cut("", ROOM)
    lines = [
        "Wrecks are counted by the coastguard",
        "Lighthouses are counted by the keepers",
        "Lifeboats are counted by nobody at all, as they are hardly ever there",
    ]
    for n, line in enumerate(lines):
        after.text(50, 60 + n * PITCH, line)
    found = [part.text for part in document(page, after).body if part.page == 2]
    assert found[:3] == lines


def test_a_column_that_begins_further_down_than_those_beside_it_is_one(document):
    page = Page(width=842, height=595)
    for x, top in ((50, 112), (300, 100), (550, 100)):
        column(page, x, top + (PITCH * 0.3 if x == 300 else 0), OTHERS)
    page.text(50, 240, "Lights and buoys", 16, bold=True)
    found = [part.text for part in document(page).body]
    assert found == [*OTHERS, *OTHERS, *OTHERS, "Lights and buoys"]


def test_a_heading_in_the_longer_of_two_columns_stays_in_it(document):
    page = Page()
    column(page, 50, 100, [*OTHERS, *OTHERS])
    page.text(50, 312, "Lights", 16, bold=True)
    column(page, 50, 336, OTHERS)
    column(page, 280, 95, [*OTHERS, OTHERS[0]])
    found = [part.text for part in document(page).body]
    assert found == [*OTHERS, *OTHERS, "Lights", *OTHERS, *OTHERS, OTHERS[0]]


def test_a_word_as_high_as_two_lines_beside_it_joins_them_to_no_line():
    """Though each of the lines shares most of its height with the word."""
    tall = Word("312", 50, 100, 90, 132, 32.0, False)
    upper = [Word("mend", 200, 102, 230, 113, 11.0, False), Word("it", 234, 102, 242, 113, 11.0, False)]
    lower = [Word("and", 200, 117, 220, 128, 11.0, False), Word("go", 224, 117, 236, 128, 11.0, False)]
    assert [one.text for one in lines([*lower, tall, *upper])] == ["mend it", "312", "and go"]
    assert [one.text for one in lines([tall, *upper])] == ["312 mend it"]


def test_a_saying_in_large_letters_at_the_foot_of_a_column_stays_in_it(document):
    page = Page()
    column(page, 50, 100, OTHERS)
    column(page, 280, 95, [*OTHERS, OTHERS[0]])
    page.text(50, 212, "No boat need come to grief", 16).text(50, 232, "at our bar", 16)
    found = [part.text for part in document(page).body]
    assert found == [*OTHERS, "No boat need come to grief at our bar", *OTHERS, OTHERS[0]]


def saying(large: float, tops: tuple[float, float], ends: str) -> Page:
    """Two large lines beside a bold name and a sentence, and a heading below both."""
    page = Page()
    page.text(50, tops[0], "“We row out in any sea", large).text(50, tops[1], f"and come back{ends}", large)
    page.text(300, 103, "Why this matters", 12, bold=True)
    column(page, 300, 121, OTHERS[:1])
    return page.text(50, 170, "What we will do", 12, bold=True)


@pytest.mark.parametrize("tops", [(96, 116), (98, 117.5)])
def test_a_saying_in_large_letters_beside_two_lines_of_text_is_read_whole(document, tops):
    """`tops`: none of its lines stands on one of the text's, or but one does."""
    found = document(saying(15, tops, ".”")).body
    text = ("“We row out in any sea and come back.”", "Why this matters", OTHERS[0], "What we will do")
    assert [part.text for part in found] == [*text]
    assert [part.kind is BlockKind.HEADING for part in found] == [False, True, False, True]


def test_large_letters_beside_text_that_no_stop_ends_are_a_heading(document):
    assert document(saying(15, (96, 116), "")).body[0].kind is BlockKind.HEADING


@pytest.mark.parametrize(("large", "tops"), [(12, (98, 118)), (15, (100.8, 117.4))])
def test_letters_of_one_size_or_on_the_same_lines_show_no_columns(document, large, tops):
    assert "Why this matters" not in [part.text for part in document(saying(large, tops, ".”")).body]


def wide_and(panel: tuple[float, float, float, float]) -> Page:
    """A page with a line as wide as the text, and a coloured panel with a few words."""
    left, top, right, bottom = panel
    line = "The harbour trust keeps the lights, the buoys and the pilots of the whole estuary, for all of us"
    page = Page().text(50, 60, line).fill(left, top, right, bottom)
    for number, words in enumerate(("How we will know", "Fewer wrecks", "Brighter lights")):
        page.text(left + 10, top + 10 + number * PITCH, words, bold=number == 0)
    return page


def test_text_beside_a_coloured_panel_ends_before_it(document):
    page = wide_and((260, 95, 480, 250))
    column(page, 50, 100, listed()[:6])
    found = [part.text for part in document(page).body if isinstance(part, Block)]
    assert [text for text in found if text in listed()] == listed()[:6]


AREA = Box(300, 100, 480, 140)
WHOLE = Frame(50, 480)


def stretch(*ends: float, pitch: float = PITCH):
    """Lines from the top of the area on, each from the left edge to one of the ends."""
    tops = (100 + n * pitch for n in range(len(ends)))
    return lines(
        Word("Eels", 50, top, end, top + 10, 10, bold=False) for top, end in zip(tops, ends, strict=True)
    )


def test_lines_beside_an_area_end_with_the_longest_or_a_gutter_away_from_it():
    (short,) = beside_areas(stretch(100, 120, 90), WHOLE, [AREA])
    assert short[1] == Frame(50, 280)
    (long,) = beside_areas(stretch(100, 290, 90), WHOLE, [AREA])
    assert long[1] == Frame(50, 290)


def test_lines_below_white_under_an_area_end_at_the_margin():
    found = beside_areas(stretch(280, 290, 270, 400, pitch=20), WHOLE, [AREA])
    assert [(len(lines), frame.right) for lines, frame in found] == [(2, 290), (2, 480)]


def test_text_that_runs_on_below_an_area_across_the_page_ends_at_the_margin():
    found = stretch(280, 290, 270, 280, 400)
    assert beside_areas(found, WHOLE, [AREA]) == [(found, WHOLE)]


def test_an_area_to_the_left_or_further_down_is_none_beside_the_lines():
    found = stretch(280, 290)
    assert beside_areas(found, WHOLE, [Box(0, 100, 40, 200), Box(300, 150, 480, 200)]) == [(found, WHOLE)]
