"""Rows of a field name and its value above or below the rows they stand for: turned into columns merged over these.

"Objective 1 | Homes are warm" above a header, "How will we know? | ..." below the last action, "Lead: A Pike" across
the table: each holds for all rows of its block, as a merged cell would. What stands below the rows is read behind
them: a column of effects left of the actions would say what these are for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from pipeline.naming.action_labels import of_one_action
from pipeline.naming.label_blocks import ABOVE, Block, Label, by_column, is_again, read_blocks
from pipeline.naming.told_below import with_told_below
from pipeline.outline.measure_heads import asks_how_known
from pipeline.tables.card_labels import pairs_up
from pipeline.tables.parted import without_idle_columns
from pipeline.tables.tall_labels import Told, tall_label
from pipeline.tables.top_cards import tells_more
from pipeline.texts.bands import band_title
from pipeline.texts.header_rows import header_depth, known_headers, names_period
from pipeline.texts.headers import header_words, known_match, known_role, spelt_out
from pipeline.texts.heads import split_name
from pipeline.texts.numbers import NUMBER_WORDS
from schemas.passage import Passage, join
from schemas.record import LogicalCell, LogicalTable, Paragraph
from schemas.role import Role

_SURE = 0.9
_KNOWN = 0.8  # likeness of a name that is some field's
_LONGEST_LABEL = 10  # words
_LEAST_COLUMNS = 3
_TWO = 2
_LOOK = 8  # rows at the top that may hold the header
_INLINE = re.compile(r"(?P<label>[^:\n]{2,60}?)\s*:\s*(?=\S)")
_ENDING = re.compile(
    rf"[\s.]*(?:\d{{0,2}}|(?<=\s)(?:{NUMBER_WORDS}))[\s.:]*$", re.IGNORECASE
)  # "Objective 1:", "Priority One"
_ONCE = frozenset({Role.OWNER, Role.TIMESCALE, Role.PARTNER, Role.LINK, Role.REVIEW})
_FIELDS = ABOVE | {
    Role.OWNER, Role.TIMESCALE, Role.MEASURE, Role.PARTNER, Role.LINK, Role.REVIEW,
}  # fmt: skip


def with_label_columns(table: LogicalTable, above: Sequence[Paragraph] = ()) -> LogicalTable:
    """The table with its labelled rows as columns; as it is where it has none.

    Labelled lines `above` the table ("Lead: A Pike") are such rows too.
    """
    if table.columns < _TWO:
        return table
    header = _header(table)
    if header is None or pairs_up(table, header):
        return table
    table = with_told_below(table, header)
    labelled = (
        of_one_action(table, header, _labelled(table, header)) if table.columns >= _LEAST_COLUMNS else {}
    )
    own = {Role.OTHER} | (_ONCE & {_role(c.text) for c in table.row_cells(header)})
    over = [label for label in map(_over, above) if label and label.role in _ONCE - own]
    if not (labelled or over) or header in labelled:
        return table
    if any(row not in labelled and band_title(table, row) is None for row in range(header)):
        return table
    top = range(header, header + header_depth(table, header))
    banners = 0 if any(row < header for row in labelled) else header
    blocks = read_blocks(table, labelled, top, own, banners)
    for block in blocks:
        block.labels += over
    return _rebuilt(table, top, blocks, labelled, banners)


def _header(table: LogicalTable) -> int | None:
    """The row near the top that names most fields, two at least."""
    header, known = 0, 0
    for row in range(min(_LOOK, table.rows)):
        more = known_headers(table, row, over=known)
        header, known = (row, more) if more else (header, known)
    filled = sum(bool(c.text) for c in table.row_cells(header))
    if known < _TWO or known * 3 < filled * _TWO:  # half of "Lead | A Pike | By when | May" are names
        return None
    return header


def _labelled(table: LogicalTable, header: int) -> dict[int, tuple[Label, ...]]:
    """The labels of each row that holds nothing else; those above the header come again above the next one."""
    found: dict[int, tuple[Label, ...]] = {}
    names: frozenset[str] = frozenset()
    for row in range(table.rows):
        if row == header:
            names = frozenset(header_words(label.name.text) for own in found.values() for label in own)
        if row in found:
            continue
        if (tall := tall_label(table, row)) is not None:
            found |= dict.fromkeys(range(row, row + tall[0].row_span), ()) | {row: tuple(_told(*tall))}
        elif labels := tuple(_labels(table, row, above=row < header or _are_known(table, row, names))):
            found[row] = labels
    return found


def _told(name: LogicalCell, told: Sequence[Told]) -> Iterator[Label]:
    """What a name merged down says, a label a period: "Success criteria Autumn 2031"."""
    lines = [(period.passage if period else None, said.paragraphs) for period, said in told]
    if lines[0][0] is None:
        lines = [(None, tuple(chain.from_iterable(said for _, said in lines)))]
    for when, said in lines:
        yield Label(join((name.passage, when), " ") if when else name.passage, Role.MEASURE, said)


def _are_known(table: LogicalTable, row: int, names: frozenset[str]) -> bool:
    """Whether every other cell of the row is one of the names, or begins with it as the only one."""
    cells = table.row_cells(row)
    said = [c.text for c in cells[::2]] if len(cells) > 1 else [p.body.text for p in cells[0].paragraphs[:1]]
    return bool(names) and all(header_words(text) in names for text in said)


def _labels(table: LogicalTable, row: int, *, above: bool) -> Iterator[Label]:
    """The labels of a row that holds nothing else: name and value in turn, or "Lead: A Pike" in one cell.

    Several pairs, and a name over lines, stand above a header only: below it such a row is an action's. What is said
    there of all the rows ("Progress at mid-year") is none of them.
    """
    cells = table.row_cells(row)
    if any(c.row_span > 1 for c in cells) or sum(c.column_span for c in cells) != table.columns:
        return
    if len(cells) == 1:
        found = _inline(cells[0]) or (_over_lines(cells[0]) if above else None)
        if found is not None:
            yield found
        return
    if len(cells) % _TWO or (len(cells) > _TWO and not above):
        return
    pairs = list(zip(cells[::2], cells[1::2], strict=True))
    names = [name.text for name, _ in pairs]
    if not above and _role(names[0]) is None:
        if cells[1].column_span > 1 and tells_more(cells):
            yield Label(cells[0].passage, Role.OTHER, cells[1].paragraphs)
        return
    short = all(0 < len(name.split()) <= _LONGEST_LABEL for name in names)
    drawn = above and _drawn_as_labels(pairs)
    named = drawn or any(map(_is_field, names))
    if short and named and not any(_names_too(name.text, value.text, drawn=drawn) for name, value in pairs):
        for name, value in pairs:
            yield _named(name.passage, _role(name.text) or Role.OTHER, value.paragraphs)


def _drawn_as_labels(pairs: Sequence[tuple[LogicalCell, LogicalCell]]) -> bool:
    """Whether the names alone are bold, or shaded: "What we saw | The weir leaks" is a label that nobody knows."""
    bold = all(name.bold for name, _ in pairs) and not any(value.bold for _, value in pairs)
    shaded = all(name.shaded for name, _ in pairs) and not any(value.shaded for _, value in pairs)
    return bold or shaded


def _is_field(text: str) -> bool:
    return known_match(_ENDING.sub("", text), _KNOWN) is not None


def _names_too(name: str, value: str, *, drawn: bool) -> bool:
    """Whether the value is a field's name as much as its own name is: "Lead | By when" holds two names.

    "Lead | Head of Resources" does not, which is but like a name; nor any row in which the names alone are drawn.
    """
    if drawn or not _is_field(value):
        return False
    own = known_match(_ENDING.sub("", name), _SURE)
    other = known_match(_ENDING.sub("", value), _KNOWN)
    return own is None or other is None or other.score >= own.score


def _named(name: Passage, known: Role, paragraphs: tuple[Paragraph, ...]) -> Label:
    """The label; a section's that is numbered ("Objective 1") keeps its name before the value, as headings do."""
    numbered = known in ABOVE and split_name(name) is not None
    if not numbered or not paragraphs:
        return Label(name, known, paragraphs)
    first = paragraphs[0]
    whole = join((name.strip(" :"), first.body), ": ")
    return Label(name, known, (replace(first, passage=whole, marker="", body_start=0), *paragraphs[1:]))


