"""Small tables of one action's fields below its name, again and again ("Lead | By when" over "A Pike | May 2031"):
turned into the labelled lines that they are elsewhere. A table that holds actions is never one, and one that holds
measures only below a line that says it names an action, or a heading drawn as those over several tables without any.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.outline.named_actions import heads_action
from pipeline.outline.prose import announced_field, field_role, is_listed, line_label
from pipeline.texts.heads import is_heading
from schemas.document import BlockKind
from schemas.passage import EMPTY, Passage, inserted, join
from schemas.record import LogicalCell, LogicalTable, Paragraph
from schemas.role import WHO_AND_WHEN, Role

_LONGEST_NAME = 6  # words
_FEWEST = 2  # such tables, and fields of one
_TWO = 2
_FAR = 4  # lines from the heading that names an action to the table of its fields
_RECORDS = frozenset({Role.ACTION, Role.MEASURE})
_ALONE = re.compile(r"action [A-Z]{0,2}\d{1,2}(?:\.\d{1,2})*[a-z]?[.:]?", re.IGNORECASE)

Body = Sequence[Paragraph | LogicalTable]
Pair = tuple[Passage, Sequence[Paragraph]]  # a field's name and its value


def with_field_lines(body: Body) -> list[Paragraph | LogicalTable]:
    """The body with such tables, where there are several, as lines "name: value" below the action's name."""
    body = _with_names(body)
    found = _found(body)
    if len(found) < _FEWEST:
        return list(body)
    level = max((p.level for at in found if isinstance(p := body[at - 1], Paragraph) and at > 0), default=0)
    closing = Counter(name for at in found if (name := _measured(body[at + 1 : at + 2])) is not None)
    again = {name for name, count in closing.items() if count >= _FEWEST}
    made: list[Paragraph | LogicalTable] = []
    for at, part in enumerate(body):
        if at - 1 in found and isinstance(part, Paragraph) and _measured([part]) in again:
            made.append(replace(part, passage=join((part.passage, inserted(":")), "")))
        else:
            made += [_drawn(line, level) for line in found[at]] if at in found else [part]
    return made


def _found(body: Body) -> dict[int, list[Paragraph]]:
    """The labelled lines of every such table, by its place."""
    found: dict[int, list[Paragraph]] = {}
    measured: dict[int, list[Paragraph]] = {}
    drawn: Counter[tuple[BlockKind, int] | None] = Counter()
    for at, table in enumerate(body):
        if not isinstance(table, LogicalTable):
            continue
        leads = over_list(body[at + 1 : at + 1 + _FAR])
        above = _above(body, at, leads=leads)
        if lines := _lines(above, table, leads=leads):
            found[at] = lines
            drawn[_drawing(above)] += not leads
        elif not leads and (lines := _lines(above, table, leads=leads, measured=True)):
            measured[at] = lines
    named = (style for style, count in drawn.items() if style is not None and count >= _FEWEST)
    known = frozenset(named)
    alike = {at: lines for at, lines in measured.items() if _drawing(body[at - 1]) in known}
    return dict(sorted({**found, **alike}.items()))


def _drawing(above: Paragraph | LogicalTable | None) -> tuple[BlockKind, int] | None:
    """How a heading is drawn; None for what is none."""
    return (above.kind, above.level) if isinstance(above, Paragraph) and is_heading(above) else None


def _above(body: Body, at: int, *, leads: bool = False) -> Paragraph | LogicalTable | None:
    """What stands right above the table there; with plain lines between, a heading that says it names an action.

    Where the table `leads` a list, it may be any heading.
    """
    for part in reversed(body[max(0, at - _FAR) : at]):
        if isinstance(part, Paragraph) and (heads_action(part) or (leads and is_heading(part))):
            return part
        if not _is_plain(part):
            break
    return body[at - 1] if at else None


