"""One role for the same headers over a document, and rows that keep what is their own."""

from pipeline.naming import name_tables
from pipeline.outline import read_outline
from pipeline.rows import ROWS_READ, read_records
from schemas.role import Role
from tests.pipeline.layouts import heading, paragraph, table

HEADER = ["Strands of our pact", "Led by", "Timescale", "Measure", "Common Aim"]
INSTRUCTING = [
    ["Mend every lock on the canal", "Locks Team", "May 2031", "Locks mended", "CA1"],
    ["Train the lock keepers", "Locks Team", "June 2031", "Keepers trained", "CA1, CA2"],
]
NAMING = [
    ["Tow path lights", "Paths Team", "May 2032", "Lights on", "CA2"],
    ["A map of moorings", "Paths Team", "June 2032", "Map in print", "CA 3"],
]


def named(*tables):
    parts = [part for rows in tables for part in (paragraph("Words between"), table(rows, header_rows=1))]
    return read_outline((heading("Canal Action Plan"), *parts))


def roles(outline, rulings=None):
    return [[c.role for c in found.columns] for _, found in name_tables(outline, rulings or {})]


def actions(outline):
    return [a.text.text for a in read_records(outline, name_tables(outline, {})).actions]


def test_the_same_headers_have_the_roles_that_all_their_cells_support_best():
    outline = named([HEADER, *NAMING], [HEADER, *INSTRUCTING], [HEADER, *INSTRUCTING])
    expected = [Role.ACTION, Role.OWNER, Role.TIMESCALE, Role.MEASURE, Role.LINK]
    assert roles(outline) == [expected] * 3
    assert actions(outline)[:2] == ["Tow path lights", "A map of moorings"]


def test_how_people_were_asked_is_no_action():
    asked = [
        ["Who", "How", "When"],
        ["Boaters", "Postcards", "May 2030"],
        ["Anglers", "An open day", "June 2030"],
    ]
    plan = [
        asked[0],
        ["Boaters", "Mend the moorings", "May 2031"],
        ["Anglers", "Stock the canal", "June 2031"],
    ]
    for title in ("How we consulted", "Anglers were consulted"):
        outline = read_outline((heading("Canal Plan"), heading(title, 2), table(asked, header_rows=1)))
        assert set(roles(outline)[0]) == {Role.IGNORE}
        assert actions(outline) == []
    outline = read_outline(
        (heading("Canal Plan"), heading("Anglers were consulted", 2), table(plan, header_rows=1))
    )
    assert actions(outline) == ["Mend the moorings", "Stock the canal"]
    outline = read_outline((heading("Canal Plan"), heading("Moorings", 2), table(asked, header_rows=1)))
    assert actions(outline) == ["Postcards", "An open day"]


def test_how_the_years_before_went_is_no_measure_of_the_plan():
    told = [
        ["Indicator", "2029/30", "2030/31"],
        ["Boats moored", "388", "301"],
        ["Locks leaking", "4.9%", "6%"],
    ]
    aimed = [[*told[0], "Target"], [*told[1], "290"], [*told[2], "3%"]]
    measured = []
    for title, rows in (
        ("Moorings last year", told),
        ("Our needs assessment", told),
        ("Moorings last year", aimed),
        ("Our needs assessment", aimed),
        ("Moorings", told),
    ):
        outline = read_outline((heading("Canal Plan"), heading(title, 2), table(rows, header_rows=1)))
        measured.append(len(read_records(outline, name_tables(outline, {})).measures))
    assert measured == [0, 0, 2, 2, 2]


def test_what_was_done_last_year_is_no_action_where_nobody_is_to_do_it():
    done = [
        ["Chosen approach last year", "Cost"],
        ["We mended the moorings", "£300"],
        ["We stocked the canal", "£20"],
    ]
    planned = [
        ["Actions carried over from last year", "Lead"],
        ["Mend the moorings", "Locks Team"],
        ["Stock the canal", "Anglers"],
    ]
    assert roles(named(done)) == [[Role.IGNORE, Role.IGNORE]]
    assert roles(named(planned)) == [[Role.ACTION, Role.OWNER]]


def test_a_table_alone_is_what_its_own_cells_say():
    assert roles(named([HEADER, *NAMING]))[0][0] is Role.OTHER


def test_a_header_not_understood_is_what_it_is_in_another_table():
    wide = [[*HEADER, "Zone"], *([*row, "North"] for row in NAMING)]
    assert roles(named(wide, [HEADER, *INSTRUCTING]))[0][:2] == [Role.ACTION, Role.OWNER]