def _inline(cell: LogicalCell) -> Label | None:
    filled = [p for p in cell.paragraphs if p.body]
    match = _INLINE.match(filled[0].body.text) if filled else None
    known = _role(match["label"]) if match else None
    if match is None or known is None or known in ABOVE or split_name(cell.passage):
        return None  # "Outcome 1: ..." across a table is a band
    if names_period(match["label"]):
        return None  # so is "Quarter 1: by 30 June 2031"
    first = Paragraph(filled[0].body.cut(match.end()), page=filled[0].page)
    return Label(filled[0].body.cut(0, match.end("label")), known, (first, *filled[1:]))


def _over_lines(cell: LogicalCell) -> Label | None:
    """The field that the first line of a cell names, and what the lines below say: "What we will see:" over bullets."""
    filled = [p for p in cell.paragraphs if p.body]
    if len(filled) < _TWO or filled[0].bulleted:
        return None
    name, *said = filled
    words = name.body.strip(" :")
    known = Role.MEASURE if asks_how_known(spelt_out(words.text.lower())) else _role(words.text)
    return Label(words, known, tuple(said)) if known and known not in ABOVE else None


def _over(line: Paragraph) -> Label | None:
    return _inline(LogicalCell(0, 0, paragraphs=(line,)))


def _role(text: str) -> Role | None:
    words = _ENDING.sub("", text)
    if not words or len(words.split()) > _LONGEST_LABEL:
        return None
    role = known_role(words, _SURE)
    return role if role in _FIELDS else None


