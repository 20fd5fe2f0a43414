"""Rows at a page break: healed where they were cut, left alone where they were not."""

from dataclasses import replace

import pytest

from pipeline.tables.joining import join_tables
from pipeline.tables.page_breaks import continues_row, merge_cells
from pipeline.tables.row_numbers import follows_numbering
from tests.pipeline.layouts import table

HEADER = ["No", "What we will do", "Lead", "When"]


def first_page(*rows, **facts):
    return table([HEADER, *rows], header_rows=1, page=1, **facts)


def second_page(*rows, **facts):
    return table(list(rows), number=2, page=2, **facts)


def with_gap(made, row, column, gap):
    """`made` with the space below a cell's last line."""

    def changed(cell):
        if (cell.row, cell.column) != (row, column):
            return cell
        last = replace(cell.paragraphs[-1], gap_below=gap)
        return replace(cell, paragraphs=(*cell.paragraphs[:-1], last))

    return replace(made, cells=tuple(map(changed, made.cells)))


def texts(made, row):
    return [c.text for c in made.row_cells(row)]


CUT = ["1", "Mend the weir and", "Rivers", "May 2031"]


@pytest.mark.parametrize(
    ("above", "below", "cut"),
    [
        (CUT, ["", "the sluice", "", ""], True),  # small letters go on
        (CUT, ["2", "the sluice", "", ""], False),  # a number of its own
        (["1", "Mend the weir.", "Rivers", "May"], ["", "Paint it", "Parks", "June"], False),
        (["1", "(i) Mend it", "Rivers", "May"], ["", "(ii) Paint it", "", "June"], True),  # the next item
        (["1", "Mend it", "Rivers &", "May"], ["", "", "Parks", ""], True),  # an owner cut at "&"
        (
            ["1", "Mend it", "Rivers", "By end of Feb"],
            ["", "", "", "2031"],
            True,
        ),  # a date cut before its year
        (["1", "Mend it", "", "May"], ["", "and so on", "Parks", ""], False),  # words under an empty cell
    ],
)
def test_a_row_goes_on_only_where_the_words_say_so(above, below, cut):
    assert continues_row(first_page(above), second_page(below)) is cut


BULLETS = ["• Mend the weir", "Rivers", "May 2031", "Open"]


@pytest.mark.parametrize(
    ("above", "below", "cut"),
    [
        # bullets alone go on with bullets above, beside columns that are filled elsewhere
        (BULLETS, ["• Paint the pier", "", "", ""], True),
        (BULLETS, ["• Paint the pier", "Parks", "", ""], False),
        (BULLETS, ["Paint the pier", "", "", ""], False),
    ],
)
def test_bullets_without_anything_beside_them_belong_to_the_row_above(above, below, cut):
    assert (
        continues_row(
            table([["What", "Lead", "When", "State"], above], header_rows=1, page=1), second_page(below)
        )
        is cut
    )


def with_room(made, row, room, first_word):
    """`made`, a row's lines with so many points left at their end and so wide a first word."""
    cells = tuple(
        replace(c, paragraphs=tuple(replace(p, room=room, first_word=first_word) for p in c.paragraphs))
        if c.row == row
        else c
        for c in made.cells
    )
    return replace(made, cells=cells)


@pytest.mark.parametrize(
    ("head", "cut"),
    [
        ("Paint all the piers of the town", False),  # a sentence that ends nowhere and one that begins
        ("piers of the town and the county", True),
        ("River Board", True),  # a name may go on
    ],
)
def test_words_that_end_in_small_letters_do_not_go_on_with_a_capital(head, cut):
    above = first_page(["1", "Mend all the weirs and sluices with care", "Rivers", "May 2031"])
    full = with_room(above, 1, 5.0, 30.0)
    assert continues_row(full, with_room(second_page(["", head, "", ""]), 0, 50.0, 30.0)) is cut


def test_the_end_of_a_cut_row_is_no_header_whatever_its_words():
    above = first_page(["1", "Mend the weir and tell the", "Rivers", "May 2031"], shaded=[0])
    (joined,) = join_tables(
        above, second_page(["", "Officer", "", "year"], ["2", "Paint it", "Parks", "June"])
    )
    assert [texts(joined, row)[0] for row in range(joined.rows)] == ["No", "1", "2"]


def test_a_cell_that_was_not_full_does_not_go_on():
    above = with_gap(first_page(CUT), 1, 1, 40.0)
    assert not continues_row(above, second_page(["", "the sluice", "", ""]))


