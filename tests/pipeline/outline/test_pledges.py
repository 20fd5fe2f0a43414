"""Pledges in prose, beside a table of actions and alone: which of them are actions."""

import pytest

from pipeline.build import understand
from schemas.document import BlockKind
from tests.pipeline.layouts import block, document, source_table

HEADER = ["Action", "Lead", "By when"]
WEIR, EELS = "We will mend the weir above the mill.", "We pledge to count the eels each spring."
LOCK, WALKS = "We will paint the lock.", "The River Trust will hold walks for schools."
TOLD = "Weirs hold the eels back, and have done so for years."


def read(*body, title="River Action Plan"):
    lines = [block(part) if isinstance(part, str) else part for part in body]
    return understand(document(heading(title, 1), *lines), {}).records


def heading(text, level=2):
    return block(text, BlockKind.HEADING, level=level)


def planned(*deeds):
    rows = [[deed, f"Warden {k}", "May 2031"] for k, deed in enumerate(deeds, 1)]
    return (
        heading("3. The work"),
        "The table says who does what.",
        source_table([HEADER, *rows], header_rows=1),
    )


PROSE = (heading("1. Rivers"), TOLD, WEIR, EELS, heading("2. People"), LOCK, WALKS)


def actions(*body, **facts):
    return [action.text.text for action in read(*body, **facts).actions]


@pytest.mark.parametrize("again", [WEIR, "Mend the weir above the mill"])
def test_pledges_of_which_a_table_repeats_some_are_actions_and_so_are_those_of_the_table(again):
    found = read(*PROSE, *planned(again, LOCK, "Dredge the pool"))
    assert [a.text.text for a in found.actions] == [WEIR, EELS, LOCK, WALKS, again, LOCK, "Dredge the pool"]
    titles = [found.sections[a.path[0]].title.text for a in found.actions]
    assert titles == ["Rivers", "Rivers", "People", "People", *["The work"] * 3]


@pytest.mark.parametrize(
    "deeds",
    [
        ["Dredge the pool", "Fence the bank"],  # narrative: the table has the actions
        [WEIR, "Dredge the pool"],  # one sentence may be the same by chance
        [WEIR, EELS, LOCK, WALKS],  # told in prose, and then planned
    ],
)
def test_other_pledges_beside_a_table_tell_of_it(deeds):
    assert actions(*PROSE, *planned(*deeds)) == deeds


def test_where_nothing_else_is_planned_pledges_in_rows_under_several_headings_are_actions():
    assert actions(*PROSE) == [WEIR, EELS, LOCK, WALKS]
    assert actions(*PROSE, title="River Panel newsletter") == []


@pytest.mark.parametrize(
    "body",
    [
        (heading("1. Rivers"), WEIR, EELS, TOLD, LOCK, WALKS),  # under one heading
        (heading("1. Rivers"), WEIR, TOLD, EELS, heading("2. People"), LOCK, TOLD, WALKS),  # not in rows
        (heading("1. Rivers"), WEIR, EELS, heading("How this plan will be monitored"), LOCK, WALKS),
        (heading("1. Rivers"), WEIR, EELS, heading("What you told us"), LOCK, WALKS),
        (
            heading("1. Rivers"),
            WEIR,
            EELS,
            heading("2. Eels"),
            "We will see more eels.",
            "We will have clean banks.",
        ),
        (
            heading("1. Rivers"),
            WEIR,
            EELS,
            heading("2. People"),
            f"{LOCK} Locks rust.",
            f"{WALKS} All may come.",
        ),
    ],
)
def test_promises_here_and_there_are_narrative(body):
    assert actions(*body) == []
