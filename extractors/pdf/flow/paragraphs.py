"""Lines -> paragraphs: where a paragraph ends, and its text as a Block."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import islice, pairwise, takewhile

from extractors.counting import counts_on
from extractors.pdf.drawn.words import turned_box
from extractors.pdf.flow.habits import FARTHEST, Habits, is_single, limits, step
from extractors.pdf.flow.regions import Region
from extractors.pdf.lines import Frame, Line, around, marker, room, would_fit
from extractors.pdf.lines.joins import SOFT_HYPHEN, Break, is_hyphenated, is_one_word, is_unfinished, joined
from extractors.text import BULLET, LABEL
from schemas.document import Block, BlockKind
from schemas.open_ends import ends_open
from schemas.vocabulary import known_words

_INDENT = 3.0  # points: less is the same indent
_RESIZED = 0.09  # of the font size: letters that differ more are another paragraph
_NEARLY_FULL = 0.15  # of the column's width: more room at a line's end is no chance
_WIDER = 1.5  # times the distance of baselines that lists on the same page may show
_WIDE_COLUMN = 25  # of the font size: the least width of a column of prose
_ENDED = re.compile(r"[.;:,!?]$")
_INSIDE = re.compile(r"(?<=\S )\([a-z\d]{1,4}\)(?= )")  # "(b)" in the middle of a line
_LETTERS_END = re.compile(r"\W")  # as in "Families’"
_SENTENCE_END = re.compile(r"\b[a-z]{3,}\.$")
_TICKS = {"✓", "✔"}
_SOME_LABELS = 2  # that show whether they are set apart
_MORE = 2  # pieces of a word that is cut more than once


def blocks(part: Region, known: Habits, page: int) -> tuple[Block, ...]:
    """The paragraphs of a region, top to bottom."""
    return tuple([block(group, part, known, page) for group in paragraphs(part, known)])


def paragraphs(part: Region, known: Habits) -> tuple[tuple[Line, ...], ...]:
    """The region's lines, those of a paragraph together."""
    if len(part.lines) == 1:
        return (part.lines,)
    groups: list[list[Line]] = []
    farthest = limits(part, known)
    for following in part.lines:
        if groups and not _ends(groups[-1], following, part, farthest[following.size], known.labels):
            groups[-1].append(following)
        else:
            groups.append([following])
    return tuple(map(tuple, groups))


def _is_bare(line: Line) -> bool:
    """Whether the line is a bullet whose text had no room beside it."""
    if len(line.text) > 1 or line.text in _TICKS:
        return False
    found = marker(f"{line.text} x")
    return found is not None and found.sign == BULLET


def _ends(
    group: Sequence[Line],
    following: Line,
    part: Region,
    farthest: tuple[float, float],
    labels: Collection[str],
) -> bool:
    last = group[-1]
    if _is_bare(last):
        return following.marker is not None or not 0 < step(last, following) <= FARTHEST * following.size
    if _is_set_off(group, following, part, farthest) or _looks_other(group, following):
        return True
    fits = (
        not part.ragged
        and would_fit(last, following, part.frame)
        and not _reads_on(group, following, part)
        and not _fills_label(group, part, farthest)
    )
    if _starts_item(group, following, part, fits=fits) or _starts_label(last, following, part, labels):
        return True
    fits = fits and not is_unfinished(last.text, following.text)
    return fits or _falls_back(group, following, part, labels)


def _is_set_off(group: Sequence[Line], following: Line, part: Region, farthest: tuple[float, float]) -> bool:
    distance = step(group[-1], following)
    limit = farthest[0] if following.text[0].islower() else farthest[1]
    if 0 < distance <= limit:
        return False
    return distance <= 0 or distance > limit * _WIDER or not _is_prose(group, following, part)


def _looks_other(group: Sequence[Line], following: Line) -> bool:
    """Whether the line is set in another size, or bold ends or begins with it, other than at a bracket: "(by May 2031)"."""
    last = group[-1]
    if abs(last.size - following.size) > _RESIZED * last.size:
        return True
    if last.bold and all(line.bold for line in group) and not any(word.bold for word in following.words):
        return True
    in_brackets = following.text[0] == "(" and following.marker is None
    begins = following.bold and not (following.text[0].islower() or in_brackets)
    return begins and not any(word.bold for word in last.words)


