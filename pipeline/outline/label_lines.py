"""Field names of their own in the text: turned into the labelled lines that they are elsewhere, "Lead: A Pike".

Several in one paragraph, a line each; a name and its value with a dash or a tab between them; a name above its value.
What has neither somebody nor a date among such lines, or one alone, is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from pipeline.outline.bulleted_fields import labelled_line, with_bulleted_fields
from pipeline.outline.prose import (
    BEHIND_COLONS,
    announced_field,
    field_role,
    inline_fields,
    is_listed,
    line_label,
)
from pipeline.texts.date_ends import dates_deed
from pipeline.texts.heads import is_heading, split_name
from pipeline.texts.sentences import ends_sentence
from pipeline.texts.witness import looks_like_owner, looks_like_state
from schemas.document import BlockKind
from schemas.passage import EMPTY, Passage
from schemas.record import LogicalTable, Paragraph
from schemas.role import WHO_AND_WHEN, Role

_LONGEST_NAME = 6  # words
_LONGEST_MEASURE = 25  # words of a line among others
_FEWEST = 2  # lines or names with their values
_LINE = re.compile(r"\n")
_DASH = re.compile(r"\s+[-–—]\s+(?=\S)")
_JOINS = frozenset({"of", "for"})
_WORD_END = re.compile(r"\s+(?=[A-Z0-9£])")

Body = Sequence[Paragraph | LogicalTable]
# the field (None: not known), its name, the paragraphs of its value
Named = tuple[Role | None, Passage, tuple[Paragraph, ...]]


def with_label_lines(body: Body) -> list[Paragraph | LogicalTable]:
    """The body with every such field as a line "name: value"."""
    lines = list(with_bulleted_fields([line for element in body for line in _split(element)]))
    made: list[Paragraph | LogicalTable] = []
    at = 0
    while at < len(lines):
        own = bool(made) and _may_own(made[-1], lines[at])
        found, used = _fields(lines, at) if own or (made and _is_drawn(lines[at])) else ([], 0)
        if used and (own or _announces_actions(lines[at + used : at + used + 1])):
            made += found
            at += used
        else:
            made.append(lines[at])
            at += 1
    return made


def lines_below(lines: Sequence[Paragraph]) -> list[Paragraph]:
    """The labelled lines that those below a card's first are, each the drawn name of a field above its value; else none."""
    found, used = _fields(lines, 1)
    return found if used == len(lines) - 1 else []


def _split(element: Paragraph | LogicalTable) -> Iterator[Paragraph | LogicalTable]:
    """The lines of a paragraph that all are labelled, but for the first that may be what they are about; else the element."""
    if isinstance(element, LogicalTable) or "\n" not in element.passage.text:
        yield element
        return
    lines = [replace(element, passage=part, marker="", body_start=0) for part in element.passage.split(_LINE)]
    roles = [_roles(line) for line in lines]
    own = [role for found in roles[1:] for role in found]
    if _tell([*roles[0], *own]):
        yield from lines
    elif _tell(own) or (is_listed(element) and not WHO_AND_WHEN.isdisjoint(own) and None not in own):
        yield from (replace(element, passage=lines[0].passage), *lines[1:])
    else:
        yield element


def _roles(line: Paragraph) -> list[Role | None]:
    """The fields that a labelled line gives, "Lead: A Pike | By: May" two; None in place of one that nobody knows."""
    label = line_label(line)
    return [role for role, _ in inline_fields(line)] or [label and label.role]


def _tell(roles: Sequence[Role | None]) -> bool:
    """Whether the lines name fields, several different ones, and say who or when."""
    return None not in roles and len(set(roles)) >= _FEWEST and not WHO_AND_WHEN.isdisjoint(roles)


def _may_own(above: Paragraph | LogicalTable, line: Paragraph | LogicalTable) -> bool:
    """Whether fields may stand below, from the line on: below a heading that is no field's name, or below an item.

    A real heading, "Review" below a list, is of no item.
    """
    if not isinstance(above, Paragraph) or not isinstance(line, Paragraph):
        return False
    return is_heading(above) or (is_listed(above) and line.kind is not BlockKind.HEADING)


def _is_drawn(line: Paragraph | LogicalTable) -> bool:
    """Whether a heading is the name of a field."""
    return isinstance(line, Paragraph) and is_heading(line) and _above(line, drawn=True) is not None


