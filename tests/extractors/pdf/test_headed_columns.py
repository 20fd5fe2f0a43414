"""Short columns of text below headings."""

import pytest

from extractors.pdf import read
from schemas.document import BlockKind, Table
from tests.extractors.pdf_builder import Page, wrap, write

WIDE = 230.0
TEXTS = (
    "Each child who lives beside the river belongs here and can swim in it before the age of ten, as can all who visit them",
    "Each of the next pages takes one reach of the river and tells what will be done there and by whom",
    "The board of the river looks at this plan in every quarter of a year and the council once a year",
    "What has been done is shown in green and the rest of it in red or in amber as the case may be",
)


def column(page, x, top, *parts):
    """Texts below each other, "# " before those that are headings."""
    for part in parts:
        head = part.startswith("# ")
        for line in wrap(part.removeprefix("# "), WIDE):
            page.text(x, top, line, 13 if head else 10, bold=head)
            top += 18 if head else 12
        top += 8 if not head else 0
    return page


@pytest.fixture
def body(tmp_path):
    return lambda page: read(write(tmp_path / "plan.pdf", page)).body


def test_a_heading_in_the_midst_of_a_column_shows_that_there_is_no_table(body):
    page = column(Page(), 40, 100, "# Our vision", TEXTS[0], "# What is here", TEXTS[1])
    found = body(column(page, 320, 100, "# How we keep track", TEXTS[2], TEXTS[3]))
    assert [part.text for part in found] == [
        *("Our vision", TEXTS[0], "What is here", TEXTS[1]),
        *("How we keep track", TEXTS[2], TEXTS[3]),
    ]
    assert [part.text for part in found if part.kind is BlockKind.HEADING] == [
        "Our vision",
        "What is here",
        "How we keep track",
    ]


def test_names_over_both_columns_alone_are_those_of_a_table(body):
    page = column(Page(), 40, 100, "# Our vision", TEXTS[0], TEXTS[1])
    found = body(column(page, 320, 100, "# How we keep track", TEXTS[2], TEXTS[3]))
    assert any(isinstance(part, Table) for part in found)


def test_a_heading_level_with_a_text_beside_it_names_a_row(body):
    page = column(Page(), 40, 100, "# Our vision", TEXTS[3]).text(40, 150, "What is here", 13, bold=True)
    page = column(page, 40, 168, TEXTS[1])
    found = body(column(column(page, 320, 100, "# How we keep track", TEXTS[2]), 320, 152, TEXTS[1]))
    assert any(isinstance(part, Table) for part in found)
