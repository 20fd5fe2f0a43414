"""Words of the body that are none of the plan's: contents lists, unfilled form fields, hidden text, struck text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from docx.oxml.ns import qn

from extractors.word.markup import (
    PARAGRAPH,
    TABLE,
    TEXT_BOX,
    Element,
    attribute,
    child,
    switch,
    text_of,
    topmost,
    value,
)
from extractors.word.paragraph import printed_text
from extractors.word.styles import Styles, is_hidden, may_hide

_CONTROL: Final = qn("w:sdt")
_RUN: Final = qn("w:r")
_STYLE: Final = qn("w:pStyle")
_BESIDE: Final = (TEXT_BOX, TABLE)  # stories of their own
_STRIKES: Final = (qn("w:strike"), qn("w:dstrike"))
_PROMPT_STYLE: Final = "placeholder text"


def take_asides(main: Element, styles: Styles) -> list[str]:
    """The texts taken out of the body, in reading order: lines of a table of contents, then prompts.

    The former repeat the headings, the latter ("Choose an item.") stand where nobody wrote anything.
    """
    lines = list(_contents_lines(main, styles))
    prompts = [runs for control in main.iter(_CONTROL) if (runs := _prompt(control, styles))]
    texts = [printed_text(line, styles) for line in lines]
    texts += ["".join(text_of(t) for run in runs for t in run.iter(qn("w:t"))) for runs in prompts]
    _take_out(lines)
    _take_out(run for runs in prompts for run in runs)
    return [text for text in texts if text.strip()]


def take_hidden(root: Element, styles: Styles) -> list[str]:
    """The texts that Word does not print, taken out of the part, a stretch of them each, in reading order."""
    if not styles.may_hide and not may_hide(root):
        return []
    hidden: list[Element] = []
    texts: list[str] = []
    for paragraph in root.iter(PARAGRAPH):
        chain = styles.of_paragraph(value(paragraph, "w:pPr", "w:pStyle"))
        rows = paragraph.iterancestors(qn("w:tr"))
        whole = any(switch(row, "w:trPr", "w:hidden") for row in rows)
        own = [run for run in topmost(paragraph, _RUN, *_BESIDE) if run.tag == _RUN]
        unseen = [run for run in own if whole or is_hidden(child(run, "w:rPr"), chain, styles)]
        unseen = [run for run in unseen if next(topmost(run, *_BESIDE), None) is None]
        texts.append("".join(text_of(t) for run in unseen for t in run.iter(qn("w:t"))).strip())
        hidden += unseen
    _take_out(hidden)
    return [text for text in texts if text]


def take_struck(root: Element) -> list[str]:
    """The texts that somebody struck through, taken out of the part, a stretch of them each, in reading order.

    On a page of a PDF they are taken out as well.
    """
    if next(root.iter(*_STRIKES), None) is None:  # as in nearly every file
        return []
    struck: list[Element] = []
    texts: list[str] = []
    for paragraph in root.iter(PARAGRAPH):
        own = [run for run in topmost(paragraph, _RUN, *_BESIDE) if run.tag == _RUN and _is_struck(run)]
        texts.append("".join(text_of(t) for run in own for t in run.iter(qn("w:t"))).strip())
        struck += own
    _take_out(struck)
    return [text for text in texts if text]


def _is_struck(run: Element) -> bool:
    lined = any(switch(run, "w:rPr", name) for name in ("w:strike", "w:dstrike"))
    return lined and next(topmost(run, *_BESIDE), None) is None


def _contents_lines(main: Element, styles: Styles) -> Iterator[Element]:
    for mark in main.iter(_STYLE):
        if styles.of_paragraph(attribute(mark, "w:val")).is_contents:
            paragraph = next(mark.iterancestors(PARAGRAPH), None)
            named = (
                child(paragraph, "w:pPr", "w:pStyle") is mark
            )  # and not by an earlier state of the paragraph
            if named and next(topmost(paragraph, TEXT_BOX), None) is None:
                yield paragraph


def _prompt(control: Element, styles: Styles) -> list[Element]:
    """The runs that show what to fill in; those of a control inside another are the inner one's."""
    if child(control, "w:sdtPr", "w:showingPlcHdr") is None:
        return []
    own = [run for run in control.iter(_RUN) if next(run.iterancestors(_CONTROL)) is control]
    return [run for run in own if _is_prompt(run, styles)]


def _is_prompt(run: Element, styles: Styles) -> bool:
    chain = styles.chain(value(run, "w:rPr", "w:rStyle"))
    return any(style.name.lower() == _PROMPT_STYLE for style in chain.styles)


def _take_out(elements: Iterable[Element]) -> None:
    for element in elements:
        element.getparent().remove(element)
