"""Tables to records: sections carried down, actions split, fields beside their items, measures linked."""

import pytest

from pipeline.naming import name_tables
from pipeline.outline import read_outline
from pipeline.rows import read_records
from pipeline.tables.joining import join_tables
from schemas.role import Role
from tests.pipeline.layouts import heading, paragraph, table

HEADER = ["No", "Objective", "Action", "Lead", "By when", "Success criteria"]


def records(rows, *, header=HEADER, above=(), **facts):
    outline = read_outline(
        (heading("River Action Plan"), *above, table([header, *rows], header_rows=1, **facts))
    )
    return read_records(outline, name_tables(outline, {}))


def paths(found):
    return [" > ".join(found.sections[k].title.text for k in a.path) for a in found.actions]


def values(found, role):
    return [(v.passage.text if (v := a.value(role)) else None) for a in found.actions]


def test_items_get_the_row_number_and_what_stands_beside_them():
    found = records(
        [
            [
                "2",
                "Clean rivers",
                "(i) Mend the weir\n(ii) Paint it",
                "Rivers team\nParks team",
                "May 2031\nJune 2031",
                "",
            ]
        ]
    )
    assert [a.ref.text for a in found.actions] == ["2(i)", "2(ii)"]
    assert values(found, Role.OWNER) == ["Rivers team", "Parks team"]
    assert values(found, Role.TIMESCALE) == ["May 2031", "June 2031"]


def test_where_counts_differ_all_of_the_row_applies_once_each():
    found = records(
        [
            [
                "2",
                "Clean rivers",
                "(i) Mend it\n(ii) Paint it\n(iii) Sell it",
                "Rivers team\nRivers team",
                "May 2031",
                "",
            ]
        ]
    )
    assert values(found, Role.OWNER) == ["Rivers team"] * 3
    assert values(found, Role.TIMESCALE) == ["May 2031"] * 3


def test_the_day_that_a_step_begins_with_is_its_timescale_where_no_column_says_when():
    header = ["No", "Action", "Sub-actions and milestones", "Lead"]
    rows = [
        ["1", "Keep the river clean", "By May 2031: Mend the weir\nBy June 2031: Paint it", "Ann Pike"],
        ["2", "Keep the eels", "By July 2031: Count the eels", "Tom Roach"],
    ]
    found = records(rows, header=header)
    assert [a.text.text for a in found.actions] == ["Mend the weir", "Paint it", "Count the eels"]
    assert values(found, Role.TIMESCALE) == ["By May 2031", "By June 2031", "By July 2031"]
    assert paths(found)[1:] == ["Keep the river clean", "Keep the eels"]
    timed = records([[*row, "2032"] for row in rows], header=[*header, "By when"])
    assert timed.actions[2].text.text == "By July 2031: Count the eels"
    assert values(timed, Role.TIMESCALE) == ["2032"] * 3


def test_the_number_of_a_case_merged_over_its_actions_is_the_ref_of_each():
    rows = [
        ["Case reference", "Action agreed", "Lead"],
        ["31 007", "Mend the weir", "A Pike"],
        [None, "Write to the anglers", "B Carp"],
        ["31 008", "Count the eels", "A Pike"],
    ]
    merged = table(rows, header_rows=1, spans={(1, 0): (2, 1)})
    outline = read_outline((heading("River Action Plan"), merged))
    found = read_records(outline, name_tables(outline, {}))

    assert [(a.ref.text, a.path) for a in found.actions] == [("31 007", ()), ("31 007", ()), ("31 008", ())]


def test_a_merged_section_and_measure_apply_to_all_their_rows():
    found = records(
        [
            ["1", "Clean rivers", "Mend it", "A", "May 2031", "More eels"],
            ["2", None, "Paint it", "B", "June 2031", None],
        ],
        spans={(1, 1): (2, 1), (1, 5): (2, 1)},
    )
    assert paths(found) == ["Clean rivers", "Clean rivers"]
    assert [(m.text.text, m.actions) for m in found.measures] == [("More eels", (0, 1))]


def test_a_cell_merged_over_rows_counts_whole_for_each_of_their_actions():
    found = records(
        [
            ["1", "Clean rivers", "• Mend it\n• Paint it", "Weir Clerk\nLock Board", "May 2031", ""],
            ["2", None, "• Count it\n• Sell it", None, "June 2031\nJuly 2031", ""],
        ],
        spans={(1, 1): (2, 1), (1, 3): (2, 1)},
    )
    assert [" ".join(v.split()) for v in values(found, Role.OWNER)] == ["Weir Clerk Lock Board"] * 4
    assert values(found, Role.TIMESCALE) == ["May 2031", "May 2031", "June 2031", "July 2031"]


