"""A paragraph's printed text, and the blocks it makes: heading, paragraph or list items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from docx.oxml.ns import qn

from extractors.text import BULLET, plain, typed_bullet
from extractors.word.markup import TABLE, TEXT_BOX, Element, attribute, child, number, text_of
from extractors.word.numbering import Counters
from extractors.word.styles import (
    Style,
    Styles,
    bullet_style_level,
    heading_level,
    is_bold,
    left_indent,
    numbered,
)
from schemas.document import Block, BlockKind, Document

_RUNS: Final = (qn("w:r"), qn("m:r"))
_TEXTS: Final = (qn("w:t"), qn("m:t"))
_GLYPHS: Final = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_OTHER_STORIES: Final = (TEXT_BOX, TABLE, qn("w:pPr"), qn("w:rPr"), qn("w:rt"))
# A glyph or number typed at the start of a paragraph: the tab behind it says that it is a list marker.
_MARKER_TAB: Final = re.compile(
    r"\s*(?:[^\w\s]|o|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})(?:[.)]\w{0,3})*[.):]?)\t"
)
_LINE_EDGES: Final = re.compile(r"[ \t]*\n[ \t]*")

_HEX: Final = re.compile(r"[0-9A-Fa-f]{1,4}")
_FONT_PLACES: Final = range(0x100)
_PRIVATE: Final = range(0xF000, 0xF100)  # where Unicode has the 256 places of a symbol font
_SURROGATES: Final = range(0xD800, 0xE000)
_SYMBOL: Final = {
    **{place: chr(place) for place in range(0x20, 0x40)},
    0xA3: "≤", 0xB3: "≥", 0xB0: "°", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…",
    0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xA5: "∞",
    0x61: "α", 0x62: "β", 0x64: "δ", 0x6D: "μ", 0x70: "π", 0x73: "σ", 0x44: "Δ", 0x53: "Σ", 0x57: "Ω",
}  # fmt: skip
_WINGDINGS: Final = {
    0xFC: "✓", 0xFE: "☑", 0xFB: "✗", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐", 0x71: "☐",
    0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE7: "←", 0xE8: "→", 0xE9: "↑", 0xEA: "↓",
}  # fmt: skip


class Run(NamedTuple):
    """Printed characters of one run, and whether they are bold."""

    text: str
    bold: bool


@dataclass(frozen=True, slots=True)
class Definitions:
    """What paragraphs refer to: styles, lists with their running numbers; diagrams' texts and embedded documents by id."""

    styles: Styles
    counters: Counters
    diagrams: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    chunks: Mapping[str, Document] = field(default_factory=dict)


def read_paragraph(paragraph: Element, defined: Definitions, *, alone: bool = False) -> tuple[Block, ...]:
    """The paragraph's blocks: one, or one a line where lines begin with typed bullets; none if empty.

    A paragraph that is `alone` in a table cell and prints nothing but its automatic number is a block.
    """
    properties = child(paragraph, "w:pPr")
    chain = defined.styles.of_paragraph(properties)
    runs = [run for run in _runs(paragraph, chain, defined.styles) if run.text]
    text = _tidy("".join(run.text for run in runs))
    block = _automatic(_plain_block(text, runs, properties, chain), properties, chain, defined)
    if not text:
        return (block,) if alone and block.text else ()
    if block.marker:
        return (block,)
    return tuple(_typed_lines(block))


def printed_text(paragraph: Element, styles: Styles) -> str:
    """The paragraph's own words, without automatic numbers and without what floats beside it."""
    return _tidy("".join(run.text for run in _runs(paragraph, (), styles)))


def _plain_block(text: str, runs: list[Run], properties: Element | None, chain: tuple[Style, ...]) -> Block:
    level = heading_level(properties, chain)
    visible = [run for run in runs if run.text.strip()]
    return Block(
        kind=BlockKind.PARAGRAPH if level is None else BlockKind.HEADING,
        text=text,
        level=level or 0,
        bold=bool(visible) and all(run.bold for run in visible),
        indent=left_indent(properties, None, chain),
    )


