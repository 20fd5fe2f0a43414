"""What the styles of a Word file say about a paragraph or run, through every basedOn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from docx.oxml.ns import qn

from extractors.word.markup import Element, attribute, by_tag, child, children, number, points, switch, value

_HEADING_NAME: Final = re.compile(r"heading ?([1-9])", re.IGNORECASE)
_LIST_NAME: Final = re.compile(r"list ?bullet ?([2-5])?", re.IGNORECASE)
_CONTENTS_NAME: Final = re.compile(r"toc ?[1-9]|table ?of ?figures", re.IGNORECASE)
_BODY_LEVEL: Final = 9  # w:outlineLvl of a paragraph that is no heading
_DEEPEST: Final = 20  # a basedOn chain that is longer runs in a circle
_ON: Final = {"1", "true", "on"}
_HIDING: Final = (qn("w:vanish"), qn("w:hidden"))
_STYLE, _OUTLINE, _LIST, _INDENT = map(qn, ("w:pStyle", "w:outlineLvl", "w:numPr", "w:ind"))


class Numbered(NamedTuple):
    """The list a paragraph stands in, and its level from 0.

    `level` is None where a style names the list alone: the list then says which level is that style's.
    """

    num_id: str
    level: int | None
    style_id: str | None = None


class Written(NamedTuple):
    """What the w:pPr of a paragraph, a style or a list's level says itself."""

    style: str | None = None
    outline: str | None = None
    list_id: str | None = None
    list_level: str | None = None
    unlisted: bool = False  # it takes its style's list away (numId 0)
    left: float | None = None  # points


_NOTHING: Final = Written()


def written(properties: Element | None) -> Written:
    """The w:pPr in one look at each of its elements."""
    if properties is None or not len(properties):
        return _NOTHING
    own = by_tag(properties)
    place = own.get(_LIST)
    list_id = child(place, "w:numId")
    indent = own.get(_INDENT)
    return Written(
        style=attribute(own.get(_STYLE), "w:val"),
        outline=attribute(own.get(_OUTLINE), "w:val"),
        list_id=attribute(list_id, "w:val"),
        list_level=value(place, "w:ilvl"),
        unlisted=list_id is not None and number(attribute(list_id, "w:val")) == 0,
        left=points(attribute(indent, "w:left") or attribute(indent, "w:start")),
    )


@dataclass(frozen=True, slots=True)
class Style:
    """One style as written; no element where the file only names it."""

    id: str
    name: str
    element: Element | None


