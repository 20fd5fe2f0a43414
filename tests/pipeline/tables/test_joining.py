"""Tables of many pages: what is laid aside while they grow makes no difference to the whole."""

from functools import reduce

import pytest

from pipeline.tables.joining import Growing, join_tables
from tests.pipeline.layouts import table

HEADER = ["No", "What we will do", "Lead"]
PAGES, ROWS = 20, 30


def page(number, spans=None):
    rows = [[str(number * ROWS + row), f"Mend weir {row}", f"Team {number}"] for row in range(ROWS)]
    rows[-1][1] = "Mend the weir and"
    rows[0] = ["", f"the sluice {number}", ""] if number else HEADER
    for (top, column), (height, _) in (spans or {}).items():
        for row in range(top + 1, top + height):
            rows[row][column] = None
    return table(rows, number=number + 1, page=number + 1, header_rows=0 if number else 1, spans=spans or {})


def grown(pages):
    growing = Growing(pages[0])
    assert [growing.add(one) for one in pages[1:]] == [None] * (len(pages) - 1)
    return growing


@pytest.mark.parametrize("spans", [{}, {(3, 2): (9, 1), (12, 2): (16, 1)}], ids=["plain", "merged down"])
def test_a_table_that_grew_is_the_one_joined_page_by_page(spans):
    pages = [page(number, spans) for number in range(PAGES)]
    growing = grown(pages)
    whole = growing.whole()
    assert growing.above, "nothing was laid aside"
    assert whole == reduce(lambda first, second: join_tables(first, second)[0], pages)
    assert whole.rows == PAGES * (ROWS - 1) + 1
    assert whole.healed_rows == PAGES - 1
    assert [o.page for o in whole.origins[:: ROWS - 1]][:3] == [1, 1, 2]


def test_a_table_of_one_merged_column_is_kept_in_one_piece():
    pages = [page(number, {(1, 2): (ROWS - 2, 1)}) for number in range(PAGES)]
    assert grown(pages).whole() == reduce(lambda first, second: join_tables(first, second)[0], pages)


def test_a_table_that_does_not_go_on_is_handed_back():
    growing = Growing(page(0))
    other = table([["Risk", "Score"], ["Flood", "9"]], number=2, page=2, header_rows=1)
    assert growing.add(other) is other
    assert growing.whole().rows == ROWS


def test_a_header_below_a_band_that_comes_again_on_the_next_page_is_dropped_with_it():
    spans = {(0, 0): (1, 3)}
    first = table(
        [["Clean rivers", None, None], HEADER, ["1", "Mend the weir", "Rivers"]], page=1, spans=spans
    )
    rest = [["Clean rivers", None, None], HEADER, ["2", "Count the eels", "Parks"]]
    (whole,) = join_tables(first, table(rest, number=2, page=2, spans=spans))
    assert [c.text for row in (2, 3) for c in whole.row_cells(row)] == [
        *("1", "Mend the weir", "Rivers"),
        *("2", "Count the eels", "Parks"),
    ]
    other = table([["Quiet lakes", None, None], *rest[1:]], number=2, page=2, spans=spans)
    assert other.row_cells(0)[0].text in {c.text for t in join_tables(first, other) for c in t.cells}


def test_a_header_of_two_rows_below_a_band_is_dropped_with_both_and_the_next_bands_table_is_its_own():
    header = [["No", "What we will do", "2031", None], [None, None, "Q1", "Q2"]]
    spans = {(0, 0): (1, 4), (1, 0): (2, 1), (1, 1): (2, 1), (1, 2): (1, 2)}

    def banded(name, number, deed, page):
        rows = [[name, None, None, None], *header, [number, deed, "✓", ""]]
        return table(rows, number=int(number), page=page, spans=spans)

    first = banded("Clean rivers", "1", "Mend the weir", 1)
    (whole,) = join_tables(first, banded("Clean rivers", "2", "Count the eels", 2))
    assert [c.text for row in (3, 4) for c in whole.row_cells(row) if c.text] == [
        *("1", "Mend the weir", "✓"),
        *("2", "Count the eels", "✓"),
    ]
    assert len(join_tables(whole, banded("Quiet lakes", "3", "Move the boats", 2))) == 2


def test_a_header_that_comes_again_without_the_band_above_it_is_dropped():
    first = table(
        [["Clean rivers", None, None], HEADER, ["1", "Mend the weir", "Rivers"]],
        page=1,
        spans={(0, 0): (1, 3)},
    )
    rest = table([HEADER, ["2", "Count the eels", "Parks"]], number=2, page=2)
    (whole,) = join_tables(first, rest)
    assert [c.text for c in whole.row_cells(3)] == ["2", "Count the eels", "Parks"]
    assert len(join_tables(first, table([HEADER, ["2", "Count the eels", "Parks"]], number=2, page=1))) == 2


