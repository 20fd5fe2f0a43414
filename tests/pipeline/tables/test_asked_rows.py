"""Questions across a form, each answered across the row below it."""

import pytest

from pipeline.tables.asked_rows import laid_beside
from schemas.role import Role
from tests.pipeline.layouts import table
from tests.pipeline.tables.test_cards import fields, records

ASKED = [
    ["Regulated activity(ies)", "Regulation"],
    ["River works", "Regulation 7\nSafe weirs"],
    ["How the regulation was not being met:", None],
    ["Two of the weirs had no rails.", None],
    ["What will you do?", None],
    ["• Mend the weir\n• Fit rails to the bridge", None],
    ["Who is responsible for the action?", "Head of Rivers"],
    ["Date actions will be completed:", "31 May 2031"],
]
ACROSS = {(r, 0): (1, 2) for r in range(2, 6)}


def texts(made):
    return [[c.text for c in made.row_cells(r)] for r in range(made.rows)]


def test_each_question_stands_beside_its_answer():
    made = laid_beside(table(ASKED, spans=ACROSS))
    assert texts(made) == [
        ["Regulated activity(ies)", "River works"],
        ["Regulation", "Regulation 7 Safe weirs"],
        ["How the regulation was not being met:", "Two of the weirs had no rails."],
        ["What will you do?", "• Mend the weir • Fit rails to the bridge"],
        *ASKED[6:],
    ]
    assert [origin.row for origin in made.origins] == [2, 2, 4, 6, 7, 8]


def test_the_answers_are_read():
    found = records(laid_beside(table(ASKED, spans=ACROSS)))
    assert [a.text.text for a in found.actions] == ["Mend the weir", "Fit rails to the bridge"]
    assert fields(found, Role.OWNER) == ["Head of Rivers"] * 2
    assert fields(found, Role.TIMESCALE) == ["31 May 2031"] * 2
    titles = [found.sections[k].title.text for k in found.actions[0].path]
    assert titles == ["Regulation 7 Safe weirs"]


@pytest.mark.parametrize(
    ("rows", "across"),
    [
        (  # one heading and what it says of itself
            [["Objective:", None], ["Clean rivers for all", None], ["Mend the weir", "A Pike"]],
            (0, 1),
        ),
        (  # bands over rows of actions
            [
                ["Priority: rivers", None],
                ["Mend the weir", "A Pike"],
                ["Priority: roads", None],
                ["Mend", "B Hare"],
            ],
            (0, 2),
        ),
        (  # a name above each band over rows of actions
            [
                *(["Priority 1:", None], ["Clean rivers", None], ["Mend the weir", "A Pike"]),
                *(["Priority 2:", None], ["Safe roads", None], ["Fill the holes", "B Hare"]),
            ],
            (0, 1, 3, 4),
        ),
        (  # a band, another below it, each over rows of actions
            [
                ["Actions:", None],
                ["Timescale:", None],
                ["Mend the weir", "A Pike"],
                ["Actions:", None],
                ["Owner:", None],
            ],
            (0, 1, 3, 4),
        ),
    ],
)
def test_headings_across_a_table_are_left(rows, across):
    whole = table(rows, spans={(r, 0): (1, 2) for r in across})
    assert laid_beside(whole) is whole
