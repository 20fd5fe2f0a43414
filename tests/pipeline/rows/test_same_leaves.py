"""A heading of the same words below every section is none itself."""

import pytest

from pipeline.rows.same_leaves import without_same_leaves
from schemas.passage import EMPTY, Passage
from schemas.record import ActionRecord, Records, SectionRecord

FIRST, SECOND = (("Rivers", EMPTY, None), ("Boats", EMPTY, None))


def of(*sections, paths):
    rows = (SectionRecord(Passage.of(n, t), "theme", ref, up) for n, (t, ref, up) in enumerate(sections))
    actions = (ActionRecord(Passage.of(90 + n, "Mend the weir"), path, None) for n, path in enumerate(paths))
    return Records(sections=tuple(rows), actions=tuple(actions))


def test_the_sections_keep_their_actions_without_it():
    records = of(
        FIRST,
        ("Our checklist", EMPTY, 0),
        SECOND,
        ("Our Checklist:", EMPTY, 2),
        paths=[(0, 1), (0, 1), (2, 3)],
    )

    found = without_same_leaves(records)

    assert [s.title.text for s in found.sections] == ["Rivers", "Boats"]
    assert [a.path for a in found.actions] == [(0,), (0,), (1,)]


@pytest.mark.parametrize(
    ("sections", "paths"),
    [
        ([FIRST, ("Now", EMPTY, 0), SECOND, ("Later", EMPTY, 2)], [(0, 1), (2, 3)]),
        ([FIRST, ("Now", EMPTY, 0), SECOND, ("Now", EMPTY, 2)], [(0, 1), (2,)]),
        ([FIRST, ("Now", EMPTY, 0), SECOND, ("Now", EMPTY, 2), ("Later", EMPTY, 2)], [(0, 1), (2, 3)]),
        ([FIRST, ("Now", EMPTY, 0)], [(0, 1), (0, 1)]),
        (
            [FIRST, ("Now", Passage.of(80, "Step 1"), 0), SECOND, ("Now", Passage.of(81, "Step 1"), 2)],
            [(0, 1), (2, 3)],
        ),
    ],
)
def test_it_stays_where_it_tells_something_apart(sections, paths):
    records = of(*sections, paths=paths)
    assert without_same_leaves(records) == records
