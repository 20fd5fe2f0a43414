"""Actions that the text counts and a table of the plan tells again."""

import pytest

from pipeline.naming import name_tables
from pipeline.outline import read_outline
from pipeline.rows import read_records
from pipeline.rows.told_once import told_once
from schemas.role import Role
from tests.pipeline.layouts import heading, paragraph, table

DEEDS = (
    "mend the weir at the mill before the winter floods",
    "count the eels on both banks each spring",
    "paint the sluice gates with the volunteers of the club",
    "open the tow path to walkers and riders alike",
)
HEADER = ["No.", "Action", "Lead", "By when"]
ROWS = [[str(k), f"{deed[0].upper()}{deed[1:]}.", "A Pike", "May 2031"] for k, deed in enumerate(DEEDS, 1)]
BANDS = [HEADER, ["Theme 1: Clean rivers", None, None, None], *ROWS[:2]]
BANDS += [["Theme 2: Safe banks", None, None, None], *ROWS[2:]]
SPANS = {(1, 0): (1, 4), (4, 0): (1, 4)}


def text(deeds=DEEDS, fields=()):
    """The text of a plan that counts its actions under two themes."""
    lines = [(f"Action {k}: We will {deed}.", *fields) for k, deed in enumerate(deeds, 1)]
    body = [heading("Theme 1: Clean rivers", 2), *lines[0], *lines[1]]
    body += [heading("Theme 2: Safe banks", 2), *(line for own in lines[2:] for line in own)]
    return [paragraph(part, k) if isinstance(part, str) else part for k, part in enumerate(body, 1)]


def read(*body):
    """The records, the tables that hold them, and each action with its number and path."""
    outline = read_outline((heading("River Action Plan"), *body))
    tables = name_tables(outline, {})
    records, kept = told_once(read_records(outline, tables), tables)
    told = [
        (a.ref.text, [records.sections[k].title.text for k in a.path], a.text.text) for a in records.actions
    ]
    return records, kept, told


def annex(rows, **facts):
    return heading("Annex A: All our actions", 2), table(rows, number=7, header_rows=1, **facts)


def test_what_a_table_tells_again_is_the_tables_row_alone():
    records, tables, told = read(*text(), *annex(BANDS, spans=SPANS))
    assert [(ref, path) for ref, path, _ in told] == [
        ("1", ["Clean rivers"]),
        ("2", ["Clean rivers"]),
        ("3", ["Safe banks"]),
        ("4", ["Safe banks"]),
    ]
    assert [words for _, _, words in told] == [row[1] for row in ROWS]
    assert [placed.roles for placed, _ in tables] == [()]
    assert [s.title.text for s in records.sections] == ["Clean rivers", "Safe banks"]


def test_a_table_without_sections_has_those_of_the_text():
    records, _, told = read(*text(), *annex([HEADER, *ROWS]))
    assert [path for _, path, _ in told] == [["Clean rivers"]] * 2 + [["Safe banks"]] * 2
    assert [s.title.text for s in records.sections] == ["Clean rivers", "Safe banks"]


def test_what_only_the_text_says_is_the_actions_too():
    records, tables, _ = read(*text(fields=("Partners: Otter Club",)), *annex([HEADER, *ROWS]))
    assert [[a.value(r).passage.text for r in (Role.OWNER, Role.PARTNER)] for a in records.actions] == [
        ["A Pike", "Otter Club"]
    ] * len(DEEDS)
    assert len(tables) > 1  # the lists hold more than what is told again


def test_what_the_table_leaves_out_stays():
    _, _, told = read(*text((*DEEDS, "plant willows")), *annex([HEADER, *ROWS]))
    assert sorted(ref for ref, _, _ in told) == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize(
    "rows",
    [
        [[number, other[1], *rest] for (number, *rest), other in zip(((n, a, b) for n, _, a, b in ROWS), reversed(ROWS), strict=True)],
        [["", *rest] for _, *rest in ROWS],
        [[f"{k}", words, *rest] for k, (_, words, *rest) in enumerate(ROWS, 11)],
        ROWS[:2],
        [*ROWS[:2], *([str(k), f"Dredge cut {k}.", "A Pike", "May 2031"] for k in range(3, 9))],
    ],
    ids=["other words", "no numbers", "other numbers", "two of them", "few of them"],
)  # fmt: skip
def test_other_rows_and_the_text_are_all_actions(rows):
    _, tables, told = read(*text(), *annex([HEADER, *rows]))
    assert len(told) == len(DEEDS) + len(rows)
    assert len(tables) > 1


def test_measures_below_the_text_are_the_rows():
    records, _, _ = read(*text(fields=("Lead: A Pike", "Measure: More eels")), *annex([HEADER, *ROWS]))
    assert [m.actions for m in records.measures] == [(0,), (1,), (2,), (3,)]