@pytest.mark.parametrize(("size", "cut"), [(16.0, True), (9.0, False)])
def test_a_line_of_large_letters_may_be_left_free_above_the_break(size, cut):
    made = with_gap(first_page(CUT), 1, 1, 18.4)
    cells = tuple(
        replace(c, paragraphs=tuple(replace(p, height=size) for p in c.paragraphs)) for c in made.cells
    )
    assert continues_row(replace(made, cells=cells), second_page(["", "the sluice", "Parks", ""])) is cut


def with_line(made, row, column, room=None, first_word=None):
    """`made` with the room at the end of a cell's last line, and the width of its first word."""

    def changed(cell):
        if (cell.row, cell.column) != (row, column):
            return cell
        last = replace(cell.paragraphs[-1], room=room, first_word=first_word)
        return replace(cell, paragraphs=(*cell.paragraphs[:-1], last))

    return replace(made, cells=tuple(map(changed, made.cells)))


@pytest.mark.parametrize(
    ("above", "room", "gap", "cut"),
    [
        ("Mend the weir and", 8.0, 19.0, True),  # a line goes with the one below, not to leave it alone
        ("Mend the weir and", 8.0, 29.0, False),  # two would have fitted
        ("Mend the weir and", 80.0, 19.0, False),  # the line had room for more
        ("Mend the weir, namely:", 8.0, 19.0, False),  # no sentence in its middle
    ],
)
def test_a_sentence_in_its_middle_may_leave_two_lines_free_above_the_break(above, room, gap, cut):
    first = first_page(["1", above, "Rivers and", "May 2031"])
    cells = tuple(
        replace(c, paragraphs=tuple(replace(p, height=10.0) for p in c.paragraphs)) for c in first.cells
    )
    first = with_gap(with_line(replace(first, cells=cells), 1, 1, room=room), 1, 1, gap)
    second = with_line(second_page(["", "the sluice", "parks", ""]), 0, 1, first_word=20.0)
    assert continues_row(first, second) is cut


def test_words_that_would_have_fitted_above_speak_for_a_row_of_its_own():
    """A partner in small letters does not make a cut row of one whose action and lead are new."""
    above = first_page(["", "Mend the weir", "Rivers", "anglers"])
    below = second_page(["", "Count the eels", "Parks", "schools"])
    for column in (1, 2):
        above = with_line(above, 1, column, room=60.0)
        below = with_line(below, 0, column, first_word=20.0)
    assert not continues_row(above, below)


ABOVE = [
    ["1", "Mend the weir", "Rivers", "May 2031"],
    ["2", "Tell about:\n• eels", "Fish Warden", "June 2031"],
]


@pytest.mark.parametrize(
    ("above", "below", "cut"),
    [
        (ABOVE, ["", "• pike\n• carp", "Parks Team", ""], True),
        (ABOVE, ["", "• pike\n• carp", "Parks Team", "July 2031"], False),  # no other column is blank
        ([*ABOVE[:1], ["2", "Sluices", "£20", "June 2031"]], ["", "Total", "£40", ""], False),
    ],
)
def test_a_row_without_the_number_that_each_has_is_the_rest_of_the_one_above(above, below, cut):
    first, second = first_page(*above), second_page(below)
    for column in (1, 2):  # "Total" and "£40" would have fitted above
        first = with_line(first, first.rows - 1, column, room=60.0 if "Total" in below else 5.0)
        second = with_line(second, 0, column, first_word=20.0)
    assert continues_row(first, second) is cut


@pytest.mark.parametrize(
    ("last", "head", "expected"),
    [
        ("Canal Manager", "Weir Officer", ["Canal Manager", "Weir Officer"]),  # two titles
        ("Canal and Weir", "Officer", ["Canal and Weir Officer"]),
        ("Canal", "Weir Officer", ["Canal Weir Officer"]),
        ("meet the Canal Manager", "Weir Officer", ["meet the Canal Manager Weir Officer"]),
    ],
)
def test_two_titles_at_a_page_break_are_two_owners(last, head, expected):
    first = first_page(["1", "Mend the weir", "Rivers", "May"], ["2", "Sow it and", last, "May"])
    (joined,) = join_tables(first, second_page(["", "mow it", head, ""]))
    assert [p.body.text for p in joined.cell_at(2, 2).paragraphs] == expected


def test_a_figure_alone_goes_on_with_the_words_above_the_break():
    rows = [
        ["1", "Mend the weir", "Eels: now 12\nPike: now 4", "May"],
        ["2", "Sow it", "Carp: 3\nRudd: target", "May"],
    ]
    (joined,) = join_tables(first_page(*rows), second_page(["", "and mow it", "2,000", ""]))
    assert [p.body.text for p in joined.cell_at(2, 2).paragraphs] == ["Carp: 3", "Rudd: target 2,000"]


