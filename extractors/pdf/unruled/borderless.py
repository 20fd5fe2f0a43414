"""Tables whose columns no line parts: rows of text that keep the same white stretches free.

Lines across, where there are any, show the rows; columns are shown by the text alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf
from statistics import median

from extractors.pdf.drawn.strokes import NEAR, Across
from extractors.pdf.lines import Line
from extractors.pdf.lines.gutters import (
    EVERYWHERE,
    Gap,
    Level,
    cleared,
    column,
    crosses,
    dividing,
    inner,
)
from extractors.pdf.unruled.headings import (
    ALIGNED,
    RESIZED,
    before_list,
    heads_another,
    is_heading,
    is_numbered_heading,
    starts_again,
)
from extractors.pdf.unruled.loose import LEAST_COLUMNS, Loose, is_contents, is_table
from extractors.pdf.unruled.row_breaks import baseline
from extractors.pdf.unruled.rows_above import rows_above
from extractors.pdf.unruled.table_ends import heads_next, is_other, is_parted, is_set_apart
from extractors.pdf.unruled.top_lines import stands_above, tops_header

_MOST_BANDS = 2  # lines across the columns that stand between two rows
_INDENT = 1.5  # of the font size: behind a bullet
_GROUP_LINES = 4  # of a header that names groups of columns
_WIDE = 1.0  # of the font size: a gap wider than this is no space between words
_SAME_TEXT = 1.3  # of the font size: lines no further apart are of one text


def find(
    levels: Sequence[Level], start: int, rules: Across, carried: Loose | None = None
) -> tuple[int, Loose] | None:
    """The table that begins at level `start` and the number of its last level, if there is one.

    `carried` is the table that the page before ends with.
    """
    if (
        carried
        and _may_follow(levels[start], carried)
        and not _heads_another(levels, start, carried)
        and (grown := _grow(levels, start, rules, carried.gaps, carried))
        and not _is_anew(levels, start, grown, rules, carried)
    ):
        last, gaps = grown
        own = levels[start : last + 1]
        if any(len(level) > 1 for level in own) or all(_stands_in_column(level[0], carried) for level in own):
            found = _loose(own, gaps, rules, follows=True)
            return last, replace(found, begun=carried.header)
    if is_numbered_heading(levels, start):
        return None
    topped = len(levels[start]) == 1 and tops_header(levels, start, rules)
    above = () if topped else rows_above(levels, start, rules)
    start += sum(len(row.texts) for row in above)
    if len(levels[start]) == 1 and not topped:
        return None
    grown = _below_groups(levels, start, rules)
    if grown is None:
        return None
    last, gaps = grown
    found = _loose(levels[start : last + 1], gaps, rules, follows=False)
    found = replace(found, topped=topped, above=above)
    return (last, found) if is_table(found) and not stands_above(found) else None


def _is_anew(
    levels: Sequence[Level], start: int, grown: tuple[int, tuple[Gap, ...]], rules: Across, carried: Loose
) -> bool:
    """Whether below the header of the table before, again, columns end elsewhere: what has grown from it stops short.

    So do those of a table whose rows are set to widths of their own.
    """
    last, gaps = grown
    if last + 1 == len(levels) or not _is_like(levels[start], carried.header):
        return False
    other = _grow(levels, start, rules, EVERYWHERE)
    return other is not None and other[0] > last and len(inner(other[1])) == len(inner(gaps))


def find_like(levels: Sequence[Level], start: int, rules: Across, before: Loose) -> tuple[int, Loose] | None:
    """The rows below a paragraph that stand in the columns of the table above it, and the number of the last."""
    if len(levels[start]) < 2 or not _may_follow(levels[start], before):  # noqa: PLR2004 -- two columns at least
        return None
    gutters, starts = _starts(before)
    slip = NEAR if _is_between_lines(levels[start], rules) else ALIGNED
    if any(abs(text.box.x0 - starts[column(text, gutters)]) > slip for text in levels[start]):
        return None
    grown = _grow(levels, start, rules, before.gaps)
    if grown is None or max(len(level) for level in levels[start : grown[0] + 1]) < LEAST_COLUMNS:
        return None
    return grown[0], _loose(levels[start : grown[0] + 1], grown[1], rules, follows=True)


def _is_between_lines(level: Level, rules: Across) -> bool:
    """Whether a line runs right above all texts of the level, and one right below."""
    left, right, size = level[0].box.x0, level[-1].box.x1, level[0].size
    top, bottom = min(text.box.top for text in level), max(text.box.bottom for text in level)
    wide = [rule.at for rule in rules.drawn if rule.low <= left + NEAR and rule.high >= right - NEAR]
    return any(top - size < y < top + NEAR for y in wide) and any(
        bottom - NEAR < y < bottom + size for y in wide
    )


def _below_groups(levels: Sequence[Level], start: int, rules: Across) -> tuple[int, tuple[Gap, ...]] | None:
    """What grows from the level, or from below it where names of groups of columns run over the columns."""
    best = _grow(levels, start, rules, EVERYWHERE)
    for below in range(start + 1, min(start + 1 + _GROUP_LINES, len(levels))):
        if is_parted(levels, start, below, rules):
            break
        if len(levels[below]) < 2:  # noqa: PLR2004 -- two columns at least
            continue
        other = _grow(levels, below, rules, EVERYWHERE)
        if other is None or (best is not None and start + 1 < best[0] != other[0]):
            continue
        if best is not None and _is_past_heading(levels, start, best[0], other[0]):
            continue
        more = best is None or len(inner(other[1])) > len(inner(best[1]))
        if more and any(crosses(text, inner(other[1])) for text in levels[start]):
            best = other
    return best


def _is_past_heading(levels: Sequence[Level], start: int, end: int, last: int) -> bool:
    """Whether what ends at `last` holds the heading, below a blank line, that ends at `end` what is above it."""
    following = end + 1
    lone = following <= last and len(levels[following]) == 1
    return lone and is_set_apart(levels, start, following)


def _may_follow(level: Level, before: Loose) -> bool:
    """Whether a page's first texts stand where the table of the page before has its own."""
    left = min(text.box.x0 for own in before.levels for text in own)
    size = median(text.size for own in before.levels for text in own)
    return level[0].box.x0 >= left - ALIGNED and level[0].size <= RESIZED * size and not is_contents(before)


