"""What a line outside tables says of an action: that some follow ("We will:"), or a field of one ("Lead: ...")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from pipeline.outline.measure_heads import asks_how_known, without_section
from pipeline.texts.headers import WEAK, known_match, match_header, spelt_out
from pipeline.texts.heads import APPENDIX, is_heading
from pipeline.texts.inline import by_look, names_who_and_when, split_labels
from pipeline.texts.numbers import counted_item, leading_number
from pipeline.texts.sentences import is_lead_in
from pipeline.texts.witness import begins_with_verb
from schemas.document import BlockKind
from schemas.layout_terms import section_terms
from schemas.record import LogicalTable, Paragraph
from schemas.role import Role
from schemas.vocabulary import whole_words

Element = Paragraph | LogicalTable
_NAMELY = 0.6  # likeness of a label in whose line no sentence is looked for
_SURE = 0.95  # a heading is a section unless it is a field's own name
_ASKED = 0.85  # a heading that asks is hardly anything else
_LONGEST_LABEL = 12  # words
_FIELDS = frozenset(
    {
        Role.ACTION,
        Role.MEASURE,
        Role.OWNER,
        Role.TIMESCALE,
        Role.PARTNER,
        Role.COST,
        Role.STATUS,
        Role.REVIEW,
        Role.RATIONALE,
    }
)
BEHIND_COLONS = _FIELDS | {
    Role.LINK,
    Role.OUTCOME,
}  # as headings, "Links" and "Outcomes" stand over more than a field
_ALL = frozenset(Role)
_NAMED_ABOVE = frozenset({Role.COST, Role.OWNER, Role.TIMESCALE, Role.PARTNER, Role.REVIEW})
_BODIES = (
    "council|commissioner|constable|police|governors?|leaders|officers|cabinet|executive|directorate|department|partnership|board|trust|"
    "school|schools|academy|team|unit|service|partners|agencies|authority"
)
_VOWS = "will|shall|are going to|plan to|intend to|aim to|commit to|need to|propose to|pledge to"
_PROMISE = re.compile(rf"\b(?:i|we|{_BODIES}) (?:{_VOWS})(?: also| now| therefore)?$")
_PROMISED = re.compile(  # "We will see more eels" promises nothing that is done
    rf"(?:we|the (?:[a-z]+ ){{0,3}}(?:{_BODIES})) (?:{_VOWS}) (?!(?:know|see|be|have|need)\b)[a-z]",
    re.IGNORECASE,
)
_HOW_TO = re.compile(r"(?:\d+(?:\.\d+)*[.)]? )?how (?:to|you can|(?:do|can) (?:i|you)) ", re.IGNORECASE)
_RUN_IN = re.compile(  # "Eel pass." before what is done about it
    r"[A-Z][\w’'&/,]*(?: [\w’'&/,]+){0,5} ?[.:–—-]\s+(?=[A-Z])"
)
_INLINE = re.compile(r"^(?P<label>[^:\n]{2,60}):\s*(?=\S)")
_OFTEN = 3
_COUNTS = re.compile(r"\d|^recommendation$", re.IGNORECASE)
_BROKEN_OFF = re.compile(r"\b(?:will|to|when|if|because|by)$")
_LONGEST_BROKEN = 40  # characters of "To do this we will", "We will know it has worked when"


class LineLabel(NamedTuple):
    """The label a line begins with: its words, the field they name if any, and where the value begins."""

    words: str
    role: Role | None
    end: int


def is_listed(paragraph: Paragraph) -> bool:
    """A bullet, an item of a list, or a line that begins with a number or a letter in brackets."""
    if paragraph.kind is BlockKind.HEADING:
        return False
    text = paragraph.passage.text
    return (
        paragraph.kind is BlockKind.LIST_ITEM
        or leading_number(text) is not None
        or counted_item(text) is not None
    )


def announced_field(paragraph: Paragraph) -> Role | None:
    """The field that a heading or a line ending in a colon announces: "What will we do?", "We will:".

    "Measures: Increase in:" has begun the field already.
    """
    heading = paragraph.kind is BlockKind.HEADING or paragraph.bold
    question = paragraph.body.text.rstrip().endswith("?")
    plain = not (heading or question or is_lead_in(paragraph))
    if _has_begun(paragraph) or (plain and not _BROKEN_OFF.search(paragraph.body.text[:_LONGEST_BROKEN])):
        return None
    words = spelt_out(APPENDIX.sub("", _words(paragraph).lower())).strip(" :?–-")
    if plain:
        return Role.ACTION if words in section_terms().promises else _only_measures(words)
    promised = words in section_terms().promises or (is_lead_in(paragraph) and _PROMISE.search(words))
    if words in section_terms().announcements or promised:
        return Role.ACTION
    if asks_how_known(words):
        return Role.MEASURE
    role = None if words in section_terms().themes else field_role(words, _ASKED if question else _SURE)
    if role is None and heading and (own := without_section(words)) != words:
        return Role.MEASURE if field_role(own) is Role.MEASURE else None
    return role


def _only_measures(words: str) -> Role | None:
    """The measures that words a line of plain type breaks off after announce, exactly: "we will know it has worked when"."""
    return Role.MEASURE if field_role(words, 1.0) is Role.MEASURE else None


def _has_begun(paragraph: Paragraph) -> bool:
    """Whether a line that ends in a colon has a field before it: "Measures: Increase in:"."""
    begun = inline_fields(paragraph) if is_lead_in(paragraph) else ()
    return bool(begun) and announced_field(begun[0][1]) is None


def inline_fields(paragraph: Paragraph) -> tuple[tuple[Role, Paragraph], ...]:
    """The fields of a labelled line, "Lead: A Pike, May 2031" or "Lead: A Pike | Due: May 2031"; none of any other."""
    label = line_label(paragraph)
    if label is None or label.role in {None, Role.ACTION, Role.OUTCOME}:
        return ()
    behind = paragraph.body.cut(label.end)
    words, others = split_labels(behind, BEHIND_COLONS - {Role.ACTION, Role.OUTCOME}, spaced=True)
    found = (*by_look(label.role, label.words, words), *others)
    marker = paragraph.marker if paragraph.bulleted else ""  # of a list under a label
    return tuple(
        (r, Paragraph(v.passage, marker=marker, kind=paragraph.kind, page=paragraph.page)) for r, v in found
    )


def names_contact(paragraph: Paragraph) -> bool:
    """Whether a labelled line says whom to ask: "Contact officer: A Pike"."""
    label = _INLINE.match(paragraph.body.text)
    return label is not None and label["label"].lower() in section_terms().contacts


def heads_contact(heading: Paragraph) -> bool:
    """Whether a heading stands over whom to ask: "Contact us"; its first word instructs nobody."""
    return _words(heading).lower().strip(" :–-") in section_terms().contacts


def result(paragraph: Paragraph) -> tuple[tuple[Role, Paragraph], ...]:
    """The measure of "Outcome: more otters" in a line of its own; none of any other."""
    label = line_label(paragraph)
    if label is None or label.role is not Role.OUTCOME or is_heading(paragraph) or is_listed(paragraph):
        return ()
    return ((Role.MEASURE, Paragraph(paragraph.body.cut(label.end), page=paragraph.page)),)


def results_follow(body: Sequence[Paragraph | LogicalTable]) -> bool:
    """Whether the first line "Outcome: ..." stands below a field or an action: where it stands above it is a section's."""
    lines: list[Paragraph | LogicalTable | None] = [None, *body, None]
    for above, line, below in zip(lines, lines[1:], lines[2:], strict=False):
        if not (isinstance(line, Paragraph) and result(line) and isinstance(above, Paragraph)):
            continue
        label = line_label(above)
        named = label is not None and (label.role is not None or label.words.lower().startswith("action"))
        led = isinstance(below, Paragraph) and bool(inline_fields(below))
        return named or (led and (is_listed(above) or is_heading(above)))
    return False


