"""The fields of a row: its number, and the words that stand beside each of its actions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.tagging.dates import find_dates
from pipeline.tagging.owner_kinds import could_be_person, kind_of
from pipeline.tagging.timescales import read_timescale
from pipeline.texts.counted_lines import own_line
from pipeline.texts.date_ends import cut_date
from pipeline.texts.headers import END, START, known_match
from pipeline.texts.heads import kind_of as section_kind
from pipeline.texts.inline import label_role
from pipeline.texts.soft_lines import soft_lines
from pipeline.texts.witness import is_kpi, looks_like_date
from schemas.open_ends import ends_open
from schemas.passage import EMPTY, Passage, join, listed
from schemas.record import Column, LogicalCell, LogicalTable, NamedTable, Paragraph, Value
from schemas.role import Role
from schemas.vocabulary import OwnerTerms, load_terms

_BY_POSITION = {Role.OWNER, Role.TIMESCALE, Role.STATUS, Role.COST}
_TWO = 2
_DATED_HEADER = re.compile(r"\b(?:timescales?|dates?|when|deadlines?)\b", re.IGNORECASE)
_LED_HEADER = re.compile(r"\b(?:leads?|owners?|officers?|who|responsib\w+)\b", re.IGNORECASE)
_BRACKET = re.compile(r"\s\(([^()]+)\)\W*$")
_SPACE = re.compile(r"\s+")
_DASH = re.compile(r"\s[-–—]\s")
_CAPITAL = re.compile(r"\s+(?=[A-Z])")
_BEFORE = re.compile(
    r"(?:(?:by|before|from|during|in|at|the|end|start|early|late|mid|of)\s+)*", re.IGNORECASE
)
_LISTS = {Role.OWNER, Role.PARTNER, Role.LINK}


def reference(named: NamedTable, row: int) -> tuple[Passage, Passage]:
    """The row's number, and the "KPI" that stands in its place; of several numbers that nearest before the action.

    A number that its header says is a section's ("Objective no.") is the row's only where it has no other.
    """
    action = next((c.index for c in named.having(Role.ACTION)), 0)

    def order(column: Column) -> tuple[bool, bool, int]:
        before = column.index < action
        return names_section(column), column.index > action, -column.index if before else column.index

    for column in sorted(named.having(Role.REF), key=order):
        cell = named.table.cell_at(row, column.index)
        if cell is None or not cell.text:
            continue
        if is_kpi(cell.text):
            return EMPTY, cell.passage
        return _whole_number(named.table, cell).strip(" .:)("), EMPTY
    return EMPTY, EMPTY


def names_section(column: Column) -> bool:
    """Whether the header of a column of numbers says that they are a section's: "Obj.", "Priority no."."""
    words = column.header.text.lower()
    return "action" not in words and section_kind(words) is not None


def _whole_number(table: LogicalTable, cell: LogicalCell) -> Passage:
    """The words of a cell; two digits apart, as they may be seen on a picture, are one number where it counts on: "1 1" below "10"."""
    digits = cell.text.split()
    if len(digits) != _TWO or not all(
        d.isdecimal() and len(d) == 1 for d in digits
    ):  # as nearly every number
        return cell.passage
    above = (table.cell_at(row, cell.column) for row in reversed(range(table.header_rows, cell.row)))
    before = next((c.text.strip(" .") for c in above if c and c.text), "")
    counts_on = before.isdecimal() and int(before) + 1 == int("".join(digits))
    return join(cell.passage.split(_SPACE), "") if counts_on else cell.passage


def cells_over(table: LogicalTable, column: int, span: range) -> list[LogicalCell]:
    """The filled cells of a column over the rows of a merged action, each once."""
    cells: list[LogicalCell] = []
    for row in span:
        cell = table.cell_at(row, column)
        if cell and cell.text and cell not in cells and cell.column_span < max(_TWO, table.columns):
            cells.append(cell)
    return cells


