"""The functions of PDFium that are called for every character or object, made cheap to call.

They are the functions of `pypdfium2.raw`, taken at their address. No types are declared for what they are given,
which ctypes would look up in each call: numbers go as they are, pointers as the arguments that `c_void_p` and
`byref` make, and results land in numpy arrays. See docs/decisions/0006-pdfium-glyphs.md.
PDFium is not thread-safe: one thread of a process calls these.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from ctypes import byref, c_byte, c_double, c_int, c_size_t, c_ulong, c_void_p
from functools import cache
from itertools import repeat
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from ctypes import _CArgObject

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]
Argument: TypeAlias = "c_void_p | _CArgObject"  # a pointer, ready to be given to any of the functions

_name = ctypes.create_string_buffer(128)  # room for the name of nearly any font
_AT_ONCE = 512  # rows that PDFium writes before they are taken
_FLOATS, _DOUBLES, _INTS, _WHOLE = map(np.dtype, (np.float32, np.float64, np.int32, np.uint32))
# Where it writes them: to make the argument for a place takes a third of a call, so each place has one, made once.
_room = np.zeros(24 * _AT_ONCE, np.uint8)
_pointer, _size, _long = c_void_p.from_param, c_size_t.from_param, c_ulong.from_param


def _lean(function: Any, result: Any) -> Callable[..., Any]:
    address = ctypes.cast(function, c_void_p).value
    return ctypes.PYFUNCTYPE(result)(address or 0)


text_object = _lean(pdfium.FPDFText_GetTextObject, c_size_t)
unicode_of = _lean(pdfium.FPDFText_GetUnicode, c_int)
_font_size = _lean(pdfium.FPDFText_GetFontSize, c_double)
_loose_box = _lean(pdfium.FPDFText_GetLooseCharBox, c_int)
_matrix = _lean(pdfium.FPDFText_GetMatrix, c_int)
_origin = _lean(pdfium.FPDFText_GetCharOrigin, c_int)
_font = _lean(pdfium.FPDFTextObj_GetFont, c_size_t)
_render_mode = _lean(pdfium.FPDFTextObj_GetTextRenderMode, c_int)
_font_name = _lean(pdfium.FPDFFont_GetBaseFontName, c_size_t)
_page_object = _lean(pdfium.FPDFPage_GetObject, c_size_t)
_form_object = _lean(pdfium.FPDFFormObj_GetObject, c_size_t)
_form_count = _lean(pdfium.FPDFFormObj_CountObjects, c_int)
_object_type = _lean(pdfium.FPDFPageObj_GetType, c_int)
_object_matrix = _lean(pdfium.FPDFPageObj_GetMatrix, c_int)
_bounds = _lean(pdfium.FPDFPageObj_GetBounds, c_int)
_clip = _lean(pdfium.FPDFPageObj_GetClipPath, c_size_t)
_clip_count = _lean(pdfium.FPDFClipPath_CountPaths, c_int)
_clip_length = _lean(pdfium.FPDFClipPath_CountPathSegments, c_int)
_clip_segment = _lean(pdfium.FPDFClipPath_GetPathSegment, c_size_t)
_draw_mode = _lean(pdfium.FPDFPath_GetDrawMode, c_int)
_fill = _lean(pdfium.FPDFPageObj_GetFillColor, c_int)
_segment_count = _lean(pdfium.FPDFPath_CountSegments, c_int)
_segment = _lean(pdfium.FPDFPath_GetPathSegment, c_size_t)
_segment_type = _lean(pdfium.FPDFPathSegment_GetType, c_int)
_segment_point = _lean(pdfium.FPDFPathSegment_GetPoint, c_int)
_segment_closes = _lean(pdfium.FPDFPathSegment_GetClose, c_int)


def argument(pointer: Any) -> Argument:
    """A handle of `pypdfium2.raw`, as the functions here take a page or its text."""
    return _pointer(c_void_p.from_buffer(pointer).value or 0)


def arguments(handles: Iterable[int]) -> list[Argument]:
    """The handles as the functions here take objects: made once, each of them costs as much as half a call."""
    return list(map(_pointer, handles))


def loose_boxes(text_page: Argument, characters: Sequence[int]) -> Floats:
    """A row a character: left, top, right, bottom; as wide as its advance."""
    return _filled(_loose_box, [text_page] * len(characters), characters, kind=_FLOATS, columns=4)


def matrices(text_page: Argument, characters: Sequence[int]) -> Floats:
    """A row a character: the six numbers from its text space to the page, form XObjects included."""
    return _filled(_matrix, [text_page] * len(characters), characters, kind=_FLOATS, columns=6)


def origins(text_page: Argument, characters: Sequence[int]) -> npt.NDArray[np.float64]:
    """A row a character: x and y of its origin on the baseline."""
    handles = [text_page] * len(characters)
    return _filled(_origin, handles, characters, kind=_DOUBLES, columns=2, parts=2)


def font_sizes(text_page: Argument, characters: Sequence[int]) -> list[float]:
    """The font size of each character."""
    return list(map(_font_size, repeat(text_page), characters))


def fonts(texts: Sequence[Argument]) -> list[int]:
    """The handle of the font of each text object."""
    return list(map(_font, texts))


def font_name(font: int) -> str:
    """The font's name, without the mark of a subset."""
    buffer = _name
    length = _font_name(_pointer(font), buffer, _size(len(buffer)))
    if length > len(buffer):
        buffer = ctypes.create_string_buffer(length)
        _font_name(_pointer(font), buffer, _size(length))
    return buffer.value.decode("utf-8", "replace").rpartition("+")[2] if length else ""


