"""Timescale cells and dates in running text, by the contract's reading rules."""

from datetime import date

import pytest

from pipeline.tagging.timescales import find_dates, read_timescale

PERIOD = (2031, 2032)


def day(text):
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        # a month is due on its last day, a leap year's February included
        ("October 2031", "by", None, "2031-10-31"),
        ("Feb 2032", "by", None, "2032-02-29"),
        ("By the end of Sept. 2031", "by", None, "2031-09-30"),
        # no space between month and year
        ("June2031", "by", None, "2031-06-30"),
        # a misspelt month
        ("Febuary 2031", "by", None, "2031-02-28"),
        # a number behind a month is a year, in front of it a day
        ("By end of November 31", "by", None, "2031-11-30"),
        ("12th November", "by", None, "2031-11-12"),
        ("Dec '31", "by", None, "2031-12-31"),
        # British order of day and month
        ("04/05/2031", "by", None, "2031-05-04"),
        ("4.5.31", "by", None, "2031-05-04"),
        ("Thursday 4th of May 2031", "by", None, "2031-05-04"),
        ("2031-05-04", "by", None, "2031-05-04"),
        # a day that does not exist is no date
        ("31/02/2031", None, None, None),
        ("By 2031", "by", None, "2031-12-31"),
        # words around the date
        ("Visible progress by May 2031", "by", None, "2031-05-31"),
        # before a month is the day before it begins
        ("Before September 2031", "by", None, "2031-08-31"),
        # behind the end of a month comes its last day, at the start of a term its first
        ("Before the end of September 2031", "by", None, "2031-09-30"),
        ("By the start of the spring term 2032", "by", None, "2032-01-01"),
        ("Beginning of September 2031", "by", None, "2031-09-30"),
        ("2031/05/04", "by", None, "2031-05-04"),
        ("2031-05-04T00:00", "by", None, "2031-05-04"),
        ("05.2031", "by", None, "2031-05-31"),
        ("2031 May", "by", None, "2031-05-31"),
        # a year of two digits is one of the plan's
        ("May 12", None, None, None),
        # hyphens between month and year
        ("Nov-31", "by", None, "2031-11-30"),
        ("November-2031", "by", None, "2031-11-30"),
        ("May - 12 schools", None, None, None),
        # days as spreadsheets write them, and as officers do after them
        ("15-Apr-2031", "by", None, "2031-04-15"),
        ("01-Apr-31", "by", None, "2031-04-01"),
        ("15/April/2031", "by", None, "2031-04-15"),
        ("15.Apr.2031", "by", None, "2031-04-15"),
        ("15-Nov- 2031", "by", None, "2031-11-15"),
        ("15 Apr-2031", "by", None, "2031-04-15"),
        ("Apr-15-2031", "by", None, "2031-04-15"),
        ("01-Apr-2031 to 31-Mar-2032", "range", "2031-04-01", "2032-03-31"),
        ("15-May-31 August 2031", "range", "2031-05-15", "2031-08-31"),
        ("Phase 2 - March 2031", "by", None, "2031-03-31"),
        ("Jan-Mar-31", "range", "2031-01-01", "2031-03-31"),
        ("April-June-2031", "range", "2031-04-01", "2031-06-30"),
        # one month of several years, several months of one
        ("May 2031, 2032 and 2033", "by", None, "2033-05-31"),
        ("May, August and November 2031", "by", None, "2031-11-30"),
        # Easter is a Sunday that moves
        ("By Easter 2032", "by", None, "2032-03-28"),
        ("before Christmas 2031", "by", None, "2031-12-24"),
        # progress beside the date
        ("Done - May 2031", "by", None, "2031-05-31"),
        ("Slipped from May 2031 to July 2031", "by", None, "2031-07-31"),
        ("All work complete", "none", None, None),
        ("To be completed", None, None, None),
        # what begins after a date, and what runs until its end
        ("After May 2031", "ongoing", "2031-06-01", None),
        ("Not before May 2031", "ongoing", "2031-05-01", None),
        ("To commence in May 2031", "ongoing", "2031-05-01", None),
        ("Start: May 2031 End: July 2031", "range", "2031-05-01", "2031-07-31"),
        ("April–June 2031 to July–September 2031", "range", "2031-04-01", "2031-09-30"),
        ("Q3 Oct – Dec 2031 to Q4 Jan – Mar 2032", "range", "2031-10-01", "2032-03-31"),
        ("Q3 (Oct – Dec 2031) to Q4 (Jan – Mar 2032)", "range", "2031-10-01", "2032-03-31"),
        ("Sept 2031 - End of April 2032", "range", "2031-09-01", "2032-04-30"),
        ("May 2031 until the end of July 2031", "range", "2031-05-01", "2031-07-31"),
        ("May 2031 to by end March 2032", "range", "2031-05-01", "2032-03-31"),
        ("Year 1 2031/32 to Year 3 2033/34", "range", "2031-04-01", "2034-03-31"),  # two ticked columns
        ("Phase 1 (2031/32) – Phase 2 (2032/33)", "range", "2031-04-01", "2033-03-31"),
        ("May 2031 to ending July 2031", "by", None, "2031-07-31"),
        # a number of a phase is no day, a hyphen joins two days
        ("Phase 2 May 2031", "by", None, "2031-05-31"),
        ("01/05/31-31/07/31", "range", "2031-05-01", "2031-07-31"),
        ("2031/32-2033/34", "range", "2031-04-01", "2034-03-31"),
        ("May 2031 → July 2031", "range", "2031-05-01", "2031-07-31"),
        # a review is later than what is due; a year that is written beats one that is not
        ("Done May 2031; review July 2031", "by", None, "2031-05-31"),
        ("Quarter 3: October to December 2030", "range", "2030-10-01", "2030-12-31"),
        ("Q1 (April - June) 2032", "range", "2032-04-01", "2032-06-30"),
        # of months without a year all or none
        ("Jan, Apr, Oct", None, None, None),
        ("Throughout 2031/32", "during", "2031-04-01", "2032-03-31"),
        ("New Year 2032", "by", None, "2032-01-01"),
        ("Start date 1 May 2031; end date 3 July 2031", "range", "2031-05-01", "2031-07-03"),
        # ranges
        ("Between May and July 2031", "range", "2031-05-01", "2031-07-31"),
        ("May & June 2031", "range", "2031-05-01", "2031-06-30"),
        ("May & July 2031", "by", None, "2031-07-31"),
        ("28 May to 5 July 2031", "range", "2031-05-28", "2031-07-05"),
        ("2031/32 and 2032/33", "range", "2031-04-01", "2033-03-31"),
        ("Autumn 2031, spring 2032", "range", "2031-09-01", "2032-03-31"),
        ("2031-2034", "range", "2031-01-01", "2034-12-31"),
        ("2031 to 2034", "range", "2031-01-01", "2034-12-31"),
        ("2031-34", "range", "2031-01-01", "2034-12-31"),
        ("Oct – Dec 2031", "range", "2031-10-01", "2031-12-31"),
        ("Nov-Feb 2032", "range", "2031-11-01", "2032-02-29"),
        ("between May 2031 and July 2032", "range", "2031-05-01", "2032-07-31"),
        ("from 3 May 2031 until 5 July 2031", "range", "2031-05-03", "2031-07-05"),
        ("3-5 May 2031", "range", "2031-05-03", "2031-05-05"),
        ("Start: May 2031; End: tbc", "tbc", "2031-05-01", None),  # it ends, and nobody has said when
        ("From May 2031 (tbc)", "ongoing", "2031-05-01", None),
        # terms: of the calendar year named, or of the academic year
        ("Autumn term 2031", "during", "2031-09-01", "2031-12-31"),
        ("Spring 2032", "during", "2032-01-01", "2032-03-31"),
        ("Summer term 2031/32", "during", "2032-04-01", "2032-08-31"),
        ("Autumn and spring terms 2031/32", "range", "2031-09-01", "2032-03-31"),
        ("By the end of the summer term 2032", "by", None, "2032-08-31"),
        # half terms end with the month of the holiday
        ("Autumn 1 2031", "during", "2031-09-01", "2031-10-31"),
        ("Summer term 2 2031/32", "during", "2032-06-01", "2032-08-31"),
        ("Second half of the spring term 2032", "during", "2032-03-01", "2032-03-31"),
        ("Spring term (second half) 2032", "during", "2032-03-01", "2032-03-31"),
        ("Summer half term 2032", "by", None, "2032-05-31"),
        ("Summer holidays 2032", "during", "2032-04-01", "2032-08-31"),
        ("February half-term 2032", "by", None, "2032-02-29"),
        # academic, financial, and a pair of years that says neither
        ("2031/32 academic year", "during", "2031-09-01", "2032-08-31"),
        ("Next academic year (2031/32)", "during", "2031-09-01", "2032-08-31"),
        ("Start 2031, finish 2033", "range", "2031-01-01", "2033-12-31"),
        ("school year 2031-32", "during", "2031-09-01", "2032-08-31"),
        ("FY 2031/32", "during", "2031-04-01", "2032-03-31"),
        ("2031/32", "during", "2031-04-01", "2032-03-31"),
        ("Q4 2031/32", "during", "2032-01-01", "2032-03-31"),
        ("2nd quarter of 2031", "during", "2031-04-01", "2031-06-30"),
        ("1st Qtr 2031/32", "during", "2031-04-01", "2031-06-30"),
        ("2031/32 (Q2)", "during", "2031-07-01", "2031-09-30"),
        ("FY31/32 Q2", "during", "2031-07-01", "2031-09-30"),
        ("FY31/32 Q3 – FY32/33 Q1", "range", "2031-10-01", "2032-06-30"),
        ("2031 Q3 - 2032 Q1", "range", "2031-07-01", "2032-03-31"),
        ("Q3 2031/32 – Q1 2032/33", "range", "2031-10-01", "2032-06-30"),
        ("Autumn term - October 2031", "by", None, "2031-10-31"),
        ("third quarter 2031/32", "during", "2031-10-01", "2031-12-31"),
        ("Quarter two (2031/32)", "during", "2031-07-01", "2031-09-30"),
        ("Q1 and Q2 2031/32", "range", "2031-04-01", "2031-09-30"),
        ("calendar year 2031", "during", "2031-01-01", "2031-12-31"),
        ("Medium term 31/32", "during", "2031-04-01", "2032-03-31"),
        # what the plan's period completes
        ("November", "by", None, "2031-11-30"),
        ("Oct - Jan", "range", "2031-10-01", "2032-01-31"),
        ("March", "by", None, "2032-03-31"),
        ("Spring term", "during", "2032-01-01", "2032-03-31"),
        ("Q1", "during", "2031-04-01", "2031-06-30"),
        ("year 1", "during", "2031-04-01", "2032-03-31"),
        ("By the end of year one", "by", None, "2032-03-31"),
        ("November 20th", "by", None, "2031-11-20"),
        ("w/c 5 May 2031", "during", "2031-05-05", "2031-05-11"),
        ("w/b 05/05/2031", "during", "2031-05-05", "2031-05-11"),
        ("wk/c 5th May 2031", "during", "2031-05-05", "2031-05-11"),
        ("wk beginning 5 May 2031", "during", "2031-05-05", "2031-05-11"),
        ("week ending 11 May 2031", "during", "2031-05-05", "2031-05-11"),
        # of several dates the last, unless it stands in brackets
        ("Draft May 2031, final July 2031", "by", None, "2031-07-31"),
        ("May 2031 (moved from July 2031)", "by", None, "2031-05-31"),
        # an adjective beside a date is no frequency
        ("Annual report May 2031", "by", None, "2031-05-31"),
        ("On-going", "ongoing", None, None),
        ("Ongoing from May 2031", "ongoing", "2031-05-01", None),
        ("Ongoing until May 2031", "ongoing", None, "2031-05-31"),
        ("May 2031 onwards", "ongoing", "2031-05-01", None),
        ("Ongoing 2031/32", "ongoing", "2031-04-01", "2032-03-31"),
        ("Ongoing from May 2031 to July 2032", "ongoing", "2031-05-01", "2032-07-31"),
        ("May 2031+", "ongoing", "2031-05-01", None),
        # a deadline before the word stays a deadline
        ("By May 2031 and ongoing", "by", None, "2031-05-31"),
        ("By May 2031, then continuing", "by", None, "2031-05-31"),
        ("Tbc", "tbc", None, None),
        ("At review", "tbc", None, None),
        # a duration has no date to count from
        ("Within six months", "tbc", None, None),
        ("N/A", "none", None, None),
        # never a date: names, ages, school years, numbers of sections
        ("the May 2031 Framework", None, None, None),
        ("Rivers Act 2031", None, None, None),
        ("Canal Strategy 2031 – 2034", None, None, None),
        ("2031-2034 Canal Strategy", None, None, None),
        ("the 2031 rivers act", None, None, None),
        ("Rivers (Wales) Measure (Wales) 2031", None, None, None),
        ("RWA 2031", None, None, None),
        ("Weir CoP 2031", None, None, None),
        ("Canal and Weir Delivery Plan May 2031", None, None, None),
        ("Keeping Lower Canals Open 2031", None, None, None),
        ("Canal Plan for Lower Weirs 2031", None, None, None),
        ("canal action plan 2031-34", None, None, None),
        ("the rivers act 2031", None, None, None),
        ("Lower Canal Completion Date 2031", "by", None, "2031-12-31"),
        ("Lower Canals Open to Review May 2031", "by", None, "2031-05-31"),
        ("By 2031 Canal Plan agreed", "by", None, "2031-12-31"),
        ("Revised Canal Delivery Plan May 2031", "by", None, "2031-05-31"),
        ("Publish Canal Delivery Plan May 2031", "by", None, "2031-05-31"),
        ("CANAL PLAN 2031/34", None, None, None),
        ("BY 2031", "by", None, "2031-12-31"),
        ("Towpath Condition Report 2031", None, None, None),
        ("Final report 2031", "by", None, "2031-12-31"),
        ("Code of Practice for boats (May 2031)", None, None, None),
        ("Draft strategy (May 2031)", "by", None, "2031-05-31"),
        ("Area 31/32 map", None, None, None),
        ("14-19 pathways", None, None, None),
        ("Section 1.2.31", None, None, None),
        ("Year 9 visits", None, None, None),
        ("You may ask", None, None, None),
    ],
)
def test_timescale_cells(text, kind, start, end):
    found = read_timescale(text, PERIOD)

    read = (found.kind, found.start, found.end) if found else (None, None, None)
    assert read == (kind, day(start), day(end))


