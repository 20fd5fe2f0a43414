"""A plan while it is written: blocks and truth grow together, so that nothing is drawn that is not known."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.generator.dress import Column, Dress
from tests.generator.facts import Aim, Fact, World
from tests.generator.model import (
    Block,
    Cell,
    Grid,
    Heading,
    Line,
    Look,
    TrueAcronym,
    TrueAction,
    TrueMeasure,
    TrueSection,
    Truth,
)

Path = tuple[str, ...]
Row = tuple[Cell | None, ...]
_PLAIN = {"cost", "review", "status"}


@dataclass
class Writing:
    """Blocks and records so far."""

    world: World
    dress: Dress
    look: Look = field(default_factory=Look)
    blocks: list[Block] = field(default_factory=list)
    sections: list[TrueSection] = field(default_factory=list)
    actions: list[TrueAction] = field(default_factory=list)
    measures: list[TrueMeasure] = field(default_factory=list)
    acronyms: tuple[TrueAcronym, ...] = ()

    @property
    def truth(self) -> Truth:
        """The records so far."""
        return Truth(tuple(self.sections), tuple(self.actions), tuple(self.measures), self.acronyms)

    def add_section(self, path: Path, kind: str, ref: str | None = None) -> Path:
        """Notes a section and gives its path."""
        self.sections.append(TrueSection(path, kind, ref))
        return path

    def add_action(self, fact: Fact, roles: Sequence[str], path: Path = (), ref: str | None = None) -> None:
        """Notes an action, with the fields that have a column."""
        shown = set(roles)
        time = fact.timescale if "timescale" in shown else None
        self.actions.append(
            TrueAction(
                text=fact.text,
                section_path=path,
                ref=ref,
                owners=fact.owners.names if "owner" in shown else (),
                timescale_text=time.text or None if time else None,
                date_kind=time.kind if time else "none",
                start_date=time.start if time else None,
                end_date=time.end if time else None,
                recurrence=time.recurrence if time else None,
                partners=fact.partners.names if "partner" in shown else (),
                links=fact.links.names if "link" in shown else (),
                **{f"{name}_text": getattr(fact, name) or None for name in _PLAIN & shown},
            )
        )

    def add_measures(self, aims: Sequence[Aim], facts: Sequence[Fact], path: Path = ()) -> None:
        """Notes measures that go with the actions of these facts."""
        for aim in aims:
            figures = {
                name: figure
                for name in ("baseline", "latest", "target")
                if (figure := getattr(aim, name)) is not None
            }
            self.measures.append(
                TrueMeasure(
                    text=aim.text,
                    section_path=path,
                    direction=aim.direction,
                    action_refs_or_texts=tuple(fact.text for fact in facts),
                    values=figures,
                    **{f"{name}_text": figure_text(figure) for name, figure in figures.items()},
                )
            )

    def header_row(self, columns: Sequence[Column]) -> Row:
        """The row of column headings as the look draws it."""
        return tuple(self.header_cell(c.header) for c in columns)

    def header_cell(self, text: str, **spans: int) -> Cell:
        """A column heading as the look draws it."""
        drawn = self.look.header_drawn
        lines = (Line(text, bold=drawn in {"both", "bold"}),) if text else ()
        return Cell(lines, shaded=drawn in {"both", "shaded"}, **spans)

    def body_row(
        self, columns: Sequence[Column], fact: Fact, *, ref: str = "", section: str = "", **other: Cell | None
    ) -> Row:
        """A row for an action; `other` are the cells of roles that are not its own alone."""
        own = {
            "ref": text_cell(ref),
            "section": text_cell(section),
            "action": text_cell(fact.text),
            "owner": text_cell(*fact.owners.lines),
            "timescale": text_cell(fact.timescale.text),
            "partner": text_cell(*fact.partners.lines),
            "link": text_cell(*fact.links.lines),
            "cost": text_cell(fact.cost),
            "review": text_cell(fact.review),
            "status": text_cell(fact.status),
            "measure": Cell(self.dress.measures([aim.text for aim in fact.aims])),
        }
        return tuple({**own, **other}[c.role] for c in columns)

    def draw(self, *blocks: Block) -> None:
        """Puts blocks below those drawn so far."""
        self.blocks += blocks

    def draw_table(
        self, columns: Sequence[Column], rows: Sequence[Row], *, header: Sequence[Row] = ()
    ) -> None:
        """Draws a table under its header rows."""
        top = tuple(header) or (self.header_row(columns),)
        self.draw(Grid((*top, *rows), self.dress.widths(columns), len(top)))

    def introduce(self) -> None:
        """Draws the title, and now and then a sentence about the plan."""
        self.draw(Heading(self.world.title, level=0))
        if self.world.rng.random() < 0.5:
            council = self.world.authority
            self.draw(
                Line(
                    f"This plan says what {council} has set out to do with its partners, and how it will report."
                )
            )


def text_cell(*lines: str) -> Cell:
    """A cell of these paragraphs; empty ones are left out."""
    return Cell(tuple(Line(line) for line in lines if line))


def figure_text(figure) -> str:
    """A figure as a cell shows it."""
    return f"{figure.value:g}{'%' if figure.unit == '%' else ''}"


def band(text: str, columns: int, **drawn: bool) -> Row:
    """A row that is one cell across."""
    bold = drawn.get("bold", True)
    shaded = drawn.get("shaded", True)
    return (Cell((Line(text, bold=bold),), column_span=columns, shaded=shaded), *[None] * (columns - 1))
