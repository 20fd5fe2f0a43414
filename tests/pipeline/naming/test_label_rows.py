"""Labelled rows, columns of two fields and labels inside an action: every field at the action it belongs to."""

from dataclasses import replace

import pytest

from pipeline.naming.columns import name_columns
from pipeline.naming.label_rows import with_label_columns
from pipeline.texts.compound import split_compound
from pipeline.texts.date_ends import cut_date
from pipeline.texts.inline import split_labels, split_lines
from schemas.passage import Passage
from schemas.role import Role
from tests.pipeline.layouts import paragraph, table

HEADER = ["Ref", "Action", "When"]
ROWS = [["1", "Mend the weir", "May 2031"], ["2", "Count the eels", "June 2031"]]


def texts(made):
    return [[c.text for c in made.row_cells(row)] for row in range(made.rows)]


def test_labels_above_and_below_become_columns_merged_over_the_rows():
    rows = [
        ["Objective 1", "Clean rivers", None],
        HEADER,
        *ROWS,
        ["How will we know?", "More eels", None],
    ]
    made = with_label_columns(table(rows, spans={(0, 1): (1, 2), (4, 1): (1, 2)}))

    assert texts(made) == [
        ["Objective 1", *HEADER, "How will we know?"],
        ["Objective 1: Clean rivers", *ROWS[0], "More eels"],
        ROWS[1],
    ]
    assert [c.row_span for c in made.row_cells(1)] == [2, 1, 1, 1, 2]


def test_an_edge_that_only_labels_have_is_no_column():
    rows = [
        ["Sponsor", None, "A Pike", None],
        ["Ref", "Action", None, "When"],
        ["1", "Mend the weir", None, "May 2031"],
        ["How will we know?", None, "More eels", None],
    ]
    spans = {(0, 0): (1, 2), (0, 2): (1, 2), (1, 1): (1, 2), (2, 1): (1, 2), (3, 0): (1, 2), (3, 2): (1, 2)}
    made = with_label_columns(table(rows, spans=spans))

    assert texts(made) == [
        ["Sponsor", *HEADER, "How will we know?"],
        ["A Pike", *ROWS[0], "More eels"],
    ]
    assert {c.column_span for c in made.cells} == {1}


FIGURES = [["Measure", "Baseline", "Target"], ["Eels counted", "5", "9"], ["Weirs open", "2", "6"]]


def round_figures(*above, header=FIGURES[0]):
    """Labelled rows over figures, and one below them, the names alone shaded."""
    rows = [
        *([*pair, None] for pair in above),
        header,
        *FIGURES[1:],
        ["Progress", "Two weirs are open", None],
    ]
    made = table(rows, spans={(k, 1): (1, 2) for k, row in enumerate(rows) if row[2] is None})
    return replace(made, cells=tuple(replace(c, shaded=c.column == 0) for c in made.cells))


@pytest.mark.parametrize("number", ["Action sheet no.", "Ref"])
def test_an_action_over_the_figures_that_measure_it_is_one_with_all_that_is_said_round_these(number):
    above = ([number, "1.1"], ["What we will do", "Mend the weir"], ["Lead", "A Pike"])
    made = with_label_columns(round_figures(*above))

    assert texts(made) == [
        [number, "What we will do", "Lead", *FIGURES[0], "Progress"],
        ["1.1", "Mend the weir", "A Pike", *FIGURES[1], "Two weirs are open"],
        FIGURES[2],
    ]
    assert [c.row_span for c in made.row_cells(1)] == [2, 2, 2, 1, 1, 1, 2]
    roles = [c.role for c in name_columns(made, {}).columns]
    assert roles[:3] == [Role.REF, Role.ACTION, Role.OWNER]
    assert roles[-1] is Role.STATUS


def test_what_is_said_round_figures_of_no_action_is_not_theirs():
    made = with_label_columns(round_figures(["Board", "Rivers"], ["Lead", "A Pike"]))
    assert texts(made)[0] == ["Lead", *FIGURES[0]]