@pytest.mark.parametrize(
    ("text", "recurrence"),
    [
        ("Annually", "annual"),
        # dates in brackets are occurrences
        ("Annually (May 2031, 2032, 2033)", "annual"),
        # a deadline within each year
        ("By end of May annually", "annual"),
        ("Every May", "annual"),
        ("Annually to the Harbour Board (more often where required)", "annual"),
        ("Termly", "termly"),
        ("Six monthly", "six-monthly"),
        ("2 x per year", "six-monthly"),
        ("2x yearly", "six-monthly"),
        ("3 x year", "termly"),
        ("Annual - March", "annual"),
        ("every second year", "biennial"),
        ("5 times a year", "5 times a year"),
        ("Two per year by May 2031", "six-monthly"),
        ("four per annum", "quarterly"),
        ("3 times per annum", "termly"),
        # so many things, each year
        ("Train 4 per year", "annual"),
        ("50 per year", "annual"),
        ("Quarterly", "quarterly"),
        # the longer of two frequencies that begin together
        ("Every two years", "biennial"),
        ("every 5 weeks", "every 5 weeks"),
        # the first word decides
        ("Monthly, ongoing", "monthly"),
        ("Annual", "annual"),
    ],
)
def test_recurring_cells(text, recurrence):
    found = read_timescale(text, PERIOD)

    assert (found.kind, found.recurrence, found.start, found.end) == ("recurring", recurrence, None, None)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("June", None),  # no year to take
        ("June", (2031, 2035)),  # a period of many Junes
        ("June", PERIOD),  # of the financial year the first, of the academic year the second
        ("By Easter", PERIOD),
        ("May to July", PERIOD),
        ("year 3", (2031, 2032)),  # a plan without a third year
        ("", PERIOD),
        ("   \n", PERIOD),
    ],
)
def test_what_no_rule_reads(text, period):
    assert read_timescale(text, period) is None


