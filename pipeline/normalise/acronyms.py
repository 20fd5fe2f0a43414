"""The plan's acronyms and what each stands for, by the most trustworthy source there is.

In order: the plan's glossary, its own inline definition, the authority's name or a name the plan spells out, the
lexicon. What none of them says is unresolved; what the lexicon says twice is ambiguous.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain

from pipeline.normalise.lineage import Ledger
from pipeline.tables import SourceCell
from pipeline.tagging.acronyms import find_acronyms, find_definitions
from pipeline.tagging.date_readings import Period
from pipeline.tagging.expansions import authority_initials, known_meanings, spelled_out
from pipeline.tagging.identity import explained_persons
from pipeline.texts.witness import looks_like_state
from schemas.layout_terms import header_terms
from schemas.passage import Passage
from schemas.plan import Acronym, AcronymSource
from schemas.record import Definition, Records
from schemas.vocabulary import TimescaleTerms, load_terms

_INITIALS = 2  # letters of an acronym that may be a person's initials
_LINE = re.compile(r"[^\n]+")
_SMALL_WORD = re.compile(r"\b[a-z]+\b")
_SENTENCE = 3  # words in small letters that make a text running words


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the plan around its acronyms: its authority, and its first and last year."""

    authority: str | None = None
    period: Period | None = None


@dataclass(slots=True)
class _Found:
    """The acronyms of a plan's texts: how often, where first, and which stand in running words."""

    passages: list[Passage]  # each text where it stands first
    times: Counter[str]  # how often each text stands
    counted: Counter[str] = field(default_factory=Counter)
    first: dict[str, Passage] = field(default_factory=dict)
    running: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Meaning:
    short: Passage
    long: Passage
    source: AcronymSource


def list_acronyms(
    records: Records, sources: Iterable[SourceCell], ledger: Ledger, setting: Setting
) -> tuple[Acronym, ...]:
    """A row an acronym with its expansion, traced where the plan's own words give it, and its source."""
    cells = list(sources)
    found = _find([cell.text for cell in cells])
    defined = _defined(records.definitions, [*found.passages, *_put_together(records)])
    rows = [_row(ledger, found, meaning) for meaning in defined.values() if not _is_person(meaning)]
    settled = {base for short in defined for base in _bases(short)}
    left = [name for name in found.counted if not settled & set(_bases(name))]
    own = spelled_out((passage.text for passage in found.passages), left)
    for name in left:
        if name.endswith("s") and name[:-1] in found.counted:
            continue  # counted with its singular
        rows.append(_undefined(ledger, found, name, own.get(name), setting))
    return tuple(sorted(rows, key=lambda row: (row.acronym, row.source)))


def _is_person(meaning: _Meaning) -> bool:
    """Whether a key explains somebody's initials: "AW = Anna Weir", which are no acronym."""
    return any(explained_persons([(meaning.short.text, meaning.long.text)]))


def _find(texts: Sequence[str]) -> _Found:
    times = Counter(texts)
    first = {text: number for number, text in reversed(list(enumerate(texts)))}
    found = _Found([Passage.of(first[text], text) for text in times], times)
    for passage in found.passages:
        text = passage.text
        spans = [span for span in find_acronyms(text) if not _is_heading_word(text, span)]
        in_sentence = bool(spans) and len(_SMALL_WORD.findall(text)) >= _SENTENCE
        for span in spans:
            short = passage.cut(*span)
            found.counted[short.text] += times[text]
            found.first.setdefault(short.text, short)
            if in_sentence:
                found.running.add(short.text)
    return found


def _is_heading_word(text: str, span: tuple[int, int]) -> bool:
    """Whether capitals are a column's name or a state alone in its cell, or a month."""
    word = text[slice(*span)].casefold()
    alone = text.strip().casefold() == word
    return word in _months() or (alone and (word in _header_words() or looks_like_state(word)))


