"""Titles, headings and lists above the tables."""

from dataclasses import replace

import pytest

from pipeline.outline import read_outline
from pipeline.outline.walk import Listed, Placed
from pipeline.texts.heads import split_name
from schemas.document import BlockKind
from schemas.passage import Passage
from tests.pipeline.layouts import heading, paragraph, table

TABLE = table([["Action", "Lead"], ["Mend it", "Rivers"]])


def placed(*body):
    outline = read_outline((heading("River Action Plan 2030-33"), *body))
    return [part for part in outline.parts if isinstance(part, Placed)]


@pytest.mark.parametrize(
    ("text", "name", "title", "kind"),
    [
        ("Priority One", "Priority One", "", "priority"),
        ("1. AIM:", "1", "", "aim"),
        ("3. AIM: Keep rivers clean.", "3", "Keep rivers clean.", "aim"),
        ("Gap 2: Eel passes", "Gap 2", "Eel passes", "theme"),
        ("Part B: Safe banks", "Part B", "Safe banks", "theme"),
        ("Planning grid 2: Safe banks", "Planning grid 2", "Safe banks", "theme"),
        ("Policy T1: Safe banks", "Policy T1", "Safe banks", "theme"),
        ("Section 3 – Safe banks", "Section 3", "Safe banks", "theme"),
        ("Objective 2.1 - Count eels", "Objective 2.1", "Count eels", "objective"),
        ("Aim 3b: Count eels", "Aim 3b", "Count eels", "aim"),
        ("PRIORITY 3 CLEAN RIVERS", "PRIORITY 3", "CLEAN RIVERS", "priority"),
        ("Theme B Clean rivers", "Theme B", "Clean rivers", "theme"),
        ("Theme A Clean rivers for all", "Theme A", "Clean rivers for all", "theme"),
        ("Objective 1a  Eels that come back", "Objective 1a", "Eels that come back", "objective"),
        ("Aim 1.2 A river for all", "Aim 1.2", "A river for all", "aim"),
        ("Area for Improvement 2: Eel passes", "Area for Improvement 2", "Eel passes", "theme"),
        ("Area for development 3 – Eel passes", "Area for development 3", "Eel passes", "theme"),
        ("Priority for Action 1 Safe banks", "Priority for Action 1", "Safe banks", "priority"),
        ("Objective R2: Safe banks", "Objective R2", "Safe banks", "objective"),
        ("Goal EP1.3 – Eel passes", "Goal EP1.3", "Eel passes", "aim"),
        ("Theme two\tWeirs and eels", "Theme two", "Weirs and eels", "theme"),
        ("Priority 5 Rivers", "Priority 5", "Rivers", "priority"),
        ("3 PRIORITY Clean rivers for all", "3", "Clean rivers for all", "priority"),
    ],
)
def test_names_of_sections(text, name, title, kind):
    ref, rest, found = split_name(Passage.of(0, text))
    assert (ref.text, rest.text, found) == (name, title, kind)


@pytest.mark.parametrize(
    "text",
    [
        "Aims of the river service",
        "Priorities for rivers",
        "Count eels",
        "2. Gap-year eels",
        "Priority 2 Action Plan",
        "Priority A Place to Call Home",  # its "A" is a word
        "Priority A place to meet",
        "Priority E banks",
        "Aim 3 is about eels",
        "3 Priority rivers of the county",
        "3 PRIORITIES FOR RIVERS",
        "4 OBJECTIVES We share",
        "Section 3 Safe banks",
        "Priority 1 High",
        "Project R2 mends banks",
        "Section EPA12 of the act",
        "Objective 2 Measures",
        "Priorities for year 1",
        "Part A: River strategy plan",
    ],
)
def test_no_names_of_sections(text):
    assert split_name(Passage.of(0, text)) is None


def test_the_heading_that_names_a_plan_is_the_title():
    outline = read_outline((heading("Borough of Eelmouth"), heading("River Action Plan", 2), TABLE))
    assert outline.title.text == "River Action Plan"
    assert outline.parts[0].heads == ()


