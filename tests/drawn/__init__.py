"""Plans drawn by hand in plain text, each with the truth about it: layouts met in public plans, words made up.

A file in `plans/` has three parts, parted by lines of dashes. First its facts (`title: ...`, `authority: ...`,
`years: 2031 2034`, `page: landscape`). Then what is drawn: `# heading` (a hash a level), `* bullet`, `- dash`,
`**bold line**`, other lines as paragraphs, and tables of lines that begin with `|`. In a table `=` begins a header
cell, `#` a shaded one, `<` and `^` stand for a place that the cell to the left or above spans, ` // ` parts
paragraphs, and a line `{widths 1 3; rules none}` before it says how it is drawn. Last the records a careful reader
finds: `S kind [ref] path`, `A text` and `M text` with their fields parted by ` | `.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from tests.generator.model import (
    Block,
    Cell,
    Grid,
    Heading,
    InventedPlan,
    Line,
    Look,
    TrueAction,
    TrueMeasure,
    TrueSection,
    Truth,
)

PLANS = Path(__file__).parent / "plans"
MISSES = Path(__file__).parent / "misses"  # read wrong as yet; the fact `miss` says what
_PARTS = re.compile(r"^-{3,}$", re.MULTILINE)
_CELLS = re.compile(r"\s\|(?=\s|$)")
_A4 = (595.0, 842.0)
_LISTS = {"owner": "owners", "partner": "partners", "link": "links"}
_PLAIN = {"ref": "ref", "cost": "cost_text", "review": "review_text", "status": "status_text"}


def stems(folder: Path = PLANS) -> tuple[str, ...]:
    """The names of the drawn plans."""
    return tuple(sorted(path.stem for path in folder.glob("*.plan")))


def miss(stem: str) -> str:
    """What is read wrong in the drawn plan of that name."""
    return _parts(stem, MISSES)[0]["miss"]


def drawn(stem: str, folder: Path = PLANS) -> InventedPlan:
    """The drawn plan of that name."""
    facts, body, truth = _parts(stem, folder)
    years = facts.get("years", "2031 2034").split()
    page = _A4[::-1] if facts.get("page") == "landscape" else _A4
    look = Look(size=float(facts.get("size", 10)), page=page, styled_headings=facts.get("headings") != "bold")
    return InventedPlan(
        stem=stem,
        family="drawn",
        authority=facts.get("authority", ""),
        title=facts.get("title", ""),
        period=(int(years[0]), int(years[-1])),
        blocks=_blocks(body.strip().splitlines()),
        look=look,
        truth=_truth(truth.strip().splitlines()),
    )


def _parts(stem: str, folder: Path) -> tuple[dict[str, str], str, str]:
    facts, body, truth = _PARTS.split((folder / f"{stem}.plan").read_text(encoding="utf-8"))
    return dict(re.findall(r"^(\w+): *(.*)$", facts, re.MULTILINE)), body, truth


def without_marks(plan: InventedPlan) -> InventedPlan:
    """The plan with no header row marked, bold or shaded: only the words say which rows are headers."""
    return replace(plan, blocks=tuple(_plain(b) if isinstance(b, Grid) else b for b in plan.blocks))


def _plain(grid: Grid) -> Grid:
    rows = tuple(
        tuple(
            cell and replace(cell, shaded=False, lines=tuple(replace(x, bold=False) for x in cell.lines))
            for cell in row
        )
        if number < grid.header_rows
        else row
        for number, row in enumerate(grid.rows)
    )
    return replace(grid, rows=rows, header_rows=0)


def _blocks(lines: list[str]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    drawing, rows = "", []
    for line in [*lines, ""]:
        if line.startswith("|"):
            rows.append(_CELLS.split(f" {line.strip()}")[1:-1])
            continue
        if rows:
            blocks.append(_grid(rows, drawing))
            drawing, rows = "", []
        if line.startswith("{"):
            drawing = line.strip("{}")
        elif line.startswith("#"):
            marks, text = line.split(" ", 1)
            blocks.append(Heading(text, len(marks)))
        elif line.strip():
            blocks.append(_line(line.strip()))
    title, *rest = blocks
    return (replace(title, level=0) if isinstance(title, Heading) else title, *rest)


def _line(text: str) -> Line:
    bold = text.startswith("**") and text.endswith("**")
    text = text.strip("*") if bold else text
    for mark, marker in (("* ", "•"), ("- ", "-")):
        if text.startswith(mark):
            return Line(text.removeprefix(mark), marker)
    return Line(text, bold=bold)


def _grid(rows: list[list[str]], drawing: str) -> Grid:
    said = dict(part.strip().split(" ", 1) for part in drawing.split(";") if part.strip())
    columns = len(rows[0])
    for row in rows:
        if len(row) != columns:
            raise ValueError(f"{len(row)} cells in a table of {columns} columns: {row}")
    drawn_rows = tuple(tuple(_cell(rows, r, c) for c in range(columns)) for r in range(len(rows)))
    widths = tuple(map(float, said["widths"].split())) if "widths" in said else (1.0,) * columns
    heads = 0
    while heads < len(rows) and all(text.strip()[:1] in {"=", "<", "^", ""} for text in rows[heads]):
        heads += 1
    return Grid(drawn_rows, widths, heads if heads < len(rows) else 0, said.get("rules", "all"))


def _cell(rows: list[list[str]], r: int, c: int) -> Cell | None:
    text = rows[r][c].strip()
    if text in {"<", "^"}:
        return None
    width = height = 1
    while c + width < len(rows[0]) and rows[r][c + width].strip() == "<":
        width += 1
    while r + height < len(rows) and rows[r + height][c].strip() == "^":
        height += 1
    header, shaded = text.startswith("="), text[:1] in {"=", "#"}
    lines = [_line(part.strip()) for part in text.lstrip("=#").split(" // ") if part.strip()]
    lines = [replace(line, bold=line.bold or header) for line in lines]
    return Cell(tuple(lines), height, width, shaded)


def _truth(lines: list[str]) -> Truth:
    sections, actions, measures = [], [], []
    for line in lines:
        if not line.strip():
            continue
        kind, rest = line.split(" ", 1)
        if kind == "S":
            sections.append(_section(rest))
        elif kind == "A":
            actions.append(_action(rest))
        else:
            measures.append(_measure(rest))
    return Truth(tuple(sections), tuple(actions), tuple(measures))


def _path(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(" > "))


def _section(text: str) -> TrueSection:
    match = re.match(r"(?P<kind>\w+) (?:\[(?P<ref>[^]]+)\] )?(?P<path>.+)", text)
    if match is None:
        raise ValueError(f"no section: {text}")
    return TrueSection(_path(match["path"]), match["kind"], match["ref"])


def _fields(text: str) -> tuple[str, dict[str, str]]:
    words, *fields = text.split(" | ")
    return words.strip(), dict(part.strip().split(" ", 1) for part in fields)


def _action(text: str) -> TrueAction:
    words, fields = _fields(text)
    known: dict[str, object] = {"section_path": _path(fields.pop("in")) if "in" in fields else ()}
    if "when" in fields:
        known |= _timescale(fields.pop("when"))
    for name, value in fields.items():
        known |= (
            {_LISTS[name]: tuple(part.strip() for part in value.split(";"))}
            if name in _LISTS
            else {_PLAIN[name]: value}
        )
    return TrueAction(words, **known)


def _timescale(text: str) -> dict[str, object]:
    """`July 2031 = by 2031-07-31`, `Annually = recurring annual`, `2031-32 = range 2031-01-01 2032-12-31` (`-`: not said)."""
    words, meaning = text.rsplit(" = ", 1)
    kind, *values = meaning.split()
    known: dict[str, object] = {"timescale_text": words.strip(), "date_kind": kind}
    days = [None if value == "-" else value for value in values if value[0].isdigit() or value == "-"]
    if days:
        known |= {"end_date": days[-1], "start_date": days[0] if len(days) > 1 else None}
    named = [value for value in values if value[0].isalpha()]
    return known | ({"recurrence": named[0]} if named else {})


def _measure(text: str) -> TrueMeasure:
    words, fields = _fields(text)
    path = _path(fields.pop("in")) if "in" in fields else ()
    return TrueMeasure(
        words,
        path,
        fields.pop("dir", None),
        target_date=fields.pop("by", None),
        **{f"{name}_text": value for name, value in fields.items()},
    )
