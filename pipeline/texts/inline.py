"""Labelled fields inside an action's own words: "Mend the weirs. (Lead: Rivers Team. By: May 2031)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import chain

from pipeline.texts.date_ends import cut_date
from pipeline.texts.headers import match_header
from pipeline.texts.witness import looks_like_date
from schemas.passage import EMPTY, Passage, inserted, join
from schemas.record import Paragraph, Value
from schemas.role import Role
from schemas.vocabulary import OwnerTerms, load_terms

Labelled = tuple[Role, Value]

_SURE = 0.95
_LONGEST_LABEL = 4  # words
_FIELDS = frozenset({Role.OWNER, Role.TIMESCALE, Role.PARTNER, Role.COST, Role.STATUS, Role.REVIEW})
_PLAIN = frozenset(
    {Role.OWNER, Role.TIMESCALE, Role.PARTNER, Role.COST}
)  # no sentences: the stop behind one is not its own
_PARTNERED = frozenset({Role.PARTNER})
_MEASURED = frozenset({Role.MEASURE, Role.OUTCOME})
_FIGURES = frozenset({Role.BASELINE, Role.LATEST, Role.TARGET})
_LABEL = re.compile(
    # consumed to the label's end: the dash behind "including at night" is the one before "Lead: A Pike"
    r"(?:^|(?<=[.;,|(\[–—-])|(?<=\n))\s*(?P<label>[A-Za-z][A-Za-z /&]{1,38}?)(?=(?P<gap>(?:\s*[:–]|\s-(?=\s))\s*)\S)"
)
_SPACED = re.compile(
    r"(?<=[\w)])\s+(?P<label>By [Ww]hen|[A-Z][a-z]+(?:['’][a-z]+)?(?: [a-z]+){0,3})(?=(?P<gap>\s*:\s*)\S)"
)
_FRONT = re.compile(r"(?:^|[,;/&]\s*|\band\s+)([A-Z][a-z]+)$")
_AFTER = " | "  # a label stands right behind it
_BOTH = re.compile(r"\s*(?:/|&|\band\b)\s*")  # between two names of fields
_COLON = re.compile("[:–]| - ")
_BRACKET = re.compile(r"[()\[\]]")
_MARKS = " .;,|–—-\n"
_EDGES = f"{_MARKS}()[]"


def split_labels(
    text: Passage, among: AbstractSet[Role] = _FIELDS, *, spaced: bool = False
) -> tuple[Passage, tuple[Labelled, ...]]:
    """The words before the first label, and the labelled fields; all of the text where none `among` these is.

    "Outcome: ..." and "Measure: ..." behind a field are a measure. Behind a label others may stand with nothing but a gap
    before, "Lead: A Pike   When: May 2031"; in all of the text where one stands before it (`spaced`).
    """
    if not _COLON.search(text.text):
        return text, ()  # as nearly every text
    every = among | _MEASURED
    known = _named(_LABEL.finditer(text.text), every)
    begun = [0] if spaced else [end for end, (_, role) in known.items() if role in among]
    if begun:
        known |= {end: label for end, label in _named(_spaced(text.text), every).items() if end > min(begun)}
    labels = [known[end] for end in sorted(known)]
    while labels and labels[0][1] not in among:
        del labels[0]
    if not labels or labels[0][0].start() == 0:
        return text, ()
    ends = [m.start() for m, _ in labels[1:]] + [len(text)]
    fields: list[Labelled] = []
    more = EMPTY
    for (match, role), end in zip(labels, ends, strict=True):
        words, behind = _closed(text.cut(match.end("gap"), end))
        if words:
            fields += by_look(Role.MEASURE if role in _MEASURED else role, match["label"], words)
        if looks_like_date(behind.text):
            fields.append((Role.TIMESCALE, Value(behind)))
        elif behind:
            more = join((more, behind))
    own = text.cut(0, labels[0][0].start()).strip(" ;,|([–—-\n")
    return join((own, more)) if more else own, tuple(fields)


def _named(found: Iterable[re.Match[str]], among: AbstractSet[Role]) -> dict[int, tuple[re.Match[str], Role]]:
    """The labels of fields `among` these, by where their values begin."""
    return {m.end("gap"): (m, role) for m in found if (role := _role(m["label"], among)) is not None}


def labels_in(text: str) -> list[re.Match[str]]:
    """What may be names of fields in a text (`label`), each up to its value (`gap`), with nothing but white before it or not."""
    found = {match.end("gap"): match for match in (*_LABEL.finditer(text), *_spaced(text))}
    return [found[end] for end in sorted(found)]


def _spaced(text: str) -> Iterator[re.Match[str]]:
    """The labels with nothing but a gap before them; "Team Manager: Rivers" is one title, as no team is called "Team"."""
    titles = load_terms(OwnerTerms).generic_titles
    for match in _SPACED.finditer(text):
        front = _FRONT.search(text, 0, match.start())
        title = front and front[1].lower() in titles and match["label"].lower() in titles
        if not title:
            yield match


def _closed(words: Passage) -> tuple[Passage, Passage]:
    """The words up to the bracket that closes what was opened before them, and those behind it."""
    depth = 0
    for bracket in _BRACKET.finditer(words.text):
        depth += 1 if bracket.group() in "([" else -1
        if depth < 0:  # what stands before it opens and closes its own: "Rivers Team (East)"
            return words.cut(0, bracket.start()).strip(_MARKS), words.cut(bracket.end()).strip(_EDGES)
    return trimmed(words), EMPTY


def trimmed(words: Passage) -> Passage:
    """The words without the marks around them; a bracket that they open and close at their end is their own."""
    own = words.strip(_MARKS)
    closed = own.text.endswith((")", "]")) and own.text[:1] not in "([" and _balanced(own.text)
    return own if closed else own.strip(_EDGES)


def _balanced(text: str) -> bool:
    return text.count("(") == text.count(")") and text.count("[") == text.count("]")


def split_lines(paragraphs: Sequence[Paragraph]) -> tuple[tuple[Paragraph, ...], tuple[Labelled, ...]]:
    """The lines of a cell without those that are labelled fields ("Lead: A Pike") below its first, and these.

    Where such lines stand below several others, each is put at the end of the one it stands below.
    """
    kept, below = _lines_apart(paragraphs, _FIELDS)
    if len({place for place, _ in below}) > 1:
        for place, line in below:
            whole = join((kept[place].passage, line.body), _AFTER)
            kept[place] = replace(kept[place], passage=whole)
        return tuple(kept), ()
    if below:
        kept, below = _lines_apart(paragraphs, _FIELDS | _MEASURED)
    return tuple(kept), tuple(chain.from_iterable(_labelled(line) for _, line in below))


def _lines_apart(
    paragraphs: Sequence[Paragraph], among: AbstractSet[Role]
) -> tuple[list[Paragraph], list[tuple[int, Paragraph]]]:
    """The lines of a cell, and those below its first that name a field `among` these, each with the place it stands below.

    The figures of a measure belong to its line: "Measure: eels" above "Target: 90".
    """
    kept = list(paragraphs[:1])
    below: list[tuple[int, Paragraph]] = []
    for line in paragraphs[1:]:
        role = label_role(line.body.text, among | _FIGURES)
        if role is None or (role in _FIGURES and not (below and _names_measure(below[-1][1], among))):
            kept.append(line)
        elif role in _FIGURES:
            place, measure = below[-1]
            below[-1] = place, replace(measure, passage=join((measure.passage, line.body)))
        else:
            below.append((len(kept) - 1, line))
    return kept, below


def _names_measure(line: Paragraph, among: AbstractSet[Role]) -> bool:
    return label_role(line.body.text, among & _MEASURED) is not None


def is_labelled(line: str) -> bool:
    """Whether a line begins with the name of a field: "Lead: A Pike"."""
    return label_role(line) is not None


def label_role(line: str, among: AbstractSet[Role] = _FIELDS) -> Role | None:
    """The field whose name a line begins with: "Lead: A Pike" begins with an owner's."""
    match = _LABEL.match(line)
    return _role(match["label"], among) if match else None


