"""Tables without a header whose columns stand in the order of the table before."""

from pipeline.naming import name_tables
from pipeline.outline import read_outline
from schemas.role import Role
from tests.pipeline.layouts import heading, table

HEADED = [
    ["No", "Action", "Lead", "When", "How we will know"],
    ["1", "Mend the weir at the mill", "A Pike", "May 2031", "Fewer floods"],
]
BARE = [
    ["Count the eels by hand again", "B Carp", "June 2031", "Eels known", ""],
    [
        "Paint the boats in the harbour",
        "A Pike",
        "By the end of May 2031",
        "Boats like new",
        "Two painted, 3/5/31",
    ],
    ["Write to the skippers", "B Carp", "July 2031", "Skippers told", "Letter drafted 4/5/31"],
]


def roles(rows, before=HEADED):
    body = (heading("River Action Plan"), table(before), heading("Eels", 2), table(rows, number=2))
    outline = read_outline(body)
    return [c.role for c in name_tables(outline, {})[1][1].columns]


def test_what_nobody_knows_is_what_stands_there_above_and_the_rest_tells_of_progress():
    assert roles(BARE) == [Role.ACTION, Role.OWNER, Role.TIMESCALE, Role.MEASURE, Role.STATUS]


def test_another_order_says_nothing():
    shuffled = [[row[k] for k in (1, 0, 2, 3, 4)] for row in BARE]
    assert Role.MEASURE not in roles(shuffled)


def test_a_column_of_mere_dates_stays_one():
    dated = [
        [*row[:4], day]
        for row, day in zip(BARE, ("May 2032", "By the end of June 2032", "July 2032"), strict=True)
    ]
    assert roles(dated)[4] is Role.TIMESCALE
