"""What an invented plan is made of: blocks to be drawn, how they are dressed, and the truth about them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import NamedTuple


@dataclass(frozen=True)
class Line:
    """A paragraph; `marker` "•" makes it a bullet, "-" a dash."""

    text: str
    marker: str = ""
    bold: bool = False


@dataclass(frozen=True)
class Heading:
    """A heading outside tables; level 1 is outermost."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Cell:
    """A cell at its place in a grid's row; the places it spans are None."""

    lines: tuple[Line, ...] = ()
    row_span: int = 1
    column_span: int = 1
    shaded: bool = False


@dataclass(frozen=True)
class Grid:
    """A table; every row has a place for each of the columns. `widths` are relative."""

    rows: tuple[tuple[Cell | None, ...], ...]
    widths: tuple[float, ...]
    header_rows: int = 0
    rules: str = "all"  # or "across": lines above and below rows only; "none"


Block = Line | Heading | Grid


@dataclass(frozen=True)
class Look:
    """How a plan is dressed. It changes no record. Lengths are points."""

    size: float = 10.0
    page: tuple[float, float] = (595.0, 842.0)
    margin: float = 50.0
    padding: float = 4.0
    borders: str = "lines"  # or "rects": thin filled rectangles, as Word's PDF export draws them
    repeat_header: bool = True
    cut_rows: bool = False  # a row may be cut by a page break
    closing_line: bool = True  # a table cut by a page break is closed at the foot of the page
    header_drawn: str = "both"  # or "bold", "shaded", "plain"
    styled_headings: bool = True  # else short bold lines
    typed_bullets: bool = False  # Word: the bullet is a character, not an automatic one
    header: str = ""
    footer: str = ""  # "{page}" and "{pages}" are filled in


@dataclass(frozen=True)
class TrueSection:
    path: tuple[str, ...]
    kind: str
    ref: str | None = None


@dataclass(frozen=True)
class TrueAction:
    text: str
    section_path: tuple[str, ...] = ()
    ref: str | None = None
    owners: tuple[str, ...] = ()
    timescale_text: str | None = None
    date_kind: str = "none"
    start_date: str | None = None
    end_date: str | None = None
    recurrence: str | None = None
    partners: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    cost_text: str | None = None
    review_text: str | None = None
    status_text: str | None = None
    record_kind: str = "action"


class Number(NamedTuple):
    """A figure of a measure."""

    value: float
    unit: str


@dataclass(frozen=True)
class TrueMeasure:
    text: str
    section_path: tuple[str, ...] = ()
    direction: str | None = None
    action_refs_or_texts: tuple[str, ...] = ()
    baseline_text: str | None = None
    latest_text: str | None = None
    target_text: str | None = None
    target_date: str | None = None
    values: Mapping[str, Number] = field(default_factory=dict)


@dataclass(frozen=True)
class TrueAcronym:
    short: str
    long: str
    source: str = "glossary"


@dataclass(frozen=True)
class Truth:
    """The records a careful person reads off the pages."""

    sections: tuple[TrueSection, ...] = ()
    actions: tuple[TrueAction, ...] = ()
    measures: tuple[TrueMeasure, ...] = ()
    acronyms: tuple[TrueAcronym, ...] = ()


@dataclass(frozen=True)
class InventedPlan:
    """A plan nobody has written: what is drawn, how, and what it says."""

    stem: str
    family: str
    authority: str
    title: str
    period: tuple[int, int]
    blocks: tuple[Block, ...]
    look: Look
    truth: Truth


def gold(plan: InventedPlan, suffix: str) -> dict:
    """The plan's truth as a gold file holds it, for the file of that suffix."""
    record = asdict(plan.truth)
    for measure in record["measures"]:
        measure["values"] = {name: number._asdict() for name, number in measure["values"].items()}
    return _listed(
        {
            "plan_id": plan.stem,
            "authority": plan.authority,
            "title": plan.title,
            "period_start": str(plan.period[0]),
            "period_end": str(plan.period[1]),
            "source_file": f"{plan.stem}{suffix}",
            **record,
        }
    )


def _listed(value):
    """Tuples as lists, as JSON has them."""
    if isinstance(value, dict):
        return {key: _listed(part) for key, part in value.items()}
    return [_listed(part) for part in value] if isinstance(value, list | tuple) else value
