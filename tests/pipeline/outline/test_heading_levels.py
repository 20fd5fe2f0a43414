"""Headings of one name that count on from each other, however large they are set."""

import pytest

from tests.pipeline.layouts import heading, table
from tests.pipeline.outline.test_prose import records

DEEDS = [["Action", "Lead"], ["Mend the weir", "A Pike"]]


def paths(*heads):
    body = [part for text, level in heads for part in (heading(text, level), table(DEEDS))]
    found = records(*body)
    return [[found.sections[k].title.text for k in action.path] for action in found.actions]


def test_a_heading_in_smaller_letters_is_no_part_of_the_one_it_counts_on_from():
    told = paths(
        ("Priority 1: Clean rivers", 2),
        ("Priority 2: Safe banks for all who live there", 3),
        ("Priority 2: Safe banks for all who live there (continued)", 3),
        ("Priority 3: Locks", 2),
    )
    assert told == [
        ["Clean rivers"],
        *[["Safe banks for all who live there"]] * 2,
        ["Locks"],
    ]


@pytest.mark.parametrize("inner", ["Outcome 2: Eels", "Priority 1.1: Eels", "Priority 4: Eels", "Eels"])
def test_other_headings_in_smaller_letters_are_parts_of_it(inner):
    assert paths(("Priority 1: Clean rivers", 2), (inner, 3))[1] == ["Clean rivers", "Eels"]
