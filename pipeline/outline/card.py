"""Actions outside tables, gathered line by line with the fields of each: a list, and labelled lines ("Lead: ...") below.

They become a table with a row an action, so that they are read by the same rules as any other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from itertools import chain, takewhile

from pipeline.outline.lettered import counts_below, led_items, ordinal, with_items
from pipeline.outline.prose import (
    acts,
    explains_names,
    inline_fields,
    is_listed,
    label_kind,
    names_contact,
    result,
)
from pipeline.outline.said_of_each import OF_EACH
from pipeline.outline.sub_bullets import belongs, by_action
from pipeline.outline.tails import said_at_end
from pipeline.tagging.dates import find_dates
from pipeline.tagging.timescales import read_timescale
from pipeline.texts.headers import END, START
from pipeline.texts.heads import is_heading
from pipeline.texts.inline import split_labels
from pipeline.texts.numbers import follows_number, leading_number
from pipeline.texts.sentences import is_sentence
from pipeline.texts.witness import looks_like_date
from schemas.passage import join
from schemas.record import LogicalCell, LogicalTable, Paragraph, RowOrigin
from schemas.role import WHO_AND_WHEN, Role

_DATED = re.compile(
    r"(?P<when>(?:by|before|from|in|during)\s[\w ]{0,30}?\d{4}(?:[/–-]\d{2,4})?),?\s(?:we|the [\w ]{3,30}?) will\b",
    re.IGNORECASE,
)
_HALF = 0.5  # share of a list's lines that instruct
_GOES_ON = re.compile(r"(?:\b(?:to|and|or|until|by|from)|[-–—,/&])\s*$", re.IGNORECASE)  # in the next line


@dataclass(slots=True)
class Card:
    """Actions being listed, each with the fields of its own; `shared` fields stand for all of them."""

    label: Role | None = None
    rows: list[dict[Role, list[Paragraph]]] = field(default_factory=list)
    shared: dict[Role, list[Paragraph]] = field(default_factory=dict)
    announced: bool = False  # a line above said that actions follow
    patient: bool = False  # lines of prose may stand between an action that is named and its fields
    labels: list[Paragraph] = field(default_factory=list)
    begun: Paragraph | None = None  # the day behind "Start:" in the line above

    def add(self, paragraph: Paragraph, *, results: bool = False) -> bool:
        """Takes in a line under the label, or a labelled line; False where it belongs to neither.

        With `results` "Outcome: ..." below an action says what comes of it.
        """
        leading = self.label is Role.ACTION and not self.rows and not is_listed(paragraph)
        inline = inline_fields(paragraph) if self.rows or leading else ()
        if results and not inline and self._acts():
            inline = result(paragraph)
        if inline:
            kind = label_kind(paragraph)
            for role, value in inline:
                self._take((self.shared if leading else self.rows[-1]).setdefault(role, []), value, kind)
            return True
        announced = self.label is Role.ACTION and is_listed(paragraph)
        if announced or (self.label is None and counts_below(self.rows, paragraph)):
            self.announced |= announced
            self._list(paragraph)
            return True
        if self.label is Role.MEASURE and _lists_one(paragraph) and not self._acts():
            self.rows.append({Role.MEASURE: [paragraph]})
            return True
        if self.label not in {None, Role.ACTION} and self._acts() and not is_heading(paragraph):
            told = self.shared.get(self.label or Role.OTHER, ())
            listed = is_listed(paragraph) or is_sentence(paragraph.body.text)
            if (self.label is Role.MEASURE and not listed) or self.acts_next(told, paragraph):
                return False  # a heading "Monitoring" may stand over narrative
            self.shared.setdefault(self.label or Role.OTHER, []).append(paragraph)
            return True
        return self.patient and not is_heading(paragraph) and not is_listed(paragraph)

    def acts_next(self, told: Sequence[Paragraph], paragraph: Paragraph) -> bool:
        """Whether a line counts on from the last action, "1.3 ..." below "1.2 ...", with lines `told` between that do not count."""
        last = self.rows[-1].get(Role.ACTION) if told and self.rows else None
        if not last or leading_number(told[-1].passage.text) is not None:
            return False
        return follows_number(last[0].passage.text, paragraph.passage.text)

    def _take(self, own: list[Paragraph], value: Paragraph, kind: str) -> None:
        """Adds a value of a field; the day behind "Finish:" ends the time that the one behind "Start:" begins."""
        begun, self.begun = self.begun, value if kind == START else None
        both = kind == END and bool(own) and own[-1] is begun
        if both and all(find_dates(p.body.text) for p in (own[-1], value)):
            value = replace(value, passage=join((own.pop().body, value.body), " to "))
        own.append(value)

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

    def date(self, announcement: Paragraph) -> None:
        """Takes in the day that a line begins with which announces the list, "By May 2031 we will:": all of it is done then."""
        front = _DATED.match(announcement.body.text)
        if front and Role.TIMESCALE not in self.shared and looks_like_date(front["when"]):
            when = announcement.body.cut(*front.span("when"))
            self.shared[Role.TIMESCALE] = [Paragraph(when, page=announcement.page)]

    def table(self) -> LogicalTable | None:
        """The actions as a table: a row an action, a column a field, shared fields merged over all rows."""
        if not self.rows:
            return None
        self._share_with_items()
        self._share_last()
        self.rows = with_items(self.rows)
        self._share_out()
        self._share_with_others()
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

    def _share_with_others(self) -> None:
        """Of fields that some actions have of their own, gives those that stand for all to the others alone."""
        if not self.shared:
            return
        inside = self._said_inside()
        own = {role for said, row in zip(inside, self.rows, strict=True) for role in (*said, *row)}
        for said, row in zip(inside, self.rows, strict=True):
            for role in (own & self.shared.keys() & OF_EACH).difference(said, row):
                row[role] = self.shared[role]
        self.shared = {role: lines for role, lines in self.shared.items() if role not in own}

    def _said_inside(self) -> list[set[Role]]:
        """The fields that each action names in its own words, "(Lead: A Pike)", or ends in as most do, "(A Pike, May)"."""
        lines = [[line.body for line in row.get(Role.ACTION, ())] for row in self.rows]
        named = [{role for line in own for role, _ in split_labels(line)[1]} for own in lines]
        ends = [{role for line in own for role in said_at_end(line)} for own in lines]
        times = Counter(role for end in ends for role in end)
        most = {role for role, count in times.items() if count > _HALF * len(self.rows)}
        return [said | (end & most) for said, end in zip(named, ends, strict=True)]

    def _acts(self) -> bool:
        return any(Role.ACTION in row for row in self.rows)

    def _share_with_items(self) -> None:
        """Labelled lines below the last of the items "(a)", "(b)", "(c)", where those above it have none, stand for each."""
        run: list[dict[Role, list[Paragraph]]] = []
        for row in self.rows:
            item = ordinal(row[Role.ACTION][0]) if Role.ACTION in row else None
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

    def _share_out(self) -> None:
        """As many days in lines of their own as there are actions are each one's by its place."""
        days = self.shared.get(Role.TIMESCALE, ())
        whole = all(read_timescale(day.body.text) and not _GOES_ON.search(day.body.text) for day in days)
        if len(days) == len(self.rows) > 1 and whole:
            for row, day in zip(self.rows, days, strict=True):
                row.setdefault(Role.TIMESCALE, [day])

    def roles(self) -> tuple[Role, ...]:
        """The fields there are, the action first."""
        found = dict.fromkeys(role for row in self.rows for role in row)
        first = (Role.ACTION,) if self._acts() else ()
        return tuple(dict.fromkeys((*first, *found, *self.shared)))


