"""Which rows of a table hold records, and which name what the rows below them belong to."""

import sys

import pytest

from tests.pipeline.rows.test_rows import paths, records

HEADER = ["Action", "Lead", "By when"]
ROWS = [["Mend the weir", "A Pike", "May 2031"], ["Count the eels", "B Roach", ""]]


@pytest.mark.parametrize(
    ("lone", "path"),
    [
        ("Rivers and ponds", "Rivers and ponds"),
        ("Open the sluice", ""),  # an action that nobody leads
        ("The sluice has been open since the flood.", ""),  # a sentence
    ],
)
def test_a_row_that_only_names_something_among_rows_that_tell_what_to_do(lone, path):
    found = records([[lone, "", ""], *ROWS], header=HEADER)
    assert paths(found)[-2:] == [path, path]
    assert len(found.actions) == (2 if path else 3)


def test_where_others_name_things_too_it_is_an_action():
    found = records(
        [["Rivers and ponds", "", ""], *ROWS, ["Weir survey", "A Pike", "June 2031"]], header=HEADER
    )
    assert [a.text.text for a in found.actions] == [
        "Rivers and ponds",
        "Mend the weir",
        "Count the eels",
        "Weir survey",
    ]


@pytest.mark.parametrize(
    ("width", "beside", "found"),
    [
        (3, [""], ["Rivers and ponds"]),
        (2, ["", ""], [""]),  # over two of four columns it is no band
        (3, ["Done"], [""]),  # what stands beside it is said of it
    ],
)
def test_a_cell_over_all_columns_but_the_last_blank_one_is_a_band(width, beside, found):
    wide = ["Rivers and ponds", *[None] * (width - 1), *beside]
    rows = [wide, ["1", "Mend the weir", "A Pike", "May 2031"]]
    read = records(rows, header=["Ref", "Action", "Lead", "By when"], spans={(1, 0): (1, width)})
    assert paths(read)[-1:] == found


def test_titles_are_told_in_one_pass_over_the_table(monkeypatch):
    looked = []
    monkeypatch.setattr(
        sys.modules["pipeline.rows.body_rows"], "is_short_name", lambda cell: looked.append(cell.row) or True
    )
    many = [[f"Ponds of weir {n}", "", ""] for n in range(50)] + [["Mend it", "A Pike", "May 2031"]] * 50
    found = records(many, header=HEADER)
    assert len(found.sections) == 50
    assert len(looked) == 50


@pytest.mark.parametrize(
    ("first", "found"),
    [
        ("A. Rivers and ponds", ["Rivers and ponds", "Rivers and ponds"]),
        ("A0", ["", ""]),  # a number of which nothing is said
        ("The rivers and ponds are looked after by all.", ["", ""]),
    ],
)
def test_a_name_alone_in_the_column_of_numbers_is_a_band(first, found):
    numbered = [[f"A{number}", *row] for number, row in enumerate(ROWS, start=1)]
    read = records([[first, "", "", ""], *numbered], header=["Ref", *HEADER])
    assert paths(read)[-2:] == found
    assert [action.ref.text for action in read.actions[-2:]] == ["A1", "A2"]