@pytest.mark.parametrize(
    ("text", "assumed"),
    [
        ("2031/32", "financial"),
        ("Q2 2031", "calendar"),
        ("November", "period"),
        ("June 2031", None),
        ("2031/32 financial year", None),
    ],
)
def test_what_the_wording_leaves_open_is_recorded(text, assumed):
    assert read_timescale(text, PERIOD).assumed == assumed


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("By end of May 2031 at best", "May 2031"),
        ("as soon as possible", "as soon as possible"),
        ("May 2031 to July 2031.", "May 2031 to July 2031"),
        (" - ", "-"),
    ],
)
def test_the_span_holds_the_words_read(text, words):
    assert text[slice(*read_timescale(text, PERIOD).span)] == words


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("61% (Oct-Dec 2031)", [("Oct-Dec 2031", "2031-10-01", "2031-12-31")]),
        ("17 (2031/32 academic year)", [("2031/32 academic year", "2031-09-01", "2032-08-31")]),
        # two-digit years only beside the word
        ("Visits 31/32 school year 12", [("31/32 school year", "2031-09-01", "2032-08-31")]),
        (
            "11% (May 2031) 12% (July 2031)",
            [("May 2031", "2031-05-01", "2031-05-31"), ("July 2031", "2031-07-01", "2031-07-31")],
        ),
        ("Success in 2031*", [("2031", "2031-01-01", "2031-12-31")]),
        ("Referrals 2031-2 rose", [("2031-2", "2031-04-01", "2032-03-31")]),
        ("34% (to May 31)", [("May 31", "2031-05-01", "2031-05-31")]),
        # short forms are dates in timescale cells and in brackets only
        ("May 31 oaks, 12 June", []),
        ("Passed under the Rivers Act 2031 and SI 2031/1530", []),
    ],
)
def test_dates_in_running_text(text, dates):
    found = [
        (text[d.start : d.end], d.first_day.isoformat(), d.last_day.isoformat()) for d in find_dates(text)
    ]

    assert found == dates
