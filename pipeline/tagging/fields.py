"""The tags of fields as a run reads them: plain rules over text, and the model of names over owner cells alone.

`components` puts the same tags on spaCy's Docs. A Doc for every text would cost a run more than the rules do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.tagging.date_readings import Period
from pipeline.tagging.links import split_links, split_partners
from pipeline.tagging.name_spans import NameSpan
from pipeline.tagging.names import find_names
from pipeline.tagging.owners import asks_for_names, split_owners
from pipeline.tagging.tags import Tag
from pipeline.tagging.timescales import read_timescale


def tag_fields(texts: Sequence[tuple[str, str]], period: Period | None = None) -> Iterator[tuple[Tag, ...]]:
    """The tags of each text and field ("owner", "timescale", "partner", "link" or another), in order.

    `period`: first and last year of the plan, for dates written without a year.
    """
    asked = [field == "owner" and asks_for_names(text) for text, field in texts]
    names = find_names(text for (text, _), wanted in zip(texts, asked, strict=True) if wanted)
    for (text, field), wanted in zip(texts, asked, strict=True):
        yield field_tags(text, field, next(names) if wanted else (), period)


def field_tags(text: str, field: str, names: tuple[NameSpan, ...], period: Period | None) -> tuple[Tag, ...]:
    """The tags that a field's own text is made of; `names`: what the model saw in an owner cell."""
    if field == "owner":
        return tuple(Tag(field, span.start, span.end, span) for span in split_owners(text, names))
    if field == "timescale":
        read = read_timescale(text, period)
        return (Tag(field, *read.span, read),) if read else ()
    if field == "partner":
        return tuple(Tag(field, *span) for span in split_partners(text))
    return tuple(Tag(field, *span) for span in split_links(text)) if field == "link" else ()
