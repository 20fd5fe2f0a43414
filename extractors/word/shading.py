"""Which cells a table's maker coloured. Source: ECMA-376 part 1, 17.4.32 (cells), 17.7.6 (table styles)."""

from __future__ import annotations

from typing import Final, NamedTuple

from docx.oxml.ns import qn

from extractors.word.markup import PARAGRAPH, Element, attribute, child, children, switch, value
from extractors.word.styles import Styles

_PLAIN_FILLS: Final = {None, "auto", "ffffff", "white"}
_PLAIN_PATTERNS: Final = {None, "clear", "nil"}
_SHADING: Final = qn("w:shd")
_FIRST_ROW: Final = 0x0020  # of the bits in w:tblLook's w:val


class Looks(NamedTuple):
    """How a table style dresses a row."""

    shaded: bool = False
    bold: bool = False


def in_row(row: Element, looks: Looks) -> Looks:
    """The looks that a table gives its row, and what the row excepts from them."""
    own = _filled(child(row, "w:tblPrEx", "w:shd"))
    return looks if own is None else looks._replace(shaded=own)


def is_shaded(cell: Element, *, otherwise: bool) -> bool:
    """Whether the cell, all its paragraphs or all its printed runs have a fill.

    `otherwise` is what its row says, where the cell itself says nothing.
    """
    if next(cell.iter(_SHADING), None) is None:
        return otherwise
    own = _filled(child(cell, "w:tcPr", "w:shd"))
    return (otherwise if own is None else own) or _all_filled(cell)


def looks_of_first_row(table: Element, styles: Styles) -> Looks:
    """What the table's style gives its first row, if the table asks for a first row of its own."""
    look = child(table, "w:tblPr", "w:tblLook")
    asked = attribute(look, "w:firstRow")
    if asked is None:
        bits = attribute(look, "w:val") or ""
        asked = "1" if bits.isalnum() and int(bits, 16) & _FIRST_ROW else "0"
    if asked not in {"1", "true", "on"}:
        return Looks()
    dressed = [
        part
        for style in styles.chain(value(table, "w:tblPr", "w:tblStyle")).styles
        for part in children(style.element, "w:tblStylePr")
        if attribute(part, "w:type") == "firstRow"
    ]
    fills = (_filled(child(part, "w:tcPr", "w:shd")) for part in dressed)
    bolds = (switch(part, "w:rPr", "w:b") for part in dressed)
    return Looks(
        next((fill for fill in fills if fill is not None), False),
        next((bold for bold in bolds if bold is not None), False),
    )


def _filled(shading: Element | None) -> bool | None:
    """Whether this w:shd colours anything; None where there is no such element."""
    if shading is None:
        return None
    fill = (attribute(shading, "w:fill") or "auto").lower()
    return fill not in _PLAIN_FILLS or attribute(shading, "w:val") not in _PLAIN_PATTERNS


def _all_filled(cell: Element) -> bool:
    printed = (
        run for run in cell.iter(qn("w:r")) if any((t.text or "").strip() for t in run.iter(qn("w:t")))
    )
    fills = map(_run_filled, printed)
    return next(fills, False) and all(fills)


def _run_filled(run: Element) -> bool:
    paragraph = next(run.iterancestors(PARAGRAPH), None)
    return bool(_filled(child(run, "w:rPr", "w:shd")) or _filled(child(paragraph, "w:pPr", "w:shd")))
