"""Owner cells: how they are cut, what kind each owner is, and who is the same."""

import pytest

from pipeline.tagging.owners import owner_key, split_owners


@pytest.mark.parametrize(
    ("cell", "owners"),
    [
        ("A Weir\nB Lock; C Dam, D Pier", ["A Weir", "B Lock", "C Dam", "D Pier"]),
        # commas and slashes within brackets are the owner's
        ("Head of Rivers (RVR, CD/B)", ["Head of Rivers (RVR, CD/B)"]),
        ("Managers (names to be confirmed), A Weir", ["Managers (names to be confirmed)", "A Weir"]),
        # a line break within a name, or before its brackets, ends nothing
        ("Head of\nRivers", ["Head of\nRivers"]),
        ("Canal Service\n(RVR)", ["Canal Service\n(RVR)"]),
        # slashes: between owners, but not within a pair of words
        ("RVR / CNL/LCK", ["RVR", "CNL", "LCK"]),
        ("Parents/carers, tenants/leaseholders", ["Parents/carers", "tenants/leaseholders"]),
        # "and" between two owners
        ("Director of RVR & Head of Canals", ["Director of RVR", "Head of Canals"]),
        ("A Weir and B Lock", ["A Weir", "B Lock"]),
        ("A Weir, B Lock, and C Dam", ["A Weir", "B Lock", "C Dam"]),
        ("RVRS and CNLS", ["RVRS", "CNLS"]),
        ("Harbour Board and Canal Team", ["Harbour Board", "Canal Team"]),
        # "and" within one owner
        ("RVR & Canals", ["RVR & Canals"]),
        ("Coastal and Inland Service Managers", ["Coastal and Inland Service Managers"]),
        ("RVR and Canals Manager", ["RVR and Canals Manager"]),
        ("Champion for Children and Young People", ["Champion for Children and Young People"]),
        ("Tenants and Families Team", ["Tenants and Families Team"]),
        ("Head of Canals and Rivers Service", ["Head of Canals and Rivers Service"]),
        (
            "Head of Health and Safety and Director of Canals",
            ["Head of Health and Safety", "Director of Canals"],
        ),
        # labels are no part of the name, a colon within a role is
        ("Lead: A Weir; Supported by: B Lock", ["A Weir", "B Lock"]),
        ("Assistant Director: Rivers and Canals", ["Assistant Director: Rivers and Canals"]),
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
    ("one", "other", "kind"),
    [
        ("AWeir", "Anna Weir", "person"),
        ("A. Weir", "Ms Anna Weir", "person"),
        ("Anna Weir – Head of Canals", "A Weir", "person"),
        ("RVRs", "RVR", "team"),
        ("Locks & Weirs", "locks and weirs", "team"),
        ("Canal Co-ordinator (RVR)", "Canal Coordinators", "role"),
    ],
)
def test_the_same_owner(one, other, kind):
    assert owner_key(one, kind) == owner_key(other, kind)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("A Weir", "B Weir", "person"),
        ("Canal Board", "Canal Team", "team"),
        # the last letter of "Access" is no plural
        ("Access", "Acces", "team"),
        # nor is that of an acronym or a surname
        ("RVS", "RV", "team"),
        ("J Lockes", "J Locke", "person"),
    ],
)
def test_different_owners(one, other, kind):
    assert owner_key(one, kind) != owner_key(other, kind)


def test_a_bare_surname_joins_only_the_one_person_of_that_name():
    assert owner_key("Weir", "person", ["A Weir", "Anna Weir", "B Lock"]) == owner_key("A Weir", "person")
    assert owner_key("Weir", "person", ["A Weir", "B Weir"]) not in {"person-weir-a", "person-weir-b"}
    assert owner_key("Mr Weir", "person", ["A Weir"]) == owner_key("A Weir", "person")
