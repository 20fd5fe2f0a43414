"""Owner cells: how they are cut and what kind each owner is, by rules alone and with what the model saw."""

import re
from itertools import combinations

import pytest

from pipeline.tagging.name_spans import NameSpan
from pipeline.tagging.owners import asks_for_names, owner_ranges, split_owners


@pytest.mark.parametrize(
    ("cell", "owners"),
    [
        ("A Weir\nB Lock; C Dam, D Pier", ["A Weir", "B Lock", "C Dam", "D Pier"]),
        ("R.B., C Dam.; Friends of the W.I.", ["R.B.", "C Dam", "Friends of the W.I."]),
        # commas and slashes within brackets are the owner's
        ("Head of Rivers (RVR, CD/B)", ["Head of Rivers (RVR, CD/B)"]),
        ("Managers (names to be confirmed), A Weir", ["Managers (names to be confirmed)", "A Weir"]),
        # a line break within a name, or before its brackets, ends nothing
        ("Head of\nRivers", ["Head of\nRivers"]),
        ("Canal Service\n(RVR)", ["Canal Service\n(RVR)"]),
        # a role behind the brackets of another, which hold no short form of that
        (
            "Lock Manager (West Canal) Senior Weir Officer",
            ["Lock Manager (West Canal)", "Senior Weir Officer"],
        ),
        ("Canal Crime Officer (CCO) Weir Lead", ["Canal Crime Officer (CCO) Weir Lead"]),
        ("Lock Manager (West) Team", ["Lock Manager (West) Team"]),
        ("i) Lock Manager, ii) Weir Officer", ["i) Lock Manager", "ii) Weir Officer"]),
        ("Chief\nEngineer\nHarbour Clerk", ["Chief\nEngineer", "Harbour Clerk"]),
        ("Director\n of Canals\nClerk", ["Director\n of Canals", "Clerk"]),
        # slashes: between owners, but not within a pair of words
        ("RVR / CNL/LCK", ["RVR", "CNL", "LCK"]),
        ("Parents/carers, tenants/leaseholders", ["Parents/carers", "tenants/leaseholders"]),
        # "and" between two owners
        ("Head of Canals and Lock Keepers' Association", ["Head of Canals", "Lock Keepers' Association"]),
        ("Chair of Boaters and Anglers Association", ["Chair of Boaters and Anglers Association"]),
        ("Head of Canals and Harbour Board", ["Head of Canals and Harbour Board"]),
        ("Director of RVR & Head of Canals", ["Director of RVR", "Head of Canals"]),
        ("Service Manager Canals and Head of Weirs", ["Service Manager Canals", "Head of Weirs"]),
        ("A Weir and B Lock", ["A Weir", "B Lock"]),
        ("A Weir, B Lock, and C Dam", ["A Weir", "B Lock", "C Dam"]),
        ("RVRS and CNLS", ["RVRS", "CNLS"]),
        ("Harbour Board and Canal Team", ["Harbour Board", "Canal Team"]),
        # "and" within one owner
        ("RVR & Canals", ["RVR & Canals"]),
        ("Coastal and Inland Service Managers", ["Coastal and Inland Service Managers"]),
        ("RVR and Canals Manager", ["RVR and Canals Manager"]),
        ("ALNCo and lock teachers", ["ALNCo", "lock teachers"]),
        ("Champion for Children and Young People", ["Champion for Children and Young People"]),
        ("Tenants and Families Team", ["Tenants and Families Team"]),
        ("Head of Canals and Rivers Service", ["Head of Canals and Rivers Service"]),
        (
            "Head of Health and Safety and Director of Canals",
            ["Head of Health and Safety", "Director of Canals"],
        ),
        ("Canals and Locks Manager and a Weir Officer", ["Canals and Locks Manager", "Weir Officer"]),
        ("River Centre and Weirs Officer", ["River Centre and Weirs Officer"]),
        ("River Centre and Head of Weirs", ["River Centre", "Head of Weirs"]),
        ("Scrutiny and Licensing Manager", ["Scrutiny and Licensing Manager"]),
        ("Scrutiny and Weir Manager", ["Scrutiny", "Weir Manager"]),
        (
            "Head of Canals & Equality, Diversity and Inclusion Lead",
            ["Head of Canals", "Equality, Diversity and Inclusion Lead"],
        ),
        ("Head of Canals & IT", ["Head of Canals & IT"]),
        ("Service Manager Canals and WALK", ["Service Manager Canals and WALK"]),
        ("Service Manager and WALK", ["Service Manager", "WALK"]),
        ("HoS Canals & IT", ["HoS Canals & IT"]),
        ("HoS Canals and Weir Manager", ["HoS Canals", "Weir Manager"]),
        ("Head of Canals & A Weir", ["Head of Canals", "A Weir"]),
        ("Public Health and CCG", ["Public Health", "CCG"]),
        ("Weir and Lock Police", ["Weir and Lock Police"]),
        ("Public Health and Voluntary Action Weirshire", ["Public Health", "Voluntary Action Weirshire"]),
        ("Police and Trading Standards", ["Police", "Trading Standards"]),
        ("Probation & Adult Social Care", ["Probation", "Adult Social Care"]),
        ("Police and Lock Standards", ["Police and Lock Standards"]),
        ("Fire and Emergency Planning", ["Fire and Emergency Planning"]),
        ("Weirshire Canal Trust & Trading Standards", ["Weirshire Canal Trust", "Trading Standards"]),
        ("Canal Team and Public Health", ["Canal Team", "Public Health"]),
        ("Public Health and Canal Team", ["Public Health and Canal Team"]),
        ("LADO and Weir Manager", ["LADO", "Weir Manager"]),
        ("Trading Standards & Licensing", ["Trading Standards & Licensing"]),
        ("Tenants and SENCos", ["Tenants", "SENCos"]),
        ("children and families", ["children", "families"]),
        ("Children and Families", ["Children and Families"]),
        # labels are no part of the name, a colon within a role is
        ("Lead: A Weir; Supported by: B Lock", ["A Weir", "B Lock"]),
        ("Assistant Director: Rivers and Canals", ["Assistant Director: Rivers and Canals"]),
        # commas within a title's field of work, which "and" ends ...
        ("Director of Canals, Locks and Weirs", ["Director of Canals, Locks and Weirs"]),
        ("Interim Head of Canals, Locks, and Weirs", ["Interim Head of Canals, Locks, and Weirs"]),
        ("CORPORATE DIRECTOR, CANALS, LOCKS AND WEIRS", ["CORPORATE DIRECTOR, CANALS, LOCKS AND WEIRS"]),
        (
            "Leader and Cabinet Member for Locks, Weirs and Quays and Cabinet Member for Tides",
            ["Leader", "Cabinet Member for Locks, Weirs and Quays", "Cabinet Member for Tides"],
        ),
        # ... even groups of people, with those who answer for all of them
        (
            "Cabinet Member for Children, Families and Tides",
            ["Cabinet Member for Children, Families and Tides"],
        ),
        ("Head of Locks, schools and governors", ["Head of Locks", "schools", "governors"]),
        ("Head of Transport, Leisure and Locks Manager", ["Head of Transport", "Leisure and Locks Manager"]),
        ("Head of Locks, RVR and CNL", ["Head of Locks", "RVR", "CNL"]),
        ("Head of Locks, Anna Weir and Bob Dam", ["Head of Locks", "Anna Weir", "Bob Dam"]),
        ("Director of Canals, Tides", ["Director of Canals", "Tides"]),
        # a title that names no field has it behind the comma; a person, a body or a title with a field does not
        ("Strategic Director, Tides; A Weir", ["Strategic Director, Tides", "A Weir"]),
        ("Bob Dam, Senior Manager, Lock Gates", ["Bob Dam", "Senior Manager, Lock Gates"]),
        ("Canal Adviser, Tides", ["Canal Adviser", "Tides"]),
        ("Assistant Director, RVR and Locks", ["Assistant Director, RVR and Locks"]),
        (
            "Lead Member for Tides, Locks & Weirs and the Director, Quays & Canals",
            ["Lead Member for Tides, Locks & Weirs", "Director, Quays & Canals"],
        ),
        (
            "Portfolio Holder - Clean, Calm and Deep Canals",
            ["Portfolio Holder - Clean, Calm and Deep Canals"],
        ),
        ("Directorate of Canals, Locks & Communities", ["Directorate of Canals, Locks & Communities"]),
        # fields of work that share the word at the end
        ("Leisure, Transport and Lock Services", ["Leisure, Transport and Lock Services"]),
        ("Children, Youth and Transport Committee", ["Children, Youth and Transport Committee"]),
        (
            "Chair of Children, Youth and Transport Committee",
            ["Chair of Children, Youth and Transport Committee"],
        ),
        ("Children, Youth and Transport Team", ["Children", "Youth and Transport Team"]),
        ("RVR, Youth and Transport Committee", ["RVR", "Youth and Transport Committee"]),
        # who somebody is besides, and for whom
        ("Head of Locks, as Harbour Master", ["Head of Locks, as Harbour Master"]),
        (
            "Harbour Officer on behalf of the Head of Locks",
            ["Harbour Officer on behalf of the Head of Locks"],
        ),
        ("Service Manager, schools", ["Service Manager", "schools"]),
        ("Director, Weir Borough Council", ["Director", "Weir Borough Council"]),
        # a role in brackets behind a comma is the person's
        ("Anna Weir, (Head of Tides, Canals)", ["Anna Weir, (Head of Tides, Canals)"]),
        # words that say the next owner joins in
        ("Head of Tides in consultation with the Canal Team", ["Head of Tides", "Canal Team"]),
        ("RVRS, supported by CNL, LCK and the DAM", ["RVRS", "CNL", "LCK", "DAM"]),
        ("Clerk + Cllr Weir", ["Clerk", "Cllr Weir"]),
        ("1. A Weir\n2. B Lock", ["A Weir", "B Lock"]),
        ("A Weir, and the Canal Team", ["A Weir", "Canal Team"]),
        # placeholders are no owners
        ("To be agreed", []),
        ("TBC", []),
        ("to be agreed with the harbour board", []),
        ("A Weir, tbc", ["A Weir"]),
        ("n/a", []),
        ("", []),
        # marks at the ends
        ("• A Weir.\n• B Lock,", ["A Weir", "B Lock"]),
    ],
)
def test_owners_of_a_cell(cell, owners):
    assert [cell[owner.start : owner.end] for owner in split_owners(cell)] == owners
    assert [cell[start:end] for start, end in owner_ranges(cell)] == owners


