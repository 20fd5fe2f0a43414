"""Acronyms in small plans: what each is expanded to, or that it is left unresolved or called ambiguous.

A case is a document of its own: a title, perhaps an authority, sentences, and a glossary as a table ("short | long")
or as the lines of a list. Expected is one of several wordings, nothing (unresolved) or "?" (more than one meaning).
Where the origin is a published glossary the short and the long form are its own, the sentence around is made up.
"""

from pipeline.build import build_plan
from schemas.document import Block, BlockKind, Cell, Document, Table
from schemas.source import Source
from tests.scoring import plain
from tests.tags import Scores, prf, read_cases

NOTHING = ("", "?")


def document(case):
    """The case as a document of a title, sentences and a glossary."""
    body = [Block(BlockKind.HEADING, case["title"], level=1)]
    body += [Block(BlockKind.PARAGRAPH, line) for line in case["text"].split("\n")]
    lines = case["glossary"].split("\n") if case["glossary"] else []
    if lines:
        body.append(Block(BlockKind.HEADING, "Glossary", level=2))
    if lines and " | " in lines[0]:
        rows = [line.split(" | ") for line in lines]
        cells = tuple(
            Cell(row, column, blocks=(Block(BlockKind.PARAGRAPH, text),))
            for row, texts in enumerate(rows)
            for column, text in enumerate(texts)
        )
        body.append(Table(cells, rows=len(rows), columns=2))
    else:
        body += [Block(BlockKind.PARAGRAPH, line) for line in lines]
    return Document("case.docx", "docx", tuple(body))


def expansion(case):
    """What the case's acronym is expanded to, "" where it is not."""
    source = Source(authority=case["authority"] or None)
    plan = build_plan(document(case), source, "0" * 64, "case")
    asked = case["acronym"]
    names = (asked, asked.rstrip("0123456789"))
    return next((row.expansion for row in plan.acronyms if row.acronym in names and row.expansion), "") or ""


def score(half):
    """Precision over what is expanded, recall over what should be."""
    right, found, wanted, misses = 0, 0, 0, []
    cases = read_cases("acronyms", half)
    for case in cases:
        readings = [] if case["expected"] in NOTHING else case["expected"].split("|")
        got = expansion(case)
        good = plain(got) in map(plain, readings) if got else not readings
        right += bool(got) and good
        found += bool(got)
        wanted += bool(readings)
        if not good:
            labelled = case["expected"] or "unresolved"
            misses.append(
                f"{case['acronym']} in “{case['text']}”: read {got or 'nothing'}, labelled {labelled}"
            )
    return Scores("acronyms", half, len(cases), prf(right, found, wanted), tuple(misses))
