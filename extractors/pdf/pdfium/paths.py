"""The rules and coloured rectangles of a page, and the number of its pictures, by PDFium.

Source: what is a line, a rectangle or a curve follows pdfminer.six, so that both readers see one page alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from extractors.pdf.drawn import PALEST
from extractors.pdf.drawn.bullets import dot
from extractors.pdf.drawn.rules import (
    STRAIGHT,
    THIN,
    Rule,
    closed,
    edges,
    frame,
    is_thin,
    rectangle,
    rounded,
    segment,
    spine,
)
from extractors.pdf.pdfium import calls
from schemas.document import Box

_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5  # FPDF_PAGEOBJ_*
_BEZIER_TO, _MOVE_TO = 1, 2  # FPDF_SEGMENT_*
_CORNERS = 4
_EVEN_ODD = 1  # FPDF_FILLMODE_ALTERNATE: what two pieces of a path cover is not filled
_PAIR = 2
_DEEPEST = 12  # forms within forms
_MOST_OBJECTS = 200_000  # of a page: forms that call each other can pretend to hold billions

Points = list[list[float]]
Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


class Shapes(NamedTuple):
    """What is drawn besides text: points, origin top left of the page as the file has it."""

    rules: Floats  # rows of x0, top, x1 and bottom, a column a rule
    fills: list[Box]
    whites: list[Box]
    dots: list[Box]
    pictures: int
    texts: list[int]  # the handles of the text objects, forms included
    has_forms: bool = False


class _Group(NamedTuple):
    """The objects of the page or of one form XObject, and the way from their space to the page's."""

    kinds: Mapping[int, list[calls.Argument]]  # the objects of each FPDF_PAGEOBJ_*
    texts: list[int]  # the handles of the text objects
    matrix: Floats


def shapes(page: calls.Argument, count: int, left: float, top: float) -> Shapes:
    """What is drawn on the page besides text; `left` and `top` are its upper left corner in the file's space."""
    rules: list[Floats] = []
    fills: list[Box] = []
    whites: list[Box] = []
    dots: list[Box] = []
    texts: list[int] = []
    pictures, has_forms = 0, False
    flip = np.array([1, 0, 0, -1, -left, top], np.float64)
    for group in _groups(calls.page_objects(page, count), flip):
        pictures += len(group.kinds[_IMAGE])
        texts += group.texts
        has_forms |= bool(group.kinds[_FORM])
        if group.kinds[_PATH]:
            found, coloured, white, small = _drawn(group.kinds[_PATH], group.matrix)
            rules += found
            fills += coloured
            whites += white
            dots += small
    together = np.concatenate(rules, axis=1) if rules else np.empty((4, 0))
    return Shapes(together, fills, whites, dots, pictures, texts, has_forms)


def _groups(objects: Sequence[int], matrix: Floats) -> Iterator[_Group]:
    """The page's objects, then those of its form XObjects, however deep."""
    waiting, seen = [(objects, matrix, 0)], 0
    while waiting and seen < _MOST_OBJECTS:
        objects, matrix, depth = waiting.pop()
        seen += len(objects)
        arguments = calls.arguments(objects)
        types = calls.object_types(arguments)
        kinds: Mapping[int, list[calls.Argument]] = defaultdict(list)
        for one, kind in zip(arguments, types, strict=True):
            kinds[kind].append(one)
        texts = [one for one, kind in zip(objects, types, strict=True) if kind == _TEXT]
        yield _Group(kinds, texts, matrix)
        if depth < _DEEPEST:
            waiting += [
                (calls.form_objects(form), _product(calls.object_matrices([form])[0], matrix), depth + 1)
                for form in reversed(kinds[_FORM])
            ]