def test_a_cell_that_is_merely_blank_is_blank():
    found = records(
        [["1", "Clean rivers", "Mend it", "A", "May 2031", ""], ["2", "", "Paint it", "", "", ""]]
    )
    assert paths(found) == ["Clean rivers", ""]
    assert values(found, Role.OWNER) == ["A", None]


def test_bands_are_sections_of_the_rows_below_them():
    rows = [
        ["Eels", None, None, None, None, None],
        ["1", "", "Mend it", "A", "", ""],
        ["Trout", None, None, None, None, None],
        ["2", "", "Feed them", "B", "", ""],
    ]
    found = records(rows, spans={(1, 0): (1, 6), (3, 0): (1, 6)}, above=(heading("Rivers", 2),))
    assert paths(found) == ["Rivers > Eels", "Rivers > Trout"]


@pytest.mark.parametrize(
    ("heads", "outer"),
    [
        (("Aim 3: Lakes",), ""),  # the aim before, whose band ended a page and is a heading
        (("Rivers", "Aim 3: Lakes"), "Rivers > "),
        (("Priority 3: Lakes",), "Lakes > "),
    ],
)
def test_a_band_stands_under_no_heading_that_counts_as_it_does(heads, outer):
    rows = [
        ["Aim 4: Eels", None, None, None, None, None],
        ["1", "", "Mend it", "A", "", ""],
        ["Aim 5: Trout", None, None, None, None, None],
        ["2", "", "Feed them", "B", "", ""],
    ]
    above = [heading(text, level) for level, text in enumerate(heads, 2)]
    found = records(rows, spans={(1, 0): (1, 6), (3, 0): (1, 6)}, above=above)
    assert paths(found) == [f"{outer}Eels", f"{outer}Trout"]


@pytest.mark.parametrize(
    ("band", "expected"),
    [
        (None, ["Lakes", "Eels", "Trout"]),  # the section before has rows of its own
        (
            "3. Ponds",
            ["Lakes > Ponds", "Lakes > Eels", "Lakes > Trout"],
        ),  # a chapter that counts its sections
    ],
)
def test_a_band_with_the_next_number_stands_under_no_heading_with_rows_of_its_own(band, expected):
    one = [[band, None, None, None, None, None]] if band else []
    one.append(["3.1", "", "Dig a ditch", "A", "", ""])
    two = [
        ["4. Eels", None, None, None, None, None],
        ["4.1", "", "Mend it", "A", "", ""],
        ["5. Trout", None, None, None, None, None],
        ["5.1", "", "Feed them", "B", "", ""],
    ]
    first = table([HEADER, *one], header_rows=1, spans={(1, 0): (1, 6)} if band else {})
    second = table([HEADER, *two], header_rows=1, spans={(1, 0): (1, 6), (3, 0): (1, 6)})
    outline = read_outline((heading("River Action Plan"), heading("3. Lakes", 2), first, second))
    assert paths(read_records(outline, name_tables(outline, {}))) == expected


@pytest.mark.parametrize(
    "title", ["Clean rivers", "The council must make sure that all its rivers are clean."]
)
def test_a_band_that_is_a_name_is_the_number_of_the_band_below_it(title):
    rows = [
        ["Area for improvement 1", None, None],
        [title, None, None],
        ["Mend it", "A Pike", "May 2031"],
        ["Area for improvement 2", None, None],
        ["Full lakes", None, None],
        ["Count them", "C Eel", "July 2031"],
    ]
    spans = {(row, 0): (1, 3) for row in (1, 2, 4, 5)}
    found = records(rows, header=["Action", "Lead", "When"], spans=spans)
    assert [(s.ref.text, s.title.text) for s in found.sections] == [
        ("Area for improvement 1", title),
        ("Area for improvement 2", "Full lakes"),
    ]
    assert paths(found) == [title, "Full lakes"]


def test_the_band_below_a_name_stands_under_it_where_others_do():
    rows = [
        ["Priority 1", None, None],
        ["Rivers", None, None],
        ["Mend it", "A Pike", "May 2031"],
        ["Lakes", None, None],
        ["Count them", "C Eel", "July 2031"],
    ]
    found = records(
        rows,
        header=["Action", "Lead", "When"],
        spans={(row, 0): (1, 3) for row in (1, 2, 4)},
        shaded=(1,),
    )
    assert paths(found) == ["Priority 1 > Rivers", "Priority 1 > Lakes"]


