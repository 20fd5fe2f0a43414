"""Short forms that lines explain, in a list outside tables or in a cell: definitions as a glossary's table has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, dropwhile

from pipeline.tables import SourceCell
from pipeline.tagging.glossaries import Line, find_glossary_lines, is_short_form
from pipeline.texts.heads import heads_glossary, leads_to_glossary
from schemas.document import Block, BlockKind
from schemas.passage import Passage
from schemas.record import Definition, Records

_LINE = re.compile(r"[^\n]+")


def with_listed(records: Records, cells: Sequence[SourceCell]) -> Records:
    """The records, what lines of the document define behind what its tables do."""
    listed = (tuple(_lines(cells)), *_lines_in_tables(cells))
    made = []
    for entry in chain.from_iterable(map(find_glossary_lines, listed)):
        short, long = (
            Passage.of(number, cells[number].text).cut(*span).collapsed()
            for number, span in (entry.short, entry.long)
        )
        made.append(Definition(short, long))
    return replace(records, definitions=(*records.definitions, *made))


def _lines(cells: Sequence[SourceCell]) -> Iterator[Line]:
    """The lines outside tables, and whether a glossary's heading stands above them."""
    headed = False
    for number, cell in enumerate(cells):
        if not isinstance(cell.block, Block):
            continue
        named = not re.search(r"\d", cell.text.lstrip("0123456789. ")) and heads_glossary(cell.text)
        term = headed and is_short_form(cell.text)
        if (cell.block.kind is BlockKind.HEADING and not term) or named:
            headed = named
            continue
        for match in _LINE.finditer(cell.text):
            start = max(match.start(), cell.block.body_start)
            text = cell.text[start : match.end()]
            headed = headed or leads_to_glossary(text)
            yield Line(number, start, text, headed)


def _lines_in_tables(cells: Sequence[SourceCell]) -> Iterator[list[Line]]:
    """The lines of each cell that announces a list of short forms, from that line on."""
    for number, cell in enumerate(cells):
        if isinstance(cell.block, Block) or ":\n" not in cell.text:
            continue
        lines = [Line(number, line.start(), line.group(), headed=True) for line in _LINE.finditer(cell.text)]
        yield list(dropwhile(lambda line: not leads_to_glossary(line.text), lines))
