"""A paragraph's printed text, and the blocks it makes: heading, paragraph or list items."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from docx.oxml.ns import qn

from extractors.text import BULLET, Marker, plain, typed_bullet
from extractors.word.markup import DIAGRAM, TABLE, TEXT_BOX, Element, attribute, child, text_of
from extractors.word.numbering import Counters, Printed
from extractors.word.styles import Chain, Styles, Written, heading_level, is_bold, numbered, written
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
_SYMBOL_MARK: Final = qn("w:sym")
_RUN_PROPERTIES: Final = qn("w:rPr")
_ANCHORED: Final = (TEXT_BOX, TABLE, DIAGRAM)
_APART: Final = (qn("w:pPr"), _RUN_PROPERTIES, qn("w:rt"))
_UNLISTED: Final = Printed("", 0)
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


class Paragraph(NamedTuple):
    """A paragraph's blocks, and the text boxes, tables and diagrams that are anchored in it."""

    blocks: tuple[Block, ...]
    anchored: Sequence[Element]


@dataclass(frozen=True, slots=True)
class Definitions:
    """What paragraphs refer to: styles, lists with their running numbers; diagrams' texts and embedded documents by id."""

    styles: Styles
    counters: Counters
    diagrams: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    chunks: Mapping[str, Document] = field(default_factory=dict)


def read_paragraph(paragraph: Element, defined: Definitions, *, alone: bool = False) -> Paragraph:
    """The paragraph's blocks: one, or one a line where lines begin with typed bullets; none if empty.

    A paragraph that is `alone` in a table cell and prints nothing but its automatic number is a block.
    """
    own = written(child(paragraph, "w:pPr"))
    chain = defined.styles.of_paragraph(own.style)
    runs, anchored = _contents(paragraph, chain, defined.styles)
    text = _tidy("".join(run.text for run in runs))
    block = _block(text, runs, own, chain, _listed(own, chain, defined.counters))
    if not text:
        return Paragraph((block,) if alone and block.text else (), anchored)
    if block.marker or block.kind is BlockKind.HEADING:
        return Paragraph((block,), anchored)
    return Paragraph(tuple(_typed_lines(block)), anchored)


def printed_text(paragraph: Element, styles: Styles) -> str:
    """The paragraph's own words, without automatic numbers and without what floats beside it."""
    runs, _ = _contents(paragraph, styles.chain(None), styles)
    return _tidy("".join(run.text for run in runs))


def _listed(own: Written, chain: Chain, counters: Counters) -> Printed:
    """What the paragraph's list, or its style named for one, puts in front of it; no marker where none does."""
    place = numbered(own, chain)
    printed = None if place is None else counters.next_at(place)
    if printed is None:
        listed = chain.bullet_level is not None and not own.unlisted
        return Printed(BULLET, chain.bullet_level or 0) if listed else _UNLISTED
    if not printed.marker:
        return _UNLISTED
    return printed._replace(level=max(printed.level, chain.bullet_level or 0))


def _block(text: str, runs: list[Run], own: Written, chain: Chain, listed: Printed) -> Block:
    """The paragraph as one block; a heading in a list stays a heading, with its number in front."""
    heading = heading_level(own, chain)
    marker = "" if heading is not None and listed.marker == BULLET else listed.marker
    number = "" if marker == BULLET else marker
    printed = f"{number} {text}".rstrip() if number else text
    typed = typed_bullet(text) if marker == BULLET else None  # a bullet typed behind an automatic one
    left = listed.left if own.left is None else own.left
    kind = BlockKind.LIST_ITEM if marker else BlockKind.PARAGRAPH
    return Block(
        kind=kind if heading is None else BlockKind.HEADING,
        text=printed,
        marker=marker,
        body_start=len(printed) - len(text) if typed is None else typed.end,
        level=listed.level if heading is None else heading,
        bold=_all_bold(runs),
        indent=chain.left if left is None else left,
    )


def _all_bold(runs: list[Run]) -> bool:
    visible = [run.bold for run in runs if run.text.strip()]
    return bool(visible) and all(visible)


def _typed_lines(block: Block) -> Iterator[Block]:
    """The block cut before each line that begins with a typed bullet; a bullet's next lines stay with it."""
    parts: list[tuple[str, Marker | None]] = []
    for line in block.text.split("\n"):
        typed = typed_bullet(line)
        if parts and typed is None:
            before, marker = parts[-1]
            parts[-1] = f"{before}\n{line}", marker
        else:
            parts.append((line, typed))
    for text, typed in parts:
        if typed is not None:
            yield replace(
                block, kind=BlockKind.LIST_ITEM, text=text, marker=typed.marker, body_start=typed.end
            )
        else:
            yield block if len(parts) == 1 else replace(block, text=text)


def _tidy(text: str) -> str:
    """The text stripped, also at its soft line breaks; a tab only stays behind a typed marker."""
    text = plain(text)
    if "\n" in text:
        text = _LINE_EDGES.sub("\n", text)
    text = text.strip()
    if "\t" not in text:
        return text
    marker = _MARKER_TAB.match(text)
    end = marker.end() if marker else 0
    return text[:end] + text[end:].replace("\t", " ")


def _contents(paragraph: Element, chain: Chain, styles: Styles) -> tuple[list[Run], list[Element]]:
    """The paragraph's runs of its own text, and the text boxes, tables and diagrams that are none of it."""
    pieces = _pieces(paragraph, chain, styles)
    runs = [piece for piece in pieces if isinstance(piece, Run)]
    return runs, [piece for piece in pieces if not isinstance(piece, Run)]


def _pieces(elements: Iterable[Element], chain: Chain, styles: Styles) -> list[Run | Element]:
    pieces: list[Run | Element] = []
    for element in elements:
        tag = element.tag
        if tag in _RUNS:
            pieces += _run(element, chain, styles)
        elif tag in _ANCHORED:
            pieces.append(element)
        elif tag not in _APART and len(element):
            pieces += _pieces(element, chain, styles)
    return pieces


def _run(run: Element, chain: Chain, styles: Styles) -> list[Run | Element]:
    """The run where it prints anything, then what lies in it."""
    text = ""
    properties = None
    inside = []
    for mark in run:
        tag = mark.tag
        if tag in _TEXTS:
            text += text_of(mark).replace("\n", " ")  # only w:br breaks a line
        elif tag == _RUN_PROPERTIES:
            properties = mark if properties is None else properties
            continue
        elif tag == _SYMBOL_MARK:
            text += _symbol(attribute(mark, "w:font") or "", attribute(mark, "w:char") or "")
        else:
            text += _GLYPHS.get(tag, "")
        if len(mark) or tag in _ANCHORED:
            inside.append(mark)
    own = [Run(text, is_bold(properties, chain, styles))] if text else []
    return own + _pieces(inside, chain, styles) if inside else own


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
