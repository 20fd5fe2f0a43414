"""Tables whose bands name again what headings before them name."""

import pytest

from pipeline.naming import name_tables
from pipeline.outline import read_outline
from pipeline.rows import read_records
from tests.pipeline.layouts import heading, paragraph, table

HEADER = ["Action", "Lead", "By when"]


def priority(title, *bullets):
    return heading(title, 2), heading("What we will do", 3), *(paragraph(f"• {text}") for text in bullets)


def banded(*bands):
    """A table with a row under each of the bands."""
    rows = [HEADER]
    for number, band in enumerate(bands):
        rows += [[band, None, None], [f"Mend weir {number}", "Rivers team", "May 2031"]]
    return table(rows, header_rows=1, spans={(n, 0): (1, 3) for n in range(1, len(rows), 2)})


def read(*body):
    outline = read_outline((heading("River Action Plan"), *body))
    found = read_records(outline, name_tables(outline, {}))
    return [(a.text.text, " > ".join(found.sections[n].title.text for n in a.path)) for a in found.actions]


PRIORITIES = (
    *priority("Priority 1: Clean rivers", "Clear the litter", "Count the eels"),
    *priority("Priority 2: Safe paths", "Light the towpath", "Cut the hedges"),
)


@pytest.mark.parametrize(
    "bands", [("Clean rivers", "Safe paths"), ("Priority 1: Clean rivers", "Priority 2: Safe paths")]
)
def test_bands_that_headings_name_are_their_sections(bands):
    found = read(*PRIORITIES, heading("When we will do it", 3), banded(*bands))
    assert found[-2:] == [("Mend weir 0", "Clean rivers"), ("Mend weir 1", "Safe paths")]


def test_bands_of_earlier_sections_stand_under_no_other_heading():
    found = read(*PRIORITIES, heading("Delivery in detail", 2), banded("Safe paths", "Clean rivers"))
    assert found[-2:] == [("Mend weir 0", "Safe paths"), ("Mend weir 1", "Clean rivers")]


def test_bands_of_which_one_is_new_stand_under_their_heading():
    found = read(*PRIORITIES, heading("Estuary", 2), banded("Safe paths", "Seals"))
    assert [path for _, path in found[-2:]] == ["Estuary > Safe paths", "Estuary > Seals"]


def test_a_column_of_earlier_sections_stands_under_no_other_heading():
    header = ["Priority", *HEADER]
    rows = [
        [name, f"Mend weir {n}", "Rivers team", "May 2031"]
        for n, name in enumerate(("Safe paths", "Clean rivers"))
    ]
    found = read(*PRIORITIES, heading("Delivery in detail", 2), table([header, *rows], header_rows=1))
    assert found[-2:] == [("Mend weir 0", "Safe paths"), ("Mend weir 1", "Clean rivers")]


MEASURES = [
    ["Priority", "Measure", "Target"],
    ["Rowing", "Boats in use", "40"],
    ["Eels", "Eels counted", "2,000"],
]


def measured(*rows, under="How we will know"):
    """Where measures stand whose table names, in a column, parts of two priorities read before."""
    parts = [("Sport", "Rowing"), ("Nature", "Eels")]
    plan = [
        part
        for n, (name, inner) in enumerate(parts)
        for part in (
            heading(name, 2),
            heading(inner, 3),
            table([HEADER, [f"Mend weir {n}", "A", "May 2031"]], header_rows=1, number=n),
        )
    ]
    outline = read_outline(
        (
            heading("River Action Plan"),
            *plan,
            heading(under, 2),
            table(rows, header_rows=1, number=9),
        )
    )
    found = read_records(outline, name_tables(outline, {}))
    return [" > ".join(found.sections[n].title.text for n in m.path) for m in found.measures]


@pytest.mark.parametrize("heading", ["How we will know", "Figures in detail"])
def test_measures_whose_table_names_parts_of_the_plan_are_theirs(heading):
    assert measured(*MEASURES, under=heading) == ["Sport > Rowing", "Nature > Eels"]


def test_measures_of_which_one_names_a_new_part_stand_under_their_heading():
    otters = ["Otters", "Otters seen", "5"]
    assert measured(*MEASURES, otters, under="Figures in detail") == [
        f"Figures in detail > {name}" for name in ("Rowing", "Eels", "Otters")
    ]
