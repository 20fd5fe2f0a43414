"""What the styles of a Word file say about a paragraph or run, through every basedOn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from extractors.word.markup import Element, attribute, child, children, number, points, switch, value

_HEADING_NAME: Final = re.compile(r"heading ?([1-9])", re.IGNORECASE)
_LIST_NAME: Final = re.compile(r"list ?bullet ?([2-5])?", re.IGNORECASE)
_CONTENTS_NAME: Final = re.compile(r"toc ?[1-9]|table ?of ?figures", re.IGNORECASE)
_BODY_LEVEL: Final = 9  # w:outlineLvl of a paragraph that is no heading
_DEEPEST: Final = 20  # a basedOn chain that is longer runs in a circle


class Numbered(NamedTuple):
    """The list a paragraph stands in, and its level from 0.

    `level` is None where a style names the list alone: the list then says which level is that style's.
    """

    num_id: str
    level: int | None
    style_id: str | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """One style as written; `based_on` is the id of its parent."""

    id: str
    name: str
    based_on: str | None
    element: Element


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles of a file by id, and the id of the paragraph style that holds where none is named."""

    by_id: dict[str, Style]
    default: str | None

    def chain(self, style_id: str | None) -> Iterator[Style]:
        """The style and what it is based on, nearest first."""
        for _ in range(_DEEPEST):
            style = self.by_id.get(style_id or "")
            if style is None:
                return
            yield style
            style_id = style.based_on

    def of_paragraph(self, properties: Element | None) -> tuple[Style, ...]:
        """The chain of the paragraph with these w:pPr; an unknown style counts by its id alone."""
        named = value(properties, "w:pStyle")
        if named is not None and named not in self.by_id:
            return (Style(named, named, None, None), *self.chain(self.default))
        return tuple(self.chain(named or self.default))


def read_styles(root: Element | None) -> Styles:
    """The styles in a styles part; none where the file has no such part."""
    by_id: dict[str, Style] = {}
    default = None
    for element in children(root, "w:style"):
        style_id = attribute(element, "w:styleId") or ""
        by_id[style_id] = Style(
            style_id, value(element, "w:name") or style_id, value(element, "w:basedOn"), element
        )
        if attribute(element, "w:type") == "paragraph" and attribute(element, "w:default") in {
            "1",
            "true",
            "on",
        }:
            default = style_id
    return Styles(by_id, default)


def heading_level(properties: Element | None, chain: tuple[Style, ...]) -> int | None:
    """1 to 9 for a heading or title, None for any other paragraph.

    The paragraph's own outline level wins, then the nearest style with a level or a heading's name.
    """
    own = value(properties, "w:outlineLvl")
    if own is not None:
        return _heading(number(own, _BODY_LEVEL))
    for style in chain:
        match = _HEADING_NAME.fullmatch(style.name) or _HEADING_NAME.fullmatch(style.id)
        if match is not None:
            return int(match[1])
        if style.name.lower() == "title":
            return 1
        level = value(style.element, "w:pPr", "w:outlineLvl")
        if level is not None and number(level, _BODY_LEVEL) < _BODY_LEVEL:
            return number(level) + 1
    return None


def _heading(outline_level: int) -> int | None:
    return outline_level + 1 if outline_level < _BODY_LEVEL else None


def bullet_style_level(chain: tuple[Style, ...]) -> int | None:
    """0 for a style named "List Bullet" or based on one, 1 for "List Bullet 2"; else None."""
    for style in chain:
        match = _LIST_NAME.match(style.name)
        if match is not None:
            return int(match[1] or 1) - 1
    return None


def is_contents(chain: tuple[Style, ...]) -> bool:
    """Whether the style is that of a line of a table of contents."""
    return any(_CONTENTS_NAME.fullmatch(style.name) for style in chain)


def numbered(properties: Element | None, chain: tuple[Style, ...]) -> Numbered | None:
    """The list and level the paragraph or its style names; None where it is in none (numId 0)."""
    sources = [(properties, None), *((child(style.element, "w:pPr"), style.id) for style in chain)]
    level = None
    for source, style_id in sources:
        level = level or value(source, "w:numPr", "w:ilvl")
        num_id = value(source, "w:numPr", "w:numId")
        if num_id is not None:
            depth = None if level is None else number(level)
            return Numbered(num_id, depth, style_id) if number(num_id) else None
    return None


def left_indent(properties: Element | None, of_level: Element | None, chain: tuple[Style, ...]) -> float:
    """The left indent in points: the paragraph's own, else its list level's, else its style's."""
    styles = [child(style.element, "w:pPr") for style in chain]
    for source in (properties, of_level, *styles):
        indent = child(source, "w:ind")
        left = points(attribute(indent, "w:left") or attribute(indent, "w:start"))
        if left is not None:
            return left
    return 0.0


def is_bold(run: Element | None, chain: tuple[Style, ...], styles: Styles) -> bool:
    """Whether a run with these w:rPr prints bold in a paragraph of that style chain."""
    return _toggled("w:b", run, chain, styles)


def is_hidden(run: Element | None, chain: tuple[Style, ...], styles: Styles) -> bool:
    """Whether Word prints nothing of a run with these w:rPr in a paragraph of that style chain."""
    return _toggled("w:vanish", run, chain, styles)


def _toggled(name: str, run: Element | None, chain: tuple[Style, ...], styles: Styles) -> bool:
    """Whether the toggle is on: on by its paragraph's and by its own style is off. Source: 17.7.3."""
    own = switch(run, name)
    if own is not None:
        return own
    return _by_style(name, chain) != _by_style(name, tuple(styles.chain(value(run, "w:rStyle"))))


def _by_style(name: str, chain: tuple[Style, ...]) -> bool:
    marks = (switch(style.element, "w:rPr", name) for style in chain)
    return next((mark for mark in marks if mark is not None), False)