def test_the_title_may_stand_below_whose_it_is_and_a_plain_line():
    front = (heading("Eelmouth Borough Council"), paragraph("Rivers Department"))
    outline = read_outline((*front, heading("River Action Plan", 2), TABLE))
    assert outline.title.text == "River Action Plan"
    assert outline.parts[0].heads == ()
    for first, last in (("Bright Waters", "River Plan"), ("Eelmouth Borough Council", "Clean rivers")):
        outline = read_outline((heading(first), front[1], heading(last, 2), TABLE))
        assert outline.title.text == first


def test_the_title_stands_below_the_banner_and_the_path_of_a_web_page():
    path = "Home > Your rivers > Plans and strategies of the Eelmouth Rivers Board > River action plan"
    front = (table([["We use cookies."], ["Eelmouth Rivers Board"]]), paragraph(path))
    outline = read_outline((*front, heading("River Action Plan"), TABLE))
    assert outline.title.text == "River Action Plan"
    assert outline.parts[-1].heads == ()
    outline = read_outline((*front, heading("Clean rivers"), TABLE))
    assert [h.title.text for h in outline.parts[-1].heads] == ["Clean rivers"]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("River Business Plan 2031-2034", "River Business Plan 2031-2034"),
        ("A river business plan", "Clean banks for all"),  # without years it may be anything
        ("For the years 2031-2034", "Clean banks for all"),
    ],
)
def test_a_plain_line_below_a_slogan_that_names_a_plan_and_its_years_is_the_title(line, title):
    body = (heading("Clean banks for all"), paragraph(line), heading("Weirs", 2), paragraph("They are old."))
    assert read_outline(body).title.text == title


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("Clean Rivers Charter", "Action Plan"), "Clean Rivers Charter Action Plan"),
        (("Clean Rivers Charter", "River Action Plan"), "River Action Plan"),
        (("Eelmouth Borough Council", "Action Plan"), "Action Plan"),
    ],
)
@pytest.mark.parametrize(("below", "years"), [("2031 to 2034", " 2031 to 2034"), ("For all of us", "")])
def test_a_title_over_two_lines_of_a_cover_may_end_with_its_kind(lines, title, below, years):
    cover = [paragraph(text, kind=BlockKind.HEADING, level=1, page=1) for text in lines]
    body = (*cover, paragraph(below, page=1), paragraph("Rivers matter to all of us.", page=2))
    assert read_outline(body).title.text == title + years


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("Clean Rivers Charter", "Action Plan 2031-34"), "Clean Rivers Charter Action Plan 2031-34"),
        (("Eelmouth Borough Council", "Action Plan 2031-34"), "Action Plan 2031-34"),
        (("Clean Rivers Charter", "River Action Plan 2031-34"), "River Action Plan 2031-34"),
        (("River Plan 2031-34", "Eelmouth Council with its partners"), "River Plan 2031-34"),
        (("Eelmouth Council – River Plan 2031-34",), "River Plan 2031-34"),
        (("River Plan | Eelmouth Safeguarding Children Partnership",), "River Plan"),
        (("Otters – River Plan 2031-34",), "Otters – River Plan 2031-34"),
        (("Eelmouth Council: clean rivers",), "Eelmouth Council: clean rivers"),
    ],
)
def test_the_title_has_the_line_its_kind_goes_with_and_not_whose_it_is(lines, title):
    body = (*map(heading, lines), paragraph("Rivers matter to all of us. They are ours."))
    assert read_outline(body).title.text == title


def test_the_title_of_a_web_page_stands_below_what_it_says_of_cookies_and_its_menu():
    notice = (heading("Cookies on eelmouth.example"), paragraph("Accept all"), TABLE, heading("Search", 4))
    assert read_outline((*notice, heading("River plan"), TABLE)).title.text == "River plan"
    assert read_outline((*notice, TABLE)).title.text == "Cookies on eelmouth.example"
    menu = paragraph("Eelmouth Rivers Board | The chair of the board | What we do | Rivers and weirs")
    assert read_outline((menu, heading("River plan"), TABLE)).title.text == "River plan"


def test_a_long_text_on_top_is_no_menu_and_takes_no_time_to_tell():
    story = paragraph(
        "the eels swim up the weir " * 20_000
    )  # minutes, were each place the beginning of a menu
    outline = read_outline((story, heading("River plan"), TABLE))
    assert outline.title.text == ""
    assert [h.title.text for h in outline.parts[-1].heads] == ["River plan"]