def _heads_another(levels: Sequence[Level], start: int, before: Loose) -> bool:
    """Whether lines drawn as a heading stand above the header of the table before: the next one like it begins."""
    header, size = before.header, median(text.size for level in before.levels for text in level)
    below = next((n for n in range(start, len(levels)) if len(levels[n]) > 1), start)
    heading = all(level[0].bold or level[0].size > RESIZED * size for level in levels[start:below])
    return start < below <= start + _MOST_BANDS and heading and _is_like(levels[below], header)


def _is_like(level: Level, header: Level) -> bool:
    return [text.text for text in level] == [text.text for text in header]


def _starts(found: Loose) -> tuple[Sequence[Gap], Sequence[float]]:
    """The gutters, and where the texts of each column begin."""
    gutters = dividing(found.levels, inner(found.gaps))
    starts = [gap.high for gap in gutters]
    return gutters, [min(text.box.x0 for level in found.levels for text in level), *starts]


def _stands_in_column(text: Line, before: Loose) -> bool:
    """Whether a text alone on its line stands in a column of the table before, and not its first."""
    gutters, starts = _starts(before)
    at = column(text, gutters)
    return at > 0 and starts[at] - ALIGNED <= text.box.x0 <= starts[at] + _INDENT * text.size


def _loose(levels: Sequence[Level], gaps: Sequence[Gap], rules: Across, *, follows: bool) -> Loose:
    top = min(text.box.top for text in levels[0])
    bottom = max(text.box.bottom for text in levels[-1])
    left = min(text.box.x0 for level in levels for text in level)
    right = max(text.box.x1 for level in levels for text in level)
    near = rules.within(left, top - levels[0][0].size, right, bottom + levels[-1][0].size)
    return Loose(tuple(levels), tuple(gaps), near, follows)


