"""What one cell lists: its actions, its measures, its section titles, each with its number if it has one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from pipeline.texts.counted_lines import counted
from pipeline.texts.criteria import breaks_off, run_together, uncounted
from pipeline.texts.date_ends import cut_lead_date
from pipeline.texts.figure_labels import (
    STOPS,
    NamedFigure,
    figures_apart,
    names_figure,
    names_source,
)
from pipeline.texts.figure_rows import figure_rows
from pipeline.texts.headers import MILESTONE, match_header
from pipeline.texts.numbers import item_ordinal, leading_item, leading_number
from pipeline.texts.sentences import ends_sentence, gives_direction, is_lead_in, parts_of
from pipeline.texts.soft_lines import measure_lines
from pipeline.texts.whole_lines import close_bullets, continued_lines
from pipeline.texts.witness import begins_with_verb
from schemas.passage import EMPTY, Passage, join, listed
from schemas.record import Paragraph

_NOT_LETTERS = re.compile(r"\W+")
_SEMICOLON = re.compile(r";(?![^(\[]*[)\]])")
_NEXT_BEGINS = re.compile(r";(?=\s*[A-Z\d])(?![^(\[]*[)\]])")
_OPEN_END = re.compile(r"\b(?:with|to|for|of|in|on|by|from|including|such as|through|via)\s*$", re.IGNORECASE)
_LONGEST_LABEL = 4  # words of "Boat licences" above the bullets about them
_TWO = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing a cell lists. `stands` is the place of its paragraph among the cell's entries, from 0."""

    text: Passage
    ref: Passage = EMPTY
    item: Passage = EMPTY  # "(ii)", to be put behind the row's number
    lead_in: Passage = EMPTY  # "Reduction in:" above it
    figures: tuple[NamedFigure, ...] = ()  # "Baseline: 34%" below it


def read_actions(paragraphs: Sequence[Paragraph]) -> tuple[Entry, ...]:
    """The actions of a cell: its items "(i)", its numbered lines, its bullets, its lines "By May 2031: ...", or the whole cell."""
    filled = [p for p in paragraphs if p.body]
    if not filled:
        return ()
    if any(item_ordinal(p.body.text) for p in filled):
        return _items(filled)
    if sum(_numbered(p) for p in filled) >= _TWO:
        return _numbered_lines(filled)
    if lettered := counted([p.body for p in filled[is_lead_in(filled[0]) :]]):
        return tuple(Entry(words.strip(), item=mark) for mark, words in lettered)
    return _unmarked(filled)


def _unmarked(filled: Sequence[Paragraph]) -> tuple[Entry, ...]:
    """The bullets of a cell or its lines "By May 2031: ...", else all of it as one."""
    if len(filled) > 1 and all(cut_lead_date(p.body)[0] for p in filled):
        return tuple(Entry(p.body) for p in filled)
    if any(p.bulleted for p in filled):
        lines = close_bullets(_without_bold_labels(filled), strict=False)
        labelled = len(lines) > _TWO and _is_label(lines[0]) and all(line.bulleted for line in lines[1:])
        return tuple(map(_with_ref, _bullets(lines[labelled:])))
    return (_with_ref(join(p.passage.collapsed() for p in filled)),)


def read_measures(paragraphs: Sequence[Paragraph], lead_in: Passage = EMPTY) -> tuple[Entry, ...]:
    """The measures of a success cell, repeats once, each with the figures named below it.

    `lead_in` runs on from the row above.
    """
    if told := figure_rows([p for p in paragraphs if p.body]):
        return _once([Entry(words, figures=named) for words, named in told])
    filled = measure_lines([p for p in paragraphs if p.body])
    lines = close_bullets(continued_lines(uncounted(filled), broken=True), strict=True)
    entries: list[Entry] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if gives_direction(line):
            lead_in, at = line.body, at + 1
            continue
        tail = _tail(lines, at)
        if not (line.bulleted or tail or names_figure(line.body.text)) and entries and lead_in:
            lead_in = EMPTY
        own = (line.body, *(p.body for p in tail))
        whole = join(own) if is_lead_in(line) else listed(own)
        for part in [whole] if tail else _parts(line.body):
            _add_measure(entries, part.strip(";, "), lead_in)
        at += 1 + len(tail)
    return _once(entries)


def _parts(line: Passage) -> list[Passage]:
    """The criteria of a line; what is said of a figure may go on behind a semicolon: "Baseline: not known; to be set"."""
    ends = _NEXT_BEGINS if names_figure(line.text) else _SEMICOLON
    return [part for words in line.split(ends) for part in run_together(words)]


def _add_measure(entries: list[Entry], text: Passage, lead_in: Passage) -> None:
    """Adds a criterion, or to the last one the figures that the text names.

    Criteria that all begin with "Target:" are each their own; where figures are from is no criterion.
    """
    if entries and entries[-1].figures and names_source(text.text):
        return
    words, named = figures_apart(text)
    above = entries[-1] if entries else None
    if words:
        entries.append(Entry(words, lead_in=lead_in, figures=named))
    elif above is None or names_figure(above.text.text):
        entries.append(Entry(text, lead_in=lead_in))
    else:
        entries[-1] = replace(above, text=above.text.strip(STOPS), figures=(*above.figures, *named))