def test_a_heading_that_ends_with_years_below_whose_page_it_is_is_the_title():
    front = (heading("Eelmouth Borough Council", 3), paragraph("Home / Rivers / Otters"))
    outline = read_outline((*front, heading("Our priorities for otters 2031 to 2034"), TABLE))
    assert outline.title.text == "Our priorities for otters 2031 to 2034"


def test_a_bare_name_takes_the_line_under_it_as_title():
    part = placed(heading("Priority One", 2), heading("Clean rivers", 2), TABLE)[0]
    assert [(h.ref.text, h.title.text) for h in part.heads] == [("Priority One", "Clean rivers")]


@pytest.mark.parametrize(
    ("below", "title"),
    [
        ("3 Clean rivers for all", "Clean rivers for all"),  # the number in a badge beside both lines
        ("3. Clean rivers for all", "Clean rivers for all"),
        ("3 rivers for all", "3 rivers for all"),  # so many
        ("12 Clean rivers", "12 Clean rivers"),  # another number
    ],
)
def test_the_number_of_a_bare_name_that_its_title_repeats_is_no_part_of_the_title(below, title):
    part = placed(paragraph("Area 3"), heading(below, 2), TABLE)[0]
    assert [(h.ref.text, h.title.text) for h in part.heads] == [("Area 3", title)]


@pytest.mark.parametrize(
    ("title", "heads"),
    [
        ("Clean rivers", [("PART B", "Clean rivers")]),
        ("Monitoring and review", [("PART B", "Monitoring and review")]),  # a part of its own, not a field
        ("River improvement plan", []),
        ("Introduction", []),
        ("How to read the table", []),
        ("Our actions", []),
    ],
)
def test_a_bare_part_is_the_number_of_the_heading_below_it(title, heads):
    bold = [replace(paragraph(text), bold=True) for text in ("PART B", title)]
    assert [(h.ref.text, h.title.text) for h in placed(*bold, TABLE)[0].heads] == heads


def test_a_plain_name_over_a_heading_is_its_number():
    part = placed(paragraph("Priority 3"), heading("Clean rivers", 2), TABLE)[0]
    assert [(h.ref.text, h.title.text, h.kind) for h in part.heads] == [
        ("Priority 3", "Clean rivers", "priority")
    ]
    own = placed(paragraph("Priority 3"), heading("Priority 4: Clean rivers", 2), TABLE)[0]
    assert [h.ref.text for h in own.heads] == ["Priority 4"]


def test_a_bare_name_in_small_letters_stands_as_high_as_the_title_below_it():
    body = (heading("Aim 1", 4), heading("Clean rivers", 2), heading("Eels", 3), TABLE, heading("Aim 2", 4))
    parts = placed(*body, heading("Quiet lakes", 2), TABLE)
    assert [[h.title.text for h in part.heads] for part in parts] == [
        ["Clean rivers", "Eels"],
        ["Quiet lakes"],
    ]


def test_a_deeper_heading_stands_in_the_one_above_and_a_sibling_replaces_it():
    body = (heading("Rivers", 2), heading("Eels", 3), TABLE, heading("Trout", 3), TABLE)
    assert [[h.title.text for h in part.heads] for part in placed(*body)] == [
        ["Rivers", "Eels"],
        ["Rivers", "Trout"],
    ]


def test_one_sentence_between_heading_and_table_is_a_statement():
    part = placed(heading("Rivers", 2), paragraph("Rivers will be kept clean."), TABLE)[0]
    assert part.statement.text == "Rivers will be kept clean."


@pytest.mark.parametrize("end", ["Half of them leak.", "“We were not told.”"])
def test_a_paragraph_of_several_sentences_tells_and_states_nothing(end):
    told = paragraph(f"There are 40 weirs in the county. {end}")
    part = placed(heading("Rivers", 2), told, TABLE)[0]
    assert ([h.title.text for h in part.heads], part.statement.text) == (["Rivers"], "")


def test_a_sentence_in_the_cell_of_its_title_is_no_statement():
    told = paragraph("Half of the weirs leak.", level=9)
    [part] = placed(heading("Safe weirs", 9), told, TABLE)
    assert ([h.title.text for h in part.heads], part.statement.text) == (["Safe weirs"], "")


