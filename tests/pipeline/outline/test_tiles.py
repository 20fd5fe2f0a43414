"""Tiles of figures below the name of a measure."""

import pytest

from pipeline.outline.tiles import with_tiles
from schemas.record import LogicalTable
from schemas.role import Role
from tests.pipeline.layouts import heading, paragraph, table
from tests.pipeline.outline.test_prose import records


def tile(name, first, last, labels=("Baseline 2030", "Target 2034")):
    figures = [paragraph(first, bold=True), paragraph(last, bold=True)]
    lines = [line for pair in zip(map(paragraph, labels), figures, strict=True) for line in pair]
    return [heading(name, 5), *lines]


TILES = [*tile("Otters seen in a year", "12", "40"), *tile("Clean reaches of river", "61%", "80%")]


def test_tiles_are_measures_with_their_figures():
    actions = table([["Action", "Lead"], ["Mend the weir", "A Pike"]])
    found = records(heading("Priority 1: More otters", 3), *TILES, actions)
    figures = [
        (m.text.text, *(m.value(role).passage.text for role in (Role.BASELINE, Role.TARGET)))
        for m in found.measures
    ]
    assert figures == [("Otters seen in a year", "12", "40"), ("Clean reaches of river", "61%", "80%")]
    assert {(role, words.text) for m in found.measures for role, words in m.headers} == {
        (Role.BASELINE, "Baseline 2030"),
        (Role.TARGET, "Target 2034"),
    }
    assert [section.title.text for section in found.sections] == ["Clean rivers", "More otters"]
    assert [found.sections[a.path[-1]].title.text for a in found.actions] == ["More otters"]


def test_figures_may_stand_above_what_they_are():
    above = [heading("Otters seen", 5)]
    for label, figure in (("Baseline", "12"), ("Target", "40")):
        above += [paragraph(figure, bold=True), paragraph(label)]
    (made,) = with_tiles(above)
    assert [cell.text for cell in made.cells] == ["Measure", "Baseline", "Target", "Otters seen", "12", "40"]


def test_the_line_right_above_the_figures_is_their_name_though_it_holds_a_digit():
    first, second = tile("Eels seen at 6–8 weeks", "44%", "52%"), tile("Otters seen", "12", "40")
    (above, made) = with_tiles([heading("More of both", 4), *first, *second])
    assert (above.body.text, made.rows) == ("More of both", 3)
    assert made.cells[3].text == "Eels seen at 6–8 weeks"


@pytest.mark.parametrize(
    "body",
    [
        [heading("Otters seen", 5), paragraph("Baseline 2030"), paragraph("12")],  # one figure alone
        [
            heading("Otters seen", 5),
            paragraph("Baseline"),
            paragraph("few"),
            paragraph("Target"),
            paragraph("more"),
        ],
        [
            paragraph("Otters seen"),
            paragraph("Baseline"),
            paragraph("12"),
            paragraph("Target"),
            paragraph("40"),
        ],
    ],
    ids=["one figure", "no figures", "no name"],
)
def test_other_lines_are_left_alone(body):
    assert with_tiles(body) == body


def test_tiles_that_ask_for_other_figures_are_another_table():
    made = with_tiles([*TILES, *tile("Locks in use", "7", "9", ("Baseline", "Target"))])
    assert [(part.rows, part.columns) for part in made if isinstance(part, LogicalTable)] == [(3, 3), (2, 3)]


def test_now_and_a_day_say_what_the_figures_are():
    tiles = [tile("Otters seen in a year", "12", "40", ("now", "by May 2034"))]
    tiles += [tile("Clean reaches of river", "61%", "80%", ("now", "by May 2034"))]
    found = records(heading("Priority 1: More otters", 3), *(line for one in tiles for line in one))
    figures = [
        (m.text.text, *(m.value(role).passage.text for role in (Role.BASELINE, Role.TARGET)))
        for m in found.measures
    ]
    assert figures == [("Otters seen in a year", "12", "40"), ("Clean reaches of river", "61%", "80%")]
    assert {words.text for m in found.measures for _, words in m.headers} == {
        "Baseline now",
        "Target by May 2034",
    }


def labelled(name, first, last):
    return [heading(name, 5), paragraph(f"Baseline: {first}"), paragraph(f"Target: {last}")]


