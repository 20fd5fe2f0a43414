"""Decimal numbers before items in small letters, and decimals that are amounts."""

import pytest

from pipeline.outline import read_outline
from pipeline.texts.small_numbers import with_small_numbers
from tests.pipeline.layouts import heading, paragraph, table


def lines(*texts):
    return [p.passage.text for p in with_small_numbers([paragraph(text) for text in texts])]


def test_items_that_count_up_get_a_stop():
    assert lines("1.1 mend the weir", "1.2 Otter Club to count eels", "1.3 fence the spring") == [
        "1.1. mend the weir",
        "1.2 Otter Club to count eels",  # a capital tells it from an amount anyway
        "1.3. fence the spring",
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ["1.1 million visits"],  # one alone
        ["3.5 hours of play", "3.6 miles of path"],  # do not begin at 1
        ["1.1 miles of path", "1.4 miles of road"],  # do not count on
        ["2.1 per cent more eels", "The weir leaks.", "2.2 per cent fewer otters"],  # not one below the other
    ],
)
def test_amounts_stay(texts):
    assert lines(*texts) == texts


def test_a_promise_is_kept_by_such_items():
    body = [
        heading("Canal promises"),
        heading("Safe paths", 2),
        paragraph("We will:"),
        *map(paragraph, ["2.1 mend the lamps", "2.2 cut the hedges"]),
        table([["No.", "Depth"]]),
    ]
    (listed, _) = read_outline(body).parts
    assert [c.text for c in listed.table.cells] == ["2.1. mend the lamps", "2.2. cut the hedges"]