def test_a_header_that_is_not_drawn_as_one_is_known_by_its_repeat():
    plain = table([HEADER, ["1", "Mend the weir and", "Rivers", "May"]], page=1)
    joined = join_tables(plain, second_page(HEADER, ["", "the sluice", "", ""]))
    assert len(joined) == 1
    assert texts(joined[0], 1) == ["1", "Mend the weir and the sluice", "Rivers", "May"]


def test_lines_of_a_list_stay_apart_over_the_break():
    above = first_page(
        ["1", "Mend the weir and", "Rivers\nParks", "May"], ["2", "Paint it and", "Anglers\nSchools", "May"]
    )
    below = second_page(["", "sell it", "Boaters", ""])
    joined = join_tables(above, below)[0]
    assert [p.body.text for p in joined.cell_at(2, 2).paragraphs] == ["Anglers", "Schools", "Boaters"]


@pytest.mark.parametrize(
    ("last", "head", "expected"),
    [
        ("Pond Panel, Mill", "Trust", ["Weir Board", "Pond Panel, Mill Trust"]),  # "Mill Trust" stands above
        ("Pond Panel, eel clubs", "schools", ["Weir Board", "Pond Panel, eel clubs", "schools"]),  # both do
        ("Pond Panel, reed", "cutters", ["Weir Board", "Pond Panel, reed cutters"]),  # small letters go on
        (
            "Weir Board, Pond Panel",
            "anglers",
            ["Weir Board", "Weir Board, Pond Panel", "anglers"],
        ),  # one is whole
        (
            "Weir Board, Pond Panel",
            "of boys",
            ["Weir Board", "Weir Board, Pond Panel of boys"],
        ),  # ... or is not
        ("Upper Canal", "Team", ["Weir Board", "Upper Canal Team"]),  # no team is called that alone
        ("Upper Canal", "Parks", ["Weir Board", "Upper Canal", "Parks"]),
    ],
)
def test_the_other_cells_of_a_list_know_whether_a_name_goes_on(last, head, expected):
    above = first_page(
        ["1", "Mend the weir", "Mill Trust\nPond Panel\neel clubs, schools", "May"],
        ["2", "Paint it and", f"Weir Board\n{last}", "May"],
    )
    joined = join_tables(above, second_page(["", "sell it", head, ""]))[0]
    assert [p.body.text for p in joined.cell_at(2, 2).paragraphs] == expected


def test_the_header_is_no_name_that_its_column_lists():
    above = first_page(["1", "Count the eels and", "Upper Canal", "May"])
    (joined,) = join_tables(above, second_page(["", "tell us", "Lead", ""]))
    assert joined.cell_at(1, 2).text == "Upper Canal Lead"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("the Canal Parks Board", ["Weir Board", "Head of Canal Parks"]),
        ("the Canal and the Parks Board", ["Weir Board", "Head of Canal", "Parks"]),
    ],
)
def test_words_that_stand_together_in_another_cell_do_so_over_the_break(told, expected):
    above = first_page(
        ["1", f"Tell {told}", "Mill Trust\nPond Panel", "May"],
        ["2", "Paint it and", "Weir Board\nHead of Canal", "May"],
    )
    joined = join_tables(above, second_page(["", "sell it", "Parks", ""]))[0]
    assert [p.body.text for p in joined.cell_at(2, 2).paragraphs] == expected


@pytest.mark.parametrize(
    ("last", "head", "expected"),
    [
        ("By 16 Decem", "ber 2031", "By 16 December 2031"),
        ("By March", "and April 2031", "By March and April 2031"),
        ("By the Decem-", "ber of 2031", "By the December of 2031"),
        ("By the low-", "lying gate", "By the low-lying gate"),
        ("By the heron", "ry gate", "By the heron ry gate"),  # no word that any list knows
    ],
)
def test_a_word_that_a_page_cuts_is_whole(last, head, expected):
    joined = join_tables(
        first_page(["1", "Mend the weir and", "Rivers", last]), second_page(["", "sell it", "", head])
    )
    assert texts(joined[0], 1)[3] == expected


def test_a_header_whose_end_is_missing_on_the_next_page_is_the_header_again():
    joined = join_tables(
        first_page(CUT), second_page(["No", "What we will", "Lead", "When"], ["2", "Go", "P", ""])
    )
    assert [made.rows for made in joined] == [3]
    other = second_page(["No", "Risks", "Lead", "When"], ["2", "Go", "P", ""])
    assert len(join_tables(first_page(CUT), other)) == 2  # its second column is another


