"""Actions outside tables: lists under a line that announces them, and labelled lines ("Lead: ...") below each.

A list becomes a table with a row an action, so that it is read by the same rules as any other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import chain, takewhile
from typing import NamedTuple

from pipeline.outline.measure_heads import asks_how_known, without_section
from pipeline.outline.sub_bullets import belongs, by_action
from pipeline.texts.entries import is_lead_in, is_sentence
from pipeline.texts.headers import WEAK, match_header, spelt_out
from pipeline.texts.heads import APPENDIX, is_heading
from pipeline.texts.inline import by_look, split_labels
from pipeline.texts.numbers import follows_number, item_ordinal, leading_number
from pipeline.texts.witness import begins_with_verb
from schemas.document import BlockKind
from schemas.layout_terms import section_terms
from schemas.record import LogicalCell, LogicalTable, Paragraph, RowOrigin
from schemas.role import WHO_AND_WHEN, Role

_NAMELY = 0.6  # likeness of a label in whose line no sentence is looked for
_SURE = 0.95  # a heading is a section unless it is a field's own name
_ASKED = 0.85  # a heading that asks is hardly anything else
_LONGEST_LABEL = 12  # words
_MOST = 0.6  # share of a list's lines that instruct
_FIELDS = frozenset(
    {
        Role.ACTION,
        Role.MEASURE,
        Role.OWNER,
        Role.TIMESCALE,
        Role.PARTNER,
        Role.COST,
        Role.STATUS,
        Role.REVIEW,
        Role.RATIONALE,
    }
)
BEHIND_COLONS = _FIELDS | {
    Role.LINK,
    Role.OUTCOME,
}  # as headings, "Links" and "Outcomes" stand over more than a field
_NAMED_ABOVE = frozenset({Role.COST, Role.OWNER, Role.TIMESCALE, Role.PARTNER, Role.REVIEW})
_PROMISE = re.compile(
    r"\b(?:i|we|council|commissioner|constable|police|governors?|leaders|officers|cabinet|executive|directorate|department|council|partnership|board|trust|school|schools|academy|team|service|partners|authority)"
    r" (?:will|shall|are going to|plan to|intend to|aim to|commit to|need to|propose to|pledge to)(?: also| now| therefore)?$"
)
_INLINE = re.compile(r"^(?P<label>[^:\n]{2,60}):\s*(?=\S)")


_MAY_PROMISE = re.compile(r"\b(?:will|to)$")
_LONGEST_PROMISE = 40  # characters of "To do this we will"


class LineLabel(NamedTuple):
    """The label a line begins with: its words, the field they name if any, and where the value begins."""

    words: str
    role: Role | None
    end: int


@dataclass(slots=True)
class Card:
    """Actions being listed, each with the fields of its own; `shared` fields stand for all of them."""

    label: Role | None = None
    rows: list[dict[Role, list[Paragraph]]] = field(default_factory=list)
    shared: dict[Role, list[Paragraph]] = field(default_factory=dict)
    announced: bool = False  # a line above said that actions follow
    patient: bool = False  # lines of prose may stand between an action that is named and its fields
    labels: list[Paragraph] = field(default_factory=list)

    def add(self, paragraph: Paragraph, *, results: bool = False) -> bool:
        """Takes in a line under the label, or a labelled line; False where it belongs to neither.

        With `results` "Outcome: ..." below an action says what comes of it.
        """
        inline = inline_fields(paragraph) if self.rows else ()
        if results and not inline and self._acts():
            inline = result(paragraph)
        if inline:
            for role, value in inline:
                self.rows[-1].setdefault(role, []).append(value)
            return True
        if self.label is Role.ACTION and is_listed(paragraph):
            self.announced = True
            self._list(paragraph)
            return True
        if self.label is Role.MEASURE and is_listed(paragraph) and not self._acts():
            self.rows.append({Role.MEASURE: [paragraph]})
            return True
        if self.label not in {None, Role.ACTION} and self._acts() and not is_heading(paragraph):
            if (
                self.label is Role.MEASURE
                and not is_listed(paragraph)
                and not is_sentence(paragraph.body.text)
            ):
                return False  # a heading "Monitoring" may stand over narrative
            self.shared.setdefault(self.label or Role.OTHER, []).append(paragraph)
            return True
        return self.patient and not is_heading(paragraph) and not is_listed(paragraph)

    def _list(self, paragraph: Paragraph) -> None:
        """Takes in an announced line: an action, or one of the things that the last action lists."""
        last = self.rows[-1] if self.rows else {}
        if last.keys() == {Role.ACTION} and belongs(paragraph, last[Role.ACTION]):
            last[Role.ACTION].append(paragraph)
        else:
            self.rows.append({Role.ACTION: [paragraph]})

    def share(self, above: Sequence[Paragraph]) -> None:
        """Takes in the labelled lines above a list that is announced: "Lead: A Pike" stands for all its actions."""
        for role, value in chain.from_iterable(map(inline_fields, above)):
            self.shared.setdefault(role, []).append(value)

    def table(self) -> LogicalTable | None:
        """The actions as a table: a row an action, a column a field, shared fields merged over all rows."""
        if not self.rows:
            return None
        self._share_with_items()
        self._share_last()
        own = {role for row in self.rows for role in row}
        self.shared = {role: lines for role, lines in self.shared.items() if role not in own}
        roles = self.roles()
        cells = [
            LogicalCell(r, c, paragraphs=tuple(row.get(role, ())))
            for r, row in enumerate(self.rows)
            for c, role in enumerate(roles)
            if role not in self.shared
        ]
        cells += [
            LogicalCell(0, c, row_span=len(self.rows), paragraphs=tuple(self.shared[role]))
            for c, role in enumerate(roles)
            if role in self.shared
        ]
        origins = tuple(RowOrigin(next(iter(row.values()))[0].page, None, None) for row in self.rows)
        ordered = tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
        return LogicalTable(0, len(self.rows), len(roles), ordered, origins)

    def _acts(self) -> bool:
        return any(Role.ACTION in row for row in self.rows)

    def _share_with_items(self) -> None:
        """Labelled lines below the last of the items "(a)", "(b)", "(c)", where those above it have none, stand for each."""
        run: list[dict[Role, list[Paragraph]]] = []
        for row in self.rows:
            item = item_ordinal(row[Role.ACTION][0].body.text) if Role.ACTION in row else None
            if item != len(run) + 1:
                run = []
            run += [row] if item == len(run) + 1 else []
            if run and len(row) > 1:
                for above in run[:-1]:
                    above.update(row | above)
                run = []

    def _share_last(self) -> None:
        """Labelled lines below the last of several actions, where no other has any, stand for all of them."""
        *others, last = self.rows
        if self.announced and others and all(len(row) == 1 for row in others):
            self.shared |= {role: lines for role, lines in last.items() if role is not Role.ACTION}
            self.rows[-1] = {Role.ACTION: last[Role.ACTION]}

    def roles(self) -> tuple[Role, ...]:
        """The fields there are, the action first."""
        found = dict.fromkeys(role for row in self.rows for role in row)
        first = (Role.ACTION,) if self._acts() else ()
        return tuple(dict.fromkeys((*first, *found, *self.shared)))


def is_listed(paragraph: Paragraph) -> bool:
    """A bullet, an item of a list, or a line that begins with a number or a letter in brackets."""
    if paragraph.kind is BlockKind.HEADING:
        return False
    text = paragraph.passage.text
    return (
        paragraph.kind is BlockKind.LIST_ITEM
        or leading_number(text) is not None
        or item_ordinal(text) is not None
    )


def announced_field(paragraph: Paragraph) -> Role | None:
    """The field that a heading or a line ending in a colon announces: "What will we do?", "We will:"."""
    heading = paragraph.kind is BlockKind.HEADING or paragraph.bold
    question = paragraph.body.text.rstrip().endswith("?")
    plain = not (heading or question or is_lead_in(paragraph))
    if plain and not _MAY_PROMISE.search(paragraph.body.text[:_LONGEST_PROMISE]):
        return None
    words = spelt_out(APPENDIX.sub("", _words(paragraph).lower())).strip(" :?–-")
    if plain:
        return Role.ACTION if words in section_terms().promises else None
    promised = words in section_terms().promises or (is_lead_in(paragraph) and _PROMISE.search(words))
    if words in section_terms().announcements or promised:
        return Role.ACTION
    if asks_how_known(words):
        return Role.MEASURE
    role = field_role(words, _ASKED if question else _SURE)
    if role is None and heading and (own := without_section(words)) != words:
        return Role.MEASURE if field_role(own) is Role.MEASURE else None
    return role


def inline_fields(paragraph: Paragraph) -> tuple[tuple[Role, Paragraph], ...]:
    """The fields of a labelled line, "Lead: A Pike, May 2031" or "Lead: A Pike | Due: May 2031"; none of any other."""
    label = line_label(paragraph)
    if label is None or label.role in {None, Role.ACTION, Role.OUTCOME}:
        return ()
    behind = paragraph.body.cut(label.end)
    words, others = split_labels(behind, BEHIND_COLONS - {Role.ACTION, Role.OUTCOME}, spaced=True)
    found = (*by_look(label.role, label.words, words), *others)
    return tuple((r, Paragraph(v.passage, kind=paragraph.kind, page=paragraph.page)) for r, v in found)


def result(paragraph: Paragraph) -> tuple[tuple[Role, Paragraph], ...]:
    """The measure of "Outcome: more otters" in a line of its own; none of any other."""
    label = line_label(paragraph)
    if label is None or label.role is not Role.OUTCOME or is_heading(paragraph) or is_listed(paragraph):
        return ()
    return ((Role.MEASURE, Paragraph(paragraph.body.cut(label.end), page=paragraph.page)),)


def results_follow(body: Sequence[Paragraph | LogicalTable]) -> bool:
    """Whether the first line "Outcome: ..." stands below a field or an action: where it stands above it is a section's."""
    lines: list[Paragraph | LogicalTable | None] = [None, *body, None]
    for above, line, below in zip(lines, lines[1:], lines[2:], strict=False):
        if not (isinstance(line, Paragraph) and result(line) and isinstance(above, Paragraph)):
            continue
        label = line_label(above)
        named = label is not None and (label.role is not None or label.words.lower().startswith("action"))
        led = isinstance(below, Paragraph) and bool(inline_fields(below))
        return named or (led and (is_listed(above) or is_heading(above)))
    return False


