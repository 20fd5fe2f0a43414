"""What acronyms stand for where nobody says so beside them."""

import re
from pathlib import Path

import pytest

from pipeline.tagging.expansions import authority_initials, known_meanings, spelled_out
from schemas.vocabulary import AcronymTerms, load_terms

LEXICON = Path(__file__).parents[3] / "docs" / "lexicon.md"


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Anytown County Council", "ACC"),
        ("London Borough of Newmarsh", "LBN"),
        ("Weir and Locks District Council", "WLDC"),
        (None, None),
    ],
)
def test_the_initials_of_an_authority(name, initials):
    assert authority_initials(name) == initials


@pytest.mark.parametrize(
    ("text", "acronym", "long"),
    [
        ("Ask the Canal Repair Fund to pay.", "CRF", "Canal Repair Fund"),
        # at the end of a run that begins with the sentence's own capital
        ("Members of the Lock Keepers Guild vote.", "LKG", "Lock Keepers Guild"),
        ("Boats and Weirs Board", "BWB", "Boats and Weirs Board"),
        # a plural, an acronym among the words, letters of one word, two letters
        ("Canal Repair Funds pay.", "CRFs", "Canal Repair Funds"),
        ("Canal RVR Fund", "CRF", None),
        ("Canal Repair Fund", "CanRF", None),
        ("Canal Repair", "CR", None),
        # a capital S is no plural
        ("Inclusion Delivery", "IDS", None),
        # in the middle of a longer name
        ("The Old Canal Repair Fund Board", "CRF", None),
        # a full stop ends a name
        ("Ask Canals. Repair Fund", "CRF", None),
    ],
)
def test_names_that_spell_an_acronym(text, acronym, long):
    found = spelled_out([text], [acronym]).get(acronym)

    assert (text[slice(*found[1:])] if found else None) == long


def test_two_names_that_spell_it_cancel_each_other():
    texts = ["the Canal Repair Fund", "the Coastal Rescue Force", "the canal repair funds"]

    assert spelled_out(texts[:1], ["CRF"]) == {"CRF": (0, 4, 21)}
    assert spelled_out(texts, ["CRF"]) == {}


@pytest.mark.parametrize(
    ("acronym", "period", "meanings"),
    [
        ("CAMHS", (2018, 2020), ("Child and Adolescent Mental Health Services",)),
        # a body that is gone, in its years, a year later, and long after
        ("YPLA", (2010, 2011), ("Young People's Learning Agency",)),
        ("YPLA", (2013, 2014), ("Young People's Learning Agency",)),
        ("YPLA", (2020, 2021), ()),
        ("YPLA", None, ()),
        # not yet there
        ("EHCP", (2009, 2010), ()),
        # plurals and other capitals
        ("EHCPs", (2018, 2019), ("Education, Health and Care Plans",)),
        (
            "SENDIASSs",
            (2018, 2019),
            ("Special Educational Needs and Disabilities Information, Advice and Support Services",),
        ),
        ("SENCo", None, ("Special Educational Needs Co-ordinator",)),
        ("Ep", None, ()),
        ("QZX", (2018, 2019), ()),
    ],
)
def test_the_lexicon(acronym, period, meanings):
    assert known_meanings(acronym, period) == meanings


def test_more_than_one_meaning_in_the_plans_years():
    assert len(known_meanings("ASC", (2018, 2019))) == 2


def test_every_entry_of_the_lexicon_has_a_source_and_years_in_order():
    terms = load_terms(AcronymTerms)
    listed = re.findall(r"^\| (s\d\d) \|", LEXICON.read_text(encoding="utf-8"), re.MULTILINE)
    pairs = [(entry.short, entry.long) for entry in terms.entries]

    assert len(pairs) >= 300
    assert len(set(pairs)) == len(pairs)
    assert {s for entry in terms.entries for s in entry.sources} == {*listed, *terms.named}
    assert all((e.from_year or 0) <= (e.to_year or 9999) for e in terms.entries)
    assert all(e.short[0].upper() in e.long.upper() for e in terms.entries)