def read_titles(paragraphs: Sequence[Paragraph]) -> tuple[Entry, ...]:
    """The sections of a cell that names one a paragraph (lead-ins with their bullets are one)."""
    lines = continued_lines([p for p in paragraphs if p.body])
    return tuple(_with_ref(passage) for passage in _bullets(lines))


def read_title(paragraphs: Sequence[Paragraph]) -> Entry | None:
    """The one section a cell names, its number apart; None for an empty cell."""
    whole = join(p.body if p.bulleted else p.passage.collapsed() for p in paragraphs)
    return _with_ref(whole) if whole else None


def last_lead_in(paragraphs: Sequence[Paragraph], before: Passage) -> Passage:
    """The direction lead-in in force at a cell's end, for a list that runs on into the next row."""
    for paragraph in paragraphs:
        if gives_direction(paragraph):
            before = paragraph.body
    return before


def with_number(passage: Passage) -> Entry:
    """The text and the number it begins with."""
    return _with_ref(passage)


def _numbered(paragraph: Paragraph) -> bool:
    return leading_number(paragraph.passage.text) is not None


def _with_ref(passage: Passage) -> Entry:
    words, number = _numbered_apart(passage)
    return Entry(words, ref=number) if words else Entry(passage)


def _without_bold_labels(lines: Sequence[Paragraph]) -> list[Paragraph]:
    pairs = zip(lines, (*lines[1:], lines[-1]), strict=True)
    return [a for a, below in pairs if not (a.bold and not below.bold and below.bulleted and _is_label(a))]


def _is_label(line: Paragraph) -> bool:
    """Whether the line above bullets only names what they are about: "Boat licences"."""
    text = line.body.text
    words = len(text.split())
    if line.bulleted or words > _LONGEST_LABEL or (words > 1 and begins_with_verb(text)):
        return False
    return not (ends_sentence(text) or _OPEN_END.search(text) or _numbered(line))


def _items(paragraphs: Sequence[Paragraph]) -> tuple[Entry, ...]:
    """The items, each with the number that the cell begins with before its own: "2.1(i)" of "2.1." above "(i) Dig"."""
    entries: list[Entry] = []
    above = EMPTY
    for paragraph in paragraphs:
        item = leading_item(paragraph.body.text)
        if item is not None and item_ordinal(paragraph.body.text) is not None:
            words, mark = paragraph.body, paragraph.body.cut(0, item.end)
            ref = join((above, mark), "") if above else EMPTY
            entries.append(Entry(words.cut(item.body).strip(), ref=ref, item=mark))
        elif entries:
            entries[-1] = replace(entries[-1], text=join((entries[-1].text, paragraph.body)))
        else:
            first, above = _numbered_apart(paragraph.passage.collapsed())
            if first and not is_lead_in(paragraph):
                entries.append(Entry(first, ref=above))
    return tuple(entries)


def _numbered_apart(passage: Passage) -> tuple[Passage, Passage]:
    """The words, which may be none, and the number before them."""
    number = leading_number(passage.text)
    if number is None:
        return passage, EMPTY
    return passage.cut(number.body).strip(), passage.cut(number.start, number.end)


def _numbered_lines(paragraphs: Sequence[Paragraph]) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    for paragraph in paragraphs:
        if _numbered(paragraph) or not entries:
            entries.append(_with_ref(paragraph.passage.collapsed()))
        else:
            entries[-1] = replace(entries[-1], text=join((entries[-1].text, paragraph.body)))
    return tuple(entries)


def _bullets(paragraphs: Sequence[Paragraph]) -> list[Passage]:
    """One passage an action: a bullet, a line, or a lead-in with the noun phrases under it; milestones are its own."""
    passages: list[Passage] = []
    at = 0
    while at < len(paragraphs):
        line = paragraphs[at]
        under: list[Paragraph] = []
        leads = is_lead_in(line) or (not line.bulleted and _OPEN_END.search(line.body.text) is not None)
        own = bool(passages) and _lists_milestones(line)
        if leads:
            items = list(takewhile(lambda below: below.bulleted, paragraphs[at + 1 :]))
            under = items if own else parts_of(line, items)
        if not leads or under or at + 1 == len(paragraphs):
            parts = listed(p.body for p in under)
            whole = join((line.body if line.bulleted else line.passage.collapsed(), parts))
            passages = [*passages[:-1], join((passages[-1], whole))] if own else [*passages, whole]
        at += 1 + len(under)
    return passages


def _lists_milestones(line: Paragraph) -> bool:
    """Whether the line announces the milestones of the action above: "Key milestones:"."""
    return is_lead_in(line) and any(
        m.kind == MILESTONE and m.score == 1 for m in match_header(line.body.text)
    )


def _tail(lines: Sequence[Paragraph], at: int) -> list[Paragraph]:
    """The dashed items that end a paragraph broken off, or the bullets under a lead-in."""
    line = lines[at]
    lead_in = is_lead_in(line)
    if line.bulleted or not (lead_in or breaks_off(line.body.text)):
        return []
    tail: list[Paragraph] = []
    for below in lines[at + 1 :]:
        if not (below.bulleted if lead_in else below.marker == "-" and below.body.text[:1].islower()):
            break
        if names_figure(below.body.text):
            break
        tail.append(below)
    return tail


def _once(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    seen: set[str] = set()
    kept = []
    for entry in entries:
        key = _NOT_LETTERS.sub("", entry.text.text).lower()
        if key and key not in seen:
            seen.add(key)
            kept.append(entry)
    return tuple(kept)
