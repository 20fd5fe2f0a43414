"""What begins as actions do is none in a document that neither calls itself a plan nor has a table that is one."""

import pytest

from pipeline.build import understand
from schemas.document import Block, BlockKind, Cell, Document, Table

INSTRUCTIONS = (
    ("Complete both pages of the form",),
    ("Sign and date the form",),
    ("Provide two proofs of address",),
)
ACTIONS = (("Action", "Lead", "By when"), ("Provide a ramp to the hall", "Head of Estates", "May 2031"))


def drawn(rows):
    cells = tuple(
        Cell(r, c, blocks=(Block(BlockKind.PARAGRAPH, text),))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )
    return Table(cells, len(rows), len(rows[0]))


def actions(title, *tables):
    body = (Block(BlockKind.HEADING, title, level=1), *tables)
    return [a.text.text for a in understand(Document("a.docx", "docx", body), {}).records.actions]


@pytest.mark.parametrize(
    ("title", "tables", "found"),
    [
        ("Application for a parking permit", [INSTRUCTIONS], 0),
        ("Parking action plan", [INSTRUCTIONS], 3),
        ("Getting about", [ACTIONS], 1),
        ("Getting about", [ACTIONS, INSTRUCTIONS], 4),
    ],
)
def test_instructions_are_actions_only_in_plans(title, tables, found):
    texts = []
    for rows in tables:
        texts += [drawn(rows), Block(BlockKind.PARAGRAPH, "A line between tables, as there often is one.")]
    assert len(actions(title, *texts)) == found


def test_minutes_are_no_plan_whatever_else_their_headings_say():
    body = [
        Block(BlockKind.HEADING, "River Panel, twentieth meeting", level=1),
        Block(BlockKind.HEADING, "Minutes and actions", level=2),
        Block(BlockKind.PARAGRAPH, "The panel heard of four goals"),
        *(
            Block(BlockKind.LIST_ITEM, f"• {goal}", "•", 2)
            for goal in ("Support all anglers", "Increase trust")
        ),
    ]
    assert understand(Document("a.docx", "docx", tuple(body)), {}).records.actions == ()
    body[1] = Block(BlockKind.HEADING, "Our actions in brief", level=2)
    assert len(understand(Document("a.docx", "docx", tuple(body)), {}).records.actions) == 2
