"""Tiles: the name of a measure with figures below it, each with what it is ("Baseline 2031", "41"): rows of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.texts.headers import header_words, known_role
from pipeline.texts.heads import is_heading
from pipeline.texts.witness import looks_like_date
from schemas.layout_terms import section_terms
from schemas.passage import inserted, join
from schemas.record import LogicalCell, LogicalTable, Paragraph, RowOrigin
from schemas.role import Role

_SURE = 0.95
_LONGEST_LABEL = 4  # words
_LONGEST_NAME = 25
_FEWEST = 2  # figures, or words of a name
_FIGURES = frozenset({Role.BASELINE, Role.LATEST, Role.TARGET})
_DIGIT = re.compile(r"\d")
_BY = re.compile(r"by\b", re.IGNORECASE)  # ... and when it should be where: "by May 2031"
_MEASURE = inserted("Measure")  # the column of the names


class _Tile(NamedTuple):
    """A name and its figures, each behind what it is."""

    name: Paragraph
    figures: tuple[tuple[Paragraph, Paragraph], ...]

    @property
    def labels(self) -> list[str]:
        return [label.body.text.strip().lower() for label, _ in self.figures]


def with_tiles(body: Sequence[Paragraph | LogicalTable]) -> list[Paragraph | LogicalTable]:
    """The body with tiles that ask for the same figures, one after the other, as a table of measures."""
    made: list[Paragraph | LogicalTable] = []
    tiles: list[_Tile] = []
    at = 0
    while at < len(body):
        tile = _tile(body, at)
        if tiles and (tile is None or tile.labels != tiles[0].labels):
            made.append(_table(tiles))
            tiles = []
        if tile is None:
            made.append(body[at])
            at += 1
        else:
            tiles.append(tile)
            at += 1 + 2 * len(tile.figures)
    return [*made, _table(tiles)] if tiles else made


def _tile(body: Sequence[Paragraph | LogicalTable], at: int) -> _Tile | None:
    name = body[at]
    if not isinstance(name, Paragraph) or not is_heading(name) or _figure(name) is not None:
        return None
    if not _FEWEST <= len(name.body.text.split()) <= _LONGEST_NAME:
        return None
    figures: list[tuple[Paragraph, Paragraph]] = []
    while (pair := _pair(body[at + 1 + 2 * len(figures) :][:2])) is not None:
        figures.append(pair)
    roles = [_figure(label) for label, _ in figures]
    return _Tile(name, tuple(figures)) if len(roles) >= _FEWEST and len(set(roles)) == len(roles) else None


def _pair(lines: Sequence[Paragraph | LogicalTable]) -> tuple[Paragraph, Paragraph] | None:
    """What a figure is, and the figure: above or below it."""
    if len(lines) < _FEWEST:
        return None
    one, other = lines
    if not isinstance(one, Paragraph) or not isinstance(other, Paragraph):
        return None
    label, figure = (one, other) if _figure(one) is not None else (other, one)
    short = len(figure.body.text.split()) <= _LONGEST_LABEL and _DIGIT.search(figure.body.text)
    return (label, figure) if _figure(label) is not None and _figure(figure) is None and short else None


def _figure(line: Paragraph) -> Role | None:
    """What figure the line names, if any."""
    text = line.body.text.strip()
    if len(text.split()) > _LONGEST_LABEL:
        return None
    role = known_role(text, _SURE) if header_words(text) else None
    if role in _FIGURES:
        return role
    if header_words(text) in section_terms().now:
        return Role.BASELINE  # where a measure starts
    return Role.TARGET if _BY.match(text) and looks_like_date(text) else None


def _named(label: Paragraph) -> Paragraph:
    """The label as a header: "now" as "Baseline now", "by May 2031" as "Target by May 2031"."""
    role = _figure(label)
    if role is None or known_role(label.body.text, _SURE) is role:
        return label
    return Paragraph(join((inserted(role.value.capitalize()), label.body)), page=label.page)


def _table(tiles: Sequence[_Tile]) -> LogicalTable:
    header = [Paragraph(_MEASURE), *(_named(label) for label, _ in tiles[0].figures)]
    rows = [header, *([tile.name, *(figure for _, figure in tile.figures)] for tile in tiles)]
    cells = tuple(
        LogicalCell(r, c, paragraphs=(Paragraph(line.passage, page=line.page),))
        for r, row in enumerate(rows)
        for c, line in enumerate(row)
    )
    origins = tuple(RowOrigin(tile.name.page, None, None) for tile in (tiles[0], *tiles))
    again = tuple(label.passage for tile in tiles[1:] for label, _ in tile.figures)
    return LogicalTable(0, len(rows), len(header), cells, origins, header_rows=1, repeated_headers=again)
