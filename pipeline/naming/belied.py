"""Columns whose cells belie what their header claims: numbers and counts of actions, names, notes that say when."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from pipeline.naming.column_cells import column_texts, filled, instructing, is_figure, mostly
from pipeline.naming.header_matches import header_matches
from pipeline.naming.meanings import may_mean
from pipeline.tagging.dates import find_dates
from pipeline.tagging.measures import figure_of
from pipeline.tagging.timescales import read_timescale
from pipeline.texts.headers import BEHIND, WEAK, asks_number, header_words
from pipeline.texts.inline import split_lines
from pipeline.texts.witness import looks_like_reply, looks_like_state, share_like
from schemas.layout_terms import section_terms
from schemas.record import Column, LogicalCell, LogicalTable
from schemas.role import WHO_AND_WHEN, Role

_NUMBERED_NAME = re.compile(r"(?:[A-Za-z]+\s+){0,2}[A-Z]{0,3}\d{1,3}(?:\.\d+)*[a-z]?\W*$")
_SURE_WITNESS = 0.8
_TWO = 2
_FEW = 4  # columns: no room for what is to be done
_GUESSED = 0.5  # how sure a role is that the cells give against the header
_NOTES = frozenset({"note", "notes"})
_VERDICT_END = re.compile(r"[.,:;(–—]|\s-")
_CHECKING = re.compile(r"\b(?:monitor|review|reporting\b)|^how (?:\w+ ){1,3}check")
_HOW_CHECKED = re.compile(r"how (?:\w+ ){1,3}(?:check|monitor|review)")
_WHO = re.compile(r"\bwhom?\b", re.IGNORECASE)
_MOVED = re.compile(r"(?:amended|extended|new|revised|updated) (?!review)")
_WHEN = frozenset({Role.TIMESCALE, Role.PERIOD, Role.REVIEW})
_GROUPS = frozenset({Role.SECTION, Role.SECTION_EACH, Role.OUTCOME})
_NOT_OF_PLANS = frozenset(
    {Role.OTHER, Role.IGNORE, Role.REF, Role.SECTION, Role.ACTION, Role.LINK, Role.PARTNER}
)


def without_numbers(table: LogicalTable, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Columns of actions that hold mere numbers are none.

    An "Activity" column of "Activity 3.1" beside a "Description" is the reference, and so it is beside who and when
    alone, for actions that stand elsewhere; figures alone are counts, but under "Action sheet no.".
    """
    found = []
    elsewhere = {c.role for c in columns} >= WHO_AND_WHEN and len(columns) <= _FEW
    for c in columns:
        numbered = c.role is Role.ACTION and mostly(table, c, _is_numbered_name)
        named = numbered and elsewhere and mostly(table, c, partial(_counts, c.header.text))
        if named or (numbered and any(o.kind == WEAK or names_weakly(table, o) for o in columns)):
            sure = max(c.confidence, _SURE_WITNESS) if named else c.confidence
            why = c.reason + "; its cells are mere numbers"
            found.append(replace(c, role=Role.REF, confidence=sure, reason=why))
        elif c.role is Role.ACTION and mostly(table, c, is_figure):
            role = Role.REF if asks_number(c.header.text) else Role.IGNORE
            why = c.reason + "; its cells are figures"
            found.append(replace(c, role=role, confidence=_GUESSED, reason=why))
        else:
            found.append(c)
    return tuple(found)


def names_weakly(table: LogicalTable, column: Column) -> bool:
    """Whether its header may also name actions: a "management response" is often one."""
    return may_mean(table, column, Role.ACTION, kind=WEAK)