def beside(role: Role, cells: Sequence[LogicalCell], place: int, count: int, span: range) -> Value | None:
    """The field's words for the entry at `place` of `count` in the rows of `span`: its own line where the lines match, else all.

    A cell merged over other rows too counts whole for each.
    """
    lines = [p for cell in cells for p in cell.paragraphs if p.body]
    if not lines:
        return None
    inherited = any(cell.row < span.start for cell in cells)
    merged = any(cell.row < span.start or cell.row + cell.row_span > span.stop for cell in cells)
    own = own_line([line.body for line in lines], place, count) if count > 1 else None
    if (
        own is None
        and role in _BY_POSITION
        and count > 1
        and not (merged or _names_partners(lines) or (role is Role.OWNER and _names_holders(lines)))
    ):
        bodies = [line.body for line in lines]
        if len(bodies) != count:
            parts = [part for line in lines for part in soft_lines(_with_breaks(line))]
            if role is Role.TIMESCALE and len(parts) != count:
                parts = [date for part in parts for date in _in_turn(part)]
            bodies = parts if role is not Role.TIMESCALE or all(map(_says_when, parts)) else bodies
        own = bodies[place] if len(bodies) == count else None
    if own is not None:
        return Value(own, inherited)
    return Value(_joined(role, _different(lines) if count > 1 else lines), inherited)


def _names_partners(lines: Sequence[Paragraph]) -> bool:
    """Whether one of the lines is labelled as the partners of those before it: "Lead: A Pike", "With: Club"."""
    return any(":" in line.body.text and label_role(line.body.text) is Role.PARTNER for line in lines)


def _names_holders(lines: Sequence[Paragraph]) -> bool:
    """Whether roles and the persons that hold them stand in turn: "Head of Rivers" over "Karen Pike" is one who leads.

    "River Wardens" over her are several.
    """
    names = [line.body.text for line in lines]
    tails = load_terms(OwnerTerms).role_tails
    several = any(name.endswith("s") and name.split()[-1].lower() in tails for name in names[::2])
    return (
        not (len(names) % _TWO or several)
        and all(kind_of(name) == "role" for name in names[::2])
        and all(kind_of(name) == "person" or could_be_person(name) for name in names[1::2])
    )


def _says_when(text: Passage) -> bool:
    """Whether it is a whole timescale: the "May" of "May", "2031" is none."""
    read = read_timescale(text.text)
    return read is not None and (
        read.end is not None or read.recurrence is not None or read.kind in {"ongoing", "tbc"}
    )


def _in_turn(text: Passage) -> Sequence[Passage]:
    """The timescales of a text that holds nothing else, as a narrow column runs its lines together: "May 2031 June 2031".

    Where words stand beside the dates each begins with a capital: "By May 2031 Termly".
    """
    found = find_dates(text.text)
    ends = [0, *(date.end for date in found)]
    between = [text.text[end : date.start] for end, date in zip(ends, found, strict=False)]
    if "".join((*between, text.text[ends[-1] :])).strip():
        return _begun_anew(text)
    return [text.cut(date.start, date.end) for date in found]


def _begun_anew(text: Passage) -> Sequence[Passage]:
    """The timescales of a text, each begun with a capital and whole; the text where words are left."""
    found: list[Passage] = []
    begun = EMPTY
    for words in text.split(_CAPITAL):
        begun = join((begun, words))
        if is_timescale(begun):
            found.append(begun)
            begun = EMPTY
    return (text,) if begun else found


def is_timescale(text: Passage) -> bool:
    """Whether it is a date and no more than "by the end of" before it, or a word or two that say how often."""
    if not _says_when(text):
        return False
    date = next(iter(find_dates(text.text)), None)
    if date is None:
        return len(text.text.split()) <= _TWO and not ends_open(text.text)
    return date.end == len(text.text) and _BEFORE.fullmatch(text.text, 0, date.start) is not None


def _different(lines: Sequence[Paragraph]) -> list[Paragraph]:
    seen: dict[str, Paragraph] = {}
    for line in lines:
        seen.setdefault(line.body.text, line)
    return list(seen.values())


def _joined(role: Role, lines: Sequence[Paragraph]) -> Passage:
    """Lines of a list keep their breaks; those of a single text are joined by "; " (a note by a space)."""
    if len(lines) == 1 and role not in _LISTS:
        return lines[0].body
    if role in _LISTS:
        return join(map(_with_breaks, lines), "\n")
    whole = EMPTY
    for line in lines:
        own = (whole, line.body)
        whole = join(own) if line.body.text.startswith("(") else listed(own)
    return whole


