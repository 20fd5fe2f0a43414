"""Notes in the left margin beside what they are about."""

import pytest

from extractors.pdf import read
from extractors.pdf.boxes.side_notes import side_notes
from extractors.pdf.drawn.words import Word
from extractors.pdf.lines import line
from tests.extractors.pdf_builder import Page, write

ENTRIES = (
    (
        ["1.1 Paint the lights of the old mole and", "keep them clear of weed"],
        ["Lead: Master of", "Lights"],
        "By May 2031",
    ),
    (["1.2 Move the buoy"], ["Lead: Pilot"], "By June 2031"),
    (["1.3 Sound the channel"], ["Lead: Fleet"], "Ongoing"),
)


@pytest.fixture
def texts(tmp_path):
    def found(*pages: Page):
        return [part.text for part in read(write(tmp_path / "made.pdf", *pages)).body]

    return found


def noted(page: Page, entries, *, top: float = 140, size: float = 8) -> Page:
    """Draws entries: their text, a line on how it goes below it, and notes at the left."""
    for text, lead, when in entries:
        page.lines(190, top, text).text(190, top + 30, f"Progress: {text[0].split()[1]} soon", 9)
        page.lines(60, top + 1, lead, size).text(60, top + 28, when, size)
        page.text(60, top + 44, "On track", size, bold=True)
        top += 66
    return page


def test_notes_are_read_below_the_text_they_stand_beside(texts):
    page = Page().text(60, 100, "Part 1: Safe in harbour", 15, bold=True)
    assert texts(noted(page, ENTRIES)) == [
        "Part 1: Safe in harbour",
        "1.1 Paint the lights of the old mole and keep them clear of weed",
        *("Progress: Paint soon", "Lead: Master of Lights", "By May 2031", "On track"),
        *(
            "1.2 Move the buoy",
            "Progress: Move soon",
            "Lead: Pilot",
            "By June 2031",
            "On track",
        ),
        *("1.3 Sound the channel", "Progress: Sound soon", "Lead: Fleet", "Ongoing", "On track"),
    ]


def test_what_goes_on_over_the_page_stands_before_the_first_entry_there(texts):
    first = noted(Page(), ENTRIES[:2])
    second = Page().text(190, 60, "Progress: the old lamp is down", 9).text(60, 60, "Late", 8, bold=True)
    found = texts(first, noted(second, ENTRIES[:2], top=90))
    at = found.index("Progress: the old lamp is down")
    assert found[at - 1 : at + 3] == ["On track", "Progress: the old lamp is down", "Late", found[0]]


def test_notes_may_stand_at_the_right_and_headings_part_them(texts):
    page = Page()
    for n, (text, lead, when) in enumerate(ENTRIES):
        top = 100 + 60 * n + 40 * (n > 1)
        page.lines(60, top, text).lines(420, top, lead, 8).text(420, top + 28, when, 8)
    page.text(60, 222, "Part 2: Safe at sea", 15, bold=True)
    assert texts(page) == [
        *(
            "1.1 Paint the lights of the old mole and keep them clear of weed",
            "Lead: Master of Lights",
            "By May 2031",
        ),
        *("1.2 Move the buoy", "Lead: Pilot", "By June 2031", "Part 2: Safe at sea"),
        *("1.3 Sound the channel", "Lead: Fleet", "Ongoing"),
    ]


def test_labels_beside_lines_within_paragraphs_are_no_notes():
    words = [f"boats and crews keep the harbour open in winter {n}" for n in range(10)]
    prose = [
        line([Word(text, 60, 100 + 12 * n, 400, 110 + 12 * n, 10, bold=False)])
        for n, text in enumerate(words)
    ]
    calls = [
        line([Word("Tel: 01632", 430, 125 + 36 * n, 480, 133 + 36 * n, 8, bold=False)]) for n in range(2)
    ]
    assert side_notes([*prose, *calls]) == ([], [*prose, *calls])


def test_labels_as_large_as_what_stands_beside_them_are_a_column_of_a_table(tmp_path):
    page = Page()
    for n, (text, lead, _) in enumerate(ENTRIES):
        page.text(60, 100 + 20 * n, lead[0]).text(190, 100 + 20 * n, text[0])
    (table,) = read(write(tmp_path / "made.pdf", page)).body
    assert [cell.text for cell in table.cells if cell.column == 0] == [lead[0] for _, lead, _ in ENTRIES]
