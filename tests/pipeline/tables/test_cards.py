"""Field names at the side: cards, stacked cards and turned tables become tables with a header on top."""

from dataclasses import replace

import pytest

from pipeline.naming import name_tables
from pipeline.outline import read_outline
from pipeline.rows import read_records
from pipeline.tables.cards import upright
from schemas.role import Role
from tests.pipeline.layouts import heading, table


def records(*tables):
    outline = read_outline((heading("River Action Plan"), *tables))
    return read_records(outline, name_tables(outline, {}))


def fields(found, role):
    return [(v.passage.text if (v := a.value(role)) else None) for a in found.actions]


CARD = [["What will we do?", "Mend the weir"], ["Who is responsible", "Head of Rivers"], ["When", "May 2031"]]


def test_a_card_for_each_action():
    other = [["What will we do?", "Count the eels"], ["Who is responsible", "A Pike"], ["When", "ongoing"]]
    found = records(table(CARD), table(other, number=2))
    assert [a.text.text for a in found.actions] == ["Mend the weir", "Count the eels"]
    assert fields(found, Role.OWNER) == ["Head of Rivers", "A Pike"]
    assert fields(found, Role.TIMESCALE) == ["May 2031", "ongoing"]


def test_cards_one_below_the_other_in_one_table():
    found = records(table([*CARD, ["What will we do?", "Count the eels"], ["When", "ongoing"]]))
    assert [a.text.text for a in found.actions] == ["Mend the weir", "Count the eels"]
    assert fields(found, Role.OWNER) == ["Head of Rivers", None]
    assert [a.origin.row for a in found.actions] == [1, 4]


def test_a_title_across_a_card_is_its_section():
    rows = [["Clean rivers", None], *CARD]
    found = records(table(rows, spans={(0, 0): (1, 2)}))
    assert [found.sections[k].title.text for k in found.actions[0].path] == ["Clean rivers"]


UNKNOWN = [
    ["Objective 1", "Clean rivers"],
    ["Tides to note", "Spring tides"],
    ["Actions and lead", "Mend the weir"],
]
UNKNOWN += [["If all goes well", "Eels come back"], ["Seen by", "The wardens"], ["Weather", "Rain"]]


def test_drawn_names_are_names_though_few_are_known():
    body = [replace(c, shaded=c.column == 0) for c in table(UNKNOWN).cells]
    found = records(replace(table(UNKNOWN), cells=tuple(body)))
    assert [a.text.text for a in found.actions] == ["Mend the weir"]
    assert [found.sections[k].title.text for k in found.actions[0].path] == ["Clean rivers"]
    assert upright(table(UNKNOWN)) is None


def test_the_number_in_a_field_name_is_the_actions_ref():
    cards = [[[f"Action {ref}", "Mend the weir"], *CARD[1:]] for ref in ("2", "3.1", "4b")]
    found = records(*(table(card, number=k) for k, card in enumerate(cards, start=1)))
    assert [a.ref.text for a in found.actions] == ["2", "3.1", "4b"]


@pytest.mark.parametrize("spans", [{}, {(0, 0): (1, 2)}])
def test_the_number_above_the_fields_is_the_actions_ref(spans):
    cards = [[[f"Action {ref}", None if spans else ""], *CARD] for ref in ("2", "3.1", "4b")]
    found = records(*(table(card, number=k, spans=spans) for k, card in enumerate(cards, start=1)))
    assert [(a.ref.text, a.text.text) for a in found.actions] == [
        (ref, "Mend the weir") for ref in ("2", "3.1", "4b")
    ]
    assert found.sections == ()


def test_two_fields_in_a_row():
    rows = [["Action", "Mend the weir", None, None], ["Lead", "Head of Rivers", "By when", "May 2031"]]
    found = records(table(rows, spans={(0, 1): (1, 3)}))
    assert [a.text.text for a in found.actions] == ["Mend the weir"]
    assert fields(found, Role.OWNER) == ["Head of Rivers"]
    assert fields(found, Role.TIMESCALE) == ["May 2031"]


def test_a_turned_table_has_a_record_a_column():
    rows = [
        ["Action", "Mend the weir", "Count the eels"],
        ["Lead", "A Pike", "B Carp"],
        ["By when", "May 2031", "June 2031"],
    ]
    found = records(table(rows))
    assert [a.text.text for a in found.actions] == ["Mend the weir", "Count the eels"]
    assert fields(found, Role.OWNER) == ["A Pike", "B Carp"]