def test_a_cut_row_is_one_row_and_starts_on_its_first_page():
    joined = join_tables(
        first_page(CUT), second_page(["", "the sluice", "", ""], ["2", "Paint it", "Parks", ""])
    )
    assert len(joined) == 1
    assert texts(joined[0], 1) == ["1", "Mend the weir and the sluice", "Rivers", "May 2031"]
    assert [(o.page, o.table, o.row) for o in joined[0].origins] == [(1, 1, 1), (1, 1, 2), (2, 2, 2)]
    assert joined[0].healed_rows == 1


def test_two_cells_below_a_wide_one_both_go_on_with_it():
    above = first_page(["Mend the weir and", None, None, None], spans={(1, 0): (1, 4)})
    below = second_page(["paint it", None, "and mow the bank", None], spans={(0, 0): (1, 2), (0, 2): (1, 2)})
    cells, rest = merge_cells(above, list(above.cells), [c.shifted(1) for c in below.cells])
    assert rest == []
    assert cells[-1].text == "Mend the weir and paint it and mow the bank"


def test_a_repeated_header_is_dropped_and_remembered():
    joined = join_tables(first_page(CUT), second_page(HEADER, ["2", "Paint it", "Parks", ""]))
    assert len(joined) == 1
    assert joined[0].rows == 3
    assert [p.text for p in joined[0].repeated_headers] == HEADER


def test_a_table_with_a_header_of_its_own_is_another_table():
    other = second_page(["Risk", "Impact", "Owner", "Score"], ["Flood", "High", "Rivers", "9"], header_rows=1)
    assert len(join_tables(first_page(CUT), other)) == 2


def test_a_header_of_its_own_that_nothing_marks_is_known_by_its_words():
    other = second_page(
        ["No", "Who will lead", "By when", "What we will do"], ["1", "Rivers", "May", "Paint it"]
    )
    joined = join_tables(first_page(CUT), other)
    assert (len(joined), joined[1].lost_heading) == (2, False)


@pytest.mark.parametrize(
    ("last", "head", "follows"),
    [
        ("8", "9", True),
        ("8", "4", False),  # a new count under a lost heading
        ("8", "", True),
        ("1.9", "1.10", True),  # ten comes after nine
        ("1.10", "2.1", True),
        ("2.1", "1.1", False),
        ("2.1a", "2.1b", True),
        ("2.1b", "2.1a", False),
    ],
)
def test_row_numbers_must_go_on(last, head, follows):
    above = first_page([last, "Mend it", "Rivers", "May"])
    below = second_page([head, "Paint it", "Parks", "June"])
    assert follows_numbering(above, below) is follows


def test_numbers_may_begin_anew_below_a_band_that_ends_the_page():
    above = first_page(
        ["8", "Mend it", "Rivers", "May"], ["June meeting", None, None, None], spans={(2, 0): (1, 4)}
    )
    assert follows_numbering(above, second_page(["1", "Paint it", "Parks", "June"]))


def test_an_item_without_the_one_before_stands_under_a_lost_heading():
    below = second_page(["", "(ii) Paint it", "Parks", "June"])
    joined = join_tables(first_page(CUT), below)
    assert len(joined) == 2
    assert joined[1].lost_heading


@pytest.mark.parametrize(
    ("rest", "tables"),
    [(["", "the sluice", "", ""], 1), (["1", "Plant willows", "Parks", "June"], 2)],
    ids=["cut", "another count"],
)
def test_a_cut_row_below_the_header_again_shows_one_table_though_a_number_comes_twice(rest, tables):
    above = first_page(["0", "Count the eels", "Rivers", "May 2031"], CUT)
    joined = join_tables(above, second_page(HEADER, rest, ["1", "Paint it", "Parks", "June"]))
    assert len(joined) == tables
    assert joined[0].healed_rows == 2 - tables


@pytest.mark.parametrize(
    ("blank", "below", "cut"),
    [
        ("", ["2", "the sluice", "", ""], True),
        ("", ["2", "Paint the sluice", "Parks", "June 2031"], False),  # a row of its own
        ("1", ["2", "the sluice", "", ""], False),  # each row has its number
    ],
)
def test_the_number_in_the_middle_of_a_row_may_stand_below_the_break(blank, below, cut):
    above = first_page(["1", "Count the eels", "Rivers", "May 2031"], [blank, *CUT[1:]])
    (joined, *others) = join_tables(above, second_page(below, ["3", "Paint it", "Parks", "June"]))
    assert (not others and joined.healed_rows == 1) == cut
    if cut:
        assert texts(joined, 2) == ["2", "Mend the weir and the sluice", "Rivers", "May 2031"]


