"""The spaCy pipeline, for spaCy's own tools: thin components that put what the plain-Python rules find on the Doc.

Each component writes spans for reading in spaCy's tools and keeps the rule's own offsets beside them, as
tokens may be wider than a tag ("A/B" can be one token and two owners).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from spacy.lang.en import English
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.tagging.acronyms import find_acronyms
from pipeline.tagging.date_readings import Period
from pipeline.tagging.dates import find_dates
from pipeline.tagging.fields import field_tags
from pipeline.tagging.figures import find_quantities
from pipeline.tagging.names import names_model, names_on, read_cells
from pipeline.tagging.tags import Tag, TaggedText

_BATCH = 256
GROUPS = ("fields", "dates", "quantities", "acronyms")


def build_nlp() -> Language:
    """An English pipeline with the components of this module.

    Words and tokenizer are those of the model of names, so that an owner cell it has read goes on as it is.
    """
    model = names_model()
    nlp = English(model.vocab, create_tokenizer=lambda _: model.tokenizer)
    for name in GROUPS:
        nlp.add_pipe(f"plan_{name}")
    return nlp


def tag_texts(
    nlp: Language, texts: Sequence[tuple[str, str]], period: Period | None = None
) -> tuple[TaggedText, ...]:
    """The tags of each text and field ("owner", "timescale", "partner", "link" or another), in order.

    `period`: first and last year of the plan, for dates written without a year.
    """
    owners = read_cells(text for text, field in texts if field == "owner")
    read = (next(owners) if field == "owner" else nlp.make_doc(text) for text, field in texts)
    docs = (_asked(doc, field, period) for doc, (_, field) in zip(read, texts, strict=True))
    return tuple(
        TaggedText(text, field, doc.user_data["fields"], _mentions(doc))
        for doc, (text, field) in zip(nlp.pipe(docs, batch_size=_BATCH), texts, strict=True)
    )


def _asked(doc: Doc, field: str, period: Period | None) -> Doc:
    """The Doc with what it is asked for; the components put their tags beside that, by group."""
    doc.user_data.update(field=field, period=period)
    return doc


def _mentions(doc: Doc) -> tuple[Tag, ...]:
    found = [tag for name in GROUPS[1:] for tag in doc.user_data.get(name, ())]
    return tuple(sorted(found, key=lambda tag: tag.start))


def _field_tags(doc: Doc) -> tuple[Tag, ...]:
    field, period = doc.user_data.get("field", ""), doc.user_data.get("period")
    return field_tags(doc.text, field, names_on(doc) if field == "owner" else (), period)


def _date_tags(doc: Doc) -> tuple[Tag, ...]:
    return tuple(Tag("date", span.start, span.end, span) for span in find_dates(doc.text))


def _quantity_tags(doc: Doc) -> tuple[Tag, ...]:
    return tuple(Tag("quantity", found.start, found.end, found) for found in find_quantities(doc.text))


def _acronym_tags(doc: Doc) -> tuple[Tag, ...]:
    return tuple(Tag("acronym", *span) for span in find_acronyms(doc.text))


def _put(doc: Doc, name: str, tags: tuple[Tag, ...]) -> Doc:
    """The Doc with the tags, exact, and their spans, widened to whole tokens."""
    doc.user_data[name] = tags
    spans = (doc.char_span(t.start, t.end, label=t.label, alignment_mode="expand") for t in tags)
    doc.spans[name] = [span for span in spans if span is not None]
    return doc


def _component(name: str, tags_of: Callable[[Doc], tuple[Tag, ...]]) -> None:
    def component(doc: Doc) -> Doc:
        return _put(doc, name, tags_of(doc))

    Language.component(f"plan_{name}", func=component)


_FINDERS: dict[str, Any] = dict(
    zip(GROUPS, (_field_tags, _date_tags, _quantity_tags, _acronym_tags), strict=True)
)
for _name, _finder in _FINDERS.items():
    _component(_name, _finder)