def test_a_band_that_comes_again_on_the_next_page_is_the_same_section():
    rows = [
        ["Eels", None, None],
        ["Mend it", "A Pike", "May 2031"],
        ["Eels (continued)", None, None],
        ["Feed them", "B Carp", "June 2031"],
        ["Continued", None, None],
        ["Count them", "C Eel", "July 2031"],
    ]
    spans = {(1, 0): (1, 3), (3, 0): (1, 3), (5, 0): (1, 3)}
    found = records(rows, header=["Action", "Lead", "When"], spans=spans)
    assert [s.title.text for s in found.sections] == ["Eels"]
    assert paths(found) == ["Eels"] * 3


def test_a_cell_across_several_columns_of_measures_is_read_once():
    found = records(
        [
            ["1", "Clean rivers", "Mend the weir", "A Pike", "", "More eels", None],
            ["2", "Clean rivers", "Paint it", "A Pike", "", "Fewer floods", "More pike"],
        ],
        header=[*HEADER, "Success measures"],
        spans={(1, 5): (1, 2)},
    )
    assert [(m.text.text, m.actions) for m in found.measures] == [
        ("More eels", (0,)),
        ("Fewer floods", (1,)),
        ("More pike", (1,)),
    ]


def test_a_measure_over_rows_of_different_objectives_hangs_from_the_section_over_them():
    found = records(
        [["1", "Eels", "Mend it", "A", "", "Cleaner water"], ["2", "Trout", "Feed them", "B", "", None]],
        spans={(1, 5): (2, 1)},
        above=(heading("Rivers", 2),),
    )
    assert [found.sections[k].title.text for k in found.measures[0].path] == ["Rivers"]


def test_a_direction_runs_on_into_the_next_row_and_ends_at_a_blank_cell():
    header = ["Objective", "Action", "Monitoring"]
    rows = [
        ["A", "• Mend it", "Reduction in:\n• floods"],
        ["", "• Paint it", "• droughts"],
        ["C", "• Sell it", ""],
        ["D", "• Rent it", "• eels"],
    ]
    found = records(rows, header=header)
    assert [(m.text.text, m.lead_in.text) for m in found.measures] == [
        ("floods", "Reduction in:"),
        ("droughts", "Reduction in:"),
        ("eels", ""),
    ]


def test_a_sentence_cut_by_a_row_break_belongs_to_the_row_where_it_begins():
    header = ["Objective", "Action", "Lead"]
    rows = [["A", "• Mend the weir\n• Count eels and", "x"], ["B", "trout\n• Paint it", "y"]]
    found = records(rows, header=header)
    assert [(a.text.text, path) for a, path in zip(found.actions, paths(found), strict=True)] == [
        ("Mend the weir", "A"),
        ("Count eels and trout", "A"),
        ("Paint it", "B"),
    ]


def test_several_titles_in_a_broader_column_end_the_path_above():
    header = ["Statement of intent", "Key actions", "Specific actions"]
    rows = [["Clean rivers", "Eels\nTrout", "• Mend it"], ["Full rivers", "Rain", "• Collect it"]]
    found = records(rows, header=header)
    assert paths(found) == ["Clean rivers", "Full rivers > Rain"]
    assert [s.title.text for s in found.sections] == ["Clean rivers", "Eels", "Trout", "Full rivers", "Rain"]


def test_kpi_is_a_flag_and_no_reference():
    found = records([["KРI", "Clean rivers", "Mend it", "A", "", ""]])  # its middle letter is Cyrillic
    assert found.actions[0].ref.text == ""
    assert found.actions[0].is_kpi


def test_placeholders_are_no_records():
    found = records(
        [["1", "Clean rivers", "Mend it", "A", "", "N/A"], ["2", "Clean rivers", "-", "", "", ""]]
    )
    assert (len(found.actions), len(found.measures)) == (1, 0)


def test_what_nothing_is_planned_for_is_no_section():
    header = ["Feature", "Description", "Actions to be taken", "Lead", "When"]
    rows = [
        ["Weirs", "Three of them", "", "", ""],
        ["Locks", "Two of them", "Paint them", "A Pike", "May 2031"],
        ["Banks", "All along", "None", "", ""],
    ]
    found = records(rows, header=header)
    assert [s.title.text for s in found.sections] == ["Locks"]
    rows[1][0] = ""  # what stands above is blank here, and may be meant
    assert [s.title.text for s in records(rows, header=header).sections] == ["Weirs"]


