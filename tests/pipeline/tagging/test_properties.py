"""What holds for any text: spans are stripped slices of it, dates are real and in order."""

import calendar
from datetime import timedelta
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.tagging.acronyms import find_acronyms, find_definitions
from pipeline.tagging.figures import find_quantities
from pipeline.tagging.links import split_links, split_partners
from pipeline.tagging.measures import read_direction
from pipeline.tagging.owners import split_owners
from pipeline.tagging.quantities import achievement_measures
from pipeline.tagging.timescales import find_dates, read_timescale

MONTHS = [name for name in calendar.month_name if name]
PIECES = [
    *MONTHS, "2031", "2031/32", "31", "3rd", "Q2", "autumn term", "by", "from", "to", "until", "-", "–", "/", "&", "and",
    "ongoing", "annually", "every", "A Weir", "RVRs", "Head of Locks", "Schools", "(", ")", ",", ";", ":", "\n", ".", " ",
    "61%", "£5k", "x 12", "12 locks", "be healthy", "link to", "tbc", "Canal Repair Fund (CRF)", "improved", "1.2.31",
]  # fmt: skip
texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=8).map("".join),
    st.text(max_size=40),
)
periods = st.one_of(st.none(), st.tuples(st.just(2031), st.integers(2031, 2035)))


def spans_of(text):
    yield from ((owner.start, owner.end) for owner in split_owners(text))
    yield from split_links(text)
    yield from split_partners(text)
    yield from find_acronyms(text)
    yield from (span for found in find_definitions(text) for span in (found.short, found.long))
    yield from ((found.start, found.end) for found in find_dates(text))
    yield from ((found.start, found.end) for found in find_quantities(text))
    yield from (span for found in achievement_measures(text) for span in (*found.words, found.latest))


@given(texts)
@example("31   January")
def test_spans_are_stripped_slices(text):
    for start, end in spans_of(text):
        assert 0 <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()


@given(texts)
def test_owners_are_apart_and_in_order(text):
    spans = [(owner.start, owner.end) for owner in split_owners(text)]

    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@given(texts, periods)
def test_timescales_begin_before_they_end(text, period):
    found = read_timescale(text, period)

    if found and found.start and found.end:
        assert found.start <= found.end
    if found:
        assert 0 <= found.span[0] < found.span[1] <= len(text)
        assert (found.recurrence is None) == (found.kind != "recurring")
        assert found.kind != "by" or found.end


@given(
    st.sampled_from(MONTHS),
    st.integers(1990, 2060),
    st.sampled_from(["", "By ", "By the end of ", "By end "]),
)
def test_months_end_on_their_last_day(month, year, lead):
    found = read_timescale(f"{lead}{month} {year}")

    assert (found.end.year, found.end.month) == (year, MONTHS.index(month) + 1)
    assert (found.end + timedelta(days=1)).day == 1


@given(texts)
def test_direction_does_not_depend_on_white_space_around(text):
    assert read_direction(text) == read_direction(f"  {text}\n")
