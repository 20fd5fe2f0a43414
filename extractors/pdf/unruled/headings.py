"""Headings above, amid and below the rows of a table whose columns no line parts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extractors.pdf.lines import Line, marker
from extractors.pdf.lines.gutters import Gap, Level, column

RESIZED = 1.08
_NUMBERED = 2  # texts of a heading whose number stands apart
_LABELLED = 2  # texts: a label and its value
ALIGNED = 1.6  # points: texts that begin this near an edge or each other begin at one place
_LOOSE = 1.3  # of the distance of lines: more is white between rows
_FAR = 4  # levels: a header has no more than a few lines of text between it and its heading


def is_numbered_heading(levels: Sequence[Level], start: int) -> bool:
    """Whether the level is a number and a bold text, both larger than what follows: "1  Clean rivers" beside a disc."""
    if len(levels[start]) != _NUMBERED or start + 1 == len(levels):
        return False
    number, title = levels[start]
    below = max(text.size for text in levels[start + 1])
    return number.text.isdigit() and title.bold and min(number.size, title.size) > RESIZED * below


def heads_another(levels: Sequence[Level], start: int, n: int) -> bool:
    """Whether level `n` is such a heading and the header of the table above comes again right below it or its text."""
    if not is_numbered_heading(levels, n):
        return False
    header = [text.text for text in levels[start]]
    return any([text.text for text in level] == header for level in levels[n + 1 : n + 1 + _FAR])


def is_heading(text: Line, above: Sequence[Level], gutters: Sequence[Gap]) -> bool:
    """Whether a text in the first column is larger than the table's, or bold where the column is not."""
    rows = [level for level in above if len(level) > 1]
    if not rows or column(text, gutters) > 0:
        return False
    if text.size > RESIZED * usual_size(rows):
        return True
    plain = [level[0].bold for level in rows[1:] if column(level[0], gutters) == 0]
    return text.bold and bool(plain) and not any(plain)


def are_labels(rows: Sequence[Level]) -> bool:
    """Whether the rows are bold labels, each with one text beside it that is not bold: "**Lead**  Head of Parks"."""
    left = min(row[0].box.x0 for row in rows)
    labels = [row for row in rows if row[0].box.x0 <= left + ALIGNED]
    return all(len(row) <= _LABELLED for row in rows) and all(
        row[0].bold and len(row) == _LABELLED and not row[1].bold for row in labels
    )


def are_bold(level: Level) -> bool:
    """Whether all its texts are."""
    return all(text.bold for text in level)


def header_levels(levels: Sequence[Level]) -> int:
    """How many bold levels begin the table, as a header does; none where no others follow."""
    return next((n for n, level in enumerate(levels) if not are_bold(level)), 0)


def starts_again(header: Level, level: Level, gutters: Sequence[Gap]) -> bool:
    """Whether the first label of a table of labels and values comes again: the next of such tables."""
    labels = [row[0].text for row in (header, level) if column(row[0], gutters) == 0]
    return len(gutters) == 1 < len(level) and len(labels) > 1 and labels[0] == labels[1]


def usual_size(rows: Sequence[Level]) -> float:
    """The size of most texts of the rows; those of the header may be smaller."""
    return median(text.size for level in rows[1:] or rows for text in level)


def before_list(levels: Sequence[Level], start: int, last: int, gutters: Sequence[Gap]) -> int:
    """The last row's level, without a heading below the rows and the bulleted lines under it that have nothing beside them.

    Where cells of the first column have bullets, too, such lines are the last row's.
    """
    at = last
    while at > start and _is_lone_item(levels, at):
        at -= 1
    if at == start or len(levels[at]) > 1 or not (at < last or _is_lone_item(levels, last + 1)):
        return last
    heading = is_heading(levels[at][0], levels[start:at], gutters) or (
        column(levels[at][0], gutters) == 0 and _stands_as_rows(levels, start, at)
    )
    return last if not heading or any(_is_item(level[0]) for level in levels[start:at]) else at - 1


def _stands_as_rows(levels: Sequence[Level], start: int, at: int) -> bool:
    """Whether as much white is above a lone text as above the rows, each of which begins with several texts."""
    steps = [_foot(below) - _foot(above) for above, below in pairwise(levels[start : at + 1])]
    known = [n for n, step in enumerate(steps[:-1]) if step > _LOOSE * min(steps)]
    several = all(len(levels[start + n + 1]) > 1 for n in known)
    return several and len(known) > 1 and steps[-1] >= median(steps[n] for n in known) - ALIGNED


def _foot(level: Level) -> float:
    return median(text.box.bottom for text in level)


def _is_lone_item(levels: Sequence[Level], n: int) -> bool:
    return n < len(levels) and len(levels[n]) == 1 and _is_item(levels[n][0])


def _is_item(text: Line) -> bool:
    found = marker(text.text)
    return found is not None and found.sign == "•"
