"""Parts of a page: what of it stands in an area."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from extractors.pdf.flow.regions import Region
from extractors.pdf.page import Layout
from schemas.document import Box


class Part(NamedTuple):
    """A part of a page, whether it is a column beside others, and the name that it has then."""

    layout: Layout
    beside: bool = False
    name: Region | None = None


def within(layout: Layout, area: Box) -> Layout:
    """The page with nothing but what has its middle in the area."""
    return replace(
        layout,
        tables=tuple(table for table in layout.tables if _is_in(table.grid.box, area)),
        boxes=tuple(box for box in layout.boxes if _is_in(box.extent, area)),
        tinted=tuple(one for one in layout.tinted if _is_in(one.box, area)),
        panels=tuple(one for one in layout.panels if _is_in(one.box, area)),
        free=tuple(line for line in layout.free if _is_in(line.box, area)),
        rules=layout.rules.within(area.x0, max(area.top, 0.0), area.x1, min(area.bottom, layout.height)),
    )


def _is_in(box: Box, area: Box) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return area.x0 <= x < area.x1 and area.top <= y < area.bottom
