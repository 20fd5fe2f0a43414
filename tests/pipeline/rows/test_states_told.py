"""Tables that list a plan's actions again in short, with how far they are."""

import pytest

from pipeline.naming import name_tables
from pipeline.outline import read_outline
from pipeline.rows import read_records
from pipeline.rows.states_told import with_states
from schemas.role import Role
from tests.pipeline.layouts import heading, table

DEEDS = (
    "Mend the weir at the mill before the winter floods",
    "Count the eels on both banks each spring",
    "Paint the sluice gates with the volunteers of the club",
    "Open the tow path to walkers and riders alike",
)
PLAN = [["No.", "Action", "Lead", "By when"]]
PLAN += [[f"1.{k}", deed, "A Pike", "May 2031"] for k, deed in enumerate(DEEDS, 1)]
SHORT = ("Mill weir", "Eel counts", "Sluice gates", "Path for riders")
STATES = ("Green", "Amber", "Red", "Green")
SUMMARY = [["No.", "Action in short", "RAG"]]
SUMMARY += [[f"1.{k}", *both] for k, both in enumerate(zip(SHORT, STATES, strict=True), 1)]


def read(summary, plan=PLAN):
    body = [heading("River Action Plan"), heading("Clean rivers", 2), table(plan, header_rows=1)]
    body += [heading("Summary at 30 June", 2), table(summary, number=2, header_rows=1)]
    outline = read_outline(tuple(body))
    return with_states(read_records(outline, name_tables(outline, {})))


def states(records):
    return [(a.text.text, a.value(Role.STATUS).passage.text) for a in records.actions]


def test_the_states_are_those_of_the_actions_and_the_list_is_none():
    records = read(SUMMARY)
    assert states(records) == list(zip(DEEDS, STATES, strict=True))
    assert [s.title.text for s in records.sections] == ["Clean rivers"]


OTHERS = [SUMMARY[0], *([ref, f"Hire boat {ref}", state] for ref, _, state in SUMMARY[1:])]
LED = [[*row, lead] for row, lead in zip(SUMMARY, ["Lead", *["B Carp"] * 4], strict=True)]
COUNTED = [[ref.replace("1.", "2."), *rest] for ref, *rest in SUMMARY]
LATER = [*PLAN, *([f"1.{k}", f"Dredge basin {k}", "A Pike", "May 2031"] for k in range(5, 9))]


@pytest.mark.parametrize(
    ("summary", "plan"),
    [
        (OTHERS, PLAN),  # in other words
        (LED, PLAN),  # each is led by somebody
        (COUNTED, PLAN),  # under other numbers
        (SUMMARY[:3], PLAN),  # but two
        (SUMMARY, LATER),  # but half of them
    ],
)
def test_other_actions_with_states_stay(summary, plan):
    records = read(summary, plan)
    assert len(records.actions) == len(summary) + len(plan) - 2