@pytest.mark.parametrize(
    ("cell", "kinds"),
    [
        ("A Weir, AWeir, A.B. Weir, Anna Weir, Dr Weir, AB", ["person"] * 6),
        ("Anna Weir – Head of Canals", ["person"]),
        ("Head of Canals, Canals Officer, Senior Officer for Locks, Directors", ["role"] * 4),
        ("Canal Team, Harbour Board, Locks and Weirs, RVRS", ["team"] * 4),
        ("NHS, Weir Council, RCC", ["organisation"] * 3),
        ("Schools, parents/carers, All staff", ["group"] * 3),
        # plural acronyms are no surname behind an initial
        ("RVRs, CCGs", ["team", "organisation"]),
        # two-letter acronyms that are no initials
        ("HR", ["team"]),
        # a letter before a word of services is no initial
        ("A Level", ["team"]),
        # a bare surname and an uncommon first name, told by the persons beside them
        ("Lockkeeper, A Weir, B Dam", ["person"] * 3),
        ("Zebedee Lock\nA Weir", ["person"] * 2),
        ("Lockkeeper, Canal Team", ["team"] * 2),
        # titles pile up, in the plural too
        ("Cllr Mrs. A.B. Weir; Councillors B Lock & D Dam; County Councillor Ada Pier", ["person"] * 4),
        ("ANNA WEIR, B. LOCK", ["person"] * 2),
        # bodies by how they begin, not every unit of theirs
        ("NHS Weirshire, University of Weir, Ministry of Tides", ["organisation"] * 3),
        ("NHS Finance", ["team"]),
        ("National Highways, HMRC, Age UK, DfE", ["organisation"] * 4),
        # an acronym that is a word counts in capitals only
        ("Nice, NICE", ["team", "organisation"]),
        ("Key partners, local care providers, all schools", ["group"] * 3),
        ("CEO, SENCo, DHT, Director Tides", ["role"] * 4),
        # a person right before a role, however the two are parted
        ("Anna Weir Head of Canals", ["person"]),
        ("Anna Weir- Chief Canals Officer", ["person"]),
        ("Anna Weir (AW) Chair", ["person"]),
        ("Cllr Weir Portfolio Holder for Canals; Dr Anna Weir Medical Director", ["person"] * 2),
        ("Anna Weir from the RVR", ["person"]),
        # ... but no ground or building
        ("Victoria Hall Manager; Ashley Road Officer", ["role"] * 2),
        # surnames that are words of services too
        ("Anna Church, Bob Dean; Ann Place (AP)", ["person"] * 3),
        ("Grace Church; Associate Dean; Dean; Anna Place", ["organisation", "role", "role", "team"]),
        # first names alone, letters behind a name, ranks
        ("Anna; Anna W; Anna Weir MBE; Chief Inspector Weir", ["person"] * 4),
        # among persons in full a single word is no surname, with the model or without
        ("Anna Weir, Weirwatch", ["person", "team"]),
        # plurals of roles; groups of firms
        ("Ward Managers, Matrons; Advisory Teachers; Parent Governors", ["role"] * 4),
        ("Bus operators; Water companies", ["group"] * 2),
        ("Association of Canal Officers; Integration Authorities; HMP Weir", ["organisation"] * 3),
        ("Weir Development Agency; Office of the Lock Guardian; Department of Tides", ["organisation"] * 3),
        (
            "Mencap Weirshire; Mencap Fundraising Team; HTs; Seán Ó Weir",
            ["organisation", "team", "role", "person"],
        ),
        # short forms and acronyms of roles, but no unit named for them
        ("Asst. Dir. Tides, Hd of Locks; Weirs Dept; AD Lock Services", ["role", "role", "team", "role"]),
        ("Academy CEO; HT Forum; SENCO Network; Anna Weir AD Housing", ["role", "team", "team", "person"]),
        # groups whatever stands before
        ("Multi-agency partners; lock keeping providers; HR Business Partners", ["group", "group", "role"]),
        ("Lock Improvement Partner and Weir Managers", ["role", "role"]),
        ("Law Commission; External commission", ["organisation", "team"]),
        # named for a place
        ("Leeds Afloat; Leeds Housing; Ulster Afloat", ["organisation", "team", "organisation"]),
        # bodies by their form
        ("Weir and Lock Integrated Care Board; Weirshire Fire and Rescue Service", ["organisation"] * 2),
        ("NHS Weirshire CCG; Scottish Weirs; Weirs Wales; Weir CVS", ["organisation"] * 4),
        ("Defra, DEFRA", ["organisation"] * 2),
        ("Local authority housing; Directorate Tides; Full Council; Cabinet", ["team"] * 4),
        ("Members of the Canal Board; Clerk to the Council; Board Members", ["role"] * 3),
        ("Neighbouring authorities; VCSE sector", ["group"] * 2),
        # two capitals are a person's, but not where there are bodies and acronyms only
        ("AB, NHS England, RVR", ["team", "organisation", "team"]),
        ("AB, Anna Weir, RVR", ["person", "person", "team"]),
    ],
)
def test_kinds(cell, kinds):
    assert [owner.kind for owner in split_owners(cell)] == kinds


