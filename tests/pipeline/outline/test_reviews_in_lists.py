"""Reviews of a plan that are but headings over lists: what was done under each."""

import pytest

from pipeline.naming import name_tables
from pipeline.outline import read_outline
from pipeline.rows import read_records
from tests.pipeline.layouts import heading, paragraph

REVIEW = "Review of the 2031-32 Rivers Service Plan: March 2033"
RIVERS = ["Weir mended below the mill", "Input to the survey of fish", "Reeds on both banks"]
BANKS = [
    "Attendance at 12 meetings of anglers",
    "Links with schools",
    "Wardens trained",
    "Paths open",
    "Gates",
]
LISTS = (
    heading("CLEAN RIVERS", 2),
    *(f"• {text}" for text in RIVERS),
    "• Eel counts: published in the library;",
    "also sent to all schools",
    heading("SAFE BANKS", 2),
    *(f"• {text}" for text in BANKS),
)
PROSE = "Much has happened on the rivers since the plan was written."


def actions(title, *body):
    lines = [paragraph(p, k) if isinstance(p, str) else p for k, p in enumerate(body, 1)]
    outline = read_outline((heading(title), *lines), eager=True)
    found = read_records(outline, name_tables(outline, {})).actions
    return [a.text.text for a in found]


def test_each_item_is_a_record_and_a_line_without_a_bullet_ends_the_one_above():
    counts = "Eel counts: published in the library; also sent to all schools"
    assert actions(REVIEW, *LISTS) == [*RIVERS, counts, *BANKS]


@pytest.mark.parametrize(
    ("title", "more"),
    [
        ("Rivers Service Plan 2031-32", ()),  # reviews nothing
        (REVIEW, (heading("Background", 2), PROSE)),
    ],
)
def test_other_documents_with_lists_say_nothing_of_what_was_done(title, more):
    assert actions(title, *LISTS, *more) == []
