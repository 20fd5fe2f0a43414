"""Tiles: the name of a measure with figures below it, each with what it is ("Baseline 2031", "41"): rows of a table.

What a figure is stands above it, below it, or before it: "Baseline: 41 | Target: 60", "Now 41"; "41 → 60" says it with an
arrow. A line of figures may also stand above the name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.outline.prose import announced_field, is_listed, line_label
from pipeline.texts.headers import header_words, known_role
from pipeline.texts.heads import is_heading, split_name
from pipeline.texts.sentences import ends_sentence
from pipeline.texts.witness import looks_like_date
from schemas.document import BlockKind
from schemas.layout_terms import section_terms
from schemas.passage import EMPTY, Passage, inserted, join
from schemas.record import LogicalCell, LogicalTable, Paragraph, RowOrigin
from schemas.role import Role

_SURE = 0.95
_LONGEST_LABEL = 4  # words
_LONGEST_NAME = 25
_FEWEST = 2  # figures, words of a name, or tiles that nothing announces
_LONGEST_VALUE = 12  # words behind a colon
_FIGURES = frozenset({Role.BASELINE, Role.LATEST, Role.TARGET})
_BAR = re.compile(r"\s+[|•·]\s+")
_ARROW = re.compile(r"\s*(?:→|➔|➜|->|⟶)\s*")
_BEFORE = re.compile(r"(?P<label>[A-Za-z]+(?: [A-Za-z]+){0,2}?(?: \d{4}(?:/\d\d)?)?) (?=[£<>~]?\d)")
_YEAR = re.compile(r"(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?")
_BEGINS = re.compile(r"[£<>~]?\d")
_ENDS = (inserted("Baseline"), inserted("Target"))  # of an arrow
_DIGIT = re.compile(r"\d")
_BY = re.compile(r"by\b", re.IGNORECASE)  # ... and when it should be where: "by May 2031"
_MEASURE = inserted("Measure")  # the column of the names


class _Figure(NamedTuple):
    """What a figure is, the figure, and how many lines both are."""

    label: Paragraph
    value: Paragraph
    lines: int


class _Tile(NamedTuple):
    """A name and its figures, each behind what it is."""

    name: Paragraph
    figures: tuple[_Figure, ...]

    @property
    def labels(self) -> list[str]:
        return [figure.label.body.text.strip().lower() for figure in self.figures]

    @property
    def lines(self) -> int:
        return 1 + sum(figure.lines for figure in self.figures)

    @property
    def sure(self) -> bool:
        """Whether figures stand by themselves: labelled lines may say of a section how things are."""
        return any(figure.lines > 1 for figure in self.figures)


def with_tiles(body: Sequence[Paragraph | LogicalTable]) -> list[Paragraph | LogicalTable]:
    """The body with tiles that ask for the same figures, one after the other, as a table of measures."""
    made: list[Paragraph | LogicalTable] = []
    at = 0
    while at < len(body):
        over, behind = _under_figures(body, at)
        tiles, end = _tiles(body, at)
        if over:
            made += [body[at], _table(over)]
            at = behind
        elif tiles and (tiles[0].sure or len(tiles) >= _FEWEST or _announced(body[:at])):
            made.append(_table(tiles))
            at = end
        else:
            made.append(body[at])
            at += 1
    return made


def _tiles(body: Sequence[Paragraph | LogicalTable], at: int) -> tuple[list[_Tile], int]:
    """The tiles from `at` on that ask for the same figures, and the place behind them."""
    tiles: list[_Tile] = []
    while (tile := _nearest(body, at)) is not None and (not tiles or tile.labels == tiles[0].labels):
        tiles.append(tile)
        at += tile.lines
    return tiles, at


def _under_figures(body: Sequence[Paragraph | LogicalTable], at: int) -> tuple[list[_Tile], int]:
    """The tiles below the line `at` whose names stand under their figures, and the place behind them.

    A line that announces measures names none, nor does one drawn unlike the names. Read as names above their figures,
    each of them would get the next one's.
    """
    tiles: list[_Tile] = []
    end = at + 1
    while (tile := _under(body[end : end + 2])) is not None and (not tiles or tile.labels == tiles[0].labels):
        tiles.append(tile)
        end += 2
    looks = {_look(tile.name) for tile in tiles}
    unlike = len(tiles) >= _FEWEST and len(looks) == 1 and _look(body[at]) not in looks
    return (tiles, end) if tiles and (unlike or _announced(body[: at + 1])) else ([], at)


def _under(lines: Sequence[Paragraph | LogicalTable]) -> _Tile | None:
    """The tile of a line of figures, two or more, and the name under it; None of other lines."""
    figures, name = _told(lines), lines[-1] if lines else None
    if len(figures) < _FEWEST or len(lines) < _FEWEST or not isinstance(name, Paragraph):
        return None
    text = name.body.text
    told = _told([name]) or line_label(name) or is_listed(name) or ends_sentence(text)
    return None if told or not _FEWEST <= len(text.split()) <= _LONGEST_NAME else _Tile(name, tuple(figures))


def _look(line: Paragraph | LogicalTable) -> tuple[BlockKind, int, bool] | None:
    return (line.kind, line.level, line.bold) if isinstance(line, Paragraph) else None


def _announced(above: Sequence[Paragraph | LogicalTable]) -> bool:
    """Whether the last line above announces measures."""
    line = next(reversed(above), None)
    return isinstance(line, Paragraph) and announced_field(line) is Role.MEASURE


def _nearest(body: Sequence[Paragraph | LogicalTable], at: int) -> _Tile | None:
    """The tile with its name at `at`; none where the line below has words before its digits and is itself a tile's name."""
    tile = _tile(body, at)
    inner = _tile(body, at + 1) if tile is not None else None
    return tile if inner is None or _BEGINS.match(inner.name.body.text) else None