def test_a_table_of_other_things_is_set_aside_and_said_so():
    outline = read_outline(
        (
            heading("River Plan"),
            table([["Version", "Author", "Changes"], ["1", "A Pike", "First issue of it"]]),
        )
    )
    found = read_records(outline, name_tables(outline, {}))
    assert not found.actions
    assert any("set aside" in issue.message for issue in found.issues)


def test_ticks_under_periods_are_the_timescale():
    header = ["Action", "Lead", "Q1 2031/32", "Q2 2031/32", "Q3 2031/32"]
    rows = [["Mend the weir", "A Pike", "✓", "✓", ""], ["Count the eels", "B Carp", "", "", "x"]]
    found = records(rows, header=header)
    assert values(found, Role.TIMESCALE) == ["Q1 2031/32 to Q2 2031/32", "Q3 2031/32"]


def test_a_cell_over_ticked_periods_says_when_in_its_own_words():
    header = ["Action", "Lead", "2031/32", "2032/33", "2033/34"]
    rows = [["Mend the weir", "A Pike", "✓", "✓", ""], ["Count the eels", "B Carp", "Ongoing", None, None]]
    rows += [
        ["Dig a pond", "C Tench", "✓", "", ""],
        ["Stock the lake", "D Rudd", "As funds allow", None, None],
    ]
    found = records(rows, header=header, spans={(2, 2): (1, 3), (4, 2): (1, 3)})
    assert values(found, Role.TIMESCALE) == ["2031/32 to 2032/33", "Ongoing", "2031/32", None]


def test_totals_are_no_records():
    header = ["Action", "Lead", "Cost"]
    found = records([["Mend the weir", "A Pike", "£300"], ["Total", "", "£300"]], header=header)
    assert [a.text.text for a in found.actions] == ["Mend the weir"]


def test_a_table_goes_on_without_its_header_under_another_heading():
    first = table(
        [["Action", "Lead", "Zorbs"], ["Mend the weir", "A Pike", "some long words of no kind"]],
        header_rows=1,
    )
    second = table([["Count the eels by hand", "B Carp", "other long words of no kind"]], number=2)
    outline = read_outline((heading("River Plan"), heading("Weirs", 2), first, heading("Eels", 2), second))
    found = read_records(outline, name_tables(outline, {"Zorbs": "partner"}))
    assert paths(found) == ["Weirs", "Eels"]
    assert values(found, Role.PARTNER)[1] == "other long words of no kind"


def test_a_band_of_fields_is_no_section():
    rows = [
        ["Link member: Cllr A Pike  Reports to: Rivers Board", None, None],
        ["Mend the weir", "A Pike", "May 2031"],
        ["Rivers: Clean Banks: weirs", None, None],
        ["Count the eels", "B Carp", "June 2031"],
        ["Outcome 2: Full rivers Measure: more eels", None, None],
        ["Feed the eels", "B Carp", "June 2031"],
    ]
    spans = {(1, 0): (1, 3), (3, 0): (1, 3), (5, 0): (1, 3)}
    found = records(rows, header=["Action", "Lead", "When"], spans=spans)
    titles = ["Rivers: Clean Banks: weirs", "Full rivers Measure: more eels"]
    assert paths(found) == ["", *titles]


@pytest.mark.parametrize(
    ("band", "sections"),
    [
        ("River action plan – objective form", ["Clean rivers"]),
        ("RIVER ACTION PLAN TEMPLATE", ["Clean rivers"]),
        ("River action plan – weirs", ["River action plan – weirs", "Clean rivers"]),
    ],
)
def test_a_band_that_names_the_form_of_the_plan_is_no_section(band, sections):
    header = [band, *[None] * 5]
    rows = [HEADER, ["1", "Clean rivers", "Mend the weir", "A Pike", "May 2031", ""]]
    found = records(rows, header=header, spans={(0, 0): (1, 6)})
    assert [s.title.text for s in found.sections] == sections


def test_the_name_of_a_band_is_not_its_title():
    rows = [["Priority 1: Clean rivers", None, None], ["Mend it", "A Pike", "May 2031"]]
    found = records(rows, header=["Action", "Lead", "When"], spans={(1, 0): (1, 3)})
    assert [(s.kind, s.ref.text, s.title.text) for s in found.sections] == [
        ("priority", "Priority 1", "Clean rivers")
    ]


