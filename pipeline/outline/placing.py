"""Where a table stands in a walk: the headings above it, which may go on, the labelled lines and the one sentence between."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.outline.measure_heads import asks_how_known
from pipeline.outline.prose import labels_field
from pipeline.outline.titling import captioned
from pipeline.outline.walk import Placed, Walk
from pipeline.texts.bands import names_again, without_continued
from pipeline.texts.heads import Head
from pipeline.texts.sentences import is_sentence
from schemas.document import BlockKind
from schemas.passage import EMPTY
from schemas.record import LogicalTable, Paragraph


def place(walk: Walk, table: LogicalTable) -> Placed:
    """The table with what the walk has passed since the last heading."""
    if table.lost_heading:
        return Placed(table)
    labels = tuple(p for p in walk.loose if labels_field(p)) if walk.headed else ()
    told = (p for p in walk.loose if without_continued(p.body) and captioned(p.body) is p.body)
    loose = [p for p in told if p not in labels and not (p.level and p.kind is BlockKind.PARAGRAPH)]
    may_state = bool(walk.heads) and walk.headed and not walk.said
    stated = len(loose) == 1 and may_state and is_sentence(loose[0].body.text)
    stated = stated and not asks_how_known(
        loose[0].body.text.lower()
    )  # of a header that reaches out of its table
    statement = loose[0].body if stated else EMPTY
    return Placed(table, tuple(walk.heads), statement, walk.glossary, labels=labels, done=walk.told)


def going_on(heads: Sequence[Head], line: Paragraph) -> Head | None:
    """The open heading that the line, however drawn, says again with a note that it goes on."""
    return next(
        (h for h in heads if names_again(line.passage, (h.title.text, f"{h.ref.text} {h.title.text}"))), None
    )
