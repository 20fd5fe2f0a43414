"""The yardstick of coverage: a part's words by the simplest route, apart from the reader's own walk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docx.oxml.ns import qn

from extractors.text import plain
from extractors.word.markup import FALLBACK, PARAGRAPH, Element, child, text_of

_DROPPED: Final = (qn("w:del"), qn("w:moveFrom"), FALLBACK)
_ROW: Final = qn("w:tr")
_GLYPHS: Final = {
    qn("w:tab"): " ",
    qn("w:ptab"): " ",
    qn("w:br"): " ",
    qn("w:cr"): " ",
    qn("w:noBreakHyphen"): "-",
}
_PRINTED: Final = (qn("w:t"), *_GLYPHS)


def raw_words(root: Element) -> Iterator[str]:
    """The words of an unchanged part, paragraph by paragraph; tracked deletions and fallbacks left out."""
    for paragraph in root.iter(PARAGRAPH):
        texts = (_printed(element, paragraph) for element in paragraph.iter(*_PRINTED))
        yield from plain("".join(texts)).split()


def _printed(element: Element, paragraph: Element) -> str:
    if next(element.iterancestors(PARAGRAPH)) is not paragraph or element.getparent().tag != qn("w:r"):
        return ""  # a text box's paragraph has its own turn, and a tab stop is not a tab
    if next(element.iterancestors(*_DROPPED), None) is not None:
        return ""
    if any(child(row, "w:trPr", "w:del") is not None for row in element.iterancestors(_ROW)):
        return ""
    return _GLYPHS.get(element.tag) or text_of(element)
