"""Lines -> paragraphs: where a paragraph ends, and its text as a Block."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from extractors.pdf.joins import SOFT_HYPHEN, Break, is_hyphenated, is_one_word, is_unfinished, joined
from extractors.pdf.lines import Frame, Line, around, lines, room, would_fit
from extractors.pdf.words import Word, turned, turned_box
from schemas.document import Block, BlockKind

_LOOSE = 1.2  # of the usual distance of baselines: more is a gap between paragraphs
_USUAL = 1.2  # of the font size: the distance of baselines where the document shows none
_FARTHEST = 3.0  # of the font size: lines further apart are not of one paragraph
_ALIKE = 0.6  # points by which equal distances differ
_INDENT = 3.0  # points: less is the same indent
_RESIZED = 0.09  # of the font size: letters that differ more are another paragraph
_NEARLY_FULL = 0.15  # of the column's width: more room at a line's end is no chance
_BLANK_LINE = 1.8  # times the usual distance of baselines: as far as a blank line
_WIDER = 1.5  # times the distance of baselines that lists on the same page may show
_WIDE_COLUMN = 25  # of the font size: the least width of a column of prose
_ENDED = re.compile(r"[.;:,!?]$")
_LABEL = re.compile(r"[A-Z][a-z]+(?: [A-Za-z]+){0,3}:(?= \S)")
_LETTERS = re.compile(r"(?<!\w['’])\b[^\W\d_]+")  # no "s" of "children's"
_SOME_LETTERS = 3  # as much room as a cut word leaves, and some
_TURN = attrgetter("turn")


@dataclass(frozen=True, slots=True)
class Habits:
    """What the whole document shows: usual distances of baselines by font size, and its uncut words."""

    pitches: Mapping[float, float] = field(default_factory=dict)
    seen: Collection[str] = frozenset()
    pitch_share: float = _USUAL  # the distance of baselines over the font size


class Region(NamedTuple):
    """The lines of a cell, a box or a column of the page.

    `turn` says by how many degrees they are turned; lines and frame are in their own reading frame.
    `ragged` regions are drawings: people break lines in boxes by hand, so room left says nothing there.
    """

    lines: tuple[Line, ...]
    frame: Frame
    turn: int = 0
    ragged: bool = False


def region(words: Sequence[Word], frame: Frame, *, ragged: bool = False) -> Region:
    """The region of the words; text turned on its side gets its own reading frame."""
    turn = Counter([word.turn for word in words]).most_common(1)[0][0] if any(map(_TURN, words)) else 0
    if turn == 0:
        return Region(lines(words), frame, 0, ragged)
    found = lines(turned(word, turn) for word in words)
    return Region(found, Frame(found[0].box.x0, max(line.box.x1 for line in found)), turn, ragged)


def habits(regions: Iterable[Region]) -> Habits:
    """The habits that the regions of a document show."""
    distances: dict[float, list[float]] = defaultdict(list)
    seen: set[str] = set()
    for part in regions:
        for before, after in pairwise(part.lines):
            if _are_wrapped(before, after, part.frame):
                distances[_rounded(before.size)].append(_distance(before, after))
        seen.update(_whole_words(part))
    pitches = {size: median(found) for size, found in distances.items()}
    share = median(pitch / size for size, pitch in pitches.items()) if pitches else _USUAL
    return Habits(pitches, frozenset(seen), share)


def blocks(part: Region, known: Habits, page: int) -> tuple[Block, ...]:
    """The paragraphs of a region, top to bottom."""
    return tuple(block(group, part, known, page) for group in paragraphs(part, known))


def paragraphs(part: Region, known: Habits) -> tuple[tuple[Line, ...], ...]:
    """The region's lines, those of a paragraph together."""
    if len(part.lines) == 1:
        return (part.lines,)
    groups: list[list[Line]] = []
    pitches = {size: _pitch(part, known, size) for size in {line.size for line in part.lines}}
    for following in part.lines:
        if groups and not _ends(groups[-1], following, part, pitches[following.size]):
            groups[-1].append(following)
        else:
            groups.append([following])
    return tuple(tuple(group) for group in groups)


def _ends(group: Sequence[Line], following: Line, part: Region, pitch: float) -> bool:
    last = group[-1]
    if abs(last.size - following.size) > _RESIZED * last.size:
        return True
    distance = _distance(last, following)
    if distance <= 0 or distance > _LOOSE * pitch * (_WIDER if _is_prose(last, following, part) else 1):
        return True
    if all(line.bold for line in group) and not any(word.bold for word in following.words):
        return True
    if following.bold and not following.text[0].islower() and not any(word.bold for word in last.words):
        return True
    fits = not part.ragged and would_fit(last, following, part.frame) and not _reads_on(last, following, part)
    if _starts_item(last, following, part, fits=fits) or _starts_label(following, part):
        return True
    return (fits and not is_unfinished(last.text, following.text)) or _falls_back(group, following, part)


def _reads_on(last: Line, following: Line, part: Region) -> bool:
    """Whether a line that is nearly full clearly goes on: no stop at its end, a small letter after it."""
    nearly_full = room(last, part.frame) < _NEARLY_FULL * (part.frame.right - part.frame.left)
    return nearly_full and following.text[0].islower() and _ENDED.search(last.text) is None


def _is_prose(last: Line, following: Line, part: Region) -> bool:
    """Whether a sentence of a wide column goes on; its lines may be set wider than a list on the same page."""
    wide = part.frame.right - part.frame.left >= _WIDE_COLUMN * last.size
    return wide and _reads_on(last, following, part)