@pytest.mark.parametrize(
    ("cell", "organisation"),
    [
        ("Canal Service (RVR)", "RVR"),
        ("Head of Canals (LCK, RVR)", "RVR"),
        ("Communications (Harbour Learning)", "Harbour Learning"),
        ("RCC Commissioning", "RCC"),
        # a note in brackets, or a role, is no organisation
        ("RVRS (to begin talks)", None),
        ("Anna Weir (Canals Officer)", None),
        ("Canal Team", None),
    ],
)
def test_organisation_named_with_an_owner(cell, organisation):
    assert [owner.organisation for owner in split_owners(cell)] == [organisation]


@pytest.mark.parametrize(
    ("cell", "organisation"),
    [
        ("Portfolio Holder (Tides)", None),
        ("Canal Team (North)", None),
        ("Canal Team (Harbour Learning)", "Harbour Learning"),
    ],
)
def test_a_field_of_work_and_an_area_are_no_organisation(cell, organisation):
    assert [owner.organisation for owner in split_owners(cell)] == [organisation]


def seen(cell, **kinds):
    """What the model of names would see: each name's words and kind, "_" for a space."""
    spans = []
    for words, kind in kinds.items():
        start = cell.index(words.replace("_", " "))
        spans.append(NameSpan(start, start + len(words), kind))
    return spans