def over_pages(*blank_elsewhere):
    """Two pages of one table; the section cell is blank at the top of the second."""
    header = ["Objective", "Action", "Lead"]
    first = table([header, ["Clean rivers", "Mend it.", "A Pike"], *blank_elsewhere], header_rows=1, page=1)
    second = table([["", "Paint it.", "B Carp"], ["Full rivers", "Dig it.", "C Eel"]], number=2, page=2)
    outline = read_outline((heading("River Plan"), *join_tables(first, second)))
    return read_records(outline, name_tables(outline, {}))


def test_a_section_goes_on_at_the_top_of_a_page():
    assert paths(over_pages()) == ["Clean rivers", "Clean rivers", "Full rivers"]


def test_a_column_that_leaves_cells_blank_elsewhere_is_blank_there_too():
    assert paths(over_pages(["", "Sell it.", "D Roach"])) == ["Clean rivers", "", "", "Full rivers"]


def test_in_a_table_of_measures_alone_the_timescale_is_theirs():
    outline = read_outline(
        (
            heading("River Action Plan"),
            table(
                [["Indicator", "Timescale"], ["Eels will rise from 40% to 60%", "May 2031"]], header_rows=1
            ),
        )
    )
    (measure,) = read_records(outline, name_tables(outline, {})).measures
    assert measure.value(Role.TIMESCALE).passage.text == "May 2031"


def test_a_table_of_who_bears_which_initials_names_no_section():
    who = table(
        [["Initials", "Name", "Designation"], ["AP", "Ann Pike", "Warden"], ["BT", "Bo Tench", "Clerk"]]
    )
    outline = read_outline((heading("River Action Plan"), heading("Who is who", 2), who))
    assert read_records(outline, name_tables(outline, {})).sections == ()


def figures_after(sections, rows):
    plan = table(
        [["Objective", "Action", "Lead", "By when"], *([s, a, "A Pike", "May 2031"] for s, a in sections)],
        header_rows=1,
    )
    known = table([["Objective", "Measure", "Baseline", "Target"], *rows], header_rows=1)
    outline = read_outline((heading("River Action Plan"), plan, heading("How we will know"), known))
    found = read_records(outline, name_tables(outline, {}))
    return [s.title.text for s in found.sections], [
        " > ".join(found.sections[k].title.text for k in m.path) for m in found.measures
    ]


def test_a_number_in_place_of_a_section_is_the_section_of_that_number():
    sections, found = figures_after(
        [("1. Clean rivers", "Mend the weir"), ("2. Full lakes", "Count the eels")],
        [["2", "Lakes that are full", "4", "9"], ["Objective 1", "Weirs that hold", "12%", "40%"]],
    )
    assert found == ["Full lakes", "Clean rivers"]
    assert not {"1", "2", "Objective 1"} & set(sections)


def test_a_number_that_no_section_has_is_a_section_of_its_own():
    _, found = figures_after([("1. Clean rivers", "Mend the weir")], [["3", "Weirs that hold", "4", "9"]])
    assert found == ["3"]


def test_partners_behind_a_label_in_the_owner_cell_are_no_owners():
    rows = [
        [
            "1",
            "Clean rivers",
            "(i) Mend the weir\n(ii) Paint it",
            "Lead: Rivers team\nWith: Anglers, Council",
            "May 2031",
            "",
        ],
        ["2", "Clean rivers", "Count the eels", "Rivers team; supported by: Anglers", "May 2031", ""],
        ["3", "Clean rivers", "Count the trout", "Lead: Rivers team\nParks team", "May 2031", ""],
    ]
    found = records(rows)
    assert values(found, Role.OWNER) == ["Lead: Rivers team"] * 2 + [
        "Rivers team",
        "Lead: Rivers team\nParks team",
    ]
    assert values(found, Role.PARTNER) == ["Anglers, Council"] * 2 + ["Anglers", None]


def test_leads_by_letter_belong_to_the_items_with_these_letters():
    items = "(a) Mend the weir\n(b) Paint the lock\n(c) Count eels"
    found = records([["2", "Clean rivers", items, "(a) and (c) Rivers team\n(b) Parks team", "May 2031", ""]])
    assert values(found, Role.OWNER) == ["Rivers team", "Parks team", "Rivers team"]


