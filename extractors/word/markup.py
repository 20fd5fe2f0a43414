"""Names, values and lengths of WordprocessingML. Source: ECMA-376 part 1, clause 17."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, Final

from docx.oxml.ns import qn

Element = Any  # an lxml element; lxml ships no types
MARKUP_COMPATIBILITY: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
CHOICE: Final = f"{MARKUP_COMPATIBILITY}Choice"
FALLBACK: Final = f"{MARKUP_COMPATIBILITY}Fallback"
ALTERNATE_CONTENT: Final = f"{MARKUP_COMPATIBILITY}AlternateContent"
PARAGRAPH: Final = qn("w:p")
TABLE: Final = qn("w:tbl")
ALT_CHUNK: Final = qn("w:altChunk")
TEXT_BOX: Final = qn("w:txbxContent")
DIAGRAM: Final = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"

_VALUE: Final = qn("w:val")
_WHOLE: Final = re.compile(r"[+-]?\d{1,9}")
_LENGTH: Final = re.compile(r"(-?\d+(?:\.\d+)?)(pt|in|cm|mm|pc|pi)?")
_POINTS: Final = {None: 0.05, "pt": 1.0, "in": 72.0, "cm": 28.346, "mm": 2.8346, "pc": 12.0, "pi": 12.0}

_qualified: Final = cache(qn)


def child(parent: Element | None, *path: str) -> Element | None:
    """The first element down the path of prefixed names ("w:pPr", "w:numPr"), or None."""
    for name in path:
        wanted = _qualified(name)
        for inner in () if parent is None else parent:  # four times as quick as `iterchildren(wanted)`
            if inner.tag == wanted:
                parent = inner
                break
        else:
            return None
    return parent


def by_tag(parent: Element | None) -> dict[str, Element]:
    """The element's children by their qualified names, the first of each: to ask for several of them."""
    return {} if parent is None else {inner.tag: inner for inner in reversed(parent)}


def children(parent: Element | None, name: str) -> list[Element]:
    """The direct children of that prefixed name."""
    return [] if parent is None else list(parent.iterchildren(_qualified(name)))


def value(parent: Element | None, *path: str) -> str | None:
    """The w:val of the element down the path; None where the element or its value is missing."""
    return attribute(child(parent, *path), "w:val")


def attribute(element: Element | None, name: str) -> str | None:
    """The attribute of that prefixed name, or None."""
    return None if element is None else element.get(_qualified(name))


def number(text: str | None, default: int = 0) -> int:
    """The whole number written in an attribute; the default where it is none."""
    return int(text) if text is not None and _WHOLE.fullmatch(text) else default


def switch(parent: Element | None, *path: str) -> bool | None:
    """True or False as an on/off element says; None where there is no such element. Source: 17.17.4."""
    element = child(parent, *path)
    if element is None:
        return None
    return element.get(_VALUE, "1") not in {"0", "false", "off"}


@lru_cache(4096)  # a file has few lengths, again and again
def points(text: str | None) -> float | None:
    """A length in points from twentieths of a point or, in strict files, a number with its unit."""
    match = _LENGTH.fullmatch(text or "")
    return None if match is None else round(float(match[1]) * _POINTS[match[2]], 2)


def topmost(element: Element, *names: str) -> Iterator[Element]:
    """The descendants of these qualified names that are not inside one another, in reading order."""
    for inner in element:
        if inner.tag in names:
            yield inner
        elif len(inner):
            yield from topmost(inner, *names)


def text_of(element: Element) -> str:
    """The element's text without the entities in it, which are never resolved."""
    text: str = element.text or ""
    return text + "".join(inner.tail or "" for inner in element) if len(element) else text
