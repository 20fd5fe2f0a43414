"""Direction and figures of measures."""

import pytest

from pipeline.tagging.measures import figure_of, figures_in, read_direction


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Improved water quality", "increase"),
        ("Fewer floods", "decrease"),
        ("Drop in floods", "decrease"),
        ("Narrower gap between banks in every ward", "decrease"),
        ("Number of narrow boats", None),
        ("Two drop in sessions held", "complete"),
        ("Sustained flow at 90%", "maintain"),
        ("Policy for weirs published", "complete"),
        ("Lock guide relaunched", "complete"),
        ("New contract in place", "complete"),
        # the first word decides
        ("Restructured service in light of improved locks", "complete"),
        ("Increase the flow to reduce floods", "increase"),
        ("A better survey leading to a reduction in floods", "decrease"),
        # all and 100% at the start, or where nothing else says which way
        ("All locks mended", "complete"),
        ("100% of locks sound", "complete"),
        ("Access to all locks", None),
        ("Guides on show in all locks", "complete"),
        ("Guide shared with all anglers", "complete"),
        ("Nets given to every crew", "complete"),
        ("Names recorded on all boats", "complete"),
        ("Number of names recorded on all boats", None),
        ("Safety told in 100% of boat talks", "complete"),
        ("Standards in all locks improve", "increase"),
        ("Attendance in every lock", None),
        ("Twelve boats in all, by May", None),
        ("Lock keepers trained on every canal", "complete"),
        ("Number of lock keepers trained", None),
        ("80% use of locks", None),
        # counts and judgements have none, whatever deeds they count
        ("Number of licences issued", None),
        ("The percentage of plans delivered on time", None),
        ("% of locks with improved gates", None),
        ("Compliance with the agreed policy", None),
        ("Evaluation of the locks", None),
        ("Average number of days to complete a lock", None),
        ("Value of tolls secured", None),
        ("Value for money agreed by the Board of Locks", "complete"),
        ("Value of tolls increased", "increase"),
        ("Relative likelihood of new keepers being appointed", None),
        # unless the deed is done to the whole, or the change is the number's own
        ("Average depth of locks maintained at no more than 3 metres", "maintain"),
        ("Average wait at locks reduced to 20 minutes", "decrease"),
        ("Evaluation of the locks published", "complete"),
        ("Evaluation report agreed by the Board of Locks", "complete"),  # a document, and no figure
        ("Consultation plan agreed by the Board of Locks", "complete"),
        ("80% of reviewed boats are sound", None),  # which boats
        ("80% of boats reviewed in spring", None),  # the share is what is looked for
        ("At least 95 per cent of keepers trained", None),
        ("80% of boats show improved brakes", "increase"),
        ("100% of boats reviewed in spring", "complete"),
        ("Lamps fitted on all locks", "complete"),
        ("Consultation responses agreed by the Board of Locks", None),
        ("Attendance at the weir is maintained at 95%", "maintain"),
        ("Reports published (each May)", "complete"),
        ("Reports published on time", "complete"),
        ("Reports published on the Trust's website", "complete"),
        ("Percentage of reports published on time", None),
        ("Reports of floods resolved", None),
        ("Satisfaction with locks improved (boat survey)", "increase"),
        ("Number of floods reduced by half", "decrease"),
        # a document that reached those it is for; what is counted may be reported too
        ("Evaluation reported to the Board of Locks", "complete"),
        ("The annual flood report was received by keepers", "complete"),
        ("Survey findings shared with anglers", "complete"),
        ("Floods reported to the Board of Locks", None),
        ("Reports received by the Board of Locks", None),
        ("Number of study visits reported to keepers", None),
        ("Evaluation of floods reported to keepers", None),
        ("Evaluation delivered to the harbour board", "complete"),
        ("Reduction in survey findings reported to keepers", "decrease"),
        # names and adjectives
        ("Boats are stopped on the day that concerns are raised", None),
        ("Locks at maintained schools", None),
        ("No boat waits longer than the agreed time at the lock", None),
        ("Boats through the lock within agreed times", None),
        ("Water maintained at agreed level", "maintain"),
        ("Average depth maintained at the current level", "maintain"),
        ("Number of boats maintained at the boatyard", None),
        ("Locks opened to agreed standards", "complete"),
        ("The lock times agreed", "complete"),
        ("Sustainability of weirs", None),
        ("Boats on reduced timetables are back within a week", None),  # a kind of timetable
        ("Fewer boats on reduced timetables", "decrease"),
        ("Written agreements used only where boats are safer", None),
        ("Written agreements in place with two boats", "complete"),
        ("Letters written to two boats", "complete"),
        ("Feedback published", "complete"),
        ("Feedback log in place", "complete"),  # a document, and no figure
        ("Feedback from boats that locks were mended", None),
        (
            "Feedback from boats shows improved trust in the locks",
            "increase",
        ),  # the change is what is asked for
        ("Evaluation demonstrates a reduction in waits at the locks", "decrease"),
        ("Number of boats showing improved trust in the locks", None),  # what is counted
        ("Number of locks improved to band C", None),
        ("Number of locks improved", None),
        ("Quality of locks improved to band C", "increase"),
        ("Feedback from boats shows that locks with improved lights work", None),
        ("Keepers attend all lock meetings", "complete"),
        ("Keepers offer tea after 100% of floods", "complete"),
        ("Gap between red boats and all boats", None),
        # direction columns and lead-ins
        ("To increase", "increase"),
        ("To complete", "complete"),
        ("Reduction in:", "decrease"),
        ("↓", "decrease"),
        ("Meet duties", None),
        ("", None),
    ],
)
def test_direction(text, direction):
    assert read_direction(text) == direction


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Locks reviewed within a week", None),
        ("Keepers trained", None),
        ("All locks mended", "complete"),
        ("Guides on show in all locks", "complete"),
        ("Keepers trained to reduce floods", "decrease"),
    ],
)
def test_a_deed_is_what_is_counted_where_a_figure_beside_it_says_how_often(text, direction):
    assert read_direction(text, counted=True) == direction


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("61% (Oct-Dec 2031)", 61, "%"),
        ("92 berths made; 48 used", 92, "berths"),
        ("379 (total)", 379, "count"),
        # the ages before the first figure
        ("All ages (R-Yr11) 43% river 44% canal (May 2031)", 43, "%"),
        ("40", 40, "count"),
        ("5.9%", 5.9, "%"),
    ],
)
def test_first_figure_of_a_cell(text, value, unit):
    found = figure_of(text)

    assert (found.value, found.unit) == (value, unit)