def _grow(
    levels: Sequence[Level], start: int, rules: Across, gaps: Sequence[Gap], carried: Loose | None = None
) -> tuple[int, tuple[Gap, ...]] | None:
    """The last level that keeps the gaps free, and what is left of them; lines across them are bands.

    `carried` is the table which goes on here, if it began on a page before.
    """
    header, before = (carried.header, carried.levels) if carried else (levels[start], ())
    known = gaps is not EVERYWHERE
    last: int | None = None
    bands: list[int] = []
    kept, edge = tuple(gaps), inf
    for n in range(start, len(levels)):
        level = levels[n]
        if (n > start and is_parted(levels, start, n, rules)) or len(bands) > _MOST_BANDS:
            break
        if level[0].box.x0 < edge - ALIGNED and edge < inf and _is_one_text(level, kept):
            break
        if (n > start or known) and _is_across_columns(levels, start, n, bands, kept):
            bands.append(n)
            continue
        left = cleared(kept, level)
        fewer = len(inner(left)) < len(inner(kept)) and (known or not _is_chance(levels[start:n], kept, left))
        if fewer and len(level) == 1 and n > start:
            bands.append(n)
            continue
        other = bool(bands) and (
            is_other(levels[start:n], bands, level, header, before) or heads_next(levels, start, bands, n)
        )
        if (fewer and (known or n > start + 1)) or other:
            break
        if n > start and (starts_again(levels[start], level, inner(kept)) or heads_another(levels, start, n)):
            break
        if len(level) > 1:
            edge = min(edge, level[0].box.x0)
        kept, last, bands = left, n, []
    if last is None or not inner(kept):
        return None
    return before_list(levels, start, last, inner(kept)), kept


def _is_one_text(level: Level, gaps: Sequence[Gap]) -> bool:
    """Whether the level is one text in one column: a title whose letters are set apart is cut between its words."""
    near = all(b.box.x0 - a.box.x1 <= _WIDE * a.size for a, b in pairwise(level))
    return near and len({column(text, inner(gaps)) for text in level}) == 1


def _is_chance(above: Sequence[Level], gaps: Sequence[Gap], left: Sequence[Gap]) -> bool:
    """Whether the gaps that are lost were but spaces between words, as lines set to one width have them.

    All columns of the header are left. Behind such a space one line alone has text, or no two begin at the same place.
    """
    gutters, kept = inner(gaps), inner(left)
    if len(kept) + 1 < max(LEAST_COLUMNS, len(above[0])):
        return False
    for number, gap in enumerate(gutters, start=1):
        if any(gap.low < own.high and own.low < gap.high for own in kept):
            continue
        behind = [next((t for t in level if column(t, gutters) == number), None) for level in above]
        starts = sorted(text.box.x0 for text in behind if text is not None)
        wide = gap.high - gap.low >= _WIDE * above[0][0].size
        if len(starts) > 1 and (wide or any(b - a <= NEAR / 2 for a, b in pairwise(starts))):
            return False
    return True


def _is_across_columns(
    levels: Sequence[Level], start: int, n: int, bands: Sequence[int], gaps: Sequence[Gap]
) -> bool:
    """Whether a lone text runs over gutters, looks like a heading, is set apart, or is the last line of one that does."""
    if len(levels[n]) > 1:
        return False
    text = levels[n][0]
    if crosses(text, inner(gaps)) or is_heading(text, levels[start:n], inner(gaps)):
        return True
    if column(text, inner(gaps)) == 0 and is_set_apart(levels, start, n):
        return True
    step = baseline(levels[n]) - baseline(levels[n - 1])
    return bool(bands) and bands[-1] == n - 1 and step <= _SAME_TEXT * text.size
