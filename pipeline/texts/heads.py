"""Headings: which lines are some, and their number or name apart from their title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from pipeline.texts.entries import Entry
from pipeline.texts.numbers import NUMBER_WORDS, leading_number
from pipeline.texts.sentences import announcing, ends_sentence, is_lead_in
from schemas.document import BlockKind
from schemas.layout_terms import header_terms, section_terms
from schemas.passage import EMPTY, Passage
from schemas.record import LogicalTable, Paragraph
from schemas.vocabulary import alternatives

APPENDIX = re.compile(
    r"^(?:appendix|annex|section|part)(?: (?:\d{1,2}|[a-z])\b)?(?=\W|$)"
)  # alone it announces no more than "Action plan" does
_PART = re.compile(r"\W*part\b", re.IGNORECASE)
_PAIRED = re.compile(r"\band \w+$")
_LONGEST_HEADING = 25  # words of a bold line that is still a heading
_LONGEST_LABEL = 4  # words of "Key objectives" over a list
_ACTIONS = re.compile(r"\bactions?\b", re.IGNORECASE)  # "Priority actions" lists no sections
_TOP = 8  # lines in which minutes say that they are some
_REMEMBERED = 1024  # texts: headers are asked for their kind in every row
_LETTERS = r"(?-i:[B-H]|A(?=\s+[A-Z][\w'’-]*(?:\s+[^A-Z\s]\S*)+\s*$))"  # an "A" before a title in capitals may be a word of it
_FRONT = r"(?!(?:the|of|on|with|for|to|in|against|under|from|and|this|each)\b)[a-z][\w'’-]*"  # "Well-being objective 1"
_MINUTES = re.compile(
    r"^\W*(?:draft |unconfirmed |confirmed |printed )?minutes\b|\bminutes of\b|\bmeeting minutes\b",
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"([A-Z](?=[.)])|\d{1,2}[A-Z]?(?=\s+(?:[A-Z][a-z]|A\s)))[.)]?\s+(?=\S+ )|(1?\d[A-Z]?)[.)]?\s+(?=[A-Z][a-z]+(?:-[a-z]+)?$)"
)
_OF_COLUMNS = frozenset(
    {"high", "medium", "continued", "total", "totals", "summary", "overview", "complete", "completed"}
)
_EDGES = " :-–\n"


@dataclass(frozen=True, slots=True)
class Head:
    """A heading with its number or name ("Priority One") apart from its title."""

    level: int
    title: Passage
    ref: Passage = EMPTY
    kind: str = "theme"


def names_a_plan(body: Sequence[Paragraph | LogicalTable]) -> bool:
    """Whether a heading, or the first line, says that the document is a plan or holds one; no minutes of a meeting do.

    So may a line below the first, though in plain type, that is no sentence: "Marshwick flood plan" below "Dry feet".
    """
    lines = [p for k, p in enumerate(body) if isinstance(p, Paragraph) and (k == 0 or is_heading(p))]
    second = body[1] if len(body) > 1 and lines[:1] == [body[0]] else None
    if isinstance(second, Paragraph) and not ends_sentence(second.body.text):
        lines.append(second)
    front = [p for p in body[:_TOP] if isinstance(p, Paragraph)]
    if any(_MINUTES.search(line.body.text) for line in front):
        return False
    return _plans().search("\n".join(line.body.text.lower() for line in lines)) is not None


@cache
def _plans() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, section_terms().plans))})\b")


@lru_cache(maxsize=_REMEMBERED)
def kind_of(text: str) -> str | None:
    """The kind of section the text's words name, if they name one."""
    words = re.sub(r"[^a-z ]+", " ", text.lower())
    return next((kind for kind, pattern in _kinds().items() if pattern.search(words)), None)


@cache
def _kinds() -> dict[str, re.Pattern[str]]:
    kinds = section_terms().kinds.items()
    return {kind: re.compile(rf"\b(?:{'|'.join(map(re.escape, wordings))})\b") for kind, wordings in kinds}


def announces(text: str) -> bool:
    """Whether a heading's words only say that actions or the like follow: "Key actions", "The steps we will take".

    So does "Recommendations and management response". "Priority action 1" is the name of one, whose title is the line below it.
    """
    words = set(re.findall(r"[a-z]+", _answers().sub("plan", text.lower())))
    mere = section_terms().mere
    if not words & set(mere["nouns"]) or not words <= {*mere["nouns"], *mere["fillers"]}:
        return False
    named = _numbered().match(text)
    return named is None or not named["after"] or named.end() < len(text)


@cache
def _answers() -> re.Pattern[str]:
    """What a body's plan is called that answers recommendations; a bare "Response" may be to floods."""
    return re.compile(rf"\b{alternatives(a for a in section_terms().answers if ' ' in a)}s?\b")