@pytest.mark.parametrize(
    ("cell", "names", "owners"),
    [
        # names no word tells of: parted at "and" and given a kind where the model saw two
        (
            "Zebedee Lock and Tansy Weir",
            {"Zebedee_Lock": "person", "Tansy_Weir": "person"},
            [("Zebedee Lock", "person"), ("Tansy Weir", "person")],
        ),
        (
            "Zebedee Lock and Canal Team",
            {"Zebedee_Lock": "person"},
            [("Zebedee Lock", "person"), ("Canal Team", "team")],
        ),
        ("Locks and Weirs", {"Locks_and_Weirs": "team"}, [("Locks and Weirs", "team")]),
        ("Barge & Boat", {"Barge_&_Boat": "organisation"}, [("Barge & Boat", "organisation")]),
        (
            "Zebedee Lock (to be confirmed)",
            {"Zebedee_Lock": "person"},
            [("Zebedee Lock (to be confirmed)", "person")],
        ),
        # a person with a role and nothing between
        (
            "Zebedee Lock Head of Canals",
            {"Zebedee_Lock": "person"},
            [("Zebedee Lock Head of Canals", "person")],
        ),
        (
            "Zebedee Lock and Tansy Weir from Canals",
            {"Zebedee_Lock": "person", "Tansy_Weir": "person"},
            [("Zebedee Lock", "person"), ("Tansy Weir from Canals", "person")],
        ),
        # what the words themselves say comes first
        ("Head of Canals", {"Head_of_Canals": "team"}, [("Head of Canals", "role")]),
        ("Canal Team", {"Canal_Team": "person"}, [("Canal Team", "team")]),
        # a name the model saw elsewhere in the cell says nothing of this one
        ("Tides", {"Tide": "person"}, [("Tides", "team")]),
    ],
)
def test_what_the_model_saw_decides_where_no_word_tells(cell, names, owners):
    found = split_owners(cell, tuple(seen(cell, **names)))

    assert [(cell[owner.start : owner.end], owner.kind) for owner in found] == owners


