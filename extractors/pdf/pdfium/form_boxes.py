"""Boxes that PDFium gives as they are within a form XObject: of letters that the file names. Lengths are points.

A file may say which letters a glyph stands for (`ActualText`), as browsers do for a ligature. PDFium puts the boxes of all
other letters on the page, but leaves these in the form's own space (`CPDF_TextPage::ProcessMarkedContent`), where they are
far from the line they stand on if the form is turned, moved or scaled.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from extractors.pdf.pdfium import calls
from extractors.pdf.pdfium.runs import Flags, Runs, Whole

Array = npt.NDArray[np.float64]


def boxes_on_page(text_page: calls.Argument, found: Runs, characters: Whole, boxes: Array) -> Array:
    """A row a character, left, top, right, bottom in the space of the file: the given ones, the lost put in their place."""
    lost = np.flatnonzero(_is_off_its_line(found, found.owner[characters], boxes))
    if not lost.size:
        return boxes
    at = characters[lost].tolist()
    texts = calls.arguments(calls.text_object(text_page, number) for number in at)
    of_form, of_page = map(_affine, (calls.object_matrices(texts), calls.matrices(text_page, at)))
    whole = np.linalg.det(of_form) != 0
    lost = lost[whole]
    form = np.linalg.inv(of_form[whole]) @ of_page[whole]
    corners = np.concatenate((boxes[lost].reshape(-1, 2, 2), np.ones((len(lost), 2, 1))), 2) @ form
    x, y = corners[:, :, 0], corners[:, :, 1]
    boxes = boxes.copy()
    boxes[lost] = np.stack((x.min(1), y.max(1), x.max(1), y.min(1)), 1)
    return boxes


def _is_off_its_line(found: Runs, owner: Whole, boxes: Array) -> Flags:
    """Whether the baseline passes further from the box than its text is high."""
    upright = found.turn[owner] % 180 == 0
    along = np.where(upright, found.y[owner], found.x[owner])
    low, high = (np.where(upright, boxes[:, up], boxes[:, aside]) for up, aside in ((3, 0), (1, 2)))
    size = found.size[owner]
    off: Flags = (along < low - size) | (along > high + size)
    return off & ~found.leans[owner]


def _affine(six: npt.NDArray[np.float32]) -> Array:
    """Matrices that turn rows x, y, 1, of the six numbers that PDF writes."""
    found = np.zeros((len(six), 3, 3))
    found[:, :, :2] = six.astype(np.float64).reshape(-1, 3, 2)
    found[:, 2, 2] = 1
    return found