def test_a_second_objective_begins_a_block_of_its_own():
    rows = [["Aim", "Clean rivers", None], HEADER, ROWS[0], ["Aim", "Full rivers", None], HEADER, ROWS[1]]
    made = with_label_columns(table(rows, spans={(0, 1): (1, 2), (3, 1): (1, 2)}))

    assert [row[0] for row in texts(made)] == ["Aim", "Clean rivers", "Full rivers"]
    assert made.origins[2].row == 6


def test_labels_over_a_header_of_two_rows():
    rows = [
        ["Success", "More eels", None, None],
        ["Action", "When", "Monitoring", None],
        [None, None, "Who", "How"],
        ["Mend the weir", "May 2031", "A Pike", "Visits"],
    ]
    spans = {(0, 1): (1, 3), (1, 0): (2, 1), (1, 1): (2, 1), (1, 2): (1, 2)}
    made = with_label_columns(table(rows, spans=spans))

    assert texts(made) == [
        ["Success", "Action", "When", "Monitoring"],
        ["Who", "How"],
        ["More eels", *rows[3]],
    ]
    assert made.header_rows == 2
    assert made.cell_at(1, 0).text == "Success"


def block(number, lead, why, *actions):
    rows = [
        [f"Objective {number}: Rivers", None, None],
        ["Lead officer", lead, None],
        ["Why this matters", why, None],
    ]
    return [*rows, ["No.", "What we will do", "By when"], *actions]


@pytest.mark.parametrize(
    "lead", ["Head of Water Resources", "Director of Resources", "Outcomes and Impact Officer", "A Pike"]
)
def test_an_owner_whose_post_is_like_a_field_is_one(lead):
    rows = block(1, lead, "Eels are rare.", ["1.1", "Mend the weir", "May 2031"])
    made = with_label_columns(table(rows, spans={(0, 0): (1, 3), (1, 1): (1, 2), (2, 1): (1, 2)}))

    assert texts(made)[0][0] == "Lead officer"
    assert made.cell_at(made.rows - 1, 0).text == lead


def test_labels_that_nobody_knows_come_again_above_the_next_header():
    rows = block(1, "A Pike", "Eels are rare.", ["1.1", "Mend the weir", "May 2031"])
    rows += block(2, "B Rudd", "Mud is not.", ["2.1", "Dredge the pool", "June 2031"])
    spans = {(at, column): (1, 3 - column) for at, column in ((0, 0), (1, 1), (2, 1), (5, 0), (6, 1), (7, 1))}
    made = with_label_columns(table(rows, spans=spans))

    assert [[c.text for c in made.row_cells(row)][:2] for row in range(made.rows)] == [
        ["Lead officer", "No."],
        ["Objective 1: Rivers"],
        ["A Pike", "1.1"],
        ["Objective 2: Rivers"],
        ["B Rudd", "2.1"],
    ]


def test_an_owner_over_the_table_gives_way_to_a_column_of_owners():
    rows = [["Lead", "Head of Rivers", None], ["Action", "Lead", "When"], ["Mend the weir", "A Pike", "May"]]
    made = with_label_columns(table(rows, spans={(0, 1): (1, 2)}))

    assert texts(made) == [["Action", "Lead", "When"], ["Mend the weir", "A Pike", "May"]]


@pytest.mark.parametrize(
    "rows",
    [
        [HEADER, *ROWS],
        # a row of an action that begins as a field's name does
        [["Theme", "Action", "Lead", "When"], ["Support", "Mend the weir", "A Pike", "May"]],
        # names and values all the way down: a card
        [["Action", "Mend the weir", "", ""], ["Lead", "A Pike", "By when", "May 2031"]],
    ],
)
def test_other_tables_stay_as_they_are(rows):
    made = table(rows)

    assert with_label_columns(made) is made


def test_owners_and_dates_under_one_header():
    rows = [
        ["Action", "Lead / Timescale"],
        ["Mend the weir", "Head of Rivers\nMay 2031"],
        ["Count the eels", "A Pike, June 2031"],
        ["Paint the lock", "Policy Team"],
    ]

    assert texts(split_compound(table(rows))) == [
        ["Action", "Lead", "Timescale"],
        ["Mend the weir", "Head of Rivers", "May 2031"],
        ["Count the eels", "A Pike", "June 2031"],
        ["Paint the lock", "Policy Team", ""],
    ]


