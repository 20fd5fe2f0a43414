"""Headings that are a counted name alone, over tables that say in a cell what that is."""

import pytest

from pipeline.naming import name_tables
from pipeline.outline import read_outline
from pipeline.rows import read_records
from tests.pipeline.layouts import heading, table


def area(name, *titles, label="Area"):
    """A heading over a table of actions that has in a column what the actions are about."""
    rows = [[title, f"Mend weir {n}", "Rivers team", "May 2031"] for n, title in enumerate(titles)]
    return heading(name, 2), table([[label, "Action", "Lead", "By when"], *rows], header_rows=1)


def read(*body):
    outline = read_outline((heading("River Action Plan"), *body))
    found = read_records(outline, name_tables(outline, {}))
    paths = [" > ".join(found.sections[n].title.text for n in a.path) for a in found.actions]
    return [(s.ref.text, s.title.text) for s in found.sections], paths


@pytest.mark.parametrize(("name", "label"), [("Area of work", "Area"), ("Priority", "Priority:")])
def test_a_counted_name_is_the_number_of_the_section_that_the_table_names(name, label):
    first = area(f"{name} 1", "Clean rivers", "Clean rivers", label=label)
    assert read(*first, *area(f"{name} 2", "Safe paths", label=label)) == (
        [(f"{name} 1", "Clean rivers"), (f"{name} 2", "Safe paths")],
        ["Clean rivers", "Clean rivers", "Safe paths"],
    )


@pytest.mark.parametrize(
    "body",
    [
        area("Area of work 1", "Clean rivers", "Safe paths"),
        area("Area of work 1", "Clean rivers", ""),
        (*area("Area of work 1", "Clean rivers"), area("", "Safe paths")[1]),
        (*area("Area of work 1", "Clean rivers"), area("", "Safe paths", "Eels")[1]),
        area("Area of work 1", "Clean rivers", label="Outcome"),
    ],
    ids=["several", "not all", "in two tables", "in three cells", "another name"],
)
def test_a_counted_name_over_other_sections_is_one_itself(body):
    sections, paths = read(*body)
    assert sections[0] == ("", "Area of work 1")
    assert paths[0] == "Area of work 1 > Clean rivers"


def test_a_heading_with_a_title_is_a_section_of_its_own():
    assert read(*area("Area 1: Estuary", "Clean rivers"))[1] == ["Estuary > Clean rivers"]
