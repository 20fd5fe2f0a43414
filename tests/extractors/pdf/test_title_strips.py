"""Coloured strips that bear a title."""

import pytest

from extractors.pdf.document.title_strips import without_titles
from extractors.pdf.drawn.words import Word
from extractors.pdf.flow import segments
from extractors.pdf.flow.regions import region
from extractors.pdf.lines import Frame
from extractors.pdf.page import Tinted
from schemas.document import Box


def said(x, top, text, size=10.0, *, bold=False):
    width = 0.5 * size
    return [
        Word(
            word,
            x + width * text.index(word),
            top,
            x + width * (text.index(word) + len(word)),
            top + size,
            size,
            bold,
        )
        for word in text.split()
    ]


HEADER = [
    word
    for x, name in ((90, "Action"), (300, "Lead"), (400, "When"))
    for word in said(x, 170, name, bold=True)
]
ROW = [
    word
    for x, text in ((50, "1"), (90, "Mend weirs"), (300, "Pike"), (400, "May"))
    for word in said(x, 190, text)
]


@pytest.mark.parametrize(
    ("texts", "is_title"),
    [
        ([(50, 84, "Outcome 1", 12, False), (50, 100, "Clean rivers", 18, True)], True),
        (
            [
                (50, 84, "Outcome 1", 12, False),
                (50, 100, "Rivers that", 18, True),
                (50, 120, "all know", 18, True),
            ],
            True,
        ),
        ([(50, 84, "Outcome 1", 12, False), (50, 100, "Clean rivers", 18, False)], False),
        ([(50, 84, "Outcome 1", 12, False), (50, 100, "Clean rivers", 10, True)], False),
        ([(50, 84, "Clean rivers", 18, True), (50, 110, "Mend the weirs", 10, False)], False),
        (
            [(50, 84, "1", 12, False), (300, 84, "Pike", 12, False), (50, 100, "Clean rivers", 18, True)],
            False,
        ),
    ],
    ids=["below its number", "in lines", "not bold", "no larger", "above a text", "side by side"],
)
def test_a_large_title_below_what_counts_it_is_one(texts, is_title):
    words = [word for x, top, text, size, bold in texts for word in said(x, top, text, size, bold=bold)]
    box = Box(0, 80, 500, 145)
    strip = Tinted(region(words, Frame(50, 490)), box, tuple(segments(words)))
    titles, others = without_titles([strip], segments([*HEADER, *ROW]))
    assert (titles, others) == (([strip], []) if is_title else ([], [strip]))