def test_themes_above_actions_and_measures_are_their_sections():
    rows = [
        ["", "Clean rivers", "Safe banks"],
        ["What we will do", "• Mend the weir\n• Count the eels", "• Rail the towpath"],
        ["How we will know", "• Fewer floods", "• More walkers"],
    ]
    found = records(table(rows, header_rows=1, shaded=[0]))
    paths = [[found.sections[k].title.text for k in a.path] for a in found.actions]
    assert paths == [["Clean rivers"], ["Clean rivers"], ["Safe banks"]]
    assert [[found.sections[k].title.text for k in m.path] for m in found.measures] == [
        ["Clean rivers"],
        ["Safe banks"],
    ]


@pytest.mark.parametrize(
    ("heads", "role"),
    [(["May 2031", "June 2031"], Role.TIMESCALE), (["Head of Rivers", "Parks Team"], Role.OWNER)],
)
def test_days_and_owners_above_actions_are_no_sections(heads, role):
    rows = [
        ["", *heads],
        ["What we will do", "Mend the weir", "Rail the towpath"],
        ["How we will know", "Fewer floods", "More walkers"],
    ]
    found = records(table(rows))
    assert fields(found, role) == heads
    assert not any(a.path for a in found.actions)


def test_a_field_name_nobody_knows_is_reported_with_its_words():
    found = records(table([*CARD, ["Zorbs", "Seven of them"]]))
    assert any('"Zorbs"' in issue.message for issue in found.issues)


def test_a_plain_table_is_left_alone():
    assert upright(table([["Action", "Lead"], ["Mend the weir", "A Pike"]])) is None
    assert upright(table([["EEL", "Every Estuary Lives"], ["SWAN", "Safe Water"]])) is None


def test_activities_with_their_timescale_behind_a_dash():
    rows = [
        ["Objective", "Clean rivers"],
        ["Activities including timescale", "• Mend the weir – May 2031\n• Count eels – twice – On going"],
    ]
    found = records(table(rows))
    assert [a.text.text for a in found.actions] == ["Mend the weir", "Count eels – twice"]
    assert fields(found, Role.TIMESCALE) == ["May 2031", "On going"]


def test_a_target_without_a_measure_beside_it_is_a_section():
    rows = [["Target", "To keep the river clean"], ["Actions", "Mend the weir"]]
    found = records(table(rows))
    assert [s.title.text for s in found.sections] == ["To keep the river clean"]


def test_actions_that_begin_like_a_field_name_do_not_turn_a_table():
    rows = [
        ["Action", "Lead officer", "Money set aside"],
        *([f"Review {what}", "A Pike", "100 pounds"] for what in ("the weir", "the eels", "the map")),
    ]
    found = records(table(rows))
    assert [a.text.text for a in found.actions] == ["Review the weir", "Review the eels", "Review the map"]


def test_cards_of_two_fields_a_row_some_of_them_blank():
    rows = [
        ["Action 1b", "Mend the weir", None, None],
        ["Lead officer", "Business Support Officer", "Working with", ""],
        ["Start", "By May 2031", "Finish", ""],
        ["Success measures", "More eels", None, None],
    ]
    found = records(table(rows, spans={(0, 1): (1, 3), (3, 1): (1, 3)}))
    assert [(a.ref.text, a.text.text) for a in found.actions] == [("1b", "Mend the weir")]
    assert fields(found, Role.OWNER) == ["Business Support Officer"]
    assert fields(found, Role.TIMESCALE) == ["Start: By May 2031"]
    assert [(m.text.text, m.actions) for m in found.measures] == [("More eels", (0,))]


def test_a_drawn_row_of_its_own_says_how_the_actions_above_are_measured():
    said = table([["How will we know?", "More eels"]], number=2)
    drawn = replace(said, cells=(replace(said.cells[0], shaded=True), *said.cells[1:]))
    actions = table([["Action", "Lead", "When"], ["Mend the weir", "A Pike", "May"]])
    assert [m.text.text for m in records(actions, drawn).measures] == ["More eels"]
    assert not records(actions, said).measures
    listed = table([["How will we know it has made a difference", "• More eels\n• Fewer weirs"]], number=2)
    assert [m.text.text for m in records(actions, listed).measures] == ["More eels", "Fewer weirs"]


