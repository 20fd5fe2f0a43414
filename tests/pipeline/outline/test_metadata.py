"""What a plan says about itself."""

import pytest

from pipeline.outline.metadata import (
    full_year,
    read_facts,
    read_period,
    read_status,
    read_topic,
)
from pipeline.outline.whose import read_authority
from schemas.passage import Passage
from schemas.source import Source
from tests.pipeline.layouts import heading, paragraph

FAR = tuple(paragraph("The weirs were mended in spring.") for _ in range(20))


@pytest.mark.parametrize(
    ("title", "start", "end"),
    [
        ("River Plan 2030 - 2033", "2030", "2033"),
        ("River Plan 2030/31", "2030", "2031"),
        ("River Plan 2030 to 2035", "2030", "2035"),
        ("River Plan 2030", "2030", "2030"),
        ("River Plan for ages 14-19", None, None),
        ("River action log as at 17th May 2030", None, None),
        ("River Plan 2031, agreed 17 May 2030", "2031", "2031"),
        ("River Plan 1 May 2030 to 30 April 2032", "2030", "2032"),
    ],
)
def test_periods(title, start, end):
    first, last = read_period(Passage.of(0, title))
    assert (first.text or None, full_year(first.text, last.text)) == (start, end)


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("Response to the Scrutiny Review of Fostering", None),
        ("DRAFT River Plan", "draft"),
        ("Review of the River Plan", "review"),
        ("River Plan 2031: Annual Review", "review"),
        ("River Plan Review", "review"),
        ("Lock Inspectorate Review of Weirs: Action Plan", None),
        ("River Plan", None),
        ("Overdrafts Plan", None),
    ],
)
def test_statuses(title, status):
    assert read_status(Passage.of(0, title))[0] == status


@pytest.mark.parametrize(
    ("lines", "authority"),
    [
        ((heading("Eelmouth Borough Council"), heading("River Plan")), "Eelmouth Borough Council"),
        (
            (heading("River Plan"), paragraph("The Weir upon Lock City Council will mend weirs.")),
            "Weir upon Lock City Council",
        ),
        ((heading("London Borough of Eels"),), "London Borough of Eels"),
        ((heading("LOCK AND WEIR HOSPITALS NHS TRUST"),), "LOCK AND WEIR HOSPITALS NHS TRUST"),
        # two councils and no heading: the document does not say whose it is
        ((paragraph("Eelmouth Borough Council met Lockwood District Council."),), ""),
        ((paragraph("The council will mend weirs."),), ""),
        ((heading("LOCK COUNTY COUNCIL"), heading("COUNTY COUNCIL")), "LOCK COUNTY COUNCIL"),
        ((heading("River Plan"), paragraph("The Arts Council and the Full Council met.")), ""),
        ((heading("River Plan"), paragraph("Working with: Eelmouth Youth Council")), ""),
        ((heading("River Plan"), *FAR, *[paragraph("Partners: Lockwood District Council")] * 3), ""),
        # mentioned once, far from the front, even in a heading
        ((heading("River Plan"), *FAR, heading("Otters Advisory Council"), paragraph("It met.")), ""),
        ((heading("River Plan"), *FAR, paragraph("Lockwood District Council has eels too.")), ""),
        (
            (heading("River Plan"), *FAR, *[paragraph("Lockwood District Council mends.")] * 3),
            "Lockwood District Council",
        ),
    ],
)
def test_authorities(lines, authority):
    assert read_authority(lines).text == authority


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("Weirshire Safeguarding Children Partnership", "Weirshire Safeguarding Children Partnership"),
        ("NHS Lock and Weir Integrated Care Board", "NHS Lock and Weir Integrated Care Board"),
        ("Lock and Weir Fire and Rescue Authority", "Lock and Weir Fire and Rescue Authority"),
        ("Part of Lock Learning Trust", "Lock Learning Trust"),
        ("Our Safeguarding Children Partnership", ""),
        ("Local Safeguarding Partnership", ""),
        ("The Weirshire Safeguarding Children Partnership met in May.", ""),  # a mention
        ("National Lock Keepers Council", ""),
        ("Lock Chiefs' Council", ""),
    ],
)
def test_a_line_that_is_the_name_of_another_body_says_whose_the_plan_is(line, body):
    assert read_authority((heading("River Plan"), paragraph(line), *FAR)).text == body


