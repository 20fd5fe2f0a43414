"""Tables of measures behind those of actions whose sections stand in bands: whose the measures are."""

from pipeline.naming import name_tables
from pipeline.outline import read_outline
from pipeline.rows import read_records
from pipeline.tables.parted import parted
from tests.pipeline.layouts import heading, paragraph, table

KNOWN = paragraph("How we will measure impact", bold=True)


def deeds(number, title, *others):
    rows = [[f"Priority {number}: {title}", None, None], ["Action", "Lead", "By when"]]
    rows += [["Mend the weir", "A Pike", "May 2031"], ["Count the eels", "B Carp", "June 2031"]]
    bands = [n for n, row in enumerate((*rows, *others)) if row[1:] == [None, None]]
    return table([*rows, *others], number=number, spans={(row, 0): (1, 3) for row in bands})


def figures(number, measure):
    return table([["Measure", "Baseline", "Target"], [measure, "5", "9"]], number=number)


def read(*body):
    """Each measure with its sections."""
    outline = read_outline([heading("Canal Plan"), heading("Our plan", 1), *body])
    records = read_records(outline, name_tables(outline, {}))
    return [(m.text.text, [records.sections[k].title.text for k in m.path]) for m in records.measures]


def test_those_behind_each_sections_actions_stand_under_that_section():
    body = (deeds(1, "Clean rivers"), KNOWN, figures(9, "Otters"), deeds(2, "Safe paths"), KNOWN)
    assert read(*body, figures(8, "Falls")) == [("Otters", ["Clean rivers"]), ("Falls", ["Safe paths"])]


def test_those_behind_the_last_are_of_all():
    body = (deeds(1, "Clean rivers"), deeds(2, "Safe paths"), KNOWN)
    assert read(*body, figures(8, "Falls")) == [("Falls", [])]
    twice = (deeds(1, "Clean rivers"), KNOWN, figures(9, "Otters"), *body[1:], figures(8, "Falls"))
    assert read(*twice, figures(7, "Herons")) == [("Otters", []), ("Falls", []), ("Herons", [])]


def test_those_in_one_grid_with_actions_stand_under_the_band_above_these():
    rows = [["Priority 1: Clean rivers", None, None], ["Action", "Lead", "By when"]]
    rows += [
        ["Mend the weir", "A Pike", "May 2031"],
        ["What we watch", "Latest", "Target"],
        ["Otters", "5", "9"],
    ]
    grid = table(rows, shaded=(0, 1, 3), spans={(0, 0): (1, 3)})
    assert read(*parted(grid)) == [("Otters", ["Clean rivers"])]
    assert read(*parted(grid), figures(9, "Herons"))[1:] == [("Herons", [])]


def test_those_behind_actions_of_several_sections_are_of_none():
    others = (["Priority 3: Glad boats", None, None], ["Paint the sluice", "A Pike", "July 2031"])
    body = (deeds(1, "Clean rivers"), KNOWN, figures(9, "Otters"), deeds(2, "Safe paths", *others), KNOWN)
    assert read(*body, figures(8, "Falls")) == [("Otters", []), ("Falls", [])]