def _drawn(
    paths: list[calls.Argument], matrix: Floats
) -> tuple[list[Floats], list[Box], list[Box], list[Box]]:
    """The rules, the coloured rectangles, the white ones and the dots of the paths."""
    counts = np.array(calls.segment_counts(paths))
    fillings, strokes = calls.draw_modes(paths).T
    is_stroked = strokes != 0
    rules: list[Floats] = []
    is_left = np.ones(len(paths), bool)
    may_be_slivers = np.flatnonzero(~is_stroked & (counts <= _CORNERS + 1))
    if may_be_slivers.size and not matrix[1] and not matrix[2]:  # level stays level: bounds are enough
        boxes = _boxes(calls.bounds([paths[n] for n in may_be_slivers.tolist()]), matrix)
        is_sliver = np.minimum(boxes[2] - boxes[0], boxes[3] - boxes[1]) < THIN
        rules.append(_spines(boxes[:, is_sliver]))
        is_left[may_be_slivers[is_sliver]] = False
    lines = np.flatnonzero(is_left & (counts == 2))  # noqa: PLR2004 -- a start and an end
    if lines.size:
        _, points = _corners([paths[n] for n in lines.tolist()], counts[lines], matrix)
        rules.append(_segments(points[0::2].T, points[1::2].T))
    others = np.flatnonzero(is_left & (counts > 2)).tolist()  # noqa: PLR2004
    if not others:
        return rules, [], [], []
    more, fills, whites, dots = _outlines(
        [paths[n] for n in others], counts[others], fillings[others], is_stroked[others], matrix
    )
    return [*rules, more], fills, whites, dots


def _spines(boxes: Floats) -> Floats:
    """The lines that thin rectangles stand for; a dot is part of a dotted line that may run either way."""
    x0, top, x1, bottom = boxes
    x, y = (x0 + x1) / 2, (top + bottom) / 2
    is_dot = np.maximum(x1 - x0, bottom - top) < THIN
    is_level = x1 - x0 >= bottom - top
    level, upright = np.array((x0, y, x1, y)), np.array((x, top, x, bottom))
    return np.concatenate((level[:, is_level | is_dot], upright[:, ~is_level | is_dot]), axis=1)


def _segments(starts: Floats, ends: Floats) -> Floats:
    """The lines between the points that are level or upright."""
    (x0, top), (x1, bottom) = np.minimum(starts, ends), np.maximum(starts, ends)
    x, y = (starts + ends) / 2
    is_wide, is_high = x1 - x0 > STRAIGHT, bottom - top > STRAIGHT
    level, upright = np.array((x0, y, x1, y)), np.array((x, top, x, bottom))
    return np.concatenate((level[:, is_wide & ~is_high], upright[:, is_high & ~is_wide]), axis=1)


def _corners(
    paths: list[calls.Argument], counts: Whole, matrix: Floats
) -> tuple[list[calls.Argument], Floats]:
    """The paths' segments, one path after the other, and their points on the page."""
    owner = np.repeat(np.arange(len(paths)), counts)
    within = np.arange(len(owner)) - (np.cumsum(counts) - counts)[owner]
    handles, points = calls.segments([paths[n] for n in owner.tolist()], within.tolist())
    a, b, c, d, e, f = calls.object_matrices(paths).astype(np.float64)[owner].T
    x, y = points.astype(np.float64).T
    return handles, _moved(np.array((a * x + c * y + e, b * x + d * y + f)).T, matrix).round(3)


