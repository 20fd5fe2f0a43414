"""Items without a field in a list whose others have one below them."""

import pytest

from schemas.role import Role
from tests.pipeline.layouts import heading, paragraph
from tests.pipeline.outline.test_prose import actions, fields, records

WITH = ("• Mend the weir", "With: Anglers’ Club", "• Count the eels", "With: Two schools")


def listed(*lines):
    return records(heading("River Action Plan"), heading("Clean rivers", 2), *map(paragraph, lines))


@pytest.mark.parametrize("at", [0, 2, 4], ids=["first", "between", "last"])
def test_an_item_without_a_field_among_those_with_one_is_an_action(at):
    lines = (*WITH[:at], "• Plant willows on the banks", *WITH[at:])
    found = listed(*lines)
    assert [text for _, text in actions(found)] == [line[2:] for line in lines if line.startswith("•")]
    partners = ["Anglers’ Club", "Two schools"]
    partners.insert(at // 2, None)
    assert fields(found, Role.PARTNER) == partners


def test_an_item_that_instructs_nobody_is_none():
    assert [text for _, text in actions(listed(*WITH, "• The banks are private"))] == [
        "Mend the weir",
        "Count the eels",
    ]


def test_where_few_items_have_a_field_the_others_are_none():
    found = listed("• Plant willows", "• Paint the lock", "• Open the sluice", *WITH)
    assert [text for _, text in actions(found)] == ["Mend the weir", "Count the eels"]


def test_whoever_leads_joins_the_others_under_a_section():
    found = listed("Joint leads: A Pike and B Carp", *WITH)
    assert fields(found, Role.OWNER) == ["A Pike and B Carp"] * 2


def test_an_item_that_lists_what_follows_stays_with_that():
    with_parts = (
        "1.1 Mend the weir",
        "With: A Pike",
        "1.2 Count the eels",
        "With: B Carp",
        "1.3 Agree a plan for:",
    )
    found = listed(*with_parts, "- the lock", "- the sluice", "With: C Roach")
    assert [text for _, text in actions(found)][:2] == ["Mend the weir", "Count the eels"]
    assert fields(found, Role.PARTNER)[-1] == "C Roach"
    assert "Agree a plan for:" not in [text for _, text in actions(found)]
