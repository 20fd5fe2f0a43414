"""Numbers typed before plain lines: "2. Actions" above "2.1 ..." is a heading, "A1 Mend the weir" above its fields an item.

A bold line "Theme A: ..." is a heading as "Theme D: ..." elsewhere is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain, pairwise, zip_longest
from typing import TypeGuard

from pipeline.outline.prose import inline_fields
from pipeline.texts.entries import Entry
from pipeline.texts.heads import announces, ends_as_plan, is_heading, split_name
from pipeline.texts.numbers import leading_number
from pipeline.texts.sentences import is_lead_in
from pipeline.texts.small_numbers import with_small_numbers
from schemas.document import BlockKind
from schemas.passage import join
from schemas.record import LogicalTable, Paragraph

_LONGEST = 10  # words
_LETTER_NUMBER = re.compile(  # "A1 Clean rivers", "RfA 1: Clean rivers"
    r"(?P<ref>(?P<letters>[A-Z](?:[A-Za-z]{0,2}[A-Z])?)(?: (?=\d{1,2}\s*[:.–-]))?(?P<number>\d{1,2}))\s*[:.–-]?\s+(?=[A-Z])"
)
_BARE_NUMBER = re.compile(r"(?P<number>\d{1,2}) +(?=[A-Z])")


def with_numbered_headings(
    body: Sequence[Paragraph | LogicalTable],
) -> list[Paragraph | LogicalTable]:
    """The body, each short numbered line whose number the next line's goes deeper than turned into a heading."""
    lines = with_small_numbers(body)
    turned = [
        _as_heading(line) if isinstance(line, Paragraph) and _heads(line, below) else line
        for line, below in zip_longest(lines, lines[1:])
    ]
    return _with_plan_heading(turned, lines)


def _with_plan_heading(
    body: list[Paragraph | LogicalTable], lines: Sequence[Paragraph | LogicalTable]
) -> list[Paragraph | LogicalTable]:
    """The body, the one bold line "ACTION PLAN" below bold `lines` that became headings a heading as large as these.

    What it stands over is no part of the text numbered "3.1", "3.2" under the last of them.
    """
    above = [k for k, (part, line) in enumerate(zip(body, lines, strict=True)) if part is not line]
    plans = [(k, p) for k, p in enumerate(body) if above and k > above[0] and _announces_plan(p)]
    if len(plans) != 1:
        return body
    at, plan = plans[0]
    drawn_alike = all(_is_bold(body[k]) for k in above if k < at)
    return [*body[:at], _as_heading(plan), *body[at + 1 :]] if drawn_alike else body


def _announces_plan(line: Paragraph | LogicalTable) -> TypeGuard[Paragraph]:
    """Whether a bold line says no more than that the plan follows."""
    if not isinstance(line, Paragraph) or line.kind is not BlockKind.PARAGRAPH or not line.bold:
        return False
    return announces(line.passage.text) and ends_as_plan(line.passage.text.strip(" .:"))


def _is_bold(line: Paragraph | LogicalTable) -> bool:
    return isinstance(line, Paragraph) and line.bold


def with_equal_names(
    body: Sequence[Paragraph | LogicalTable],
) -> list[Paragraph | LogicalTable]:
    """The body, bold lines that count with the name of headings, "Theme A: ..." with "Theme D: ...", headings of that level.

    One whose number a heading has too may list what comes, and stays what it is.
    """
    names = [_counted_name(part) if isinstance(part, Paragraph) else None for part in body]
    drawn = {
        name: part.level
        for name, part in zip(names, body, strict=True)
        if name and isinstance(part, Paragraph) and part.kind is BlockKind.HEADING
    }
    levels = {word: level for (word, _), level in drawn.items()}
    return [
        replace(part, kind=BlockKind.HEADING, level=levels[name[0]])
        if name and name not in drawn and name[0] in levels and isinstance(part, Paragraph)
        else part
        for name, part in zip(names, body, strict=True)
    ]


def with_lettered_items(
    body: Sequence[Paragraph | LogicalTable],
) -> list[Paragraph | LogicalTable]:
    """The body, lines that count with a letter, "A1 Mend the weir" right above "Lead: A Pike", as "A1. Mend the weir"."""
    led = (line.passage.text for line, below in pairwise(body) if _is_lettered(line) and _is_labelled(below))
    letters = counted_letters(led)
    if not letters:  # as in most plans
        return list(body)
    return [with_stop(line, letters) if _is_lettered(line) else line for line in body]


def with_counted_items(
    body: Sequence[Paragraph | LogicalTable],
) -> list[Paragraph | LogicalTable]:
    """The body, lines that count on, "1 Mend the weir", "2 Clear the leat", each above its fields, as "1. Mend the weir".

    So do lines right below one that ends in a colon, "We will:", each right below the one before.
    """
    counts = {at: match for at, line in enumerate(body) if (match := _counted(line)) is not None}
    led = {at: match for at, match in counts.items() if _is_over_fields(body[at + 1 : at + 3])}
    pairs = [pair for pair in pairwise(led.items()) if _goes_on(pair[0][1], pair[1][1])]
    made = list(body)
    for at, match in {**dict(chain.from_iterable(pairs)), **_announced(body, counts)}.items():
        line = made[at]
        if isinstance(line, Paragraph):
            number, words = line.passage.cut(*match.span("number")), line.passage.cut(match.end())
            made[at] = replace(line, passage=join((number, words), ". "), marker="", body_start=0)
    return made


