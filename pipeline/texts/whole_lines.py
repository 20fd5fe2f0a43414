"""Paragraphs of a cell that are one in fact: a line that goes on, and what stands below a bullet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.texts.criteria import breaks_off
from pipeline.texts.figure_labels import names_figure
from pipeline.texts.numbers import item_ordinal
from pipeline.texts.sentences import ends_sentence, is_lead_in
from schemas.passage import join
from schemas.record import Paragraph


def append(above: Paragraph, below: Paragraph) -> Paragraph:
    """`above` with the words of `below` behind its own."""
    glue = "" if above.passage.text.endswith("-") else " "
    return replace(above, passage=join((above.passage, below.body), glue), room=below.room)


def close_bullets(paragraphs: Sequence[Paragraph], *, strict: bool) -> tuple[Paragraph, ...]:
    """Among bullets, a line without one ends the bullet above it unless it ends with a colon.

    With `strict` only where the bullet above was left open, as others of the cell are not, or the line goes on in
    small letters: a column of success criteria mixes bullets with lines of their own.
    """
    closed: list[Paragraph] = []
    stopped = not strict or any(p.bulleted and ends_sentence(p.body.text) for p in paragraphs)
    for paragraph in paragraphs:
        above = closed[-1] if closed else None
        if (
            above is None
            or paragraph.bulleted
            or not above.bulleted
            or _begins_own(paragraph)
            or (
                strict and (_is_ended(above, paragraph, stopped=stopped) or names_figure(paragraph.body.text))
            )
        ):
            closed.append(paragraph)
        else:
            closed[-1] = append(above, paragraph)
    return tuple(closed)


def _is_ended(above: Paragraph, below: Paragraph, *, stopped: bool) -> bool:
    """Whether the bullet above ends before the line, in a cell in which full stops end bullets (`stopped`) or none does."""
    text = above.body.text
    ended = ends_sentence(text) or not (stopped or breaks_off(text))
    return ended and not below.body.text[:1].islower()


def continued_lines(paragraphs: Sequence[Paragraph], *, broken: bool = False) -> tuple[Paragraph, ...]:
    """Paragraphs, one that goes on in small letters joined to the unfinished one above it.

    With `broken` only to one that breaks off ("... including"): a column of criteria lists things in small letters.
    """
    lines: list[Paragraph] = []
    for paragraph in paragraphs:
        above = lines[-1].body.text if lines else "."
        small = paragraph.body.text[:1].islower() and not paragraph.marker
        if small and not ends_sentence(above) and (not broken or breaks_off(above)):
            lines[-1] = append(lines[-1], paragraph)
        else:
            lines.append(paragraph)
    return tuple(lines)


def _begins_own(paragraph: Paragraph) -> bool:
    return is_lead_in(paragraph) or item_ordinal(paragraph.body.text) is not None