def test_a_plain_line_that_says_it_is_a_statement_is_one():
    part = placed(heading("Rivers", 2), paragraph("Statement: eels come first"), TABLE)[0]
    assert [h.title.text for h in part.heads] == ["Rivers"]
    assert part.statement.text == "Statement: eels come first"
    part = placed(heading("Rivers", 2), paragraph("Outcome: eels come first"), TABLE)[0]
    assert [h.title.text for h in part.heads] == ["Rivers", "eels come first"]


@pytest.mark.parametrize(
    ("over", "said", "stated"),
    [
        ("What we heard", "“Nobody told me when the river would be clean.”", False),
        ("Why this matters", "Eels are rarer than they were ten years ago.", False),
        ("Our aim", "Eels are as many as they were ten years ago.", True),
    ],
)
def test_a_sentence_that_somebody_said_or_that_tells_why_is_no_statement(over, said, stated):
    (part,) = placed(heading("Clean rivers", 2), heading(over, 3), paragraph(said), TABLE)
    assert [h.title.text for h in part.heads] == ["Clean rivers"]
    assert part.statement.text == (said if stated else "")


def test_narrative_of_several_paragraphs_is_none():
    assert not placed(heading("Rivers", 2), paragraph("One."), paragraph("Two."), TABLE)[0].statement


@pytest.mark.parametrize(
    "announcement",
    [
        "Priority actions",
        "Statement of action",
        "2. Programme of work",
        "Part 3: Roadmap",
        "Post-inspection plan",
    ],
)
def test_an_announcement_is_no_section(announcement):
    part = placed(heading("Rivers", 2), heading(announcement, 3), TABLE)[0]
    assert [h.title.text for h in part.heads] == ["Rivers"]


def test_capitals_that_headings_count_with_are_their_refs():
    parts = placed(
        *(heading("RfA 1: Clean rivers", 2), TABLE, heading("RfA 2: Safe banks", 2), TABLE),
        *(heading("M62 Motorway bridges", 2), TABLE),
    )
    found = [(part.heads[-1].ref.text, part.heads[-1].title.text) for part in parts]
    assert found == [("RfA 1", "Clean rivers"), ("RfA 2", "Safe banks"), ("", "M62 Motorway bridges")]


def test_objectives_listed_before_a_table():
    outline = read_outline(
        (
            heading("River Plan"),
            paragraph("OBJECTIVES:", bold=True),
            paragraph("1.1. To count eels"),
            paragraph("1.2. To count trout"),
            TABLE,
        )
    )
    listed = outline.parts[0]
    assert isinstance(listed, Listed)
    assert [(e.ref.text, e.text.text) for e in listed.entries] == [
        ("1.1", "To count eels"),
        ("1.2", "To count trout"),
    ]


@pytest.mark.parametrize(
    ("item", "listed"),
    [
        ("2.1 That Members note how the eels are", False),
        ("2.1 That the Rivers and Wetlands Board agrees the plan at Appendix A", False),
        ("2.1 Cabinet is asked to delegate the rest to the Warden", False),
        ("(1) To approve the plan", False),
        ("2.1 That the Council agrees with anglers where they fish", True),
        ("2.1 Board members count eels", True),
    ],
)
def test_what_a_report_asks_of_its_meeting_is_no_section(item, listed):
    body = (
        heading("River Plan"),
        heading("Recommendations", 2),
        paragraph(item),
        paragraph("2.2 Otters"),
        TABLE,
    )
    assert any(isinstance(part, Listed) for part in read_outline(body).parts) is listed


LAW = "Each board must publish clear objectives. In setting them it must have due regard to the need to:"


@pytest.mark.parametrize(
    ("line", "listed"),
    [
        ("The board has set itself three objectives. They are:", True),
        ("The river is for all. Our objectives are to:", True),
        (LAW, False),  # objectives are named in passing: what is listed are the needs
    ],
)
def test_a_line_announces_what_its_last_sentence_says(line, listed):
    items = (paragraph("• count the eels"), paragraph("• open the locks"))
    outline = read_outline((heading("River Plan"), paragraph(line), *items, TABLE))
    assert any(isinstance(part, Listed) for part in outline.parts) is listed


