"""The functions of PDFium that are called for every character or object, made cheap to call.

They are the functions of `pypdfium2.raw`, taken at their address with handles and addresses as plain
integers: see docs/decisions/0006-pdfium-glyphs.md. Results land in numpy arrays.
PDFium is not thread-safe: one thread of a process calls these.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from ctypes import c_double, c_int, c_size_t, c_ulong, c_void_p
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]


def _lean(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = ctypes.cast(function, c_void_p).value
    return ctypes.PYFUNCTYPE(result, *arguments)(address or 0)


text_object = _lean(pdfium.FPDFText_GetTextObject, c_size_t, c_size_t, c_int)
unicode_of = _lean(pdfium.FPDFText_GetUnicode, c_int, c_size_t, c_int)
font_size = _lean(pdfium.FPDFText_GetFontSize, c_double, c_size_t, c_int)
font_of = _lean(pdfium.FPDFTextObj_GetFont, c_size_t, c_size_t)
render_mode = _lean(pdfium.FPDFTextObj_GetTextRenderMode, c_int, c_size_t)
object_type = _lean(pdfium.FPDFPageObj_GetType, c_int, c_size_t)
segment_count = _lean(pdfium.FPDFPath_CountSegments, c_int, c_size_t)
_loose_box = _lean(pdfium.FPDFText_GetLooseCharBox, c_int, c_size_t, c_int, c_size_t)
_matrix = _lean(pdfium.FPDFText_GetMatrix, c_int, c_size_t, c_int, c_size_t)
_origin = _lean(pdfium.FPDFText_GetCharOrigin, c_int, c_size_t, c_int, c_size_t, c_size_t)
_font_name = _lean(pdfium.FPDFFont_GetBaseFontName, c_size_t, c_size_t, c_size_t, c_size_t)
_page_object = _lean(pdfium.FPDFPage_GetObject, c_size_t, c_size_t, c_int)
_form_object = _lean(pdfium.FPDFFormObj_GetObject, c_size_t, c_size_t, c_ulong)
_form_count = _lean(pdfium.FPDFFormObj_CountObjects, c_int, c_size_t)
_object_matrix = _lean(pdfium.FPDFPageObj_GetMatrix, c_int, c_size_t, c_size_t)
_bounds = _lean(pdfium.FPDFPageObj_GetBounds, c_int, c_size_t, c_size_t, c_size_t, c_size_t, c_size_t)
_draw_mode = _lean(pdfium.FPDFPath_GetDrawMode, c_int, c_size_t, c_size_t, c_size_t)
_fill = _lean(pdfium.FPDFPageObj_GetFillColor, c_int, c_size_t, c_size_t, c_size_t, c_size_t, c_size_t)
_segment = _lean(pdfium.FPDFPath_GetPathSegment, c_size_t, c_size_t, c_int)
segment_type = _lean(pdfium.FPDFPathSegment_GetType, c_int, c_size_t)
_segment_point = _lean(pdfium.FPDFPathSegment_GetPoint, c_int, c_size_t, c_size_t, c_size_t)
segment_closes = _lean(pdfium.FPDFPathSegment_GetClose, c_int, c_size_t)


def handle(pointer: Any) -> int:
    """The address behind a handle of `pypdfium2.raw`; 0 for none."""
    return ctypes.cast(pointer, c_void_p).value or 0


def loose_boxes(text_page: int, characters: Sequence[int]) -> Floats:
    """A row a character: left, top, right, bottom; as wide as its advance."""
    boxes = np.zeros((len(characters), 4), np.float32)
    start = boxes.ctypes.data
    _drain(map(_loose_box, repeat(text_page), characters, _places(start, len(characters), 16)))
    return boxes


def matrices(text_page: int, characters: Sequence[int]) -> Floats:
    """A row a character: the six numbers from its text space to the page, form XObjects included."""
    found = np.zeros((len(characters), 6), np.float32)
    start = found.ctypes.data
    _drain(map(_matrix, repeat(text_page), characters, _places(start, len(characters), 24)))
    return found


def origins(text_page: int, characters: Sequence[int]) -> npt.NDArray[np.float64]:
    """A row a character: x and y of its origin on the baseline."""
    found = np.zeros((len(characters), 2), np.float64)
    start, count = found.ctypes.data, len(characters)
    _drain(
        map(_origin, repeat(text_page), characters, _places(start, count, 16), _places(start + 8, count, 16))
    )
    return found


def font_name(font: int) -> str:
    """The font's name, without the mark of a subset."""
    length = _font_name(font, 0, 0)
    buffer = np.zeros(max(1, length), np.uint8)
    _font_name(font, buffer.ctypes.data, length)
    return buffer.tobytes().rstrip(b"\0").decode("utf-8", "replace").rpartition("+")[2]


def page_objects(page: int, count: int) -> list[int]:
    """The handles of a page's objects, in drawing order."""
    return list(map(_page_object, repeat(page), range(count)))


def form_objects(form: int) -> list[int]:
    """The handles of the objects in a form XObject."""
    return list(map(_form_object, repeat(form), range(_form_count(form))))


def object_matrices(objects: Sequence[int]) -> Floats:
    """A row an object: the six numbers from its own space to that of its page or form."""
    found = np.zeros((len(objects), 6), np.float32)
    _drain(map(_object_matrix, objects, _places(found.ctypes.data, len(objects), 24)))
    return found


def bounds(objects: Sequence[int]) -> Floats:
    """A row an object: left, bottom, right, top."""
    found = np.zeros((len(objects), 4), np.float32)
    start, count = found.ctypes.data, len(objects)
    _drain(map(_bounds, objects, *(_places(start + 4 * n, count, 16) for n in range(4))))
    return found


def draw_modes(paths: Sequence[int]) -> Ints:
    """A row a path: how it is filled (0: not), whether it is stroked."""
    found = np.zeros((len(paths), 2), np.int32)
    start, count = found.ctypes.data, len(paths)
    _drain(map(_draw_mode, paths, _places(start, count, 8), _places(start + 4, count, 8)))
    return found


def fill_colour(path: int) -> tuple[int, int, int, int] | None:
    """Red, green, blue and opacity, 0 to 255; None where a pattern fills the path."""
    found = np.zeros(4, np.uint32)
    start = found.ctypes.data
    if not _fill(path, start, start + 4, start + 8, start + 12):
        return None
    red, green, blue, opacity = found.tolist()
    return red, green, blue, opacity


def segments(paths: Sequence[int], numbers: Sequence[int]) -> tuple[list[int], Floats]:
    """The handles and the points of the segments with those numbers in those paths."""
    handles = list(map(_segment, paths, numbers))
    points = np.zeros((len(handles), 2), np.float32)
    start, count = points.ctypes.data, len(handles)
    _drain(map(_segment_point, handles, _places(start, count, 8), _places(start + 4, count, 8)))
    return handles, points


def _places(start: int, count: int, step: int) -> range:
    return range(start, start + step * count, step)


def _drain(calls: Iterable[object]) -> None:
    deque(calls, maxlen=0)
