"""A number as high as several lines that stand beside it, "1" in huge letters beside a title: read before the title.

Read along the lines it would hold all of them together as one, and behind a title of one line it would be its last word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.pdf.drawn.words import Word
from extractors.pdf.flow import segments
from extractors.pdf.lines import Line, rows
from extractors.pdf.ruled.grid import holds

_LARGE = 1.5  # times the letters beside it
_TALL = 2  # lines beside it
_APART = 2.0  # of the letters' size: behind a single line a number so far away is none of its words
_FARTHEST = 3.0  # of its own size: no title begins so far behind it
_LONGEST = 2  # digits
_WORDS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def with_large_numbers(words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """The words, such a number before the first of them in the largest letters; and the numbers that repeat a label's.

    "1" is no more than an ornament beside "Priority One" and the title of that. A bare "PRIORITY" above the title stands
    between the number and that.
    """
    kept, repeated = list(words), []
    large = [(word, lines) for word in words if _is_number(word) and (lines := _beside(word, words))]
    for number, lines in large:
        if len(lines) < _TALL and not (len(large) == 1 and _stands_behind(number, lines[0])):
            continue
        title = max(lines, key=lambda line: line.size)
        if not any(_begins(word, title) for word in kept):  # it is such a number itself, and gone
            continue
        kept.remove(number)
        if any(_bears(line, number) for line in lines):
            repeated.append(number)
            continue
        label = [line for line in lines[: lines.index(title)][-1:] if _is_label(line)]
        kept = [word for word in kept if not any(holds(line.box, word.box) for line in label)]
        at = next(k for k, word in enumerate(kept) if _begins(word, title))
        front = " ".join((number.text, *(line.text for line in label)))
        kept[at] = kept[at]._replace(text=f"{front} {kept[at].text}")
    return kept, repeated


def _is_label(line: Line) -> bool:
    """Whether the line is a single word in capitals, as "PRIORITY" above the title of one: it is read behind the number."""
    return len(line.words) == 1 and line.text.isalpha() and line.text.isupper()


def _begins(word: Word, line: Line) -> bool:
    return word.x0 == line.box.x0 and line.box.top <= word.top <= line.box.bottom


def _is_number(word: Word) -> bool:
    return len(word.text) <= _LONGEST and word.text.isdecimal() and not word.turn


def _beside(number: Word, words: Sequence[Word]) -> list[Line]:
    """The lines whose middle is level with the number, in smaller letters, all on one side of it; else none."""
    level = [
        word
        for word in words
        if word is not number and number.top < (word.top + word.bottom) / 2 < number.bottom
    ]
    if not level or number.size < _LARGE * max(word.size for word in level):
        return []
    if not (all(word.x0 >= number.x1 for word in level) or all(word.x1 <= number.x0 for word in level)):
        return []
    if min(word.x0 for word in level) - number.x1 > _FARTHEST * number.size:  # a figure in another column
        return []
    lines = segments(level)
    return lines if len(lines) == len(rows(level)) else []  # cells of a table stand beside each other


def _stands_behind(number: Word, line: Line) -> bool:
    """Whether the number stands far behind several words in much smaller letters."""
    far = number.x0 - line.box.x1 >= _APART * line.size
    return far and len(line.words) > 1 and number.size >= _APART * line.size


def _bears(line: Line, number: Word) -> bool:
    """Whether the line begins with a label that counts with the number: "Priority 1", "Priority One: Clean rivers"."""
    value = int(number.text)
    written = "|".join((str(value), number.text, *filter(None, _WORDS[value : value + 1])))
    return (
        re.match(rf"(?:[^\W\d]+ ){{1,3}}(?:{written})\b(?:$|[:.–-]| [–-])", line.text, re.IGNORECASE)
        is not None
    )