def over_list(below: Body) -> bool:
    """Whether a list comes next, or a line that announces actions, plain lines between or not."""
    for part in below:
        if not isinstance(part, Paragraph):
            return False
        if is_listed(part) or announced_field(part) is Role.ACTION:
            return True
        if is_heading(part):
            return False
    return False


def _is_plain(part: Paragraph | LogicalTable | None) -> bool:
    return isinstance(part, Paragraph) and not is_heading(part) and not is_listed(part)


def _with_names(body: Body) -> Body:
    """The body, "Action 2.1" alone over "Mend the weir" and a table of its fields as the heading "Action 2.1: Mend the weir".

    Where several are drawn so, one that has no fields is too.
    """
    named = {at: name for at, pair in enumerate(pairwise(body)) if (name := _named(*pair)) is not None}
    if len(named) < _FEWEST:  # as in most plans
        return body
    joined = [named.get(at, part) for at, part in enumerate(body) if at - 1 not in named]
    over = [_above(joined, at) for at in _found(joined)]
    drawn = Counter((p.kind, p.level) for p in named.values() if any(p is above for above in over))
    named = {at: name for at, name in named.items() if drawn[name.kind, name.level] >= _FEWEST}
    return [named.get(at, part) for at, part in enumerate(body) if at - 1 not in named]


def _named(mark: Paragraph | LogicalTable, name: Paragraph | LogicalTable) -> Paragraph | None:
    """The heading that "Action 2.1" alone and the plain line below it are; None where they are not these."""
    if not isinstance(mark, Paragraph) or not is_heading(mark) or not _ALONE.fullmatch(mark.passage.text):
        return None
    if not isinstance(name, Paragraph) or not _is_plain(name):
        return None
    return replace(mark, passage=join((mark.passage.strip(" .:"), name.body), ": "))


def _drawn(line: Paragraph, level: int) -> Paragraph:
    """The name of an action at the top of its table, as the headings above other such tables are drawn."""
    return replace(line, kind=BlockKind.HEADING, level=level) if line.bold and level else line


def _measured(following: Body) -> str | None:
    """The words of a heading that names the measures of the action whose fields stand above it."""
    name = next(iter(following), None)
    if not isinstance(name, Paragraph) or not is_heading(name) or _role(name.body) is not Role.MEASURE:
        return None
    return name.body.text.rstrip(" :")


def _lines(
    above: Paragraph | LogicalTable | None, table: LogicalTable, *, leads: bool, measured: bool = False
) -> list[Paragraph]:
    """The labelled lines that the table below a heading, or a list, is; none where it is no table of fields.

    Half of the names in one that `leads` a list may be unknown, "Lead | Task group", and it may say who or when alone.
    One that is `measured` may hold the measures of what the heading names.
    """
    rows = [[c for c in table.row_cells(row) if c.text] for row in range(table.rows)]
    rows = [row for row in rows if row]
    titles = 0
    while titles < len(rows) and _is_title(rows[titles]):
        titles += 1
    named_above = isinstance(above, Paragraph) and heads_action(above, plain=True)
    below_name = isinstance(above, Paragraph) and (named_above or is_heading(above) or is_listed(above))
    pairs = _pairs(table, rows[titles:]) if titles or below_name else []
    named = [_role(name) for name, _ in pairs]
    unknown = named.count(None)
    if unknown and not (leads and unknown * _TWO <= len(named)):
        return []
    roles = set(named) - {None}
    records = {Role.ACTION} if measured or named_above else _RECORDS
    fewest = 1 if leads else _FEWEST
    if len(roles) + unknown < fewest or roles & records or not roles & WHO_AND_WHEN:
        return []
    pairs, closing = _closing(pairs)
    return [*_title([row[0] for row in rows[:titles]]), *_labelled(pairs), *closing]