def heads_glossary(text: str) -> bool:
    """Whether a heading stands over a list of short forms: "Glossary", "Annex B: Abbreviations used in this plan".

    So does "Words we use".
    """
    words, terms = set(re.findall(r"[a-z]+", APPENDIX.sub("", text.lower()))), section_terms().glossaries
    explains = not any(words.isdisjoint(terms[name]) for name in ("words", "explained"))
    known = terms["nouns"] | terms["fillers"] | terms["words"] | terms["explained"]
    return (explains or not words.isdisjoint(terms["nouns"])) and words <= known


def leads_to_glossary(text: str) -> bool:
    """Whether a sentence announces a list of short forms: "These initials are used:"."""
    words = re.findall(r"[a-z]+", text.lower()) if text.rstrip().endswith(":") else ()
    return len(words) <= _LONGEST_HEADING and not section_terms().glossaries["nouns"].isdisjoint(words)


def is_heading(paragraph: Paragraph) -> bool:
    """A heading by style or size, or a short bold line."""
    if paragraph.kind is BlockKind.HEADING:
        return True
    short = len(paragraph.passage.text.split()) <= _LONGEST_HEADING
    return paragraph.kind is BlockKind.PARAGRAPH and paragraph.bold and short


def listed_kind(element: Paragraph, following: Paragraph | LogicalTable | None) -> str | None:
    """The kind a line announces: "OBJECTIVES:", "Key objectives", "The outcomes will be that by 2014:".

    The recommendations of a report to a meeting are no sections of its plan.
    """
    short = is_heading(element) and len(element.passage.text.split()) <= _LONGEST_LABEL
    if not (short or is_lead_in(element)):
        return None
    text = announcing(element.passage.text)
    kind = kind_of(text)
    if kind is None or split_name(element.passage.collapsed()) or _ACTIONS.search(element.passage.text):
        return None
    plural = re.search(r"(?:s|ves|ies)\b", text, re.IGNORECASE) is not None
    lists = following is None or (
        isinstance(following, Paragraph)
        and (following.kind is BlockKind.LIST_ITEM or numbered_line(following))
        and not _asks_a_meeting(following)
    )
    return kind if plural and lists else None


def _asks_a_meeting(item: Paragraph) -> bool:
    """Whether an item asks those at a meeting to decide: "2.1 That Members note ...", "To approve ..."."""
    text = item.body.text
    number = leading_number(text)
    return _decisions().match(text, number.body if number else 0) is not None


@cache
def _decisions() -> re.Pattern[str]:
    bodies, verbs, plain = (alternatives(section_terms().decisions[k]) for k in ("bodies", "verbs", "plain"))
    body = rf"(?:the )?(?:[\w-]+ ){{0,4}}?{bodies}"
    asked = r"(?:(?:is|are) (?:asked|invited|recommended|requested) to|to|should)"
    whole = rf"(?:that {body} (?:{asked} )?{verbs}s?|{body} {asked} {verbs}|(?:to )?{plain})\b"
    return re.compile(rf"\s*{whole}", re.IGNORECASE)


def numbered_line(paragraph: Paragraph) -> bool:
    """Whether it begins with a number and is no heading."""
    return leading_number(paragraph.passage.text) is not None and not is_heading(paragraph)


def split_name(passage: Passage) -> tuple[Passage, Passage, str] | None:
    """The ref, the title behind it and the kind of "Priority One", "1. AIM: ..." or "Aim 2: ..."; else None."""
    match = _numbered().match(passage.text)
    if match is None:
        return _labelled(passage) or _spaced(passage)
    name = "before" if match["before"] else "after"
    kind, title = kind_of(match.group()) or "theme", passage.cut(match.end()).strip(_EDGES)
    if _PART.match(match.group()) and ends_as_plan(title.text):
        return None  # "Part A: River strategy plan" announces the plan
    return passage.cut(match.start(name), match.end(name)), title, kind


def names_kind_of_plan(text: str) -> bool:
    """Whether a text holds what kinds of plans are called: "River Action Plan 2031"."""
    small = text.lower()
    return any(title in small for title in section_terms().titles)


def ends_as_plan(title: str) -> bool:
    """Whether a title's last words name a plan, "Clean rivers strategy"; "Monitoring and review" does not."""
    words = title.lower()
    return words.endswith(section_terms().titles) and not _PAIRED.search(words)


def _labelled(passage: Passage) -> tuple[Passage, Passage, str] | None:
    """A kind without a number, "Theme: Getting around": no ref, the title behind the word and the kind it names."""
    match = _kind_label().match(passage.text)
    if match is None:
        return None
    return EMPTY, passage.cut(match.end()).strip(_EDGES), kind_of(match["kind"]) or "theme"