OUTER = ["Aim", "Theme", "Action", "How we will know"]


def test_a_section_that_names_others_is_written_once_above_the_first():
    found = records(
        [
            ["1. Clean rivers", "Weirs", "Mend the weir", ""],
            ["", "Eels", "Count the eels", ""],
            ["", "", "Paint the boat", ""],
            ["2. Safe banks", "Paths", "Light the path", ""],
            ["", "Rails", "Mend the rails", ""],
        ],
        header=OUTER,
    )
    assert paths(found) == [
        "Clean rivers > Weirs",
        "Clean rivers > Eels",
        "",
        "Safe banks > Paths",
        "Safe banks > Rails",
    ]


def test_a_section_above_a_band_names_nothing_below_it():
    rows = [
        ["1. Clean rivers", "Weirs", "Mend the weir", ""],
        ["Winter", None, None, None],
        ["", "Eels", "Count eels", ""],
    ]
    found = records(rows, header=OUTER, spans={(2, 0): (1, 4)})
    assert paths(found) == ["Clean rivers > Weirs", "Winter > Eels"]


def test_a_direction_ends_where_the_next_section_begins():
    found = records(
        [
            ["1. Clean rivers", "Weirs", "Mend the weir", "Increase in:\n• The number of weirs"],
            ["", "Eels", "Count the eels", "• The number of eels"],
            ["2. Safe banks", "Paths", "Light the path", "• The number of falls"],
        ],
        header=OUTER,
    )
    assert [m.lead_in.text for m in found.measures] == ["Increase in:", "Increase in:", ""]


def told(head, *rows):
    outline = read_outline((heading("River Action Plan"), heading(head, 2), table(rows, shaded=(0, 2))))
    return [a.told for a in read_records(outline, name_tables(outline, {})).actions]


@pytest.mark.parametrize(
    ("head", "as_what"),
    [
        ("What we have achieved so far", "done"),
        ("Review of the river plan 2029-30: May 2030", "done"),
        ("Achievements", "done"),
        ("Clean rivers", "bare"),
        ("How this will be achieved", "bare"),
        ("Review of the river plan", "bare"),
    ],
)
def test_what_stands_bare_below_a_heading_that_says_so_was_done(head, as_what):
    assert told(head, ["WEIRS"], ["• Mended 4 weirs"], ["EELS"], ["• Counted the eels"]) == [as_what] * 2


def test_what_somebody_is_to_do_was_not_done():
    assert told("Achieved so far", ["Action", "Lead"], ["Mend 4 weirs", "A Pike"]) == ["planned"]


CODED = ["No", "Action", "Lead", "By when"]
COUNTED = ["Measure", "Workstream", "Target"]


def test_bands_that_count_with_letters_have_refs_by_which_other_tables_name_them():
    bands = [["WS1 Clean rivers", None, None, None], ["WS2 Dry land", None, None, None]]
    deeds = [["1.1", "Mend the weir", "A Pike", "May 2031"], ["2.1", "Raise the bank", "B Carp", "June 2031"]]
    plan = table(
        [CODED, bands[0], deeds[0], bands[1], deeds[1]], header_rows=1, spans={(1, 0): (1, 4), (3, 0): (1, 4)}
    )
    counted = table([COUNTED, ["Otters seen", "WS1", "40"], ["Floods", "WS2", "0"]], header_rows=1, number=2)
    outline = read_outline((heading("River Action Plan"), plan, counted))
    found = read_records(outline, name_tables(outline, {}))
    assert paths(found) == ["Clean rivers", "Dry land"]
    assert [s.ref.text for s in found.sections] == ["WS1", "WS2"]
    assert [[found.sections[k].title.text for k in m.path] for m in found.measures] == [
        ["Clean rivers"],
        ["Dry land"],
    ]


def test_sections_in_cells_count_with_letters_too_and_the_letter_behind_one_needs_no_second():
    header = ["Objective", "Action", "Lead", "By when"]
    deeds = [
        ["A1 Clean rivers", "Mend the weir", "A Pike", "May 2031"],
        ["A2 Dry land", "Raise the bank", "B Carp", "June 2031"],
        ["B1 Old woods", "Plant an oak", "C Dace", "July 2031"],
        ["D1 Estate", "Light the path", "C Dace", "July 2031"],  # may be a road: no C1 above it
    ]
    outline = read_outline((heading("River Action Plan"), table([header, *deeds], header_rows=1)))
    found = read_records(outline, name_tables(outline, {}))
    refs = [(s.ref.text, s.title.text) for s in found.sections]
    assert refs == [("A1", "Clean rivers"), ("A2", "Dry land"), ("B1", "Old woods"), ("", "D1 Estate")]


