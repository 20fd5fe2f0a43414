"""Cells that hold several actions, and lists of actions in a single column."""

from collections.abc import Sequence
from dataclasses import replace

from tests.generator.dress import Column
from tests.generator.facts import Fact, Listed
from tests.generator.families.tables import roles_of
from tests.generator.model import Cell, Grid, Line
from tests.generator.writing import Row, Writing, text_cell

_ROMAN = ("i", "ii", "iii", "iv")


def items(writing: Writing) -> None:
    """Rows of items (i), (ii), (iii); owners and dates stand beside them line by line."""
    rng = writing.world.rng
    roles = ["ref", "action", "owner", "timescale"] + (["measure"] if rng.random() < 0.5 else [])
    columns = writing.dress.columns(roles, fixed=True)
    writing.look = writing.dress.look(len(columns))
    writing.introduce()
    rows = []
    for place in range(1, rng.randint(2, 8)):
        facts = [_single_line(writing.world.fact()) for _ in range(rng.randint(1, 4))]
        rows.append(_item_row(writing, columns, facts, str(place)))
    writing.draw_table(columns, rows)


def _single_line(fact: Fact) -> Fact:
    """The fact with one owner and a date, so that its cells have a line for each item."""
    owner = (fact.owners.names or ("Policy Team",))[0]
    text = fact.timescale.text or "Ongoing"
    time = fact.timescale if fact.timescale.text else replace(fact.timescale, text=text, kind="ongoing")
    return replace(fact, owners=Listed((owner,), (owner,)), timescale=time)


def _item_row(writing: Writing, columns: Sequence[Column], facts: Sequence[Fact], ref: str) -> Row:
    roles = [c.role for c in columns]
    alone = len(facts) == 1
    for place, fact in enumerate(facts):
        writing.add_action(fact, roles, ref=ref if alone else f"{ref}({_ROMAN[place]})")
    if "measure" in roles:
        writing.add_measures(facts[0].aims, facts)
    texts = [fact.text if alone else f"({_ROMAN[place]}) {fact.text}" for place, fact in enumerate(facts)]
    return writing.body_row(
        columns,
        facts[0],
        ref=ref,
        action=text_cell(*texts),
        owner=text_cell(*(fact.owners.lines[0] for fact in facts)),
        timescale=text_cell(*(fact.timescale.text for fact in facts)),
    )


def bullets(writing: Writing) -> None:
    """Each bullet of an actions cell is an action, with the owners and dates of its row."""
    rng = writing.world.rng
    columns = writing.dress.columns(roles_of(writing, "section", "action", "owner"))
    writing.look = writing.dress.look(len(columns))
    writing.introduce()
    roles = [c.role for c in columns]
    rows = []
    for place in range(1, rng.randint(2, 6)):
        title = writing.world.objective()
        path = writing.add_section((title,), "objective")
        row = _in_one_line(writing.world.fact())
        texts = [row.text, *(writing.world.fact().text for _ in range(rng.randint(1, 4)))]
        facts = [replace(row, text=text) for text in texts]
        for fact in facts:
            writing.add_action(fact, roles, path, str(place) if "ref" in roles else None)
        if "measure" in roles:
            writing.add_measures(row.aims, facts, path)
        cell = Cell(tuple(Line(text, "•") for text in texts))
        rows.append(writing.body_row(columns, row, ref=str(place), section=title, action=cell))
    writing.draw_table(columns, rows)


def _in_one_line(fact: Fact) -> Fact:
    """The fact with its owners in one line: as many lines as bullets would stand beside them one by one."""
    return replace(fact, owners=Listed(("; ".join(fact.owners.lines),), fact.owners.names))


def band_list(writing: Writing) -> None:
    """A table of one column: shaded titles, and below each the bullets that are its actions."""
    rng = writing.world.rng
    writing.look = writing.dress.look(1)
    writing.introduce()
    rows: list[Row] = []
    for _ in range(rng.randint(2, 5)):
        title = writing.world.section()
        path = writing.add_section((title,), "theme")
        rows.append((Cell((Line(title, bold=True),), shaded=True),))
        facts = [writing.world.fact() for _ in range(rng.randint(1, 6))]
        for fact in facts:
            writing.add_action(fact, (), path)
        rows.append((Cell(tuple(Line(fact.text, "•") for fact in facts)),))
    writing.draw(Grid(tuple(rows), (1.0,)))
