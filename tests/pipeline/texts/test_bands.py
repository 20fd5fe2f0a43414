"""Rows of a table that name a section."""

import pytest

from pipeline.texts.bands import band_title
from tests.pipeline.layouts import table

LISTS = ["• Mend the weir\n• Count the eels", "• Paint the gates"]


def titles(*rows):
    one = table([[row] for row in rows])
    return [title.text if (title := band_title(one, row)) else None for row in range(one.rows)]


def test_short_names_and_lists_by_turns_are_titles_though_nothing_is_drawn():
    assert titles("CLEAN RIVERS", LISTS[0], "Safe banks", LISTS[1]) == [
        "CLEAN RIVERS",
        None,
        "Safe banks",
        None,
    ]


def test_a_list_that_a_page_break_cuts_is_two_rows_below_one_name():
    assert titles("Clean rivers", LISTS[0], "• Open the lock", "Safe banks", LISTS[1])[:4] == [
        "Clean rivers",
        None,
        None,
        "Safe banks",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ("Clean rivers", LISTS[0]),  # one alone
        ("Clean rivers", LISTS[0], "The banks are safe.", LISTS[1]),
        ("Clean rivers", "Safe banks", LISTS[0], LISTS[1]),
        ("Clean rivers", LISTS[0], "Safe banks\nand gates", LISTS[1]),
    ],
)
def test_rows_of_other_kinds_are_none(rows):
    assert titles(*rows) == [None] * len(rows)