def test_a_body_on_its_own_line_goes_before_a_council_in_a_sentence():
    board, led = "Weirshire Safeguarding Adults Board", "It is led by Weirshire County Council."
    assert read_authority((heading(board), heading("Plan"), paragraph(led))).text == board
    both = (paragraph("Weirshire County Council"), paragraph(board), heading("Weirshire County Council"))
    assert read_authority(both).text == "Weirshire County Council"


@pytest.mark.parametrize(
    ("margins", "authority"),
    [
        (
            ("Weirshire County Council | River Plan", "Weirshire County Council | River Plan"),
            "Weirshire County Council",
        ),
        (("Weirshire Safeguarding Adults Board", "Page 1"), "Weirshire Safeguarding Adults Board"),
        (("Weirshire County Council", "Lock District Council"), ""),
    ],
)
def test_margins_say_whose_the_plan_is_where_no_heading_does(margins, authority):
    assert read_authority((heading("River Plan"), *FAR), margins).text == authority
    assert (
        read_authority((heading("Eelmouth Borough Council"), *FAR), margins).text
        == "Eelmouth Borough Council"
    )


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("SEND Action Plan 2031", "SEND"),
        ("Climate Emergency Action Plan", "climate"),
        ("Action Plan", None),
        ("Housing and Climate Plan", None),  # two topics: the title does not say which
        ("Sending parcels: a plan", None),
    ],
)
def test_topics(title, topic):
    assert read_topic(Passage.of(0, title))[0] == topic


def test_facts_of_the_first_lines():
    lines = (
        heading("Reading Borough Council"),
        heading("Climate Action Plan"),
        paragraph("Status: draft"),
        paragraph("April 2031 to March 2034"),
        paragraph("In 2029 to 2030 we mended the weirs, which took longer than all of us had hoped."),
    )

    facts = read_facts(Passage.of(1, "Climate Action Plan"), lines, Source())

    assert (facts.authority, facts.authority_code) == ("Reading Borough Council", "E06000038")
    assert (facts.status, facts.years, facts.topic) == ("draft", (2031, 2034), "climate")


@pytest.mark.parametrize(
    ("line", "period"),
    [
        ("Weirshire Council, 2031 to 2034", ("2031", "2034")),
        ("River Plan (2031/32)", ("2031", "2032")),
        ("Agreed in 2030/31 by the board", (None, None)),
        ("Surveyed from 30 May 2031 to 2 June 2031", (None, None)),
        ("Weirshire Council", (None, None)),
    ],
)
def test_the_years_at_the_end_of_a_line_below_the_title_are_the_plans(line, period):
    title = Passage.of(0, "River Plan")
    facts = read_facts(title, [paragraph("River Plan"), paragraph(line), *FAR], Source())
    assert (facts.period_start, facts.period_end) == period
    far = [paragraph("River Plan"), *FAR[:4], paragraph(line), *FAR]
    assert read_facts(title, far, Source()).period_start is None


def test_what_the_document_does_not_say_stays_empty():
    facts = read_facts(Passage.of(0, "Action Plan"), (heading("Action Plan"),), Source())

    assert set(facts) == {None, Passage()}


def test_the_sidecar_goes_first():
    source = Source(authority="Eelmouth Council", status="final", period_start="2031", topic="rivers")
    facts = read_facts(Passage.of(0, "Draft SEND plan 2029 to 2030"), (), source)

    assert (facts.authority, facts.authority_code, facts.status) == ("Eelmouth Council", None, "final")
    assert (facts.period_start, facts.topic) == ("2031", "rivers")