def test_a_merged_cell_goes_on_over_the_break():
    below = second_page(
        ["", "the sluice", "", ""],
        [None, "Paint it", "Parks", "June"],
        spans={(0, 0): (2, 1)},
    )
    joined = join_tables(first_page(["A", "Mend the weir and", "Rivers", "May"]), below)[0]
    assert joined.cell_at(2, 0).text == "A"
    assert joined.cell_at(2, 0).row_span == 2


def test_a_row_with_nothing_but_more_lines_of_a_list_goes_on():
    rows = [[str(n), f"Mend weir {n}", "Rivers\nParks", "May"] for n in range(1, 4)]
    assert continues_row(first_page(*rows), second_page(["", "", "Mill trust", ""]))


def test_a_row_that_lacks_what_stands_at_the_left_of_all_others_goes_on():
    above = first_page(*([f"Weir {n}", f"Mend weir {n}", "Rivers", "May"] for n in range(1, 4)))
    rest, whole = ["", "", "Mill trust", ""], ["Weir 4", "Mend weir 4", "Rivers", "May"]
    assert continues_row(above, second_page(rest, whole))
    # ... but where others lack it too, a column that lists no lines says nothing
    assert not continues_row(above, second_page(rest, whole, ["", "", "Parks", ""]))
    assert not continues_row(above, second_page(["", "", "Mill trust", "June"], whole))


def test_a_row_of_totals_at_the_top_of_a_page_is_one_of_its_own():
    header = ["Ref", "Theme", "Action", "Lead", "When", "31/32", "32/33", "State"]
    rows = [
        [f"Weir {n}", "Rivers", f"Mend weir {n}", "A Pike", "May", str(15 * n), f"1,{n}60", "Red"]
        for n in range(1, 4)
    ]
    above = table([header, *rows], page=1, header_rows=1)
    total = table([["", "Total", "", "", "", "90", "3,960", ""]], number=2, page=2)
    assert not continues_row(above, total)


def test_a_cell_merged_over_rows_that_goes_on_joins_no_rows():
    above = first_page(["To mend", "Clear the mill race.", "Rivers", "May"])
    below = second_page(["the weir", "Paint it", "Parks", "June"], ["", "Count eels", "AB", "July"])
    assert continues_row(above, below)
    merged = replace(
        below, cells=tuple(replace(c, row_span=2) if c.text == "the weir" else c for c in below.cells)
    )
    assert not continues_row(above, merged)


def test_below_a_band_numbers_begin_anew():
    first = first_page(["6", "Mend the two weirs at", "Rivers", "May"])
    band = {(1, 0): (1, 4)}
    rest = table(
        [["", "the mill", "", ""], ["Eels", None, None, None], ["1", "Count them", "Rivers", "May"]],
        number=2,
        page=2,
        spans=band,
    )
    assert follows_numbering(first, rest)
    assert not follows_numbering(first, second_page(["1", "Count them", "Rivers", "May"]))


@pytest.mark.parametrize(
    ("first", "rows"),
    [
        (["", "the sluice", "", ""], [["1", "Mend the weir and the sluice", "Rivers", "May 2031"]]),
        (["2", "the sluice", "", ""], [CUT]),  # a row of its own
    ],
)
def test_the_rest_of_a_row_without_a_header_is_found_below_the_header_of_the_next_page(first, rows):
    above = table([CUT], page=1)
    below = second_page(HEADER, first, ["3", "Clear the reeds", "Parks", "June 2032"], header_rows=1)
    own, other = join_tables(above, below)
    assert [texts(own, row) for row in range(own.rows)] == rows
    assert other.header_rows == 1
    assert texts(other, other.rows - 1)[0] == "3"
    assert other.rows == len(other.origins) == (2 if rows != [CUT] else 3)


CARD = [
    ["Aim 1", "Clean rivers", None, None],
    ["Lead officer", "A Pike", None, None],
    HEADER,
    ["1", "Mend the weir", "Rivers", "May 2031"],
    ["2", "Tell about:\n• eels", "Fish Warden", "June 2031"],
]


@pytest.mark.parametrize("headed", [0, 1])
def test_labels_on_top_of_a_table_are_no_rows_whose_cells_tell_what_each_row_has(headed):
    first = table(CARD, header_rows=headed, page=1, spans={(0, 1): (1, 3), (1, 1): (1, 3)})
    second = second_page(["", "• pike\n• carp", "Parks Team", ""])
    for column in (1, 2):
        first = with_line(first, first.rows - 1, column, room=5.0)
        second = with_line(second, 0, column, first_word=20.0)
    assert continues_row(first, second)
    assert not continues_row(first, second_page(["3", "Sow it", "Parks Team", ""]))
