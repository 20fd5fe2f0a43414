"""Cells merged over rows, and numbers, that a page break cuts."""

from dataclasses import replace

import pytest

from pipeline.tables.joining import join_tables
from tests.pipeline.layouts import table

HEADER = ["No", "Aim", "What we will do", "Lead"]


def joined(above, below, spans_above=(), spans_below=()):
    [made] = join_tables(
        table([HEADER, *above], header_rows=1, page=1, spans=spans_above),
        table(list(below), number=2, page=2, spans=spans_below),
    )
    return made


def column(made, number):
    """The texts of a column by row, a merged cell's at each of its rows."""
    return [made.cell_at(row, number).text for row in range(made.header_rows, made.rows)]


def test_a_cell_merged_over_rows_of_two_pages_is_one():
    above = [
        ["1", "Clean ponds", "Mend the weir", "Rivers"],
        ["2", None, "Count eels", None],
        ["3", "Calm", "Ask", "Mill"],
    ]
    below = [["4", "", "Listen", "Trust"], ["5", None, "Paint it", None], ["6", "Play", "Swim", "Parks"]]
    made = joined(above, below, {(1, 1): (2, 1), (1, 3): (2, 1)}, {(0, 1): (2, 1), (0, 3): (2, 1)})

    assert column(made, 1) == ["Clean ponds", "Clean ponds", "Calm", "Calm", "Calm", "Play"]
    assert column(made, 3) == ["Rivers", "Rivers", "Mill Trust", "Mill Trust", "Mill Trust", "Parks"]
    assert column(made, 2) == ["Mend the weir", "Count eels", "Ask", "Listen", "Paint it", "Swim"]


@pytest.mark.parametrize(
    ("below", "aims"),
    [
        ("More people see the eels", ["Everybody knows where the ponds lie", "More people see the eels"]),
        ("in the county of Mill", ["Everybody knows where the ponds lie in the county of Mill"]),
    ],
    ids=["the next", "the rest"],
)
def test_the_next_aim_of_a_theme_that_goes_on_is_its_own(below, aims):
    above = [["Lakes", "Calm water", "Ask"], ["Ponds", "Everybody knows where the ponds lie", "Count eels"]]
    rest = [["", below, "Listen."], [None, None, "Paint it"]]
    (made,) = join_tables(
        table([["Theme", "Aim", "What we will do"], *above], header_rows=1, page=1),
        table(rest, number=2, page=2, spans={(0, 0): (2, 1), (0, 1): (2, 1)}),
    )
    assert column(made, 0) == ["Lakes", *["Ponds"] * 3]
    assert column(made, 1)[1:] == [aims[0], *[aims[-1]] * 2]


def test_a_merged_title_cut_in_its_middle_is_one():
    above = [
        ["1", "Clean ponds", "Mend the weir", "Rivers"],
        ["2", None, "Count eels", "Parks"],
        ["3", "To know every", "Ask", "Mill"],
    ]
    below = [["4", "pond", "Listen.", "Rivers"], ["5", None, "Paint it", "Parks"]]
    made = joined(above, below, {(1, 1): (2, 1)}, {(0, 1): (2, 1)})

    assert column(made, 1) == ["Clean ponds", "Clean ponds", *["To know every pond"] * 3]
    assert column(made, 3) == ["Rivers", "Parks", "Mill", "Rivers", "Parks"]


def test_a_merged_list_goes_on_beside_a_merged_title_that_the_break_cuts():
    above = [["1", "Calm", "Ask", "• Mill"], ["2", "To know every", "Count eels", "• Parks"]]
    below = [["3", "pond", "Listen.", "• Rivers"], ["4", None, "Paint it", None]]
    made = joined(above, below, (), {(0, 1): (2, 1), (0, 3): (2, 1)})

    assert column(made, 1) == ["Calm", *["To know every pond"] * 3]
    assert [p.body.text for p in made.cell_at(4, 3).paragraphs] == ["Parks", "Rivers"]


def test_a_list_beside_an_aim_of_its_own_is_of_that_aim():
    above = [["A", "Calm", "Ask", "• Mill"], ["B", "(i) Clean ponds", "Count eels", "• Parks"]]
    below = [["", "(ii) Open banks", "Listen.", "• Rivers"], [None, None, "Paint it", None]]
    made = joined(above, below, (), {(0, 0): (2, 1), (0, 1): (2, 1), (0, 3): (2, 1)})

    assert column(made, 0) == ["A", "B", "B", "B"]
    assert column(made, 1) == ["Calm", "(i) Clean ponds", "(ii) Open banks", "(ii) Open banks"]
    assert [p.body.text for p in made.cell_at(4, 3).paragraphs] == ["Rivers"]