def noted_dates(table: LogicalTable, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Notes that nearly all say when ("In place by May 2031"), or what nobody knows, are the timescale where no other column is."""
    if any(c.role in _WHEN for c in columns):
        return columns
    dated = [c.index for c in columns if (_are_notes(c) or _ends_with_days(table, c)) and _dated(table, c)]
    return tuple(
        replace(c, role=Role.TIMESCALE, confidence=_GUESSED, reason="nearly all of its cells say when")
        if [c.index] == dated
        else c
        for c in columns
    )


def _are_notes(column: Column) -> bool:
    return column.role is Role.IGNORE and bool(_NOTES & set(header_words(column.header.text).split()))


def _ends_with_days(table: LogicalTable, column: Column) -> bool:
    """Whether nobody knows what a column holds, and each of its texts ends with a day or term: "By end of Q2 2031/32"."""
    if column.role is not Role.OTHER:
        return False
    found = ((c.text, read_timescale(c.text)) for c in filled(table, column))
    return all(read is not None and not any(map(str.isalpha, text[read.span[1] :])) for text, read in found)


def _dated(table: LogicalTable, column: Column) -> bool:
    texts = [c.text for c in filled(table, column) if c.column_span < table.columns]
    return (share_like(Role.TIMESCALE, texts) or 0.0) >= _SURE_WITNESS


def asks_to_check(header: str) -> bool:
    """Whether a header's words ask how something is monitored or when it is reviewed."""
    return _CHECKING.search(header_words(header)) is not None


def monitored(table: LogicalTable, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Under "Monitoring" a time each ("Monthly report to the board") says when it is reviewed, not what shows success.

    Where the header asks who does it, or beside a column of success criteria, it says who checks, and how, whatever its
    cells look like. "How we will check" is no action, however like "How we will do it".
    """
    asked = [c for c in columns if c.role is Role.MEASURE and asks_to_check(c.header.text)]
    asked += [c for c in columns if c.role is Role.ACTION and _HOW_CHECKED.match(header_words(c.header.text))]
    criteria = any(c.role is Role.MEASURE and c not in asked for c in columns)

    def why(column: Column) -> str:
        if criteria:
            return "criteria beside it"
        if _WHO.search(column.header.text):
            return "it asks who"
        return "its cells say when" if _dated(table, column) else ""

    return tuple(
        replace(c, role=Role.REVIEW, reason=f"{c.reason}; {reason}")
        if c in asked and (reason := why(c))
        else c
        for c in columns
    )


def evaluated(table: LogicalTable, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """An "Evaluation" of verdicts ("Partly achieved: ...") tells how far actions are, and so does one that most have not yet.

    The latter only beside a column that asks for success: one in every row says how actions will be evaluated. There so
    does "Evidence of progress (May 2031)".
    """
    own = [c for c in columns if _is_evaluation(c)]
    if not own:
        return columns
    asked = [c.index for c in columns if c.role is Role.MEASURE and c not in own]
    count = {index: sum(map(bool, column_texts(table, index))) for index in (*asked, *(c.index for c in own))}
    most = max((count[index] for index in asked), default=0)
    begun = {c.index: "most have none yet" for c in own if count[c.index] * _TWO < most}
    begun |= {c.index: "its cells are verdicts" for c in own if mostly(table, c, _is_verdict)}
    begun |= {c.index: "it tells of a day" for c in own if asked and find_dates(c.header.text)}
    return tuple(
        replace(c, role=Role.STATUS, reason=f"{c.reason}; {begun[c.index]}") if c.index in begun else c
        for c in columns
    )


def _is_verdict(cell: LogicalCell) -> bool:
    """Whether a cell says in a word or two how far an action is, and then perhaps more: "Achieved. All boats are safe."."""
    verdict = _first_words(cell)
    return looks_like_state(verdict) or verdict in section_terms().verdicts


def _first_words(cell: LogicalCell) -> str:
    return _VERDICT_END.split(cell.text.lower(), maxsplit=1)[0].rstrip()


def answers_what_is_before(table: LogicalTable, column: Column) -> bool:
    """Whether a column is a "Response", or says whether something is agreed and then perhaps why: "Accepted. Eels are rare."."""
    named = header_words(column.header.text) in section_terms().answers
    return named or (column.role is Role.STATUS and mostly(table, column, _begins_as_reply))


def _begins_as_reply(cell: LogicalCell) -> bool:
    return looks_like_reply(_first_words(cell))


def _is_evaluation(column: Column) -> bool:
    return column.role is Role.MEASURE and header_words(column.header.text) in section_terms().evaluations


def revised_dates(table: LogicalTable, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """A "Revised deadline" is what a deadline was moved to; dates in it, beside no other deadline, are the deadline."""
    moved = [c for c in columns if _is_moved(c)]
    if not moved:
        return columns
    if any(c.role is Role.TIMESCALE and c not in moved for c in columns):
        role, why = Role.REVIEW, "another column says when it was due"
    elif all(mostly(table, c, _is_dated) for c in moved):
        role, why = Role.TIMESCALE, "no other column says when it is due"
    else:
        return columns
    return tuple(
        replace(c, role=role, reason=f"{c.reason}; {why}") if c in moved and c.role is not role else c
        for c in columns
    )


def _is_dated(cell: LogicalCell) -> bool:
    return bool(find_dates(cell.text))


def told(table: LogicalTable, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """A "Latest position" in words, beside actions and nothing that is measured, tells how far these are.

    So it does right beside their rating, "RAG", where nothing says from where or to where a measure goes, and beside who and
    when where none of its words is a figure. So does "Where are we now?" behind the action and its date, whatever is
    measured, where no other column does: before the action it tells why.
    """
    roles = {c.role for c in columns}
    if Role.ACTION not in roles:
        return columns
    measured = not roles.isdisjoint({Role.MEASURE, Role.OUTCOME, Role.BASELINE, Role.TARGET})
    dated = max((c.index for c in columns if c.role in {Role.ACTION, Role.TIMESCALE}), default=0)
    aimed = not roles.isdisjoint({Role.BASELINE, Role.TARGET})
    rated = set() if aimed else {c.index for c in columns if c.role is Role.STATUS}
    led = roles >= WHO_AND_WHEN and not aimed

    def tells(column: Column) -> bool:
        if column.role is Role.LATEST:
            commented = not measured or not rated.isdisjoint({column.index - 1, column.index + 1})
            worded = led and not any(figure_of(cell.text) for cell in filled(table, column))
            return worded or (commented and not mostly(table, column, is_figure))
        behind = column.role is Role.IGNORE and column.index > dated and Role.STATUS not in roles
        return behind and may_mean(table, column, Role.STATUS, kind=BEHIND)

    why = "; behind the action it tells how far that is"
    return tuple(replace(c, role=Role.STATUS, reason=c.reason + why) if tells(c) else c for c in columns)


def _is_moved(column: Column) -> bool:
    words = header_words(column.header.text)
    return (
        column.role in {Role.TIMESCALE, Role.REVIEW} and not column.kind and _MOVED.match(words) is not None
    )


def without_names(table: LogicalTable, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Under a header merely like one of actions ("Initiative or service") names stand where none tells what to do.

    A column of owners, dates, costs or measures beside it makes actions of them.
    """
    if any(c.role not in _NOT_OF_PLANS for c in columns):
        return columns
    return tuple(
        replace(c, role=Role.OTHER, confidence=0.0, reason=f"{c.reason}; none of its cells says what to do")
        if c.role is Role.ACTION and _is_only_like(table, c) and not instructing(table, c)
        else c
        for c in columns
    )


def grouping_alone(columns: tuple[Column, ...], action: int) -> tuple[Column, ...]:
    """Regulations left of the action group the rows where no other column does; elsewhere they are only quoted."""
    if action == len(columns) or any(c.role in _GROUPS for c in columns if c.index < action):
        return columns
    lone = section_terms().lone_groups
    why = "; no other column groups the actions"
    return tuple(
        replace(c, role=Role.SECTION, reason=c.reason + why)
        if c.role is Role.IGNORE and c.index < action and header_words(c.header.text) in lone
        else c
        for c in columns
    )


def _is_only_like(table: LogicalTable, column: Column) -> bool:
    matches = header_matches(table, column.index, column.header)
    return not any(m.role is Role.ACTION and m.score == 1 for m in matches)


def without_lone_looks(table: LogicalTable, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Without a header, and beside no owners or date, a single cell that begins as an action does is none: a box is.

    One that says who and when, "Mend the weir" over "Lead: A Pike" and "By when: May 2031", is, and behind its number however
    it begins. Several columns that begin so side by side are none: that is a diagram.
    """
    if len(columns) == _TWO and columns[0].role is Role.REF and _says_who_and_when(table, columns[1]):
        why = "behind its number it says who and when"
        return columns[0], replace(columns[1], role=Role.ACTION, confidence=_GUESSED, reason=why)
    several = [c for c in columns if len(filled(table, c)) > 1]
    if any(c.role is Role.TIMESCALE for c in columns) or any(c.role is Role.OWNER for c in several):
        return columns
    beside = sum(c.role is Role.ACTION for c in columns) > 1
    why = "no header, and only " + ("columns of actions side by side" if beside else "one cell")
    return tuple(
        replace(c, role=Role.OTHER, confidence=0.0, reason=why)
        if c.role is Role.ACTION and (beside or (c not in several and not _says_who_and_when(table, c)))
        else c
        for c in columns
    )


def _says_who_and_when(table: LogicalTable, column: Column) -> bool:
    lines = [split_lines(cell.paragraphs) for cell in filled(table, column)]
    return WHO_AND_WHEN.issubset(role for _, fields in lines for role, _ in fields)


def _counts(header: str, cell: LogicalCell) -> bool:
    """Whether the cell counts what its header names: "Action 3" under "Action", "Actions"."""
    name = header_words(cell.text).split()[:1]
    return bool(name) and header_words(header).removesuffix("s") == name[0]


def _is_numbered_name(cell: LogicalCell) -> bool:
    """Whether the cell holds nothing but a number, a word or two before it: "Activity 3.1"."""
    return _NUMBERED_NAME.match(cell.text) is not None