def _with_breaks(line: Paragraph) -> Passage:
    """The words of a paragraph that lists names, its line breaks kept: each line is one."""
    return line.passage.cut(line.body_start if line.bulleted else 0).strip()


def split_promised(text: Passage, column: Column) -> tuple[Passage, tuple[tuple[Role, Value], ...]]:
    """An action and what its header promises at its end ("Activities and timescale", "Actions (lead, date)")."""
    if not _DATED_HEADER.search(column.header.text):
        return text, ()
    bracket = _BRACKET.search(text.text)
    owner, when = cut_date(text.cut(*bracket.span(1))) if bracket else (EMPTY, EMPTY)
    if bracket and when and (not owner or _LED_HEADER.search(column.header.text)):
        named = ((Role.OWNER, Value(owner)),) if owner else ()
        return text.cut(0, bracket.start()).strip(), (*named, (Role.TIMESCALE, Value(when)))
    for dash in reversed(list(_DASH.finditer(text.text))):
        tail = text.cut(dash.end()).strip()
        if looks_like_date(tail.text) or read_timescale(tail.text) is not None:
            return text.cut(0, dash.start()).strip(), ((Role.TIMESCALE, Value(tail)),)
    return text, ()


def by_role(values: Sequence[tuple[Role, Value]]) -> tuple[tuple[Role, Value], ...]:
    """One value a role; two columns of one role are joined, a cell merged over both says it once."""
    merged: dict[Role, Value] = {}
    for role, value in values:
        if role in merged and merged[role].passage != value.passage:
            glue = "\n" if role in _LISTS else "; "
            both = join((merged[role].passage, value.passage), glue)
            merged[role] = Value(both, merged[role].inherited or value.inherited)
        elif role not in merged:
            merged[role] = value
    return tuple(merged.items())


def timespan(values: Sequence[tuple[Column, Value]]) -> list[tuple[Role, Value]]:
    """The values by role; a column of starts and the one of ends are one timescale, "May 2031 to July 2031"."""
    timed = [(c, v) for c, v in values if c.role is Role.TIMESCALE]
    starts = [(c, v) for c, v in timed if _begins(c)]
    if not starts:
        return [(c.role, v) for c, v in values]
    (column, first), *_ = starts
    ended = [(c, v) for c, v in timed if not _begins(c)]
    ends = [v for _, v in ended]
    inherited = first.inherited or any(v.inherited for v in ends)
    if not ends and not _dated_to(first):
        whole = first  # "Start: ongoing" says no more than "Ongoing"
    elif not ends or (_dated(first) and not _dated(ends[0])):  # "Start: May 2031; End: tbc" ends at no date
        said = [_labelled(c, v) for c, v in ((column, first), *ended[:1])]
        whole = Value(join(said, "; "), inherited)
    elif ends[0].passage == first.passage or (
        ends[0].passage.text == first.passage.text and not _dated_to(first)
    ):
        whole = ends[0]  # one cell over both columns, or "Ongoing" in each
    else:
        whole = Value(join((first.passage, ends[0].passage), " to "), inherited)
    rest = [(Role.TIMESCALE, v) for v in ends[1:]]
    return [*((c.role, v) for c, v in values if c.role is not Role.TIMESCALE), (Role.TIMESCALE, whole), *rest]


def _labelled(column: Column, value: Value) -> Passage:
    """The value behind the word of its header that says "Start" or "End", else behind the first."""
    words = list(re.finditer(r"[^\s:]+", column.header.text))
    named = [w for w in words if (known := known_match(w.group(), 1.0)) and known.kind in {START, END}]
    if not words:
        return value.passage
    word = (named or words)[0]
    return join((column.header.cut(*word.span()), value.passage), ": ")


def _dated(value: Value) -> bool:
    """Whether a date can be read in it, or that it has no end."""
    read = read_timescale(value.passage.text)
    return read is not None and (read.end is not None or read.kind == "ongoing")


def _dated_to(value: Value) -> bool:
    """Whether a date with an end can be read in it."""
    read = read_timescale(value.passage.text)
    return read is not None and read.end is not None


def _begins(column: Column) -> bool:
    return column.kind == START
