"""Glossaries written as lines: "AB – Alpha Beta", "AB: Alpha Beta", "AB......Alpha Beta", or AB and Alpha Beta in turn."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.tagging.acronyms import Range, spells
from pipeline.tagging.identity import explained_persons

_FEWEST = 3  # lines of a list
_SHARE = 0.6  # of the lines whose long form spells the short one
_HALF = 0.5
_SHORT = r"(?:\d(?=[A-Z]{2}))?[A-Z][A-Za-z]*(?:\s?[&+/-]\s?[A-Za-z]+)*[A-Za-z]?s?(?:\(\d(?:[-–]\d)?\))?"
_PAIR = re.compile(
    rf"\s*(?P<short>{_SHORT})\s*(?:[.…·_]{{2,}}[.…·_\s]*|\s[-–—=:]\s*|[-–—]\s*(?=[A-Z])|[:=]\s*|\t+\s*)(?P<long>[A-Z].{{3,120}}?)\s*"
)
_SPACED = re.compile(rf"\s*(?P<short>{_SHORT})\s+(?P<long>[A-Z].{{3,120}}?)\s*")  # a column of its own, once
_ALONE = re.compile(rf"\s*(?P<short>{_SHORT}|[A-Z]+\d[A-Za-z]*)\s*")
_KEY = re.compile(  # what is explained among others in one line: "AB Alpha Beta; CD Camma Delta"
    rf"\s*(?:and\s+)?(?P<short>{_SHORT})(?P<mark>\s*[=:]\s*|\s+(?:[-–—]\s+)?)(?P<long>(?!for\s)[A-Za-z].{{3,90}}?)\s*"
)  # "AB for boats" tells what a code in the plan stands for
_STOP = "."
_LEAD_IN = re.compile(r":\s+")
_SENTENCE_END = re.compile(r"\.(?:\s+(?=[A-Z])|\s*$)")
_WORD = re.compile(r"[^\s,;:=–-]\S*?(?=[,;:=–-]*(?:\s|$))")
_LONGEST_SHORT = 12
_CAPITALS = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: the number of its passage and its half-open characters there."""

    passage: int
    start: int
    text: str
    headed: bool = False  # under a glossary's heading


@dataclass(frozen=True, slots=True)
class GlossaryLine:
    """A short and a long form, each with the number of its passage and its half-open characters."""

    short: tuple[int, Range]
    long: tuple[int, Range]


def find_glossary_lines(lines: Sequence[Line]) -> tuple[GlossaryLine, ...]:
    """The definitions of every list of lines that is a glossary: under its heading, or by what its lines spell."""
    in_turn = (found for line in lines for found in (*_in_one_line(line), *_listed(line)))
    return (*_runs(lines, tuple(_paired(line) for line in lines)), *_alternating(lines), *in_turn)


def is_short_form(text: str) -> bool:
    """Whether a line is nothing but a short form, as one in bold above what it stands for is."""
    match = _ALONE.fullmatch(text)
    return match is not None and _is_short(match["short"])


def _in_one_line(line: Line) -> Iterator[GlossaryLine]:
    """The definitions of a line that is nothing but two or more of them: "AB Alpha Beta CD – Camma Delta"."""
    words = list(_WORD.finditer(line.text))
    found: list[GlossaryLine] = []
    at = 0
    while at < len(words):
        last = _spelled_from(words, at)
        if last is None:
            return
        spans = (words[at].span(), (words[at + 1].start(), words[last].end()))
        short, long = ((line.passage, _moved(span, line.start)) for span in spans)
        found.append(GlossaryLine(short, long))
        at = last + 1
    if len(found) > 1:
        yield from found


def _listed(line: Line) -> Iterator[GlossaryLine]:
    """The definitions a line lists, after a lead-in or not: "Short forms: AB Alpha Beta; CD Camma Delta".

    All that is listed must begin with a short form, and most of the long forms must spell theirs; half of them are
    enough where a mark stands between the two of each, and each long form has the letters of its short one in order.
    Sentences, "AB: Alpha Beta. CD: Camma Delta.", must all have such a mark.
    """
    mark = next((mark for mark in ";,." if mark in line.text), "")
    for start in (0, *(match.end() for match in _LEAD_IN.finditer(line.text))) if mark else ():
        keys = _keys(line.text, start, _end_of_list(line.text, start, mark), mark)
        spelled = sum(spells(key["short"], key["long"]) for key in keys)
        marked = all(map(_is_key, keys))
        enough = _HALF if len(keys) >= _FEWEST and marked else _SHARE
        if spelled >= max(_CAPITALS, enough * len(keys)) and (marked or mark != _STOP):
            for key in keys:
                short, long = ((line.passage, _moved(key.span(n), line.start)) for n in ("short", "long"))
                yield GlossaryLine(short, long)
            return


def _end_of_list(text: str, start: int, mark: str) -> int:
    """Where the sentence of a list ends, or the text whose sentences are the list."""
    stop = _SENTENCE_END.search(text, start) if mark != _STOP else None
    return stop.start() if stop else len(text)


def _is_key(key: re.Match[str]) -> bool:
    """Whether a mark stands between a short form and one that has its letters in order: "WB – Wellbeing Strategy"."""
    letters = iter(key["long"].lower())
    return bool(key["mark"].strip()) and all(
        letter in letters for letter in key["short"].lower() if letter.isalpha()
    )