@pytest.mark.parametrize("text", ["Survey agreed (May 2031)", "Year 9 review", "", "Autumn 2031"])
def test_cells_of_words_only(text):
    assert figure_of(text) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Better locks as measured by 50 locks winning the award", "50 locks"),
        ("100% of locks including weirs sound", "100%"),
        ("Sustained flow at 90%", "90%"),
        ("Increase the number of locks to 120", "120"),
        ("Raise flow from 40% to 60%", "60%"),
        # the group, the limit, the age are no targets
        ("Outcomes of the bottom 20%", None),
        ("% of locks mended within 20 weeks", None),
        ("% of locks mended before 20 weeks", None),
        ("% of locks older than 20 years", None),
        ("All wardens reach the locks within 10 km of the weir", None),  # how far, as how long
        ("Fewer boats moored more than 2 miles away", None),
        ("At least 20 miles of bank planted", "20 miles"),
        ("Fewer licences post 19", None),
        ("More boats seen with an Eel Pass Survey 2", None),  # the second of its name
        ("Eel Passes 2 in spring", "2"),
        ("Eels counted in the Eel Pass 2 miles up", "2 miles"),
        ("Boats raised from the Mill Lane Lock 3 to 5", "3"),
        ("Locks introduced to the May 2031 Framework", None),
        # when a deed is to be done, and by how much a time is to change
        ("All boats surveyed by 18 months", None),
        ("Fewer repairs open at 30 weeks", None),  # what is counted, and when
        ("Sustained moorings at 12 months", None),  # how long they last
        ("Sustained waiting times at 12 weeks", "12 weeks"),
        ("Sustained moorings at 12", "12"),
        ("Fewer than 30 weeks of flood", "30 weeks"),
        ("All boats wait less, down by 3 days", "3 days"),
        ("All repairs shortened by 2 weeks", "2 weeks"),
    ],
)
def test_target_in_a_measure(text, words):
    found = figures_in(text).target

    assert (text[found.start : found.end] if found else None) == words


