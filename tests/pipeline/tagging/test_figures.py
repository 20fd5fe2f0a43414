"""Figures in running text and money."""

import pytest

from pipeline.tagging.figures import find_quantities, read_money


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("61% (Oct-Dec 2031)", [("61%", 61, "%")]),
        ("61 per cent of locks", [("61 per cent", 61, "%")]),
        ("1,250.5 tonnes of silt", [("1,250.5 tonnes", 1250.5, "tonnes")]),
        # the noun phrase behind a number: up to the first plural, its last word where it is long
        ("31 site visits to weirs", [("31 site visits", 31, "site visits")]),
        (
            "12 lock repair planning meetings for staff",
            [("12 lock repair planning meetings", 12, "meetings")],
        ),
        ("50 weirs achieving the award", [("50 weirs", 50, "weirs")]),
        # no noun: a participle counts nothing
        ("3 repaired", [("3", 3, None)]),
        # signs, bases
        ("+7% on previous year, -3%", [("+7% on previous year", 7, "%"), ("-3%", -3, "%")]),
        ("training – 12 staff", [("12 staff", 12, "staff")]),
        ("visits x 31", [("x 31", 31, None)]),
        ("Weir score -0.45, −3 and - 3", [("-0.45", -0.45, None), ("−3", -3, None), ("3", 3, None)]),
        ("-9", [("-9", -9, None)]),
        ("–9 ", [("–9", -9, None)]),
        ("weirs -9", [("9", 9, None)]),
        ("40%-60% or 70percent", [("40%", 40, "%"), ("60%", 60, "%"), ("70percent", 70, "%")]),
        # a number behind a masked one is a figure of its own, a name alone has none
        ("Year 1 – 45%, Attendance 94.5%", [("45%", 45, "%"), ("94.5%", 94.5, "%")]),
        ("Locks 34", [("34", 34, None)]),
        ("Lock 34", [("34", 34, None)]),
        # the first of a range is the value
        ("40-60%", [("40-60%", 40, "%")]),
        ("£10-15k", [("£10-15k", 10000, "GBP")]),
        # of a share the first number
        ("12 of 30 weirs", [("12", 12, None)]),
        # numbers of names, ages, school years, limits, ranks, ranges, rates are no figures
        ("Year 9, Yr 5, Y5, KS4, Years 5 and 9, tier 4, Part 4, level 1, Section 38", []),
        ("pupils aged 16-19, post 16, under 5", []),
        ("All young people have a mooring at 17", []),
        ("Fewer missed boats between 18 and 20", []),
        ("A score raised to between 18 and 20", [("18", 18, None), ("20", 20, None)]),
        ("between 18 and 20 boats", [("18", 18, None), ("20 boats", 20, "boats")]),
        ("Eel leavers in work at 19 and 21", []),
        ("Keep children out of the canal at 12", [("12", 12, None)]),
        ("children seen at 25 locks", [("25 locks", 25, "locks")]),
        ("5 to 8 year olds, 3 and 4 year old children, 4,000 locks", [("4,000 locks", 4000, "locks")]),
        ("repaired within 20 weeks, answered in 9 days, in 18 month trials", []),
        ("the bottom 20% of attainment", []),
        ("the lowest scoring 20%, the most polluted 10% of rivers", []),
        ("last spring 20%", [("20%", 20, "%")]),
        ("floods per 10,000 homes", []),
        ("Attainment 8, Agenda 21, Room 12, week 3, Circular 7", []),
        ("More use of Outcome 22, Priority 1 calls", []),
        (
            "Outcome: 22 locks, outcome 3, Outcome 80 %",
            [("22 locks", 22, "locks"), ("3", 3, None), ("80 %", 80, "%")],
        ),
        ("Average wait of 999 calls and 101 calls", []),
        ("telephone 0300 555 0123", []),
        ("kept open in excess of 5 years", []),
        # a thousand is no list of ages
        ("over 4,000 locks, under 5s", [("4,000 locks", 4000, "locks")]),
        # what a number falls to is no age
        ("Reduction in late reviews to under 40", [("40", 40, None)]),
        ("Reduced fares to under 16s; improved access to under 25", []),
        ("Fewer visits to under 5", []),
        ("7KS, 24/7, 2nd, 19.01.2, 1:1", []),
        ("Locks; Area 11; Weirs", []),
        # dates and the years of names
        ("in May 2031 under the Rivers Act 2031", []),
        ("River clean held 12 September.", []),
        ("Held 12 May outings", [("12 May outings", 12, "May outings")]),
        # a percentage behind such a word is one
        ("tier 4: level 80%", [("80%", 80, "%")]),
        # list numbers and footnotes
        ("2. Mend weirs (3)", []),
    ],
)
def test_quantities(text, figures):
    assert [(text[q.start : q.end], q.value, q.unit) for q in find_quantities(text)] == figures


@pytest.mark.parametrize(
    ("text", "amount", "currency", "words"),
    [
        ("£30,000 RVR for a Lock Keeper", 30000, "GBP", "£30,000"),
        ("about £1.2m in all", 1200000, "GBP", "£1.2m"),
        ("£1250pa", 1250, "GBP", "£1250"),
        ("c£10k", 10000, "GBP", "£10k"),
        ("£5k", 5000, "GBP", "£5k"),
        ("£ 2 million", 2000000, "GBP", "£ 2 million"),
        ("€450.50", 450.5, "EUR", "€450.50"),
    ],
)
def test_money(text, amount, currency, words):
    found = read_money(text)

    assert (found.amount, found.currency, text[found.start : found.end]) == (amount, currency, words)


@pytest.mark.parametrize("text", ["", "Base budget", "12 days", "None"])
def test_no_money(text):
    assert read_money(text) is None