def test_dates_and_how_far_it_is_under_one_header():
    rows = [
        ["Action", "Finish & status"],
        ["Mend the weir", "21/05/31\nOngoing"],
        ["Count the eels", "June 2031\nCompleted"],
    ]

    assert texts(split_compound(table(rows))) == [
        ["Action", "status", "Finish"],
        ["Mend the weir", "Ongoing", "21/05/31"],
        ["Count the eels", "Completed", "June 2031"],
    ]


def test_a_header_that_promises_two_fields_over_cells_of_one_is_left():
    made = table([["Action", "Lead and timescale"], ["Mend the weir", "A Pike"], ["Count eels", "B Carp"]])

    assert split_compound(made) is made


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("A Pike, May 2031", ("A Pike", "May 2031")),
        ("A Pike (by May 2031)", ("A Pike", "by May 2031")),
        ("Head of Eels; Head of Rivers, May 2031", ("Head of Eels; Head of Rivers", "May 2031")),
        ("Director (Homes and Rivers); by May 2031", ("Director (Homes and Rivers)", "by May 2031")),
        ("Director (Homes; Rivers), May 2031", ("Director (Homes; Rivers)", "May 2031")),
        ("May 2031", ("", "May 2031")),
        ("21/05/31", ("", "21/05/31")),
        ("Head of Rivers, Eels and Trout", ("Head of Rivers, Eels and Trout", "")),
        # nothing but a blank parts a name from the date that the next line of a narrow column begins with
        ("Head of Rivers By the end of May 2031", ("Head of Rivers", "By the end of May 2031")),
        ("Eel Wardens Ongoing", ("Eel Wardens", "Ongoing")),
        ("Rivers Team / Canal Board June 2031", ("Rivers Team / Canal Board", "June 2031")),
        ("School year 2031/32", ("", "School year 2031/32")),
        (
            "Harbour Master/Friends of the Weir – June 2031",
            ("Harbour Master/Friends of the Weir", "June 2031"),
        ),
        ("To be agreed – June 2031", ("To be agreed", "June 2031")),
    ],
)
def test_the_date_at_the_end_of_a_line(line, parts):
    assert tuple(part.text for part in cut_date(Passage.of(0, line))) == parts


@pytest.mark.parametrize(
    ("text", "action", "fields"),
    [
        (
            "Mend the weir. (Lead: Rivers Team. By: May 2031)",
            "Mend the weir.",
            [(Role.OWNER, "Rivers Team"), (Role.TIMESCALE, "May 2031")],
        ),
        ("Mend the weir; Lead: A Pike, May 2031", "Mend the weir",
         [(Role.OWNER, "A Pike"), (Role.TIMESCALE, "May 2031")]),
        # the dash that ends an aside begins the label
        ("Mend the weir, also at night – Lead: A Pike, May 2031", "Mend the weir, also at night",
         [(Role.OWNER, "A Pike"), (Role.TIMESCALE, "May 2031")]),
        # a hyphen between blanks is as good as a colon, one inside a word is none
        ("Mend the weir (Lead - Rivers Team, by May 2031)", "Mend the weir",
         [(Role.OWNER, "Rivers Team"), (Role.TIMESCALE, "by May 2031")]),
        ("Mend the weir, lead-lined too", "Mend the weir, lead-lined too", []),
        # what stands behind the bracket is the date, or more of the action
        ("Mend the weir (Lead: Rivers Team) by May 2031", "Mend the weir",
         [(Role.OWNER, "Rivers Team"), (Role.TIMESCALE, "by May 2031")]),
        ("Mend the weir. Lead: Head of Rivers (East). When: May 2031.", "Mend the weir.",
         [(Role.OWNER, "Head of Rivers (East)"), (Role.TIMESCALE, "May 2031")]),
        ("Mend the weir (Lead: Rivers Team (East)) so that eels pass", "Mend the weir so that eels pass",
         [(Role.OWNER, "Rivers Team (East)")]),
        # behind one label a gap is enough before the next
        ("Mend the weir | Lead: Head of Rivers (East)  Date: May 2031", "Mend the weir",
         [(Role.OWNER, "Head of Rivers (East)"), (Role.TIMESCALE, "May 2031")]),
        ("Mend the weir Date: May 2031", "Mend the weir Date: May 2031", []),
        # a team in brackets is no label
        ("Mend the weir (Rivers Team)", "Mend the weir (Rivers Team)", []),
        # a colon is not enough
        ("Mend three weirs: Upper, Middle and Lower", "Mend three weirs: Upper, Middle and Lower", []),
    ],
)  # fmt: skip
def test_labels_inside_an_action(text, action, fields):
    words, found = split_labels(Passage.of(0, text))

    assert words.text == action
    assert [(role, value.passage.text) for role, value in found] == fields