def split_partners(value: Value) -> list[Labelled]:
    """The owners of an owner cell, and the partners it names behind a label of theirs: "Lead: A Pike. With: Club"."""
    owners, others = split_labels(value.passage, _PARTNERED)
    named = [(Role.OWNER, Value(owners, value.inherited))] if owners else []
    return [*named, *((role, replace(other, inherited=value.inherited)) for role, other in others)]


def labelled_parts(line: Paragraph) -> tuple[Passage, list[Labelled]]:
    """The words of a line before its first label, and the labelled fields: "Lead: A Pike", "A Pike; by when: May 2031".

    "Completed: May 2031" is a date.
    """
    match = _LABEL.match(line.body.text)
    role = _role(match["label"], _FIELDS | _MEASURED) if match else None
    if match and role is not None and (role in _PLAIN or ":" in match["gap"]):
        fields = _labelled(line)
        done = any(r is Role.STATUS and looks_like_date(value.passage.text) for r, value in fields)
        return (line.body, []) if done else (EMPTY, fields)
    words, inside = split_labels(line.body) if ":" in line.body.text else (line.body, ())
    return words, list(inside)


def labels_of(line: Paragraph) -> dict[Role, Passage]:
    """The names of these fields as they stand there, or their own where none does: "May 2031" behind "Lead: A Pike," has none."""
    fields = dict.fromkeys(role for role, _ in labelled_parts(line)[1])
    every = _FIELDS | _MEASURED
    names = {_role(m["label"], every): m.span("label") for m in labels_in(line.body.text)} if fields else {}
    return {role: line.body.cut(*names[role]) if role in names else inserted(role.value) for role in fields}