def _reads_on(group: Sequence[Line], following: Line, part: Region) -> bool:
    """Whether a line that is nearly full clearly goes on: no stop at its end, a small letter after it.

    In a list of names without capitals a small letter says nothing.
    """
    last = group[-1]
    nearly_full = room(last, part.frame, following) < _NEARLY_FULL * (part.frame.right - part.frame.left)
    in_small_letters = following.text[0].islower() and not group[0].body_word.text[0].islower()
    return nearly_full and in_small_letters and _ENDED.search(last.text) is None


def _is_prose(group: Sequence[Line], following: Line, part: Region) -> bool:
    """Whether a sentence of a wide column goes on; its lines may be set wider than a list on the same page."""
    wide = part.frame.right - part.frame.left >= _WIDE_COLUMN * group[-1].size
    return wide and _reads_on(group, following, part)


def _starts_item(group: Sequence[Line], following: Line, part: Region, *, fits: bool) -> bool:
    """Whether the following line begins a list item; a dash or number may also be wrapped text."""
    if following.marker is None:
        return False
    last, sign = group[-1], following.marker.sign
    if sign == "•" or sign.startswith("("):
        return fits or sign == "•" or not _counts_in_text(group, following, part)
    if fits or (sign != "-" and _ENDED.search(last.text)) or last.text.endswith(":"):
        return True
    others = (line for line in part.lines if line is not following and line.marker is not None)
    return any(_kind(line) == _kind(following) for line in others)


def _counts_in_text(group: Sequence[Line], following: Line, part: Region) -> bool:
    """Whether the item before or after the line's stands inside a line: "(a) a weir; (b) a lock" is one text."""
    if following.marker is None:
        return False
    below = part.lines[part.lines.index(following) + 1 :]
    own = (*group, following, *takewhile(lambda line: line.marker is None, below))
    inside = {sign for line in own for sign in _INSIDE.findall(line.text)}
    return bool(inside) and any(
        counts_on(*pair)
        for sign in inside
        for pair in ((sign, following.marker.sign), (following.marker.sign, sign))
    )


def _starts_label(last: Line, following: Line, part: Region, labels: Collection[str]) -> bool:
    """Whether the line begins with a label ("Lead: ...", "Action 2: ...") and with it a paragraph.

    It is one of the document's `labels`, others of the column begin with it, it alone is bold, or lines with labels
    stand one below the other.
    """
    label = LABEL.match(following.text) if ":" in following.text else None
    if label is None:
        return False
    names = [other["name"] for line in part.lines if (other := LABEL.match(line.text))]
    if label["name"] in labels or names.count(label["name"]) > 1:
        return True
    if len(names) > 1 and (LABEL.match(last.text) or _labels_follow(following, part)):
        return True
    return _is_run_in(following, len(label.group().split())) and not last.words[-1].bold


def _labels_follow(line: Line, part: Region) -> bool:
    """Whether the next line of the region begins where this one does, and with a label."""
    below = part.lines[part.lines.index(line) + 1 :][:1]
    return any(LABEL.match(one.text) and abs(one.box.x0 - line.box.x0) <= _INDENT for one in below)


def _is_run_in(line: Line, label: int) -> bool:
    """Whether the words of the line's label are bold, and no others."""
    return all(word.bold for word in line.words[:label]) and not any(word.bold for word in line.words[label:])


def _fills_label(group: Sequence[Line], part: Region, farthest: tuple[float, float]) -> bool:
    """Whether the group is a labelled line's where gaps part all of those: what follows without one is more of it."""
    if LABEL.match(group[0].text) is None:
        return False
    steps = [step(above, line) for above, line in pairwise(part.lines) if LABEL.match(line.text)]
    return len(steps) >= _SOME_LABELS and all(distance > farthest[1] for distance in steps)


def _kind(line: Line) -> str:
    """The style of a line's marker: all numbers of a style are of one kind."""
    sign = line.marker.sign if line.marker else ""
    return re.sub(r"\d+", "1", re.sub(r"[a-z]+", "a", sign))


def _falls_back(group: Sequence[Line], following: Line, part: Region, labels: Collection[str]) -> bool:
    """Whether a list item with a hanging indent is over because the line begins left of that indent."""
    first = group[0]
    if first.marker is None or following.box.x0 >= first.body_x - _INDENT:
        return False
    if any(abs(line.box.x0 - first.body_x) <= _INDENT for line in group[1:]):
        return True
    return len(group) == 1 and _hangs(part, _kind(first), labels)