@pytest.mark.parametrize("line", ["Lead: A Pike; By when: May 2031", "Lead: A Pike | By when: May 2031"])
def test_several_labels_in_a_line_below_an_action(line):
    kept, found = split_lines([paragraph("Mend the weir"), paragraph(line)])

    assert [p.body.text for p in kept] == ["Mend the weir"]
    assert [(role, value.passage.text) for role, value in found] == [
        (Role.OWNER, "A Pike"),
        (Role.TIMESCALE, "May 2031"),
    ]


def test_a_label_that_nobody_knows_is_one_above_a_header_where_it_alone_is_drawn():
    drawn = [["What we saw", "The weir leaks", None], ["Outcome", "Clean rivers", None], HEADER, *ROWS]
    spans = {(0, 1): (1, 2), (1, 1): (1, 2)}
    plain = table(drawn, spans=spans)
    cells = tuple(replace(c, shaded=c.row < 2 and c.column == 0) for c in plain.cells)

    assert texts(with_label_columns(plain)) == texts(plain)
    made = with_label_columns(replace(plain, cells=cells))
    assert texts(made)[:2] == [
        ["Outcome", *HEADER],
        ["Clean rivers", *ROWS[0]],
    ]


def test_criteria_below_each_term_are_columns_named_after_both():
    rows = [
        ["Priority 1", "Clean rivers", None],
        ["Success criteria", "Autumn term 2031", "Spring term 2032"],
        [None, "Fewer floods", "More eels\nMore otters"],
        HEADER,
        *ROWS,
    ]
    made = with_label_columns(table(rows, spans={(0, 1): (1, 2), (1, 0): (2, 1)}))

    assert texts(made) == [
        ["Priority 1", "Success criteria Autumn term 2031", "Success criteria Spring term 2032", *HEADER],
        ["Priority 1: Clean rivers", "Fewer floods", "More eels More otters", *ROWS[0]],
        ROWS[1],
    ]


@pytest.mark.parametrize("at_foot", [False, True])
def test_a_criterion_a_row_beside_a_name_merged_down_is_one_column(at_foot):
    told = [["Success criteria", "Fewer floods", None], [None, "More eels", None]]
    card = [["Priority 1", "Clean rivers", None]]
    rows = [*card, HEADER, *ROWS, *told] if at_foot else [*card, *told, HEADER, *ROWS]
    at = rows.index(told[0])
    made = with_label_columns(
        table(rows, spans={(0, 1): (1, 2), (at, 0): (2, 1), (at, 1): (1, 2), (at + 1, 1): (1, 2)})
    )

    names, told = ["Success criteria"], ["Fewer floods More eels"]
    assert texts(made)[:2] == [
        ["Priority 1", *HEADER, *names] if at_foot else ["Priority 1", *names, *HEADER],
        ["Priority 1: Clean rivers", *ROWS[0], *told]
        if at_foot
        else ["Priority 1: Clean rivers", *told, *ROWS[0]],
    ]


