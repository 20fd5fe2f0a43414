"""Words of the body that belong to its page, not to the plan: contents lists, unfilled form fields."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from docx.oxml.ns import qn

from extractors.word.markup import PARAGRAPH, TEXT_BOX, Element, child, text_of, topmost, value
from extractors.word.paragraph import printed_text
from extractors.word.styles import Styles, is_contents

_CONTROL: Final = qn("w:sdt")
_PROMPT_STYLE: Final = "placeholder text"


def take_asides(main: Element, styles: Styles) -> list[str]:
    """The texts taken out of the body, in reading order: lines of a table of contents, then prompts.

    The former repeat the headings, the latter ("Choose an item.") stand where nobody wrote anything.
    """
    lines = [line for line in main.iter(PARAGRAPH) if _is_contents_line(line, styles)]
    prompts = [runs for control in main.iter(_CONTROL) if (runs := _prompt(control, styles))]
    texts = [printed_text(line, styles) for line in lines]
    texts += ["".join(text_of(t) for run in runs for t in run.iter(qn("w:t"))) for runs in prompts]
    _take_out(lines)
    _take_out(run for runs in prompts for run in runs)
    return [text for text in texts if text.strip()]


def _is_contents_line(paragraph: Element, styles: Styles) -> bool:
    if not is_contents(styles.of_paragraph(child(paragraph, "w:pPr"))):
        return False
    return next(topmost(paragraph, TEXT_BOX), None) is None


def _prompt(control: Element, styles: Styles) -> list[Element]:
    """The runs that show what to fill in; those of a control inside another are the inner one's."""
    if child(control, "w:sdtPr", "w:showingPlcHdr") is None:
        return []
    own = [run for run in control.iter(qn("w:r")) if next(run.iterancestors(_CONTROL)) is control]
    return [run for run in own if _is_prompt(run, styles)]


def _is_prompt(run: Element, styles: Styles) -> bool:
    return any(style.name.lower() == _PROMPT_STYLE for style in styles.chain(value(run, "w:rPr", "w:rStyle")))


def _take_out(elements: Iterable[Element]) -> None:
    for element in elements:
        element.getparent().remove(element)