def test_bands_behind_a_number_stand_under_the_band_that_theirs_counts_on_from():
    bands = [
        [ref, title, None, None]
        for ref, title in (
            ("R1", "Clean rivers"),
            ("R1.1", "Weirs"),
            ("R1.2", "Eels"),
            ("R2", "Dry land"),
            ("R2.1", "Banks"),
        )
    ]
    deeds = [["R1.1a", "Mend the weir", "A Pike", "May 2031"], ["R1.2a", "Count them", "B Carp", "June 2031"]]
    deeds += [["R2.1a", "Raise the bank", "C Rudd", "July 2031"]]
    rows = [CODED, *bands[:2], deeds[0], bands[2], deeds[1], *bands[3:], deeds[2]]
    merged = {(row, 1): (1, 3) for row, cells in enumerate(rows) if cells[2] is None}
    outline = read_outline((heading("River Action Plan"), table(rows, header_rows=1, spans=merged)))
    found = read_records(outline, name_tables(outline, {}))
    assert [[found.sections[k].ref.text for k in a.path] for a in found.actions] == [
        ["R1", "R1.1"],
        ["R1", "R1.2"],
        ["R2", "R2.1"],
    ]


@pytest.mark.parametrize("kind", ["", "Priority ", "Strategic priority "])
def test_a_priority_that_is_a_number_alone_is_the_numbered_heading_above(kind):
    plans = [
        (heading(title, 2), table([CODED, ["", deed, "A Pike", "May 2031"]], header_rows=1, number=n))
        for n, (title, deed) in enumerate(
            (
                (f"{kind}1{':' * bool(kind)} A cleaner river", "Mend the weir"),
                (f"{kind}2{':' * bool(kind)} Dry land", "Raise the bank"),
            ),
            start=1,
        )
    ]
    last = table([["Measure", "Priority", "Target"], ["Otters seen", "1", "40"]], header_rows=1, number=3)
    outline = read_outline((heading("River Action Plan"), *plans[0], *plans[1], last))
    found = read_records(outline, name_tables(outline, {}))
    assert paths(found) == ["A cleaner river", "Dry land"]
    assert [found.sections[k].title.text for k in found.measures[0].path] == ["A cleaner river"]


def test_a_name_on_a_line_of_its_own_above_a_title_is_its_number_unless_that_has_one():
    rows = [
        ["", "AFI 1\nThe Board should clean its rivers.", "Mend the weir", "", "", ""],
        ["", "AFI 2\n1.3 Eels\nand newts", "Count eels", "", "", ""],
        ["", "Aim 3\nA dry town", "Dig a ditch", "", "", ""],
        ["", "Rivers\nand weirs", "Paint it", "", "", ""],
    ]
    found = records(rows)
    named = [(s.ref.text, s.title.text, s.kind) for s in found.sections]
    assert named == [
        ("AFI 1", "The Board should clean its rivers.", "objective"),
        ("", "AFI 2 1.3 Eels and newts", "objective"),
        ("Aim 3", "A dry town", "aim"),
        ("", "Rivers and weirs", "objective"),
    ]


def test_a_bullet_cut_behind_a_semicolon_goes_on_in_small_letters():
    header = ["Objective", "Action"]
    first = table([header, ["A", "• Paint the boats\n• Mend the weir:\n• by hand;"]], header_rows=1, page=1)
    below = table([["B", "and with care\n• Count the eels"]], number=2, page=2)
    (joined,) = join_tables(first, below)
    outline = read_outline((heading("River Action Plan"), joined))
    found = read_records(outline, name_tables(outline, {}))
    assert [a.text.text for a in found.actions][-1] == "Count the eels"
    assert "and with care" in found.actions[-2].text.text


GROUPED = [
    ["No", "Action", "Delivery", None, "Position", None],
    ["", "", "Lead", "By when", "Progress", "RAG"],
]
SPANS = {(0, 2): (1, 2), (0, 4): (1, 2)}


def test_a_header_of_two_rows_may_come_again_in_one():
    body = [["1", "Mend weirs", "Ann", "May 2031", "", ""], ["No", "Action", *GROUPED[1][2:]]]
    body += [["2", "Count eels", "Bob", "June 2031", "", ""]]
    outline = read_outline((heading("River Action Plan"), table([*GROUPED, *body], spans=SPANS)))
    found = read_records(outline, name_tables(outline, {}))
    assert [a.text.text for a in found.actions] == ["Mend weirs", "Count eels"]