def test_a_header_of_two_rows_with_years_is_no_label():
    rows = [["Measure", "2031", "2032"], [None, "Baseline", "Target"], ["Eels at the weir", "40", "90"]]
    made = table(rows, spans={(0, 0): (2, 1)})

    assert with_label_columns(made) == made


@pytest.mark.parametrize(
    "name",
    ["What we will see:", "What we'll see", "How we will know the river is cleaner", "Success criteria"],
)
def test_criteria_below_their_name_across_a_table_are_those_of_the_rows_below(name):
    def priority(number, *criteria):
        return [
            [f"Priority {number}: Rivers", None, None],
            ["\n".join((name, *criteria)), None, None],
            HEADER,
        ]

    rows = [*priority(1, "Fewer floods", "More eels"), ROWS[0], *priority(2, "Less mud"), ROWS[1]]
    wide = {(at, 0): (1, 3) for at, row in enumerate(rows) if row[1] is None}
    made = with_label_columns(table(rows, spans=wide))

    assert texts(made) == [
        [name.strip(":"), *HEADER],
        ["Priority 1: Rivers"],
        ["Fewer floods More eels", *ROWS[0]],
        ["Priority 2: Rivers"],
        HEADER,
        ["Less mud", *ROWS[1]],
    ]


def test_a_name_over_lines_below_a_header_is_no_label_that_stood_above_it():
    rows = [HEADER, ROWS[0], ["Success criteria\nMore eels", None, None], ROWS[1]]
    made = table(rows, spans={(2, 0): (1, 3)})

    assert with_label_columns(made) is made


KNOW, MORE = (
    ["How will we know? (measures)", "More eels", None],
    ["How will we know? (measures)", "Less mud", None],
)


def test_measures_close_the_rows_above_them():
    rows = [HEADER, ROWS[0], KNOW, ROWS[1], MORE]
    made = with_label_columns(table(rows, spans={(2, 1): (1, 2), (4, 1): (1, 2)}))

    assert texts(made) == [
        [*HEADER, "How will we know? (measures)"],
        [*ROWS[0], "More eels"],
        [*ROWS[1], "Less mud"],
    ]


@pytest.mark.parametrize("number", ["One", "three", "Seven:"])
def test_a_section_counted_in_a_word_is_named_as_one_counted_in_a_figure_is(number):
    rows = [[f"Priority {number}", "Clean rivers", None], HEADER, *ROWS]
    made = with_label_columns(table(rows, spans={(0, 1): (1, 2)}))

    assert texts(made)[:2] == [
        [f"Priority {number}", *HEADER],
        [f"Priority {number.strip(':')}: Clean rivers", *ROWS[0]],
    ]


@pytest.mark.parametrize("said", ["The weir is open", ""])
def test_what_a_drawn_name_says_below_the_rows_is_no_row_of_them(said):
    rows = [["Aim", "Clean rivers", None], HEADER, *ROWS, ["Progress at mid-year", said, None]]
    plain = table(rows, spans={(0, 1): (1, 2), (4, 1): (1, 2)})
    cells = tuple(replace(c, shaded=c.column == 0 and c.row == 4) for c in plain.cells)

    assert texts(with_label_columns(replace(plain, cells=cells)))[1:] == [["Clean rivers", *ROWS[0]], ROWS[1]]
    assert len(texts(with_label_columns(plain))[1:]) == 3


@pytest.mark.parametrize("name", ["Impact", "Impact for children", "Difference made to our local residents"])
def test_an_effect_below_the_rows_is_no_section_of_them(name):
    rows = [[*HEADER, "How will we know?"], [*ROWS[0], "Fewer floods"], [name, "More eels", None, None]]
    made = with_label_columns(table(rows, spans={(2, 1): (1, 3)}))
    named = name_columns(made, {})

    assert texts(made)[1] == [*ROWS[0], "Fewer floods", "More eels"]
    assert [c.role for c in named.columns][-2:] == [Role.MEASURE, Role.MEASURE]