@dataclass(frozen=True)
class Chain:
    """A style and what it is based on, nearest first; what they say together is read when it is asked for."""

    styles: tuple[Style, ...]

    @cached_property
    def heading_level(self) -> int | None:
        """1 to 9 by the nearest style with an outline level or a heading's name."""
        for style, own in zip(self.styles, self._written, strict=True):
            match = _HEADING_NAME.fullmatch(style.name) or _HEADING_NAME.fullmatch(style.id)
            if match is not None:
                return int(match[1])
            if style.name.lower() == "title":
                return 1
            if own.outline is not None and number(own.outline, _BODY_LEVEL) < _BODY_LEVEL:
                return number(own.outline) + 1
        return None

    @cached_property
    def bullet_level(self) -> int | None:
        """0 for a style named "List Bullet" or based on one, 1 for "List Bullet 2"; else None."""
        matches = (_LIST_NAME.match(style.name) for style in self.styles)
        return next((int(match[1] or 1) - 1 for match in matches if match is not None), None)

    @cached_property
    def is_contents(self) -> bool:
        """Whether the style is that of a line of a table of contents."""
        return any(_CONTENTS_NAME.fullmatch(style.name) for style in self.styles)

    @cached_property
    def place(self) -> Numbered | None:
        """The list that the styles name, and the level they name up to there; numId 0 is none."""
        level = None
        for style, own in zip(self.styles, self._written, strict=True):
            level = level or own.list_level
            if own.list_id is not None:
                return Numbered(own.list_id, None if level is None else number(level), style.id)
        return None

    @cached_property
    def left(self) -> float:
        """The left indent in points."""
        return next((own.left for own in self._written if own.left is not None), 0.0)

    @cached_property
    def bold(self) -> bool:
        """Whether the styles make runs bold."""
        return self._toggle("w:b")

    @cached_property
    def hidden(self) -> bool:
        """Whether the styles keep runs from being printed."""
        return self._toggle("w:vanish")

    @cached_property
    def _written(self) -> tuple[Written, ...]:
        return tuple(written(child(style.element, "w:pPr")) for style in self.styles)

    def _toggle(self, name: str) -> bool:
        marks = (switch(style.element, "w:rPr", name) for style in self.styles)
        return next((mark for mark in marks if mark is not None), False)


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles of a file by id, and the id of the paragraph style that holds where none is named."""

    by_id: dict[str, Element]
    default: str | None
    may_hide: bool  # a style of the file speaks of text that is not printed
    _chains: dict[str | None, Chain] = field(default_factory=dict)
    _unknown: dict[str, Chain] = field(default_factory=dict)

    def chain(self, style_id: str | None) -> Chain:
        """The style and what it is based on; nothing for a style that the file does not have."""
        if style_id not in self._chains:
            self._chains[style_id] = Chain(tuple(self._based(style_id)))
        return self._chains[style_id]

    def of_paragraph(self, style_id: str | None) -> Chain:
        """The chain of a paragraph that names this style; an unknown style counts by its id alone."""
        if style_id is None or style_id in self.by_id:
            return self.chain(style_id or self.default)
        if style_id not in self._unknown:
            unknown = Style(style_id, style_id, None)
            self._unknown[style_id] = Chain((unknown, *self.chain(self.default).styles))
        return self._unknown[style_id]

    def _based(self, style_id: str | None) -> Iterator[Style]:
        for _ in range(_DEEPEST):
            element = self.by_id.get(style_id or "")
            if element is None:
                return
            based_on = value(element, "w:basedOn")
            yield Style(style_id or "", value(element, "w:name") or style_id or "", element)
            style_id = based_on


def read_styles(root: Element | None) -> Styles:
    """The styles in a styles part; none where the file has no such part."""
    by_id: dict[str, Element] = {}
    default = None
    for element in children(root, "w:style"):
        style_id = attribute(element, "w:styleId") or ""
        by_id[style_id] = element
        if attribute(element, "w:default") in _ON and attribute(element, "w:type") == "paragraph":
            default = style_id
    return Styles(by_id, default, root is not None and may_hide(root))


def may_hide(root: Element) -> bool:
    """Whether the part says anywhere that something is not printed."""
    return next(root.iter(*_HIDING), None) is not None


def heading_level(own: Written, chain: Chain) -> int | None:
    """1 to 9 for a heading or title, None for any other paragraph: its own outline level wins."""
    if own.outline is None:
        return chain.heading_level
    level = number(own.outline, _BODY_LEVEL)
    return level + 1 if level < _BODY_LEVEL else None


def numbered(own: Written, chain: Chain) -> Numbered | None:
    """The list and level the paragraph or its style names; None where it is in none (numId 0)."""
    level = None if own.list_level is None else number(own.list_level)
    if own.list_id is not None:
        place: Numbered | None = Numbered(own.list_id, level)
    elif chain.place is not None and own.list_level:
        place = chain.place._replace(level=level)
    else:
        place = chain.place
    return place if place is not None and number(place.num_id) else None


def is_bold(run: Element | None, chain: Chain, styles: Styles) -> bool:
    """Whether a run with these w:rPr prints bold in a paragraph of that style chain.

    Without its own word for it, on by its paragraph's and by its own style is off. Source: 17.7.3.
    """
    if run is None or not len(run):
        return chain.bold
    own = switch(run, "w:b")
    return chain.bold != styles.chain(value(run, "w:rStyle")).bold if own is None else own


def is_hidden(run: Element | None, chain: Chain, styles: Styles) -> bool:
    """Whether Word prints nothing of a run with these w:rPr in a paragraph of that style chain."""
    own = switch(run, "w:vanish")
    return chain.hidden != styles.chain(value(run, "w:rStyle")).hidden if own is None else own
