"""Laid-out pages -> blocks and tables of a Document: paragraphs built, headings told from text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Container, Iterable, Sequence
from dataclasses import replace
from itertools import chain, groupby

from extractors.pdf.document.beside_items import beside_items
from extractors.pdf.flow.habits import Habits, step
from extractors.pdf.flow.paragraphs import block, blocks, paragraphs
from extractors.pdf.flow.regions import Region
from extractors.pdf.lines import Frame, Line
from extractors.pdf.page import Layout
from extractors.pdf.table_text import TableText
from schemas.document import Block, BlockKind, Cell, Table

_LARGER = 1.08  # of the running text's size
_HEADING_LINES = 4
_HEADING_WORDS = 25
_SET_WORDS = 40  # of a heading both larger and bold, which no stop ends as it does a quotation
_BOLD_LINES = 2
_QUOTES = "”’\"'"  # behind the stop of a sentence in quotation marks
_NARROW = 25  # of the font size: a column in which a heading may take more lines
_NEAR = 1.6  # of the font size: baselines of a heading's lines
_ALIKE = 0.94  # of the font size: larger letters are nearly alike
_ENOUGH = 200  # letters of running text that show its size

Style = tuple[float, bool]  # font size rounded to half points, bold
Text = Region | TableText


def body(
    pages: Sequence[tuple[Layout, Sequence[Text]]], known: Habits, body_size: float
) -> list[Block | Table]:
    """The blocks and tables of the pages in reading order, headings with levels by size and boldness."""
    parts: list[tuple[Block | Table, Style | None]] = []
    inner: set[Style] = set()  # of headings that begin no page behind the first
    for nth, (page, texts) in enumerate(pages):
        begins = nth > 0
        for number, text in enumerate(texts):
            if isinstance(text, TableText):
                parts.append(
                    (_table(text, known.tables or known, page.number, is_last=number + 1 == len(texts)), None)
                )
                begins = False
                continue
            groups = [text.lines] if text.heading else _whole_headings(paragraphs(text, known), body_size)
            for group in groups:
                made = block(group, text, known, page.number)
                is_heading = not text.aside and _is_heading(made, group, text.frame, body_size)
                parts.append((made, _style(group) if is_heading or text.heading else None))
                if (is_heading or text.heading) and not begins:
                    inner.add(_style(group))
                begins = False
    levels = _levels({style for _, style in parts if style is not None}, inner)
    return [
        replace(part, kind=BlockKind.HEADING, level=levels[style])
        if style is not None and isinstance(part, Block)
        else part
        for part, style in parts
    ]


def _levels(styles: Collection[Style], inner: Container[Style]) -> dict[Style, int]:
    """The level of each style, the largest first; the same of those that are nearly so and never `inner`.

    "Flagship projects" at the top of its page in 19 points has the rank of "1 Clean rivers" at the top of the next in 18.
    """
    levels: dict[Style, int] = {}
    before: Style | None = None
    for style in sorted(styles, key=lambda s: (-s[0], not s[1])):
        size, bold = style
        alike = before is not None and bold == before[1] and size >= _ALIKE * before[0]
        if before is None or not alike or style in inner or before in inner:
            before = style
        levels[style] = levels.get(before, max(levels.values(), default=0) + 1)
    return levels


def body_size(pages: Sequence[Layout]) -> float:
    """The font size of most running text: outside tables and not bold, where there is enough of that."""
    free = _first_seen(pages)
    letters: Counter[float] = Counter()
    for line in chain(*free):
        letters[_rounded(line.size)] += 0 if line.bold else len(line.text)
    if letters.total() < _ENOUGH:
        letters.clear()
        for page, own in zip(pages, free, strict=True):
            for line in chain(own, *(part.lines for part in regions(page))):
                letters[_rounded(line.size)] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def _first_seen(pages: Iterable[Layout]) -> list[list[Line]]:
    """Each page's lines outside tables, without those that an earlier one has too, as a running footer."""
    seen: set[str] = set()
    found: list[list[Line]] = []
    for page in pages:
        found.append([])
        for line in page.free:
            if line.text not in seen:
                seen.add(line.text)
                found[-1].append(line)
    return found


def regions(page: Layout) -> Iterable[Region]:
    """The regions of the page's table cells, boxes and panels."""
    yield from framed(page)
    yield from in_cells(page)


