"""Nothing is lost in silence: gaps are listed with a reason, and coverage notices what is missing."""

from dataclasses import replace

import pytest

from pipeline.build import SIZE_EXPECTED, build_plan
from schemas.document import BlockKind, Furniture, FurnitureKind
from schemas.source import Source
from tests.pipeline.layouts import block, document, source_table

SHA = "0" * 64
ROWS = [["Action", "Lead", "By when"], ["Mend the weir", "Head of Rivers and Director of Parks", "May 2031"]]


def build(*body, **facts):
    return build_plan(document(*body, **facts), Source(), SHA, "invented")


def reasons(plan):
    return {row.text: row.reason for row in plan.leftovers}


def test_every_word_is_in_a_value_or_left_over_with_its_reason():
    plan = build(
        block("River Action Plan 2031", BlockKind.HEADING, level=1),
        block("Rivers are wet."),
        source_table(ROWS, header_rows=1),
        furniture=(
            Furniture(FurnitureKind.FOOTER, "Draft for the board", 1),
            Furniture(FurnitureKind.PAGE_NUMBER, "1", 1),
        ),
    )
    assert plan.plan.coverage == 1.0
    assert reasons(plan) == {
        "Rivers are wet.": "narrative",
        "Action": "heading",
        "Lead": "heading",
        "By when": "heading",
        "and": "furniture",
        "Draft for the board": "footer",
        "1": "page_number",
    }


def test_a_header_retyped_further_down_is_a_heading():
    again = ["Task and lead officer", "Owner", "Deadline"]
    plan = build(source_table([*ROWS, again, ["Count the eels", "Rivers team", "June 2031"]], header_rows=1))
    assert [reasons(plan)[text] for text in again] == ["heading"] * 3


def test_a_lost_cell_shows_in_coverage():
    whole = document(source_table(ROWS, header_rows=1))
    table = whole.body[0]
    lost = replace(table, cells=table.cells[:-1])
    plan = build_plan(replace(whole, body=(lost,)), Source(), SHA, "invented")
    words = len(whole.source_words)
    assert plan.plan.coverage == pytest.approx((words - 2) / words, abs=1e-5)


def test_a_lost_repeat_shows_in_coverage():
    made = document(block("eels eels"), words=("eels", "eels", "eels"))
    assert build_plan(made, Source(), SHA, "invented").plan.coverage == pytest.approx(2 / 3, abs=1e-5)


def test_a_word_broken_by_a_column_counts_as_whole():
    made = document(block("Improvement of improvement"), words=("Improve", "ment", "of", "improvement"))
    assert build_plan(made, Source(), SHA, "invented").plan.coverage == 1.0


def test_a_word_whose_letters_are_set_apart_counts_as_whole_and_no_letter_twice():
    made = document(block("Harbour plan"), words=(*"Harbour", *"plan", "h"))
    assert build_plan(made, Source(), SHA, "invented").plan.coverage == pytest.approx(11 / 12, abs=1e-5)


def test_a_document_without_actions_keeps_all_its_words():
    plan = build(
        block("Letter", BlockKind.HEADING, level=1),
        block("A letter about eels."),
        source_table([["Name", "Chair of"], ["A Pike", "the eel board, since it began"]]),
    )
    assert plan.plan.actions == 0
    assert plan.plan.coverage == 1.0
    assert reasons(plan)["A letter about eels."] == "narrative"
    assert reasons(plan)["the eel board, since it began"] == "narrative"


@pytest.mark.parametrize(("ends", "severity"), [((2, 5), "error"), ((0, 0), "warning"), ((1, 1), None)])
def test_a_sidecar_may_say_how_many_records_to_expect(ends, severity):
    made = document(source_table(ROWS, header_rows=1))
    plan = build_plan(made, Source(expect={"actions": ends}), SHA, "invented")
    found = [issue[1] for issue in plan.issues if issue[0] == SIZE_EXPECTED]
    assert found == ([severity] if severity else [])


def test_marks_that_stand_alone_are_neither_taken_nor_left_over():
    made = document(
        source_table([["Action", "Lead"], ["Mend the weir ___ ™ at once", "Head of Rivers"]], header_rows=1),
        words=("Action", "Lead", "Mend the weir", "at once", "Head of Rivers", "___", "™"),
    )
    plan = build_plan(made, Source(), SHA, "invented")
    assert [action.action for action in plan.actions] == ["Mend the weir ___ ™ at once"]
    assert plan.plan.coverage == pytest.approx(10 / 12, abs=1e-5)
    assert set(reasons(plan)) == {"Action", "Lead"}