def _announces_actions(below: Body) -> bool:
    """Whether actions are announced next: whatever stands above the fields, these are of all."""
    return any(isinstance(line, Paragraph) and announced_field(line) is Role.ACTION for line in below)


def _fields(lines: Body, at: int) -> tuple[list[Paragraph], int]:
    """The labelled lines that those from `at` on are, and how many lines they were; 0 where they are none."""
    for drawn in (True, False):
        named: list[Named] = []
        used = 0
        beside = False
        while not (_is_next(lines, at, used) or _outranks(lines, at, used)) and (
            found := _field(lines, at + used, drawn=drawn, beside=beside)
            or (
                (
                    _between(lines, at + used, drawn=drawn, beside=beside)
                    or _last(lines, at, used, drawn=drawn)
                )
                if named
                else None
            )
        ):
            (name, count), beside = found
            named.append(name)
            used += count
        roles = [role for role, _, _ in named if role is not None]
        if _tell(roles) and (drawn or set(roles) >= WHO_AND_WHEN):
            return list(_labelled(named)), used
    return [], 0


def _is_next(lines: Body, at: int, used: int) -> bool:
    """Whether the fields, all in plain lines, end at an item like the one over them: "• Support schools" names no field."""
    over, line = lines[at - 1], lines[at + used] if used and at + used < len(lines) else None
    if not isinstance(over, Paragraph) or not isinstance(line, Paragraph) or not is_listed(line):
        return False
    alike = is_listed(over) and (line.kind, line.level) == (over.kind, over.level)
    return alike and not _is_item(lines[at]) and line_label(line) is None


def _outranks(lines: Body, at: int, used: int) -> bool:
    """Whether a heading of a higher rank than the one over the fields follows these: "Response" begins a section."""
    over, line = lines[at - 1], lines[at + used] if used and at + used < len(lines) else None
    if not isinstance(over, Paragraph) or not isinstance(line, Paragraph):
        return False
    return BlockKind.HEADING is over.kind is line.kind and 0 < line.level < over.level


def _field(lines: Body, at: int, *, drawn: bool, beside: bool) -> tuple[tuple[Named, int], bool] | None:
    """The next field, and whether its value stands beside its name; among such ones a colon shows a name above."""
    name = lines[at] if at < len(lines) else None
    closed = isinstance(name, Paragraph) and name.body.text.rstrip().endswith(":")
    if (not beside or closed) and (found := _below(lines, at, drawn=drawn)) is not None:
        return found, beside
    role = _above(name, drawn=drawn)
    if beside and role is not None and isinstance(name, Paragraph) and _beside(lines, at + 1) is not None:
        return ((role, name.body, ()), 1), True  # without a value
    found = _beside(lines, at)
    return found and (found, True)


def _between(lines: Body, at: int, *, drawn: bool, beside: bool) -> tuple[tuple[Named, int], bool] | None:
    """A labelled line that names no known field, right above one that does: "Ward: East" between a date and "Outcomes"."""
    line = lines[at] if at < len(lines) else None
    if not isinstance(line, Paragraph) or is_heading(line) or is_listed(line):
        return None
    label = line_label(line)
    if label is None or label.role or _field(lines, at + 1, drawn=drawn, beside=beside) is None:
        return None
    return ((None, EMPTY, (line,)), 1), beside


def _last(lines: Body, at: int, used: int, *, drawn: bool) -> tuple[tuple[Named, int], bool] | None:
    """A name without a value that ends the fields, and no state of what is below: a heading like the one over them, or above that, follows."""
    if at + used + 1 >= len(lines):
        return None
    over, name, below = lines[at - 1], lines[at + used], lines[at + used + 1]
    if not (isinstance(over, Paragraph) and isinstance(name, Paragraph) and isinstance(below, Paragraph)):
        return None
    role = _above(name, drawn=drawn)
    heads = is_heading(over) and is_heading(below) and (over.level == 0) == (below.level == 0)
    found = role is not None and heads and below.level <= over.level and not looks_like_state(name.body.text)
    return (((role, name.body, ()), 1), False) if found else None


def _labelled(named: Iterable[Named]) -> Iterator[Paragraph]:
    for role, name, values in named:
        for value in values:
            yield labelled_line(name, value.body, value) if role else value


