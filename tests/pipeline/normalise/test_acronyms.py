"""The acronyms of a plan: the most trustworthy source first, every occurrence counted."""

import pytest

from pipeline.build import build_plan
from schemas.document import BlockKind
from schemas.source import Source
from tests.pipeline.layouts import block, document, source_table


def acronyms(*body, title="Boat Plan 2018-2020", authority=None):
    heading = block(title, BlockKind.HEADING, level=1)
    plan = build_plan(document(heading, *body), Source(authority=authority), "0" * 64, "invented")
    return {row.acronym: (row.expansion, row.source, row.occurrences) for row in plan.acronyms}, plan


def test_a_glossary_is_believed_before_a_definition_in_the_text():
    found, _ = acronyms(
        block("The Care Query Crew (CQC) meets. CQC reports."),
        block("Glossary", BlockKind.HEADING, level=2),
        source_table([["CQC", "Canal Quality Circle"], ["LKG", "Lock Keepers Guild"], ["WB", "Weir Board"]]),
    )

    assert found["CQC"] == ("Canal Quality Circle", "glossary", 3)


def test_terms_in_plain_words_are_explained_and_are_short_for_nothing():
    rows = [
        ["Term", "Definition", "Additional comment"],
        ["Agreed", "We will do all of it", "Say by when."],
        ["Early help", "Help before a boat sinks", ""],
        ["Cobra", "Canal Office Boat Rescue Aid", ""],
        ["HoW", "The keeper of every weir", ""],
    ]
    found, plan = acronyms(source_table(rows, header_rows=1))

    assert {short for short, (_, source, _) in found.items() if source == "glossary"} == {"Cobra", "HoW"}
    assert {row.reason for row in plan.leftovers if row.text in {"Agreed", "Say by when."}} == {"narrative"}


def test_a_header_that_is_nothing_but_a_defined_acronym_counts_with_the_others():
    found, _ = acronyms(
        block("The River Action Group (RAG) meets. RAG reports."),
        source_table([["Action", "Lead", "RAG"], ["Mend the weir", "A Pike", "Green"]], header_rows=1),
    )

    assert found["RAG"] == ("River Action Group", "inline", 3)


def test_a_definition_in_the_text_is_believed_before_the_lexicon():
    found, _ = acronyms(block("The Care Query Crew (CQC) meets."))

    assert found["CQC"] == ("Care Query Crew", "inline", 1)


def test_a_definition_that_a_page_break_cuts_is_one():
    header = ["No.", "Action", "Lead", "By when"]
    upper = [
        ["1.1", "Mend the weir", "A Pike", "May 2031"],
        ["1.2", "Ask the Board of", "A Pike", "May 2031"],
    ]
    lower = [["", "Rivers and Eels (BRE)", "", ""], ["1.3", "Count the eels", "B Carp", "June 2031"]]
    pages = [source_table([header, *rows], page=k, header_rows=1) for k, rows in enumerate((upper, lower), 1)]
    found, plan = acronyms(*pages)

    assert found["BRE"] == ("Board of Rivers and Eels", "inline", 1)
    words = [row for row in plan.lineage if row.record_id == "invented/BRE/inline"]
    assert len({row.cell_id for row in words if row.column_name == "expansion"}) == len(pages)


def test_glossary_lines_outside_tables_are_read_and_traced():
    lines = ("CRF – Canal Repair Fund", "LKG – Lock Keepers Guild", "WB – Weir Board")
    found, plan = acronyms(*map(block, lines))
    words = [row for row in plan.lineage if row.record_id == "invented/LKG/glossary"]

    assert found["LKG"] == ("Lock Keepers Guild", "glossary", 1)
    assert [(row.column_name, row.char_start, row.char_end) for row in words] == [
        ("acronym", 0, 3),
        ("expansion", 6, 24),
    ]


