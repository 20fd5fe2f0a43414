"""Tables whose cells are cards, each an action and its fields ("Mend the weir", "Lead: A Pike", "By when: May 2031"):
turned into the lines that they are elsewhere.

The same fields in cells side by side, or in one table of a single column after another, are of different actions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from pipeline.outline.card_tops import is_mark
from pipeline.outline.label_lines import lines_below
from pipeline.outline.prose import announced_field, inline_fields, is_listed
from pipeline.texts.heads import is_heading
from schemas.document import BlockKind
from schemas.record import LogicalCell, LogicalTable, Paragraph
from schemas.role import WHO_AND_WHEN, Role

_FEWEST = 2  # cards, and fields of one
_OPENED = 6  # level of a heading that opens and closes what stands below it
_ABOVE = 4  # lines of two fields whose names stand above their values

Body = Sequence[Paragraph | LogicalTable]


def with_cell_cards(body: Body) -> list[Paragraph | LogicalTable]:
    """The body with such tables as the lines of their cards, one card after the other."""
    tables = [part for part in body if isinstance(part, LogicalTable)]
    single = [id(table) for table in tables if _is_single(table)]
    cards = {
        *(single if len(single) >= _FEWEST else ()),
        *(id(table) for table in tables if _are_cards(table)),
    }
    made: list[Paragraph | LogicalTable] = []
    for part in body:
        if isinstance(part, LogicalTable) and id(part) in cards:
            made += _lines(part)
        elif isinstance(part, LogicalTable) and (lines := _boxed_fields(made, part) or _boxed_list(part)):
            made += lines
        else:
            made.append(part)
    return made


def _boxed_fields(above: Body, table: LogicalTable) -> tuple[Paragraph, ...]:
    """The labelled lines of a box right below a heading that holds nothing else, somebody or a day among them."""
    if table.rows > 1 or not above or not isinstance(above[-1], Paragraph) or not is_heading(above[-1]):
        return ()
    filled = [cell for cell in table.cells if cell.text]
    lines = filled[0].paragraphs if len(filled) == 1 else ()
    labelled = all(":" in line.passage.text and inline_fields(line) for line in lines)
    return lines if lines and labelled and not WHO_AND_WHEN.isdisjoint(_fields(filled[0])) else ()


def _boxed_list(table: LogicalTable) -> tuple[Paragraph, ...]:
    """The lines of a box that is nothing but a list of measures below what announces them, "How will we know?".

    That may stand in a cell of its own above the list.
    """
    filled = [cell for cell in table.cells if cell.text]
    across = all(cell.column_span == table.columns for cell in filled)
    apart = across and len(filled) == _FEWEST and len(filled[0].paragraphs) == 1
    lines = chain.from_iterable(cell.paragraphs for cell in filled if apart or len(filled) == 1)
    name, *items = (*lines,) or (None,)
    if name is None or not items:
        return ()
    name = replace(name, bold=name.bold or apart)
    if announced_field(name) is not Role.MEASURE:
        return ()
    return (name, *items) if all(map(is_listed, items)) else ()


def _is_single(table: LogicalTable) -> bool:
    """Whether a table of one column is one card: what it is about, and a cell of fields at its foot or above its state."""
    if table.columns > 1:
        return False
    cells = [c for c in table.cells if c.text]
    if len(cells) > _FEWEST and is_mark(cells[-1].paragraphs[0]):
        del cells[-1]
    *tops, last = cells or (None,)
    if last is None or any(_fields(cell) for cell in tops):
        return False
    return _has_fields(last) if tops else _is_card(last)


def _are_cards(table: LogicalTable) -> bool:
    """Whether all cells, those across the table left out, are cards with fields that another one beside it has too."""
    first = next((c for c in table.cells if c.paragraphs and c.column_span < table.columns), None)
    if table.columns < _FEWEST or first is None or not _is_card(first):
        return False
    cells = [c for c in table.cells if c.text and c.column_span < table.columns]
    if len(cells) < _FEWEST or not all(map(_is_card, cells)):
        return False
    beside = [_fields(c) for c in cells if c.row == cells[0].row]
    return len(beside) >= _FEWEST and bool(WHO_AND_WHEN.intersection(*beside))


def _is_card(cell: LogicalCell) -> bool:
    """Whether a cell has something to say before several fields, somebody or a day among these."""
    if len(cell.paragraphs) <= _FEWEST:
        return False
    if ":" not in cell.text:
        return _has_fields(cell)
    return not inline_fields(cell.paragraphs[0]) and _has_fields(cell)


def _has_fields(cell: LogicalCell) -> bool:
    fields = _fields(cell)
    return len(fields) >= _FEWEST and not WHO_AND_WHEN.isdisjoint(fields)


def _fields(cell: LogicalCell) -> list[Role]:
    """The roles of the labelled lines of a cell."""
    lines = (line for line in _labelled(cell) if ":" in line.passage.text)
    return [role for role, _ in chain.from_iterable(map(inline_fields, lines))]


def _labelled(cell: LogicalCell) -> Sequence[Paragraph]:
    """The lines of a cell, fields whose names stand above their values as labelled ones."""
    lines = cell.paragraphs
    top = _listed(lines) if len(lines) > _ABOVE else 0
    if len(lines) <= _ABOVE or (top <= 1 and ":" in cell.text):
        return lines
    end = len(lines) - (is_mark(lines[-1]) and not lines[-2].bold)  # a state below the last value
    above = lines_below(lines[top - 1 : end])
    return (lines[0], *map(_as_item, lines[1:top]), *above, *lines[end:]) if above else lines


def _listed(lines: Sequence[Paragraph]) -> int:
    """How many lines stand above the first name of a field: a name of actions and these, or what the card is about."""
    if announced_field(lines[0]) is not Role.ACTION:
        return 1
    return next((at for at, line in enumerate(lines) if at > 1 and line.bold), 1)


def _as_item(line: Paragraph) -> Paragraph:
    """An action below a name that announces it: one alone has no bullet."""
    return line if is_listed(line) else replace(line, kind=BlockKind.LIST_ITEM)


def _lines(table: LogicalTable) -> Iterator[Paragraph]:
    """The lines of the cells, the first of each card (no number or state alone) drawn as a heading."""
    named = False
    for cell in sorted((c for c in table.cells if c.text), key=lambda c: (c.row, c.column)):
        across = cell.column_span == table.columns > 1
        for line in _labelled(cell):
            names = not (named or across or is_mark(line))
            yield _as_title(line) if names else line
            named = named or names
        named = named and table.columns == 1


def _as_title(line: Paragraph) -> Paragraph:
    """A card's first line as a heading; a bold one with a mark in front stands over all that opens below it."""
    if not (line.bulleted and line.bold):
        return replace(line, bold=True)
    return Paragraph(line.body, kind=BlockKind.HEADING, level=_OPENED, bold=True, page=line.page)
