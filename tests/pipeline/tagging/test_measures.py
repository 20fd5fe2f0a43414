"""Direction and figures of measures."""

import pytest

from pipeline.tagging.measures import figure_of, read_direction, target_in


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Improved water quality", "increase"),
        ("Fewer floods", "decrease"),
        ("Sustained flow at 90%", "maintain"),
        ("Policy for weirs published", "complete"),
        ("New contract in place", "complete"),
        # the first word decides
        ("Restructured service in light of improved locks", "complete"),
        ("Increase the flow to reduce floods", "increase"),
        ("A better survey leading to a reduction in floods", "decrease"),
        # all and 100% at the start only
        ("All locks mended", "complete"),
        ("100% of locks sound", "complete"),
        ("Access to all locks", None),
        ("80% use of locks", None),
        # counts and judgements have none, whatever deeds they count
        ("Number of licences issued", None),
        ("The percentage of plans delivered on time", None),
        ("% of locks with improved gates", None),
        ("Compliance with the agreed policy", None),
        # unless the change is the number's own
        ("Number of floods reduced by half", "decrease"),
        # names and adjectives
        ("Locks at maintained schools", None),
        ("Sustainability of weirs", None),
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
        ("Fewer licences post 19", None),
        ("Locks introduced to the May 2031 Framework", None),
    ],
)
def test_target_in_a_measure(text, words):
    found = target_in(text)

    assert (text[found.start : found.end] if found else None) == words
