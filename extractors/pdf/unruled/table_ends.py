"""Where a table without lines between its columns ends: white, lines drawn, and texts that belong to another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from extractors.pdf.drawn.strokes import NEAR, Across, Stroke
from extractors.pdf.lines import Line
from extractors.pdf.lines.gutters import Level
from extractors.pdf.unruled.headings import ALIGNED, RESIZED, are_bold, are_labels, usual_size
from extractors.pdf.unruled.loose import LEAST_COLUMNS
from extractors.pdf.unruled.row_breaks import baseline

_APART = 1.6  # times the largest step in a table: what follows a larger one is set apart
_FEWEST = 1  # steps that show it
_SAME_SIZE = 0.1  # points
_NEXT = 4.0  # of the font size: a wider gap ends the table
_BLANK = 0.8  # of the font size: a blank line is as high, at least
_NEXT_RULED = 14.0  # ... and this one where lines across go on


def is_parted(levels: Sequence[Level], start: int, n: int, rules: Across) -> bool:
    """Whether so much white is above the level that the table is over."""
    bottom = max(text.box.bottom for text in levels[n - 1])
    top, size = min(text.box.top for text in levels[n]), levels[n][0].size
    between = any(bottom - size < rule.at < top + size for rule in (*rules.drawn, *rules.tinted))
    if top - bottom > (_NEXT_RULED if between else _NEXT) * size:
        return True
    drawn = sorted(
        rule.at
        for rule in rules.drawn
        if bottom - NEAR < rule.at < top + NEAR and not _is_under_words(rule, levels[n - 1])
    )
    if any(NEAR < after - before < size for before, after in pairwise(drawn)):
        return True  # too low for a row: a table ends
    if _stands_off(levels, start, n, rules):
        return True
    white = (bottom - NEAR, top + NEAR)
    return between and (
        _begins_wider(levels, start, n, white, rules) or _begins_bold(levels, start, n, white, rules)
    )


def _is_under_words(rule: Stroke, level: Level) -> bool:
    """Whether the line is no wider than one of the texts right above it."""
    return any(rule.low >= text.box.x0 - NEAR and rule.high <= text.box.x1 + NEAR for text in level)


def _stands_off(levels: Sequence[Level], start: int, n: int, rules: Across) -> bool:
    """Whether a lone text stands a blank line below a line across all columns, as near to which the rows above begin."""
    left, right = levels[start][0].box.x0, max(text.box.x1 for level in levels[start:n] for text in level)
    if len(levels[n]) > 1 or levels[n][0].box.x0 > left + ALIGNED:
        return False
    size = levels[n][0].size
    wide = [rule.at for rule in rules.drawn if rule.low <= left + NEAR and rule.high >= right - NEAR]

    def white(at: int) -> float | None:
        """Between a level and the line above it, if there is one."""
        top = min(text.box.top for text in levels[at])
        above = max(text.box.bottom for text in levels[at - 1]) if at > start else top - size
        return min((top - y for y in wide if above - NEAR < y < top + NEAR), default=None)

    own = white(n)
    if own is None or own < _BLANK * size:  # as below nearly every row
        return False
    known = [found for at in range(start, n) if (found := white(at)) is not None]
    return bool(known) and own >= max(known) + _BLANK * size


def _begins_wider(
    levels: Sequence[Level], start: int, n: int, white: tuple[float, float], rules: Across
) -> bool:
    """Whether the line below all texts above ends before the level does, and one as wide as the level follows it."""
    left, right = levels[n][0].box.x0, levels[n][-1].box.x1
    edges = [
        rule
        for rule in (*rules.drawn, *rules.tinted)
        if white[0] < rule.at < white[1] and rule.low <= left + NEAR
    ]
    below = max((rule.at for rule in edges if rule.high >= right - NEAR), default=0.0)
    upper = [rule.high for rule in edges if rule.high < right - NEAR and below - rule.at > NEAR]
    return bool(upper) and all(level[-1].box.x1 <= max(upper) for level in levels[start:n])


def _begins_bold(
    levels: Sequence[Level], start: int, n: int, white: tuple[float, float], rules: Across
) -> bool:
    """Whether the level is bold as the header is and the row above is not, and lines set it apart or no column is its own.

    Labels with their values have no such header: below them one begins whose texts are more than two.
    """
    level, above = levels[n], levels[n - 1]
    if len(level) < LEAST_COLUMNS or not are_bold(level) or are_bold(above):
        return False
    if not are_bold(levels[start]):
        return are_labels(levels[start:n]) and _is_strange(levels[start:n], level)
    left, right = level[0].box.x0, level[-1].box.x1
    edges = [
        rule.at
        for rule in (*rules.drawn, *rules.tinted)
        if white[0] < rule.at < white[1] and rule.low <= left + NEAR and rule.high >= right - NEAR
    ]
    return max(edges, default=0.0) - min(edges, default=0.0) > NEAR or _is_strange(levels[start:n], level)


def is_other(
    above: Sequence[Level],
    bands: Sequence[int],
    level: Level,
    header: Level,
    before: Sequence[Level] = (),
) -> bool:
    """Whether texts below lines across the columns belong to another table or text, whose heading those lines are.

    They repeat the header, begin and end at other places than the texts above, or stand below larger letters; a
    header that has no rows yet heads what is below these. Larger letters that came before, amid the rows or on the
    pages `before`, are the table's own where rows follow.
    """
    if len(level) > 1 and [text.text for text in header] == [text.text for text in level]:
        return True
    rows = [own for own in above if len(own) > 1]
    if not rows:  # a table carried over from the page before has begun with nothing but such lines
        return False
    own_bands = [own[0] for own in above[-len(bands) :]]
    larger = any(band.size > RESIZED * usual_size(rows) for band in own_bands)
    lone = [own[0] for own in (*before[1:], *above[1 : -len(bands)]) if len(own) == 1]
    again = all(any(_is_like(band, one) for one in lone) for band in own_bands)
    if larger and (are_bold(level) or not (again or all(map(are_bold, above[: -len(bands)])))):
        return True
    headed = are_bold(level) and all(map(are_bold, above[-len(bands) :])) and not all(map(are_bold, rows[1:]))
    return len(level) > 1 and _is_strange(rows, level, headed=headed)


def is_set_apart(levels: Sequence[Level], start: int, n: int) -> bool:
    """Whether the level is much further below the one above than any other of the table is."""
    steps = [baseline(after) - baseline(before) for before, after in pairwise(levels[start : n + 1])]
    return len(steps) > _FEWEST and steps[-1] > _APART * max(steps[:-1])


def heads_next(levels: Sequence[Level], start: int, bands: Sequence[int], n: int) -> bool:
    """Whether below texts that are set apart the level is bold as the header is, with as many names: the next header."""
    is_header = are_bold(levels[n]) and are_bold(levels[start]) and len(levels[n]) >= len(levels[start])
    return is_header and len(levels[n]) >= LEAST_COLUMNS and is_set_apart(levels, start, bands[0])


def _is_like(one: Line, other: Line) -> bool:
    """Whether both begin at one place, in letters of one size and weight."""
    aligned = abs(one.box.x0 - other.box.x0) <= ALIGNED
    return aligned and one.bold == other.bold and abs(one.size - other.size) <= _SAME_SIZE


def _is_strange(rows: Iterable[Level], level: Level, *, headed: bool = False) -> bool:
    """Whether most texts begin and end where none of the rows' do; half of a header's, below its heading."""
    known = [text.box for own in rows for text in own]
    strange = sum(
        all(abs(one.box.x0 - own.x0) > ALIGNED and abs(one.box.x1 - own.x1) > ALIGNED for own in known)
        for one in level
    )
    return 2 * strange + headed > len(level)
