"""What an analyst is told of a header that nobody knows, and of a ruling that rules on nothing."""

from pipeline.naming.columns import name_columns
from pipeline.naming.guesses import RULINGS_USED, best_guesses, not_understood, runner_up, unused_rulings
from schemas.record import Column
from schemas.role import Role
from tests.pipeline.layouts import table

ROWS = [
    ["Action", "Lead", "Zorbs"],
    ["Mend the weir by hand", "Head of Rivers", "seven of the many kinds"],
    ["Count the eels twice", "A Pike", "some of no kind"],
]


def test_an_unknown_header_comes_with_guesses_samples_and_the_line_to_add():
    named = name_columns(table(ROWS), {})

    (issue,) = not_understood(named.table, named.columns)
    assert 'the header "Zorbs" was not understood' in issue.message
    assert '"seven of the many kinds" | "some of no kind"' in issue.message
    assert 'headers: {"Zorbs": ' in issue.message


def test_guesses_go_by_header_and_cells():
    rows = [["Action", "Leed persn", "Bizz"], *[[*row[:2], "May 2031"] for row in ROWS[1:]]]
    made = table(rows, header_rows=1)

    by_header = best_guesses(made, Column(1, Role.OTHER, name_columns(made, {}).columns[1].header))
    by_cells = best_guesses(made, Column(2, Role.OTHER, name_columns(made, {}).columns[2].header))

    assert by_header[0].role is Role.OWNER
    assert (by_cells[0].role, by_cells[0].score) == (Role.TIMESCALE, 1.0)
    assert len(by_header) <= 3 >= len(by_cells)


def test_a_column_without_a_header_is_named_by_its_place():
    made = name_columns(table([["Action", "Lead", ""], *ROWS[1:]]), {})

    assert "column 3, which has no header" in not_understood(made.table, made.columns)[0].message


def test_the_runner_up_is_another_role():
    named = name_columns(
        table([["Action", "Lead", "Target date"], *[[*r[:2], "May 2031"] for r in ROWS[1:]]]), {}
    )

    assert all((g := runner_up(named, c)) is None or g.role is not c.role for c in named.columns)
    assert runner_up(named, named.columns[2]).role in {Role.TARGET, Role.REVIEW}


def test_a_ruling_wins_over_words_cells_and_neighbours():
    rows = [["Key actions", "Specific actions", "Lead"], ["Rivers", "Mend the weir by hand", "A Pike"]]

    named = name_columns(table(rows), {"key actions": "ignore", "Lead": "partner"})

    assert [c.role for c in named.columns] == [Role.IGNORE, Role.ACTION, Role.PARTNER]


def test_a_ruling_on_a_header_that_is_not_there_is_reported_with_the_nearest():
    named = name_columns(table(ROWS), {"Zorb": "partner", "Lead": "owner"})

    (issue,) = unused_rulings({"Zorb": "partner", "Lead": "owner"}, [named])
    assert (issue.check, issue.severity) == (RULINGS_USED, "error")
    assert 'the header "Zorb", which no table has; did you mean "Zorbs"?' in issue.message