def _closing(pairs: Sequence[Pair]) -> tuple[list[Pair], list[Paragraph]]:
    """The fields without the measures that follow, caught at the foot of the first one, and the lines of these."""
    (name, values), *others = pairs
    at = next((n for n, value in enumerate(values) if n and _role(value.body) is Role.MEASURE), None)
    if at is None:
        return list(pairs), []
    heading, *measures = values[at:]
    named = Paragraph(join((heading.body.strip(" :"), inserted(":")), ""), page=heading.page)
    return [(name, values[:at]), *others], [named, *(replace(line, bold=False) for line in measures)]


def _is_title(row: Sequence[LogicalCell]) -> bool:
    if len(row) != 1 or row[0].column:
        return False
    first = row[0].paragraphs[0]
    return _role(first.body) is None and line_label(first) is None


def _title(cells: Sequence[LogicalCell]) -> Iterator[Paragraph]:
    if cells:
        words = join(cell.passage.collapsed() for cell in cells)
        yield Paragraph(words, bold=True, page=cells[0].paragraphs[0].page)


def _pairs(table: LogicalTable, rows: Sequence[Sequence[LogicalCell]]) -> list[Pair]:
    """The fields of the rows: labelled lines, each cell a name and its value, names over values, or names beside values."""
    if labelled := _labelled_pairs([line for row in rows for cell in row for line in cell.paragraphs]):
        return labelled
    if len(rows) == 1 and all(len(cell.paragraphs) > 1 for cell in rows[0]):
        return [(cell.paragraphs[0].body, cell.paragraphs[1:]) for cell in rows[0]]
    if table.columns == _TWO and all(row[0].column == 0 for row in rows) and not _names_above(rows):
        return [(row[0].passage, row[1].paragraphs if len(row) > 1 else ()) for row in rows]
    beside = [pair for row in rows for pair in _beside(table.row_cells(row[0].row))]
    if beside and all(_role(name) is not None for name, _ in beside):
        return beside
    return _below(rows) if len(rows) == _TWO else []


def _names_above(rows: Sequence[Sequence[LogicalCell]]) -> bool:
    """Whether the first of two rows holds nothing but names, and the other begins with none: "Lead | By when"."""
    names, values = rows if len(rows) == _TWO else ((), ())
    return (
        len(names) == _TWO and all(_role(cell.passage) for cell in names) and _role(values[0].passage) is None
    )


def _below(rows: Sequence[Sequence[LogicalCell]]) -> list[Pair]:
    """The names of a row with the values in the one below it; none where a value has no name or a cell is merged."""
    names, values = rows
    below = {cell.column: cell.paragraphs for cell in values}
    merged = any(cell.row_span > 1 for row in rows for cell in row)
    if merged or not below.keys() <= {cell.column for cell in names}:
        return []
    return [(cell.passage, below.get(cell.column, ())) for cell in names]


def _labelled_pairs(lines: Sequence[Paragraph]) -> list[Pair]:
    """The name and the value of each line, "Lead: A Pike"; none where one has no label."""
    labels = [line_label(line) for line in lines]
    return [
        (line.body.cut(0, len(label.words)), (_value(line, label.end),))
        for line, label in zip(lines, labels, strict=True)
        if label and all(labels)
    ]


def _value(line: Paragraph, start: int) -> Paragraph:
    return replace(line, passage=line.body.cut(start), marker="", body_start=0)


def _beside(cells: Sequence[LogicalCell]) -> list[Pair]:
    """The names of a row with the value right of each: "Lead | A Pike | By when | May 2031"; no name where a cell is left over."""
    if len(cells) % _TWO:
        return [(EMPTY, ())]
    return [(name.passage, value.paragraphs) for name, value in zip(cells[::2], cells[1::2], strict=True)]


def _role(name: Passage) -> Role | None:
    words = name.text.strip().rstrip(" :?")
    return field_role(words) if 0 < len(words.split()) <= _LONGEST_NAME else None


def _labelled(pairs: Sequence[Pair]) -> Iterator[Paragraph]:
    for name, values in pairs:
        for value in values:
            if value.body:
                yield Paragraph(join((name.collapsed().strip(" :"), value.body), ": "), page=value.page)