def _spaced(passage: Passage) -> tuple[Passage, Passage, str] | None:
    """A kind and its number with but a space before the title, "PRIORITY 3 CLEAN RIVERS", "Aim B Eels"; "Aim 3 Actions" has none.

    So has a large number beside a small label and the title below that, "3 PRIORITY Clean rivers".
    """
    match = _kind_spaced().match(passage.text) or _kind_between().match(passage.text)
    if match is None or announces(title := passage.text[match.end() :]) or _names_field(title.strip()):
        return None
    return (
        passage.cut(*match.span("name")),
        passage.cut(match.end()).strip(_EDGES),
        kind_of(match.group()) or "theme",
    )


def _names_field(title: str) -> bool:
    """Whether a single word behind a kind and its number is a column's name or a rating: "Priority 1 High"."""
    word = title.lower()
    return " " not in word and (
        word in _OF_COLUMNS or any(word in t.wordings for t in header_terms().root.values())
    )


@cache
def _kind_spaced() -> re.Pattern[str]:
    several = (
        name for name in section_terms().names if " " in name
    )  # "Section 3 Safe banks" may be of a law
    kinds = "|".join(map(re.escape, (*chain.from_iterable(section_terms().kinds.values()), *several)))
    number = rf"(?:\d{{1,2}}(?:\.\d{{1,2}})?[a-h]?|{NUMBER_WORDS}|{_LETTERS})"
    return re.compile(
        rf"\s*(?P<name>(?i:(?:{kinds})\s+{number}))\s+(?=[A-Z][\w'’-]{{3,}}\s*$|[A-Z][\w'’-]*,?\s+\S)"
    )


@cache
def _kind_between() -> re.Pattern[str]:
    known = chain.from_iterable(section_terms().kinds.values())
    kinds = "|".join(
        re.escape(kind.upper()) for kind in known if not kind.endswith("s")
    )  # of several a list follows
    return re.compile(rf"\s*(?P<name>\d{{1,2}})\s+(?:{kinds})\s+(?=[A-Z][a-z'’-]*,?\s+[\w'‘“(]*[a-z])")


@cache
def _numbered() -> re.Pattern[str]:
    sign = r"(?:no\.?\s?|number\s|#)?"
    number = rf"(?:{sign}(?:[a-z]{{1,2}})?\d{{1,2}}(?:\.\d+)*[a-h]?|[ivx]{{1,4}}|[a-h]|{NUMBER_WORDS})"
    stages = "|".join(map(re.escape, section_terms().stages))
    return re.compile(
        rf"\s*(?:(?P<before>\d{{1,2}})[.)]?\s+(?:{_kind_names()})|(?P<after>(?:{_kind_names()}|{stages})\s+{number}"
        rf"|(?:{_FRONT}\s+){{0,2}}(?:{_kind_names()})(?:\s+of(?:\s+[a-z]+){{1,3}})?\s+(?:(?:[a-z]{{1,2}})?\d{{1,2}}|{NUMBER_WORDS}|(?-i:[A-H])(?=:))))"
        r"\b\s*(?P<stop>[:–]|\.(?!\d)|-(?!(?-i:[a-z]))|$)\s*",
        re.IGNORECASE,
    )


@cache
def _kind_label() -> re.Pattern[str]:
    kinds = "|".join(map(re.escape, chain.from_iterable(section_terms().kinds.values())))
    whose = r"\s+for(?:\s+(?-i:[a-z][\w'’-]*)){1,3}"  # "Outcome for young people: ..."
    return re.compile(rf"\s*(?P<kind>{_kind_names()}|(?:{kinds}){whose})\s*:\s+(?=\S)", re.IGNORECASE)


def _kind_names() -> str:
    known = (*chain.from_iterable(section_terms().kinds.values()), *section_terms().names)
    return "|".join(map(re.escape, known))


def named_title(entry: Entry) -> tuple[Entry, str | None]:
    """A section's entry with the name before its title apart ("Priority 1: Clean rivers"), and the kind named."""
    named = None if entry.ref else split_name(entry.text)
    if named is None or not named[1]:
        return lettered(entry), None
    ref, title, kind = named
    return Entry(title, ref), kind


def lettered(entry: Entry) -> Entry:
    """The entry with the capital letter or bare number before its title ("A. Safe goods", "1 Living well", "2 Homes") as its ref."""
    match = None if entry.ref else _LETTER.match(entry.text.text)
    if match is None:
        return entry
    return Entry(entry.text.cut(match.end()), entry.text.cut(*match.span(match.lastindex or 0)))