def test_a_bare_quarter_tells_what_another_table_says_it_does():
    first = [["Action", "Lead", "Due", "Q1 progress (Apr–Jun)", "Q2 progress (Jul–Sep)"]]
    first += [["Mend the weir", "A Pike", "May 2031", "Stone bought", "Two gates hung"]]
    second = [
        ["Action", "Lead", "Due", "Q1", "Q2"],
        ["Count the eels", "B Roach", "June 2031", "", "A first count"],
    ]
    assert roles(named(first, second))[1][3:] == [Role.IGNORE, Role.STATUS]
    assert roles(named(second))[0][4] is Role.OTHER
    aimed = [["Measure", "Baseline", "Q2 target"], ["Eels", "9", "12"]]
    assert roles(named(aimed, second))[1][4] is Role.OTHER


def test_what_nobody_does_is_no_action_because_another_table_has_its_header():
    bare = [[HEADER[0], "Plans in place"], ["Tow path lights", "Lighting strategy"]]
    assert roles(named(bare, [HEADER, *INSTRUCTING]))[0][0] is Role.OTHER


def test_no_second_action_column_comes_from_another_table():
    both = [
        ["Action", "Strands of our pact", "Led by"],
        ["Mend the tow path lights", "Lights", "Paths Team"],
    ]
    assert roles(named(both, [HEADER, *INSTRUCTING]))[0].count(Role.ACTION) == 1


def test_a_column_of_codes_refers_to_something_and_measures_nothing():
    found = read_records(outline := named([HEADER, *INSTRUCTING]), name_tables(outline, {}))
    assert [m.text.text for m in found.measures] == ["Locks mended", "Keepers trained"]
    assert [a.value(Role.LINK).passage.text for a in found.actions] == ["CA1", "CA1, CA2"]


def test_numbers_of_actions_are_no_actions():
    links = [["Objective", "Actions"], ["Clean water", "C1, C4"], ["Safe paths", "C2"]]
    outline = named([HEADER, *INSTRUCTING], links)
    assert roles(outline)[1] == [Role.SECTION, Role.LINK]
    assert actions(outline) == [row[0] for row in INSTRUCTING]


def test_lists_side_by_side_without_anybody_who_does_them_are_no_actions():
    rows = [["• Support families in every ward\n• Improve the health of all children"] * 3] * 2
    outline = read_outline((heading("Canal Action Plan"), table(rows)))
    assert actions(outline) == []


BULLETED = ["Action", "Lead", "By when", "Measure"]


def test_a_row_with_its_own_owner_is_never_the_end_of_the_bullet_above():
    rows = [
        ["• Mend the weir\n• Paint the sluice", "Locks Team", "May 2031", "• Weir sound\n• Sluice white"],
        ["New cohort of lock keepers", "Training Team", "June 2031", "Numbers trained"],
        ["Moorings\n• Number the rings\n• Light the steps", "Paths Team", "July 2031", "Rings numbered"],
    ]
    outline = named([BULLETED, *rows])
    found = read_records(outline, name_tables(outline, {}))
    assert [(a.text.text, a.value(Role.OWNER).passage.text) for a in found.actions] == [
        ("Mend the weir", "Locks Team"),
        ("Paint the sluice", "Locks Team"),
        ("New cohort of lock keepers", "Training Team"),
        ("Number the rings", "Paths Team"),
        ("Light the steps", "Paths Team"),
    ]
    assert [m.text.text for m in found.measures][2] == "Numbers trained"


def test_a_line_without_an_owner_still_ends_the_bullet_above():
    rows = [
        ["• Mend the weir\n• Paint the sluice and", "Locks Team", "May 2031", ""],
        ["the lock gates", "", "", ""],
    ]
    assert actions(named([BULLETED, *rows]))[1] == "Paint the sluice and the lock gates"


def test_names_in_rows_of_their_own_belong_to_the_action_that_lists_them():
    rows = [
        ["Work with partners to dredge. Partners in this work include:", "Locks Team", "May 2031", "Depth"],
        ["Canal Wardens", "", "", ""],
        ["Heron Trust", "", "", ""],
        ["Survey the banks every spring", "Paths Team", "May 2032", "Survey done"],
    ]
    assert actions(named([BULLETED, *rows])) == [
        "Work with partners to dredge. Partners in this work include: Canal Wardens; Heron Trust",
        "Survey the banks every spring",
    ]


