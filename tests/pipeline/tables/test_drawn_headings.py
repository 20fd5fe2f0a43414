"""Boxes that are headings."""

import pytest

from pipeline.tables.drawn_headings import drawn_heading
from pipeline.texts.heads import is_heading, split_name
from tests.pipeline.layouts import table


@pytest.mark.parametrize(
    "said", ["“Rivers should be clean.”", "Rivers should be clean.", "'Rivers should be clean.'"]
)
def test_a_name_in_a_box_above_what_it_says_is_its_heading(said):
    found = drawn_heading(table([[f"Recommendation 1\n{said}"]]))
    assert found is not None
    assert is_heading(found)
    ref, title, _ = split_name(found.passage)
    assert (ref.text, title.text) == ("Recommendation 1", "Rivers should be clean.")


@pytest.mark.parametrize(
    "words",
    [
        "Rivers\nRivers should be clean.",
        "Recommendation 1\nRivers should be clean.\nBanks should be safe.",
        "Recommendation 1: Eels\nRivers should be clean.",
        "Recommendation 1\n" + "Rivers should be clean and banks safe, " * 6,
    ],
    ids=["no name", "more below", "a title", "a long text"],
)
def test_other_boxes_are_no_headings(words):
    assert drawn_heading(table([[words]])) is None