def test_short_forms_drawn_as_headings_over_their_long_forms_are_a_glossary():
    forms = (("CRF", "Canal Repair Fund"), ("LKG", "Lock Keepers Guild"), ("WB", "Weir Board"))
    pairs = [(block(short, BlockKind.HEADING, level=3), block(long)) for short, long in forms]
    found, _ = acronyms(
        block("Glossary", BlockKind.HEADING, level=2), *(part for pair in pairs for part in pair)
    )

    assert {short: found[short][:2] for short, _ in forms} == {s: (long, "glossary") for s, long in forms}


LISTED = ("Officers are shown by the initials of their post:", "LK Lock Keeper", "HoW Head of Weirs")


@pytest.mark.parametrize("body", [tuple(map(block, LISTED)), (source_table([["2.2", "\n".join(LISTED)]]),)])
def test_a_sentence_may_announce_the_short_forms_in_or_outside_a_table(body):
    found, _ = acronyms(*body)

    assert found["LK"][:2] == ("Lock Keeper", "glossary")
    assert found["HoW"][:2] == ("Head of Weirs", "glossary")


def test_marks_in_a_column_of_their_own_part_the_forms_of_a_glossary():
    rows = [["CRF", "=", "Canal Repair Fund"], ["WB", "=", "Money for weirs"]]
    found, _ = acronyms(block("Abbreviations", BlockKind.HEADING, level=2), source_table(rows))

    assert [found[short][:2] for short in ("CRF", "WB")] == [
        ("Canal Repair Fund", "glossary"),
        ("Money for weirs", "glossary"),
    ]


def test_the_authority_then_names_the_plan_spells_out():
    found, _ = acronyms(
        block("ACC pays. The LKG votes. Ask the Lock Keepers Guild first."),
        authority="Anytown County Council",
    )

    assert found["ACC"] == ("Anytown County Council", "authority", 1)
    assert found["LKG"] == ("Lock Keepers Guild", "authority", 1)


def test_the_lexicon_what_is_ambiguous_and_what_nobody_knows():
    found, _ = acronyms(block("Ask CQC and ASC about every QZX, in writing please."))

    assert found["CQC"] == ("Care Quality Commission", "lexicon", 1)
    assert found["ASC"] == (None, "ambiguous", 1)
    assert found["QZX"] == (None, "unresolved", 1)


def test_initials_an_authority_shares_with_a_phrase_are_ambiguous():
    found, _ = acronyms(block("The date is TBC by the board."), authority="Tidebury Borough Council")

    assert found["TBC"] == (None, "ambiguous", 1)


def test_two_letters_alone_in_a_cell_may_be_a_person():
    table = source_table(
        [["Action", "Lead"], ["Paint the boats by hand", "TA"], ["Open the locks", "TA / HI"]]
    )

    assert acronyms(table)[0]["TA"] == (None, "unresolved", 2)
    assert acronyms(block("Train each TA in the class."))[0]["TA"] == ("Teaching Assistant", "lexicon", 1)


def test_plurals_and_numbers_count_with_their_acronym():
    found, _ = acronyms(block("One EHCP, two EHCPs, for pupils in KS1 and KS2."))

    assert found["EHCP"][2] == 2
    assert found["KS"] == ("Key Stage", "lexicon", 2)
    assert "EHCPs" not in found


def test_column_names_and_months_in_capitals_are_no_acronyms():
    table = source_table(
        [["ACTION", "LEAD", "WHEN"], ["Paint the boats by hand", "Harbour Master", "MARCH 2018"]]
    )

    assert acronyms(table)[0] == {}


def test_initials_that_a_key_explains_are_somebody_and_no_acronyms():
    found, _ = acronyms(
        block("AW and the LKG mend the weir, then ask JS about the Water Act (WA)."),
        block("AW = Anna Weir, JS = John Sluice, LKG = Lock Keepers Guild"),
        block("WA = Wendy Aqueduct"),
    )

    assert set(found) == {"LKG", "WA"}
    assert found["LKG"] == ("Lock Keepers Guild", "glossary", 2)
    assert found["WA"] == ("Water Act", "inline", 2)