FORM = [["Lead", "A Pike"], ["By when", "May 2031"]]


def test_a_number_and_what_the_form_is_about_above_its_actions_is_their_section():
    rows = [["F1", "The weir must be safe"], ["Actions", "• Mend the weir\n• Fence the bank"], *FORM]
    found = records(table(rows))
    assert [a.text.text for a in found.actions] == ["Mend the weir", "Fence the bank"]
    path = [found.sections[at] for at in found.actions[0].path]
    assert [(section.ref.text, section.title.text) for section in path] == [
        ("F1", "The weir must be safe"),
    ]


def test_a_number_and_an_action_above_its_fields():
    rows = [
        ["F1", "Mend the weir"],
        *FORM,
        ["F2", "Count the eels"],
        ["Lead", "B Carp"],
        ["By when", "June 2031"],
    ]
    found = records(table(rows))
    assert [(a.ref.text, a.text.text) for a in found.actions] == [
        ("F1", "Mend the weir"),
        ("F2", "Count the eels"),
    ]
    assert fields(found, Role.OWNER) == ["A Pike", "B Carp"]
    assert fields(found, Role.TIMESCALE) == ["May 2031", "June 2031"]


def test_a_number_and_an_action_in_one_cell_across_a_form_with_measures():
    rows = [["1.1 Mend the weir", None], *FORM, ["Success measures", "More eels"]]
    found = records(table(rows, spans={(0, 0): (1, 2)}))
    assert [(a.ref.text, a.text.text) for a in found.actions] == [("1.1", "Mend the weir")]
    assert fields(found, Role.OWNER) == ["A Pike"]
    assert [(m.text.text, m.actions) for m in found.measures] == [("More eels", (0,))]


def test_a_numbered_title_that_instructs_nobody_is_no_action():
    rows = [["1. Rivers and banks", None], *FORM, ["Success measures", "More eels"]]
    assert not records(table(rows, spans={(0, 0): (1, 2)})).actions


def test_a_number_and_an_action_above_two_fields_a_row():
    rows = [
        ["F1", "Mend the weir", None, None],
        ["Lead", "A Pike", "By when", "May 2031"],
        ["Partners", "Anglers", "Cost", "£40"],
        ["Success measures", "More eels", None, None],
    ]
    found = records(table(rows, spans={(0, 1): (1, 3), (3, 1): (1, 3)}))
    assert [(a.ref.text, a.text.text) for a in found.actions] == [("F1", "Mend the weir")]
    assert fields(found, Role.OWNER) == ["A Pike"]
    assert fields(found, Role.TIMESCALE) == ["May 2031"]
    assert fields(found, Role.COST) == ["£40"]


def test_a_name_nobody_knows_that_is_drawn_as_the_others_are_is_one():
    rows = [
        ["Lead", "A Pike", "Weir open", "May 2031"],
        ["What we will do", "Mend the weir", None, None],
        ["Partners", "Anglers", None, None],
    ]
    plain = table(rows, spans={(1, 1): (1, 3), (2, 1): (1, 3)})
    drawn = replace(plain, cells=tuple(replace(c, shaded=c.column % 2 == 0) for c in plain.cells))
    found = records(drawn)
    assert fields(found, Role.OWNER) == ["A Pike"]
    assert fields(found, Role.TIMESCALE) == ["May 2031"]
    assert fields(records(plain), Role.TIMESCALE) == [None]


def test_a_value_goes_on_in_a_row_without_a_name():
    card = [["Activities including timescale", "• Mend the weir – May 2031\n• Paint the boats – year 2"]]
    rest = [["", "• Count the eels – June 2032"]]
    found = records(table([["Aims", "To keep the river clean"], *card, *rest]))
    assert [a.text.text for a in found.actions] == ["Mend the weir", "Paint the boats", "Count the eels"]
    assert fields(found, Role.TIMESCALE) == ["May 2031", "year 2", "June 2032"]


def test_where_nobody_is_named_beside_lead_by_asks_when():
    found = records(
        table([["Action", "Mend the weir"], ["Lead", ""], ["Impact", "No floods"], ["By", "tbc"]])
    )
    assert fields(found, Role.OWNER) == [None]
    assert fields(found, Role.TIMESCALE) == ["tbc"]


