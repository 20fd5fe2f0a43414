"""No wording of a date is passed over because its kind's hint is not in the text."""

import pytest

from pipeline.tagging.date_rules import date_rules


@pytest.mark.parametrize(
    "text",
    [
        "31/03/2031", "2031-03-31", "1.3.31", "03/2031", "3-2031", "9/31", "12 May 2031", "MAY 12, 2031",
        "12 and 13 Sept 31", "12th may", "Easter 2031", "easter", "between May and June 2031", "2031 July",
        "(by May 31)", "June to July", "june", "Q3 2031/32", "2031 Q3", "third quarter of 2031", "Quarter one",
        "qtr 2", "Autumn term 2031", "first half of the spring term 2031", "summer 1", "winter", "2031/32 academic year",
        "Financial Year 2031-32", "calendar year 2031", "2031/32", "2031-32", "2031 – 2033", "2031", "in 31/32",
        "Year one", "yrs 1-3",
    ],
)  # fmt: skip
def test_the_hint_of_every_wording_found_is_found(text):
    found = [hint for hint, rules in date_rules() if any(rule.pattern.search(text) for rule in rules)]

    assert found
    assert all(hint.search(text) for hint in found)
