"""Deeds below a line that announces them, each with a day alone in the line below it."""

import pytest

from pipeline.outline.dated_deeds import with_dated_deeds
from schemas.role import Role
from tests.pipeline.layouts import heading, paragraph
from tests.pipeline.outline.test_prose import fields, records

RIVERS = ("Restore the weir", "May 2031", "Count the eels each spring", "Termly")
BANKS = (
    "Plant new reeds",
    "TBC",
    "Build a pass at the mill",
    "End of May 2032",
    "Review the plan for otters",
)


def column(name, lines, *, lead="Lead: A Pike", announced="What we will do"):
    return [heading(name, 2), paragraph(lead), heading(announced, 3), *map(paragraph, lines)]


def test_a_day_below_a_deed_is_its_timescale():
    found = records(*column("1 Clean rivers", RIVERS), *column("2 Safe banks", BANKS, lead="Lead: B Rudd"))
    assert [a.text.text for a in found.actions] == [*RIVERS[::2], *BANKS[::2]]
    assert fields(found, Role.TIMESCALE) == [*RIVERS[1::2], *BANKS[1::2], None]
    assert fields(found, Role.OWNER) == ["A Pike"] * 2 + ["B Rudd"] * 3
    assert [found.sections[a.path[-1]].title.text for a in found.actions] == [
        *["Clean rivers"] * 2,
        *["Safe banks"] * 3,
    ]


def test_the_last_word_of_a_deed_in_a_line_of_its_own_is_part_of_it():
    broken = ("Restore the gates at the lock of Marsh", "Weir", *RIVERS[1:])
    found = records(*column("Clean rivers", broken), *column("Safe banks", BANKS))
    assert found.actions[0].text.text == "Restore the gates at the lock of Marsh Weir"


@pytest.mark.parametrize(
    "body",
    [
        column("Clean rivers", RIVERS),  # two days
        column("Clean rivers", (*RIVERS, *BANKS), announced="What we heard"),
        column("Clean rivers", ("May 2031", "Restore the weir", "June 2031", "Count eels", "2032", "Plant reeds")),
        column("Clean rivers", ("The weir leaks", "May 2031", "The eels are few", "2031", "The reeds die", "2032")),
        column("Clean rivers", (*RIVERS, *(f"Restore lock {n} of the river" for n in range(1, 9)), "2032")),
    ],
)  # fmt: skip
def test_few_days_and_lines_that_announce_no_deeds_stay_as_they_are(body):
    assert with_dated_deeds(body) == body
