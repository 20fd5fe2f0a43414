"""Tables whose header is not one plain row on top, and tables that hold no actions."""

from dataclasses import replace

from tests.generator.dress import A3, Column
from tests.generator.facts import Listed
from tests.generator.families.tables import ruled, write_row
from tests.generator.model import Grid, Heading, Line
from tests.generator.timescales import Timescale
from tests.generator.writing import Row, Writing, band, text_cell


def _begin(writing: Writing, columns: tuple[Column, ...], **look: object) -> None:
    writing.look = writing.dress.look(len(columns), **look)
    writing.introduce()


def banner(writing: Writing) -> None:
    """A row of one cell across above the header names the section of each table."""
    rng = writing.world.rng
    columns = writing.dress.columns(["ref", "action", "owner", "timescale"])
    _begin(writing, columns)
    for _ in range(rng.randint(1, 3)):
        title = writing.world.section()
        path = writing.add_section((title,), "theme")
        rows = [
            write_row(writing, columns, writing.world.fact(), str(n), path)
            for n in range(1, rng.randint(3, 6))
        ]
        header = (band(title, len(columns)), writing.header_row(columns))
        writing.draw_table(columns, rows, header=header)


def headerless(writing: Writing) -> None:
    """No header at all: numbers, instructions, people and dates speak for themselves."""
    rng = writing.world.rng
    columns = tuple(Column(role, "") for role in ("ref", "action", "owner", "timescale"))
    _begin(writing, columns)
    rows = []
    for place in range(1, rng.randint(6, 12)):
        fact = writing.world.fact()
        names = fact.owners.names or (rng.choice(writing.world.domain["roles"]),)
        dated = fact.timescale if fact.timescale.text else Timescale("Ongoing", "ongoing")
        fact = replace(fact, owners=Listed((", ".join(names),), names), timescale=dated)
        rows.append(write_row(writing, columns, fact, str(place)))
    writing.draw(Grid(tuple(rows), writing.dress.widths(columns)))


def lying_header(writing: Writing) -> None:
    """A column headed "Action" that holds persons, beside one headed "Task"."""
    rng = writing.world.rng
    columns = (Column("action", "Task"), Column("owner", "Action"), Column("timescale", "By when"))
    _begin(writing, columns)
    rows = []
    for _ in range(rng.randint(4, 10)):
        person = rng.choice(["J Marsh", "S Linnet", "K Patel", "L Achebe", "B Quill"])
        fact = replace(writing.world.fact(), owners=Listed((person,), (person,)))
        rows.append(write_row(writing, columns, fact))
    writing.draw_table(columns, rows)


def totals(writing: Writing) -> None:
    """A row of totals at the end is no action."""
    rng = writing.world.rng
    columns = writing.dress.columns(["ref", "action", "owner", "cost"], fixed=True)
    _begin(writing, columns)
    rows: list[Row] = []
    spent = 0
    for place in range(1, rng.randint(3, 9)):
        pounds = rng.randint(1, 90) * 500
        spent += pounds
        fact = replace(writing.world.fact(), cost=f"£{pounds:,}")
        rows.append(write_row(writing, columns, fact, str(place)))
    rows.append((text_cell(), text_cell("Total"), text_cell(), text_cell(f"£{spent:,}")))
    writing.draw_table(columns, rows)


def continued(writing: Writing) -> None:
    """A table that goes on after a line which says so, its header repeated or not."""
    rng = writing.world.rng
    columns = writing.dress.columns(["ref", "action", "owner", "timescale"])
    _begin(writing, columns)
    rows = [write_row(writing, columns, writing.world.fact(), str(n)) for n in range(1, rng.randint(5, 12))]
    cut = rng.randint(2, len(rows) - 1)
    writing.draw_table(columns, rows[:cut])
    writing.draw(Line(rng.choice(["Action plan (continued)", "(continued)", "Continued from above"])))
    if rng.random() < 0.5:
        writing.draw_table(columns, rows[cut:])
    else:
        writing.draw(Grid(tuple(rows[cut:]), writing.blocks[-2].widths))


def wide(writing: Writing) -> None:
    """Every column there is, on A3."""
    roles = (
        "ref", "section", "action", "owner", "timescale", "partner", "link", "cost", "measure", "review", "status",
    )  # fmt: skip
    columns = writing.dress.columns(roles)
    _begin(writing, columns, page=A3[::-1], size=9.0)
    rows = []
    for place in range(1, writing.world.rng.randint(5, 12)):
        title = writing.world.objective()
        path = writing.add_section((title,), "objective")
        rows.append(write_row(writing, columns, writing.world.fact(), str(place), path, section=title))
    writing.draw_table(columns, rows)


_ASIDE = {
    "Version history": [
        ["Version", "Date", "Author", "Changes"],
        ["0.1", "3 May 2026", "J Marsh", "First draft"],
        ["0.2", "9 June 2026", "S Linnet", "Comments of the board taken in"],
    ],
    "Risks": [
        ["Risk", "Likelihood", "Impact", "Mitigation"],
        ["Funding falls short", "Medium", "High", "Bids are spread over several funds"],
        ["Staff leave", "Low", "Medium", "Two people know each task"],
    ],
    "Membership of the board": [
        ["Name", "Organisation", "Telephone"],
        ["Aled Price", "Vale Foundation", "01632 960123"],
        ["Ruth Okafor", "Pellbridge College", "01632 960456"],
    ],
}


def set_aside(writing: Writing) -> None:
    """Tables of versions, risks and members around that of the actions."""
    first, last = writing.world.rng.sample(sorted(_ASIDE), 2)
    columns = writing.dress.columns(["ref", "action", "owner", "timescale"])
    _begin(writing, columns)
    _draw_aside(writing, first)
    writing.draw(Heading("Action plan"))
    rows = [write_row(writing, columns, writing.world.fact(), str(n)) for n in range(1, 6)]
    writing.draw_table(columns, rows)
    _draw_aside(writing, last)


def _draw_aside(writing: Writing, name: str) -> None:
    header, *rows = _ASIDE[name]
    writing.draw(Heading(name))
    cells = tuple(tuple(text_cell(text) for text in row) for row in rows)
    writing.draw(Grid((tuple(writing.header_cell(text) for text in header), *cells), (1.0,) * len(header), 1))


def borderless(writing: Writing) -> None:
    """A table without any line."""
    _with_rules(writing, "none")


def ruled_across(writing: Writing) -> None:
    """A table with lines above and below its rows only."""
    _with_rules(writing, "across")


def _with_rules(writing: Writing, rules: str) -> None:
    ruled(writing)
    writing.blocks[-1] = replace(writing.blocks[-1], rules=rules)
    writing.look = replace(writing.look, cut_rows=False, padding=5.5)
