"""Days that stand alone below who will do it."""

from pipeline.outline.bare_dates import with_bare_dates
from schemas.role import Role
from tests.pipeline.layouts import heading, paragraph
from tests.pipeline.outline.test_prose import actions, fields, records

DEEDS = (
    ("1.1 Mend the weir", ["Lead: A Pike", "By May 2031"]),
    ("1.2 Count the eels", ["Lead: Rivers Team", "Parks Team", "By June 2031"]),
    ("1.3 Paint the sluice", ["Lead: C Roach", "Quarterly"]),
)


def lines(deeds):
    return [
        paragraph(text) for name, notes in deeds for text in (name, "Progress: begun", *notes, "On track")
    ]


def test_days_below_owners_are_the_timescales_and_names_between_are_owners_too():
    found = records(*lines(DEEDS))
    assert actions(found) == [
        ("1.1", "Mend the weir"),
        ("1.2", "Count the eels"),
        ("1.3", "Paint the sluice"),
    ]
    assert fields(found, Role.OWNER) == ["A Pike", "Rivers Team\nParks Team", "C Roach"]
    assert fields(found, Role.TIMESCALE) == ["By May 2031", "By June 2031", "Quarterly"]
    assert fields(found, Role.STATUS) == ["begun; On track"] * 3


def test_a_day_or_two_below_names_may_be_the_documents():
    few = lines(DEEDS[:2])
    assert with_bare_dates(few) == few


CARDS = (
    ("May 2031", "Mend the weir", "Lead: A Pike"),
    ("Ongoing", "Count the eels", "Lead: Rivers Team / Parks Team"),
    ("Autumn term 2031", "Paint the sluice", "Lead: C Roach"),
)


def as_drawn(cards):
    """Each card's day as a heading, the other lines plain."""
    return [line for day, *below in cards for line in (heading(day, 3), *map(paragraph, below))]


def test_days_on_top_of_cards_are_the_timescales_of_the_deeds_below_them():
    found = records(*as_drawn(CARDS))
    assert actions(found) == [("", "Mend the weir"), ("", "Count the eels"), ("", "Paint the sluice")]
    assert fields(found, Role.TIMESCALE) == ["May 2031", "Ongoing", "Autumn term 2031"]
    assert fields(found, Role.OWNER) == ["A Pike", "Rivers Team / Parks Team", "C Roach"]


def test_a_day_over_several_deeds_is_no_cards():
    several = [*as_drawn(CARDS), paragraph("Sound the channel"), paragraph("Lead: B Perch")]
    assert with_bare_dates(several) == several


def test_a_heading_that_begins_with_a_year_is_no_day_of_the_first_card_below_it():
    cards = [(f"{name} {n}", f"Lead: {lead}") for n in (1, 2) for _, name, lead in CARDS]
    lines = [[paragraph(name, bold=True), paragraph(lead)] for name, lead in cards]
    years = [heading(f"203{n}/3{n + 1} Clean rivers", 2) for n in range(3)]
    body = [line for n, year in enumerate(years) for line in (year, *lines[2 * n], *lines[2 * n + 1])]
    assert with_bare_dates(body) == body


def test_days_right_above_the_next_deed_are_those_of_the_deed_above_where_the_first_and_the_last_are():
    notes = [("Mend the weir", "A Pike", "May 2031"), ("Count the eels", "B Roe", "June 2031")]
    notes += [("Paint the sluice", "C Roach", "July 2031"), ("Sound the channel", "D Dace", "August 2031")]
    found = records(*(paragraph(text) for deed, lead, day in notes for text in (deed, f"Lead: {lead}", day)))
    assert fields(found, Role.TIMESCALE) == ["May 2031", "June 2031", "July 2031", "August 2031"]


def test_few_days_over_deeds_may_be_the_documents():
    few = as_drawn(CARDS[:2])
    assert with_bare_dates(few) == few
