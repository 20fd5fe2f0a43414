"""The number before a section's title, and titles that only look as if they had one."""

import pytest

from pipeline.texts.entries import Entry
from pipeline.texts.heads import announces, named_title, names_a_plan
from schemas.passage import Passage
from tests.pipeline.layouts import heading, paragraph


@pytest.mark.parametrize(
    ("title", "ref", "rest"),
    [
        ("A. Safe weirs", "A", "Safe weirs"),
        ("1 Living rivers", "1", "Living rivers"),
        ("3 Otters", "3", "Otters"),
        ("12 Co-production", "12", "Co-production"),
        ("1A Early eels", "1A", "Early eels"),
        ("2B Otters", "2B", "Otters"),
        ("2031 Otters", "", "2031 Otters"),  # a year
        ("40 Otters", "", "40 Otters"),  # that many
        ("3 otters", "", "3 otters"),
        ("Priority 2: Clean weirs", "2", "Clean weirs"),
    ],
)
def test_the_number_before_a_title_is_its_ref(title, ref, rest):
    entry, _ = named_title(Entry(Passage.of(0, title)))
    assert (entry.ref.text.removeprefix("Priority "), entry.text.text) == (ref, rest)


@pytest.mark.parametrize(
    ("title", "ref", "rest"),
    [
        ("KLOE 3: Clean weirs", "KLOE 3", "Clean weirs"),
        ("AFI 2 - Clean weirs", "AFI 2", "Clean weirs"),
        ("Must Do 4 – Clean weirs", "Must Do 4", "Clean weirs"),
        ("Phase 2: Clean weirs", "Phase 2", "Clean weirs"),
        ("Priority No. 3: Clean weirs", "Priority No. 3", "Clean weirs"),
        ("Promise #2: Clean weirs", "Promise #2", "Clean weirs"),
        ("Strategic Objective SO2: Clean weirs", "Strategic Objective SO2", "Clean weirs"),
        ("Working Group 2: Clean weirs", "Working Group 2", "Clean weirs"),
        ("Task and Finish Group C – Clean weirs", "Task and Finish Group C", "Clean weirs"),
        ("KEY AIM B: Clean weirs", "KEY AIM B", "Clean weirs"),
        ("Wide area a: clean weirs", "", "Wide area a: clean weirs"),
        ("Outcome for young eels: Clean weirs", "", "Clean weirs"),
        ("Aims for the Weirs: clean", "", "Aims for the Weirs: clean"),  # their name
        ("Phase: 2", "", "Phase: 2"),  # a field
        ("Working group: Rivers Team", "", "Working group: Rivers Team"),  # another
        ("Working groups", "", "Working groups"),
        ("Step by step", "", "Step by step"),
    ],
)
def test_the_name_and_number_of_a_kind_are_its_ref(title, ref, rest):
    entry, _ = named_title(Entry(Passage.of(0, title)))
    assert (entry.ref.text, entry.text.text) == (ref, rest)


@pytest.mark.parametrize(
    ("below", "is_plan"),
    [
        ("Eelmouth River Plan 2031–2034", True),
        ("This tells of our plan for the river.", False),  # a sentence
        ("Eelmouth River Board", False),
    ],
)
def test_the_line_below_the_first_may_name_the_plan(below, is_plan):
    body = (heading("Clean banks, clean water"), paragraph(below), paragraph("Mend the weir"))
    assert names_a_plan(body) is is_plan


@pytest.mark.parametrize(
    ("heading", "whether"),
    [
        ("Recommendations and management response", True),
        ("Our response", True),
        ("Agency responses and actions", True),
        ("Response", False),  # to floods
        ("Response to floods and our response", False),
        ("Managing the response", False),
    ],
)
def test_what_answers_recommendations_is_announced_as_a_plan_is(heading, whether):
    assert announces(heading) is whether


@pytest.mark.parametrize(
    ("heading", "whether"),
    [
        ("Our plan on a page", True),
        ("Our priorities at a glance", True),
        ("The river at a glance", False),
        ("Pages we will rewrite", False),
    ],
)
def test_a_plan_on_a_page_is_announced_as_any_is(heading, whether):
    assert announces(heading) is whether
