"""The share of a column's cells that look like a role."""

import pytest

from pipeline.texts.witness import begins_with_verb, share_like
from schemas.role import Role

OWNERS = ["Head of Rivers", "", "TBC", "River Team", "Harbour Clerk", "Mend the weir by hand and by boat"]


@pytest.mark.parametrize(
    ("least", "share"),
    [(0.0, 0.75), (0.75, 0.75), (0.76, None), (1.0, None)],  # blank and undecided cells say nothing
)
def test_the_share_of_a_column_or_none_below_the_least(least, share):
    assert share_like(Role.OWNER, OWNERS, least) == share


def test_nothing_can_be_said_of_blank_cells_or_of_roles_without_a_look():
    assert share_like(Role.OWNER, ["", "TBC"]) is None
    assert share_like(Role.OUTCOME, OWNERS) is None


def test_no_cell_that_looks_so_is_a_share_of_none():
    assert share_like(Role.TIMESCALE, OWNERS) == 0.0
    assert share_like(Role.TIMESCALE, ["May 2031", "Ongoing"]) == 1.0


@pytest.mark.parametrize(
    ("text", "told"),
    [("(a) Mend the weir", True), ("iv) The forum will mend the weir", True), ("(a) Weirs in May", False)],
)
def test_an_instruction_may_have_a_letter_before_it(text, told):
    assert begins_with_verb(text) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [("Apply for the grant", True), ("Openly review the weirs", True), ("Family of weirs", False)],
)
def test_a_word_in_ly_is_an_adverb_unless_it_is_a_verb(text, told):
    assert begins_with_verb(text) is told