def test_a_list_of_duties_is_narrative():
    outline = read_outline(
        (heading("River Plan"), paragraph("The board will look after:"), paragraph("• eels"), TABLE)
    )
    assert [type(p) for p in outline.parts] == [Placed]


def test_short_lines_above_the_title_are_not_the_title():
    outline = read_outline((paragraph("Cabinet, item 7"), heading("River Action Plan"), TABLE))
    assert outline.title.text == "River Action Plan"
    assert outline.parts[0].heads == ()


def test_a_title_over_two_lines():
    outline = read_outline((heading("Review of the River Plan:"), heading("March 2031"), TABLE))
    assert outline.title.text == "Review of the River Plan: March 2031"


COVER = (heading("River Action Plan"), heading("Eels and Herons"))
SECTIONS = (heading("Clean rivers", 3), TABLE, heading("Full rivers", 3), TABLE)


@pytest.mark.parametrize(
    "body",
    [
        (*COVER, heading("2031 to 2034", 2), *SECTIONS),
        (*COVER, heading("June 2031", 2), *SECTIONS),
        tuple(replace(line, page=1) for line in COVER)
        + tuple(replace(s, page=2) for s in SECTIONS[:1])
        + SECTIONS[1:],
    ],
)
def test_lines_drawn_like_the_title_and_like_no_other_are_more_of_it(body):
    outline = read_outline(body)
    years = " 2031 to 2034" if "2031 to" in body[len(COVER)].passage.text else ""
    assert outline.title.text == f"River Action Plan Eels and Herons{years}"
    assert [[h.title.text for h in part.heads] for part in outline.parts] == [
        ["Clean rivers"],
        ["Full rivers"],
    ]


@pytest.mark.parametrize(
    "below",
    [
        (TABLE,),
        (paragraph("1.1 Mend it"), TABLE),
        (heading("2031 to 2034", 2), heading("Clean rivers", 2), TABLE, heading("Full rivers"), TABLE),
    ],
)
def test_a_heading_over_a_table_or_drawn_like_others_is_no_more_of_the_title(below):
    outline = read_outline((*COVER, *below))
    assert outline.title.text == "River Action Plan"
    assert outline.parts[0].heads[0].title.text == "Eels and Herons"


def test_a_numbered_bold_line_stands_under_a_named_one():
    body = (
        paragraph("Priority One", bold=True),
        paragraph("Clean rivers", bold=True),
        paragraph("1.1 To count eels", bold=True),
        TABLE,
        paragraph("Priority Two", bold=True),
        paragraph("Full rivers", bold=True),
        TABLE,
    )
    assert [[h.title.text for h in part.heads] for part in placed(*body)] == [
        ["Clean rivers", "To count eels"],
        ["Full rivers"],
    ]


def test_a_heading_like_a_field_name_is_a_section():
    assert [h.title.text for h in placed(heading("Waste as a resource", 2), TABLE)[0].heads] == [
        "Waste as a resource"
    ]


@pytest.mark.parametrize("names", [("Rescue", "Response", "People"), ("Rescue", "People", "Support")])
def test_a_fields_name_over_a_table_as_others_of_its_rank_stand_over_theirs_is_a_section(names):
    areas = [[heading(name, 2), paragraph("Well known to all"), TABLE] for name in names]
    body = [line for area in areas for line in area]
    assert [[h.title.text for h in part.heads] for part in placed(*body)] == [[name] for name in names]


def test_a_fields_name_over_another_table_than_its_rank_has_is_no_section():
    other = table([["Measure", "Now", "Target", "Lead"], ["Eels", "4", "9", "Rivers"]])
    body = [heading("Response", 2), TABLE, heading("Rescue", 2), other]
    assert not placed(*body)[0].heads


def test_a_document_without_words_has_an_outline_without_parts():
    assert read_outline([]).parts == ()


def test_a_date_below_the_title_is_no_section_and_dates_over_tables_are():
    (alone,) = placed(heading("4 July 2031"), TABLE)
    first, second = placed(heading("July 2031"), TABLE, heading("October 2031"), TABLE)
    assert alone.heads == ()
    assert [[head.title.text for head in part.heads] for part in (first, second)] == [
        ["July 2031"],
        ["October 2031"],
    ]