def test_what_stands_above_the_rows_holds_below_their_measures_too():
    rows = [["Lead", "A Pike", None], HEADER, ROWS[0], KNOW, ROWS[1], MORE]
    made = with_label_columns(table(rows, spans={(0, 1): (1, 2), (3, 1): (1, 2), (5, 1): (1, 2)}))

    assert texts(made)[1:] == [["A Pike", *ROWS[0], "More eels"], ["A Pike", *ROWS[1], "Less mud"]]


def test_measures_below_a_band_close_nothing():
    rows = [["Lead", "A Pike", None], ["Rivers", None, None], KNOW, HEADER, *ROWS]
    spans = {(0, 1): (1, 2), (1, 0): (1, 3), (2, 1): (1, 2)}
    made = with_label_columns(table(rows, spans=spans))

    assert texts(made)[1:] == [["Rivers"], ["A Pike", "More eels", *ROWS[0]], ROWS[1]]


def test_bands_stay_above_the_headers_they_stand_over():
    bands = ["Aim 1: Clean rivers", None, None], ["Eels are rare here.", None, None]
    rows = [*bands, HEADER, ROWS[0], KNOW, *bands, HEADER, ROWS[1], MORE]
    spans = {(at, 0): (1, 3) for at in (0, 1, 5, 6)} | {(4, 1): (1, 2), (9, 1): (1, 2)}
    made = with_label_columns(table(rows, spans=spans))

    names = ["Aim 1: Clean rivers"], ["Eels are rare here."]
    assert made.header_rows == 3
    assert texts(made) == [
        *names, [*HEADER, "How will we know? (measures)"], [*ROWS[0], "More eels"],
        *names, HEADER, [*ROWS[1], "Less mud"],
    ]  # fmt: skip


@pytest.mark.parametrize("names", [("Priority 1", "Objective 1.1"), ("Priority", "Objective")])
def test_two_sections_named_above_a_header_are_two_levels(names):
    rows = [[names[0], "Clean rivers", None], [names[1], "Safe banks", None], HEADER, *ROWS]
    first, *_ = texts(with_label_columns(table(rows, spans={(0, 1): (1, 2), (1, 1): (1, 2)})))

    assert first[:2] == list(names)


def test_names_of_sections_over_rows_of_their_own_are_one_level():
    rows = [
        ["Aim", "Clean rivers", None],
        HEADER,
        ROWS[0],
        ["Objective", "Safe banks", None],
        HEADER,
        ROWS[1],
    ]
    made = with_label_columns(table(rows, spans={(0, 1): (1, 2), (3, 1): (1, 2)}))

    assert [row[0] for row in texts(made)] == ["Aim", "Clean rivers", "Safe banks"]


@pytest.mark.parametrize(
    "why", [("What inspectors found", "Weak banks"), ("Issue", "The banks are weak, and the weir leaks.")]
)
def test_what_tells_why_a_section_is_one_is_none(why):
    rows = [["Recommendation 1", "Mend the banks", None], [*why, None], HEADER, *ROWS]
    made = with_label_columns(table(rows, spans={(0, 1): (1, 2), (1, 1): (1, 2)}))

    assert texts(made)[:2] == [
        ["Recommendation 1", *HEADER],
        ["Recommendation 1: Mend the banks", *ROWS[0]],
    ]


def test_what_was_found_is_the_section_where_no_other_label_names_one():
    rows = [["What inspectors found", "The banks are weak.", None], HEADER, *ROWS]
    made = with_label_columns(table(rows, spans={(0, 1): (1, 2)}))

    assert texts(made)[1][0] == "The banks are weak."


def test_links_across_the_table_below_a_band_are_those_of_its_actions():
    rows = [
        ["Aim 1: Clean rivers", None, None],
        ["Links to: Eel Plan, Flood Plan", None, None],
        HEADER,
        *ROWS,
    ]
    made = with_label_columns(table(rows, spans={(0, 0): (1, 3), (1, 0): (1, 3)}))

    assert texts(made) == [
        ["Links to", *HEADER],
        ["Aim 1: Clean rivers"],
        ["Eel Plan, Flood Plan", *ROWS[0]],
        ROWS[1],
    ]
