"""Text cut where a page ends: does it go on below, and what is it joined?"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from functools import cache

from pipeline.tagging.dates import find_dates
from pipeline.texts.numbers import item_ordinal, leading_number
from pipeline.texts.sentences import ends_sentence, gives_direction
from schemas.open_ends import ends_open
from schemas.passage import join
from schemas.record import LogicalCell, LogicalTable, Paragraph
from schemas.vocabulary import OwnerTerms, known_words, load_terms

_SPACE = 3.0  # points between two words
_PARTED = re.compile(r"\s*[,;/]\s*")
_AND = re.compile(r"\s*(?:&|\band\b)\s*")
_LINKING = re.compile(r"(?:and|for|in|of|on|or|the|to|with)\b|&")
_LAST_WORD = re.compile(r"[A-Za-z]+$")
_DIVIDED = re.compile(r"(?<![\w-])([A-Za-z]{3,})-$")
_WORD_ENDING = re.compile(r"(?:e?d|ing|e?s|ly)$")
_FIRST_PIECE = re.compile(r"[a-z]+")
_FIGURE = re.compile(r"[£€]?\d[\d,.]*[%mk]?\W*")  # no more than that: of what, the words before it say
_NUMBER_ALONE = re.compile(r"\d+(?:\.\d+)+[.:)]*|\((?:[ivx]+|[a-z])\)")


def join_paragraphs(
    above: tuple[Paragraph, ...],
    below: tuple[Paragraph, ...],
    *,
    fresh: bool = False,
    known: Collection[str] = (),
) -> tuple[Paragraph, ...]:
    """The paragraphs of a cut cell; the last above and the first below are one where the sentence runs on.

    With `fresh`, in a list, only where it does so in small letters or after an open word. The `known` names
    of the column know better.
    """
    if not above or not below:
        return above or below
    last, head = above[-1], below[0]
    if head.marker or gives_direction(head) or not full_line(last, head):
        return above + below
    if item_ordinal(head.body.text) is not None and not in_brackets(last.body.text):
        return above + below
    if not _runs_on(last.body.text, head.body.text, known, fresh=fresh):
        return above + below
    glue = "" if last.passage.text.endswith(("-", "/")) or _is_cut_word(last, head) else " "
    whole = last.passage.cut(0, len(last.passage.text) - 1) if _is_divided(last, head) else last.passage
    one = replace(
        last,
        passage=join((whole, head.passage), glue),
        room=head.room,
        gap_below=head.gap_below,
    )
    return (*above[:-1], one, *below[1:])


def goes_on(above: LogicalCell, below: LogicalCell) -> bool:
    """The words themselves say so: a sentence in its middle, or the next item of the list."""
    last, head = above.paragraphs[-1], below.paragraphs[0]
    ordinal, text = item_ordinal(head.body.text), last.body.text
    if in_brackets(text):
        return True
    if ordinal is not None:
        return ordinal > 1 and (ordinal - 1) in [item_ordinal(p.body.text) for p in above.paragraphs]
    if _is_number_alone(text, head):
        return True
    if text.endswith(":") or ends_open(text) or _is_date(text, head.body.text):
        return True
    return head.body.text[:1].islower() and not ends_sentence(text) and not head.marker


def would_have_fitted(last: Paragraph, head: Paragraph) -> bool:
    """Whether the next word could have stood on the last line: then the paragraph ended there."""
    listed = head.marker or item_ordinal(head.body.text) is not None
    return not (listed or _is_number_alone(last.body.text, head)) and not full_line(last, head)


def full_line(last: Paragraph, head: Paragraph, *, unknown: bool = True) -> bool:
    """Whether the next word would not have fitted on the last line, so that it had to go below.

    `unknown` is the answer where the file does not say how much room there was.
    """
    if last.room is None or head.first_word is None:
        return unknown
    return head.first_word + _SPACE > last.room


def names(table: LogicalTable, column: int) -> frozenset[str]:
    """What the cells of a column list below the header, but for those that reach down to its end."""
    rows = range(table.header_rows, table.rows)
    cells = (
        c for c in table.cells if c.column == column and c.row in rows and c.row + c.row_span < table.rows
    )
    whole = {name for c in cells for p in c.paragraphs for name in _PARTED.split(p.body.text) if name}
    return frozenset(whole | {part for name in whole for part in _AND.split(name) if " " in part})


def over_break(last: str, head: str) -> str:
    """The name that begins last above the break, with what goes on below it."""
    return f"{_PARTED.split(last)[-1]} {_PARTED.split(head)[0]}"


def _runs_on(last: str, head: str, known: Collection[str], *, fresh: bool) -> bool:
    """Whether the sentence or name above the break goes on below it."""
    above, below = _PARTED.split(last)[-1], _PARTED.split(head)[0]
    if over_break(last, head) in known:
        return True
    if last.endswith(":") or ends_open(last) or in_brackets(last) or _LINKING.match(below):
        return True
    if _is_date(last, head) or (_FIGURE.fullmatch(head) and last[-1:].isalpha()):
        return True
    if below in known or (above in known and not any(name.startswith(f"{above} ") for name in known)):
        return False
    if _is_role(above) and _is_role(below):
        return False
    return not fresh or head[:1].islower() or below.lower() in _ends_of_names()


def _is_role(name: str) -> bool:
    """Whether it is a whole title in capitals: "Service Manager"; "Officer" alone may be the end of one."""
    words = name.split()
    return len(words) > 1 and name[:1].isupper() and words[-1].lower() in _ends_of_roles()


@cache
def _ends_of_roles() -> frozenset[str]:
    return frozenset(word.lower() for word in load_terms(OwnerTerms).role_tails)


@cache
def _ends_of_names() -> frozenset[str]:
    """The words that end the names of roles, teams and bodies and are none by themselves: "Manager", "Team"."""
    terms = load_terms(OwnerTerms)
    return _ends_of_roles() | {word.lower() for word in (*terms.team_tails, *terms.organisation_tails)}


def _is_cut_word(last: Paragraph, head: Paragraph) -> bool:
    """Whether a column too narrow for a word has cut it where the page ends."""
    start, rest = _LAST_WORD.search(last.body.text), _FIRST_PIECE.match(head.body.text)
    if start is None or rest is None or start.group().lower() in known_words():
        return False
    return (start.group() + rest.group()).lower() in known_words()


def _is_divided(last: Paragraph, head: Paragraph) -> bool:
    """Whether the hyphen at the page's end only divides a word: neither half is one, and together they are, ending or not."""
    start, rest = _DIVIDED.search(last.passage.text), _FIRST_PIECE.match(head.body.text)
    if start is None or rest is None or {start.group(1).lower(), rest.group()} & known_words():
        return False
    whole = start.group(1).lower() + rest.group()
    return whole in known_words() or _WORD_ENDING.sub("", whole) in known_words()


def _is_number_alone(last: str, head: Paragraph) -> bool:
    """Whether the page ends behind an action's number, and its words stand on the next."""
    return _NUMBER_ALONE.fullmatch(last) is not None and leading_number(head.body.text) is None


def in_brackets(text: str) -> bool:
    """Whether a bracket is open where the text ends."""
    return text.rfind("(") > text.rfind(")")


def _is_date(last: str, head: str) -> bool:
    """Whether a date stands on both sides of the break: "September" and "2031"."""
    return any(d.start < len(last) < d.end for d in find_dates(f"{last} {head}"))