def test_the_next_form_on_the_next_page_is_a_table_of_its_own():
    spans = {(0, 0): (1, 3), (1, 1): (1, 2), (4, 1): (1, 2)}

    def form(title, sponsor, number):
        rows = [[title, None, None], ["Sponsor", sponsor, None], HEADER, [str(number), "Mend it", "Parks"]]
        return table(
            [*rows, ["How we will know", "More eels", None]], number=number, page=number, spans=spans
        )

    forms = form("Clean rivers", "A Pike", 1), form("Full lakes", "B Carp", 2)
    assert join_tables(*forms) == forms


@pytest.mark.parametrize(
    ("again", "rows"),
    [("Clean rivers (continued)", 3), ("Clean rivers", 5), ("Full lakes (continued)", 5)],
)
def test_a_row_cut_by_the_page_goes_on_below_the_band_that_goes_on(again, rows):
    spans = {(1, 0): (1, 3)}
    band = [["Clean rivers", None, None], ["1", "Mend the weir and", "Rivers"]]
    first = table([HEADER, *band], page=1, header_rows=1, spans=spans)
    rest = [HEADER, [again, None, None], ["", "the sluice", ""], ["2", "Count the eels", "Parks"]]
    whole, *others = join_tables(first, table(rest, number=2, page=2, header_rows=1, spans=spans))
    assert not others
    assert whole.rows - 1 == rows
    texts = [c.text for c in whole.cells if c.column == 1]
    assert ("Mend the weir and the sluice" in texts) == (rows == 3)


def test_a_shaded_row_on_top_of_a_page_is_no_header_where_rows_are_shaded():
    rows = [HEADER, ["1", "Mend the weir", "A Pike"], ["2", "Count the eels", "B Roach"]]
    below = [["3", "Dredge the pool", "C Rudd"], ["4", "Open the gate", "D Tench"]]
    second = table(below, number=2, page=2, header_rows=1, shaded=(0,))
    striped = table(rows, page=1, header_rows=1, shaded=(0, 1))
    (whole,) = join_tables(striped, second)
    assert [whole.row_cells(row)[1].text for row in (3, 4)] == ["Dredge the pool", "Open the gate"]
    assert len(join_tables(table(rows, page=1, header_rows=1, shaded=(0,)), second)) == 2


LABELLED = [["Aim 1", "Clean rivers", None], ["Lead officer", "A Pike", None], ["Ref", "Action", "By when"]]
WIDE = {(0, 1): (1, 2), (1, 1): (1, 2)}


def test_rows_right_below_a_table_that_named_their_columns_are_its_own():
    first = table([*LABELLED, ["1", "Mend the weir", "May 2031"]], spans=WIDE)
    rest = table([["2", "Count the eels", "June 2031"], ["3", "Open the gate", "July 2031"]], number=2)
    (whole,) = join_tables(first, rest)
    assert [whole.row_cells(row)[1].text for row in (3, 4, 5)] == [
        "Mend the weir",
        "Count the eels",
        "Open the gate",
    ]


def test_a_table_of_other_columns_right_below_is_not():
    first = table([*LABELLED, ["1", "Mend the weir", "May 2031"]], spans=WIDE)
    other = table(
        [["Chair", "B Roach", None], ["2", "Count the eels", "June 2031"]], number=2, spans={(0, 1): (1, 2)}
    )
    assert len(join_tables(first, other)) == 2


def test_a_row_of_amounts_is_no_header_however_drawn():
    names = ["Indicator", "Baseline", "Target"]
    first = table([names, ["Boats let", "1,200", "1,300"]], header_rows=1, shaded=(0,))
    rest = table(
        [["Weirs mended", "88%", "90%"], ["Eels seen", "34", "40"]], number=2, header_rows=1, shaded=(0,)
    )
    (whole,) = join_tables(first, rest)
    assert whole.rows == 4
    years = table(
        [["Weir", "2031", "2032"], ["Lower Mill", "yes", "no"]], number=2, header_rows=1, shaded=(0,)
    )
    assert len(join_tables(first, years)) == 2


@pytest.mark.parametrize(("left", "count"), [(20.0, 2), (520.0, 1)])
def test_what_stands_left_of_a_table_on_its_page_is_none_of_its_rows(left, count):
    rows = [["Action", "Measure"], ["Mend the weir", "Fewer floods for all of the"]]
    first = table(rows, header_rows=1, page=3, column_edges=(200.0, 350.0, 500.0))
    saying = table(
        [["", "“people of the mill.”"]], number=2, page=3, column_edges=(left, left + 6, left + 170)
    )
    assert len(join_tables(first, saying)) == count
