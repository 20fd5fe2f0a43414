"""Boxes that are headings."""

import pytest

from pipeline.tables.drawn_headings import boxed_title, drawn_heading
from pipeline.texts.heads import is_heading, split_name
from tests.pipeline.layouts import heading, paragraph, table


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


BOX = [["WEIRSHIRE DISTRICT COUNCIL\nRIVER STRATEGY\nACTION PLAN 2031-2034"]]


def test_a_box_on_top_holds_whose_the_plan_is_and_its_title():
    found = boxed_title(table(BOX), [paragraph("Adopted in May 2031"), heading("Why rivers")])
    assert [line.passage.text for line in found] == [
        "WEIRSHIRE DISTRICT COUNCIL",
        "RIVER STRATEGY ACTION PLAN 2031-2034",
    ]
    assert all(map(is_heading, found))


@pytest.mark.parametrize(
    ("box", "below"),
    [
        (BOX, [heading("River Action Plan 2031")]),  # the title
        ([["WEIRSHIRE DISTRICT COUNCIL\nRIVERS"]], []),
        ([["River plan\nThe weir leaks."]], []),
        ([["• River plan\n• Weir plan"]], []),
        ([["River plan\n2031", "Agreed\nMay 2031"]], []),
    ],
)
def test_other_boxes_on_top_are_no_titles(box, below):
    assert boxed_title(table(box), below) == []
