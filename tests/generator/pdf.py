"""An invented plan as a PDF: text in Helvetica, ruled tables over as many pages as they need."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.extractors.pdf_builder import Page, width, write
from tests.generator.model import Grid, Heading, InventedPlan, Line, Look
from tests.generator.paper import PITCH, Measured, Set, Strip, capacity, measure, place, wrap

_RULE = 0.5  # points
_SPACE = 8.0  # between blocks
_KEPT = 90.0  # a heading stands no nearer to the foot of a page


@dataclass
class _Paper:
    """The pages so far and the place reached on the last of them."""

    look: Look
    pages: list[Page] = field(default_factory=list)
    at: float = 0.0
    breaks: dict[int, bool] = field(
        default_factory=dict
    )  # pages on which a table goes on: is its first row cut

    @property
    def room(self) -> float:
        return self.look.page[0] - 2 * self.look.margin

    @property
    def foot(self) -> float:
        return self.look.page[1] - self.look.margin

    def turn(self) -> None:
        self.pages.append(Page(*self.look.page))
        self.at = self.look.margin


def write_pdf(plan: InventedPlan, path: Path) -> Path:
    """Writes the plan as PDF and gives its path."""
    return write(path, *_draw(plan).pages)


def page_breaks(plan: InventedPlan) -> dict[int, bool]:
    """The pages on which a table goes on, and whether the page break before cuts a row."""
    return _draw(plan).breaks


def _draw(plan: InventedPlan) -> _Paper:
    paper = _Paper(plan.look)
    paper.turn()
    for block in plan.blocks:
        if isinstance(block, Grid):
            _draw_grid(paper, block)
        else:
            _draw_text(paper, block)
        paper.at += _SPACE
    for number, page in enumerate(paper.pages, start=1):
        _draw_running(page, plan.look, number, len(paper.pages))
    return paper


def _draw_text(paper: _Paper, block: Line | Heading) -> None:
    size = paper.look.size
    if isinstance(block, Heading):
        size += (6, 3, 1.5, 0)[block.level] if paper.look.styled_headings or block.level == 0 else 0
        block = Line(block.text, bold=True)
        if paper.at > paper.foot - _KEPT:
            paper.turn()
    lines = wrap(block, paper.room, size)
    if paper.at + len(lines) * size * PITCH > paper.foot:
        paper.turn()
    _draw_lines(paper.pages[-1], paper.look.margin, paper.at, lines, size)
    paper.at += len(lines) * size * PITCH


def _draw_lines(page: Page, x: float, top: float, lines: Sequence[Set], size: float) -> None:
    for number, line in enumerate(lines):
        y = top + number * size * PITCH
        if line.marker:
            page.text(x, y, line.marker, size)
        if line.text:
            page.text(x + line.indent, y, line.text, size, bold=line.bold)


def _draw_grid(paper: _Paper, grid: Grid) -> None:
    look = paper.look
    measured = measure(grid, look, paper.room)
    if paper.at > paper.foot - _KEPT:
        paper.turn()
    pages = place(measured, look, paper.at, paper.foot, look.margin)
    shown: dict[tuple[int, int], int] = {}  # lines of each merged cell drawn so far
    for number, strips in enumerate(pages):
        if number:
            paper.turn()
            if strips and pages[number - 1]:
                paper.breaks[len(paper.pages)] = not pages[number - 1][-1].final
        if strips:
            _draw_strips(paper.pages[-1], measured, look, strips, shown)
            paper.at = strips[-1].bottom


def _draw_strips(
    page: Page, measured: Measured, look: Look, strips: Sequence[Strip], shown: dict[tuple[int, int], int]
) -> None:
    for r, row in enumerate(measured.grid.rows):
        for c, cell in enumerate(row):
            own = [s for s in strips if r <= s.row < r + cell.row_span] if cell else []
            if cell is None or not own:
                continue
            x0, x1 = (look.margin + measured.edges[k] for k in (c, c + cell.column_span))
            top, bottom = own[0].top, own[-1].bottom
            if cell.shaded:
                page.fill(x0, top, x1, bottom)
            lines = measured.cells[r][c] or ()
            if cell.row_span == 1:
                lines = lines[own[0].first : own[0].last]
            elif not own[0].header:
                done = shown.get((r, c), 0)
                lines = lines[done : done + capacity(own, measured.size, look.padding)]
                shown[r, c] = done + len(lines)
            _draw_lines(page, x0 + look.padding, top + look.padding, lines, measured.size)
            closed = look.closing_line or own[-1] is not strips[-1] or own[-1].final
            _draw_borders(page, look, (x0, top, x1, bottom), measured.grid.rules, closed=closed)


def _draw_borders(
    page: Page, look: Look, box: tuple[float, float, float, float], rules: str, *, closed: bool
) -> None:
    x0, top, x1, bottom = box
    across = [(x0, top, x1, top), *([(x0, bottom, x1, bottom)] if closed else [])]
    down = [(x0, top, x0, bottom), (x1, top, x1, bottom)]
    for side in {"all": across + down, "across": across, "none": []}[rules]:
        if look.borders == "lines":
            page.line(*side)
        else:
            page.fill(side[0], side[1], max(side[2], side[0] + _RULE), max(side[3], side[1] + _RULE), 0.0)


def _draw_running(page: Page, look: Look, number: int, count: int) -> None:
    size = 8.0
    if look.header:
        page.text(look.margin, 18.0, look.header, size)
    if look.footer:
        text = look.footer.format(page=number, pages=count)
        page.text((page.width - width(text, size)) / 2, page.height - 24.0, text, size)