def test_a_cell_merged_over_two_columns_of_one_role_says_it_once():
    body = [["1", "Mend weirs", "Ann", "May 2031", "Weir drawn", None]]
    body += [["2", "Count eels", "Bob", "June 2031", "Begun", "Green"]]
    spans = {**SPANS, (2, 4): (1, 2)}
    outline = read_outline((heading("River Action Plan"), table([*GROUPED, *body], spans=spans)))
    found = read_records(outline, name_tables(outline, {}))
    assert values(found, Role.STATUS) == ["Weir drawn", "Begun; Green"]


BANNERS = [
    ["Priority 1: Clean rivers", None, None],
    ["Half of our weirs leak into the meadows.", None, None],
    ["Action", "Lead", "By when"],
    ["Mend the weir", "Rivers team", "May 2031"],
    ["Priority 2: Safe paths", None, None],
    ["In 2030 eleven people fell on towpaths.", None, None],
    ["Action", "Lead", "By when"],
    ["Light the towpath", "Paths team", "May 2032"],
]
ACROSS = {(row, 0): (1, 3) for row in (0, 1, 4, 5)}


def test_a_sentence_between_a_title_and_a_header_states_something_also_where_tables_are_one():
    outline = read_outline((heading("River Action Plan"), table(BANNERS, header_rows=3, spans=ACROSS)))
    found = read_records(outline, name_tables(outline, {}))

    assert paths(found) == ["Clean rivers", "Safe paths"]
    assert [(s.kind, s.title.text) for s in found.sections] == [
        ("priority", "Clean rivers"),
        ("statement", "Half of our weirs leak into the meadows."),
        ("priority", "Safe paths"),
        ("statement", "In 2030 eleven people fell on towpaths."),
    ]


def test_priorities_listed_before_the_tables_whose_bands_name_them_are_sections_once():
    listed = (heading("Our priorities"), paragraph("• Clean rivers"), paragraph("• Safe paths"))
    outline = read_outline(
        (heading("River Action Plan"), *listed, heading("Delivery plan"),
         table(BANNERS, header_rows=3, spans=ACROSS))
    )  # fmt: skip
    found = read_records(outline, name_tables(outline, {}))

    assert [(s.ref.text, s.title.text) for s in found.sections if s.kind != "statement"] == [
        ("Priority 1", "Clean rivers"),
        ("Priority 2", "Safe paths"),
    ]


def test_an_item_typed_without_its_first_bracket_counts_as_others_do():
    found = records([["2", "Clean rivers", "i) Mend the weir\nii) Paint it", "", "", ""]])
    assert [a.ref.text for a in found.actions] == ["2(i)", "2(ii)"]
    found = records([["2", "Clean rivers", "a. Mend the weir\nb. Paint it", "", "", ""]])
    assert [a.ref.text for a in found.actions] == ["2(a)", "2(b)"]
    found = records([["", "Clean rivers", "i) Mend the weir\nii) Paint it", "", "", ""]])
    assert [a.ref.text for a in found.actions] == ["i)", "ii)"]


def test_a_header_retyped_in_other_words_is_no_row_and_keeps_what_is_carried_down():
    found = records(
        [
            ["1", "Clean rivers", "Mend it", "A Pike", "May 2031", "More eels"],
            ["Ref", None, "Action and lead officer", "Owner", "Deadline", "How we will measure it"],
            ["2", None, "Paint it", "B Roach", "June 2031", "Fewer floods"],
        ],
        spans={(1, 1): (3, 1)},
    )
    assert [a.text.text for a in found.actions] == ["Mend it", "Paint it"]
    assert paths(found) == ["Clean rivers", "Clean rivers"]
    assert [m.text.text for m in found.measures] == ["More eels", "Fewer floods"]


@pytest.mark.parametrize(("before", "ref"), [("10", "11"), ("9", "1 1"), ("1", "1 1")])
def test_digits_apart_are_one_number_where_it_counts_on(before, ref):
    header = ["No.", "Action", "Lead"]
    found = records([[before, "Mend the weir", "A Pike"], ["1 1", "Count the eels", "B Carp"]], header=header)
    assert [a.ref.text for a in found.actions] == [before, ref]
