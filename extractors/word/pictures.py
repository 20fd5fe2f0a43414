"""The pictures that a Word file shows, and how large."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from docx.opc.packuri import PackURI

from extractors.word.markup import FALLBACK, Element, attribute, number
from extractors.word.package import Part

_EMU: Final = 12700  # English metric units a point
_BLIP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_VML: Final = "{urn:schemas-microsoft-com:vml}imagedata"
_EXTENT: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_VML_SIZE: Final = re.compile(r"(?:^|;)(width|height):(\d+(?:\.\d+)?)pt")


class Picture(NamedTuple):
    """Where the file keeps a picture, and the points it is shown wide and high; 0 where it does not say."""

    target: PackURI
    width: float
    height: float


def pictures(part: Part) -> Iterator[Picture]:
    """The pictures of a part in reading order."""
    places = {link.id: link.target for link in part.relationships if link.kind == "image"}
    for element in part.root.iter(_BLIP, _VML):
        target = places.get(attribute(element, "r:embed") or attribute(element, "r:id") or "")
        if target is not None and next(element.iterancestors(FALLBACK), None) is None:
            yield Picture(target, *_size(element))


def _size(element: Element) -> tuple[float, float]:
    for holder in element.iterancestors():
        extent = holder.find(_EXTENT)
        if extent is not None:
            return number(extent.get("cx")) / _EMU, number(extent.get("cy")) / _EMU
        sides = dict(_VML_SIZE.findall(holder.get("style", "").replace(" ", "")))
        if len(sides) > 1:
            return float(sides["width"]), float(sides["height"])
    return 0.0, 0.0