def render_modes(texts: Sequence[Argument]) -> list[int]:
    """The FPDF_TEXTRENDERMODE_* of each text object."""
    return list(map(_render_mode, texts))


def page_objects(page: Argument, count: int) -> list[int]:
    """The handles of a page's objects, in drawing order."""
    return list(map(_page_object, repeat(page), range(count)))


def form_objects(form: Argument) -> list[int]:
    """The handles of the objects in a form XObject."""
    return list(map(_form_object, repeat(form), map(_long, range(_form_count(form)))))


def object_types(objects: Sequence[Argument]) -> list[int]:
    """The FPDF_PAGEOBJ_* of each object."""
    return list(map(_object_type, objects))


def object_matrices(objects: Sequence[Argument]) -> Floats:
    """A row an object: the six numbers from its own space to that of its page or form."""
    return _filled(_object_matrix, objects, kind=_FLOATS, columns=6)


def bounds(objects: Sequence[Argument]) -> Floats:
    """A row an object: left, bottom, right, top."""
    return _filled(_bounds, objects, kind=_FLOATS, columns=4, parts=4)


def clip_boxes(objects: Sequence[Argument]) -> dict[int, Floats]:
    """By the row of each object that is drawn within one path only, the path's hull: left, bottom, right, top."""
    clips = arguments(map(_clip, objects))
    counts = map(_clip_count, clips)
    found: dict[int, Floats] = {}
    for row in [row for row, count in enumerate(counts) if count == 1]:
        clip = clips[row]
        length = _clip_length(clip, 0)
        corners = arguments(map(_clip_segment, repeat(clip), repeat(0), range(length)))
        points = _filled(_segment_point, corners, kind=_FLOATS, columns=2, parts=2)
        if len(points):
            found[row] = np.concatenate((points.min(0), points.max(0)))
    return found


def draw_modes(paths: Sequence[Argument]) -> Ints:
    """A row a path: how it is filled (0: not), whether it is stroked."""
    return _filled(_draw_mode, paths, kind=_INTS, columns=2, parts=2)


def fill_colours(paths: Sequence[Argument]) -> tuple[list[int], npt.NDArray[np.uint32]]:
    """Whether each path is filled with one colour, not a pattern; rows of red, green, blue and opacity, 0 to 255."""
    is_plain: list[int] = []
    found = _filled(_fill, paths, kind=_WHOLE, columns=4, parts=4, told=is_plain)
    return is_plain, found


def segment_counts(paths: Sequence[Argument]) -> list[int]:
    """How many segments each path has."""
    return list(map(_segment_count, paths))


def segments(paths: Sequence[Argument], numbers: Sequence[int]) -> tuple[list[Argument], Floats]:
    """The segments with those numbers in those paths, and their points."""
    found = arguments(map(_segment, paths, numbers))
    return found, _filled(_segment_point, found, kind=_FLOATS, columns=2, parts=2)


def segment_types(segments: Sequence[Argument]) -> list[int]:
    """The FPDF_SEGMENT_* of each segment."""
    return list(map(_segment_type, segments))


def closing(segments: Sequence[Argument]) -> list[int]:
    """Whether each segment leads back to where its piece of the path began."""
    return list(map(_segment_closes, segments))


def _filled(
    call: Callable[..., Any],
    *given: Sequence[Any],
    kind: np.dtype[Any],
    columns: int,
    parts: int = 1,
    told: list[int] | None = None,
) -> npt.NDArray[Any]:
    """A row for what is given of each, as PDFium writes it into so many equal parts of the row; zeros where it fails.

    `told` is given what the calls return.
    """
    count = len(given[0])
    found = np.empty((count, columns), kind)
    places = _places(columns * kind.itemsize, parts)
    for start in range(0, count, _AT_ONCE):
        some = given if count <= _AT_ONCE else [one[start : start + _AT_ONCE] for one in given]
        own = _room[: columns * kind.itemsize * len(some[0])].view(kind)
        own.fill(0)
        returned = map(call, *some, *places)
        deque(returned, maxlen=0) if told is None else told.extend(returned)
        found[start : start + _AT_ONCE] = own.reshape(-1, columns)
    return found


@cache
def _places(step: int, parts: int) -> list[list[Argument]]:
    """The places of each of so many equal parts of the rows in `_room`, `step` bytes a row, row by row."""
    offsets = (range(part * step // parts, step * _AT_ONCE, step) for part in range(parts))
    start = c_byte.from_buffer(_room.data)
    return [[byref(start, offset) for offset in part] for part in offsets]