@cache
def _months() -> frozenset[str]:
    return frozenset(word for words in load_terms(TimescaleTerms).months.values() for word in words)


@cache
def _header_words() -> frozenset[str]:
    return frozenset(wording for term in header_terms().root.values() for wording in term.wordings)


def _defined(definitions: Sequence[Definition], passages: Sequence[Passage]) -> dict[str, _Meaning]:
    """What the plan itself defines: in a table or in lines, and beside the first use."""
    defined: dict[str, _Meaning] = {}
    for definition in definitions:
        _define(defined, _Meaning(definition.short, definition.long, "glossary"))
    for passage in passages:
        for inline in find_definitions(passage.text):
            short, long = passage.cut(*inline.short).collapsed(), passage.cut(*inline.long).collapsed()
            _define(defined, _Meaning(short, long, "inline"))
    return defined


def _put_together(records: Records) -> Iterator[Passage]:
    """The texts that a page break had cut, and with them perhaps what a short form stands for."""
    texts = chain((action.text for action in records.actions), (measure.text for measure in records.measures))
    return (text for text in texts if len({piece.cell for piece in text.sources}) > 1)


def _define(defined: dict[str, _Meaning], meaning: _Meaning) -> None:
    """The meaning added, unless the plan gave one before that is nobody's name."""
    before = defined.get(meaning.short.text)
    if before is None or _is_person(before):
        defined[meaning.short.text] = meaning


def _bases(short: str) -> tuple[str, ...]:
    """An acronym as it is counted: without numbers behind it, in the singular and as written."""
    bare = re.sub(r"[\s(]*\d.*$", "", short)
    return (bare, bare.removesuffix("s")) if bare else (short,)


def _undefined(
    ledger: Ledger, found: _Found, name: str, own: tuple[int, int, int] | None, setting: Setting
) -> Acronym:
    meanings = known_meanings(name, setting.period)
    if setting.authority and authority_initials(setting.authority) == name:
        clash = bool(meanings)  # a council whose initials are TBC
        return _plain_row(
            ledger, found, name, *(("ambiguous", None) if clash else ("authority", setting.authority))
        )
    if own is not None:
        long = found.passages[own[0]].cut(*own[1:]).collapsed()
        return _row(ledger, found, _Meaning(found.first[name], long, "authority"))
    if len(name) <= _INITIALS and name not in found.running:
        meanings = ()  # they may be a person's
    if len(meanings) == 1:
        return _plain_row(ledger, found, name, "lexicon", meanings[0])
    return _plain_row(ledger, found, name, "ambiguous" if meanings else "unresolved", None)


def _plain_row(
    ledger: Ledger, found: _Found, name: str, source: AcronymSource, expansion: str | None
) -> Acronym:
    return Acronym(
        plan_id=ledger.plan_id,
        acronym=name,
        expansion=expansion,
        source=source,
        occurrences=_occurrences(found, name),
    )


def _row(ledger: Ledger, found: _Found, meaning: _Meaning) -> Acronym:
    record = f"{ledger.plan_id}/{meaning.short.text}/{meaning.source}"
    ledger.trace("acronyms", record, "acronym", meaning.short)
    ledger.trace("acronyms", record, "expansion", meaning.long)
    return _plain_row(ledger, found, meaning.short.text, meaning.source, meaning.long.text)


def _occurrences(found: _Found, short: str) -> int:
    """How often an acronym stands in the plan, in the singular, the plural and with a number behind it."""
    base = _bases(short)[0]
    counted = sum(found.counted[name] for name in {base, f"{base}s", base.removesuffix("s")} if name)
    if counted:  # with the headers that are nothing else
        return counted + (found.times[short] if short.casefold() in _header_words() else 0)
    pattern = re.compile(rf"(?<!\w){re.escape(short)}(?!\w)")
    return sum(len(pattern.findall(text)) * times for text, times in found.times.items() if short in text)