def unknown_labels(lines: Sequence[Paragraph]) -> frozenset[str]:
    """The labels that lines begin with again and again and that name no field we keep: "Fit with other work: ..."."""
    found = (_INLINE.match(line.body.text) for line in lines if ":" in line.body.text)
    times = Counter(match["label"] for match in found if match)
    often = (label for label, count in times.items() if count >= _OFTEN and not _COUNTS.search(label))
    return frozenset(label for label in often if field_role(label, among=_ALL) in {None, Role.IGNORE})


def without_unknown(body: Sequence[Element], labels: AbstractSet[str]) -> Sequence[Element]:
    """The body without the lines of plain type that begin with one of the labels that nobody knows."""
    return [part for part in body if not _begins_with(part, labels)] if labels else body


def _begins_with(line: Element, labels: AbstractSet[str]) -> bool:
    if not isinstance(line, Paragraph) or is_heading(line) or is_listed(line):
        return False
    match = _INLINE.match(line.body.text)
    return match is not None and match["label"] in labels


def line_label(paragraph: Paragraph) -> LineLabel | None:
    """The label that a line begins with, a colon behind it: "Lead: A Pike"; None where there is none."""
    match = _INLINE.match(paragraph.body.text)
    if match is None:
        return None
    both = names_who_and_when(match["label"])
    role = Role.OWNER if both else field_role(match["label"], among=BEHIND_COLONS)
    return LineLabel(match["label"], role, match.end())


