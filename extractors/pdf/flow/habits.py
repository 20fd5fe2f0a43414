"""What a document shows of its lines: how far those of a sentence are apart, how far paragraphs, and its words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extractors.pdf.flow.regions import Region
from extractors.pdf.lines import Frame, Line, room, would_fit
from extractors.pdf.lines.joins import divided, is_division
from extractors.text import LABEL

FARTHEST = 3.0  # of the font size: lines further apart are not of one paragraph
_LOOSE = 1.2  # of the usual distance of baselines: more is a gap between paragraphs
_LOOSER = 1.17  # ... where nothing says that a sentence goes on
_USUAL = 1.2  # of the font size: the distance of baselines where the document shows none
_NEAREST = 0.8  # of the font size: lines nearer to each other are none of a paragraph's
_ALIKE = 0.6  # points by which equal distances differ
_SET_OFF = 1.1  # times the usual distance of baselines: less between paragraphs is no gap
_SOME_GAPS = 3  # paragraphs that must show how far they are set apart
_FEW = 0.2  # of these: so many lines of one paragraph may be as far apart
_BLANK_LINE = 1.8  # times the usual distance of baselines: as far as a blank line
_SOME_SENTENCES = 3  # lines that go on in tables, and show how near they are set there
_SOME_LETTERS = 3  # as much room as a cut word leaves, and some
_SOME_DIVISIONS = 3
_SOME_LABELS = 3  # lines that begin with the same label
_TIED = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_NAME = re.compile(r"(?<=[a-z] )[A-Z][a-z]+")
_PLAIN = re.compile(r"(?<=[a-z] )[a-z]{4,}\b(?![-'’@.]\w)")  # no half of a word that the line begins with
_LETTERS = re.compile(r"(?<!\w['’])\b[^\W\d_]+")  # no "s" of "children's"


@dataclass(frozen=True, slots=True)
class Habits:
    """What the whole document shows: usual distances of baselines by font size, and its uncut words."""

    pitches: Mapping[float, float] = field(default_factory=dict)
    seen: Collection[str] = frozenset()
    tied: Collection[str] = frozenset()  # words with a hyphen inside a line
    divides: bool = False  # words at line ends are divided by hyphens that nobody typed
    pitch_share: float = _USUAL  # the distance of baselines over the font size
    gaps: Mapping[float, float] = field(
        default_factory=dict
    )  # of paragraphs that are set apart from each other
    labels: Collection[str] = frozenset()  # with which lines begin again and again: "Lead" of "Lead: A Pike"
    tables: Habits | None = (
        None  # in the cells of tables, where lines may be set nearer than in the text around
    )
    lists: bool = False  # a line may begin something of its own: so it is in the cells of tables
    names: Collection[str] = frozenset()  # in small letters, what has a capital in the middle of a line
    plain: Collection[str] = frozenset()  # words that stand in small letters


class _Step(NamedTuple):
    """From one line to the next: their font size, the points between, and whether a text ended, or goes on in small letters."""

    size: float
    distance: float
    ended: bool
    goes_on: bool


def habits(regions: Iterable[Region], cells: Iterable[Region] = (), tables: Iterable[Region] = ()) -> Habits:
    """The habits that the regions of a document show; `cells`, of tables without lines, show but their words.

    `tables` are the cells of the others.
    """
    own, more, ruled = list(regions), list(cells), list(tables)
    every = [*own, *ruled, *more]
    steps = _steps(ruled)
    pitches, share, gaps = _spacings([*_steps(own), *steps])
    names, plain = _in_lines(every)
    known = Habits(
        pitches,
        *_words(every),
        pitch_share=share,
        gaps=gaps,
        labels=_labels(every),
        names=names,
        plain=plain,
    )
    known = replace(known, tables=replace(known, lists=True))
    if not own:
        return known
    inside, _, parted = _spacings(steps, least=_SOME_SENTENCES)
    apart = {size: gap for size, gap in parted.items() if size in inside}
    return replace(
        known, tables=replace(known, pitches={**pitches, **inside}, gaps={**gaps, **apart}, lists=True)
    )


def _steps(regions: Iterable[Region]) -> list[_Step]:
    """The steps between lines near each other."""
    near = ((part, *pair) for part in regions for pair in pairwise(part.lines) if _are_near(*pair))
    found: list[_Step] = []
    for part, before, after in near:
        ended = would_fit(before, after, part.frame)
        goes_on = not ended and after.text[0].islower()
        found.append(_Step(_rounded(before.size), step(before, after), ended, goes_on))
    return found


def _spacings(steps: Iterable[_Step], least: int = 1) -> tuple[dict[float, float], float, dict[float, float]]:
    """By font size the distance of baselines, its share of the size, and the distance of paragraphs set apart.

    Distances of baselines are those of sizes of which `least` lines or more show them.
    """
    wrapped: dict[float, list[float]] = defaultdict(list)
    certain: dict[float, list[float]] = defaultdict(list)
    apart: dict[float, list[float]] = defaultdict(list)
    for size, distance, ended, goes_on in steps:
        (apart if ended else wrapped)[size].append(distance)
        if goes_on:
            certain[size].append(distance)
    shown = {size: certain.get(size, found) for size, found in wrapped.items()}
    pitches = {size: median(found) for size, found in shown.items() if len(found) >= least}
    share = median(pitch / size for size, pitch in pitches.items()) if pitches else _USUAL
    gaps = {
        size: gap
        for size in {*apart, *wrapped}
        if (gap := _usual_gap(pitches.get(size, share * size), [*apart[size], *wrapped[size]], certain[size]))
        is not None
    }
    return pitches, share, gaps


def _labels(regions: Iterable[Region]) -> frozenset[str]:
    begun = (line.text for part in regions for line in part.lines if ":" in line.text)
    counts = Counter(found["name"] for text in begun if (found := LABEL.match(text)))
    return frozenset(name for name, count in counts.items() if count >= _SOME_LABELS)


def _in_lines(regions: Iterable[Region]) -> tuple[frozenset[str], frozenset[str]]:
    """In small letters the words that have a capital within a line, and those that stand in small letters there."""
    text = "\n".join([line.text for part in regions for line in part.lines])
    return frozenset(map(str.lower, _NAME.findall(text))), frozenset(_PLAIN.findall(text))


def _words(regions: Sequence[Region]) -> tuple[frozenset[str], frozenset[str], bool]:
    """The words that stand uncut, those with a hyphen in them, and whether lines' ends divide words by one."""
    texts = {word for part in regions for word in _whole_words(part)}
    written = " ".join(texts).lower()
    seen, tied = frozenset(_LETTERS.findall(written)), frozenset(_TIED.findall(written))
    pairs = (pair for part in regions for pair in pairwise(part.lines) if pair[0].text.endswith("-"))
    halves = [cut for before, after in pairs if (cut := divided(before.text, after.text))]
    divides = sum(is_division(*cut, seen) for cut in halves) >= _SOME_DIVISIONS
    if divides:  # the halves stand there as if they were words
        seen -= {half for cut in halves for half in cut}
    return seen, tied, divides