def _announced(
    body: Sequence[Paragraph | LogicalTable], counts: Mapping[int, re.Match[str]]
) -> dict[int, re.Match[str]]:
    """The plain lines, two or more, that count from 1 right below one that announces them."""
    found: dict[int, re.Match[str]] = {}
    for start in (at for at, match in counts.items() if at and int(match["number"]) == 1):
        above, run = body[start - 1], [start]
        while (match := counts.get(run[-1] + 1)) is not None and int(match["number"]) == len(run) + 1:
            run.append(run[-1] + 1)
        plain = not any(is_heading(line) for n in run if isinstance(line := body[n], Paragraph))
        if len(run) > 1 and plain and isinstance(above, Paragraph) and is_lead_in(above):
            found |= {n: counts[n] for n in run}
    return found


def counted_letters(headings: Iterable[str]) -> frozenset[str]:
    """The capitals that headings count with, "A1 Clean rivers" and "A2 Safe streets", "RfA 1: ...": one alone may be a road.

    But not behind the letter before it: "B1 Old woods" behind "A2".
    """
    matches = [match for text in headings if (match := _LETTER_NUMBER.match(text))]
    found = {(match["letters"], match["number"]) for match in matches}
    letters = {name for name, _ in found if {(name, "1"), (name, "2")} <= found}
    for name, number in sorted(found):
        if number == "1" and len(name) == 1 and chr(ord(name) - 1) in letters:
            letters.add(name)
    return frozenset(letters)


def by_letter(entry: Entry, letters: frozenset[str]) -> Entry:
    """The entry with the number behind one of the letters as its ref."""
    match = None if entry.ref else _LETTER_NUMBER.match(entry.text.text)
    if match is None or match["letters"] not in letters:
        return entry
    return Entry(entry.text.cut(match.end()), entry.text.cut(*match.span("ref")))


def with_stop(heading: Paragraph, letters: frozenset[str]) -> Paragraph:
    """The heading, its number behind one of the letters with a stop as other numbers have: "A1. Clean rivers"."""
    entry = by_letter(Entry(heading.passage), letters)
    if not entry.ref:
        return heading
    return replace(heading, passage=join((entry.ref, entry.text), ". "), marker="", body_start=0)


def _counted_name(line: Paragraph) -> tuple[str, str] | None:
    """The word and the number that a heading "Theme A: Clean rivers" counts with."""
    named = split_name(line.passage) if is_heading(line) else None
    if named is None or not (named[0] and named[1]):
        return None
    word, *_ = line.passage.text.lower().split()
    return word, named[0].text.lower().removeprefix(word).strip()


def _is_lettered(line: Paragraph | LogicalTable) -> TypeGuard[Paragraph]:
    """Whether a plain line begins as "A1 Mend the weir" does."""
    if not isinstance(line, Paragraph) or is_heading(line):
        return False
    return _LETTER_NUMBER.match(line.passage.text) is not None


def _counted(line: Paragraph | LogicalTable) -> re.Match[str] | None:
    return _BARE_NUMBER.match(line.passage.text) if isinstance(line, Paragraph) else None


def _is_over_fields(below: Sequence[Paragraph | LogicalTable]) -> bool:
    """Whether a labelled line comes next, or behind one that tells more and counts nothing."""
    first = next(iter(below), None)
    told = isinstance(first, Paragraph) and not is_heading(first) and _counted(first) is None
    return any(map(_is_labelled, below[: 1 + told]))


def _goes_on(above: re.Match[str], below: re.Match[str]) -> bool:
    return int(below["number"]) == int(above["number"]) + 1


def _is_labelled(line: Paragraph | LogicalTable) -> bool:
    return isinstance(line, Paragraph) and bool(inline_fields(line))


def _heads(line: Paragraph | LogicalTable | None, below: Paragraph | LogicalTable | None) -> bool:
    if not isinstance(line, Paragraph) or not isinstance(below, Paragraph):
        return False
    if line.kind is BlockKind.HEADING:
        return False
    own, deeper = _number(line), _number(below)
    text = line.passage.text.strip()
    short = len(text.split()) <= _LONGEST and text[-1:] not in {".", ";", ":", ","}
    return bool(own) and short and deeper.startswith(f"{own}.")


def _number(paragraph: Paragraph) -> str:
    text = paragraph.passage.text
    number = leading_number(text)
    return text[number.start : number.end] if number else ""


def _as_heading(line: Paragraph) -> Paragraph:
    return replace(line, kind=BlockKind.HEADING, level=1 + _number(line).count("."))
