"""Columns of text with titles and notes on colour among it."""

import pytest

from extractors.pdf import read
from schemas.document import BlockKind, Table
from tests.extractors.pdf_builder import Page, wrap, write

LEFT, RIGHT, WIDE = 40.0, 310.0, 245.0
DEEDS = [
    "Mend the weir below the mill and the fish pass beside it before the eels come up in spring",
    "Count the eels in every reach of the river each night in May and write down what was seen",
    "Paint the boats of the board and the ferry in colours that can be seen from the lock",
    "Plant new reeds along both banks where the barges have worn them down over many years",
    "Oil the gates of all five sluices and keep a book of when each of them was last looked at",
]


def column(page, x, top, *parts):
    """Texts below each other, "# " before those that are titles on colour and "! " before a note in a framed box."""
    for part in parts:
        kind, text = (part[0], part[2:]) if part[0] in "#!" else ("", part)
        lines = wrap(text, WIDE - 20 if kind else WIDE, 14 if kind == "#" else 10)
        high = 17 * len(lines) + 12 if kind == "#" else 12 * len(lines)
        if kind == "#":
            page.fill(x, top, x + WIDE, top + high, 0.3)
        if kind == "!":
            high += 14
            page.fill(x, top, x + WIDE, top + high, 0.9)
        for n, line in enumerate(lines):
            page.text(
                x + 10 if kind else x, top + (7 if kind else 0) + 12 * n, line, 14 if kind == "#" else 10
            )
        top += high + 11
    return page


@pytest.fixture
def body(tmp_path):
    return lambda page: read(write(tmp_path / "plan.pdf", page)).body


def said(found):
    return [part.text for part in found if not isinstance(part, Table)]


def test_each_column_is_read_to_its_foot(body):
    page = column(Page(), LEFT, 100, "# Clean rivers", *DEEDS[:3])
    column(
        page,
        RIGHT,
        100,
        "! We will count what lives in the river and tell all who ask about it",
        "# Safe banks",
        *DEEDS[3:],
    )
    found = body(page)
    assert said(found) == [
        "Clean rivers",
        *DEEDS[:3],
        "We will count what lives in the river and tell all who ask about it",
        "Safe banks",
        *DEEDS[3:],
    ]
    assert [part.text for part in found if part.kind is BlockKind.HEADING] == ["Clean rivers", "Safe banks"]


def test_columns_that_begin_anew_below_white_are_read_behind_those_above(body):
    about = [" ".join(DEEDS[:4]), " ".join(DEEDS[1:])]
    page = column(Page(), LEFT, 60, about[0])
    column(page, RIGHT, 60, about[1])
    column(page, LEFT, 200, "# Clean rivers", *DEEDS[:3])
    column(
        page,
        RIGHT,
        200,
        "! We will count what lives in the river and tell all who ask about it",
        "# Safe banks",
        *DEEDS[3:],
    )
    assert said(body(page))[:4] == [*about, "Clean rivers", DEEDS[0]]


def test_a_line_over_both_columns_parts_what_is_above_from_what_is_below(body):
    over = "All that stands below is done by the board and the wardens together, and by nobody else at all"
    page = column(Page(), LEFT, 100, "# Clean rivers", *DEEDS[:3]).text(LEFT + 30, 60, over)
    column(page, RIGHT, 112, "# Safe banks", *DEEDS[3:])
    assert said(body(page)) == [over, "Clean rivers", *DEEDS[:3], "Safe banks", *DEEDS[3:]]


def test_titles_level_with_each_other_name_rows(body):
    page = Page()
    for n, title in enumerate(("# Clean rivers", "# Safe banks")):
        column(page, LEFT, 100 + 150 * n, title, DEEDS[n])
        column(page, RIGHT, 100 + 150 * n, title + " too", DEEDS[n + 2])
    found = said(body(page))
    assert found.index("Clean rivers too") < found.index("Safe banks")