@pytest.mark.parametrize(
    ("cell", "asks"),
    [
        ("Head of Canals", False),
        ("A Weir\nB. Lock; Canal Team", False),
        ("Harbour Board, Lock Manager (RVR)", False),
        ("Assistant Director of Rivers / Chief Engineer", False),
        ("TBC", False),
        ("", False),
        # no word tells what it is
        ("Thistle Ferrow", True),
        # one owner or two
        ("Canals and Weirs Officer", True),
        # a name may stand before the role
        ("Thistle Ferrow Head of Canals", True),
    ],
)
def test_only_cells_whose_words_leave_something_open_ask_for_names(cell, asks):
    assert asks_for_names(cell) is asks


@pytest.mark.parametrize(
    "cell",
    [
        "Canal Team: Head of Weirs",
        "A Weir\nB Lock, Chief Engineer (RVR)",
        "Harbour Board/Lock Manager",
        "Director of Rivers; J.Lock",
        "Anna Lock-Head",
    ],
)
def test_what_the_model_sees_changes_no_cell_that_does_not_ask_for_it(cell):
    edges = [m.start() for m in re.finditer(r"\b", cell)]
    seen = [
        (NameSpan(start, end, kind),)
        for start, end in combinations(edges, 2)
        for kind in ("person", "organisation")
    ]
    assert not asks_for_names(cell)
    assert {split_owners(cell, names) for names in seen} == {split_owners(cell)}