@pytest.mark.parametrize(
    ("line", "heads"),
    [
        ("River Board – last updated on 4 July 2031", []),
        ("Version agreed in July 2031 for the committee", []),
        ("Boats for the 2031 season", ["Boats for the 2031 season"]),  # a date, but not the document's
        ("Objective 1: Locks revised July 2031", ["Locks revised July 2031"]),
    ],
)
def test_a_line_below_the_title_that_says_when_the_plan_was_written_is_no_section(line, heads):
    (part,) = placed(heading(line, 3), TABLE)
    assert [head.title.text for head in part.heads] == heads


def test_what_was_agreed_some_day_is_a_section_beside_others_drawn_like_it():
    first, _ = placed(heading("Locks agreed July 2031", 2), TABLE, heading("Boats", 2), TABLE)
    assert [head.title.text for head in first.heads] == ["Locks agreed July 2031"]


@pytest.mark.parametrize(
    "again",
    ["Clean rivers (continued)", "Clean rivers - cont'd", "Clean rivers cont.", "Clean rivers, Continued"],
)
def test_a_heading_that_comes_again_with_a_note_is_the_same(again):
    first, second = placed(heading("Clean rivers", 2), TABLE, heading(again, 2), TABLE)
    assert [h.title.text for h in second.heads] == [h.title.text for h in first.heads] == ["Clean rivers"]


def test_a_line_that_says_an_open_heading_again_with_a_note_is_the_same_however_it_is_drawn():
    again = paragraph("Clean rivers (continued)", bold=True)
    parts = placed(heading("Clean rivers", 2), TABLE, heading("Weirs", 3), TABLE, again, TABLE)
    assert [[h.title.text for h in part.heads] for part in parts] == [
        ["Clean rivers"],
        ["Clean rivers", "Weirs"],
        ["Clean rivers"],
    ]


def test_a_note_that_a_table_goes_on_is_neither_section_nor_statement():
    parts = placed(
        heading("Clean rivers", 2), paragraph("(continued)"), TABLE, heading("Continued", 2), TABLE
    )
    assert [[h.title.text for h in part.heads] for part in parts] == [["Clean rivers"]] * 2
    assert [part.statement.text for part in parts] == ["", ""]


def test_a_title_may_speak_of_what_is_continued():
    (part,) = placed(heading("Keep what is to be continued", 2), TABLE)
    assert [h.title.text for h in part.heads] == ["Keep what is to be continued"]


def test_the_heading_of_a_glossary_is_no_section():
    terms = table([["WB", "Weir Board"], ["EP", "Eel Pass"]])
    parts = placed(heading("Glossary", 2), terms, TABLE)
    assert [part.heads for part in parts] == [(), ()]
    assert [part.glossary for part in parts] == [True, False]


def test_what_only_announces_does_so_on_the_next_page_too():
    parts = placed(heading("Clean rivers", 2), heading("Key actions (continued)", 3), TABLE)
    assert [[h.title.text for h in part.heads] for part in parts] == [["Clean rivers"]]


def test_what_announces_again_and_again_stands_under_a_named_section_drawn_like_it():
    for first, second, expected in (
        ("Theme 1: Rivers", "Theme 2: Ponds", [["Rivers"], ["Ponds"]]),
        ("1 Rivers", "2 Ponds", [[], []]),
    ):
        parts = placed(
            *(heading(first, 2), heading("Our actions", 2), TABLE),
            *(heading(second, 2), heading("Our actions", 2), TABLE),
        )
        assert [[h.title.text for h in part.heads] for part in parts] == expected


def test_a_heading_in_two_lines_ends_in_its_date():
    (part,) = placed(heading("Review of the pond plan:", 2), heading("March 2031", 2), TABLE)
    assert [h.title.text for h in part.heads] == ["Review of the pond plan: March 2031"]
    (part,) = placed(heading("Clean ponds:", 2), heading("bathing to follow in spring", 2), TABLE)
    assert [h.title.text for h in part.heads] == ["bathing to follow in spring"]
    (part,) = placed(heading("Ponds and lakes", 2), heading("March 2031", 2), TABLE)
    assert [h.title.text for h in part.heads] == ["March 2031"]


