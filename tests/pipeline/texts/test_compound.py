"""Columns of owners and dates are two, wherever the date stands in the cell."""

import pytest

from pipeline.texts.compound import split_compound
from tests.pipeline.layouts import paragraph, table

GRID = table([["Action", "Lead and timescale"], ["Mend the weir", "A Pike, May 2031"], ["Count eels", "B"]])


def parts(text):
    """What the columns of owners and of dates say where a cell is one paragraph with soft line breaks."""
    cells = [c if c.text != "B" else type(c)(2, 1, paragraphs=(paragraph(text, 9),)) for c in GRID.cells]
    last = split_compound(type(GRID)(1, 3, 2, tuple(cells), GRID.origins)).row_cells(2)
    return [[p.passage.text for p in cell.paragraphs] for cell in last[1:]]


@pytest.mark.parametrize(
    ("text", "owners", "dates"),
    [
        ("Traffic Engineer\nMay 2031", ["Traffic Engineer"], ["May 2031"]),
        ("B Carp\nRivers team\nBy the end of\nMay 2031", ["B Carp\nRivers team"], ["By the end of May 2031"]),
        ("May 2031\nB Carp", ["B Carp"], ["May 2031"]),
        ("May\n2031", [], ["May 2031"]),
        ("By the end of\nMay 2031", [], ["By the end of May 2031"]),
        ("B Carp\nRivers team", ["B Carp Rivers team"], []),
    ],
)
def test_a_date_in_soft_lines_of_its_own_is_apart(text, owners, dates):
    assert parts(text) == [owners, dates]


def split(header, *cells):
    """The names of what a column holds, and the words of each of its cells by these."""
    rows = [["Action", header, "Impact"], *(["Mend the weir", text, "No flood"] for text in cells)]
    made = split_compound(table(rows))
    return [[c.text for c in made.row_cells(row)[1:-1]] for row in range(made.rows)]


@pytest.mark.parametrize(
    ("header", "names"),
    [
        ("Who / by when", ["Who", "by when"]),
        ("Lead", ["Lead", "By when"]),
        ("Timescale", ["Timescale", "Lead"]),
        ("Delivery", ["Lead", "By when"]),  # which says neither
        ("Details", ["Lead", "By when"]),
        ("Notes", ["Lead", "By when"]),
    ],
)
def test_cells_that_name_their_fields_are_cut_by_these_whatever_their_header_says(header, names):
    found = split(
        header, "Lead: A Pike\nBy when: Completed \u2013 May 2031", "Lead: B Carp; B Roach\nBy when: TBC"
    )
    cells = {"A Pike": "Completed \u2013 May 2031", "B Carp; B Roach": "TBC"}
    dates_first = header == "Timescale"
    assert found == [names, *([date, who] if dates_first else [who, date] for who, date in cells.items())]


def test_the_names_of_fields_are_where_they_are_in_a_cell():
    made = split_compound(table([["Action", "Lead"], ["Mend the weir", "Lead: A Pike\nBy when: May 2031"]]))
    sources = [p.passage.pieces for cell in made.row_cells(1)[1:] for p in cell.paragraphs]
    assert [(piece.start, piece.end) for (piece,) in sources] == [(6, 12), (22, 30)]
    assert [p.text for p in made.repeated_headers] == ["Lead"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Lead: A Pike; B Carp\nClub\nDue: May 2031\nReview: June 2031",
            ["A Pike; B Carp Club", "May 2031", "", "June 2031"],
        ),
        ("A Pike\nDue: May 2031 or\nJune 2031", ["A Pike", "May 2031 or June 2031", "", ""]),
        ("Lead \u2013 A Pike\nDue \u2013 May 2031", ["A Pike", "May 2031", "", ""]),
        ("A Pike; due: May 2031", ["A Pike", "May 2031", "", ""]),
        ("By: May 2031\nBy: A Pike\nWith: Club", ["A Pike", "May 2031", "Club", ""]),
        ("A Pike, May 2031", ["A Pike", "May 2031", "", ""]),
        ("A Pike\nCompleted: May 2031", ["A Pike", "Completed: May 2031", "", ""]),  # no state but a day
    ],
)
def test_each_line_goes_to_the_field_it_names(text, parts):
    whole = "Lead: A\nDue: May 2031\nWith: Club\nReview: June 2031"
    assert split("Lead", text, whole)[1] == parts


def test_columns_that_name_one_field_or_hold_notes_stay_as_they_are():
    partners = ["A Pike\nWith: Club", "B Carp"]  # the column of owners is read with its partners
    for header, *cells in (
        ("Who", *partners),
        ("Progress", "Lead: A Pike\nDue: May 2031"),
        ("When", "By: May 2031"),
    ):
        assert split(header, *cells) == [[header], *([cell.replace("\n", " ")] for cell in cells)]
    assert len(split("About it", "Eels are back\nLead: A Pike\nDue: May 2031")[0]) == 1