def explains_names(lines: Sequence[Paragraph]) -> bool:
    """Whether the last of the lines ends a list that says what names mean, two at least of no field: "Candour: being open".

    What instructs behind such a name is an action, and the fields below it are its own.
    """
    level = lines[-1].level
    listed = takewhile(lambda line: line.bulleted and line.level == level, reversed(lines))
    labels = list(takewhile(bool, map(_explained, listed)))
    return sum(label is not None and label.role is None for label in labels) > 1


def _explained(line: Paragraph) -> LineLabel | None:
    """The label that a line begins with and does not instruct behind."""
    label = line_label(line)
    return None if label and begins_with_verb(line.body.text[label.end :]) else label


def label_kind(paragraph: Paragraph) -> str:
    """The kind of a line's label: "end" of "Finish: May 2031"; "" of most."""
    label = line_label(paragraph)
    known = known_match(label.words, 1.0) if label else None
    return known.kind if known else ""


def labels_field(paragraph: Paragraph) -> bool:
    """Whether a line is a field's name, or one more or less like it, and a value: "Board sponsor: A Pike"."""
    match = _INLINE.match(paragraph.body.text)
    found = match_header(match["label"]) if match else ()
    return any(m.role in _NAMED_ABOVE and m.score >= _NAMELY for m in found)


def acts(paragraph: Paragraph) -> bool:
    """Whether a line begins as an instruction does."""
    return begins_with_verb(_words(paragraph))


def promises(paragraph: Paragraph) -> bool:
    """Whether a line says that those who write, or a body, will do something: "We will mend the weir"."""
    return deed(_words(paragraph)) is not None


def deed(text: str) -> str | None:
    """What words promise, "mend the weir" of "We will mend the weir"; None where they promise nothing."""
    promise = _PROMISED.match(text)
    return text[promise.end() - 1 :] if promise else None


def acts_behind_name(paragraph: Paragraph) -> bool:
    """Whether a line promises or instructs behind a name in front: "Eel pass. We will mend the weir"."""
    words = _words(paragraph)
    name = _RUN_IN.match(words)
    if name is None:
        return False
    behind = words[name.end() :]
    return deed(behind) is not None or begins_with_verb(behind)


def speaks_to_reader(line: Paragraph) -> bool:
    """Whether a line says what the reader should do or be: "You will need a licence", "Tell us what you think."."""
    text = line.body.text
    return _HOW_TO.match(text) is not None or _addressed().search(text) is not None


@cache
def _addressed() -> re.Pattern[str]:
    return whole_words(section_terms().addressed)


def _words(paragraph: Paragraph) -> str:
    number = leading_number(paragraph.body.text)
    return paragraph.body.text[number.body :] if number else paragraph.body.text


def field_role(text: str, least: float = _SURE, *, among: AbstractSet[Role] = _FIELDS) -> Role | None:
    """The field `among` these that the words name, at least so likely; None where they name none."""
    if len(text.split()) > _LONGEST_LABEL:
        return None
    best = next((m for m in match_header(text) if m.kind != WEAK), None)
    return best.role if best and best.score >= least and best.role in among else None