def _outlines(
    paths: list[calls.Argument],
    counts: Whole,
    fillings: npt.NDArray[np.int32],
    is_stroked: Flags,
    matrix: Floats,
) -> tuple[Floats, list[Box], list[Box], list[Box]]:
    """The rules, coloured rectangles, white ones and dots of paths with more than two corners."""
    handles, corners = _corners(paths, counts, matrix)
    points = corners.tolist()
    kinds, closes = calls.segment_types(handles), calls.closing(handles)
    rules: list[Rule] = []
    dots: list[Box] = []
    filled_boxes: list[tuple[calls.Argument, list[Box]]] = []
    end = 0
    for path, count, filled, stroked in zip(
        paths, counts.tolist(), fillings.tolist(), is_stroked.tolist(), strict=True
    ):
        start, end = end, end + count
        pieces = _pieces(points[start:end], kinds[start:end], closes[start:end])
        if filled and not stroked:
            pieces = [closed(piece) for piece in pieces]
        boxes = [rectangle(piece) or rounded(piece) for piece in pieces]
        for piece, box in zip(pieces, boxes, strict=True):
            rules += _lines(piece, box, is_stroked=stroked)
        roomy = [box for box in boxes if box is not None and not is_thin(box)]
        border = frame(*roomy) if filled == _EVEN_ODD and len(roomy) == len(boxes) == _PAIR else []
        if border:
            rules += border
            continue
        if (filled or stroked) and boxes == [None] and (small := dot(pieces[0])) is not None:
            dots.append(small)
        if filled and roomy:
            filled_boxes.append((path, roomy))
    coloured = _are_coloured([path for path, _ in filled_boxes])
    fills, whites = (
        [
            box
            for (_, own), shows in zip(filled_boxes, coloured, strict=True)
            if shows is wanted
            for box in own
        ]
        for wanted in (True, False)
    )
    return np.array(rules, np.float64).reshape(-1, 4).T, fills, whites, dots


def _lines(piece: Points, box: Box | None, *, is_stroked: bool) -> Iterable[Rule]:
    if box is not None:
        return spine(box) if is_thin(box) else edges(box) if is_stroked else ()
    is_line = len({tuple(point) for point in piece}) == 2  # noqa: PLR2004 -- there, and perhaps back
    if is_line or is_stroked:
        return [rule for start, end in pairwise(piece) for rule in segment(start, end)]
    return ()


def _pieces(points: Points, kinds: Sequence[int], closes: Sequence[int]) -> list[Points]:
    """The corners of each piece of a path, curves by their ends; a closed piece ends where it began."""
    pieces: list[Points] = []
    controls = 0
    for point, kind, is_closed in zip(points, kinds, closes, strict=True):
        if kind == _MOVE_TO or not pieces:
            pieces.append([])
        controls = (controls + 1) % 3 if kind == _BEZIER_TO else 0
        if controls == 0:
            pieces[-1].append(point)
        if is_closed and pieces[-1] and pieces[-1][-1] != pieces[-1][0]:
            pieces[-1].append(pieces[-1][0])
    return [piece for piece in pieces if len(piece) > 1]


def _are_coloured(paths: Sequence[calls.Argument]) -> list[bool]:
    is_plain, colours = calls.fill_colours(paths)
    shows = (colours[:, 3] > 0) & (colours[:, :3].min(1) < PALEST * 255)
    return (shows | (np.array(is_plain) == 0)).tolist()  # type: ignore[no-any-return]


def _boxes(bounds: npt.NDArray[np.float32], matrix: Floats) -> Floats:
    """Rows of left, top, right and bottom on the page; for matrices that keep level lines level."""
    a, _, _, d, e, f = matrix
    left, bottom, right, top = bounds.T.astype(np.float64)
    x, y = (left * a + e, right * a + e), (top * d + f, bottom * d + f)
    return np.array((np.minimum(*x), np.minimum(*y), np.maximum(*x), np.maximum(*y))).round(3)


def _moved(points: Floats, matrix: Floats) -> Floats:
    a, b, c, d, e, f = matrix
    x, y = points.T  # a product of matrices would start threads that wait for more of them
    return np.array((a * x + c * y + e, b * x + d * y + f)).T


def _product(inner: npt.NDArray[np.float32], outer: Floats) -> Floats:
    """The matrix that applies `inner`, then `outer`."""
    a, b, c, d, e, f = inner.tolist()
    turned = np.array([[a, b], [c, d]]) @ outer[:4].reshape(2, 2)
    return np.concatenate((turned.ravel(), _moved(np.array([[e, f]]), outer)[0]))
