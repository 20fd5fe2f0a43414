"""Blocks of text with a large number beside them."""

import pytest

from extractors.pdf import read
from schemas.document import Table
from tests.extractors.pdf_builder import Page, write

BLOCKS = (
    (60, 150, "1", ["Paint the lights at the", "harbour's mouth"], "Master | May 2031"),
    (320, 150, "2", ["Move the buoy off the", "northern bar"], "Pilot | June 2031"),
    (60, 220, "3", ["Sound the channel"], "Fleet | Ongoing"),
    (320, 220, "4", ["Mend the quay"], "Engineer | July 2031"),
)


@pytest.fixture
def document(tmp_path):
    def made(*pages: Page):
        return read(write(tmp_path / "made.pdf", *pages))

    return made


def drawn(blocks=BLOCKS, *, small=7):
    """Blocks side by side: the number level with the middle of its text, a line in small print below that."""
    page = Page().text(60, 120, "What we will do", 12, bold=True)
    for x, top, number, lines, print_ in blocks:
        page.text(x, top + 6, number, 14, bold=True)
        page.lines(x + 40, top, lines, bold=True).text(x + 40, top + 12 * len(lines), print_, small)
    return page


def test_each_block_is_read_behind_its_number_across_the_page(document):
    found = document(drawn())
    assert [part.text for part in found.body] == [
        "What we will do",
        *("1", "Paint the lights at the harbour's mouth", "Master | May 2031"),
        *("2", "Move the buoy off the northern bar", "Pilot | June 2031"),
        *("3", "Sound the channel", "Fleet | Ongoing"),
        *("4", "Mend the quay", "Engineer | July 2031"),
    ]


def test_numbers_that_begin_again_below_the_next_heading_count_too(document):
    again = [(x, top + 200, number, lines, small) for x, top, number, lines, small in BLOCKS]
    found = document(drawn((*BLOCKS, *again)).text(60, 310, "And then", 12, bold=True))
    texts = [part.text for part in found.body]
    assert [text for text in texts if text.isdigit()] == ["1", "2", "3", "4"] * 2
    assert texts[13:15] == ["And then", "1"]


def test_a_table_whose_rows_are_counted_stays_one(document):
    page = drawn([(60, top, number, lines, small) for _, top, number, lines, small in BLOCKS[::2]])
    for top in (150, 220):
        page.text(300, top, "Harbour Master").text(420, top, "May 2031").text(
            300, top + 14, "and the fleet", 7
        )
    (table,) = [part for part in document(page).body if isinstance(part, Table)]
    assert table.columns == 4


def with_tags(blocks=BLOCKS, names=("Lead", "When"), *, bold=True):
    """Blocks with what is done in bold, and below it names in tags, each with its value beside it."""
    page = Page().fill(0, 100, 595, 290, 0.9).fill(0, 290, 595, 330, 0.8)
    page.text(60, 120, "What we will do", 12, bold=True).text(60, 300, "How we will know", 12, bold=True)
    for x, top, number, lines, print_ in blocks:
        page.text(x, top + 6, number, 14, bold=bold).lines(x + 40, top, lines, bold=True)
        for n, (name, value) in enumerate(zip(names, print_.split(" | "), strict=False)):
            low = top + 12 * len(lines) + 4 + 11 * n
            page.text(x + 45, low, name, 7, bold=True).text(x + 75, low, value, 8)
    return page


@pytest.mark.parametrize("bold", [True, False])
def test_names_in_tags_are_read_before_their_values_on_a_ground_of_colour_too(document, bold):
    found = document(with_tags(bold=bold))
    assert [part.text for part in found.body] == [
        "What we will do",
        *("1", "Paint the lights at the harbour's mouth", "Lead", "Master", "When", "May 2031"),
        *("2", "Move the buoy off the northern bar", "Lead", "Pilot", "When", "June 2031"),
        *("3", "Sound the channel", "Lead", "Fleet", "When", "Ongoing"),
        *("4", "Mend the quay", "Lead", "Engineer", "When", "July 2031"),
        "How we will know",
    ]


def test_a_bold_number_that_ends_a_title_counts_nothing(document):
    blocks = [(*BLOCKS[0][:3], ["Paint the lights of the first", "25"], BLOCKS[0][4]), *BLOCKS[1:]]
    assert "Paint the lights of the first 25" in [part.text for part in document(with_tags(blocks)).body]


def test_names_with_colons_in_tags_stay_with_their_values(document):
    texts = [part.text for part in document(with_tags(names=("Lead:", "When:"))).body]
    assert texts[1:5] == ["1", "Paint the lights at the harbour's mouth", "Lead: Master", "When: May 2031"]


BARE = [(x, top, number, lines) for x, top, number, lines, _ in BLOCKS]


def without_small_print(blocks, size=20):
    page = Page().text(60, 120, "We will:", 12)
    for x, top, number, lines in blocks:
        page.text(x, top + (4 if len(lines) > 1 else -4), number, size).lines(x + 40, top, lines)
    return page


def test_texts_side_by_side_are_each_read_behind_the_large_number_amid_their_lines(document):
    assert [part.text for part in document(without_small_print(BARE)).body] == [
        "We will:",
        "1 Paint the lights at the harbour's mouth",
        "2 Move the buoy off the northern bar",
        "3 Sound the channel",
        "4 Mend the quay",
    ]


@pytest.mark.parametrize(
    "blocks",
    [
        [(x, top, str(int(number) + 4), lines) for x, top, number, lines in BARE],  # figures
        [(x, top, number, lines[:1]) for x, top, number, lines in BARE],  # rows with a number each
        BARE[:2],
    ],
)
def test_other_numbers_beside_texts_begin_no_such_items(document, blocks):
    texts = [getattr(part, "text", "") for part in document(without_small_print(blocks)).body]
    assert "1 Paint the lights at the harbour's mouth" not in texts
