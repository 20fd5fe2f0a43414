"""Boxes to tick: what is said is what is ticked."""

import pytest

from pipeline.tables.choices import with_choices_made
from tests.pipeline.layouts import table

HEADER = ["Action", "Tick"]


def texts(made):
    return [[c.text for c in made.row_cells(row)] for row in range(made.rows)]


@pytest.mark.parametrize("glue", ["\n", " "])
def test_of_the_same_choices_in_each_row_those_that_are_ticked_are_said(glue):
    cells = [["☐ Not begun", "☒ At it", "☐ Over"], ["☐ Not begun", "☐ At it", "☑ Over"]]
    none = ["☐ Not begun", "☐ At it", "☐ Over"]
    names = ["Mend the weir", "Count the eels", "Dredge the pool"]
    rows = [[name, glue.join(own)] for name, own in zip(names, [*cells, none], strict=True)]
    made = with_choices_made(table([HEADER, *rows]))
    assert [row[1] for row in texts(made)] == ["Tick", "At it", "Over", ""]


def test_states_to_choose_from_may_stand_in_one_cell():
    [[_, said]] = texts(with_choices_made(table([["Progress", "☐ Not started ☒ Completed"]])))
    assert said == "Completed"


@pytest.mark.parametrize(
    "cell",
    [
        "☐ Mend the weir\n☒ Count the eels",  # a list of what is to be done
        "☒ Mend the weir",
        "Weirs:\n☐ Upper\n☒ Lower",
        "☒ Upper\n☒ Lower",
    ],
)
def test_other_boxes_are_left(cell):
    rows = table([HEADER, ["Rivers", cell], ["Banks", "☐ Plant the willows\n☐ Fence the path"]])
    assert with_choices_made(rows) == rows
