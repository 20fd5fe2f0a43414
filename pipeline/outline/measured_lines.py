"""Measures in a line of plain type right below a table, behind their name: "We will know it has worked by: fewer floods; more eels"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.outline.measure_heads import asks_how_known
from pipeline.outline.prose import is_listed, line_label
from pipeline.tagging.measures import begins_measure
from pipeline.texts.headers import spelt_out
from pipeline.texts.heads import is_heading
from schemas.document import BlockKind
from schemas.record import LogicalTable, Paragraph
from schemas.role import Role

Body = Sequence[Paragraph | LogicalTable]


def with_measured_lines(body: Body) -> list[Paragraph | LogicalTable]:
    """The body, such a line as its name over a list."""
    made: list[Paragraph | LogicalTable] = []
    for above, part in zip((None, *body), body, strict=False):
        below = isinstance(above, LogicalTable) and above.columns > 1
        made += _parted(part) if below and isinstance(part, Paragraph) else (part,)
    return made


def _parted(line: Paragraph) -> tuple[Paragraph, ...]:
    """The name and the measures behind it; the line where it is none of these, as "Monitoring: by the board" is not."""
    label = line_label(line)
    if label is None or is_heading(line) or is_listed(line):
        return (line,)
    name, told = line.body.cut(0, label.end).strip(), line.body.cut(label.end)
    asked = asks_how_known(spelt_out(label.words.lower()))
    listed = ";" in told.text or begins_measure(told.text)
    if not (asked or (label.role is Role.MEASURE and listed)):
        return (line,)
    return (
        replace(line, passage=name, marker="", body_start=0, bold=True),
        replace(line, passage=told, marker="", body_start=0, kind=BlockKind.LIST_ITEM),
    )
