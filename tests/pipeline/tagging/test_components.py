"""The spaCy pipeline passes on what the rules find, unchanged."""

import pytest

from pipeline.tagging.components import build_nlp, tag_texts
from pipeline.tagging.links import split_links, split_partners
from pipeline.tagging.owners import split_owners
from pipeline.tagging.timescales import read_timescale

PERIOD = (2031, 2031)


@pytest.fixture(scope="module")
def nlp():
    return build_nlp()


def test_owners_come_through_with_their_exact_characters(nlp):
    # one token to spaCy, two owners to us
    cell = "CNLs/RVRs\nHead of Locks&Weirs"
    (tagged,) = tag_texts(nlp, [(cell, "owner")])

    assert tuple(tag.norm for tag in tagged.tags) == split_owners(cell)
    assert [cell[tag.start : tag.end] for tag in tagged.tags] == ["CNLs", "RVRs", "Head of Locks&Weirs"]
    assert [tag.kind for tag in tagged.tags] == ["team", "team", "role"]


def test_each_field_is_read_by_its_own_rule(nlp):
    texts = [
        ("June", "timescale"),
        ("Weirs. Locks", "partner"),
        ("be healthy stay safe", "link"),
        ("June", "status"),
    ]
    june, partners, links, other = tag_texts(nlp, texts, PERIOD)

    assert [tag.norm for tag in june.tags] == [read_timescale("June", PERIOD)]
    assert tuple((tag.start, tag.end) for tag in partners.tags) == split_partners("Weirs. Locks")
    assert tuple((tag.start, tag.end) for tag in links.tags) == split_links("be healthy stay safe")
    assert (other.text, other.field, other.tags) == ("June", "status", ())


def test_mentions_are_the_dates_quantities_and_acronyms_of_any_field(nlp):
    text = "61% of RVR locks (May 2031)"
    (tagged,) = tag_texts(nlp, [(text, "measure")])

    assert [(tag.label, text[tag.start : tag.end]) for tag in tagged.mentions] == [
        ("quantity", "61%"),
        ("acronym", "RVR"),
        ("date", "May 2031"),
    ]


def test_spans_on_the_doc_cover_the_tags(nlp):
    text = "61% of locks (May 2031)"
    doc = nlp(text)

    assert [span.text for span in doc.spans["dates"]] == ["May 2031"]
    assert doc.spans["quantities"][0].text.startswith("61")


def test_order_and_number_of_texts_are_kept(nlp):
    texts = [(f"A Weir, B{number} Lock", "owner") for number in range(600)] + [("", "owner")]

    assert [(t.text, t.field) for t in tag_texts(nlp, texts)] == texts