def _usual_gap(pitch: float, steps: Sequence[float], certain: Sequence[float]) -> float | None:
    """The least distance that stands out among the steps, several times, and hardly ever within a sentence; else None.

    Bullets may follow each other as lines do where paragraphs are set apart.
    """
    farther = sorted(distance for distance in steps if distance >= _SET_OFF * pitch)
    for least in farther:
        alike = [distance for distance in farther if 0 <= distance - least <= _ALIKE]
        if len(alike) >= _SOME_GAPS:
            within = sum(distance > (pitch + least) / 2 for distance in certain)
            return median(alike) if within <= _FEW * len(alike) else None
    return None


def limits(part: Region, known: Habits) -> dict[float, tuple[float, float]]:
    """By font size, the steps above which two lines are of two paragraphs: before small letters, and before others."""
    found: dict[float, tuple[float, float]] = {}
    for size in {line.size for line in part.lines}:
        pitch, gap = _pitch(part, known, size), known.gaps.get(_rounded(size), 0.0)
        usual = _LOOSER * pitch
        found[size] = _LOOSE * pitch, min(usual, (pitch + gap) / 2) if gap >= _SET_OFF * pitch else usual
    return found


def _pitch(part: Region, known: Habits, size: float) -> float:
    """The usual distance of baselines within paragraphs of that font size."""
    usual = known.pitches.get(_rounded(size), known.pitch_share * size)
    own = [
        (step(before, after), after.text[0].islower())
        for before, after in pairwise(part.lines)
        if after.size == size
        and step(before, after) > _NEAREST * size
        and _are_wrapped(before, after, part.frame)
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
    return _are_near(before, after) and not would_fit(before, after, frame)


def _are_near(before: Line, after: Line) -> bool:
    return before.size == after.size and step(before, after) <= FARTHEST * after.size


def step(before: Line, after: Line) -> float:
    """Points from baseline to baseline."""
    return _baseline(after) - _baseline(before)


def _baseline(line: Line) -> float:
    """Where a line's text ends below: a number in its own type in front of it, as in a disc, may reach lower."""
    if line.words[0].size == line.size:  # as in nearly every line
        return line.box.bottom
    return max(word.bottom for word in line.words if word.size == line.size)


def _rounded(size: float) -> float:
    return round(size * 2) / 2


def _whole_words(part: Region) -> Iterable[str]:
    """The words of the region, without those that a narrow column may have cut."""
    cuts = [_may_be_cut(line, following, part.frame) for line, following in pairwise(part.lines)]
    if not any(cuts):  # as in most columns
        return [word.text for line in part.lines for word in line.words]
    around = zip(part.lines, (False, *cuts), (*cuts, False), strict=True)
    return [
        word.text for line, before, after in around for word in line.words[before : len(line.words) - after]
    ]


def _may_be_cut(line: Line, following: Line, frame: Frame) -> bool:
    if not is_single(line):
        return False
    word = line.words[-1]
    near = room(line, frame, following) < _SOME_LETTERS * word.width / len(word.text)
    return near and not would_fit(line, following, frame)


def is_single(line: Line) -> bool:
    """Whether the line is one word, apart from its list marker."""
    return line.body_word is line.words[-1]
