"""A walk through a document's body: what stands above the place reached, and what was passed so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.outline.card import Card
from pipeline.texts.entries import Entry
from pipeline.texts.heads import Head
from schemas.document import BlockKind
from schemas.passage import EMPTY, Passage
from schemas.record import LogicalTable, Paragraph
from schemas.role import Role


@dataclass(frozen=True, slots=True)
class Listed:
    """Objectives or outcomes listed before the tables, under `heads`."""

    kind: str
    heads: tuple[Head, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A table and where it stands: the headings above it, the sentence between, a glossary's heading."""

    table: LogicalTable
    heads: tuple[Head, ...] = ()
    statement: Passage = EMPTY
    glossary: bool = False
    roles: tuple[Role, ...] = ()  # of a list of actions, whose columns are known
    done: bool = False  # the heading right above it tells what was done
    labels: tuple[Paragraph, ...] = ()  # "Lead: A Pike" between the heading and the table


@dataclass(frozen=True, slots=True)
class Outline:
    """The title, and tables and lists in reading order."""

    title: Passage
    parts: tuple[Placed | Listed, ...]


@dataclass(slots=True)
class Walk:
    """What is above the place reached: open headings, and paragraphs since the last of them."""

    heads: list[Head] = field(default_factory=list)
    loose: list[Paragraph] = field(default_factory=list)
    parted: int = 0  # the first of these, so many, stand above the last action with fields below it
    label: str | None = None  # the kind a label such as "OBJECTIVES:" announced
    listed: list[Paragraph] = field(default_factory=list)
    glossary: bool = False
    headed: bool = False  # no table yet under the last heading
    eager: bool = False  # lists count as actions where nothing announces them
    reviewed: bool = False  # ... each of them, as what was done
    planned: bool = False  # the document says that it is a plan
    again: frozenset[Role] = frozenset()  # fields that several headings announce
    on_cards: frozenset[Role] = frozenset()  # ... and that stand on cards, drawn as the names of these
    pledged: frozenset[int] = frozenset()  # paragraphs that pledge, where these are actions, by `id`
    bare: frozenset[int] = frozenset()  # items of lists whose others have fields, by `id`
    grids: frozenset[int] = frozenset()  # tables without a header that look alike, by `id`
    counted: bool = False  # its lines count actions: "Action 1: ..."
    carded: frozenset[tuple[BlockKind, int]] = frozenset()  # how headings are drawn that name actions
    unknown: frozenset[str] = frozenset()  # labels of lines that come again and again and name no known field
    results: bool = False  # "Outcome: ..." stands below the fields of an action, and is one of them
    contact: bool = False  # one line, and no more, says whom to ask
    letters: frozenset[str] = frozenset()  # capitals that headings count with: "A1 Clean rivers"
    told: bool = False  # the heading tells what was done
    said: bool = False  # ... or what people said, or why
    done: int | None = None  # the one bold line over a table of what was done, by `id`
    narrative: frozenset[int] = frozenset()  # headings over all sections about how the plan is run, by `id`
    themed: frozenset[int] = frozenset()  # headings that are a field's name and a section's, by `id`
    retold: frozenset[int] = frozenset()  # lines of a summary of what the action plan has in full, by `id`
    promised: frozenset[int] = frozenset()  # headings that come again, each over promises, by `id`
    of_all: Mapping[int, int] = field(
        default_factory=dict
    )  # headings under none of the sections before them, and their level
    drawn: Counter[int] = field(default_factory=Counter)  # sections so far by the level of their style
    aside: bool = False  # the heading tells of the past, or speaks to the reader
    over: Head | None = None  # "3. Priorities" right above a heading drawn larger, which it is over
    card: Card = field(default_factory=Card)
    parts: list[Placed | Listed] = field(default_factory=list)
