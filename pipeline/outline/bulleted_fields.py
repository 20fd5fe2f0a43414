"""Bullets below a labelled line that begins with one, "Measures: • More eels": labelled lines of the same name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.outline.prose import line_label
from pipeline.texts.heads import is_heading
from schemas.passage import Passage, join
from schemas.record import LogicalTable, Paragraph

_BULLET = re.compile(r"\s*[•▪●◦‣]\s*")

Body = Sequence[Paragraph | LogicalTable]


def with_bulleted_fields(body: Body) -> Iterator[Paragraph | LogicalTable]:
    """The body; bullets below "Measures: • More eels" are labelled lines with that name, as their first is."""
    name: Passage | None = None
    for element in body:
        if isinstance(element, LogicalTable):
            name = None
            yield element
            continue
        value = element.body
        if not (name and element.bulleted) or is_heading(element):
            name, value = _bulleted_field(element)
        yield labelled_line(name, value, element) if name else element


def _bulleted_field(line: Paragraph) -> tuple[Passage | None, Passage]:
    """The name in "Measures: • More eels", and what is behind the bullet; no name in any other line."""
    label = line_label(line)
    if label is None or label.role is None or is_heading(line):
        return None, line.body
    bullet = _BULLET.match(line.body.text, label.end)
    if bullet is None:
        return None, line.body
    return line.body.cut(0, len(label.words)), line.body.cut(bullet.end())


def labelled_line(name: Passage, value: Passage, line: Paragraph) -> Paragraph:
    """The line "name: value", with the bullet of a value below "Increase in:"."""
    return Paragraph(
        join((name.strip(" :"), value), ": "), marker=line.marker * line.bulleted, page=line.page
    )