def _tile(body: Sequence[Paragraph | LogicalTable], at: int) -> _Tile | None:
    name = body[at] if at < len(body) else None
    if not isinstance(name, Paragraph) or not is_heading(name) or _figure(name) is not None:
        return None
    if announced_field(name) is Role.MEASURE:
        return None  # "How we will measure it" over figures that nothing names
    if not _FEWEST <= len(name.body.text.split()) <= _LONGEST_NAME:
        return None
    figures: list[_Figure] = []
    end = at + 1
    while found := _told(body[end : end + 1]) or _pair(body[end : end + 2]):
        figures += found
        end += found[0].lines
    roles = [_figure(figure.label) for figure in figures]
    if len(roles) < _FEWEST or len(set(roles)) != len(roles):
        return None
    tile = _Tile(name, tuple(figures))
    return tile if tile.sure or split_name(name.passage) is None else None


def _told(lines: Sequence[Paragraph | LogicalTable]) -> list[_Figure]:
    """The figures of a line that says what each of them is; none of any other."""
    line = next(iter(lines), None)
    if not isinstance(line, Paragraph) or not _DIGIT.search(line.body.text):
        return []
    ends = line.body.split(_ARROW)
    if len(ends) == len(_ENDS) and all(_BEGINS.match(end.text) for end in ends):
        parts = list(zip(_ENDS, ends, strict=True))
    else:
        parts = [_parted(part) for part in line.body.split(_BAR)]
    if any(not label or len(value.text.split()) > _LONGEST_VALUE for label, value in parts):
        return []
    named = [(Paragraph(label, page=line.page), Paragraph(value, page=line.page)) for label, value in parts]
    return [_Figure(label, value, int(n == 0)) for n, (label, value) in enumerate(named)]


def _parted(text: Passage) -> tuple[Passage, Passage]:
    """What a figure is, a colon or nothing behind it, and the figure; nothing of any other text."""
    if label := line_label(Paragraph(text)):
        name, value = text.cut(0, len(label.words)), text.cut(label.end)
    elif match := _BEFORE.match(text.text):
        name, value = text.cut(0, match.end("label")), text.cut(match.end())
    else:
        return EMPTY, text
    bare = label is None and _YEAR.fullmatch(value.text.strip())  # "Baseline 2031", and the figure elsewhere
    return (EMPTY, text) if bare or _figure(Paragraph(name)) is None else (name, value)


def _pair(lines: Sequence[Paragraph | LogicalTable]) -> list[_Figure]:
    """What a figure is, and the figure, above or below it; none of other lines."""
    if len(lines) < _FEWEST:
        return []
    one, other = lines
    if not isinstance(one, Paragraph) or not isinstance(other, Paragraph):
        return []
    label, figure = (one, other) if _figure(one) is not None else (other, one)
    short = len(figure.body.text.split()) <= _LONGEST_LABEL and _DIGIT.search(figure.body.text)
    told = _figure(label) is not None and _figure(figure) is None and short
    return [_Figure(label, figure, len(lines))] if told else []


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
    header = [Paragraph(_MEASURE), *(_named(figure.label) for figure in tiles[0].figures)]
    rows = [header, *([tile.name, *(figure.value for figure in tile.figures)] for tile in tiles)]
    cells = tuple(
        LogicalCell(r, c, paragraphs=(Paragraph(line.passage, page=line.page),))
        for r, row in enumerate(rows)
        for c, line in enumerate(row)
    )
    origins = tuple(RowOrigin(tile.name.page, None, None) for tile in (tiles[0], *tiles))
    again = tuple(figure.label.passage for tile in tiles[1:] for figure in tile.figures)
    return LogicalTable(0, len(rows), len(header), cells, origins, header_rows=1, repeated_headers=again)
