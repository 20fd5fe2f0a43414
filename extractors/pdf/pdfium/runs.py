"""The text objects of a page by PDFium, and which characters belong to which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat

import numpy as np
import numpy.typing as npt

from extractors.pdf.drawn import BOLD, DESCENT, LEAN
from extractors.pdf.pdfium import calls
from extractors.pdf.pdfium.paths import Shapes

Array = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Whole = npt.NDArray[np.int64]
Codes = npt.NDArray[np.uint32]

_INVISIBLE, _INVISIBLE_CLIP = 3, 7  # text rendering modes. Source: ISO 32000-1, table 106
_RIGHT_TO_LEFT = (0x590, 0x8FF)  # Hebrew, Arabic and their neighbours
_SAME_PLACE = 0.01  # points: nothing is printed bold by being drawn again this near
_HAIR = 1.0  # points: nor further away than this
_SEEN = 0.5  # of a line's height
_HAIRS = 5 * _HAIR  # how much the sums of four sides of two that are a hair apart may differ, and some


def table(*characters: int) -> Flags:
    """A flag for each character up to U+FFFF, to be taken at many places at once."""
    found = np.zeros(0x10000, bool)
    found[list(characters)] = True
    return found


_LINE_END = table(0xA, 0xD)


@dataclass(frozen=True, slots=True)
class Runs:
    """The text objects of a page, in PDFium's order; all arrays but `owner` have a row each."""

    owner: Whole  # for each character the row of its text object; -1 where PDFium made it up
    rank: Whole  # its place in drawing order
    turn: Whole
    is_straight: Flags  # neither drawn at an angle nor invisible
    size: Array
    bold: Flags
    x: Array  # of its origin, in the space of the file; so is y
    y: Array
    leans: Flags  # its characters are not all on the level of its origin
    in_forms: bool  # some of them may be within form XObjects


def runs(text_page: calls.Argument, codes: Codes, page: Shapes) -> Runs:
    """The text objects of the page's characters `codes`.

    Invisible text counts where pictures lie (the text layer of a scan) and where there is no other.
    """
    handles, firsts, owner = _owners(text_page, codes)
    a, b, c, d, x, y = calls.matrices(text_page, firsts).astype(np.float64).T
    sizes = np.array(calls.font_sizes(text_page, firsts))
    a, b = np.where(sizes < 0, -a, a), np.where(sizes < 0, -b, b)
    wide, high = abs(a), abs(b)
    short = np.minimum(wide, high)
    texts = calls.arguments(handles)
    modes = np.array(calls.render_modes(texts), np.int64)
    hidden = (modes == _INVISIBLE) | (modes == _INVISIBLE_CLIP)
    if page.pictures or hidden.all():
        hidden[:] = False
    turn = np.where(wide >= high, np.where(a >= 0, 0, 180), np.where(b > 0, 90, 270))
    heights = (abs(sizes) * np.hypot(c, d)).round(3)
    cut = _cut_off(texts, y, np.where(turn == 0, heights, 0.0))
    hidden |= cut & ~cut.all()
    place = {one: rank for rank, one in enumerate(page.texts)}
    return Runs(
        owner,
        np.array([place.get(one, len(place)) for one in handles], np.int64),
        turn,
        (short <= LEAN * np.maximum(wide, high)) & ~hidden,
        heights,
        _bold(texts) | _thickened(handles, texts, page.texts),
        x,
        y,
        short > 0,
        page.has_forms,
    )


def _cut_off(texts: Sequence[calls.Argument], baselines: Array, sizes: Array) -> Flags:
    """Which text objects the area they are drawn in leaves less than half the height of their line, or nothing at all.

    A printed spreadsheet draws the text of a cell cut by a page break whole on both pages, and shows a part on each.
    Sizes are 0 where the text is turned.
    """
    found = np.zeros(len(texts), bool)
    areas = calls.clip_boxes(texts)
    if areas:
        rows = list(areas)
        clip, box = np.array([areas[row] for row in rows]), calls.bounds([texts[row] for row in rows])
        (left, low, right, high), (x0, under, x1, over) = clip.T, box.T
        outside = (x1 <= left) | (x0 >= right) | (over <= low) | (under >= high)
        size, bottom = sizes[rows], baselines[rows] - DESCENT * sizes[rows]
        line = np.minimum(high, bottom + size) - np.maximum(low, bottom)
        ink = np.minimum(high, over) - np.maximum(low, under)
        hidden = outside | ((size > 0) & (line < _SEEN * size) & (ink < _SEEN * (over - under)))
        _, lines = np.unique(np.c_[clip, bottom].round(1), axis=0, return_inverse=True)
        shown = (
            np.bincount(lines.ravel(), ~hidden) > 0
        )  # what is drawn letter by letter is seen or not as a line
        found[rows] = ~shown[lines.ravel()]
    return found