@pytest.mark.parametrize(
    ("text", "baseline", "latest", "target"),
    [
        ("Fewer locks will leak, down from 41.5% in 2030/31 to at least 30%", 41.5, None, 30),
        ("Leaks will have fallen from 418.7 in 2030/31 to 395 per 100,000 boats.", 418.7, None, 395),
        ("Backlog of repairs cut from £3.5m in 2030 to nil", 3_500_000, None, None),
        ("Leaks down from 9 to none", 9, None, None),
        ("Boats moored (30/31 baseline: 211,897)", 211897, None, None),
        ("Boats insured – baseline: (Q4 30/31) 881", 881, None, None),
        ("Boats insured, baseline (June 2031): 12, raised to 40", 12, None, 40),
        ("Baseline tow path survey 2030/31 – 155 often felt unsafe", 155, None, None),
        ("60 boats (baseline), rising to 90 boats", 60, None, 90),
        ("Tow paths (30/31 baseline) 48,034, locks (30/31 baseline) 1,200", 48034, None, None),
        ("Down from 20.9% in 2031 to the pre-flood level of 18.5%", 20.9, None, 18.5),
        ("A rise from the baseline by 10%", None, None, 10),
        ("Courses finished – to date 140", None, 140, None),
        ("Charts up to date: 95%", None, None, 95),
        ("Each spring a dip sample of 20 locks", None, None, None),
        ("All keepers can swim by 18", None, None, None),  # years old
        ("Locks open up by 18", None, None, 18),
        ("A sample of 20 locks shows 95% closed", None, None, 95),
        ("Skippers content, currently at 62%", None, 62, None),
        ("Days lost to floods 8.24 (-0.06 p.p.)", None, 8.24, None),
        ("Skippers will be safer at the weir (currently 12 falls a year)", None, 12, None),
        ("95% of skippers insured (current 91%)", None, 91, 95),
        ("% of skippers who like their lock 56% (+0.1p.p.)", None, 56, None),
        # what is demanded stands behind the number of a name, a date without its century, a time that passes
        ("KPI 7: 85% of locks painted", None, None, 85),
        ("Indicator 3: locks painted", None, None, None),
        ("Locks agreed by Sept 31", None, None, None),
        ("Locks in use no later than April 32", None, None, None),
        ("Share of locks painted by 30 June", None, None, None),
        ("12 locks painted by 3 May", None, None, 12),
        ("Share of locks painted (former BVPI 117)", None, None, None),
        ("Boats afloat 91 days after launch will rise to 85%", None, None, 85),
    ],
)
def test_figures_of_several_kinds_in_a_measure(text, baseline, latest, target):
    found = figures_in(text)

    assert tuple(figure.value if figure else None for figure in found) == (baseline, latest, target)


@pytest.mark.parametrize(
    ("text", "baseline", "latest", "target"),
    [
        ("75% (from 62%) of skippers stay for the season", 62, None, 75),
        ("18 moorings (14 at April 2031)", 14, None, 18),
        ("15 locks painted (8 last year)", 8, None, 15),
        ("Weirs sound 75% (37.5% in 2030/31)", 37.5, None, 75),
        ("95% of skippers are content (2031: 83%)", 83, None, 95),
        ("Tow path open to all 5% or more (was 3%)", 3, None, 5),
        ("Moored on time (up from 40%)", 40, None, None),
        ("20 skippers licensed by 2034 (4 now)", None, 4, 20),
        ("Weirs sound 75% (2030 actual 71%)", 71, None, 75),
        ("60% of skippers insured, up from 42% in 2030", 42, None, 60),
        ("60% of skippers insured compared with 42% last year", 42, None, 60),
        ("60% of skippers insured compared with 42% of anglers", None, None, 60),
        ("12 locks, up from 8 in 2030 to 10 in 2031", 8, None, 12),
        # the figure before the brackets is the goal, whatever is counted before it
        ("Afloat at 6 weeks 40% (from 33%)", 33, None, 40),
        # a goal of a later year, something else that is counted
        ("60% of locks painted (80% in 2034)", None, None, 60),
        ("60% of locks painted (80% by 2031)", None, None, 60),
        ("40 boats (from 12 harbours)", None, None, 40),
        ("40 boats (12 with engines)", None, None, 40),
        ("40 boats painted (20% last year)", None, None, 40),
    ],
)
def test_figures_in_brackets_that_say_where_it_started(text, baseline, latest, target):
    found = figures_in(text, starts=2031)

    assert tuple(figure.value if figure else None for figure in found) == (baseline, latest, target)
