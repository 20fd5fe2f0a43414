"""A heading over all of a plan's sections is none itself."""

from dataclasses import replace

import pytest

from pipeline.outline.walk import Outline, Placed
from pipeline.rows.lone_root import without_lone_root
from pipeline.texts.heads import Head
from schemas.passage import EMPTY, Passage
from schemas.record import ActionRecord, LogicalTable, MeasureRecord, Records, RowOrigin, SectionRecord


def of(*sections, paths, table=1):
    """Records with sections of (title, parent), an action at each path from that table, under headings of these titles."""
    rows = tuple(
        SectionRecord(Passage.of(n, title), kind, ref, parent)
        for n, (title, kind, ref, parent) in enumerate(sections)
    )
    actions = tuple(
        ActionRecord(Passage.of(90 + n, "Mend the weir"), path, RowOrigin(1, table, n + 1))
        for n, path in enumerate(paths)
    )
    first = LogicalTable(0, 1, 1, (), (RowOrigin(1, 1, 1),))
    heads = [Head(20 + n, row.title, row.ref, row.kind) for n, row in enumerate(rows)]
    placed = (
        Placed(first, (heads[n],) if row.parent is None else (heads[row.parent], heads[n]))
        for n, row in enumerate(rows)
        if row.kind != "statement" and (row.parent is None or rows[row.parent].parent is None)
    )
    return Records(sections=rows, actions=actions), Outline(EMPTY, tuple(placed))


def test_it_goes_with_its_statement_and_the_others_move_up():
    records, outline = of(
        ("What we do", "theme", EMPTY, None),
        ("This is how.", "statement", EMPTY, 0),
        ("Rivers", "theme", EMPTY, 0),
        ("Boats", "theme", EMPTY, 0),
        paths=[(0, 2), (0, 3)],
    )

    found = without_lone_root(records, outline)

    assert [(s.title.text, s.parent) for s in found.sections] == [("Rivers", None), ("Boats", None)]
    assert [a.path for a in found.actions] == [(0,), (1,)]


def test_numbered_statements_below_it_move_up():
    sections = (
        ("Hello", "theme", EMPTY, None),
        ("The river is clean", "statement", Passage.of(80, "Statement 1"), 0),
        ("The boats are dry", "statement", Passage.of(81, "Statement 2"), 0),
    )

    found = without_lone_root(*of(*sections, paths=[(0, 1), (0, 2)]))

    assert [(s.title.text, s.parent) for s in found.sections] == [
        ("The river is clean", None),
        ("The boats are dry", None),
    ]
    assert [a.path for a in found.actions] == [(0,), (1,)]


def test_a_heading_below_it_over_all_the_same_goes_too():
    sections = (
        ("Why we do it", "theme", EMPTY, None),
        ("Who looks after it", "theme", EMPTY, 0),
        ("Twice a year.", "statement", EMPTY, 1),
        ("Rivers", "objective", EMPTY, 1),
        ("Boats", "objective", EMPTY, 1),
    )

    found = without_lone_root(*of(*sections, paths=[(0, 1, 3), (0, 1, 4)]))

    assert [(s.title.text, s.parent) for s in found.sections] == [("Rivers", None), ("Boats", None)]
    assert [a.path for a in found.actions] == [(0,), (1,)]


def test_sections_named_again_outside_it_are_those_that_move_up():
    records, outline = of(
        ("Reading the tables", "theme", EMPTY, None),
        ("Rivers", "theme", Passage.of(80, "Theme 1"), 0),
        ("Boats", "theme", Passage.of(81, "Theme 2"), 0),
        ("Boats", "theme", EMPTY, None),
        paths=[(0, 1), (0, 2)],
    )
    measure = MeasureRecord(Passage.of(70, "Boats afloat"), (3,), RowOrigin(1, 9, 1))

    found = without_lone_root(replace(records, measures=(measure,)), outline)

    assert [(s.title.text, s.ref.text) for s in found.sections] == [
        ("Rivers", "Theme 1"),
        ("Boats", "Theme 2"),
    ]
    assert found.measures[0].path == found.actions[1].path == (1,)


@pytest.mark.parametrize(
    ("sections", "paths"),
    [
        (
            [
                ("Priority", "theme", Passage.of(9, "3"), None),
                ("A", "theme", EMPTY, 0),
                ("B", "theme", EMPTY, 0),
            ],
            [(0, 1), (0, 2)],
        ),
        ([("Only", "theme", EMPTY, None), ("A", "theme", EMPTY, 0)], [(0, 1), (0, 1)]),
        (
            [("Both", "theme", EMPTY, None), ("A", "theme", EMPTY, 0), ("B", "theme", EMPTY, 0)],
            [(0, 1), (0, 2), (0,)],
        ),
        (
            [
                ("One", "theme", EMPTY, None),
                ("A", "theme", EMPTY, 0),
                ("Two", "theme", EMPTY, None),
                ("B", "theme", EMPTY, 2),
            ],
            [(0, 1), (2, 3)],
        ),
        (
            [("Clean", "outcome", EMPTY, None), ("A", "theme", EMPTY, 0), ("B", "theme", EMPTY, 0)],
            [(0, 1), (0, 2)],
        ),
    ],
    ids=[
        "it has a number",
        "over one section",
        "over actions of its own",
        "one of two",
        "it is named an outcome",
    ],
)
def test_it_stays_where_it_says_something(sections, paths):
    records, outline = of(*sections, paths=paths)

    assert without_lone_root(records, outline) == records


def test_one_with_a_number_goes_where_its_own_table_holds_no_action():
    sections = (
        ("Who meets when", "theme", Passage.of(9, "3"), None),
        ("Rivers", "theme", EMPTY, 0),
        ("Boats", "theme", EMPTY, 0),
    )

    found = without_lone_root(*of(*sections, paths=[(0, 1), (0, 2)], table=2))

    assert [s.title.text for s in found.sections] == ["Rivers", "Boats"]
    assert [a.path for a in found.actions] == [(0,), (1,)]


CHAPTER = Passage.of(8, "3")
NAMED = [("Rivers", "theme", Passage.of(9, "Theme 1"), 0), ("Boats", "theme", Passage.of(9, "Theme 2"), 0)]
PLAIN = [("Rivers", "theme", EMPTY, 0), ("Boats", "theme", EMPTY, 0)]
NUMBERED = [("Rivers", "theme", Passage.of(9, "3.1"), 0), ("Boats", "theme", Passage.of(9, "3.2"), 0)]


@pytest.mark.parametrize(
    ("title", "ref", "below"),
    [
        ("How we go about it", CHAPTER, NAMED),
        ("How we go about it", Passage.of(8, "Section 3"), NAMED),
        ("Canal improvement plan 2031-33", CHAPTER, PLAIN),
    ],
    ids=["over sections that count on their own", "it is called a section", "it names a plan"],
)
def test_the_chapter_that_the_plan_stands_in_goes(title, ref, below):
    found = without_lone_root(*of((title, "theme", ref, None), *below, paths=[(0, 1), (0, 2)]))

    assert [s.title.text for s in found.sections] == ["Rivers", "Boats"]
    assert [a.path for a in found.actions] == [(0,), (1,)]


def test_a_numbered_heading_whose_number_goes_on_below_it_stays():
    records, outline = of(("How we go about it", "theme", CHAPTER, None), *NUMBERED, paths=[(0, 1), (0, 2)])

    assert without_lone_root(records, outline) == records