def _hangs(part: Region, kind: str, labels: Collection[str]) -> bool:
    """Whether wrapped lines of the region's other items of that kind stand at their hanging indent."""
    return any(
        _kind(one) == kind
        and other.marker is None
        and abs(other.box.x0 - one.body_x) <= _INDENT
        and not (would_fit(one, other, part.frame) or _starts_label(one, other, part, labels))
        for one, other in pairwise(part.lines)
    )


def block(group: Sequence[Line], part: Region, known: Habits, page: int) -> Block:
    """The paragraph or list item of the lines."""
    first, last = group[0], group[-1]
    text = _text(group, part.frame, known)
    sign = marker(text) if _is_bare(first) else first.marker
    box = first.box if first is last else around([line.box for line in group])
    return Block(
        BlockKind.LIST_ITEM if sign else BlockKind.PARAGRAPH,
        text,
        sign.sign if sign else "",
        sign.body_start if sign else 0,
        _depth(first, part) if first.marker else 0,
        bold=first.bold and (first is last or all(line.bold for line in group)),
        indent=max(0.0, round(first.box.x0 - part.frame.left, 1)),
        page=page,
        box=turned_box(box, -part.turn) if part.turn else box,
        room=round(room(last, part.frame, group[-2] if len(group) > 1 else None), 1),
        first_word=round(first.body_word.width, 1),
    )


def _depth(first: Line, part: Region) -> int:
    """How many marker positions of the text lie left of the item's: 0 for outermost items."""
    positions = sorted({*part.signs, *(line.box.x0 for line in part.lines if line.marker is not None)})
    steps = [low for low, high in pairwise([*positions, first.box.x0]) if high - low > _INDENT]
    return sum(low < first.box.x0 - _INDENT for low in steps)


def _text(group: Sequence[Line], frame: Frame, known: Habits) -> str:
    text = group[0].text
    if len(group) == 1:
        return text.replace(SOFT_HYPHEN, "")
    width = group[0].words[-1].width
    for number, (before, after) in enumerate(pairwise(group)):
        if is_hyphenated(text, after.text, known.seen, known.tied, often=known.divides):
            text = text[:-1] + SOFT_HYPHEN
        cut = _cut(text, width, group[number:], frame) if is_single(before) else None
        one_word = cut is not None and is_one_word(cut, known.seen)
        begins = known.lists and not one_word and _may_begin(before, after, known)
        text = f"{text}\n{after.text}" if begins else joined(text, after.text, one_word=one_word)
        width = width + after.words[0].width if one_word and len(after.words) == 1 else after.words[-1].width
    return text.replace(SOFT_HYPHEN, "")


def _may_begin(before: Line, after: Line, known: Habits) -> bool:
    """Whether a line may begin something of its own though its first word had no room above: a sentence, or a line of a list.

    It begins in a capital, behind a stop or with a plain word, none of the names, below a line that does not end in one.
    """
    first, second, *_ = (*after.text.split(" ", 2), "", "")
    if not (first[:1].isupper() and second[:1].islower() and after.marker is None):
        return False
    if _SENTENCE_END.search(before.text):
        return True
    last, word = before.words[-1].text, _LETTERS_END.split(first)[0]
    open_end = not (last[0].islower() and last[-1].isalpha()) or ends_open(before.text)
    return not open_end and word[1:].islower() and _is_plain(word.lower(), known)


def _is_plain(word: str, known: Habits) -> bool:
    """Whether a word is no name: some wording has it, or the document writes it, or one of what it counts, in small letters."""
    if word in known.names:
        return False
    return word in known_words() or any(one in known.plain for one in (word, word.removesuffix("s")))


def _cut(text: str, width: float, lines: Sequence[Line], frame: Frame) -> Break:
    """The break behind the first of the lines."""
    before, after, *others = lines
    tail = after.words[0]
    more = takewhile(lambda pair: len(pair[0].words) == 1, pairwise((after, *others)))
    rest = tuple(below.words[0].text for _, below in islice(more, _MORE))
    return Break(text.rsplit(" ", 1)[-1], tail.text, width, tail.width, room(before, frame, after), rest)