def line_label(paragraph: Paragraph) -> LineLabel | None:
    """The label that a line begins with, a colon behind it: "Lead: A Pike"; None where there is none."""
    match = _INLINE.match(paragraph.body.text)
    return match and LineLabel(match["label"], field_role(match["label"], among=BEHIND_COLONS), match.end())


def labels_field(paragraph: Paragraph) -> bool:
    """Whether a line is a field's name, or one more or less like it, and a value: "Board sponsor: A Pike"."""
    match = _INLINE.match(paragraph.body.text)
    found = match_header(match["label"]) if match else ()
    return any(m.role in _NAMED_ABOVE and m.score >= _NAMELY for m in found)


def acts(paragraph: Paragraph) -> bool:
    """Whether a line begins as an instruction does."""
    return begins_with_verb(_words(paragraph))


def led_card(lines: list[Paragraph], fields: Sequence[Paragraph | LogicalTable]) -> Card:
    """The card of the last line and of those above it that go with it, taken out of the lines; its `fields` are below.

    These are what it counts on from, and where the fields say who and when and close a list of bullets most of which are
    instructions, the others of that list.
    """
    bullets = list(takewhile(lambda line: line.bulleted, reversed(lines)))
    if len(bullets) > 1 and sum(map(acts, bullets)) >= _MOST * len(bullets) and _closes(fields):
        del lines[-len(bullets) :]
        return Card(rows=[{Role.ACTION: lines} for lines in by_action(bullets[::-1])], announced=True)
    run = [lines.pop()]
    while lines and acts(lines[-1]) and follows_number(lines[-1].passage.text, run[0].passage.text):
        run.insert(0, lines.pop())
    return Card(rows=[{Role.ACTION: [line]} for line in run])


def _closes(fields: Sequence[Paragraph | LogicalTable]) -> bool:
    """Whether labelled lines say who and when, and no further bullet stands below them."""
    roles: set[Role] = set()
    for line in fields:
        found = inline_fields(line) if isinstance(line, Paragraph) else ()
        if not found:
            return roles >= WHO_AND_WHEN and not (isinstance(line, Paragraph) and line.bulleted)
        roles.update(role for role, _ in found)
    return roles >= WHO_AND_WHEN


def _words(paragraph: Paragraph) -> str:
    number = leading_number(paragraph.body.text)
    return paragraph.body.text[number.body :] if number else paragraph.body.text


def field_role(text: str, least: float = _SURE, *, among: AbstractSet[Role] = _FIELDS) -> Role | None:
    """The field `among` these that the words name, at least so likely; None where they name none."""
    if len(text.split()) > _LONGEST_LABEL:
        return None
    best = next((m for m in match_header(text) if m.kind != WEAK), None)
    return best.role if best and best.score >= least and best.role in among else None
