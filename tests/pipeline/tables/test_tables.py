"""Documents to layouts: everything numbered, tables over pages joined, notes of continuation passed over."""

from dataclasses import replace

import pytest

from pipeline.tables import read_layout
from schemas.document import BlockKind
from schemas.record import LogicalTable, Paragraph
from tests.pipeline.layouts import block, document, source_table

HEADER = ["Action", "Lead"]


def shape(layout):
    return [e.rows if isinstance(e, LogicalTable) else e.passage.text for e in layout.body]


def test_every_character_leads_back_to_its_cell():
    layout = read_layout(
        document(block("Rivers"), source_table([HEADER, ["Mend it\nand paint it", "A Pike"]]))
    )
    cell = layout.body[1].cell_at(1, 0)
    for paragraph in cell.paragraphs:
        (piece,) = paragraph.passage.sources
        assert layout.sources[piece.cell].text[piece.start : piece.end] == paragraph.passage.text
    assert [s.table for s in layout.sources] == [None, 1, 1, 1, 1]


def test_a_header_may_be_drawn_rather_than_marked():
    drawn = read_layout(document(source_table([HEADER, ["Mend it", "A Pike"]], shaded=(0,))))
    assert drawn.body[0].header_rows == 1


def test_a_table_goes_on_after_a_note_of_continuation():
    layout = read_layout(
        document(
            source_table([HEADER, ["Mend it", "A Pike"]], page=1, header_rows=1),
            block("(continued)", page=2),
            source_table([["Paint it", "B Carp"]], page=2),
        )
    )
    assert shape(layout) == ["(continued)", 3]


def test_a_bold_note_that_a_table_goes_on_is_no_heading():
    layout = read_layout(
        document(
            source_table([HEADER, ["Mend it", "A Pike"]], page=1, header_rows=1),
            replace(block("(continued)", page=2), kind=BlockKind.HEADING, level=2, bold=True),
            source_table([["Paint it", "B Carp"]], page=2),
        )
    )
    assert shape(layout) == ["(continued)", 3]
    assert (layout.body[0].kind, layout.body[0].bold) == (BlockKind.PARAGRAPH, False)


@pytest.mark.parametrize(
    ("again", "rest", "wanted"),
    [
        ("Aim 1", ["and the sluice", ""], ["Aim 1", "Aim 1", 3]),
        ("Aim 2", ["and the sluice", ""], ["Aim 1", 2, "Aim 2", 3]),
        ("Aim 1", ["Count the eels", "B Carp"], ["Aim 1", 2, "Aim 1", 3]),  # a row of its own
    ],
)
def test_a_heading_repeated_above_the_rest_of_a_cut_row_stands_above_the_whole_table(again, rest, wanted):
    layout = read_layout(
        document(
            block("Aim 1", page=1),
            source_table([HEADER, ["Mend the weir", "A Pike"]], page=1, header_rows=1),
            block(again, page=2),
            source_table([HEADER, rest, ["Paint it", "B Carp"]], page=2, header_rows=1),
        )
    )
    assert shape(layout) == wanted


def test_text_between_tables_keeps_them_apart():
    layout = read_layout(
        document(
            source_table([HEADER, ["Mend it", "A Pike"]], page=1, header_rows=1),
            block("Eels", page=2),
            source_table([["Paint it", "B Carp"]], page=2),
        )
    )
    assert shape(layout) == [2, "Eels", 1]
    assert all(isinstance(e, LogicalTable | Paragraph) for e in layout.body)


def test_two_small_tables_on_a_page_are_two():
    layout = read_layout(document(source_table([["When", "May"]]), source_table([["When", "June"]])))
    assert shape(layout) == [1, 1]


def test_a_drawn_row_of_a_number_and_its_title_is_a_heading():
    above = source_table([["Rating", "Meaning"], ["Red", "Late"]], shaded=(0,))
    below = source_table([HEADER, ["Mend it", "A Pike"]], shaded=(0,))
    title = source_table([["Priority 2", "Clean rivers"]], shaded=(0,))
    layout = read_layout(document(above, title, below))
    assert shape(layout) == [2, "Priority 2: Clean rivers", 2]
    assert layout.body[1].bold
    plain = source_table([["Priority 2", "Clean rivers"]])
    assert shape(read_layout(document(block("Rivers"), plain, below))) == ["Rivers", 1, 2]
    names_nothing = source_table([["Lead", "A Pike"]], shaded=(0,))
    assert shape(read_layout(document(block("Rivers"), names_nothing))) == ["Rivers", 1]


def test_a_heading_with_a_tab_above_numbered_items_is_no_row_of_theirs():
    rows = [["Theme A:", "Clean rivers"], ["A1", "Mend the weir"], ["A2", "Count the eels"]]
    layout = read_layout(document(source_table(rows, shaded=(0,))))
    assert shape(layout) == ["Theme A: Clean rivers", 2]
    for other in ([["Theme", "Action"], *rows[1:]], [rows[0], ["Lead", "A Pike"], ["When", "May 2031"]]):
        assert shape(read_layout(document(source_table(other, shaded=(0,))))) == [3]


def test_the_name_of_a_form_alone_at_the_foot_of_a_page_is_its_first_row():
    edges, spans = (50.0, 100.0, 300.0, 400.0), {(0, 1): (1, 2), (1, 1): (1, 2)}

    def form(number, **facts):
        rows = [
            [f"Objective {number}", "Clean rivers", None],
            ["Review", "Board, May 2031", None],
            ["", "What we will do", "Lead"],
            ["Actions", "Mend the weir", "A Pike"],
        ]
        return source_table(rows, spans=spans, column_edges=edges, **facts)

    top = source_table(
        [["Objective 2", "Safe banks"]], shaded=(0,), page=1, column_edges=(50.0, 100.0, 400.0)
    )
    rest = source_table(
        [
            ["Review", "Board, June 2031", None],
            ["", "What we will do", "Lead"],
            ["Actions", "Drain them", "B Carp"],
        ],
        spans={(0, 1): (1, 2)},
        page=2,
        column_edges=edges,
    )
    layout = read_layout(document(form(1, page=1), top, rest, form(3, page=2)))
    assert [part.rows for part in layout.body] == [4, 4, 4]
    assert [c.text for c in layout.body[1].row_cells(0)] == ["Objective 2", "Safe banks"]

    alone = read_layout(document(top, rest)).body
    assert alone[0].body.text == "Objective 2: Safe banks"