def _owners(text_page: calls.Argument, codes: Codes) -> tuple[list[int], list[int], Whole]:
    """The text objects of the characters: their handles, the first character of each, and each character's row.

    A text object's characters follow each other, so those between two of the same object are not asked for.
    """
    lows, highs = _stretches(codes)
    firsts, lasts = (map(calls.text_object, repeat(text_page), ends) for ends in (lows, highs))
    parts: list[tuple[int, int, int]] = []
    for low, high, first, last in zip(lows, highs, firsts, lasts, strict=True):
        if first == last and first:
            parts.append((low, high + 1, first))
        else:
            parts += _cut(text_page, low, high, first, last)
    if not parts:
        return [], [], np.full(len(codes), -1, np.int64)
    starts, stops, handles = zip(*parts, strict=True)
    rows = {one: row for row, one in enumerate(dict.fromkeys(handles))}
    earliest = dict(zip(reversed(handles), reversed(starts), strict=True))
    owner = _spread(len(codes), starts, stops, [rows[one] for one in handles])
    return list(rows), [earliest[one] for one in rows], owner


def _spread(length: int, starts: Sequence[int], stops: Sequence[int], rows: Sequence[int]) -> Whole:
    """`length` numbers, -1 but for each row from its start to its stop; these follow each other."""
    bounds = np.zeros(2 * len(rows) + 2, np.int64)
    bounds[1:-1:2], bounds[2:-1:2], bounds[-1] = starts, stops, length
    owner = np.full(2 * len(rows) + 1, -1, np.int64)
    owner[1::2] = rows
    return np.repeat(owner, np.diff(bounds))


def _cut(text_page: calls.Argument, low: int, high: int, first: int, last: int) -> list[tuple[int, int, int]]:
    """The text objects of characters `low` to `high`, whose own are `first` and `last`: start, stop and handle."""
    parts: list[tuple[int, int, int]] = []
    while low <= high and (first != last or not first):
        inside, beyond, after = low, high, last
        while first and beyond - inside > 1:
            middle = (inside + beyond) // 2
            found = calls.text_object(text_page, middle)
            inside, beyond, after = (middle, beyond, after) if found == first else (inside, middle, found)
        if first:
            parts.append((low, beyond, first))
        else:  # made up by PDFium: alone
            beyond = low + 1
            after = calls.text_object(text_page, beyond) if beyond <= high else 0
        low, first = beyond, after
    if low <= high:
        parts.append((low, high + 1, last))
    return parts


def _stretches(codes: Codes) -> tuple[list[int], list[int]]:
    """The first and the last characters of the stretches between line ends."""
    inner = np.flatnonzero(~_LINE_END.take(codes, mode="clip"))
    if ((codes >= _RIGHT_TO_LEFT[0]) & (codes < _RIGHT_TO_LEFT[1])).any():  # reordered: objects may mix
        return inner.tolist(), inner.tolist()
    apart = inner[1:] > inner[:-1] + 1
    return inner[:1].tolist() + inner[1:][apart].tolist(), inner[:-1][apart].tolist() + inner[-1:].tolist()


def _bold(texts: Sequence[calls.Argument]) -> Flags:
    fonts = calls.fonts(texts)
    heavy = {font for font in set(fonts) if BOLD.search(calls.font_name(font))}
    return np.array([font in heavy for font in fonts], bool)


def _thickened(handles: Sequence[int], texts: Sequence[calls.Argument], drawn: Sequence[int]) -> Flags:
    """Which text objects are drawn again a hair's breadth away; PDFium gives the characters of one of them."""
    shown = set(handles)
    again = [one for one in drawn if one not in shown]
    found = np.zeros(len(handles), bool)
    if again:
        boxes, others = calls.bounds(texts), calls.bounds(calls.arguments(again))
        sums, sought = boxes.sum(1, dtype=float), others.sum(1, dtype=float)
        order = sums.argsort()
        lows, highs = sums[order].searchsorted((sought - _HAIRS, sought + _HAIRS))
        for n in np.flatnonzero(lows < highs).tolist():  # the others have none near them
            near = order[lows[n] : highs[n]]
            away = abs(boxes[near] - others[n]).max(1)
            found[near] |= (away > _SAME_PLACE) & (away <= _HAIR)
    return found
