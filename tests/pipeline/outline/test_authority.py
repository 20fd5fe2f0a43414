"""The register of authorities, and which of them a plan's own words name."""

import pytest

from pipeline.outline.authority import find_authority
from schemas.register import authorities


def test_the_register_holds_each_code_once():
    codes = [authority.code for authority in authorities()]

    assert len(codes) == len(set(codes)) > 420
    assert {code[0] for code in codes} == set("EWSN")
    assert sum(authority.kind == "london" for authority in authorities()) == 33
    assert sum(authority.kind == "scottish" for authority in authorities()) == 32
    assert sum(authority.kind == "welsh" for authority in authorities()) == 22
    assert sum(authority.kind == "northern irish" for authority in authorities()) == 11


@pytest.mark.parametrize(
    ("name", "years", "code"),
    [
        ("Reading Borough Council", (2031, 2034), "E06000038"),
        ("London Borough of Camden", (None, None), "E09000007"),
        ("Royal Borough of Kensington & Chelsea", (None, None), "E09000020"),
        ("The City of Edinburgh Council", (2031, 2032), "S12000036"),
        ("Gwynedd Council", (None, None), "W06000002"),
        ("Belfast City Council", (2031, 2032), "N09000003"),
        ("Kent County Council", (2009, 2010), "E10000016"),
        ("ESSEX COUNTY COUNCIL", (2031, 2032), "E10000012"),
        # the county until March 2023, its successor since
        ("Cumbria County Council", (2015, 2018), "E10000006"),
        ("Somerset County Council", (2019, 2022), "E10000027"),
        ("Somerset Council", (2024, 2027), "E06000066"),
        ("Somerset Council", (None, None), "E06000066"),
        ("Somerset County Council", (None, None), None),  # which of the two it does not say
        # a district and a county are told apart by what they call themselves
        ("Lincoln City Council", (None, None), "E07000138"),
        ("Nottinghamshire County Council", (None, None), "E10000024"),
        ("Nottingham City Council", (None, None), "E06000018"),
        ("Worcester County Council", (None, None), None),
        ("Reading NHS Trust", (None, None), None),
        ("Otterford District Council", (2031, 2034), None),  # there is no such council
        ("the council", (None, None), None),
    ],
)
def test_codes_of_names(name, years, code):
    found = find_authority(name, *years)

    assert (found.code if found else None) == code