MEASURES = heading("Measures", 4)


def test_figures_may_stand_behind_what_they_are():
    one = labelled("Otters seen in a year", "12 (2030)", "40 by March 2034")
    found = records(
        heading("Priority 1: More otters", 3), MEASURES, *one, heading("Priority 2: Clean banks", 3)
    )
    (measure,) = found.measures
    assert measure.text.text == "Otters seen in a year"
    assert [measure.value(role).passage.text for role in (Role.BASELINE, Role.TARGET)] == [
        "12 (2030)",
        "40 by March 2034",
    ]


def test_several_names_with_labelled_figures_need_no_announcement():
    body = [*labelled("Otters seen", "12", "40"), *labelled("Clean reaches", "61%", "80%")]
    (made,) = with_tiles(body)
    assert (made.rows, made.columns) == (3, 3)


@pytest.mark.parametrize(
    "body",
    [
        [*labelled("More otters on the river", "12", "40"), paragraph("Mend the weir")],
        [MEASURES, *labelled("Objective 1: More otters", "12", "40")],
        [MEASURES, heading("Otters seen", 5), paragraph("Baseline: 12")],
    ],
    ids=["a section alone", "a section by its name", "one figure"],
)
def test_other_labelled_figures_are_left_alone(body):
    assert with_tiles(body) == body


@pytest.mark.parametrize(
    ("lines", "figures"),
    [
        (["Baseline: 12 | Target: 40 by 2034"], ["12", "40 by 2034"]),
        (["Now 12 (2030)", "Target 40 by 2034"], ["12 (2030)", "40 by 2034"]),
        (["12 \u2192 40 by 2034"], ["12", "40 by 2034"]),
        (["£1,200 -> £2,500"], ["£1,200", "£2,500"]),
    ],
)
def test_figures_of_one_line_behind_what_they_are_or_at_the_ends_of_an_arrow(lines, figures):
    found = records(MEASURES, heading("Otters seen", 5), *map(paragraph, lines), heading("Banks", 2))
    (measure,) = found.measures
    assert measure.text.text == "Otters seen"
    assert [measure.value(role).passage.text for role in (Role.BASELINE, Role.TARGET)] == figures


@pytest.mark.parametrize(
    "lines",
    [
        ["Baseline: 12 | Source: wardens", "Target: 40"],
        ["Weir \u2192 lock"],
        ["Now we count 12", "Target 40"],
        ["12 \u2192 40 \u2192 60"],
    ],
)
def test_lines_that_say_more_than_figures_are_left_alone(lines):
    body = [MEASURES, heading("Otters seen", 5), *map(paragraph, lines)]
    assert with_tiles(body) == body


UNDER = [
    *(paragraph("12 \u2192 40", bold=True), heading("Otters seen in a year", 7)),
    *(paragraph("61% \u2192 80%", bold=True), heading("Clean reaches of river", 7)),
]


@pytest.mark.parametrize(
    "above",
    [
        heading("How we will measure it", 5),  # names no measure, though a heading right above a figure
        heading("Clear water", 2),  # drawn unlike the names
        paragraph("Counted by the wardens each spring"),
    ],
    ids=["announced", "another heading", "plain"],
)
def test_names_may_stand_under_their_figures(above):
    (head, made) = with_tiles([above, *UNDER])
    assert head == above
    assert [cell.text for cell in made.cells][3:] == [
        *("Otters seen in a year", "12", "40"),
        *("Clean reaches of river", "61%", "80%"),
    ]


def test_names_alike_from_the_first_stand_above_their_figures():
    body = [heading("Banks mended", 7), *UNDER]
    (made, last) = with_tiles(body)
    assert [cell.text for cell in made.cells][3:] == [
        *("Banks mended", "12", "40"),
        *("Otters seen in a year", "61%", "80%"),
    ]
    assert last == body[-1]


@pytest.mark.parametrize("below", ["The wardens count each spring.", "Lead: A Pike", "• Mend the weir"])
def test_figures_that_nothing_names_are_left_alone(below):
    body = [MEASURES, paragraph("12 \u2192 40", bold=True), paragraph(below)]
    assert with_tiles(body) == body
