"""Rows of success criteria across a table."""

import pytest

from pipeline.build import build_plan
from pipeline.naming import name_tables
from pipeline.outline import read_outline
from pipeline.rows import read_records
from schemas.document import BlockKind
from schemas.source import Source
from tests.pipeline.layouts import block, document, heading, source_table, table

HEADER = ["Action", "Lead", "By when"]
WEIR = ["Mend the weir at the mill", "A Pike", "May 2031"]
EELS = ["Count the eels again", "B Carp", "June 2031"]
SAID = ["SUCCESS CRITERIA\n- Fewer floods\n- 80% of eels marked", None, None]


def records(rows, *across):
    outline = read_outline(
        (
            heading("River Action Plan"),
            heading("Weirs", 2),
            table(rows, spans={(row, 0): (1, 3) for row in across}),
        )
    )
    return read_records(outline, name_tables(outline, {}))


def test_they_measure_the_actions_above_them():
    found = records([HEADER, WEIR, EELS, SAID], 3)

    assert [a.text.text for a in found.actions] == [WEIR[0], EELS[0]]
    assert [(m.text.text, m.actions) for m in found.measures] == [
        ("Fewer floods", (0, 1)),
        ("80% of eels marked", (0, 1)),
    ]
    assert [s.title.text for s in found.sections] == ["Weirs"]


def test_a_sentence_between_a_title_and_the_header_is_a_statement_in_no_path():
    title, why = ["Objective 1: Dry feet", None, None], ["Why? The mill was flooded twice.", None, None]
    said = ["How we will know we have succeeded:\n- Fewer floods", None, None]
    found = records([title, why, HEADER, WEIR, said], 0, 1, 4)

    assert [(s.title.text, s.kind) for s in found.sections] == [
        ("Weirs", "theme"),
        ("Dry feet", "objective"),
        ("Why? The mill was flooded twice.", "statement"),
    ]
    assert [a.path for a in found.actions] == [(0, 1)]
    assert [m.text.text for m in found.measures] == ["Fewer floods"]


def test_each_row_of_them_ends_what_it_measures():
    again = ["How will we know?\n- More otters", None, None]
    found = records([HEADER, WEIR, SAID, EELS, again], 2, 4)

    assert [m.actions for m in found.measures] == [(0,), (0,), (1,)]


@pytest.mark.parametrize(
    "name", ["Measures:\n", "Measures: ", "We will know that it has worked by: ", "How we'll know:\n"]
)
def test_known_words_name_them_in_a_line_of_their_own_or_before_the_first(name):
    found = records([HEADER, WEIR, [f"{name}Fewer floods; 80% of eels marked", None, None], EELS], 2)

    assert [(m.text.text, m.actions, m.path) for m in found.measures] == [
        ("Fewer floods", (0,), (0,)),
        ("80% of eels marked", (0,), (0,)),
    ]
    assert [s.title.text for s in found.sections] == ["Weirs"]


@pytest.mark.parametrize(
    "band", ["SUCCESS CRITERIA", "Weirs at the mills\n- all of them", "Weirs: all of them", "Measures:"]
)
def test_a_name_without_lines_and_any_other_name_are_bands(band):
    found = records([HEADER, WEIR, [band, None, None], EELS], 2)

    assert not found.measures
    assert len(found.sections) == 2


def test_their_name_is_a_heading_and_not_lost():
    said = ["SUCCESS CRITERIA\n• Fewer floods\n• 80% of eels marked", None, None]
    body = source_table([HEADER, WEIR, said], spans={(2, 0): (1, 3)})
    title = block("River Action Plan 2031", BlockKind.HEADING, level=1)
    plan = build_plan(document(title, body), Source(), "0" * 64, "invented")

    assert [m.measure for m in plan.measures] == ["Fewer floods", "80% of eels marked"]
    assert [x.reason for x in plan.leftovers if x.text == "SUCCESS CRITERIA"] == ["heading"]


def test_beside_their_name_they_measure_the_rows_of_their_band():
    bands = ["Objective 1: Dry feet", None, None], ["The mill was flooded twice.", None, None]
    others = ["Objective 2: Wet eels", None, None], ["Eels like it wet.", None, None]
    said = ["What will be different? (measures)", "- Fewer floods\n- Dry cellars", None]
    more = ["What will be different? (measures)", "Twice the eels", None]
    rows = [*bands, HEADER, WEIR, said, *others, HEADER, EELS, more]
    whole = {(at, 0): (1, 3) for at in (0, 1, 5, 6)} | {(4, 1): (1, 2), (9, 1): (1, 2)}
    outline = read_outline((heading("River Action Plan"), table(rows, spans=whole)))
    found = read_records(outline, name_tables(outline, {}))

    assert [(s.title.text, s.kind) for s in found.sections] == [
        ("Dry feet", "objective"), ("The mill was flooded twice.", "statement"),
        ("Wet eels", "objective"), ("Eels like it wet.", "statement"),
    ]  # fmt: skip
    assert [a.path for a in found.actions] == [(0,), (2,)]
    assert [(m.text.text, m.actions, m.path) for m in found.measures] == [
        ("Fewer floods", (0,), (0,)),
        ("Dry cellars", (0,), (0,)),
        ("Twice the eels", (1,), (2,)),
    ]