def _automatic(
    block: Block, properties: Element | None, chain: tuple[Style, ...], defined: Definitions
) -> Block:
    """The block with its list's marker; as it is where it stands in no list that prints one."""
    place = numbered(properties, chain)
    style_level = bullet_style_level(chain)
    at = None if place is None else defined.counters.level(place)
    if place is None or at is None:
        return (
            block if style_level is None or _unlisted(properties) else _list_item(block, BULLET, style_level)
        )
    marker = defined.counters.next_marker(place)
    if not marker:
        return block
    depth, level = at
    item = _list_item(block, marker, max(depth, style_level or 0))
    return replace(item, indent=left_indent(properties, level.properties, chain))


def _unlisted(properties: Element | None) -> bool:
    """Whether the paragraph itself takes its style's list away (numId 0)."""
    place = child(properties, "w:numPr", "w:numId")
    return place is not None and number(attribute(place, "w:val")) == 0


def _list_item(block: Block, marker: str, level: int) -> Block:
    """The block as a list item; a heading stays one, with its number in front."""
    if block.kind is BlockKind.HEADING:
        return block if marker == BULLET else _numbered(block, marker)
    item = replace(block, kind=BlockKind.LIST_ITEM, level=level)
    return _numbered(item, marker) if marker != BULLET else _behind_typed(replace(item, marker=BULLET))


def _numbered(block: Block, marker: str) -> Block:
    text = f"{marker} {block.text}".rstrip()
    return replace(block, text=text, marker=marker, body_start=len(text) - len(block.text))


def _behind_typed(item: Block) -> Block:
    """An automatic bullet that has a bullet typed behind it as well."""
    typed = typed_bullet(item.text)
    return item if typed is None else replace(item, body_start=typed.end)


def _typed_lines(block: Block) -> Iterator[Block]:
    """The block cut before each line that begins with a typed bullet; a bullet's next lines stay with it."""
    if block.kind is BlockKind.HEADING:
        yield block
        return
    parts: list[str] = []
    for line in block.text.split("\n"):
        if parts and typed_bullet(line) is None:
            parts[-1] += f"\n{line}"
        else:
            parts.append(line)
    for part in parts:
        typed = typed_bullet(part)
        if typed is None:
            yield replace(block, text=part)
        else:
            yield replace(
                block, kind=BlockKind.LIST_ITEM, text=part, marker=typed.marker, body_start=typed.end
            )


def _tidy(text: str) -> str:
    """The text stripped, also at its soft line breaks; a tab only stays behind a typed marker."""
    text = _LINE_EDGES.sub("\n", plain(text)).strip()
    marker = _MARKER_TAB.match(text)
    end = marker.end() if marker else 0
    return text[:end] + text[end:].replace("\t", " ")


def _runs(element: Element, chain: tuple[Style, ...], styles: Styles) -> Iterator[Run]:
    """The runs below the element that belong to its own text, not to a text box or nested table."""
    for inner in element:
        if inner.tag in _RUNS:
            properties = child(inner, "w:rPr")
            yield Run("".join(_characters(inner)), is_bold(properties, chain, styles))
            yield from _runs(inner, chain, styles)
        elif inner.tag not in _OTHER_STORIES:
            yield from _runs(inner, chain, styles)


def _characters(run: Element) -> Iterator[str]:
    for mark in run:
        if mark.tag in _TEXTS:
            yield text_of(mark).replace("\n", " ")  # only w:br breaks a line
        elif mark.tag == qn("w:sym"):
            yield _symbol(attribute(mark, "w:font") or "", attribute(mark, "w:char") or "")
        else:
            yield _GLYPHS.get(mark.tag, "")


def _symbol(font: str, code: str) -> str:
    """The Unicode character of a symbol font's; a bullet for the many that are only drawn as one."""
    if _HEX.fullmatch(code) is None:
        return ""
    point = int(code, 16)
    if point not in _FONT_PLACES and point not in _PRIVATE:
        return "" if point in _SURROGATES else chr(point)
    if font.lower() == "symbol":
        return _SYMBOL.get(point & 0xFF, BULLET)
    return _WINGDINGS.get(point & 0xFF, BULLET)
