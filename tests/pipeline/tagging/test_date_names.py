"""Years that are part of a name, and years that say when."""

import pytest

from pipeline.tagging.timescales import find_dates, read_timescale


@pytest.mark.parametrize(
    "text",
    [
        # a name is a run of capitalised words that are neither work nor time
        "Structured Canal Assessment 2031",
        "Better Locks for Dunmere 2030",
        "Dunmere in Bloom 2032",
        "Europe 2030",
        "in line with the Access 2029 workstreams",
        "Microsoft Office 2013",
        "Lock Keepers' Survey 2029",
        "DDA 1995",
        "Think Canals Again 2031",
        "Autumn Budget 2031",
        "LTP3 2031-36",
        # with a comma or in brackets
        "Every Boat Matters (2003)",
        "Weir and Sluice, 2034",
        "(Weir, 2034)",
        # documents in small letters, and what stands behind their dash
        "rough mooring strategy and action plan 2030",
        "Canal report 2033",
        "Annual report and accounts for 2026/27",
        "our business plan for 2036 to 2041",
        "Canal Action Plan - Summary of Progress 2031/32",
        # laws
        "the Canals Acts 1996 and 2011",
        "Locks Act 1983, 1999 and 2007",
        "Canals (Amendment) (No. 2) Order 2005",
        "SEND Code of Practice 2035",
        # which one is meant
        "the 2031 census",
        "2031/32 budget",
        "4th edition 2036, then the 2038 edition",
        "the Class of 2032",
        "2034 cohort",
        "40% less than 1990 levels",
        "the 2029 Weir Inquiry",
        "the 2027 floods",
        "the plan for canals and locks (2035 - 2038)",
        "Annual Canal Monitoring Report 2029/30",
        "the Committee's 2031 Progress Report",
        # numbers
        "ISO 14001:2015",
        "Tel 01632 960 2012",
        "report no. 2014/36",
        "Appendix 3/2035",
        "over 2000 boats",
        "2000 young people",
    ],
)
def test_a_year_of_a_name_is_no_date(text):
    read = read_timescale(text)

    assert find_dates(text) == ()
    assert read is None or (read.start, read.end) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        # words of time
        "Autumn Term 2031",
        "End Of 2031",
        "Mid-2031",
        "Lock Levy Year 2031",
        "COMPLETED BY 2031",
        "Completed BY 2031",
        "Medium Term 2031",
        # work, and who decides
        "Complete 2031",
        "Full Council 2031",
        "Phase Two (2031)",
        "Pilot Phase, 2031",
        "Locks Agreed 2031",
        "Lock Website Launch 2031",
        "Tender Process 2031",
        "Contract Award 2031",
        "Dredged 2031",
        "Visits 2031",
        "Consultation with Lock Keepers 2031",
        # deeds, and states of documents
        "Agree Plan 2031",
        "Publish the action plan 2031",
        "Draft Strategy 2031",
        "Final Report 2031",
        "Refreshed strategy 2031",
        # no capitals
        "canals dredged 2031",
        "by the 2031 deadline",
        "GCSE Results 2031",
        "for 2031 targets",
        "Stage 1: 2031",
    ],
)
def test_a_year_behind_work_or_time_is_a_date(text):
    read = read_timescale(text)

    assert read is not None
    assert "2031" in str(read.end)


def test_two_years_beside_a_dash_are_a_title_s_or_a_time_s():
    assert read_timescale("Canal Vision - 2031-2035") is None
    assert str(read_timescale("Medium term - 2031-2035").end) == "2035-12-31"


def test_a_title_of_many_hyphens_is_read_in_no_time():
    assert read_timescale("A" + "-A" * 60 + " x May 2031") is not None
