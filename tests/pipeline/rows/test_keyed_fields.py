"""Tables behind a plan that say who and when beside the actions' numbers."""

import pytest

from pipeline.naming import name_tables
from pipeline.outline import read_outline
from pipeline.rows import read_records
from schemas.role import Role
from tests.pipeline.layouts import heading, paragraph, table

HEADER = ["No.", "Lead", "By when"]
ROWS = [["1.1", "Locks Team", "May 2031"], ["1.2", "Harbour Master", "June 2031"]]


def read(*tables):
    body = [
        heading("Canal Plan"),
        heading("Safe banks", 2),
        paragraph("We will:"),
        *map(paragraph, ["1.1 mend the weir", "1.2 count the eels"]),
        heading("Who leads and by when", 2),
        *tables,
    ]
    outline = read_outline(body)
    return read_records(outline, name_tables(outline, {}))


def fields(records):
    return [{role: value.passage.text for role, value in action.fields} for action in records.actions]


def test_a_number_says_whose_lead_and_date_these_are():
    records = read(table([HEADER, *ROWS], header_rows=1))

    assert [a.text.text for a in records.actions] == ["mend the weir", "count the eels"]
    assert fields(records) == [
        {Role.OWNER: "Locks Team", Role.TIMESCALE: "May 2031"},
        {Role.OWNER: "Harbour Master", Role.TIMESCALE: "June 2031"},
    ]
    assert records.issues == ()  # the table is not set aside


@pytest.mark.parametrize(
    "rows",
    [
        [*ROWS, ["1.9", "Clerk", "July 2031"]],  # a number that no action has
        [*ROWS, ["1.2", "Clerk", "July 2031"]],  # a number again
        ROWS[:1],  # one row alone
    ],
)
def test_numbers_that_may_be_others_say_nothing(rows):
    records = read(table([HEADER, *rows], header_rows=1))

    assert fields(records) == [{}, {}]
    assert len(records.issues) == 1


def test_tables_of_one_header_count_together_and_a_row_may_have_several_numbers():
    body = [
        heading("Canal Plan"),
        heading("Safe banks", 2),
        paragraph("We will:"),
        *map(
            paragraph, ["1.1 mend the weir", "1.2 count the eels", "1.3 mow the bank", "1.4 light the lock"]
        ),
        table([HEADER, ROWS[0], ["1.2 and 1.3", *ROWS[1][1:]]], header_rows=1),
        heading("Who leads and by when", 2),
        table([HEADER, ["1.4", *ROWS[0][1:]]], number=2, header_rows=1),
    ]
    outline = read_outline(body)
    weir, eels = (
        {Role.OWNER: "Locks Team", Role.TIMESCALE: "May 2031"},
        {Role.OWNER: "Harbour Master", Role.TIMESCALE: "June 2031"},
    )
    assert fields(read_records(outline, name_tables(outline, {}))) == [weir, eels, eels, weir]


def test_versions_and_a_few_leads_say_nothing():
    versions = [["Version", "Author", "Date"], *([n.removeprefix("1."), *said] for n, *said in ROWS)]
    for rows in (versions, [["No.", "Lead"], *(row[:2] for row in ROWS[:1])]):
        assert fields(read(table(rows, header_rows=1))) == [{}, {}]


def test_leads_alone_count_where_they_are_those_of_all():
    records = read(table([HEADER[:2], *(row[:2] for row in ROWS)], header_rows=1))
    assert fields(records) == [{Role.OWNER: "Locks Team"}, {Role.OWNER: "Harbour Master"}]


def test_what_stands_beside_an_action_holds():
    plan = [["No.", "Action", "Lead"], ["1.1", "Mend the weir", "Clerk"], ["1.2", "Count the eels", "Clerk"]]
    body = [
        heading("Canal Plan"),
        table(plan, header_rows=1),
        heading("Who leads and by when", 2),
        table([HEADER, *ROWS], number=2, header_rows=1),
    ]
    outline = read_outline(body)
    assert fields(read_records(outline, name_tables(outline, {}))) == [
        {Role.OWNER: "Clerk", Role.TIMESCALE: "May 2031"},
        {Role.OWNER: "Clerk", Role.TIMESCALE: "June 2031"},
    ]