def framed(page: Layout) -> Iterable[Region]:
    """The regions of the page's boxes, and those of its panels that are no table."""
    for box in page.boxes:
        yield from box.parts
    yield from (text for text in _tables(page) if isinstance(text, Region))


def in_cells(page: Layout) -> Iterable[Region]:
    """The regions of the cells of the page's tables."""
    tables = (text for text in _tables(page) if not isinstance(text, Region))
    yield from (part for text in tables for cell in text.cells for part in cell.regions)


def _tables(page: Layout) -> Iterable[Text]:
    in_panels = (part for panel in page.panels for part in panel.parts)
    return (*page.tables, *(tinted.whole for tinted in page.tinted), *in_panels)


def _table(text: TableText, known: Habits, page: int, *, is_last: bool) -> Table:
    grid = text.grid
    cells = []
    parted = beside_items(text.cells)
    for cell in text.cells:
        (row, column, row_span, column_span, box), parts, is_shaded = cell
        parts = parted.get(cell.place, parts)
        found = blocks(parts[0], known, page) if len(parts) == 1 else _together(parts, known, page)
        cells.append(Cell(row, column, row_span, column_span, found, is_shaded, page, box))
    return Table(
        tuple(cells),
        len(grid.ys) - 1,
        len(grid.xs) - 1,
        grid.xs,
        page=page,
        box=grid.box,
        fills_page=is_last,
    )


def _together(parts: Sequence[Region], known: Habits, page: int) -> tuple[Block, ...]:
    """The blocks of a cell's parts; a row of a table within it is one, with tabs between its cells."""
    found: list[Block] = []
    width = max((1 + part.place[1] for part in parts if part.place), default=0)
    for row, own in groupby(parts, key=lambda part: part.place and part.place[0]):
        if row is None:
            found += [made for part in own for made in blocks(part, known, page)]
        else:
            found.append(_row([*own], width, known, page))
    return tuple(found)


def _row(cells: Sequence[Region], width: int, known: Habits, page: int) -> Block:
    made = {part.place[1]: blocks(part, known, page) for part in cells if part.place}
    texts = [" ".join(one.text for one in made.get(column, ())) for column in range(width)]
    every = [*chain.from_iterable(made.values())]
    text, bold = "\t".join(texts), all(one.bold for one in every)
    return Block(BlockKind.PARAGRAPH, text, bold=bold, page=page, box=every[0].box)


def _is_heading(made: Block, group: Sequence[Line], frame: Frame, body_size: float) -> bool:
    words = made.text.split()
    if made.marker in {"•", "-"} or not any(c.isalpha() for c in made.text):
        return False
    larger = group[0].size > _LARGER * body_size
    most = _SET_WORDS if larger and made.bold and made.text[-1].isalnum() else _HEADING_WORDS
    if len(group) > _HEADING_LINES or len(words) > most:
        return False
    if made.bold:
        narrow = frame.right - frame.left < _NARROW * group[0].size
        return len(group) <= _BOLD_LINES or narrow or larger
    return larger and not made.text.rstrip(_QUOTES).endswith((".", ";", ","))


def _whole_headings(groups: Iterable[tuple[Line, ...]], body_size: float) -> list[tuple[Line, ...]]:
    """The paragraphs, lines of a heading that is set narrower than its column together: "Safe weirs" above "for all"."""
    found: list[tuple[Line, ...]] = []
    for group in groups:
        if found and group[0].text[0].islower() and _heads_on(found[-1], group, body_size):
            found[-1] += group
        else:
            found.append(group)
    return found


def _heads_on(above: Sequence[Line], group: Sequence[Line], body_size: float) -> bool:
    """Whether lines larger than the text, drawn alike and as near as those of a paragraph, are one: no stop parts them."""
    last, first = above[-1], group[0]
    drawn = last.size > _LARGER * body_size and _style(above) == _style(group)
    return (
        drawn
        and last.text[-1].isalnum()
        and first.marker is None
        and 0 < step(last, first) <= _NEAR * last.size
    )


def _style(group: Sequence[Line]) -> Style:
    return _rounded(max(line.size for line in group)), all(line.bold for line in group)


def _rounded(size: float) -> float:
    return round(size * 2) / 2