def _beside(lines: Body, at: int) -> tuple[Named, int] | None:
    """The field of a line that begins with its name, a dash or the value right behind it; of "Lead: A Pike" too.

    The name is the longest that is one, but not "Lead Director of" or "When By": what joins words begins in the value.
    """
    line = lines[at] if at < len(lines) else None
    if not isinstance(line, Paragraph) or is_heading(line):
        return None
    label = line_label(line)
    if label is not None:
        name = line.body.cut(0, len(label.words))
        return ((label.role, name, (_rest(line, label.end),)), 1) if label.role else None
    ends = list(_DASH.finditer(line.body.text))[:1] or list(_WORD_END.finditer(line.body.text))
    named = [
        (role, name, end.end())
        for end in reversed(ends[:_LONGEST_NAME])
        if (role := field_role((name := line.body.cut(0, end.start())).text)) is not None
        and not dates_deed(line.body.text[end.end() :])
    ]
    if not named:
        return None
    role, name, end = next(
        (own for own in named if own[0] is named[0][0] and not _is_open(*own[:2])), named[0]
    )
    return (role, name, (_rest(line, end),)), 1


def _is_open(role: Role, name: Passage) -> bool:
    """Whether the name ends with a word that joins it to its value: "Lead Director of", of a time "When By"."""
    last = name.text.rpartition(" ")[2].lower()
    return last in _JOINS or (last == "by" and role is Role.TIMESCALE)


def _rest(line: Paragraph, start: int) -> Paragraph:
    return Paragraph(line.body.cut(start), marker=line.marker * line.bulleted, page=line.page)


def _below(lines: Body, at: int, *, drawn: bool) -> tuple[Named, int] | None:
    """The field whose name, in bold or before a colon, stands in the line above its value; items of a list are one.

    A name right above another has no value. Short lines below the first are values too where the next name follows,
    and of measures always. Not `drawn`, a name is any line that says nothing else.
    """
    name, value = (lines[k] if k < len(lines) else None for k in (at, at + 1))
    role = _above(name, drawn=drawn)
    if not isinstance(name, Paragraph) or role is None or not isinstance(value, Paragraph):
        return None
    label = line_label(value)
    named = _above(value, drawn=drawn) or (label and label.role)
    if named or names_section(value, lines[at + 2 :]):
        return (role, name.body, ()), 1
    if is_heading(value) or label:
        return None
    following = takewhile(lambda line: _above(line, drawn=drawn) is None, lines[at + 2 :])
    more = list(takewhile(_is_item if _is_item(value) else _is_short, following))
    if more and names_section(more[-1], lines[at + 2 + len(more) :]):
        del more[-1]
    end = at + 2 + len(more)
    last = end == len(lines) or _above(lines[end], drawn=drawn) is None
    if not _is_item(value) and role is not Role.MEASURE and last:
        # only what stands before the next name is surely of this one, or is as surely somebody
        owners = all(isinstance(line, Paragraph) and looks_like_owner(line.body.text) for line in more)
        more = more if drawn and role is Role.OWNER and owners else []
    first = replace(value, passage=value.body, marker="", body_start=0)  # with it a list begins
    values = [first, *(line for line in more if isinstance(line, Paragraph))]
    return (role, name.body, tuple(values)), 1 + len(values)


def _above(name: Paragraph | LogicalTable | None, *, drawn: bool) -> Role | None:
    """The field that a line names which stands above the field's value."""
    if not isinstance(name, Paragraph):
        return None
    words = name.body.text.strip()
    short = len(words.split()) <= _LONGEST_NAME
    role = field_role(words.rstrip(" :?"), among=BEHIND_COLONS) if short else None
    if role is None or role is Role.ACTION:
        return None
    shown = is_heading(name) or words.endswith(":")
    return role if shown or not (drawn or line_label(name)) else None  # "By when: May 2031" has its value


def names_section(line: Paragraph | LogicalTable, below: Body) -> bool:
    """Whether a line is the name of the section whose title, a heading, stands right below it: "Priority 2"."""
    title = below[0] if below else None
    if not isinstance(line, Paragraph) or not isinstance(title, Paragraph) or not is_heading(title):
        return False
    named = split_name(line.body.collapsed())
    return named is not None and bool(named[0]) and not named[1]


def _is_item(line: Paragraph | LogicalTable) -> bool:
    return isinstance(line, Paragraph) and line.kind is BlockKind.LIST_ITEM


def _is_short(line: Paragraph | LogicalTable) -> bool:
    """Whether a line of plain text is no sentence."""
    if not isinstance(line, Paragraph) or is_heading(line) or line_label(line):
        return False
    return len(line.body.text.split()) <= _LONGEST_MEASURE and not ends_sentence(line.body.text)