def owns(
    loose: Sequence[Paragraph],
    line: Paragraph,
    below: Sequence[Paragraph | LogicalTable],
    *,
    results: bool,
    lone: bool,
) -> bool:
    """Whether a line is a field of the last of the `loose` ones, a listed one, or, with `results`, what comes of that and the next one is.

    A `lone` line that says whom to ask, and no field below it, is none of what is no instruction: it closes a report.
    Nor is a name among names that a list explains.
    """
    above = loose[-1]
    if not is_listed(above) or explains_names([*loose, line]):
        return False
    following = next(iter(below), None)
    followed = isinstance(following, Paragraph) and bool(inline_fields(following))
    if results and result(line) and isinstance(following, Paragraph):
        return followed
    return bool(inline_fields(line)) and (followed or acts(above) or not (lone and names_contact(line)))


def led_card(lines: list[Paragraph], fields: Sequence[Paragraph | LogicalTable], parted: int = 0) -> Card:
    """The card of the last line and of those above it that go with it, taken out of the lines; its `fields` are below.

    These are what it counts on from, and where the fields close a list of bullets, the others of that list: half of them
    instruct and the fields say who and when, or all do. Bullets in the midst of a list that all instruct go with the
    last, too, where its fields say who or when; where they say both, these are those of all. Bullets that all belong to
    the line above them are of its action, and items "a)", "b)" go with their lead-in. None of the first lines goes with it,
    as many as are `parted` from it by another card.
    """
    if count := led_items(lines[parted:]):
        run = lines[-count:]
        del lines[-count:]
        return Card(rows=[{Role.ACTION: [line]} for line in run])
    bullets = list(takewhile(lambda line: line.bulleted, reversed(lines[parted:])))
    items = by_action(lines[max(parted, len(lines) - len(bullets) - 1) :]) if bullets else []
    if len(items) == 1:
        del lines[-len(items[0]) :]
        return Card(rows=[{Role.ACTION: items[0]}])
    told, (said, closed) = sum(map(acts, bullets)), _closed_by(fields)
    whole, all_told = said == WHO_AND_WHEN, told == len(bullets)
    half = closed and whole and _HALF * len(bullets) <= told
    if len(bullets) > 1 and (half or (all_told and (said or closed))):
        del lines[-len(bullets) :]
        rows = [{Role.ACTION: lines} for lines in by_action(bullets[::-1])]
        return Card(rows=rows, announced=closed or whole)
    run = [lines.pop()]
    while lines[parted:] and acts(lines[-1]) and follows_number(lines[-1].passage.text, run[0].passage.text):
        run.insert(0, lines.pop())
    return Card(rows=[{Role.ACTION: [line]} for line in run])


def _closed_by(fields: Sequence[Paragraph | LogicalTable]) -> tuple[AbstractSet[Role], bool]:
    """Who or when, as far as the labelled lines say it, and whether no further bullet stands below them."""
    roles: set[Role] = set()
    for line in fields:
        found = inline_fields(line) if isinstance(line, Paragraph) else ()
        if not found:
            return roles & WHO_AND_WHEN, not (isinstance(line, Paragraph) and line.bulleted)
        roles.update(role for role, _ in found)
    return roles & WHO_AND_WHEN, True


def _lists_one(paragraph: Paragraph) -> bool:
    """Whether it is a thing in a list; "4.1" of a report, under "4. Monitoring", may number narrative of several sentences."""
    return is_listed(paragraph) and (paragraph.bulleted or is_sentence(paragraph.body.text))