def _labelled(line: Paragraph) -> list[Labelled]:
    match = _LABEL.match(line.body.text)
    role = _role(match["label"], _FIELDS | _MEASURED) if match else None
    if match is None or role is None:
        return []
    words, others = split_labels(line.body.cut(match.end("gap")), _FIELDS | _MEASURED, spaced=True)
    words = trimmed(words)
    kind = Role.MEASURE if role in _MEASURED else role
    return [*(by_look(kind, match["label"], words) if words else ()), *others]


def names_who_and_when(label: str) -> bool:
    """Whether a label names owners and then dates, "Lead/By when": its value is somebody and the day behind that."""
    who, *when = _BOTH.split(label)
    return len(when) == 1 and [_role_of(n, _FIELDS) for n in (who, *when)] == [Role.OWNER, Role.TIMESCALE]


def _role(label: str, among: AbstractSet[Role] = _FIELDS) -> Role | None:
    if Role.OWNER in among and names_who_and_when(label):
        return Role.OWNER
    return _role_of(label, among)


def _role_of(label: str, among: AbstractSet[Role]) -> Role | None:
    if len(label.split()) > _LONGEST_LABEL:
        return None
    known = [m for m in match_header(label) if m.score >= _SURE]
    asked = [m.role for m in known if m.score == known[0].score and not m.kind and m.role in among]
    return asked[0] if asked else None  # a "Measure" may be a deed or what is measured


def by_look(role: Role, label: str, words: Passage) -> list[Labelled]:
    """The field as its words look: "By: May 2031" is a date, and "Lead: A Pike, May 2031" names somebody and a date.

    "Lead: to be agreed" is no date: only a label that may ask when has one alone.
    """
    if role in _PLAIN:
        words = words.strip(_MARKS)
    if role is not Role.OWNER:
        return [(role, Value(words))]
    before, after = cut_date(words)
    dated = any(m.role is Role.TIMESCALE and m.score >= _SURE for m in match_header(label))
    if not before and not dated and not names_who_and_when(label):
        return [(role, Value(words))]
    return [(r, Value(part)) for r, part in ((Role.OWNER, before), (Role.TIMESCALE, after)) if part]
