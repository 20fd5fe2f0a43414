"""Figures named below a measure belong to it; what only looks like the name of one is a measure still."""

import pytest

from pipeline.texts.entries import read_measures
from pipeline.texts.figure_labels import labels_of, values_of
from schemas.role import Role
from tests.pipeline.layouts import paragraph

BASE, LAST, AIM, DUE = Role.BASELINE, Role.LATEST, Role.TARGET, Role.TIMESCALE


def read(*lines):
    found = read_measures(tuple(paragraph(line) for line in lines))
    return [(e.text.text, *((role, v.passage.text) for role, v in values_of(e.figures))) for e in found]


@pytest.mark.parametrize(
    "cell",
    [
        ("Floods of homes", "Baseline: 168", "Target: 150 by March 2033"),
        ("Floods of homes\nBaseline: 168\nTarget: 150 by March 2033",),
        ("• Floods of homes", "• Baseline: 168", "• Target: 150 by March 2033"),
        ("• Floods of homes", "Baseline – 168", "Target – 150 by March 2033"),
        ("Floods of homes:", "• baseline: 168", "• target: 150 by March 2033"),
        ("Floods of homes", "Baseline 168", "Target 150 by March 2033"),
        ("Floods of homes", "Baseline: 168, Target: 150 by March 2033"),
        ("Floods of homes; baseline: 168; target: 150 by March 2033",),
        ("Floods of homes Baseline: 168 Target: 150 by March 2033",),  # line breaks that were lost
    ],
)
def test_named_figures_belong_to_the_measure_before_them(cell):
    assert read(*cell) == [("Floods of homes", (BASE, "168"), (AIM, "150 by March 2033"))]


def test_each_measure_of_a_cell_has_its_own():
    cell = ("Floods of homes", "Baseline: 168", "Boats sunk", "Current position: 4 of 9", "Target: 2")
    flood, sunk = ("Floods of homes", (BASE, "168")), ("Boats sunk", (LAST, "4 of 9"), (AIM, "2"))
    assert read(*cell) == read("\n".join(cell)) == [flood, sunk]


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("Baseline (March 2031): 34%", (BASE, "34%")),
        ("Target by March 2033: 30%", (AIM, "30%")),
        ("Actual: 31% (2032)", (LAST, "31% (2032)")),
        ("By when: March 2033", (DUE, "March 2033")),
        ("Baseline: not known; to be set by June 2031", (BASE, "not known; to be set by June 2031")),
        ("Target: tbc", (AIM, "tbc")),
    ],
)
def test_names_hold_dates_and_figures_may_be_words(line, field):
    assert read("Floods of homes", line) == [("Floods of homes", field)]


def test_several_of_a_kind_keep_their_names():
    ((_, *figures),) = read("Floods of homes", "Target 2032: 30", "Target 2033: 20")
    assert figures == [(AIM, "Target 2032: 30"), (AIM, "Target 2033: 20")]


def test_where_figures_are_from_is_no_measure():
    assert read("Floods of homes", "Target: 20", "Data source: gauges") == [("Floods of homes", (AIM, "20"))]
    assert len(read("Floods of homes", "Consultation: three meetings held")) == 2


@pytest.mark.parametrize(
    "cell",
    [
        ("Target: 95% of weirs mended", "Target: 80% of eels counted"),  # each its own
        ("Baseline: 34%", "Target: 20%"),  # of what stands elsewhere
        ("Weirs mended", "Target 50 families a year"),
        ("Weirs mended", "On target: 80% of the lower weirs"),
    ],
)
def test_what_is_no_figure_of_the_measure_before_is_a_measure(cell):
    assert [text for text, *figures in read(*cell)] == list(cell)


@pytest.mark.parametrize("text", ["Floods (Baseline: 3, Target: 2)", "Calls answered: target 80%"])
def test_figures_in_a_measures_own_words_stay_there(text):
    assert read(text) == [(text,)]


def test_the_name_of_a_figure_is_kept_for_its_date():
    (entry,) = read_measures((paragraph("Floods of homes"), paragraph("Baseline (March 2031): 34%")))
    assert [(role, label.text) for role, label in labels_of(entry.figures)] == [
        (BASE, "Baseline (March 2031)")
    ]