def _starts_item(last: Line, following: Line, part: Region, *, fits: bool) -> bool:
    """Whether the following line begins a list item; a dash or number may also be wrapped text."""
    if following.marker is None:
        return False
    sign = following.marker.sign
    if sign == "•" or sign.startswith("("):
        return True
    if fits or (sign != "-" and _ENDED.search(last.text)) or last.text.endswith(":"):
        return True
    others = (line for line in part.lines if line is not following and line.marker is not None)
    return any(_kind(line) == _kind(following) for line in others)


def _starts_label(following: Line, part: Region) -> bool:
    """Whether the line begins with a label ("Lead: ...") that other lines of the column begin with too."""
    label = _LABEL.match(following.text)
    if label is None:
        return False
    return sum(line.text.startswith(label.group()) for line in part.lines) > 1


def _kind(line: Line) -> str:
    """The style of a line's marker: all numbers of a style are of one kind."""
    sign = line.marker.sign if line.marker else ""
    return re.sub(r"\d+", "1", re.sub(r"[a-z]+", "a", sign))


def _falls_back(group: Sequence[Line], following: Line, part: Region) -> bool:
    """Whether a list item with a hanging indent is over because the line begins left of that indent."""
    first = group[0]
    if first.marker is None or following.box.x0 >= first.body_x - _INDENT:
        return False
    if any(abs(line.box.x0 - first.body_x) <= _INDENT for line in group[1:]):
        return True
    return len(group) == 1 and _hangs(part, _kind(first))


def _hangs(part: Region, kind: str) -> bool:
    """Whether wrapped lines of the region's other items of that kind stand at their hanging indent."""
    return any(
        _kind(one) == kind and other.marker is None and abs(other.box.x0 - one.body_x) <= _INDENT
        for one, other in pairwise(part.lines)
    )


def _pitch(part: Region, known: Habits, size: float) -> float:
    """The usual distance of baselines within paragraphs of that font size."""
    usual = known.pitches.get(_rounded(size), known.pitch_share * size)
    own = [
        (_distance(before, after), after.text[0].islower())
        for before, after in pairwise(part.lines)
        if after.size == size and _are_wrapped(before, after, part.frame)
    ]
    if not own:
        return usual
    nearest = min(distance for distance, _ in own)
    alike = [goes_on for distance, goes_on in own if distance <= nearest + _ALIKE]
    confirmed = (
        len(alike) > 1 and any(alike) and nearest < _BLANK_LINE * usual
    )  # lines set apart, none going on in small letters, are a list
    return nearest if nearest <= usual or confirmed else usual


def _are_wrapped(before: Line, after: Line, frame: Frame) -> bool:
    """Whether the second line may be the first one's sentence going on, by size, distance and width."""
    if before.size != after.size or _distance(before, after) > _FARTHEST * after.size:
        return False
    return not would_fit(before, after, frame)


def _distance(before: Line, after: Line) -> float:
    return after.box.bottom - before.box.bottom


def _rounded(size: float) -> float:
    return round(size * 2) / 2


def _whole_words(part: Region) -> Iterable[str]:
    """Lower-case words of the region, without those that a narrow column may have cut."""
    cut_before = False
    for line, following in zip_longest(part.lines, part.lines[1:]):
        cut_after = following is not None and _may_be_cut(line, following, part.frame)
        texts = [word.text for word in line.words[cut_before : len(line.words) - cut_after]]
        yield from _LETTERS.findall(" ".join(texts).lower())
        cut_before = cut_after


def _may_be_cut(line: Line, following: Line, frame: Frame) -> bool:
    word = line.words[-1]
    near = room(line, frame) < _SOME_LETTERS * word.width / len(word.text)
    return near and _is_single(line) and not would_fit(line, following, frame)


def block(group: Sequence[Line], part: Region, known: Habits, page: int) -> Block:
    """The paragraph or list item of the lines."""
    first, last = group[0], group[-1]
    text = _text(group, part.frame, known.seen)
    return Block(
        BlockKind.LIST_ITEM if first.marker else BlockKind.PARAGRAPH,
        text,
        first.marker.sign if first.marker else "",
        first.marker.body_start if first.marker else 0,
        _depth(first, part),
        bold=all(line.bold for line in group),
        indent=max(0.0, round(first.box.x0 - part.frame.left, 1)),
        page=page,
        box=turned_box(around(line.box for line in group) if last is not first else first.box, -part.turn),
        room=round(room(last, part.frame), 1),
        first_word=round(first.body_word.width, 1),
    )


def _depth(first: Line, part: Region) -> int:
    """How many marker positions of the region lie left of the item's: 0 for outermost items."""
    if first.marker is None:
        return 0
    positions = sorted({line.box.x0 for line in part.lines if line.marker is not None})
    steps = [low for low, high in pairwise([*positions, first.box.x0]) if high - low > _INDENT]
    return sum(low < first.box.x0 - _INDENT for low in steps)


def _text(group: Sequence[Line], frame: Frame, seen: Collection[str]) -> str:
    text, width = group[0].text, group[0].words[-1].width
    for before, after in pairwise(group):
        if is_hyphenated(text, after.text, seen):
            text = text[:-1] + SOFT_HYPHEN
        one_word = _is_single(before) and is_one_word(_cut(text, width, before, after, frame), seen)
        text = joined(text, after.text, one_word=one_word)
        width = width + after.words[0].width if one_word and len(after.words) == 1 else after.words[-1].width
    return text.replace(SOFT_HYPHEN, "")


def _cut(text: str, width: float, before: Line, after: Line, frame: Frame) -> Break:
    tail = after.words[0]
    return Break(text.rsplit(" ", 1)[-1], tail.text, width, tail.width, room(before, frame))


def _is_single(line: Line) -> bool:
    return line.body_word is line.words[-1]
