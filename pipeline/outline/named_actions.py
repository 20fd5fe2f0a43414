"""Lines of the text that name an action: "Action 2: Mend the weir", "Action: ...", a heading with fields below it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from pipeline.outline.counted_names import counted_name
from pipeline.outline.numbered_headings import with_stop
from pipeline.outline.prose import (
    acts,
    acts_behind_name,
    announced_field,
    heads_contact,
    inline_fields,
    is_listed,
    line_label,
    promises,
    result,
    speaks_to_reader,
    without_unknown,
)
from pipeline.outline.walk import Walk
from pipeline.texts.header_rows import known_headers
from pipeline.texts.headers import WEAK, known_match
from pipeline.texts.heads import is_heading, split_name
from pipeline.texts.numbers import follows_number, leading_number
from schemas.document import BlockKind
from schemas.passage import Passage, join
from schemas.record import LogicalTable, Paragraph
from schemas.role import WHO_AND_WHEN, Role

_PAIR = 2  # a heading and the line below it
_FEW = 8  # lines that may hold an action's fields and the table below them
_SURE = 0.95
_NEARLY_ALL = 0.8
_COUNTED = 3  # lines "Action 1: ..." that count on
_ADVICE = ("recommendation",)
_NUMBER = r"action (?P<number>[A-Z]{0,2}\d{1,2}(?:\.\d{1,2})*[a-z]?)"
_NAMED = re.compile(rf"{_NUMBER}\s*(?:[:–—-]|\.(?!\d))\s*(?=\S)", re.IGNORECASE)
_SPACED = re.compile(rf"{_NUMBER}\s+(?=(?-i:[A-Z][a-z]))", re.IGNORECASE)

Below = Sequence[Paragraph | LogicalTable]


def counts_actions(lines: Iterable[Paragraph]) -> bool:
    """Whether lines of the text count actions: "Action 1: ...", "Action 2: ...", "Action 3: ..."."""
    named = (_NAMED.match(line.body.text) for line in lines)
    numbers = [int(m["number"]) for m in named if m is not None and m["number"].isdigit()]
    return len(numbers) >= _COUNTED and numbers == list(range(1, len(numbers) + 1))


def drawn_as_actions(body: Below) -> frozenset[tuple[BlockKind, int]]:
    """How headings are drawn that nearly all have somebody and a date below them, and neither a list nor a table."""
    drawn: Counter[tuple[BlockKind, int]] = Counter()
    answered: Counter[tuple[BlockKind, int]] = Counter()
    for at, part in enumerate(body):
        if isinstance(part, Paragraph) and is_heading(part):
            style = (part.kind, part.level)
            drawn[style] += 1
            answered[style] += not split_name(part.passage) and _is_answered(
                part, body[at + 1 : at + 1 + _FEW]
            )
    return frozenset(s for s, count in answered.items() if count >= _PAIR and count >= _NEARLY_ALL * drawn[s])


def _is_answered(heading: Paragraph, below: Below) -> bool:
    """Whether labelled lines below a heading say who and when, and what ends them is another heading."""
    under = _until_next(heading, below)
    if len(under) < _PAIR or any(map(is_listed, under)):
        return False
    closing = next(iter(below[len(under) :]), None)
    roles = {role for line in under if ":" in line.passage.text for role, _ in inline_fields(line)}
    return roles >= WHO_AND_WHEN and not isinstance(closing, LogicalTable)


def own_action(walk: Walk, element: Paragraph, below: Below) -> Paragraph | None:
    """The action that a line tells itself: a pledge, a bare one of a list, a named one, or one that counts on from it."""
    if id(element) in walk.pledged or (id(element) in walk.bare and walk.card.label is None):
        return element
    line, among = with_stop(element, walk.letters), walk.card.patient and bool(walk.card.rows)
    own = walk.card.rows[-1].keys() if among else frozenset()
    known, carded = without_unknown(below, walk.unknown), (line.kind, line.level) in walk.carded
    bare, again = own == {Role.ACTION}, own >= WHO_AND_WHEN
    found = named_action(
        line, known, counted=walk.counted, among=among, again=again, bare=bare, carded=carded
    )
    return found or counted_name(walk, line, below)


def named_action(
    paragraph: Paragraph,
    below: Below,
    *,
    counted: bool = False,
    among: bool = False,
    again: bool = False,
    bare: bool = False,
    carded: bool = False,
) -> Paragraph | None:
    """The action that a line names, its number first: "Action 2: Mend the weir"; None for any other.

    `below` is what follows: a line that is no heading names an action where labelled ones follow or the document
    has `counted` its actions, "Recommendation: ..." only where none of them does. `among` other headings that name
    actions, or `carded` as such headings are, one need not begin as an instruction does, nor need a line between an
    action's fields and the same ones `again`.
    A promise below an action that is `bare` of fields is about that one.
    """
    under = _until_next(paragraph, below)
    match = _named(paragraph)
    next_to = any(inline_fields(p) or _labelled_action(p) or result(p) for p in under[:1])
    if match is None:
        return (
            (_labelled_action(paragraph) if next_to else None)
            or _headed_action(paragraph, under, below, among=among, carded=carded)
            or _answered_action(paragraph, under, below, again=again, bare=bare)
            or (_labelled_action(paragraph, _ADVICE) if _answered(under) else None)
        )
    if not (counted or next_to or is_heading(paragraph)):
        return None
    return Paragraph(_numbered(paragraph, match), page=paragraph.page)


def heads_action(line: Paragraph, *, plain: bool = False) -> bool:
    """Whether a heading, or a `plain` line too, says that it names an action: "Action 2.1: Mend the weir", "Action 2.1 Mend the weir"."""
    return (plain or is_heading(line)) and _named(line) is not None


def _named(line: Paragraph) -> re.Match[str] | None:
    """The name of a line that names an action; of a heading a space parts it from the title well enough."""
    text = line.body.text
    return _NAMED.match(text) or (_SPACED.match(text) if is_heading(line) else None)


def with_action_lines(body: Below) -> list[Paragraph | LogicalTable]:
    """The body, a table of one column each row of which names an action ("Action 14: ...") as the lines that these are."""
    parts: list[Paragraph | LogicalTable] = []
    for part in body:
        parts += _lines(part) if isinstance(part, LogicalTable) and part.columns == 1 else (part,)
    return parts


def _lines(table: LogicalTable) -> tuple[Paragraph | LogicalTable, ...]:
    cells = [cell for cell in table.cells if cell.filled]
    named = cells and all(_named(cell.paragraphs[0]) for cell in cells)
    return tuple(line for cell in cells for line in cell.paragraphs) if named else (table,)


def with_action_sections(body: Below) -> list[Paragraph | LogicalTable]:
    """The body, "Action 2: Safe banks" above a table of actions as the section "2. Safe banks" that these stand under."""
    return [
        _section(part) if isinstance(part, Paragraph) and _over_actions(part, body, at) else part
        for at, part in enumerate(body)
    ]


def _over_actions(heading: Paragraph, body: Below, at: int) -> bool:
    """Whether a heading names an action and nothing but its fields stands between it and a table that asks for actions."""
    if not heads_action(heading):
        return False
    below = body[at + 1 : at + 1 + _FEW]
    fields = list(takewhile(lambda part: isinstance(part, Paragraph) and bool(inline_fields(part)), below))
    table = next(iter(below[len(fields) :]), None)
    if not isinstance(table, LogicalTable) or known_headers(table, 0) < _PAIR:
        return False
    known = (known_match(cell.text, _SURE) for cell in table.row_cells(0))
    return any(match.role is Role.ACTION and match.kind != WEAK for match in known if match)


def _section(heading: Paragraph) -> Paragraph:
    match = _named(heading)
    return replace(heading, passage=_numbered(heading, match), marker="", body_start=0) if match else heading


def _numbered(line: Paragraph, match: re.Match[str]) -> Passage:
    return join((line.body.cut(*match.span("number")), line.body.cut(match.end())), ". ")


def _until_next(above: Paragraph, below: Below) -> list[Paragraph]:
    """The lines up to the next heading, one that counts on from it, or, behind fields, one that speaks to the reader."""
    lines: list[Paragraph] = []
    for line in below:
        if not isinstance(line, Paragraph) or is_heading(line):
            break
        closed = speaks_to_reader(line) and bool(lines) and bool(inline_fields(lines[-1]))
        if closed or follows_number(above.passage.text, line.passage.text):
            break
        lines.append(line)
    return lines


def _headed_action(
    heading: Paragraph, under: Sequence[Paragraph], below: Below, *, among: bool, carded: bool
) -> Paragraph | None:
    """A heading whose own fields stand below it: "1.2 Mend the weir", then "Lead: A Pike" and "By when: May 2031".

    It has a number or begins as an instruction, and both somebody and a date below it; where nothing but fields
    stands below an instruction of several words, one of the two is enough. Where nothing else stands below it and it is `among` others
    or right before another drawn like it, somebody and a date are enough: "Sound the channel" may be a noun or a verb. So
    they are for one that is `carded`.
    One over a table, a list, headings or actions of its own is a section, whoever leads it.
    """
    if not is_heading(heading) or split_name(heading.passage) or _heads_more(heading, under, below):
        return None
    fields = [inline_fields(line) for line in under]
    roles = {role for found in fields for role, _ in found}
    acted = acts(heading) and " " in heading.body.text and not heads_contact(heading)
    named = acted or carded or leading_number(heading.passage.text) is not None
    if not named and all(inline_fields(line) or result(line) for line in under):
        named = among or _next_acts(heading, below[len(under) :])
    answered = roles >= WHO_AND_WHEN and named
    if not (answered or (acted and all(fields) and roles & WHO_AND_WHEN)):
        return None
    return Paragraph(heading.passage, heading.marker, heading.body_start, page=heading.page)


def _next_acts(heading: Paragraph, below: Below) -> bool:
    """Whether the next heading is drawn like this one, begins as an instruction does, and has fields of its own."""
    if len(below) < _PAIR:
        return False
    following, line = below[:_PAIR]
    if not isinstance(following, Paragraph) or not isinstance(line, Paragraph) or not acts(following):
        return False
    alike = (following.kind, following.level) == (heading.kind, heading.level)
    return alike and bool(inline_fields(line))


def _answered_action(
    line: Paragraph, under: Sequence[Paragraph], below: Below, *, again: bool, bare: bool
) -> Paragraph | None:
    """A line of its own that begins as an instruction does, right above labelled ones with somebody and a date.

    Where the action above has these fields already, what stands between is one whatever it begins with. A promise, or
    an instruction behind a name ("Eel pass. We will mend the weir"), is none below an action `bare` of fields, nor over
    a list or a table: it tells what these are about.
    """
    if is_heading(line) or is_listed(line) or inline_fields(line):
        return None
    fields = list(takewhile(bool, map(inline_fields, under)))
    if not {role for found in fields for role, _ in found} >= WHO_AND_WHEN:
        return None
    if again or acts(line):
        return line
    told = not bare and (promises(line) or acts_behind_name(line))
    return line if told and not _lists(below[len(fields) :]) else None


def _lists(below: Below) -> bool:
    """Whether a table or a list comes next."""
    following = next(iter(below), None)
    return isinstance(following, LogicalTable) or (following is not None and is_listed(following))


def _heads_more(heading: Paragraph, under: Sequence[Paragraph], below: Below) -> bool:
    """Whether more than labelled lines stands under the heading: items of a list, a table, headings below its own."""
    others = [line for line in under if not inline_fields(line)]
    told = any(is_listed(line) or acts(line) or acts_behind_name(line) for line in others)
    if told or any(map(announced_field, under)):
        return True
    if any(_labelled_action(line, _ADVICE) or _NAMED.match(line.body.text) for line in under):
        return True
    closing = next(iter(below[len(under) :]), None)
    if not isinstance(closing, Paragraph) or (not is_heading(closing) and speaks_to_reader(closing)):
        return isinstance(closing, LogicalTable)
    announced = announced_field(closing)
    if announced is Role.ACTION:
        return True
    if announced is Role.MEASURE and not _announces_actions(below[len(under) + 1 :]):
        return False
    own, inner = leading_number(heading.passage.text), leading_number(closing.passage.text)
    deeper = own and inner and closing.passage.text.startswith(heading.passage.text[: own.end] + ".")
    styled = closing.kind is heading.kind is BlockKind.HEADING and closing.level > heading.level
    styled = styled and split_name(closing.passage) is None  # "Priority 2" in small letters above its title
    larger = styled or (heading.kind is BlockKind.HEADING is not closing.kind)
    # "4.2" and "4.3" are alike, though a long line may be drawn as no heading
    return bool(deeper) or (larger and not follows_number(heading.passage.text, closing.passage.text))


def _announces_actions(below: Below) -> bool:
    """Whether the next heading announces actions."""
    heading = next((line for line in below if isinstance(line, Paragraph) and is_heading(line)), None)
    return heading is not None and announced_field(heading) is Role.ACTION


def _labelled_action(paragraph: Paragraph, others: Sequence[str] = ()) -> Paragraph | None:
    """The action of "Action: Mend the weir"; of lines whose label is one of the others too."""
    label = line_label(paragraph)
    if label is None or not (label.role is Role.ACTION or label.words.lower() in others):
        return None
    return Paragraph(paragraph.body.cut(label.end), page=paragraph.page)


def _answered(below: Sequence[Paragraph]) -> bool:
    """Whether somebody and a date are named in the lines, and no action: a report's recommendation has neither."""
    roles = {role for line in below for role, _ in inline_fields(line)}
    return roles >= WHO_AND_WHEN and not any(map(_labelled_action, below))
