"""Sentences across a table: which state something of the title above them, and which name what rows are about."""

import pytest

from pipeline.naming import name_tables
from pipeline.outline import read_outline
from pipeline.rows import read_records
from tests.pipeline.layouts import heading, paragraph, table
from tests.pipeline.rows.test_rows import paths, records

HEADER = ["Action", "Lead", "When"]
MEND = ["Mend the weir", "A Pike", "May 2031"]
COUNT = ["Count the eels", "C Eel", "July 2031"]


def across(*rows):
    """The records of a table in which the rows that are one text lie across it."""
    filled = [[row, None, None] if isinstance(row, str) else row for row in rows]
    spans = {(at, 0): (1, 3) for at, row in enumerate(rows, start=1) if isinstance(row, str)}
    return records(filled, header=HEADER, spans=spans)


def sections(found):
    return [(s.kind, s.ref.text, s.title.text) for s in found.sections]


def test_a_sentence_between_a_title_and_its_rows_is_a_statement_in_no_path():
    found = across("Promise 1\nClean rivers", "You will swim here again.", MEND, "Promise 2: Eels", COUNT)
    assert paths(found) == ["Clean rivers", "Eels"]
    assert sections(found)[:2] == [
        ("theme", "Promise 1", "Clean rivers"),
        ("statement", "", "You will swim here again."),
    ]


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ("The river is clean.", "The eels are back."),  # two below one title
        ("Outcome 1: The river is clean.", "Eels"),
        ("Outcome: The river is clean.", "Eels"),
        ("1.1 The river is clean.", "Eels"),
        ("The river is clean:", "Eels"),  # a label
    ],
)
def test_a_sentence_that_tells_rows_apart_is_a_section(first, other):
    found = across("Priority 1: Rivers", first, MEND, other, COUNT)
    assert paths(found)[0].startswith("Rivers > ")


def test_a_name_has_its_title_below_it_and_below_that_a_sentence():
    rows = ["Priority 1", "Clean rivers", "Our answer: we agree.", HEADER, MEND]
    found = across(*rows, "Priority 2", "Safe paths", "Lamps are dark.", COUNT)
    assert sections(found) == [
        ("priority", "Priority 1", "Clean rivers"),
        ("statement", "", "Our answer: we agree."),
        ("priority", "Priority 2", "Safe paths"),
        ("statement", "", "Lamps are dark."),
    ]
    assert paths(found) == ["Clean rivers", "Safe paths"]


@pytest.mark.parametrize(
    ("rows", "kinds"),
    [
        ([["Action", "Lead", "When"], MEND], ["theme", "statement"]),
        ([["Measure", "Baseline", "Target"], ["Eels counted", "4", "9"]], ["theme"]),
    ],
)
def test_a_sentence_over_a_table_of_figures_alone_tells_of_these(rows, kinds):
    text = paragraph("Numbers are of all ponds unless stated.")
    outline = read_outline((heading("River Action Plan"), heading("Ponds", 2), text, table(rows)))
    assert [s.kind for s in read_records(outline, name_tables(outline, {})).sections] == kinds


@pytest.mark.parametrize(
    ("said", "path", "section"),
    [
        (
            "Outcome: The river is clean.",
            "Rivers > The river is clean.",
            ("outcome", "", "The river is clean."),
        ),
        ("Statement: Rivers are clean.", "Rivers", ("statement", "", "Statement: Rivers are clean.")),
    ],
)
def test_a_sentence_above_the_header_that_says_it_is_an_outcome_is_a_section(said, path, section):
    rows = [["Priority 1: Rivers", None, None], [said, None, None], HEADER, MEND]
    outline = read_outline(
        (heading("River Action Plan"), table(rows, spans={(0, 0): (1, 3), (1, 0): (1, 3)}))
    )
    found = read_records(outline, name_tables(outline, {}))
    assert paths(found) == [path]
    assert sections(found) == [("priority", "Priority 1", "Rivers"), section]
