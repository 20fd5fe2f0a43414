"""Items such as "1.1 mend the weir", "1.2 count the eels", that go on with a sentence above them in small letters: their
numbers get the stop that tells them from amounts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.texts.heads import is_heading
from schemas.passage import join
from schemas.record import LogicalTable, Paragraph

_COUNTED = re.compile(
    r"(?P<number>(?P<front>\d{1,2}(?:\.\d{1,2})*)\.(?P<last>\d{1,2}))\s+(?=(?P<word>[^\W\d]))"
)
_FEWEST = 2  # items

Body = Sequence[Paragraph | LogicalTable]


def with_small_numbers(body: Body) -> list[Paragraph | LogicalTable]:
    """The body, the items of each such list that begin in small letters as "1.1. mend the weir"."""
    made = list(body)
    for run in _runs(body):
        for at, item in run:
            line = made[at]
            if item["word"].islower() and isinstance(line, Paragraph):
                words = join((line.passage.cut(0, item.end("number")), line.passage.cut(item.end())), ". ")
                made[at] = replace(line, passage=words, marker="", body_start=0)
    return made


def _runs(body: Body) -> Iterator[list[tuple[int, re.Match[str]]]]:
    """Lines one below the other that count up from 1, "2.1", "2.2", each with its place: "3.5 hours" has no such company."""
    run: list[tuple[int, re.Match[str]]] = []
    for at, line in enumerate((*body, None)):
        item = _item(line)
        if item is not None and run and _goes_on(run[-1][1], item):
            run.append((at, item))
            continue
        if len(run) >= _FEWEST:
            yield run
        run = [(at, item)] if item is not None and int(item["last"]) == 1 else []


def _item(line: Paragraph | LogicalTable | None) -> re.Match[str] | None:
    if not isinstance(line, Paragraph) or not line.passage.text[:1].isdigit() or is_heading(line):
        return None
    return _COUNTED.match(line.passage.text)


def _goes_on(above: re.Match[str], item: re.Match[str]) -> bool:
    return item["front"] == above["front"] and int(item["last"]) == int(above["last"]) + 1