def _rebuilt(
    table: LogicalTable,
    top: range,
    blocks: Sequence[Block],
    labelled: dict[int, tuple[Label, ...]],
    banners: int,
) -> LogicalTable:
    """The banners and the header's rows, then the blocks' rows, each block's labels in cells merged over them."""
    labels = by_column(blocks)
    names: dict[str, Label] = {}
    for own in labels:
        for name, same in own.items():
            names.setdefault(name, same[0])
    kept = [*range(banners), *top, *(row for block in blocks for row in block.rows)]
    place = {row: number for number, row in enumerate(kept)}
    behind = sum(label.below for label in names.values())
    width = len(names) - behind
    cells = [
        replace(c, row=place[c.row], column=c.column + width, row_span=_span(c, place))
        for c in table.cells
        if c.row in place
    ]
    banded = {c.row for c in cells if c.column_span == table.columns}
    cells = [_widened(c, len(names)) if c.row in banded else c for c in cells]
    banded |= {at for row, at in place.items() if row not in top and is_again(table, row, top)}
    ordered = sorted(names.items(), key=lambda named: named[1].below)
    columns = (*range(width), *range(width + table.columns, len(names) + table.columns))
    for column, (name, label) in zip(columns, ordered, strict=True):
        cells.append(LogicalCell(banners, column, len(top), paragraphs=(Paragraph(label.name),)))
        for block, own in zip(blocks, labels, strict=True):
            said = (label.paragraphs for label in own.get(name, ()))
            cells += _merged(block, tuple(chain.from_iterable(said)), column, place, banded)
    repeated = [
        label.name
        for own in labels
        for name, same in own.items()
        for label in same
        if label is not names[name]
    ]
    repeated += [c.passage for c in table.cells if c.row not in place and c.row not in labelled]
    whole = replace(
        table,
        rows=len(kept),
        columns=table.columns + len(names),
        cells=tuple(sorted(cells, key=lambda c: (c.row, c.column))),
        origins=tuple(table.origins[row] for row in kept),
        header_rows=banners + len(top),
        repeated_headers=table.repeated_headers + tuple(repeated),
        column_edges=(),
    )
    # an edge that only the labels had would make two of what is merged over it
    return without_idle_columns(whole)


def _span(cell: LogicalCell, place: dict[int, int]) -> int:
    return sum(row in place for row in range(cell.row, cell.row + cell.row_span))


def _widened(cell: LogicalCell, width: int) -> LogicalCell:
    return replace(cell, column=0, column_span=cell.column_span + width)


def _merged(
    block: Block, paragraphs: tuple[Paragraph, ...], column: int, place: dict[int, int], banded: set[int]
) -> list[LogicalCell]:
    """A label's cells over the rows of its block: one cell a run of rows between bands."""
    runs: list[list[int]] = []
    for row in (place[row] for row in block.rows):
        if row in banded:
            continue
        if runs and runs[-1][-1] + 1 == row:
            runs[-1].append(row)
        else:
            runs.append([row])
    return [LogicalCell(run[0], column, len(run), paragraphs=paragraphs) for run in runs]
