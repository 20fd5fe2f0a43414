"""The yardstick of coverage: a part's words by the simplest route, apart from the reader's own walk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docx.oxml.ns import qn

from extractors.text import plain
from extractors.word.markup import FALLBACK, PARAGRAPH, Element, text_of

_DROPPED: Final = (qn("w:del"), qn("w:moveFrom"), FALLBACK)
_ROW_PROPERTIES: Final = qn("w:trPr")
_RUN: Final = qn("w:r")
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
    dropped = _dropped(root)
    texts: dict[Element, list[str]] = {}  # of each paragraph, in the order in which they begin
    for element in root.iter(PARAGRAPH, *_PRINTED):
        if element.tag == PARAGRAPH:
            texts[element] = []
            continue
        run = element.getparent()
        if run is None or run.tag != _RUN or element in dropped:
            continue  # a tab stop is not a tab, and a part that is but a text holds no paragraph
        paragraph = _paragraph_of(run)  # the nearest: a text box's paragraph is one of its own
        if paragraph is not None:
            texts[paragraph].append(_GLYPHS.get(element.tag) or text_of(element))
    for pieces in texts.values():
        yield from plain("".join(pieces)).split()


def _dropped(root: Element) -> set[Element]:
    """What is not printed because it lies in a deletion, a deleted row or a fallback."""
    holders = [_dropped_with(mark) for mark in root.iter(*_DROPPED)]
    return {element for holder in holders for element in holder.iter(*_PRINTED)}


def _dropped_with(mark: Element) -> Element:
    """The row whose properties the mark is in, else the mark itself."""
    holder = mark.getparent()
    row = holder.getparent() if holder is not None and holder.tag == _ROW_PROPERTIES else None
    return mark if row is None else row


def _paragraph_of(run: Element) -> Element | None:
    holder = run.getparent()
    while holder is not None and holder.tag != PARAGRAPH:
        holder = holder.getparent()
    return holder
