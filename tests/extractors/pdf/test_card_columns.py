"""Columns of cards below names of their own, and the ground over the whole top of a page."""

from itertools import chain

import pytest

from extractors.pdf import read
from schemas.document import BlockKind, Table
from tests.extractors.pdf_builder import Page, width, wrap, write

COLUMNS = (
    (
        "Spring",
        ("Mend the weir below the mill at Marsh", "A Pike"),
        ("Count all eels in the reach by night", "B Rudd"),
    ),
    (
        "Summer",
        ("Paint all the boats of the board, the ferry and the old barge at Marsh", "C Perch"),
        ("Plant new reeds along both banks of it", "D Tench"),
    ),
    ("Autumn", ("Oil the gates of the sluice and the lock", "E Carp")),
)
WIDE = 150.0


def timeline(*, names=True, aside="", first=""):
    """A page with its title on colour and columns of cards, a name in large and a year in small letters above each."""
    page = titled(Page())
    for n, (name, *cards) in enumerate(COLUMNS):
        x, low = 40.0 + (WIDE + 20) * n, 170.0
        for line, size, at in ((name, 15, 110), ("2031", 10.5, 140)) if names else ():
            page.text(x + (WIDE - width(line, size)) / 2, at, line, size)
        if first and n == 1:
            page.text(x + (WIDE - width(first, 15)) / 2, 94, first, 15)
        for deed, who in cards:
            lines = wrap(deed, WIDE - 16)
            page.fill(x, low, x + WIDE, low + 12 * len(lines) + 26)
            for at, line in enumerate((*lines, f"Lead: {who}")):
                page.text(x + 8, low + 6 + 12 * at, line, 8 if line.startswith("Lead") else 10)
            low += 12 * len(lines) + 34
    return page.text(560, 250, aside) if aside else page


def titled(page):
    page.fill(0, 0, page.width, 70, 0.3).text(40, 18, "Part one").text(40, 34, "Clean rivers", 19)
    return page.text(470, 42, "River plan 2031-33", 9)


@pytest.fixture
def body(tmp_path):
    return lambda page: [part.text for part in read(write(tmp_path / "plan.pdf", page)).body]


CARDS = [[text for deed, who in cards for text in (deed, f"Lead: {who}")] for _, *cards in COLUMNS]


def test_cards_are_read_column_by_column_below_their_names(body):
    named = [[f"{name} 2031", *own] for (name, *_), own in zip(COLUMNS, CARDS, strict=True)]
    assert body(timeline()) == ["Part one", "Clean rivers", "River plan 2031-33", *chain(*named)]


def test_names_of_columns_are_headings_below_that_of_the_page(tmp_path):
    found = read(write(tmp_path / "plan.pdf", timeline())).body
    heads = [(part.text, part.level) for part in found if part.kind is BlockKind.HEADING]
    assert heads == [("Clean rivers", 1), ("Spring 2031", 2), ("Summer 2031", 2), ("Autumn 2031", 2)]


def test_a_name_may_take_more_lines_than_those_beside_it(body):
    assert body(timeline(first="All of the"))[8:10] == ["All of the Summer 2031", CARDS[1][0]]


@pytest.mark.parametrize(
    "page", [timeline(names=False), timeline(aside="Yes")], ids=["no names", "text beside them"]
)
def test_other_cards_are_read_row_by_row(tmp_path, page):
    found = read(write(tmp_path / "plan.pdf", page)).body
    texts = [part.text for part in found if not isinstance(part, Table)]
    assert max(texts.index(own[0]) for own in CARDS) < texts.index(CARDS[0][2])


def test_the_ground_over_the_top_of_a_page_is_no_row_of_a_table(tmp_path):
    page = titled(Page())
    for n, row in enumerate((("Spring", "Summer", "Autumn"), ("Mend the weir", "Count eels", "Oil gates"))):
        for at, text in enumerate(row):
            page.text(40 + 180 * at, 100 + 30 * n, text)
    first, title, aside, table = read(write(tmp_path / "plan.pdf", page)).body
    assert (first.text, title.text, aside.text) == ("Part one", "Clean rivers", "River plan 2031-33")
    assert title.kind is BlockKind.HEADING is not aside.kind
    assert isinstance(table, Table)
    assert [cell.text for cell in table.cells][:3] == ["Spring", "Summer", "Autumn"]


def test_a_ground_with_a_text_below_its_title_is_left_alone(body):
    page = Page().fill(0, 0, 595, 90, 0.3).text(40, 18, "Clean rivers", 19).text(40, 50, "For all of us", 11)
    assert body(page.text(40, 120, "The river is ours.")) == [
        "Clean rivers",
        "For all of us",
        "The river is ours.",
    ]