@pytest.mark.parametrize(
    ("head", "kept"),
    [
        ("How the plan is monitored", []),
        ("How this action plan will be delivered and reviewed", []),
        ("Monitoring our strategy", []),
        ("Governance of the programme", []),
        ("How the river is monitored", ["How the river is monitored"]),
        ("Review the plan", ["Review the plan"]),
        ("What anglers say", ["What anglers say"]),
        ("What young people told us", []),
        ("What our young people and their families have said", []),
        ("What children need", ["What children need"]),
        ("What we heard", []),
        ("What we have heard from anglers", ["What we have heard from anglers"]),
        ("What we’ve heard from families", []),
        ("Why this is a priority", []),
        ("Where are we now?", []),
        ("Case study", []),
        ("Who rows now?", ["Who rows now?"]),
        ("Summary by workstream", []),
        ("RAG status by priority", []),
        ("Progress at a glance", []),
        ("Travel by quarter", ["Travel by quarter"]),
    ],
)
def test_a_heading_about_the_plan_itself_or_what_was_said_or_counted_is_no_section(head, kept):
    (part,) = placed(heading(head, 2), paragraph("The board meets each term."), TABLE)
    assert [h.title.text for h in part.heads] == kept


def test_what_was_done_stands_below_no_priority():
    priority = [paragraph("Priority Two", bold=True), paragraph("Clean rivers", bold=True)]
    done = paragraph("What we have achieved so far", bold=True)
    first, second = placed(*priority, TABLE, done, TABLE)
    assert [h.title.text for h in first.heads] == ["Clean rivers"]
    assert [h.title.text for h in second.heads] == ["What we have achieved so far"]
    twice = placed(*priority, TABLE, done, TABLE, paragraph("Boats", bold=True), TABLE, done, TABLE)
    assert [len(part.heads) for part in twice] == [1, 2, 2, 2]


@pytest.mark.parametrize("counted", [{"bold": True}, {"kind": BlockKind.HEADING, "level": 4}])
def test_a_numbered_heading_over_larger_ones_is_followed_by_the_next_number_outside_of_them(counted):
    over, following = (
        paragraph(text, **counted) for text in ("3. Work on the rivers", "4. The service itself")
    )
    body = (over, heading("Clean rivers", 2), TABLE, heading("Safe banks", 2), TABLE, following, TABLE)
    first, second, last = placed(*body)
    assert [[h.title.text for h in part.heads][-1] for part in (first, second)] == [
        "Clean rivers",
        "Safe banks",
    ]
    assert [h.title.text for h in last.heads] == ["The service itself"]


def test_numbers_that_count_on_below_larger_headings_stand_under_these():
    weirs, boats, eels = (paragraph(t, bold=True) for t in ("1. Weirs", "2. Boats", "3. Eels"))
    body = (heading("Clean rivers", 2), weirs, TABLE, boats, TABLE, heading("Safe banks", 2), eels, TABLE)
    assert [h.title.text for h in placed(*body)[-1].heads] == ["Safe banks", "Eels"]


@pytest.mark.parametrize(
    ("appendix", "name", "title"),
    [
        (
            "Appendix 1",
            "Rivers and Weirs: Eel Action Plan 2031–2034",
            "Rivers and Weirs: Eel Action Plan 2031–2034",
        ),
        ("Annex A:", "Eel Strategy", "Eel Strategy"),
        ("Appendix 1", "Monitoring and review", "OTTERFORD BOROUGH COUNCIL"),
        ("Appendix 1: Weirs", "Eel Strategy", "OTTERFORD BOROUGH COUNCIL"),
    ],
)
def test_a_report_that_names_no_plan_has_the_title_of_the_plan_it_appends(appendix, name, title):
    above = (heading("OTTERFORD BOROUGH COUNCIL"), heading("1. Purpose of report", 2))
    below = (heading(appendix, 2), heading(name, 2), TABLE)
    outline = read_outline((*above, paragraph("1.1 This report is to be noted."), *below))
    assert outline.title.text == title
    heads = [h.title.text for part in outline.parts for h in getattr(part, "heads", ())]
    assert name not in heads or title != name


def test_the_part_of_a_header_that_asks_how_success_is_known_states_nothing():
    part = placed(heading("Rivers", 2), paragraph("How we will know we have"), TABLE)[0]
    assert ([h.title.text for h in part.heads], part.statement.text) == (["Rivers"], "")
