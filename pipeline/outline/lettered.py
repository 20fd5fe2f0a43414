"""Items counted in letters or Roman numbers below a lead-in of a list outside tables: "a) the lock" below "7. Mend:"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.counting import counts_on
from pipeline.outline.prose import acts, is_listed
from pipeline.outline.tails import cut_tail, said_at_end
from pipeline.texts.numbers import counted_item, item_ordinal, leading_number
from pipeline.texts.sentences import is_lead_in, parts_of
from schemas.passage import inserted, join
from schemas.record import Paragraph
from schemas.role import Role

Row = dict[Role, list[Paragraph]]
_TWO = 2


def with_items(rows: Sequence[Row]) -> list[Row]:
    """The rows of a list, each lead-in put together with what it leads.

    Things that its action is about are of that action, and the end of the lead-in says who does it and when. Items that
    are actions have its number before their letters, and what it says of who and when where they say nothing themselves.
    """
    rows = _with_parts(rows)
    made: list[Row] = []
    at = 0
    while at < len(rows):
        items = _items(rows, at)
        made += _actions(rows[at], items) if items else [_led(rows[at])]
        at += 1 + len(items)
    return made


def _with_parts(rows: Sequence[Row]) -> list[Row]:
    """The rows, each lead-in with the things that its action is about; those of an item are of that item."""
    made = list(rows)
    for at in reversed(range(len(made))):
        lead, items = made[at], _items(made, at)
        if items and _are_parts(lead[Role.ACTION][0], items):
            lines = [line for item in items for line in _bulleted(item[Role.ACTION])]
            whole = {**items[-1], **lead, Role.ACTION: [*lead[Role.ACTION], *lines]}
            made[at : at + 1 + len(items)] = [_led(whole)]
    return made


def led_items(lines: Sequence[Paragraph]) -> int:
    """How many lines at the end are a listed lead-in that instructs and the items below it, "a)" and so on; 0 without any."""
    for at in reversed(range(len(lines) - 1)):
        lead, rows = lines[at], [{Role.ACTION: [line]} for line in lines[at:]]
        if is_lead_in(lead):
            whole = len(_counted(rows, 0)) == len(rows) - 1
            return len(rows) if whole and is_listed(lead) and acts(lead) else 0
        if not _sign(lead):
            break
    return 0


def counts_below(rows: Sequence[Row], line: Paragraph) -> bool:
    """Whether a line is the next of the items below the last lead-in among the rows."""
    if not (rows and _sign(line)):
        return False
    at = next((at for at in reversed(range(len(rows))) if _leads(rows[at])), None)
    return at is not None and len(_counted([*rows, {Role.ACTION: [line]}], at)) == len(rows) - at


def _leads(row: Row) -> bool:
    lines = row.get(Role.ACTION, ())
    return len(lines) == 1 and is_lead_in(lines[0])


def _items(rows: Sequence[Row], at: int) -> list[Row]:
    """The rows below a lead-in that count from "a)" or "i)" on; none where there are not two."""
    items = _counted(rows, at)
    return items if len(items) >= _TWO else []


def _counted(rows: Sequence[Row], at: int) -> list[Row]:
    """The rows right below one that count from "a)" or "i)" on, where that is a lead-in."""
    if not _leads(rows[at]):
        return []
    items: list[Row] = []
    before = _sign(rows[at][Role.ACTION][0])
    for row in rows[at + 1 :]:
        sign = _sign(row[Role.ACTION][0]) if Role.ACTION in row else ""
        first = item_ordinal(f"{sign})") == 1 and not (before and counts_on(before, sign))
        if not sign or not (counts_on(before, sign) if items else first):
            break
        items.append(row)
        before = sign
    return items


def ordinal(line: Paragraph) -> int | None:
    """Which item "b) the lock" is, from 1; None where a line is none."""
    return item_ordinal(f"{_sign(line)})")


def _sign(line: Paragraph) -> str:
    """The "b" of "b) the lock"; nothing where a line does not begin so."""
    item = counted_item(line.body.text)
    return line.body.text[item.start : item.end] if item else ""


def _bulleted(lines: Sequence[Paragraph]) -> list[Paragraph]:
    """The lines of an item with a bullet in place of its letter."""
    first, *others = lines
    item = counted_item(first.body.text)
    words = first.body.cut(item.body) if item else first.body
    return [replace(first, passage=words, marker="•", body_start=0), *others]


def _are_parts(lead: Paragraph, items: Sequence[Row]) -> bool:
    """Whether all items name what the lead-in, which instructs, is about: nobody is to do any of them by a day of its own."""
    lines = [_bulleted(item[Role.ACTION])[0] for item in items]
    alone = all(_beside(row) == _beside(items[-1]) or row.keys() == {Role.ACTION} for row in items)
    if not (alone and acts(lead)) or any(said_at_end(line.body) for line in lines):
        return False
    return len(parts_of(lead, lines)) == len(lines)


def _beside(row: Row) -> Row:
    """The fields of a row."""
    return {role: lines for role, lines in row.items() if role is not Role.ACTION}


def _led(row: Row) -> Row:
    """The row; who and when are fields of it where its lead-in ends in them, "Mend (A Pike, May):", over other lines."""
    lines = row.get(Role.ACTION, [])
    if len(lines) <= 1 or not is_lead_in(lines[0]):
        return row
    words, said = cut_tail(lines[0].body)
    if not said:
        return row
    colon = lines[0].body.cut(lines[0].body.text.rindex(":"))
    lead = replace(lines[0], passage=join((words, colon), ""), body_start=0)
    return {**_fields(lines[0]), **row, Role.ACTION: [lead, *lines[1:]]}


def _fields(lead: Paragraph) -> Row:
    """Who and when, as far as the lead-in ends in them."""
    _, said = cut_tail(lead.body)
    return {role: [Paragraph(words, page=lead.page)] for role, words in said}


def _actions(lead: Row, items: Sequence[Row]) -> list[Row]:
    """The items as actions of their own, each numbered below the lead-in: "7(a)"."""
    line = lead[Role.ACTION][0]
    shared = _fields(line) | _beside(lead)
    number = leading_number(line.body.text)
    if number:
        shared[Role.REF] = [Paragraph(line.body.cut(number.start, number.end), page=line.page)]
    made: list[Row] = []
    for item in items:
        first, *others = item[Role.ACTION]
        said = said_at_end(first.body)
        own = {role: lines for role, lines in shared.items() if role not in said}
        made.append({**own, **item, Role.ACTION: [_in_brackets(first), *others]})
    return made


def _in_brackets(line: Paragraph) -> Paragraph:
    """The item with its letter written as cells have it: "(a) Mend" for "a. Mend"."""
    item = counted_item(line.body.text)
    if item is None or item_ordinal(line.body.text) is not None:
        return line
    sign = line.body.cut(item.start, item.end)
    passage = join((inserted("("), sign, inserted(") "), line.body.cut(item.body)), "")
    return replace(line, passage=passage, body_start=0)
