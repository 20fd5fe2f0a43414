"""Which rows of a table hold records, and which name what the rows below them belong to."""

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