def test_a_line_of_nothing_but_definitions_is_a_key():
    found, _ = acronyms(block("AW Anna Weir LKG – Lock Keepers Guild; CRF Canal Repair Fund"))
    none, _ = acronyms(block("LKG Lock Keepers Guild will meet CRF Canal Repair Fund"))

    assert found["LKG"][:2] == ("Lock Keepers Guild", "glossary")
    assert found["CRF"][:2] == ("Canal Repair Fund", "glossary")
    assert "AW" not in found
    assert "glossary" not in {source for _, source, _ in none.values()}


def test_a_table_of_whose_initials_are_whose_makes_persons_of_them():
    title = block("River Action Plan 2031", BlockKind.HEADING, level=1)
    key = source_table(
        [["AW", "Anna Weir", "Warden"], ["JS", "John Sluice", "Clerk"], ["LK", "Lock keepers", ""]]
    )
    plan_table = source_table(
        [
            ["Action", "Lead", "By when"],
            ["Mend the weir", "AW", "May 2031"],
            ["Count eels", "Anna Weir", "May 2031"],
        ]
    )
    plan = build_plan(document(title, key, plan_table), Source(), "0" * 64, "invented")

    assert {row.acronym for row in plan.acronyms} == {"LK"}
    assert len({owner.owner_id for owner in plan.action_owners}) == 1
    assert {owner.kind for owner in plan.action_owners} == {"person"}


def test_lines_that_say_whose_initials_are_whose_and_what_posts_are_called_tell_the_owners_kinds():
    title = block("River Action Plan 2031", BlockKind.HEADING, level=1)
    rows = [["Mend the weir", "AW, HOL"], ["Count eels", "Anna Weir"], ["Plant reeds", "CRB / AW"]]
    plan_table = source_table([["Action", "Lead"], *rows])
    key = ("AW Anna Weir, Warden", "HOL Head of Locks", "CRB Canal Repair Board")
    plan = build_plan(document(title, plan_table, *map(block, key)), Source(), "0" * 64, "invented")
    owners = {owner.owner: (owner.kind, owner.owner_id) for owner in plan.action_owners}

    assert {name: kind for name, (kind, _) in owners.items()} == {
        "AW": "person", "Anna Weir": "person", "HOL": "role", "CRB": "team",
    }  # fmt: skip
    assert owners["AW"] == owners["Anna Weir"]
    assert {row.acronym for row in plan.acronyms} == {"HOL", "CRB"}


@pytest.mark.parametrize(
    "rows",
    [
        [["R", "Boats are stuck"], ["A", "Some locks wait"], ["G", "All is well"]],
        [["R", "Boats are stuck"], ["G", "All is well"], ["N/A", "Not begun"]],
        [["Term", "Meaning"], ["H", "Within a year"], ["M", "Within two"], ["L", "Within five"]],
    ],
)
def test_letters_that_rate_are_no_short_forms(rows):
    found, plan = acronyms(source_table(rows, header_rows=int(rows[0][0] == "Term")))

    assert found == {}
    assert plan.actions == ()


def test_letters_that_count_are_numbers_of_actions():
    rows = [["A", "Mend the lock before the floods"], ["B", "Paint the boats in the yard"]]
    found, plan = acronyms(source_table([*rows, ["C", "Count the geese each spring"]]))

    assert found == {}
    assert [action.action for action in plan.actions][:2] == [text for _, text in rows]


def test_a_state_in_capitals_alone_in_its_cell_is_no_acronym():
    found, _ = acronyms(
        source_table(
            [["Action", "RAG"], ["Mend the lock", "RED"], ["Paint the boats", "AMBER"]], header_rows=1
        )
    )

    assert found == {}


def test_sentences_behind_a_long_form_explain_it_and_are_no_part_of_it():
    rows = [["ERF", "Eel Recovery Fund. Money for passes at weirs."], ["Fry", "Young eels. They are small."]]
    rows += [["LKG", "Men and women who mind the locks. They meet in May."]]
    found, _ = acronyms(block("Definitions", BlockKind.HEADING, level=2), source_table(rows))
    assert found["ERF"][:2] == ("Eel Recovery Fund", "glossary")
    assert "Fry" not in found
    assert found["LKG"][0] == "Men and women who mind the locks. They meet in May."
