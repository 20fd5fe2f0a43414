"""Field names beside their values, and actions in no table at all."""

from collections.abc import Sequence

from tests.generator.dress import Column
from tests.generator.facts import Fact
from tests.generator.families.tables import roles_of
from tests.generator.model import Cell, Grid, Heading, Line
from tests.generator.writing import Writing


def _label(writing: Writing, column: Column) -> Cell:
    return writing.header_cell(column.header)


def label_value(writing: Writing) -> None:
    """A table of two columns for each action: names of fields, and what they are."""
    rng = writing.world.rng
    columns = writing.dress.columns(
        ["action", "owner", "timescale", *rng.sample(["cost", "partner", "status"], 1)]
    )
    writing.look = writing.dress.look(2, cut_rows=False)
    writing.introduce()
    for _ in range(rng.randint(1, 3)):
        title = writing.world.section()
        path = writing.add_section((title,), "theme")
        writing.draw(Heading(title))
        for _ in range(rng.randint(1, 4)):
            fact = writing.world.fact()
            writing.add_action(fact, [c.role for c in columns], path)
            values = writing.body_row(columns, fact)
            writing.draw(
                Grid(tuple(zip((_label(writing, c) for c in columns), values, strict=True)), (1.0, 3.0))
            )


def transposed(writing: Writing) -> None:
    """Fields down the side, an action a column."""
    rng = writing.world.rng
    columns = writing.dress.columns(roles_of(writing, "action", "owner", "timescale", most=5))
    count = rng.randint(2, 4)
    writing.look = writing.dress.look(count)
    writing.introduce()
    facts = [writing.world.fact() for _ in range(count)]
    roles = [c.role for c in columns]
    for number, fact in enumerate(facts, start=1):
        writing.add_action(fact, roles, ref=str(number) if "ref" in roles else None)
        if "measure" in roles:
            writing.add_measures(fact.aims, [fact])
    bodies = [writing.body_row(columns, fact, ref=str(number)) for number, fact in enumerate(facts, start=1)]
    rows = tuple((_label(writing, c), *values) for c, *values in zip(columns, *bodies, strict=True))
    writing.draw(Grid(rows, (1.0, *[2.0] * count)))


def cards(writing: Writing) -> None:
    """Numbered actions in running text, each with labelled lines below it."""
    rng = writing.world.rng
    lead = writing.dress.rng.choice(["Lead", "Lead officer", "Responsible"])
    when = writing.dress.rng.choice(["By when", "Timescale", "Deadline"])
    writing.look = writing.dress.look(1)
    writing.introduce()
    number = 0
    for _ in range(rng.randint(1, 3)):
        title = writing.world.section()
        path = writing.add_section((title,), "theme")
        writing.draw(Heading(title))
        for _ in range(rng.randint(2, 4)):
            number += 1
            fact = writing.world.fact()
            writing.add_action(fact, ["owner", "timescale"], path, str(number))
            writing.draw(Line(f"{number}. {fact.text}"), *_labelled(fact, lead, when))


def _labelled(fact: Fact, lead: str, when: str) -> Sequence[Line]:
    owners = "; ".join(fact.owners.lines)
    lines = [Line(f"{lead}: {owners}")] if owners else []
    return [*lines, *([Line(f"{when}: {fact.timescale.text}")] if fact.timescale.text else [])]


def bullets_under_headings(writing: Writing) -> None:
    """Bullets below a line that announces them."""
    rng = writing.world.rng
    writing.look = writing.dress.look(1)
    writing.introduce()
    for _ in range(rng.randint(2, 4)):
        title = writing.world.section()
        path = writing.add_section((title,), "theme")
        writing.draw(
            Heading(title), Line(f"{title} matters to people in every ward, as the last survey showed.")
        )
        writing.draw(Line(rng.choice(["We will:", "The council will:", "To achieve this we will:"])))
        for _ in range(rng.randint(2, 6)):
            fact = writing.world.fact()
            writing.add_action(fact, (), path)
            writing.draw(Line(fact.text, "•"))


def numbered_paragraphs(writing: Writing) -> None:
    """Actions as numbered paragraphs under headings."""
    rng = writing.world.rng
    writing.look = writing.dress.look(1)
    writing.introduce()
    for part in range(1, rng.randint(2, 4)):
        title = writing.world.section()
        path = writing.add_section((title,), "theme", str(part))
        writing.draw(Heading(f"{part}. {title}"))
        for below in range(1, rng.randint(3, 6)):
            fact = writing.world.fact()
            writing.add_action(fact, (), path, f"{part}.{below}")
            writing.draw(Line(f"{part}.{below} {fact.text}"))
