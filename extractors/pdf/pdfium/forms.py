"""Words that lie over a page: what was filled into the fields of a form, text typed onto a page, stamps.

PDFium gives the text of the page below only, so these are drawn onto it first. Nothing in a form is run.
"""

from __future__ import annotations

from typing import Any, Final

from pypdfium2 import raw

_DRAWN: Final = {raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP}


def flattened(page: Any) -> bool:
    """Whether something lay over the page and is now part of it; the open document is changed, no file is."""
    return _is_covered(page) and bool(
        raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS
    )


def _is_covered(page: Any) -> bool:
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        if not annotation:
            continue
        subtype = raw.FPDFAnnot_GetSubtype(annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        if subtype in _DRAWN:
            return True
    return False
