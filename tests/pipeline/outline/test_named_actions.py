"""Boxes below each other that each name an action."""

from schemas.role import Role
from tests.pipeline.layouts import paragraph, table
from tests.pipeline.outline.test_prose import actions, fields, records

LINES = ("Mend the weir", "Count the eels", "Dredge the pond")
TEXT = tuple(paragraph(f"Action {k}: {line}", 40 + k) for k, line in enumerate(LINES, 1))


def boxes(*rows):
    return table([[row] for row in rows], number=5)


def test_a_table_of_one_column_that_counts_actions_is_the_lines_that_these_are():
    found = records(*TEXT, boxes("Action 4: Paint the sluice", "Action 5: Open the tow path\nLead: A Pike"))
    assert actions(found)[3:] == [("4", "Paint the sluice"), ("5", "Open the tow path")]
    assert fields(found, Role.OWNER) == [None] * 4 + ["A Pike"]


def test_a_row_that_names_none_keeps_it_a_table():
    found = records(*TEXT, boxes("Action 4: Paint the sluice", "Boats of the club"))
    assert [words for _, words in actions(found)] == [*LINES]
