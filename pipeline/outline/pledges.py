"""Pledges in prose, "We will mend the weir." in a paragraph of its own: which are actions, though nothing announces them.

Where nothing else in the document is one, those that stand in rows under several headings are. Where a table has actions,
paragraphs that say what "we will" do mostly tell of it; but where the table repeats some of them word for word, the others
are actions that it leaves out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from pipeline.outline.loose_lists import is_aside
from pipeline.outline.prose import announced_field, deed, inline_fields, is_listed
from pipeline.outline.titling import names_nothing, tells_how_run, tells_what_was_said
from pipeline.texts.heads import is_heading
from pipeline.texts.sentences import ends_sentence, is_lead_in, is_sentence
from schemas.record import LogicalTable, Paragraph
from schemas.role import Role

_FEWEST = 2  # pledges in a row, and headings over such rows
_REPEATED = 3  # at least one of so many pledges stands in the table, too
_LONGEST = 45  # words

Body = Sequence[Paragraph | LogicalTable]


def pledges(body: Body) -> list[Paragraph]:
    """The pledges in the text, where they stand in rows under several headings; else none."""
    under: dict[int, list[Paragraph]] = {}
    for heading, row in _rows(body):
        under.setdefault(id(heading), []).extend(row)
    return [line for lines in under.values() for line in lines] if len(under) >= _FEWEST else []


def told_again(body: Body, actions: Collection[str]) -> bool:
    """Whether some of the pledges are actions of a table word for word, "We will" in front or not, and others are none."""
    lines = pledges(body)
    if not lines:
        return False
    known = {_bare(action) for action in actions}
    again = sum(_bare(line.body.text) in known for line in lines)
    return _FEWEST <= again < len(lines) <= again * _REPEATED


def _rows(body: Body) -> Iterator[tuple[Paragraph, list[Paragraph]]]:
    """Several pledges right below each other, and the heading they stand under, which names a section or actions."""
    over: Paragraph | None = None
    row: list[Paragraph] = []
    for part in (*body, None):
        if isinstance(part, Paragraph) and _pledges(part):
            row.append(part)
            continue
        if over is not None and len(row) >= _FEWEST:
            yield over, row
        row = []
        if isinstance(part, Paragraph) and is_heading(part):
            over = part if _may_plan(part) else None


def _may_plan(heading: Paragraph) -> bool:
    if announced_field(heading) is Role.ACTION:
        return True
    told = tells_how_run(heading) or tells_what_was_said(heading) or is_aside(heading)
    return not (told or names_nothing(heading))


def _pledges(line: Paragraph) -> bool:
    """Whether a paragraph is one sentence, of plain type, that says what somebody will do."""
    text = line.body.text
    if deed(text) is None or is_heading(line) or is_listed(line):
        return False
    whole = ends_sentence(text) and is_sentence(text) and not is_lead_in(line)
    return whole and len(text.split()) <= _LONGEST and not inline_fields(line)


def _bare(text: str) -> str:
    """The words of an action in small letters, without "We will" and the stop."""
    return (deed(text) or text).lower().strip(" .")
