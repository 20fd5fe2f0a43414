"""What reading a file needs, loaded and used once: children are forked from a process that has imported this.

Using it fills the caches (terms, patterns, the model of names) that each child would fill again.
"""

from __future__ import annotations

import gc
import os

from pipeline.imports import SELDOM, loaded_when_called, stood_in, uncollected

_NOT_NEEDED = {
    "pydantic.v1": None,  # confection knows its models too where it is there
    "spacy.cli.info": loaded_when_called("spacy.cli.info", "info"),  # brings all of spaCy's commands
}

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # a child reads in one thread
with uncollected(), stood_in(_NOT_NEEDED):
    import pipeline.tagging.fields  # noqa: F401
    from extractors import pdf, word
    from pipeline.build import build_plan
    from schemas.document import Block, BlockKind, Cell, Document, Table
    from schemas.plan import Plan
    from schemas.source import Source

    gc.freeze()  # nor is any garbage looked for in it from now on

_ROWS = (
    ("Action", "Lead", "Timescale", "Success criteria"),
    (
        "1. Open the café (CF) by May",
        "Head of Play (HP)",
        "Autumn term 2031",
        "Increase visits from 10% to 20%",
    ),
    ("2. Mend the swings", "Director of Play, Parks and Trees", "Quarterly", "Fewer swings closed"),
)
READERS = (pdf, word)


def read_sample() -> Plan:
    """The plan of an invented document with a little of everything."""
    cells = tuple(
        Cell(row, column, blocks=(Block(BlockKind.PARAGRAPH, text),))
        for row, texts in enumerate(_ROWS)
        for column, text in enumerate(texts)
    )
    body = (
        Block(BlockKind.HEADING, "Play plan 2031-2032", level=1),
        Table(cells, rows=len(_ROWS), columns=len(_ROWS[0])),
    )
    return build_plan(Document("sample.docx", "docx", body), Source(), "0" * 64, "sample")


with uncollected():
    read_sample()
    gc.freeze()  # the collector of a child must not touch, and so copy, what all children share
gc.set_threshold(*SELDOM)  # a plan is many small values that stay until it is whole: there is little to find
