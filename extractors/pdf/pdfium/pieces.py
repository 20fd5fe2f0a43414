"""Stretches of characters that PDFium gives in one go: pieces of words, and which of them begin one."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from extractors.pdf.drawn import DESCENT, Frame
from extractors.pdf.drawn.words import BACK, GAP, LIFT
from extractors.pdf.pdfium import calls
from extractors.pdf.pdfium.form_boxes import boxes_on_page
from extractors.pdf.pdfium.runs import Flags, Runs, Whole

_HINTED = 0.1  # of the font size: a gap that PDFium takes for a space is one from this width on
_SET_APART = 0.19  # of the font size: wider gaps are spaces
_SET_WIDE = 0.25  # ... between small capitals
_ALIKE = 0.05  # of the font size: by which gaps between letters differ
_FEWEST = 3  # gaps between letters that show how far these are set apart
_BACK_AT_MOST = 0.3  # of the font size: the ink of a letter reaches no further left of where it is set
_ONE_BETWEEN = 2  # characters on, with one between

Array = npt.NDArray[np.float64]


class Pieces(NamedTuple):
    """Stretches of characters of one text object without a space; boxes in the reading frame of their turn."""

    first: Whole  # number of the first character; so `last`
    last: Whole
    owner: Whole
    start: Array
    end: Array
    top: Array
    size: Array
    turn: Whole


def pieces_of(text_page: calls.Argument, found: Runs, visible: Flags, frame: Frame) -> Pieces:
    """The pieces of words, those of one text object together, in drawing order."""
    at = np.flatnonzero(visible)
    owner = found.owner[at]
    apart = (at[1:] > at[:-1] + 1) | (owner[1:] != owner[:-1])
    first = at[np.concatenate(([True], apart))] if at.size else at
    last = at[np.concatenate((apart, [True]))] if at.size else at
    drawn = found.rank[found.owner[first]]
    if (drawn[1:] < drawn[:-1]).any():  # PDFium sorts the objects of a line
        order = np.argsort(drawn, kind="stable")
        first, last = first[order], last[order]
    return _within_widths(text_page, pieces_at(text_page, found, first, last, frame), frame)


def pieces_at(text_page: calls.Argument, found: Runs, first: Whole, last: Whole, frame: Frame) -> Pieces:
    """The pieces from each `first` character to its `last`."""
    ends = np.concatenate((first, last))
    boxes = calls.loose_boxes(text_page, ends.tolist()).astype(np.float64)
    if found.in_forms:
        boxes = boxes_on_page(text_page, found, ends, boxes)
    boxes = boxes.reshape(2, len(first), 4)
    x0, x1 = boxes[:, :, 0].min(0) - frame.left, boxes[:, :, 2].max(0) - frame.left
    top, bottom = frame.top - boxes[:, :, 1].max(0), frame.top - boxes[:, :, 3].min(0)
    owner = found.owner[first]
    x, y = found.x[owner] - frame.left, frame.top - found.y[owner]
    if found.leans.any():
        leaning = np.flatnonzero(found.leans[owner])
        x[leaning], y[leaning] = (
            calls.origins(text_page, first[leaning].tolist()) - (frame.left, frame.top)
        ).T
        y[leaning] *= -1
    turn, size = found.turn[owner], found.size[owner]
    if turn.any():
        quarters = turn // 90
        start, end = (
            np.choose(quarters, (x0, -bottom, -x1, top)),
            np.choose(quarters, (x1, -top, -x0, bottom)),
        )
        baseline = np.choose(quarters, (y, x, -y, -x))
    else:
        start, end, baseline = x0, x1, y
    return Pieces(first, last, owner, start, end, baseline - (1 - DESCENT) * size, size, turn)


def _within_widths(text_page: calls.Argument, pieces: Pieces, frame: Frame) -> Pieces:
    """The pieces, those with next to no gap before the next one ending where the width of their last letter does.

    A letter's box ends with its ink, which may reach over its width, even over a narrow space ("f" in a script, or in
    place of a font that is not there). What PDFium takes for a space begins where the letter's width ends. The ink of
    the next one may reach back over the space as well.
    """
    gap = pieces.start[1:] - pieces.end[:-1]
    doubtful = (pieces.first[1:] - pieces.last[:-1] == _ONE_BETWEEN) & (gap > -BACK * pieces.size[1:])
    doubtful &= (gap <= _HINTED * pieces.size[1:]) & (pieces.turn[:-1] == 0) & (pieces.turn[1:] == 0)
    at = np.flatnonzero(doubtful)
    if not at.size:
        return pieces
    end, start = pieces.end.copy(), pieces.start.copy()
    spaces = calls.loose_boxes(text_page, (pieces.last[at] + 1).tolist())[:, 0] - frame.left
    end[at] = np.clip(spaces, pieces.start[at], end[at])
    set_at = calls.origins(text_page, pieces.first[at + 1].tolist())[:, 0] - frame.left
    back = set_at - start[at + 1]
    start[at + 1] += np.where((back > 0) & (back <= _BACK_AT_MOST * pieces.size[at + 1]), back, 0.0)
    return pieces._replace(start=start, end=end)


def _set_apart(text_page: calls.Argument, pieces: Pieces, gap: Array) -> Flags:
    """Which gaps only set letters apart, as in headings: the letters within the pieces of the object are as far apart."""
    own, size = pieces.owner[1:], pieces.size[1:]
    small: Flags = (own == pieces.owner[:-1]) & (gap > 0) & (gap < _SET_APART * size)
    if not small.any():
        return small
    at = np.flatnonzero(np.isin(pieces.owner, own[small]) & (pieces.last > pieces.first) & (pieces.turn == 0))
    first, rows = pieces.first[at].tolist(), pieces.owner[at]
    boxes = calls.loose_boxes(text_page, [*first, *(one + 1 for one in first)]).astype(np.float64)
    inner = boxes[len(at) :, 0] - boxes[: len(at), 2]
    count = np.bincount(rows, minlength=int(pieces.owner.max()) + 1)
    usual = (np.bincount(rows, inner, minlength=len(count)) / np.maximum(count, 1))[own]
    found: Flags = small & (usual > _ALIKE * size) & (abs(gap - usual) < _ALIKE * size)
    return found


def _lone_set_apart(pieces: Pieces, gap: Array) -> Flags:
    """The same of letters each of which is an object: those beside each other, in a word or in a line, are as far apart.

    Small capitals have the gaps of the larger letters that they stand for.
    """
    size, lone = pieces.size[1:], pieces.first == pieces.last
    level: Flags = lone[1:] & lone[:-1] & (pieces.turn[1:] == 0)
    level &= (size == pieces.size[:-1]) & (pieces.top[1:] == pieces.top[:-1])
    near = level & (gap > -_ALIKE * size) & (gap < _SET_WIDE * size)
    if not (near & (gap > _ALIKE * size)).any():  # as on most pages
        return np.zeros_like(near)
    usual = _usual(np.cumsum(~near), near, gap)
    usual = np.where(usual > 0, usual, _usual(np.cumsum(~level), near, gap))
    return near & (usual > _ALIKE * size) & (abs(gap - usual) < _ALIKE * size)


def _usual(run: Whole, near: Flags, gap: Array) -> Array:
    """For each gap the mean of those in its run that part letters; 0 where these are too few to tell."""
    count = np.bincount(run[near], minlength=int(run[-1]) + 1)
    mean = np.bincount(run[near], gap[near], minlength=len(count)) / np.maximum(count, 1)
    found: Array = np.where(count >= _FEWEST, mean, 0.0)[run]
    return found


def starts_of(text_page: calls.Argument, pieces: Pieces, blanks: Whole) -> Whole:
    """Which pieces begin words, by the gaps before them; `blanks` counts the spaces drawn before each character."""
    if not pieces.first.size:
        return pieces.first
    gap = pieces.start[1:] - pieces.end[:-1]
    set_apart = _set_apart(text_page, pieces, gap) | _lone_set_apart(pieces, gap)
    size = np.maximum(pieces.size[1:], pieces.size[:-1])
    before, middle = blanks[pieces.first], pieces.top + pieces.size / 2
    is_hinted = pieces.first[1:] - pieces.last[:-1] != 1
    breaks = (
        (before[1:] != before[:-1])
        | (pieces.turn[1:] != pieces.turn[:-1])
        | (gap > np.where(is_hinted, _HINTED, GAP) * size)
        | (gap < -BACK * size)
        | (abs(middle[1:] - middle[:-1]) > LIFT * size)
    )
    return np.concatenate(([0], np.flatnonzero(breaks & ~set_apart) + 1))