@pytest.mark.parametrize(
    ("aims", "expected"),
    [
        (["Clean ponds", "", "Calm"], ""),  # this column leaves cells blank anyhow
        (["Clean ponds", "Play", "Calm"], "Calm"),
    ],
)
def test_a_blank_cell_below_the_break_is_blank_where_others_are(aims, expected):
    above = [[str(n), aim, "Ask", "Mill"] for n, aim in enumerate(aims, 1)]
    below = [["4", "", "Listen", "Trust"], ["5", None, "Paint it", "Parks"]]
    made = joined(above, below, {}, {(0, 1): (2, 1)})

    assert column(made, 1) == [*aims, expected, expected]
    assert column(made, 3) == ["Mill", "Mill", "Mill", "Trust", "Parks"]


def test_a_number_cut_by_the_page_is_whole_and_its_row_one():
    above = [
        ["A9", "Calm", "Ask", "Mill"],
        ["A10", "Calm", "Listen", "Mill"],
        ["A1", "Calm", "Mend the weir and", "Mill"],
    ]
    made = joined(above, [["1", "", "the sluice", ""], ["A12", "Calm", "Swim", "Mill"]])

    assert column(made, 0) == ["A9", "A10", "A11", "A12"]
    assert column(made, 2) == ["Ask", "Listen", "Mend the weir and the sluice", "Swim"]


def test_a_number_in_a_column_one_letter_wide_is_whole_too():
    above = [
        ["A 5", "Calm", "Ask", "Mill"],
        ["A 6", "Calm", "Listen", "Mill"],
        ["A", "Calm", "Mend the weir and", "Mill"],
    ]
    made = joined(above, [["7", "", "the sluice", ""], ["A 8", "Calm", "Swim", "Mill"]])

    assert column(made, 0) == ["A 5", "A 6", "A7", "A 8"]
    assert column(made, 2) == ["Ask", "Listen", "Mend the weir and the sluice", "Swim"]


def test_a_number_that_is_the_next_is_whole():
    above = [["1", "Calm", "Ask", "Mill"], ["2", "Calm", "Listen", "Mill"]]
    made = joined(above, [["3", "Calm", "the sluice", "Mill"]])

    assert column(made, 0) == ["1", "2", "3"]


def test_tables_of_one_action_each_that_begin_alike_stay_two():
    """The owner of both stands on top: that is no header, for the same fields follow in both."""
    one, other = (
        table([["Lead", "Mill Trust"], ["What we will do", action], ["When", when]], number=number)
        for number, action, when in ((1, "Mend the weir", "May"), (2, "Count eels", "July"))
    )

    assert len(join_tables(one, other)) == 2


@pytest.mark.parametrize(
    ("elsewhere", "lead"),
    [("Director of River Services", "Director of River Services"), ("Parks", "Services")],
)
def test_a_merged_name_cut_in_its_middle_is_one_where_it_stands_whole_elsewhere(elsewhere, lead):
    above = [["1", "Clean ponds", "Mend the weir", "Parks"], ["2", "Calm", "Count eels", "Director of River"]]
    below = [["3", "Walks", "Print", "Services"], ["4", "Boats", "Sail", None], ["5", "Play", "Swim", elsewhere],
             ["6", "Eels", "Look", "Parks"]]  # fmt: skip
    made = joined(above, below, (), {(0, 3): (2, 1)})

    assert column(made, 3)[2:4] == [lead, lead]


@pytest.mark.parametrize(
    ("gap", "rest", "whole"),
    [
        (2.0, "Views heard", True),
        (12.0, "Views heard", False),
        (40.0, "and views heard", False),
    ],
    ids=["full", "room for a line", "room for several lines"],
)
def test_a_line_alone_with_room_below_it_is_no_beginning_of_what_the_next_page_says(gap, rest, whole):
    header = ["Aim", "What we will do", "Success"]
    above = [
        ["Ponds", "Mend the weir", "More eels"],
        [None, "Count the eels", None],
        ["Lakes", "Ask", "Lists full"],
    ]
    first = table([header, *above], header_rows=1, page=1, spans={(1, 0): (2, 1), (1, 2): (2, 1)})
    places = {(3, 2): gap, (3, 1): 2.0, (3, 0): 2.0}
    cells = [
        replace(
            c,
            paragraphs=(replace(c.paragraphs[0], height=10.0, gap_below=places.get((c.row, c.column), 2.0)),),
        )
        for c in first.cells
    ]
    below = table([["", "Listen", rest]], number=2, page=2)
    (made,) = join_tables(replace(first, cells=tuple(cells)), below)

    assert column(made, 0) == ["Ponds", "Ponds", "Lakes", "Lakes"]
    assert column(made, 2)[2:] == ([f"Lists full {rest}"] * 2 if whole else ["Lists full", rest])