def test_a_row_whose_owner_has_no_action_is_reported():
    outline = named(
        [BULLETED, ["Mend the weir", "Locks Team", "May 2031", ""], ["", "Paths Team", "", "Rings"]]
    )
    issues = read_records(outline, name_tables(outline, {})).issues
    assert [i.message for i in issues if i.check == ROWS_READ] == [
        'table 1, row 3: "Paths Team" stands beside no action'
    ]


LOG_HEADER = ["No.", "Date raised", "Action", "Owner", "Due", "Status"]
LOG = [
    [
        ["1.1", "03/02/31", "Draft a list of moorings", "Clerk", "04/05/31", "Open"],
        ["1.2", "03/03/31", "Write to the boat clubs about weeds", "Lock Keeper", "Tbc", "Open"],
    ],
    [["2.1", "03/02/31", "Paint every gate on the cut", "Locks Team", "30/06/31", "Closed"]],
    [["3.1", "03/03/31", "Count the herons with the clubs", "Wildlife Officer", "Ongoing", "Open"]],
]


def logged(edges):
    """The roles of a log's tables, of which only the first has a header; all but it stand at `edges`."""
    own = (50.0, 80.0, 150.0, 350.0, 450.0, 520.0, 580.0)
    first, *others = LOG
    tables = [table([LOG_HEADER, *first], header_rows=1, column_edges=own)]
    tables += [table(rows, number=k, column_edges=edges or own) for k, rows in enumerate(others, 2)]
    body = [part for k, made in enumerate(tables) for part in (heading(f"Reach {k}", 2), made)]
    return roles(read_outline((heading("Canal Action Log"), *body)))


def test_tables_without_a_header_go_on_under_that_of_the_first_whose_columns_stand_where_theirs_do():
    first, *others = logged(None)
    assert first[:5] == [Role.REF, Role.IGNORE, Role.ACTION, Role.OWNER, Role.TIMESCALE]
    assert others == [first, first]


def test_they_do_not_where_their_columns_stand_elsewhere():
    first, *others = logged((50.0, 80.0, 300.0, 350.0, 450.0, 520.0, 580.0))
    assert first not in others


def test_what_is_done_if_a_risk_happens_is_no_action():
    asked = [["Risk", "Owner", "Action if it happens"], ["Flood", "Locks Team", "Close the lower gates"]]
    dated = [
        ["Risk", "Action", "Owner", "By when"],
        ["Flood", "Raise the lower gates", "Locks Team", "May 2031"],
    ]
    for title, rows, read in (
        ("Risks", asked, []),
        ("Risks", dated, [dated[1][1]]),
        ("Locks", asked, [asked[1][2]]),
    ):
        outline = read_outline((heading("Canal Plan"), heading(title, 2), table(rows, header_rows=1)))
        assert actions(outline) == read


def test_a_key_of_the_ratings_holds_no_actions():
    key = [
        ["Rating", "Description"],
        ["Green", "Keep on"],
        ["Amber", "Look at it"],
        ["Red", "Report at once"],
    ]
    plan = [key[0], ["Green", "Mend the lock"], ["Green", "Count the boats"], ["Red", "Close the gates"]]
    own = [
        ["Rating", "What it tells"],
        ["Complete", "Finished and looked at"],
        ["Not yet due", "Work begins later"],
        ["Leaking a little", "Will be mended by the lock keepers"],
    ]
    for rows, count in ((key, 0), (own, 0), (plan, 3)):
        outline = read_outline((heading("Canal Plan"), table(rows, header_rows=1)))
        assert len(actions(outline)) == count


def test_goals_achieved_tell_how_far_actions_are_in_all_tables_once_they_do_in_one():
    header = ["Target", "Strategy", "Outcome", "Timeframe", "Goals achieved"]
    told = ["Clean rivers", "Mend the weir", "The weir holds", "May 2031", "Partly met"]
    said = ["Dry land", "Raise the bank", "No floods", "June 2031", "Stone has come"]
    hoped = [*said[:4], "The town stays dry"]
    status = [Role.SECTION, Role.ACTION, Role.MEASURE, Role.TIMESCALE, Role.STATUS]
    plural = ["Targets", "Strategies", "Outcomes", "Timeframe", "Goals achieved (date)"]
    assert roles(named([header, told, told], [plural, said, said])) == [status, status]
    assert roles(named([header, hoped, hoped]))[0][-1] is Role.MEASURE
