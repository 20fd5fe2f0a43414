"""Soft line breaks in a cell: what begins something of its own behind one is a paragraph like any other."""

import pytest

from pipeline.texts.inline import split_lines
from pipeline.texts.soft_lines import soft_lines, soft_paragraphs
from schemas.passage import Passage
from schemas.role import Role
from tests.pipeline.layouts import paragraph


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("(i) Mend the weir\nby hand\n(ii) Paint it", ["(i) Mend the weir\nby hand", "(ii) Paint it"]),
        ("We will:\n1. Mend the weir\n2. Paint it", ["We will:", "1. Mend the weir", "2. Paint it"]),
        (
            "Mend the weir\nLead: A Pike\nBy when: May 2031",
            ["Mend the weir", "Lead: A Pike", "By when: May 2031"],
        ),
        ("Mend the weir\n\nPaint it", ["Mend the weir", "Paint it"]),
        ("Mend the weir\nat Lower Mill", ["Mend the weir\nat Lower Mill"]),
        ("Chapter\n2. Weirs", ["Chapter\n2. Weirs"]),  # nothing counts from 1
        ("2.1 Mend the weir\nby hand\n2.2 Paint it", ["2.1 Mend the weir\nby hand", "2.2 Paint it"]),
        ("3a. Mend the weir\n3b. Paint it", ["3a. Mend the weir", "3b. Paint it"]),
        ("2.1 Mend the weir\n2.4 Paint it", ["2.1 Mend the weir\n2.4 Paint it"]),
    ],
)
def test_lines_that_begin_something(text, parts):
    cut = soft_paragraphs(paragraph(text))
    assert [part.passage.text for part in cut] == parts
    assert [text[piece.start : piece.end] for part in cut for piece in part.passage.pieces] == parts


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("May 2031\nJune 2031", ["May 2031", "June 2031"]),
        ("Head of\nRivers", ["Head of\nRivers"]),
        ("Keeper of weirs\nand locks", ["Keeper of weirs\nand locks"]),
    ],
)
def test_lines_that_go_on_are_one(text, lines):
    assert [line.text for line in soft_lines(Passage.of(0, text))] == lines


def test_labelled_lines_below_each_of_several_actions_are_that_ones():
    lines = ["• Mend the weir", "Lead: A Pike", "• Paint it", "Lead: B Carp"]
    kept, shared = split_lines([paragraph(line) for line in lines])
    assert [line.body.text for line in kept] == ["Mend the weir | Lead: A Pike", "Paint it | Lead: B Carp"]
    assert shared == ()
    kept, shared = split_lines([paragraph(line) for line in (lines[0], lines[2], lines[3])])
    assert [line.body.text for line in kept] == ["Mend the weir", "Paint it"]
    assert [value.passage.text for _, value in shared] == ["B Carp"]


def test_a_label_in_a_cell_may_ask_who_and_when():
    kept, shared = split_lines([paragraph("Mend the weir"), paragraph("Lead/By when: A Pike / May 2031")])
    assert [line.body.text for line in kept] == ["Mend the weir"]
    found = [(role, value.passage.text) for role, value in shared]
    assert found == [(Role.OWNER, "A Pike"), (Role.TIMESCALE, "May 2031")]


@pytest.mark.parametrize(
    "lines",
    [
        ["Mend the weir", "Lead: A Pike", "Success measure: eels counted", "Baseline: 40", "Target: 90"],
        ["Mend the weir", "Measure: eels counted", "Baseline: 40", "Target: 90", "Lead: A Pike"],
        ["Mend the weir", "Lead: A Pike\nMeasure: eels counted\nBaseline: 40\nTarget: 90"],
    ],
)
def test_a_measure_among_labelled_lines_has_its_figures(lines):
    kept, shared = split_lines([paragraph(line) for line in lines])
    assert [line.body.text for line in kept] == ["Mend the weir"]
    assert {role: value.passage.text for role, value in shared} == {
        Role.OWNER: "A Pike",
        Role.MEASURE: "eels counted Baseline: 40 Target: 90",
    }


def test_without_other_labels_a_line_is_the_actions_own():
    lines = ["Mend the weir", "Outcome: more eels", "Target: 90 eels"]
    kept, shared = split_lines([paragraph(line) for line in lines])
    assert ([line.body.text for line in kept], shared) == (lines, ())
