"""What a plan says about itself."""

import pytest

from pipeline.metadata import full_year, read_authority, read_period, read_status
from schemas.passage import Passage
from tests.pipeline.layouts import heading, paragraph


@pytest.mark.parametrize(
    ("title", "start", "end"),
    [
        ("River Plan 2030 - 2033", "2030", "2033"),
        ("River Plan 2030/31", "2030", "2031"),
        ("River Plan 2030 to 2035", "2030", "2035"),
        ("River Plan 2030", "2030", "2030"),
        ("River Plan for ages 14-19", None, None),
    ],
)
def test_periods(title, start, end):
    first, last = read_period(Passage.of(0, title))
    assert (first.text or None, full_year(first.text, last.text)) == (start, end)


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("DRAFT River Plan", "draft"),
        ("Review of the River Plan", "review"),
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
    ],
)
def test_authorities(lines, authority):
    assert read_authority(lines).text == authority