def test_a_date_and_a_state_at_the_foot_of_a_form_are_no_header():
    rows = [
        ["Recommendation 1", None, None, None],
        ["Sponsor", "Head of Rivers", "Delivery lead", "A Pike"],
        ["What we will do", "• Mend the weir\n• Count the eels", None, None],
        ["Completion date", "31 May 2031", "Status", "On track"],
    ]
    found = records(table(rows, spans={(0, 0): (1, 4), (2, 1): (1, 3)}))
    assert [a.text.text for a in found.actions] == ["Mend the weir", "Count the eels"]
    assert fields(found, Role.TIMESCALE) == ["31 May 2031"] * 2
    assert fields(found, Role.STATUS) == ["On track"] * 2


def test_a_blank_value_before_another_field_is_its_fields():
    rows = [
        ["Action", "Mend the weir", None, None],
        ["Partners", "", "Cost", "Within budget"],
        ["Lead", "A Pike", "When", ""],
    ]
    found = records(table(rows, spans={(0, 1): (1, 3)}))
    assert fields(found, Role.PARTNER) == [None]
    assert fields(found, Role.COST) == ["Within budget"]
    assert fields(found, Role.TIMESCALE) == [None]


def test_a_blank_value_of_the_first_name_of_a_row_is_its_own_though_few_know_the_name():
    rows = [
        ["Action", "Mend the weir", None, None],
        ["Lead", "A Pike", "When", "May 2031"],
        ["Progress at 21 May 2031", "", "RAG", "Green"],
    ]
    found = records(table(rows, spans={(0, 1): (1, 3)}))
    assert fields(found, Role.STATUS) == ["Green"]


def test_a_post_like_a_fields_name_and_a_date_are_no_header():
    rows = [
        ["Action", "Mend the weir", None, None],
        ["Lead officer", "Head of Human Resources", "Timescale", "2031/32"],
        ["Partners", "Eel Club", "Cost", "Within budget"],
    ]
    found = records(table(rows, spans={(0, 1): (1, 3)}))
    assert [a.text.text for a in found.actions] == ["Mend the weir"]
    assert fields(found, Role.OWNER) == ["Head of Human Resources"]
    assert fields(found, Role.TIMESCALE) == ["2031/32"]


@pytest.mark.parametrize(
    "foot",
    [
        ["Progress", "The weir has been looked at.", "Status", "On track"],
        ["Progress", "The weir has been looked at.", "RAG", "Completed"],
        ["Delivery lead", "Project manager", "Status", "On track"],
    ],
)
def test_values_that_are_headers_elsewhere_make_no_header_of_a_form(foot):
    cards = [
        [
            [f"Action 1.{number}", words, None, None],
            ["Partners", "Eel Club", "Timescale", "May 2031"],
            foot,
        ]
        for number, words in enumerate(("Mend the weir", "Count the eels"), start=1)
    ]
    found = records(*(table(rows, number=n, spans={(0, 1): (1, 3)}) for n, rows in enumerate(cards, start=1)))
    assert [(a.ref.text, a.text.text) for a in found.actions] == [
        ("1.1", "Mend the weir"),
        ("1.2", "Count the eels"),
    ]
    assert fields(found, Role.PARTNER) == ["Eel Club"] * 2


def test_a_header_over_rows_that_begin_with_names_is_one():
    rows = [
        ["Action", "Status", "Lead", "By when"],
        ["Review the weir", "On track", "A Pike", "May 2031"],
        ["Progress report on eels", "Closed", "B Carp", "June 2031"],
    ]
    found = records(table(rows))
    assert [a.text.text for a in found.actions] == ["Review the weir", "Progress report on eels"]
    assert fields(found, Role.OWNER) == ["A Pike", "B Carp"]


def test_three_fields_in_a_row():
    rows = [
        ["Action", "Mend the weir", None, None, None, None],
        ["Lead", "A Pike", "By when", "May 2031", "RAG", "Green"],
        ["Success measures", "More eels", None, None, None, None],
        ["Progress", "Stones are bought.", None, None, None, None],
    ]
    spans = {(0, 1): (1, 5), (2, 1): (1, 5), (3, 1): (1, 5)}
    found = records(table(rows, spans=spans))
    assert [a.text.text for a in found.actions] == ["Mend the weir"]
    assert fields(found, Role.OWNER) == ["A Pike"]
    assert fields(found, Role.TIMESCALE) == ["May 2031"]
    assert [(m.text.text, m.actions) for m in found.measures] == [("More eels", (0,))]