def _keys(text: str, start: int, end: int, mark: str) -> list[re.Match[str]]:
    """What each part between the marks explains; nothing where one of them explains nothing."""
    keys = []
    for part in re.compile(f"[^{mark}]+").finditer(text, start, end):
        key = _KEY.fullmatch(text, *part.span())
        if key is None or not _is_short(key["short"]):
            return []
        keys.append(key)
    return keys


def _spelled_from(words: Sequence[re.Match[str]], at: int) -> int | None:
    """The place of the last of the words that have the letters of the short form at `at` as initials, if they do."""
    short = words[at].group()
    last = at + len(short)
    long = [word.group() for word in words[at + 1 : last + 1]]
    fits = short.isupper() and 1 < len(short) == len(long) and all(word[0].isupper() for word in long)
    return last if fits and "".join(word[0] for word in long) == short else None


def _runs(lines: Sequence[Line], pairs: Sequence[GlossaryLine | None]) -> Iterator[GlossaryLine]:
    run: list[tuple[Line, GlossaryLine]] = []
    for line, pair in zip((*lines, None), (*pairs, None), strict=True):
        if line is not None and pair is not None:
            run.append((line, pair))
            continue
        yield from _trusted(run)
        run = []


def _trusted(run: list[tuple[Line, GlossaryLine]]) -> Iterator[GlossaryLine]:
    """A run's definitions, if its heading or the words of most of its lines say that it is a glossary.

    Where only a space parts short form and long, its heading does not say enough. Lines that all spell are a list
    under a heading however few they are. Somebody's initials among the short forms are told by the name.
    """
    spelled = sum(_tells(_cut(line, pair.short[1]), _cut(line, pair.long[1])) for line, pair in run)
    headed = bool(run) and run[0][0].headed
    if len(run) < _FEWEST and not (headed and spelled == len(run)):
        return
    marked = headed and all(_is_marked(line, pair) for line, pair in run)
    if marked or spelled >= _SHARE * len(run):
        yield from (pair for _, pair in run)


def _tells(short: str, long: str) -> bool:
    return spells(short, long) or any(explained_persons([(short, long)]))


def _is_marked(line: Line, pair: GlossaryLine) -> bool:
    """Whether more than a space stands between its short and its long form."""
    return _cut(line, (pair.short[1][1], pair.long[1][0])) != " "


def _cut(line: Line, span: Range) -> str:
    return line.text[span[0] - line.start : span[1] - line.start]


def _paired(line: Line) -> GlossaryLine | None:
    """The definition that a line is; where nothing says so, no mark and no heading, its words must."""
    marked = _PAIR.fullmatch(line.text)
    match = marked or _SPACED.fullmatch(line.text)
    if match is None or not _is_short(match["short"]):
        return None
    if not (marked or line.headed or _tells(match["short"], match["long"])):
        return None
    spans = _both_ending(match) or (match.span("short"), match.span("long"))
    short, long = ((line.passage, _moved(span, line.start)) for span in spans)
    return GlossaryLine(short, long)


def _both_ending(match: re.Match[str]) -> tuple[Range, Range] | None:
    """The forms of "CR Lead Canal Repair Lead", where one word ends both and the letters spell what is before it."""
    word, _, long = match["long"].partition(" ")
    if not long.endswith(f" {word}") or not spells(match["short"], long.removesuffix(word)):
        return None
    end = match.start("long") + len(word)
    return (match.start("short"), end), (match.end("long") - len(long.lstrip()), match.end("long"))


def _alternating(lines: Sequence[Line]) -> Iterator[GlossaryLine]:
    """Short and long forms in turn, each long form spelling the short one before it; most do under a glossary's heading."""
    run: list[tuple[GlossaryLine, bool]] = []
    at = 0
    while at < len(lines):
        found = _in_turn(lines[at : at + 2])
        if found is not None:
            run.append(found)
            at += 2
            continue
        yield from _spelled(run)
        run, at = [], at + 1
    yield from _spelled(run)


def _in_turn(pair: Sequence[Line]) -> tuple[GlossaryLine, bool] | None:
    """The definition that two lines are, and whether the second spells the first, as it must without a heading."""
    match = _ALONE.fullmatch(pair[0].text)
    if match is None or len(pair) < 2 or not _is_short(match["short"]):  # noqa: PLR2004 -- of a pair
        return None
    short, long = pair
    spelled = spells(match["short"], long.text)
    if not spelled and (not long.headed or _ALONE.fullmatch(long.text)):
        return None
    start = long.start + len(long.text) - len(long.text.lstrip())
    span = (start, start + len(long.text.strip()))
    own = (short.passage, _moved(match.span("short"), short.start))
    return GlossaryLine(own, (long.passage, span)), spelled


def _spelled(run: Sequence[tuple[GlossaryLine, bool]]) -> Iterator[GlossaryLine]:
    """A run's definitions, if there are enough of them and most are spelled."""
    if len(run) >= _FEWEST and sum(spelled for _, spelled in run) >= _SHARE * len(run):
        yield from (found for found, _ in run)


def _is_short(text: str) -> bool:
    capitals = sum(letter.isupper() for letter in text)
    return (
        len(text) <= _LONGEST_SHORT and capitals >= _CAPITALS and capitals * 2 >= sum(map(str.isalpha, text))
    )


def _moved(span: Range, by: int) -> Range:
    return span[0] + by, span[1] + by
