"""Who is who: the same owner has one id however it is written, and different owners have different ones."""

import pytest

from pipeline.tagging.identity import explained_persons, owner_id, people_of, told_kinds

TOWN = "Weirford Borough Council"


def ids(*names, kind="person", scope=TOWN, known=()):
    people = people_of((*names, *known) if kind == "person" else known)
    return [owner_id(name, kind, scope, people) for name in names]


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (("AWeir", "A Weir", "A. Weir", "Anna Weir", "Ms Anna Weir", "A. WEIR"), "person"),
        (
            ("Anna Weir – Head of Canals", "Anna Weir (Canals)", "Anna Weir", "A Weir (to be confirmed)"),
            "person",
        ),
        # a bare surname, bare initials and a first name in short, where only one person fits
        (("Anna Weir", "Weir", "Ms Weir", "AW"), "person"),
        (("Liz Weir", "Elizabeth Weir", "L Weir", "E Weir"), "person"),
        (("Mike Weir", "Michael Weir", "M Weir"), "person"),
        # an uncommon first name is still a first name
        (("Zebedee Lock", "Z Lock"), "person"),
        (("Zebedee Lock Head of Canals", "Z Lock"), "person"),
        (("Anna Van Weir", "A van Weir"), "person"),
        (("Anna Weir", "Anna", "Anna W"), "person"),
        # a role right behind the name is no part of it
        (
            ("Anna Weir Head of Canals", "Anna Weir- Chief Lock Officer", "Anna Weir (AW) Chair", "A Weir"),
            "person",
        ),
        (("Cllr Weir Portfolio Holder for Canals", "Cllr Weir", "Anna Weir"), "person"),
        (("Anna Church", "A Church (Chair, Canal Board)"), "person"),
        (("RVRs", "RVR"), "team"),
        (("Locks & Weirs", "locks and weirs", "Locks and Weirs (RVR)", "the Locks and Weirs"), "team"),
        (("Canal Co-ordinator (RVR)", "Canal Coordinators", "Canal Co-ord (to be confirmed)"), "role"),
        (("Asst Dir Canals", "Assistant Director Canals"), "role"),
        # the plan's own council
        (("Weirford Borough Council", "WBC", "the Council", "Borough Council"), "organisation"),
        (("DfE", "Department for Education", "The Department for Education (DfE)"), "organisation"),
    ],
)
def test_the_same_owner(names, kind):
    assert len(set(ids(*names, kind=kind))) == 1


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("A Weir", "B Weir", "person"),
        ("Anna Weir", "Ada Weir", "person"),
        ("J Lockes", "J Locke", "person"),
        ("Anna", "Bob", "person"),
        ("Anna", "Anna W", "person"),
        ("Canal Board", "Canal Team", "team"),
        ("Canal Team (North)", "Canal Team (South)", "team"),
        ("Chief Officer (Canals)", "Chief Officer (Tides)", "role"),
        # the last letter of "Access" is no plural, nor is that of an acronym
        ("Access", "Acces", "team"),
        ("RVS", "RV", "team"),
        ("Dam Borough Council", "Weirford Borough Council", "organisation"),
        ("Dam City Council", "the Council", "organisation"),
    ],
)
def test_different_owners(one, other, kind):
    assert len(set(ids(one, other, kind=kind))) == 2


def test_an_initial_is_nobody_in_particular_where_two_persons_have_it():
    anna, ada, initial, initials = ids("Anna Weir", "Ada Weir", "A Weir", "AW")

    assert len({anna, ada, initial}) == 3
    assert initials not in {anna, ada}


def test_a_bare_surname_joins_only_the_one_person_of_that_name():
    assert ids("Weir", "A Weir", "B Weir")[0] not in ids("A Weir", "B Weir")


def test_a_glossary_explains_the_initials_of_persons():
    glossary = [
        ("AW", "Anna Weir, Chair of the Canal Board"),
        ("BL", "Bob Lock Head of Tides"),
        ("CD", "Canal Depot"),
        ("XD", "Xan Dam, Head of Weirs"),  # by the post, whatever the first name is
        ("XL", "Xan Lock, near the weir"),
    ]
    explained = list(explained_persons(glossary))

    assert explained == ["Anna Weir", "Bob Lock Head of Tides", "Xan Dam"]
    assert ids("AW", "BL", known=explained) == ids("Anna Weir", "Bob Lock")


def test_a_key_tells_what_kind_of_owner_a_short_form_is():
    key = [("AW", "Anna Weir"), ("HOL", "Head of Locks"), ("CT", "Canal Team"), ("ROW", "Rowing on weirs")]
    assert told_kinds(key) == {"AW": "person", "HOL": "role", "CT": "team"}


def test_initials_that_fit_two_persons_stay_initials():
    assert ids("AW", "Anna Weir", "Ann Wharf")[0] == "weirford-borough-council/person-aw"


@pytest.mark.parametrize(
    ("name", "kind"), [("Head of Canals", "role"), ("A Weir", "person"), ("CCG", "organisation")]
)
def test_two_authorities_have_their_own(name, kind):
    assert owner_id(name, kind, TOWN) != owner_id(name, kind, "Dam City Council")
    assert owner_id(name, kind, TOWN) == owner_id(name, kind, TOWN)


@pytest.mark.parametrize(
    "name", ["NHS England", "Dam City Council", "Dam and Lock NHS Trust", "Weirshire Constabulary", "HMRC"]
)
def test_bodies_with_a_name_of_their_own_are_the_same_everywhere(name):
    assert owner_id(name, "organisation", TOWN) == owner_id(name, "organisation", "Lock County Council")


def test_the_ids_themselves():
    assert ids("Anna Weir") == ["weirford-borough-council/person-weir-a"]
    assert ids("Head of Canals (RVR)", kind="role") == ["weirford-borough-council/head-of-canal"]
    assert ids("Ofsted", kind="organisation") == ["uk/ofsted"]
    assert ids("the Council", kind="organisation") == ["uk/weirford-borough-council"]


@pytest.mark.parametrize(
    "names",
    [
        ("Leeds City Council", "Leeds Council", "LEEDS CITY COUNCIL"),
        ("London Borough of Camden", "LB Camden", "Camden Council"),
        ("Derbyshire County Council", "Derbyshire Council"),
    ],
)
def test_a_council_of_the_register_has_one_id_however_its_kind_is_written(names):
    found = set(ids(*names, kind="organisation"))

    assert len(found) == 1
    assert found.isdisjoint(ids("Derby City Council", "Camden Parish Council", kind="organisation"))


def test_a_plans_own_council_is_the_registers_too():
    assert ids("the Council", kind="organisation", scope="Leeds City Council") == ids(
        "Leeds City Council", kind="organisation"
    )
